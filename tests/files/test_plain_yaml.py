"""PyYAML's own parser, as `grade.pyz` uses it, reads what libyaml reads."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml._yaml import CParser
from yaml.error import YAMLError

from practicum.base.problem import ProblemsError
from practicum.files import yaml_tree
from practicum.files.plain_yaml import PlainParser

STARTS = (
    "quiz: way-out\nanswers:\n  a: b\n  c: [x, y]\n  d: |\n    text\n    more\n  e: \"q\"\n  f: 'it''s'\n",
    'quiz: one\nanswers: {n1: "12.5", n2: x}\nlearner: A # c\n',
    '{"quiz": "one",\n"answers": {"a": "b"}}',
    "quiz: one\nanswers:\n- a\n- b: c\n",
    "%YAML 1.2\n---\nquiz: &x a\nanswers: {b: *x}\n...\n",
    "quiz: >-\n  a\n\n  b\nanswers: x\n",
)
# Left out are what the two read differently and nobody writes: tabs and comments in `%YAML 1.2`, a tab after a tag's `!`,
# and `? ` before a bracket, where libyaml loses the bracket.
PIECES = (
    *("\t", "\n", "\r", "\n\t", " ", "  ", "\n  ", "\x85", "\u2028", "\ufeff", "\xa0", "~", "é", "😀", "a:b", "::"),
    *(
        ":",
        ": ",
        ":\t",
        "- ",
        "-\t",
        "?",
        "{",
        "}",
        "[",
        "]",
        ",",
        ",\t",
        "#",
        " #",
        "\t#",
        '"',
        "'",
        "&a",
        "*a",
        "@",
        "`",
    ),
    *("|", ">", "|2", "|+", ">-1", "|\t", "---", "...", "\\x", "\\u00", "=", "<<", "%", "!x"),
)


def read(monkeypatch, parser, text):
    """Return the tree that this parser makes of a text; None if the text is refused."""
    monkeypatch.setattr(yaml_tree, "_parser", lambda: parser)
    try:
        return yaml_tree.parse(text, "f")
    except ProblemsError:
        return None


@st.composite
def damaged(draw):
    """Draw an answer file with up to three pieces added to it, or put in the place of some characters."""
    text = draw(st.sampled_from(STARTS))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(text.find("\n") + 1 if text[0] == "%" else 0, len(text)))
        text = text[:at] + draw(st.sampled_from(PIECES)) + text[at + draw(st.integers(0, 2)) :]
    return text


@settings(derandomize=True, max_examples=1500, deadline=None)
@given(text=damaged())
def test_both_parsers_read_or_refuse_a_damaged_file_alike(text):
    with pytest.MonkeyPatch.context() as patch:
        assert read(patch, PlainParser, text) == read(patch, CParser, text)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("learner:\tAnn\n", {"learner": "Ann"}),
        ("learner: Ann\t# she\n", {"learner": "Ann"}),
        ("learner: Ann\tLee\t\n", {"learner": "Ann\tLee"}),
        ('{\n\t"quiz":\t"one",\n\t"answers": {}\n}', {"quiz": "one", "answers": {}}),
        ("answers:\n  a: [x,\ty\t]\n", {"answers": {"a": ["x", "y"]}}),
        ("answers: {gap: [why?, who? me]}\n", {"answers": {"gap": ["why?", "who? me"]}}),
        ("learner: |\t\n  Ann\n", {"learner": "Ann\n"}),
        ("learner: Ann\n\n  Lee\n   May\n", {"learner": "Ann\nLee May"}),
    ],
)
def test_both_parsers_read(monkeypatch, text, tree):
    assert read(monkeypatch, PlainParser, text) == tree
    assert read(monkeypatch, CParser, text) == tree


@pytest.mark.parametrize(
    "text",
    [
        "answers:\n\ta: b\n",
        "learner: Ann\n\tLee\nquiz: a\n",
        "%YAL 1.2\n---\nquiz: a\n",
        "%YAML 1.3\n---\nquiz: a\n",
        '{"quiz": "one", a":{"b":"c"}}',
        "quiz: |\n \ta\n  b\n",
        "a: b\n\ufeffc: d\n",
    ],
)
def test_both_parsers_refuse(monkeypatch, text):
    assert read(monkeypatch, PlainParser, text) is None
    assert read(monkeypatch, CParser, text) is None


@pytest.mark.parametrize(
    "text", ["a" * 1_900_000, "a: [" + ":" * 1_900_000, "a: b" + " \t" * 900_000, "a: [" * 400_000]
)
def test_a_long_text_is_read_or_refused_without_a_crash(text):
    parser = PlainParser(text)
    try:
        while parser.check_event():
            parser.get_event()
    except YAMLError:
        return
    assert len(text) > 1_000_000
