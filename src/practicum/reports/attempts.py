"""Answer files and progress files -> attempts: each graded quiz, with its learner and its day."""

from __future__ import annotations

import io
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError
from practicum.base.text import fold, is_seen, visible
from practicum.files.regular import unread
from practicum.grading import inputs
from practicum.grading.progress import read_progress
from practicum.grading.score_cache import Grader
from practicum.reports.batch import at_line
from practicum.words import message

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import date

    from practicum.files.fields import Fields
    from practicum.grading.score_cache import Score
    from practicum.quiz.model import Quiz


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A graded answer file, or one quiz of a progress file.

    `line` is that of one in JSON Lines, else 0. `learner` is the name on one line, empty if the file has none. `day` is
    that on which the file was saved, see `_day`. `text` is that of the file.
    """

    score: Score
    file: str
    line: int
    learner: str
    day: date
    text: str

    @property
    def place(self) -> str:
        """Where the answer file is: `file` or `file:line`, for a terminal."""
        return visible(f"{self.file}:{self.line}" if self.line else self.file)

    @property
    def id(self) -> str:
        """What tells it from other attempts: 16 hexadecimal digits made of its place, quiz and text."""
        whole = json.dumps([self.file, self.line, self.score.quiz.id, self.text])
        return blake2b(whole.encode(), digest_size=8).hexdigest()


class Attempts:
    """Grades answer files, and counts in `refused` those that could not be graded."""

    def __init__(
        self,
        find_quiz: Callable[[Fields], Quiz | None],
        course: str,
        complain: Callable[[ProblemsError], None],
        *,
        accept_changed: bool = False,
    ) -> None:
        """Take the id of the course, and `complain`, which gets what is wrong with an answer file.

        `find_quiz` and `accept_changed` are those of `read_sheet`.
        """
        self.refused = 0
        self._grader = Grader(find_quiz, accept_changed=accept_changed)
        self._reading = partial(
            read_progress, find_quiz=find_quiz, accept_changed=accept_changed, course=lambda: course
        )
        self._complain = complain

    def read(
        self,
        named: Iterable[str],
        quiz: str = "",
        tell: Callable[[int], None] = lambda _: None,
        skip: Collection[str] = (),
    ) -> Iterator[Attempt]:
        """Yield the attempts at a quiz, or at every quiz, in files and folders, in their order.

        `tell` gets the size in bytes of each file that was read; the files in `skip` are left out.
        """
        for file, line, text, size in inputs.given(named, io.BytesIO(), skip=skip):
            tell(size)
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
                    yield Attempt(score=score, file=file, line=line, learner=learner, day=day, text=text)

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
        raise ProblemsError([Problem.of_file(file, *message("inputs.no-day"))]) from None
