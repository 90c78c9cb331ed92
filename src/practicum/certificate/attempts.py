"""Answer files -> the attempts that certificates are made of, and the best one of each learner."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError
from practicum.base.text import fold, is_seen, visible
from practicum.certificate.number import number_of
from practicum.files.regular import unread
from practicum.grading import inputs
from practicum.grading.progress import read_progress
from practicum.grading.score_cache import Grader
from practicum.reports.batch import at_line
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from practicum.course.settings import Settings
    from practicum.files.fields import Fields
    from practicum.grading.score_cache import Score
    from practicum.quiz.model import Quiz


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A graded answer file, or one quiz of a progress file.

    `line` is that of one in JSON Lines, else 0. `learner` is the name on one line, empty if the file has none. `day` is
    that on which the file was saved, see `_day`. `number` is that of a certificate made of it.
    """

    score: Score
    file: str
    line: int
    learner: str
    day: date
    number: str

    @property
    def place(self) -> str:
        """Where the answer file is: `file` or `file:line`, for a terminal."""
        return visible(f"{self.file}:{self.line}" if self.line else self.file)

    @property
    def day_text(self) -> str:
        """The day as people write it in the present language, such as 29 November 2026."""
        month = say("certificate.months").split()[self.day.month - 1]
        return say("certificate.day", day=self.day.day, month=month, year=self.day.year)


class Attempts:
    """Grades answer files, and counts in `refused` those that could not be graded."""

    def __init__(
        self,
        find_quiz: Callable[[Fields], Quiz | None],
        settings: Settings,
        complain: Callable[[ProblemsError], None],
        *,
        accept_changed: bool = False,
    ) -> None:
        """Take the settings of the course, and `complain`, which gets what is wrong with an answer file.

        `find_quiz` and `accept_changed` are those of `read_sheet`.
        """
        self.refused = 0
        self._grader = Grader(find_quiz, accept_changed=accept_changed)
        self._reading = partial(
            read_progress, find_quiz=find_quiz, accept_changed=accept_changed, course=lambda: settings.course
        )
        self._course = settings.course or settings.title
        self._complain = complain

    def read(self, named: Iterable[str], quiz: str = "") -> Iterator[Attempt]:
        """Yield the attempts at a quiz, or at every quiz, in files and folders, in their order."""
        for file, line, text, _ in inputs.given(named, io.BytesIO()):
            try:
                if isinstance(text, ProblemsError):
                    raise text
                progress = self._reading(text, file)
                scores = (
                    [self._grader.score(sheet) for sheet in progress.sheets]
                    if progress
                    else [self._grader.grade(text, file)]
                )
                day = _day(file, progress.saved if progress else "")
            except ProblemsError as error:
                self._refuse(error, line)
                continue
            for refused in progress.refused if progress else ():
                self._refuse(refused, line)
            for score in scores:
                if score.unreadable:
                    self._complain(at_line(ProblemsError(score.unreadable), line))
                if quiz in ("", score.quiz.id):
                    learner = visible(fold(score.learner)) if is_seen(score.learner) else ""
                    number = number_of(learner, self._course, score.quiz.id, text)
                    yield Attempt(score=score, file=file, line=line, learner=learner, day=day, number=number)

    def _refuse(self, error: ProblemsError, line: int) -> None:
        self._complain(at_line(error, line))
        self.refused += 1


def _day(file: str, saved: str) -> date:
    """Return the day on which a file was saved: as it says itself, else by the system, in UTC.

    It is the same on every machine.
    Raises ProblemsError if the system does not know a possible one.
    """
    try:
        return datetime.fromisoformat(saved).date()
    except ValueError:  # most files do not say
        pass
    try:
        return datetime.fromtimestamp(os.stat(file).st_mtime, UTC).date()
    except OSError as error:
        raise ProblemsError([Problem.of_file(file, *unread(file, error))]) from None
    except (OverflowError, ValueError):
        raise ProblemsError([Problem.of_file(file, *message("certificate.no-day"))]) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Learners:
    """The best attempt of each learner who passed and of each who failed, and the passed attempts without a name.

    A failed attempt without a name is by itself.
    """

    passed: tuple[Attempt, ...]
    failed: tuple[Attempt, ...]
    nameless: tuple[Attempt, ...]


def by_learner(attempts: Iterable[Attempt]) -> Learners:
    """Return the attempts that count, by the learners' names; of equal ones the first counts.

    A name that is written in the same way is one learner, as in the reports' tables.
    """
    best: dict[str, Attempt] = {}
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


def _worth(attempt: Attempt) -> tuple[bool, Fraction]:
    score = attempt.score
    return score.passed, Fraction(score.earned_parts, score.possible_parts or 1)
