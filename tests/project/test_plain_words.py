"""Plain words: the ones that a reader would search for, in the catalogue, the documents, comments and docstrings."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

from practicum import words
from practicum.words import PARTS
from support.paths import HANDBOOK, ROOT

ENGLISH = Path(words.__file__).parent / "en"

# What is not written: its pattern, and what to write instead.
PLAIN = {
    r"mend(?:s|ed|ing)?": "fix",
    r"stands?(?! for\b|-alone)": "is, are or appears",
    r"sheets?": 'answer file (the page to write on is a "worksheet")',
    r"sheets? of answers": "answer file",
    r"signs?": "character, symbol or mark",
    r"(?<!there )(?:is|are) no (?!(?:longer|more|other)\b)\w+(?= (?:of|from|here)\b|[.,;:]|$)": "is not a",
    r"(?:is|are) none(?=[ .,;]|$)": "is not one",
    r"all but|but for": "except",
    r"whoever|whomever": "anyone who, people who",
    r"somebody(?:'s)?": "someone",
    r"whom": "who",
    r"doors?": "entry point",
    r"the carried|carried grader|grader to carry": "stand-alone grader",
    r"from \S+ % of the points on": "at … %",
    r"spoilt": "damaged",
    r"bears?": "has",
}
# Where a listed word is the right one: what is taken out of a line before it is read, and why.
ALLOWED = {
    r"practicum sheet\b|\barguments\(.*?\)": "the command keeps its name",
    r"\bsheets/|\bgrade\.py sheets\b|`sheets`|many-sheets\.md": "names of files and folders",
    r"\bstyle sheets?\b": "CSS",
    r"\bminus sign\b|\bwithout its sign\b|\bThere is no sign\b": "of a number",
    r"\bthere (?:is|are) none\b": "none of a thing, not the denial of a name",
    r"\bWhere I stand\b": "the heading of a learner's own page",
    r"\bdoor of the room\b|\ba closed door\b": "of a building, in the lesson of a new course",
    r"`[^`]*`": "code",
    r"\]\([^)]*\)": "addresses",
    r"\bSheet -> Result\b": "the name of a public type",
    r"\bis None\b": "Python's None",
    r"\bstyle ?sheets?\b": "CSS",
    r"\b[Tt]he sign, the integer digits\b": "of a number",
}
SCAFFOLD = [ROOT / "src" / "practicum" / "scaffold" / "templates" / part for part in ("en", "parts/en", "all")]
READ = sorted(
    path
    for path in (
        *HANDBOOK.glob("*.md"),
        ROOT / "content" / "grade-offline.md",
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(path for language in SCAFFOLD for path in language.rglob("*.*") if path.suffix in (".md", ".yml")),
    )
)
CODE = sorted(
    path
    for folder, pattern in (
        ("src/practicum", "*.py"),
        ("src/practicum/publish/templates", "*.js"),
        ("scripts", "*.py"),
        ("benchmarks", "*.py"),
        ("macros", "*.py"),
        ("player", "*.js"),
        ("player", "*.css"),
        ("src/practicum/theme/assets", "*.css"),
    )
    for path in (ROOT / folder).rglob(pattern)
    if path.name != "iframe-worker.js"  # from another project, as it is published there
    and "words" not in path.relative_to(ROOT / folder).parts[:1]  # English: above; others are in another language
    and not path.with_suffix("").parent.as_posix().endswith(("assets/quiz", "assets/learner"))  # built from player/
)
# A text or a regular expression in JavaScript, in which // and /* begin no comment; and a comment.
_JS = re.compile(
    r"""(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|(?<=[(=,:!?&|])\s*/(?![/*])(?:\\.|[^/\\\n])+/)"""
    r"""|(?P<comment>//[^\n]*|/\*.*?\*/)""",
    re.DOTALL,
)
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def faults(text, what):
    """Return what is not plain in a line, with what to write."""
    for pattern in ALLOWED:
        text = re.sub(pattern, " ", text)
    return [
        f'{what}: "{found[0].strip()}"; write {better}'
        for pattern, better in PLAIN.items()
        for found in re.finditer(rf"\b(?:{pattern})(?!\w)", text, re.IGNORECASE)
    ]


def prose(text):
    """Yield each line of Markdown that is no code, with its number."""
    fence = None
    for number, line in enumerate(text.splitlines(), 1):
        mark = re.match(r"\s*(```+|~~~+)", line)
        if mark:
            fence = None if fence else mark[1]
        elif not fence and not line.startswith("    "):
            yield number, line


def said(part):
    """Yield the line, key and text of each message of a part."""
    for table in (node for node in ast.walk(ast.parse((ENGLISH / f"{part}.py").read_text("utf-8")))):
        if isinstance(table, ast.Dict):
            for key, value in zip(table.keys, table.values, strict=True):
                yield key.lineno, key.value, value.value


def comments(path):
    """Yield the number and text of each line of a comment or docstring in Python, JavaScript or CSS."""
    source = path.read_text("utf-8")
    if path.suffix != ".py":
        for found in _JS.finditer(source):
            first = source.count("\n", 0, found.start()) + 1
            yield from enumerate((found["comment"] or "").split("\n"), first)
        return
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node):
            yield from enumerate(node.body[0].value.value.split("\n"), node.body[0].lineno)


@pytest.mark.parametrize("part", PARTS)
def test_the_english_messages_use_plain_words(part):
    found = [fault for line, key, text in said(part) for fault in faults(text, f"words/en/{part}.py:{line}: {key}")]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("part", PARTS)
def test_the_ids_of_messages_use_plain_words(part):
    assert [key for _, key, _ in said(part) if re.search(r"mend|carried|told|gone", key)] == []


@pytest.mark.parametrize("path", READ, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_people_read_uses_plain_words(path):
    file = path.relative_to(ROOT).as_posix()
    found = [fault for number, line in prose(path.read_text("utf-8")) for fault in faults(line, f"{file}:{number}")]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_comments_and_docstrings_use_plain_words(path):
    file = path.relative_to(ROOT).as_posix()
    found = [fault for number, line in comments(path) for fault in faults(line, f"{file}:{number}")]
    assert not found, "\n".join(found)


def test_comments_are_found_and_texts_are_not(tmp_path):
    script = tmp_path / "a.js"
    script.write_text('const url = "https://a.b"; // one\n/* two\n three */\nconst at = /[/]*/.test(`//${url}`);\n')
    assert [line for _, line in comments(script) if line] == ["// one", "/* two", " three */"]
    module = tmp_path / "a.py"
    module.write_text('"""One.\n\nTwo.\n"""\n\nURL = "# no"  # three\n')
    assert [(number, line) for number, line in comments(module) if line] == [(6, "# three"), (1, "One."), (3, "Two.")]


@pytest.mark.parametrize(
    "line",
    [
        "How to mend it",
        "The key stands twice.",
        "Send in your sheet of answers.",
        "At most 80 signs.",
        "It is no number.",
        "This page is none.",
        "All but one are right.",
        "titel: is no key of this format.",
        '"z" is no option here.',
        "Whoever reads it, somebody or other, asks for whom.",
        "Passed from 80 % of the points on.",
        "A grader to carry opens the door.",
    ],
)
def test_the_words_to_avoid_are_found(line):
    assert faults(line, "f:1")


@pytest.mark.parametrize(
    "line",
    [
        "Open the worksheet.",
        "A minus sign before the number, `sheets/` and the style sheet.",
        "There is no other page, and there is none before it.",
        "It stands for a decimal point.",
        "The question is no longer in the quiz.",
        "An outdoor stand-alone recommendation was amended.",
    ],
)
def test_what_is_plain_is_left_alone(line):
    assert faults(line, "f:1") == []
