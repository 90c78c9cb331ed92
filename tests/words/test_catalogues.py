"""The catalogues of words: whole, alike in every language, and all that programs say."""

from __future__ import annotations

import ast
import re
import sys
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from practicum import words
from practicum.words import ENGLISH, PARTS, direction, grouped, languages, message, say, speak, spoken, words_for
from support.paths import ROOT

WORDS = Path(words.__file__).parent
CODE = [
    path
    for folder in ("src", "macros", "scripts")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if WORDS not in path.parents or path.parent == WORDS
]
# They run before the program is installed, or for those alone who change it.
ENGLISH_ONLY = {
    f"scripts/{name}.py"
    for name in ("setup", "browser", "lighthouse", "needs", "pictures", "player", "pythons", "start")
}  # for developers, and before the catalogues can be read
SAYING = ("say", "message")
READING = {  # of `Fields`: which argument is the key of the words that say how to fix
    **dict.fromkeys(("text", "line", "name", "names", "date", "flag", "lines", "entries", "tables", "table"), 1),
    **dict.fromkeys(("choice", "choices"), 2),
    **dict.fromkeys(("number", "whole"), 4),
}
BOUNDS = {"low", "high"}  # what `number` and `whole` fill in
AS_WRITTEN = {"blank-file.brace-fix", "worksheet-file.no-worksheet-fix", "page.question"}  # braces and all
# What a text may hold that is filled in, a brace that is meant as one, or what argparse fills in.
_SIGN = re.compile(r"\{\{|\}\}|\{[a-z_]*\}|[{}]|%\([a-z_]+\)[sr]|%[sr]")
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def catalogue(language):
    """Return the texts of a language by their keys."""
    return {key: text for part in PARTS for key, text in part_of(language, part).items()}


def part_of(language, part):
    return import_module(f"practicum.words.{language.replace('-', '_')}.{part}").WORDS


def fields(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def trees():
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in CODE}


def calls(tree):
    """Yield each call in a tree with the name of what is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield node.func.id if isinstance(node.func, ast.Name) else node.func.attr, node


def parts_said():
    """Yield each call of `say` and `message` as (file, function, key or its pattern, names filled in)."""
    for file, tree in trees().items():
        for name, call in calls(tree):
            if name in SAYING and call.args:
                filled = {keyword.arg for keyword in call.keywords}
                known = (key for key in keys_of(call.args[0]) if not key.startswith("["))  # `message` itself
                yield from ((file, name, key, filled) for key in known)


def keys_of(node):
    """Return the keys that an expression can be, as patterns where a part of one is computed."""
    if isinstance(node, ast.Constant):
        return [re.escape(str(node.value))]
    if isinstance(node, ast.JoinedStr):
        parts = (re.escape(part.value) if isinstance(part, ast.Constant) else r"[\w.-]+" for part in node.values)
        return ["".join(parts)]
    if isinstance(node, ast.IfExp):
        return [*keys_of(node.body), *keys_of(node.orelse)]
    return []


def in_templates():
    """Return the patterns of the keys that templates say."""
    folders = (ROOT / "src" / "practicum",)
    text = "".join(path.read_text("utf-8") for folder in folders for path in sorted(folder.rglob("*.html")))
    said = re.findall(r"""say\(["']([\w.-]+)["'](\s*~)?""", text) + re.findall(
        r"""["']((?:page)\.[\w.-]+)["']()""", text
    )
    return [re.escape(key) + (r"[\w-]+" if more else "") for key, more in said]


def test_there_is_more_than_one_language_and_all_are_listed():
    folders = {path.name.replace("_", "-") for path in WORDS.iterdir() if (path / "__init__.py").is_file()}
    assert set(languages()) == folders > {ENGLISH}


@pytest.mark.parametrize("language", languages())
def test_a_catalogue_has_the_parts_and_keys_of_the_english_one(language):
    for part in PARTS:
        ours, theirs = part_of(ENGLISH, part), part_of(language, part)
        assert list(theirs) == list(ours), f"{language}/{part}.py: {set(theirs) ^ set(ours) or 'the order differs'}"


@pytest.mark.parametrize("language", languages())
def test_what_is_filled_in_is_the_same_in_every_language(language):
    ours, theirs = catalogue(ENGLISH), catalogue(language)
    for key, text in ours.items():
        assert sorted(_SIGN.findall(theirs[key])) == sorted(_SIGN.findall(text)), key


@pytest.mark.parametrize("language", languages())
def test_no_text_is_empty_or_has_space_at_its_ends(language):
    for key, text in catalogue(language).items():
        argparse = key.startswith(("argparse.", "take.", "carried.help"))
        assert text.strip(), key
        assert argparse or text == text.strip(), key


@pytest.mark.parametrize("language", languages())
def test_no_key_appears_twice(language):
    seen = {}
    for part in PARTS:
        tree = ast.parse((WORDS / language.replace("-", "_") / f"{part}.py").read_text("utf-8"))
        for table in (node for node in ast.walk(tree) if isinstance(node, ast.Dict)):
            for key in table.keys:
                assert key.value not in seen, f"{key.value} in {part}.py and {seen[key.value]}.py"
                seen[key.value] = part


def test_every_key_that_is_said_is_known_with_what_is_filled_in():
    known = catalogue(ENGLISH)
    for file, function, pattern, filled in parts_said():
        found = [key for key in known if re.fullmatch(pattern, key)]
        assert found, f"{file}: {pattern}"
        for key in found:
            if function == "message":
                assert f"{key}-fix" in known, f"{file}: {key}-fix"
            if None in filled or not re.fullmatch(r"[\w.\\-]+", pattern):
                continue  # what is filled in is computed as well
            texts = known[key] + (known[f"{key}-fix"] if function == "message" else "")
            wanted = fields(texts) if filled else set(re.findall(r"(?<!\{)\{([a-z_]+)\}", texts))
            assert filled == wanted or (not filled and key in AS_WRITTEN), f"{file}: {key}"


def test_every_fix_that_a_reader_is_given_is_a_key():
    known = catalogue(ENGLISH)
    found = 0
    for file, tree in trees().items():
        for name, call in calls(tree):
            at = 2 if name == "lettered" else READING.get(name, 99)
            if len(call.args) <= at or not isinstance(call.args[at], ast.Constant | ast.JoinedStr):
                continue
            if not isinstance(call.func, ast.Name) and getattr(call.func.value, "id", "") in ("re", "self", "report"):
                continue
            for key in keys_of(call.args[at]):
                found += 1
                fix = known.get(key.replace("\\", ""), None)
                assert fix is not None, f"{file}:{call.lineno}: {key}"
                assert fields(fix) <= BOUNDS if name in ("number", "whole") else True, key
    assert found > 100


def test_every_text_of_the_catalogue_is_used():
    said = {pattern for _, _, pattern, _ in parts_said()} | set(in_templates())
    said |= {f"{pattern}-fix" for _, function, pattern, _ in parts_said() if function == "message"}
    literal = set()
    prefixes = set()
    for tree in trees().values():
        literal |= {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
        for name, call in calls(tree):
            if name == "words_for":
                prefixes |= {arg.value for arg in call.args if isinstance(arg, ast.Constant)}
    prefixes |= {path.stem for path in (ROOT / "src" / "practicum" / "quiz" / "kinds").glob("*.py")} | {
        "assess",
        "endings",
    }
    for key in catalogue(ENGLISH):
        used = (
            key in literal
            or key.partition(".")[0] in prefixes
            or key.startswith(
                ("system.", "stance.", "tension.", "point.", "key.", "word.")
            )  # the last two: tests/schema
        )
        assert used or any(re.fullmatch(pattern, key) for pattern in said), key


def test_texts_of_one_prefix_are_in_one_part_of_the_catalogue():
    prefixes = ("quiz", "store", "worksheet", "overview", "stand", "assess", "choice", "order", "match", "number")
    for prefix in (*prefixes, "blank", "dialogue", "reflection"):
        holding = [part for part in PARTS if any(key.startswith(f"{prefix}.") for key in part_of(ENGLISH, part))]
        assert len(holding) <= 1, prefix


def documentation(tree, *, raises):
    """Return the nodes of docstrings, and of what only developers read; `raises`: what it raises is for them."""
    for node in ast.walk(tree):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node) is not None:
            yield node.body[0].value
        raised = node.exc if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) else None
        if raises and raised is not None and getattr(raised.func, "id", "") in ("TypeError", "ValueError"):
            yield from ast.walk(raised)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("compile", "replace", "sub", "search"):
            yield from ast.walk(node)


# Texts with words in them that are none of ours: formats, code, what others wrote.
OTHERS = {
    "src/practicum/bundle/build.py": ("import sys",),
    "src/practicum/files/plain_yaml.py": ("while scanning", "found "),
    "src/practicum/files/yaml_faults.py": (
        "mapping values",
        "cannot start",
        "could not find",
        "block ",
        "quoted scalar",
    ),
    "src/practicum/cli/arguments.py": ("",),  # argparse's own
    "src/practicum/cli/main.py": ("practicum ",),  # commands
    "src/practicum/site/fieldtext.py": ("Is 1/2 of 12",),
    "src/practicum/publish/policy.py": ("",),
}


def test_the_programs_contain_no_prose():
    for file, tree in trees().items():
        if file in ENGLISH_ONLY:
            continue
        raises = not file.startswith("src/practicum/site/")  # a trainer reads what a macro raises
        passed = {id(node) for node in documentation(tree, raises=raises)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in passed:
                continue
            prose = re.search(r"[a-z]{2,},? [a-z]{2,} [a-z]{2,}|[A-Z][a-z]+ [a-z]+ |[a-z]{2} [a-z]{2,}\.$", node.value)
            ours = not prose or "<" in node.value or node.value.startswith(OTHERS.get(file, ("\0",)))
            assert ours, f"{file}:{node.lineno}: {node.value!r}"


def test_a_language_is_found_by_its_code_with_or_without_a_region():
    assert (speak("de"), spoken()) == (True, "de")
    assert (speak("de-CH"), spoken()) == (True, "de")
    assert (speak("DE"), spoken()) == (True, "de")
    assert say("quiz.check") == catalogue("de")["quiz.check"] != catalogue("en")["quiz.check"]
    assert words_for("quiz")["check"] == say("quiz.check")


@pytest.mark.parametrize("code", ["xx", "", "results", "__init__", "de.results", "../de", "e n", "ü"])
def test_a_language_without_a_catalogue_is_english(code):
    speak("de")
    assert (speak(code), spoken(), say("quiz.check")) == (False, "en", "Check")


def test_the_words_run_as_their_language_does(monkeypatch):
    assert direction() == "ltr"
    monkeypatch.setattr(words, "_language", "ar")
    assert direction() == "rtl"


def test_words_are_filled_in_and_unknown_ones_refused():
    assert say("report.learner", learner="Sam {x}") == "Learner: Sam {x}"
    assert message("answer.letter") == ("a choice takes one letter.", "Write one, such as a.")
    assert words_for("nothing") == {}
    with pytest.raises(KeyError):
        say("nothing.at-all")


def test_thousands_are_parted_as_the_language_does_it():
    assert grouped(1234567) == "1,234,567"
    speak("de")
    assert grouped(1234567) == "1.234.567"


def test_a_part_is_loaded_when_a_word_of_it_is_said(monkeypatch):
    for part in PARTS:
        monkeypatch.delitem(sys.modules, f"practicum.words.de.{part}", raising=False)
    speak("de")
    say("report.correct")
    assert [part for part in PARTS if f"practicum.words.de.{part}" in sys.modules] == ["results"]
    say("fields.missing")
    assert [part for part in PARTS if f"practicum.words.de.{part}" in sys.modules] == ["results", "files"]


TALK = """\
  - id: talk
    kind: dialogue
    objective: recall-parts
    stem: Talk.
    nodes:
      - id: a
        says: Well?
        replies: [{text: Yes, credit: 1, why: It ends., next: z}, {text: No, why: It ends., next: z}]
    endings: [{id: z, title: Z, debrief: Z.}]
    see: the-three-parts
"""
