"""The files that `practicum new` writes, as templates: what is alike in every language, and the texts of each."""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING
from unicodedata import normalize

from practicum.base.problem import Problem, ProblemsError
from practicum.course.titles import title_fault
from practicum.words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 80  # characters of an id
_FOLDER = Path(__file__).parent / "templates"
_ALIKE, _PARTS = "all", "parts"
_VALUES = "language.json"
_COMPILED = "__pycache__"  # an installer compiles every Python file
WORKFLOW = ".github/workflows/site.yml"
START = ("start-windows.bat", "start-mac.command", "start-linux.sh", "scripts/start.py", ".gitattributes")


class _Template(Template):
    """A text with places such as `§title`: dollars and braces mean something in workflows and pages."""

    delimiter = "§"


def languages() -> list[str]:
    """Return the codes of the languages that a course can be begun in."""
    return sorted(path.name for path in _FOLDER.iterdir() if path.is_dir() and path.name not in (_ALIKE, _PARTS))


def course_files(language: str, values: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the path and the text of each file of a new course; a language without texts gets the English ones.

    `values` fill the places of the templates, except for those that belong to the language: `language.json` has them.
    """
    own, said = _of_language(language)
    filled = {**values, **said}
    files = [(path, folder) for folder in (_FOLDER / _ALIKE, _FOLDER / own) for path in sorted(folder.rglob("*"))]
    return [
        (path.relative_to(folder).as_posix(), _Template(path.read_text("utf-8")).substitute(filled))
        for path, folder in files
        if path.is_file() and path.name != _VALUES and path.parent.name != _COMPILED
    ]


def start_files(language: str) -> dict[str, bytes]:
    """Return the content of each file of a course that starts it without a terminal, by its path there."""
    _, said = _of_language(language)
    folder = _FOLDER / _ALIKE
    return {path: encoded(path, _Template((folder / path).read_text("utf-8")).substitute(said)) for path in START}


def encoded(path: str, text: str) -> bytes:
    """Return a text as the file at a path holds it: with the line ends of Windows in its batch files."""
    return (text.replace("\n", "\r\n") if path.endswith(".bat") else text).encode()


def runs(content: bytes) -> bool:
    """Return whether a file is a program that its system runs, and needs the permission for that."""
    return content.startswith(b"#!")


def _of_language(language: str) -> tuple[str, dict[str, str]]:
    """Return the folder of a language, the English one if it has none, and what its `language.json` fills in."""
    own = language if language in languages() else ENGLISH
    return own, json.loads((_FOLDER / own / _VALUES).read_text("utf-8"))


def workflow() -> str:
    """Return the text of the workflow that checks, builds and publishes a course."""
    return (_FOLDER / _ALIKE / WORKFLOW).read_text("utf-8")


def editor_files() -> list[tuple[str, str]]:
    """Return the path and the text of each file of settings for an editor."""
    folder = _FOLDER / _ALIKE
    return [(path.relative_to(folder).as_posix(), path.read_text("utf-8")) for path in sorted(folder.glob(".vscode/*"))]


def part(language: str, name: str, **values: str) -> str:
    """Return the text of a part of a course, such as `lesson.md`, filled in."""
    own = language if language in languages() else ENGLISH
    return _Template((_FOLDER / _PARTS / own / name).read_text("utf-8")).substitute(values)


def refuse_title(title: str) -> None:
    """Raise ProblemsError for a title that the engines would read as a template or as HTML."""
    if fault := title_fault(title):
        raise ProblemsError([Problem.of_file("--title", *fault)])


def slug(text: str) -> str:
    """Return the id that is most like a text, `uber-uns` for "Über uns"; `my-course` if it has no letter for an id."""
    plain = normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-") or "my-course"
