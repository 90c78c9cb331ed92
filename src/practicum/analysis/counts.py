"""What an analysis counts: how many answers are alike. Every figure is computed from these numbers alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from practicum.quiz.model import Quiz


class Group(NamedTuple):
    """What answers to a question have in common: `answer` is canonical JSON of what was chosen, empty if nothing was.

    `revision` is that of the question which was answered. `status`, `credit` (0 to 1) and `points` are those of
    `Graded`. `total` is what the attempt earned in all, None where it cannot be compared with others, since something
    has changed. `sure` is one of `CONFIDENCES` or empty, `hints` how many were opened.
    """

    question: str
    revision: str
    status: str
    answer: str
    credit: Fraction
    points: Fraction
    sure: str
    hints: int
    total: Fraction | None


class Share(NamedTuple):
    """How many there are of those who were asked."""

    asked: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The attempts at one quiz that count: how many answers are in each group, and how many attempts have each total.

    `totals` are marks of the attempts that can be compared, `possible` their marks in all, `shares` the shares earned
    in every attempt that could earn something. `mastered` says of each objective how many mastered it, `missed` of each
    heading (`lesson#heading`) how many are to read it again.
    """

    quiz: Quiz
    attempts: int
    passed: int
    answers: Counter[Group]
    totals: Counter[Fraction]
    possible: Counter[Fraction]
    shares: Counter[Fraction]
    mastered: Mapping[str, Share]
    missed: Mapping[str, Share]

    @property
    def same_questions(self) -> bool:
        """Whether every attempt that can be compared was asked the same questions, as without a draw.

        No attempt asks a question twice: then each was asked in as many attempts as there are.
        """
        asked: Counter[str] = Counter()
        for group, times in self.answers.items():
            if group.total is not None and group.points:
                asked[group.question] += times
        return set(asked.values()) == {self.totals.total()}


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
        return 2 * self.left > self.number


class Counted(NamedTuple):
    """What was counted of all attempts: each quiz's counts, the learners, and how many people they are.

    Files without a name are of different people, as far as is known. `learners` is None if there are too many to list.
    """

    counts: tuple[Counts, ...]
    learners: tuple[LearnerRow, ...] | None
    people: int
