"""What is wrong with a file: where, what, and how to mend it."""

from __future__ import annotations

from practicum.record import Record
from practicum.words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

CONFIG = "mkdocs.yml"  # the file of the course's settings and nav
SHORT = 40
_UNSEEN = dict.fromkeys(
    (*range(0x20), *range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A)), "\N{REPLACEMENT CHARACTER}"
)


class Problem(Record):
    """One fault in one file.

    `line` and `column` count from 1; `path` is the way to the value inside the
    file (`questions[2].options`), or empty where the whole file is meant.
    """

    file: str
    line: int
    column: int
    path: str
    what: str
    mend: str

    def __str__(self) -> str:
        """Return `file:line:column path: what. mend`, on one line."""
        where = f"{self.file}:{self.line}:{self.column}"
        path = f" {self.path}:" if self.path else ":"
        return visible(" ".join(f"{where}{path} {self.what} {self.mend}".split()))


class ProblemsError(Exception):
    """Every problem found in one reading, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Sort the problems and drop those that say the same twice."""
        unique = {str(p): p for p in problems}.values()
        self.problems = sorted(unique, key=lambda p: (p.file, p.line, p.column, p.path))
        super().__init__("\n".join(map(str, self.problems)))


def visible(text: str) -> str:
    """Return a text without the characters that steer a terminal or turn its writing round."""
    return text if text.isprintable() else text.translate(_UNSEEN)


def short(text: str) -> str:
    """Return a text as messages quote it: at most 40 characters."""
    return text if len(text) <= SHORT else text[: SHORT - 1] + "…"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ` Did you mean "x"?` for the known word most like `word`, or nothing."""
    close = closest(word, known)
    return f" {say('mend.nearest', word=close)}" if close else ""


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like `word`, or nothing."""
    from difflib import get_close_matches  # only a fault pays for it

    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


def reason(error: OSError) -> str:
    """Return why the system could not do something: in its own words where there are none of ours."""
    from errno import errorcode

    try:
        return say(f"system.{errorcode[error.errno or 0]}")
    except KeyError:
        return (error.strerror or str(error)).lower()
