"""Attempts -> everything an analysis shows: figures of quizzes, remarks on questions, objectives and learners."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from practicum.analysis.figures import figures
from practicum.analysis.remarks import remarks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from practicum.analysis.figures import QuizFigures
    from practicum.analysis.groups import Counting, QuizGroups
    from practicum.analysis.numbered import Taken
    from practicum.analysis.remarks import Remark

AGAIN = 5  # headings and objectives to take up again
_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnerRow:
    """A learner at one quiz: the share earned (0 to 1, None if no points are possible), and how much was left out.

    `name` is empty for a file without one. `again` are the headings to re-read as `lesson#heading`, in the quiz's order.
    """

    name: str
    quiz: str
    title: str
    share: Fraction | None
    passed: bool
    left: int
    number: int
    day: date
    again: tuple[str, ...]

    @property
    def stopped(self) -> bool:
        """Whether more than half of the questions were left out."""
        return bool(self.number) and Fraction(self.left, self.number) > _HALF


@dataclass(slots=True, kw_only=True)
class ObjectiveRow:
    """An objective: how many of the learners who were asked about it mastered it."""

    objective: str
    number: int = 0
    mastered: int = 0

    @property
    def share(self) -> Fraction:
        """The share of those who mastered it, 0 to 1."""
        return Fraction(self.mastered, self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What an analysis shows. `again` says how many learners are to re-read each heading, the most first.

    `people` is how many learners there are; files without a name are of different people. `learners` is empty if no names
    are to be shown.
    """

    quizzes: tuple[QuizFigures, ...]
    remarks: tuple[Remark, ...]
    learners: tuple[LearnerRow, ...]
    objectives: tuple[ObjectiveRow, ...]
    again: tuple[tuple[str, int], ...]
    people: int


def collect(
    groups: Mapping[str, QuizGroups], counted: Iterable[Counting], name: Callable[[str], str] | None = str
) -> Collected:
    """Return what attempts say, with both as `counting` returns them; `name` gives a learner's, None shows none."""
    objectives: dict[str, ObjectiveRow] = {}
    again: dict[str, set[str]] = defaultdict(set)
    people: set[str] = set()
    learners: list[LearnerRow] = []
    for attempt in counted:
        quiz = groups[attempt.quiz].quiz
        taken = groups[attempt.quiz].add(attempt.held)
        for objective, is_mastered in taken.mastered.items():
            row = objectives.setdefault(objective, ObjectiveRow(objective=objective))
            row.number += 1
            row.mastered += is_mastered
        person = attempt.learner or attempt.place
        people.add(person)
        for see in taken.again:
            again[see].add(person)
        if name:
            shown = name(attempt.learner) if attempt.learner else ""
            learners.append(_learner(attempt, taken, shown, quiz.title))
    found_figures = tuple(figures(own) for _, own in sorted(groups.items()) if own.attempts)
    return Collected(
        quizzes=found_figures,
        remarks=tuple(remarks(found_figures)),
        learners=tuple(learners),
        objectives=tuple(sorted(objectives.values(), key=lambda row: (row.share, -row.number, row.objective))),
        again=tuple(sorted(((see, len(who)) for see, who in again.items()), key=lambda each: (-each[1], each[0]))),
        people=len(people),
    )


def _learner(attempt: Counting, taken: Taken, name: str, title: str) -> LearnerRow:
    """Return the row of one attempt."""
    held = attempt.held
    return LearnerRow(
        name=name,
        quiz=attempt.quiz,
        title=title,
        share=held.earned / held.possible if held.possible else None,
        passed=held.passed,
        left=taken.left,
        number=taken.number,
        day=attempt.day,
        again=taken.again,
    )
