"""Grading many sheets in one go: to tables and files, in constant memory, with progress on long work."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError
from practicum.files.atomic_write import atomic_write
from practicum.grading import inputs
from practicum.grading.score_cache import Grader
from practicum.grading.sheet import LINES, SHEETS
from practicum.reports import tables
from practicum.words import grouped, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO, Protocol

    from practicum.files.fields import Fields
    from practicum.grading.score_cache import Score
    from practicum.quiz.model import Quiz

    class Sink(Protocol):
        """Takes every score with the place of its sheet."""

        def add(self, score: Score, place: str) -> None:
            """Take one."""


PATIENCE = 1.0  # seconds before progress shows
EVERY = 0.2  # seconds from one line of progress to the next
BAR = 30


class Outcome:
    """How many sheets were graded, how many of them did not pass, and how many could not be graded."""

    graded = failed = refused = 0


def grade_many(
    named: list[str],
    stdin: IO[bytes],
    find_quiz: Callable[[Fields], Quiz | None],
    *,
    lines: bool = False,
    csv: str | None = None,
    csv_questions: str | None = None,
    table: bool = False,
    accept_changed: bool = False,
    show: Callable[[Score], str] | None = None,
    tell: Callable[[str], object],
    complain: Callable[[ProblemsError], None],
    progress: Callable[[str], None] | None = None,
) -> Outcome:
    """Grade every sheet that `named` stands for and return what came of it.

    `accept_changed` is that of `read_sheet`. `lines` says that standard input has one sheet a line. `csv` and
    `csv_questions` name files to write; they are there only once every sheet was
    read. `show` makes what is told of each sheet; without it, a table is told in
    the end, with its line ends: of learners if `table` is true, else of quizzes. `progress` is given
    what to write over the last line of a terminal. Raises ProblemsError if a
    file cannot be written.
    """
    asked = [(file, rows) for file, rows in ((csv, tables.Rows), (csv_questions, tables.QuestionRows)) if file]
    for file, _ in asked:
        if file.endswith(SHEETS + LINES):
            raise _misnamed(file, say("batch.sheet"))
        if csv == csv_questions:
            raise _misnamed(file, say("batch.twice"))
    outcome = Outcome()
    grader = Grader(find_quiz, accept_changed=accept_changed)
    bar = Progress(progress, inputs.size(named)) if progress else None
    told = None if show else tables.Learners() if table else tables.Summary()
    sinks: list[Sink] = [told] if told else []
    with ExitStack() as files:
        for file, rows in asked:
            sinks.append(rows(files.enter_context(atomic_write(file, tables.CSV_ENCODING))))
        for file, line, text, size in inputs.given(named, stdin, lines=lines):
            if bar:
                bar.add(size)
            try:
                if isinstance(text, ProblemsError):
                    raise text
                score = grader.grade(text, file)
            except ProblemsError as error:
                if bar:
                    bar.clear()
                complain(_at_line(error, line))
                outcome.refused += 1
                continue
            outcome.graded += 1
            outcome.failed += not score.passed
            place = f"{file}:{line}" if line else file
            for sink in sinks:
                sink.add(score, place)
            if show:
                tell(show(score))
    if bar:
        bar.clear()
    if told:
        for row in told.lines() if outcome.graded else ():
            tell(f"{row}\n")
        tell(say("table.graded", number=grouped(outcome.graded)) + "\n")
        if outcome.refused:
            tell(say("table.refused", number=grouped(outcome.refused)) + "\n")
    return outcome


class Progress:
    """One line on a terminal that says how far the work is, once it takes long."""

    def __init__(self, write: Callable[[str], None], size: int) -> None:
        """`size` is what `add` will have been given in the end; 0 if that is not known."""
        self._write = write
        self._size = size
        self._done = self._sheets = self._shown = 0
        self._next = monotonic() + PATIENCE

    def add(self, size: int) -> None:
        """Count a sheet of that size, and show the line when it is time."""
        self._done += size
        self._sheets += 1
        now = monotonic()
        if now < self._next:
            return
        self._next = now + EVERY
        line = say("table.progress", number=grouped(self._sheets))
        if self._size:
            share = min(1.0, self._done / self._size)
            full = int(share * BAR)
            line = f"[{'#' * full}{'-' * (BAR - full)}] {int(share * 100):3} %  {line}"
        self._write(f"\r{line}")
        self._shown = len(line)

    def clear(self) -> None:
        """Take the line away, for what is written next."""
        if self._shown:
            self._write(f"\r{' ' * self._shown}\r")
            self._shown = 0


def _at_line(error: ProblemsError, line: int) -> ProblemsError:
    """Return the problems of a sheet that is one line of a file, with that line."""
    return ProblemsError([replace(p, line=line) for p in error.problems]) if line else error


def _misnamed(file: str, what: str) -> ProblemsError:
    fix = say("batch.misnamed-fix")
    return ProblemsError([Problem.of_file(file, what, fix)])
