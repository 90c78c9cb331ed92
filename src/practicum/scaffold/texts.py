"""The files that `practicum new` writes, as templates: what is alike in every language, and the texts of each."""

from __future__ import annotations

import json
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from practicum.words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER = Path(__file__).parent / "templates"
_ALIKE = "all"
_VALUES = "language.json"


class _Template(Template):
    """A text with places such as `§title`: dollars and braces mean something in workflows and pages."""

    delimiter = "§"


def languages() -> list[str]:
    """Return the codes of the languages that a course can be begun in."""
    return sorted(path.name for path in _FOLDER.iterdir() if path.is_dir() and path.name != _ALIKE)


def course_files(language: str, values: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the path and the text of each file of a new course; a language without texts gets the English ones.

    `values` fill the places of the templates, except for those that belong to the language: `language.json` has them.
    """
    own = language if language in languages() else ENGLISH
    filled = values | json.loads((_FOLDER / own / _VALUES).read_text("utf-8"))
    files = [(path, folder) for folder in (_FOLDER / _ALIKE, _FOLDER / own) for path in sorted(folder.rglob("*"))]
    return [
        (path.relative_to(folder).as_posix(), _Template(path.read_text("utf-8")).substitute(filled))
        for path, folder in files
        if path.is_file() and path.name != _VALUES
    ]
