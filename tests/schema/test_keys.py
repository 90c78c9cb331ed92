"""Each key is described once: by the call that reads it, and by a catalogue's words, of which none is missing or left over."""

from __future__ import annotations

import re

import pytest
from jsonschema import Draft202012Validator

from practicum.cli.handbook import keys
from practicum.course.vocabulary import Relation, Vocabulary
from practicum.files.fields import Fields
from practicum.files.yaml_tree import parse
from practicum.quiz import kinds
from practicum.quiz.reader import read_quiz
from practicum.schema import formats, json_schema
from practicum.schema.describe import example, in_words, is_nested, meaning, rows
from practicum.schema.formats import PAGES, Trade, by_name
from practicum.schema.json_schema import DRAFT, FORMATS, schemas
from practicum.schema.record import Recorder
from practicum.words import languages, say, speak
from practicum.words.en.keys import WORDS
from support.paths import HANDBOOK
from support.schemas import ONLY_CHECK, as_editors_see, message_of, refused, validators

TRADE = Trade(vocabulary=Vocabulary(relation=Relation(first="owed_by", second="owed_to", text="{from} {to}")))


def every_key(record):
    """Yield each key of a record, and of those within it."""
    for key in record.keys.values():
        yield key
        if key.inner:
            yield from every_key(key.inner)


def all_keys():
    """Return each key of every format, without those that only must be empty."""
    records = [*by_name().values(), formats.source(TRADE)]
    return [key for record in records for key in every_key(record) if key.method != "empty"]


@pytest.mark.parametrize("language", languages())
def test_every_key_has_words_and_an_example_and_no_words_are_left_over(language):
    speak(language)
    used = set()
    for key in all_keys():
        used.add(f"key.{key.at}")
        assert say(f"key.{key.at}")
        assert in_words(key)
        if not is_nested(key):
            used.add(f"key.{key.at}-example")
            assert example(key) is not None
        if not key.at.startswith("source.points"):
            used |= {f"word.{key.name.removesuffix('s')}.{word}" for word in key.words}
        assert all(meaning(key, word) for word in key.words)
    described = {ident for ident in WORDS if ident.count(".") > 1}
    assert described <= used | {ident for ident in described if ident.startswith("word.stance.")}
    assert {ident for ident in used if ident.startswith("key.")} <= described


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", FORMATS)
def test_a_schema_is_one_and_takes_its_own_examples_and_defaults(name, language):
    speak(language)
    schema = schemas(TRADE)[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == DRAFT
    told = [node for node in nodes(schema) if "description" in node]
    assert told
    for node in told:
        one = Draft202012Validator({**node, "$defs": schema["$defs"]})
        assert all(one.is_valid(value) for value in node.get("examples", ())), node
        assert "default" not in node or one.is_valid(node["default"]), node


def nodes(data):
    """Yield every mapping in JSON data."""
    if isinstance(data, dict):
        yield data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from nodes(inner)


def composed(record):
    """Return a mapping with the example of each key of a record."""
    return {
        key.name: [composed(key.inner)] * max(key.low, 1) if key.method == "tables" and key.inner
        else composed(key.inner) if key.inner else example(key)
        for key in record.keys.values() if key.method != "empty"
    }  # fmt: skip


def test_a_file_of_all_the_examples_fits_its_schema():
    found = validators(TRADE)
    for name, record in (
        ("source", formats.source(TRADE)),
        ("glossary", formats.glossary()),
        ("tensions", formats.tensions()),
        ("answers", formats.answers()),
        *(("page", formats.page(key)) for key in PAGES),
    ):
        assert [*found[name].iter_errors(composed(record))] == [], name
    for kind in kinds.names():
        question = composed(formats.shared()) | composed(formats.own(kind)) | {"kind": kind}
        if kind == "reflection":
            question = {key: value for key, value in question.items() if key not in ("points", "all_or_nothing")}
        quiz = composed(formats.quiz()) | {"questions": [question], "mode": "practice"}
        assert [*found["quiz"].iter_errors(quiz)] == [], kind


def of_one(key):
    """Return the schema of a mapping with one key, as the schema of a file has it."""
    record = Recorder("quiz")
    record.keys = {key.name: key}
    record.close()
    return json_schema._mapping(record) | {"$defs": json_schema._scalars()}


def test_type_bounds_and_default_are_those_that_the_reader_asks_for():
    record = Recorder("quiz")
    record.integer("pass", 5, 70, 60, "fix.percent")
    schema = of_one(record.keys["pass"])["properties"]["pass"]
    assert {key: schema[key] for key in ("minimum", "maximum", "default")} == {
        "minimum": 5,
        "maximum": 70,
        "default": 60,
    }
    assert schema["type"] == ["integer", "string", "null"]
    assert "from 5 to 70" in schema["description"]
    assert "from 5 to 70, such as `80`; `60` if left out" in rows(record)


def test_the_handbooks_tables_have_a_row_for_every_key_of_a_format():
    text = "".join(path.read_text("utf-8") for path in sorted(HANDBOOK.glob("*.md")))
    shown = re.findall(r'\{\{ keys\("([\w.]+)"(, flat=True)?\) \}\}', text)
    assert {name for name, _ in shown} == {
        *("lesson", "module", "worksheet", "quiz", "quiz.stimuli", "quiz.draw", "question", *kinds.names()),
        *("source", "glossary.terms", "tensions.tensions", "answers", "vocabulary", "rules"),
    }
    row = next(line for line in keys("quiz", flat=True).splitlines() if line.startswith("| `pass` "))
    assert row.endswith("| a whole number from 0 to 100, such as `80`; `80` if left out |")
    with pytest.raises(KeyError):
        keys("quiz.pass")


VALUES = (
    "0", "1", "2", "26", "27", "100", "101", "0.5", "1/2", "2/1", "1/0", "-1", "50.0", "050", "0000000050", "1e2", "x",
    "1000", "1001", "0.0", "0/5", "5.", ".5", " 5", "1,000", "true", "", "~", "[1]", "{a: 1}", "1440", "1441", "999999999",
    "1000000000", "'5'", "'5 '", "'100.5'", "'1000.1'", "2026-01-31", "2026-02-30", "2026-13-01", "No", "Yes", "'true'",
    "remember", "' apply '", "Apply", "assessment", "a-b", "a--b", "A", "'a b'", "[a, b]", "[[a]]", "['']", "[~]", '"\\a"',
    '"\\u200b"', "'  '", "|\n    apply\n", "0x10", "1e-5", "0o7", ".inf", "True",
)  # fmt: skip


@pytest.mark.parametrize("kind", kinds.names())
def test_each_value_of_each_key_is_refused_by_both_or_by_none(kind):
    """Each key by itself, in a reader that reads nothing else, so that no other fault hides what is said of it."""
    for record in (formats.own(kind), formats.shared(), formats.quiz(), formats.answers()):
        for key in every_key(record):
            if key.method not in CALLS:
                continue
            validator = Draft202012Validator(of_one(key))
            for value in VALUES:
                text = f"{key.name}: {value}\n"
                problems = []
                fields = Fields(parse(text, "f"), "f", problems)
                CALLS[key.method](fields, key)
                found = [*validator.iter_errors(as_editors_see(text))]
                assert problems or not found, (key.at, value, found)
                left = {message_of(problem) for problem in problems} - ONLY_CHECK
                assert found or not left, (key.at, value, left)


def _default(key):
    return None if key.required else str(key.default or "")


CALLS = {
    "text": lambda fields, key: fields.text(key.name, "fix.id", _default(key), blank=key.blank),
    "word": lambda fields, key: fields.word(key.name, "fix.id", _default(key), blank=key.blank),
    "line": lambda fields, key: fields.line(key.name, "fix.id", _default(key)),
    "name": lambda fields, key: fields.name(key.name, "fix.id", _default(key)),
    "names": lambda fields, key: fields.names(key.name, "fix.id", required=key.required),
    "choice": lambda fields, key: fields.choice(key.name, key.words, "fix.id", _default(key)),
    "choices": lambda fields, key: fields.choices(key.name, key.words, "fix.id", required=key.required),
    "date": lambda fields, key: fields.date(key.name, "fix.id"),
    "flag": lambda fields, key: fields.flag(key.name, "fix.id"),
    "lines": lambda fields, key: fields.entries(key.name, "fix.id", required=key.required),
    "number": lambda fields, key: fields.number(
        key.name, key.low, key.high, key.default, "fix.id", finest=key.finest, zero=key.zero
    ),
}


def test_an_assessment_may_be_without_its_key_but_not_with_a_part_of_it():
    validator = validators()["quiz"]
    public = """\
title: Final
mode: assessment
questions:
  - {id: a, kind: choice, objective: o, stem: S, see: l#h, options: [{text: A}, {text: B}]}
  - {id: b, kind: reflection, objective: o, stem: S, see: l#h}
"""
    assert refused(validator, public) == []
    assert read_quiz(public, "f", "q").keyless
    for less in (
        public.replace("mode: assessment\n", ""),
        public.replace("{text: A}", "{text: A, credit: 1, why: W}"),
        public.replace("see: l#h}", "see: l#h, rubric: []}"),
    ):
        assert refused(validator, less)


def test_what_a_question_must_not_have_and_what_none_may_have_is_refused():
    validator = validators()["quiz"]
    quiz = "title: T\nlesson: l\nquestions:\n  - {id: a, kind: reflection, objective: o, stem: S, see: h, rubric: [{text: A, why: W}]}\n"
    assert refused(validator, quiz) == []
    for less in (
        quiz.replace("see: h", "see: h, points: 2"),
        quiz.replace("see: h", "see: h, options: []"),
        quiz.replace("kind: reflection", "kind: choice"),
        quiz.replace("title", "titel"),
    ):
        assert refused(validator, less)
    assert refused(validator, quiz.replace("see: h", "see: h, points: ")) == []
    assert refused(validator, f"# yaml-language-server: $schema=../.practicum/quiz.json\n{quiz}") == []
    assert read_quiz(f"# yaml-language-server: $schema=../.practicum/quiz.json\n{quiz}", "f", "q").title == "T"


def test_patterns_are_those_that_javascript_has_too():
    patterns = {node["pattern"] for node in nodes(schemas(TRADE)) if isinstance(node.get("pattern"), str)}
    assert len(patterns) > 10
    assert [pattern for pattern in patterns if re.search(r"\(\?P|\\A|\\Z|[*+]\+|\(\?>", pattern)] == []
    assert all(pattern.isascii() for pattern in patterns)
