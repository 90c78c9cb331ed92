"""What is wrong with a file: where, what, and how to fix it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from practicum.base.text import visible
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault in one file.

    `line` and `column` count from 1, and are 0 for what is not in a file; `path` leads to the value inside the file
    (`questions[2].options`), and is empty for a problem of the file itself.
    """

    file: str
    line: int
    column: int
    path: str
    what: str
    fix: str

    @classmethod
    def of_file(cls, file: str, what: str, fix: str, *, column: int = 1, path: str = "") -> Problem:
        """Return a problem of the file itself, shown at its first line."""
        return cls(file=file, line=1, column=column, path=path, what=what, fix=fix)

    @classmethod
    def of_argument(cls, given: str, what: str, fix: str) -> Problem:
        """Return a problem of what was typed, such as a name, which has no lines."""
        return cls(file=given, line=0, column=0, path="", what=what, fix=fix)

    def __str__(self) -> str:
        """Return `file:line:column path: what. fix`, on one line."""
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        path = f" {self.path}:" if self.path else ":"
        return visible(" ".join(f"{where}{path} {self.what} {self.fix}".split()))


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where something is in the course's files, for messages; `line` and `column` count from 1."""

    file: str
    line: int
    column: int
    path: str = ""

    def problem(self, key: str, what: str, fix: str) -> Problem:
        """Return a problem of what is here, or of its key `key` where that is not empty.

        The line is that of the mapping. `course.load` looks up the key's own line, so that no place has to be
        kept for every key of a course.
        """
        path = f"{self.path}.{key}".strip(".")
        return Problem(file=self.file, line=self.line, column=self.column, path=path, what=what, fix=fix)


class ProblemsError(Exception):
    """Every problem found in one reading, sorted by file and line.

    Those of the file `first` come before all others: what is wrong elsewhere may follow from them.
    """

    def __init__(self, problems: Iterable[Problem], first: str = "") -> None:
        """Sort the problems and drop duplicates."""
        unique = {str(p): p for p in problems}.values()
        self.problems = sorted(unique, key=lambda p: (p.file != first, p.file, p.line, p.column, p.path))
        super().__init__("\n".join(map(str, self.problems)))


def reason(error: OSError) -> str:
    """Return why the system could not do something, in the system's own words if the catalogue has none."""
    from errno import errorcode

    try:
        return say(f"system.{errorcode[error.errno or 0]}")
    except KeyError:
        return (error.strerror or str(error)).lower()
