"""The order of a course: in which an analysis lists its quizzes, headings and objectives."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from practicum.analysis.counts import LearnerRow
    from practicum.course.model import Course
    from practicum.reports.text import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The places of ids in a course, from 0. What is not in it comes after all that is, by its id."""

    quizzes: Mapping[str, int] = field(default_factory=dict)
    headings: Mapping[str, int] = field(default_factory=dict)
    objectives: Mapping[str, int] = field(default_factory=dict)

    def quiz(self, ident: str) -> tuple[int, str]:
        """Return what quizzes are sorted by."""
        return _place(self.quizzes, ident)

    def heading(self, see: str) -> tuple[int, str]:
        """Return what headings `lesson#heading` are sorted by."""
        return _place(self.headings, see)

    def objective(self, ident: str) -> tuple[int, str]:
        """Return what objectives are sorted by."""
        return _place(self.objectives, ident)

    def learners(self, rows: Iterable[LearnerRow]) -> Iterator[LearnerRow]:
        """Yield rows, of which those of a learner follow each other, with her quizzes in order.

        Rows without a name stay as they are: which of them are of one person is not known.
        """
        for _, own in groupby(rows, key=lambda row: row.name):
            yield from sorted(own, key=lambda row: self.quiz(row.quiz) if row.name else AS_NAMED.quiz(""))


AS_NAMED = Order()  # of a course that is not known: by the ids


def order_of(course: Course, names: Names) -> Order:
    """Return the order of a course: its nav's, in which a quiz is where a page first asks it; `names` are its names."""
    called = [call.id for page in course.pages for call in page.calls if call.macro == "quiz"]
    return Order(quizzes=_places(called), headings=_places(names.headings), objectives=_places(names.objectives))


def _places(ids: Iterable[str]) -> dict[str, int]:
    """Return the place of each id, the first of several."""
    return {ident: place for place, ident in enumerate(dict.fromkeys(ids))}


def _place(places: Mapping[str, int], ident: str) -> tuple[int, str]:
    return places.get(ident, len(places)), ident
