"""Counts -> everything an analysis shows: figures of quizzes, remarks on questions, objectives and learners."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from practicum.analysis.counts import Share
from practicum.analysis.figures import figures
from practicum.analysis.order import AS_NAMED
from practicum.analysis.remarks import remarks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from practicum.analysis.counts import Counted, LearnerRow
    from practicum.analysis.figures import QuizFigures
    from practicum.analysis.order import Order
    from practicum.analysis.remarks import Remark

AGAIN = 5  # headings and objectives to take up again


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveRow:
    """An objective: how many of the learners who were asked about it mastered it."""

    objective: str
    number: int
    mastered: int

    @property
    def share(self) -> Fraction:
        """The share of those who mastered it, 0 to 1."""
        return Fraction(self.mastered, self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What an analysis shows. `again` says of each heading how many were asked about it and are to re-read it, most first.

    `people` is how many learners there are; files without a name are of different people. `learners` is None if they
    are not to be listed.
    """

    quizzes: tuple[QuizFigures, ...]
    remarks: tuple[Remark, ...]
    learners: tuple[LearnerRow, ...] | None
    objectives: tuple[ObjectiveRow, ...]
    again: tuple[tuple[str, Share], ...]
    people: int


def collect(counted: Counted, *, with_names: bool = True, order: Order = AS_NAMED) -> Collected:
    """Return what counted attempts say, in the order of the course; the learners are left out without `with_names`."""
    quizzes = tuple(map(figures, sorted(counted.counts, key=lambda each: order.quiz(each.quiz.id))))
    objectives = _summed(each.mastered for each in counted.counts)
    rows = [ObjectiveRow(objective=each, number=asked, mastered=mastered) for each, (asked, mastered) in objectives]
    again = [(see, missed) for see, missed in _summed(each.missed for each in counted.counts) if missed.number]
    return Collected(
        quizzes=quizzes,
        remarks=tuple(remarks(quizzes)),
        learners=tuple(order.learners(counted.learners)) if with_names and counted.learners is not None else None,
        objectives=tuple(sorted(rows, key=lambda row: (row.share, -row.number, order.objective(row.objective)))),
        again=tuple(sorted(again, key=lambda each: (-each[1].number, each[1].asked, order.heading(each[0])))),
        people=counted.people,
    )


def _summed(found: Iterable[Mapping[str, Share]]) -> Iterable[tuple[str, Share]]:
    """Return the shares of all quizzes together."""
    summed: dict[str, Share] = {}
    for shares in found:
        for ident, (asked, number) in shares.items():
            before = summed.get(ident, Share(0, 0))
            summed[ident] = Share(before.asked + asked, before.number + number)
    return summed.items()
