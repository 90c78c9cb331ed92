"""Attempts -> groups: how many answers are alike. Every figure of an analysis is computed from their numbers alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from practicum.quiz.model import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from practicum.grading.score import Graded, Result
    from practicum.quiz.model import Quiz
    from practicum.reports.attempts import Attempt

BEST, LATEST = "best", "latest"
WHICH = (LATEST, BEST)  # the attempts of a learner that count


class Group(NamedTuple):
    """What answers to a question have in common: `answer` is canonical JSON of what was chosen, empty if nothing was.

    `status`, `credit` (0 to 1) and `points` are those of `Graded`. `total` is what the attempt earned in all, None where
    it cannot be compared with others, since something has changed. `sure` is one of `CONFIDENCES` or empty, `hints` how
    many were opened.
    """

    question: str
    status: str
    answer: str
    credit: Fraction
    points: Fraction
    total: Fraction | None
    sure: str
    hints: int


@dataclass(slots=True)
class QuizGroups:
    """The attempts at one quiz that count: how many answers are in each group, and how many attempts have each total.

    `asked` says how many attempts asked each set of questions.
    """

    quiz: Quiz
    answers: Counter[Group] = field(default_factory=Counter)
    totals: Counter[Fraction] = field(default_factory=Counter)
    possible: Counter[Fraction] = field(default_factory=Counter)
    shares: Counter[Fraction] = field(default_factory=Counter)
    asked: Counter[frozenset[str]] = field(default_factory=Counter)
    attempts: int = 0
    passed: int = 0

    def add(self, result: Result) -> None:
        """Count one attempt."""
        self.attempts += 1
        self.passed += result.passed
        if result.possible:
            self.shares[result.earned / result.possible] += 1
        is_whole = not result.differs
        if is_whole:
            self.totals[result.earned] += 1
            self.possible[result.possible] += 1
            self.asked[frozenset(graded.id for graded in result.questions if graded.points)] += 1
        for graded in result.questions:
            self.answers[_group(graded, result.earned if is_whole else None)] += 1

    @property
    def same_questions(self) -> bool:
        """Whether every attempt that can be compared was asked the same questions, as without a draw."""
        return len(self.asked) == 1


def _group(graded: Graded, total: Fraction | None) -> Group:
    """Return the group of an answer; a text that is not scored, such as a reflection, is not kept."""
    is_kept = graded.answer is not None and bool(graded.points)
    return Group(
        question=graded.id,
        status=graded.status,
        answer=canonical(graded.answer) if is_kept else "",
        credit=graded.credit,
        points=graded.points,
        total=total,
        sure=graded.confidence,
        hints=graded.hints,
    )


def counting(attempts: Iterable[Attempt], which: str) -> list[Attempt]:
    """Return the attempt of each learner at each quiz that counts, in order of name and quiz.

    `which` is `latest`, by the day of the file and then the order of reading, or `best`, by what was earned, of which the
    first counts. Files without a name are of different people, as far as is known.
    """
    found: dict[tuple[str, str, str], Attempt] = {}
    for attempt in attempts:
        key = (attempt.learner, "" if attempt.learner else attempt.place, attempt.score.quiz.id)
        before = found.get(key)
        if before is None or _follows(attempt, before, which):
            found[key] = attempt
    return [attempt for _, attempt in sorted(found.items(), key=lambda each: (each[0][0].casefold(), *each[0]))]


def _follows(attempt: Attempt, before: Attempt, which: str) -> bool:
    """Return whether an attempt counts in the place of one that was read before it."""
    if which == LATEST:
        return attempt.day >= before.day
    return _worth(attempt) > _worth(before)


def _worth(attempt: Attempt) -> tuple[bool, Fraction]:
    score = attempt.score
    return score.passed, Fraction(score.earned_parts, score.possible_parts or 1)
