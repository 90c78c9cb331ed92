"""The answers of a folder, graded in the background: once, and again when they or the quizzes have changed."""

from __future__ import annotations

import asyncio
from threading import Event
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from practicum.serve.answers import Answers


class Grading:
    """Grades when nothing else is to be done: an edit of a page never waits for it.

    `tell` gets lines for the terminal that were not there the last time, and `done` is called when there are new figures. Without `answers`, nothing is done.
    """

    def __init__(self, answers: Answers | None, tell: Callable[[str], None], done: Callable[[], None]) -> None:
        self.answers = answers
        self.is_due = answers is not None
        self._tell = tell
        self._done = done
        self._said: frozenset[str] = frozenset()
        self._given_up = Event()
        self._task: asyncio.Task[None] | None = None

    def begin(self, *, pause: float) -> None:
        """Grade after a pause, if that is due, in place of what waits or is under way."""
        self.give_up()
        if self.is_due and self.answers is not None:
            self._given_up = Event()
            self._task = asyncio.create_task(self._grade(self.answers, self._given_up, pause))

    def give_up(self) -> None:
        """Leave what is under way, which stays due; the thread ends with the file that it reads."""
        self._given_up.set()
        if self._task is not None:
            self._task.cancel()

    async def _grade(self, answers: Answers, given_up: Event, pause: float) -> None:
        await asyncio.sleep(pause)
        before = answers.stamp
        lines = await asyncio.to_thread(answers.read, given_up)
        self.is_due = False
        for line in lines:
            if line not in self._said:
                self._tell(line)
        self._said = frozenset(lines)
        if answers.stamp != before:
            self._done()
