"""Attempts -> everything an analysis shows: figures of quizzes, remarks on questions, objectives and learners."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from practicum.analysis.figures import figures
from practicum.analysis.groups import QuizGroups
from practicum.analysis.remarks import remarks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from practicum.analysis.figures import QuizFigures
    from practicum.analysis.groups import Taken
    from practicum.analysis.remarks import Remark
    from practicum.reports.attempts import Attempt

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


@dataclass(slots=True)
class _So:
    quizzes: dict[str, QuizGroups] = field(default_factory=dict)
    objectives: dict[str, ObjectiveRow] = field(default_factory=dict)
    again: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    people: set[str] = field(default_factory=set)
    learners: list[LearnerRow] = field(default_factory=list)


def collect(attempts: Iterable[Attempt], threshold: int, name: Callable[[str], str] | None = str) -> Collected:
    """Return what some attempts say; `threshold` is that of mastery in per cent, `name` gives each learner's name, None shows none."""
    so_far = _So()
    for attempt in attempts:
        quiz = attempt.score.quiz
        groups = so_far.quizzes.get(quiz.id) or so_far.quizzes.setdefault(quiz.id, QuizGroups(quiz, threshold))
        taken = groups.add(attempt.score)
        for objective, is_mastered in taken.mastered.items():
            row = so_far.objectives.setdefault(objective, ObjectiveRow(objective=objective))
            row.number += 1
            row.mastered += is_mastered
        person = attempt.learner or attempt.place
        so_far.people.add(person)
        for see in taken.again:
            so_far.again[see].add(person)
        if name:
            so_far.learners.append(_learner(attempt, taken, name(attempt.learner) if attempt.learner else ""))
    found_figures = tuple(figures(groups) for _, groups in sorted(so_far.quizzes.items()))
    return Collected(
        quizzes=found_figures,
        remarks=tuple(remarks(found_figures)),
        learners=tuple(so_far.learners),
        objectives=tuple(sorted(so_far.objectives.values(), key=lambda row: (row.share, -row.number, row.objective))),
        again=tuple(
            sorted(((see, len(who)) for see, who in so_far.again.items()), key=lambda each: (-each[1], each[0]))
        ),
        people=len(so_far.people),
    )


def _learner(attempt: Attempt, taken: Taken, name: str) -> LearnerRow:
    """Return the row of one attempt."""
    score = attempt.score
    return LearnerRow(
        name=name,
        quiz=score.quiz.id,
        title=score.quiz.title,
        share=score.earned / score.possible if score.possible_parts else None,
        passed=score.passed,
        left=taken.left,
        number=taken.number,
        day=attempt.day,
        again=taken.again,
    )
