"""A passed attempt -> the certificate's page: HTML that loads nothing and prints on one page of A4 or Letter."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, normalize

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from practicum.base.lines import columns
from practicum.base.text import fold, visible
from practicum.grading.mastery import mastery
from practicum.reports.text import mixed, verdict
from practicum.words import direction, say, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from practicum.certificate.attempts import Certified
    from practicum.grading.score import Result

LONGEST = 200  # columns of a name: as many characters as the pages let a learner type
_LONGEST_TITLE = 120
_LONGEST_FILE = 40  # characters of a name in that of a file: systems allow 255 bytes
_NAMES = ((28, "short"), (60, "medium"), (LONGEST, "long"))  # by columns, as a terminal counts them


class _Size(NamedTuple):
    """How large the list of objectives is, and what fits beside the rest of a page of 255 mm, Letter's without margins.

    `width` is how many columns fit into a line in a wide font, `lists` how many columns of text there are, and `line` the
    height of a line in mm. `room` is that of the list; a `logo` and a `long` name or title take some of it.
    """

    name: str
    width: int
    lists: int
    line: float
    room: int
    logo: int
    long: int


# Measured in Chromium, as tests/browser/test_certificate.py does for the fullest pages.
_SIZES = (
    _Size("few", 66, 1, 5.7, 96, 26, 14),
    _Size("some", 36, 2, 4.6, 96, 26, 14),
    _Size("many", 43, 2, 4.0, 134, 15, 9),
    _Size("most", 50, 2, 3.4, 134, 15, 9),
)
_GAP = 0.12  # between entries, in lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """What every certificate of a course shows.

    `objectives` is the text of each objective by its id, `threshold` the cut score of mastery in per cent, and `logo` an
    address that holds the picture, or empty.
    """

    course: str
    objectives: Mapping[str, str]
    threshold: int
    logo: str = ""


def page_maker(issuer: Issuer) -> Callable[[Certified], str]:
    """Return the function that makes the page of a passed attempt, in the present language."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("certificate.html")
    course = _shown(issuer.course)

    def page(attempt: Certified) -> str:
        result = attempt.score.result()
        learner = _cut(attempt.learner, LONGEST)
        quiz = _shown(result.title)
        sizes = {_size(columns(text), _NAMES) for text in (learner, course, quiz)}
        mastered, more, size = _fitting(_mastered(result, issuer), has_logo=bool(issuer.logo), has_long="long" in sizes)
        return template.render(
            say=say,
            language=spoken(),
            direction=direction(),
            logo=issuer.logo,
            learner=learner,
            learner_size=_size(columns(learner), _NAMES),
            course=course,
            course_size=_size(columns(course), _NAMES),
            quiz=quiz,
            score=_score(result),
            day=attempt.day,
            day_text=attempt.day_text,
            mastered=mastered,
            more=more,
            size=size,
            threshold=issuer.threshold,
            number=attempt.number,
        )

    return page


def file_name(attempt: Certified) -> str:
    """Return the name, without a suffix, of the files of a certificate: the learner's, fit for any system, and the number."""
    text = normalize("NFC", attempt.learner)
    kept = "".join(character if category(character)[0] in "LMN" else " " for character in text)
    return "-".join((*kept[:_LONGEST_FILE].split(), attempt.number))


def _shown(text: str) -> str:
    return _cut(visible(fold(text)), _LONGEST_TITLE)


def _cut(text: str, most: int) -> str:
    """Return a text, shortened to `most` columns and characters: accents take no column, and pile up."""
    if columns(text) <= most and len(text) <= most:
        return text
    text = text[:most]
    while columns(text) >= most:
        text = text[:-1]
    return f"{text}…"


def _score(result: Result) -> str:
    if not result.possible:
        return verdict(result)
    numbers = {"earned": mixed(result.earned), "possible": mixed(result.possible), "percent": result.percent}
    return say("certificate.score", **numbers)


def _mastered(result: Result, issuer: Issuer) -> list[str]:
    """Return the text of each objective that was mastered, in the order of the questions."""
    found = mastery(result, issuer.threshold)
    return [_cut(issuer.objectives.get(each.objective, each.objective), LONGEST) for each in found if each.mastered]


def _fitting(entries: list[str], *, has_logo: bool, has_long: bool) -> tuple[list[str], int, str]:
    """Return the entries that fit on the page, how many more there are, and the name of their size."""
    for size in _SIZES:
        room = size.room - size.logo * has_logo - size.long * has_long
        lines = size.lists * int(room / size.line - (size.lists - 1))  # lists are seldom of the same length
        if _lines(entries, size) <= lines:
            return entries, 0, size.name
    kept = list(entries)
    while _lines(kept, size) > lines - 2 * size.lists:  # a line says how many are left out
        kept.pop()
    return kept, len(entries) - len(kept), size.name


def _lines(entries: list[str], size: _Size) -> float:
    return sum(ceil(columns(entry) / size.width) + _GAP for entry in entries)


def _size(taken: int, sizes: Sequence[tuple[int, str]]) -> str:
    """Return the name of the first size for which a number of columns is not too much."""
    return next(name for most, name in sizes if taken <= most)
