"""The attempts that certificates are made of: each with its number, and the best one of each learner."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from practicum.certificate.number import number_of
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from practicum.grading.score_cache import Score
    from practicum.reports.attempts import Attempts


@dataclass(frozen=True, slots=True, kw_only=True)
class Certified:
    """An attempt as `reports.attempts.Attempt` has it, without the text of its file: `number` is made of that."""

    score: Score
    place: str
    file: str
    line: int
    learner: str
    day: date
    number: str

    @property
    def day_text(self) -> str:
        """The day as people write it in the present language, such as 29 November 2026."""
        month = say("certificate.months").split()[self.day.month - 1]
        return say("certificate.day", day=self.day.day, month=month, year=self.day.year)


def numbered(attempts: Attempts, course: str, named: Iterable[str], quiz: str) -> Iterator[Certified]:
    """Yield the attempts at a quiz in files and folders; `course` is what a number says of it, its id or else its title."""
    for attempt in attempts.read(named, quiz):
        yield Certified(
            score=attempt.score,
            place=attempt.place,
            file=attempt.file,
            line=attempt.line,
            learner=attempt.learner,
            day=attempt.day,
            number=number_of(attempt.learner, course, attempt.score.quiz.id, attempt.text),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Learners:
    """The best attempt of each learner who passed and of each who failed, and the passed attempts without a name.

    A failed attempt without a name is by itself.
    """

    passed: tuple[Certified, ...]
    failed: tuple[Certified, ...]
    nameless: tuple[Certified, ...]


def by_learner(attempts: Iterable[Certified]) -> Learners:
    """Return the attempts that count, by the learners' names; of equal ones the first counts.

    A name that is written in the same way is one learner, as in the reports' tables.
    """
    best: dict[str, Certified] = {}
    nameless = []
    for attempt in attempts:
        if not attempt.learner:
            nameless.append(attempt)
        elif attempt.learner not in best or _worth(attempt) > _worth(best[attempt.learner]):
            best[attempt.learner] = attempt
    ordered = sorted(best.values(), key=lambda attempt: (attempt.learner.casefold(), attempt.learner))
    return Learners(
        passed=tuple(attempt for attempt in ordered if attempt.score.passed),
        failed=tuple(attempt for attempt in (*ordered, *nameless) if not attempt.score.passed),
        nameless=tuple(attempt for attempt in nameless if attempt.score.passed),
    )


def _worth(attempt: Certified) -> tuple[bool, Fraction]:
    score = attempt.score
    return score.passed, Fraction(score.earned_parts, score.possible_parts or 1)
