"""Grade many answer files: to tables and reports, in constant memory, with progress for long work."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError
from practicum.files.atomic_write import atomic_write
from practicum.grading import inputs
from practicum.grading.progress import read_progress
from practicum.grading.score_cache import Grader
from practicum.grading.sheet import LINES_SUFFIXES, SUFFIXES
from practicum.reports import tables
from practicum.words import grouped, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO, Protocol

    from practicum.files.fields import Fields
    from practicum.grading.progress import ProgressFile
    from practicum.grading.score_cache import Score
    from practicum.quiz.model import Quiz

    class Sink(Protocol):
        """Takes every score with the place of its answer file."""

        def add(self, score: Score, place: str) -> None:
            """Take one score; `place` is `file` or `file:line`."""


PATIENCE = 1.0  # seconds before progress is shown
EVERY = 0.2  # seconds between updates
BAR = 30  # characters


class Outcome:
    """How many answer files were graded, how many of these `failed`, and how many could not be graded.

    Those fail that did not pass, or have an answer that cannot be read. Each quiz of a progress file counts as an answer
    file; `quizzes` is how many of those graded are from one, `files` how many progress files they are from.
    """

    graded = failed = refused = quizzes = files = 0


def grade_batch(
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
    whole: Callable[[ProgressFile, list[Score]], str] | None = None,
    course: Callable[[], str] = str,
    write: Callable[[str], object],
    complain: Callable[[ProblemsError], None],
    progress: Callable[[str], None] | None = None,
) -> Outcome:
    """Grade every answer file and progress file in `named` (files, folders, `-`) and return the outcome.

    `find_quiz` and `accept_changed` are those of `read_sheet`, `lines` that of `inputs.given`. `csv` and
    `csv_questions` are files to write; they appear when every answer file was read. `show` makes the report of each
    score, and `whole` what comes before those of a progress file; without them, a table is written at the end, of
    learners if `table` is true, else of quizzes. `course` is that of `read_progress`. `write` gets the text of reports
    and tables, `complain` every error, `progress` what to write over the last line of a terminal. Raises ProblemsError if a file cannot be written.
    """
    files_to_write = [(file, rows) for file, rows in ((csv, tables.Rows), (csv_questions, tables.QuestionRows)) if file]
    for file, _ in files_to_write:
        if file.endswith(SUFFIXES + LINES_SUFFIXES):
            raise _misnamed(file, say("batch.sheet"))
        if csv == csv_questions:
            raise _misnamed(file, say("batch.twice"))
    outcome = Outcome()
    grader = Grader(find_quiz, accept_changed=accept_changed)
    bar = Progress(progress, inputs.size(named)) if progress else None
    summary = None if show else tables.Learners() if table else tables.Summary()
    sinks: list[Sink] = [summary] if summary else []
    with ExitStack() as files:
        for file, rows in files_to_write:
            sinks.append(rows(files.enter_context(atomic_write(file, tables.CSV_ENCODING))))
        for file, line, text, size in inputs.given(named, stdin, lines=lines):
            if bar:
                bar.add(size)
            found = None
            try:
                if isinstance(text, ProblemsError):
                    raise text
                found = read_progress(text, file, find_quiz, accept_changed=accept_changed, course=course)
                scores = [grader.score(sheet) for sheet in found.sheets] if found else [grader.grade(text, file)]
                refused = found.refused if found else ()
            except ProblemsError as error:
                scores, refused = [], (error,)
            if bar and (refused or any(score.unreadable for score in scores)):
                bar.clear()
            for fault in refused:
                complain(at_line(fault, line))
            outcome.refused += len(refused)
            outcome.graded += len(scores)
            if found:
                outcome.files += 1
                outcome.quizzes += len(scores)
                write(whole(found, scores) if whole else "")
            place = f"{file}:{line}" if line else file
            for score in scores:
                outcome.failed += not score.passed or bool(score.unreadable)
                if score.unreadable:
                    complain(at_line(ProblemsError(score.unreadable), line))
                for sink in sinks:
                    sink.add(score, place)
                if show:
                    write(show(score))
    if bar:
        bar.clear()
    if summary:
        for row in summary.lines() if outcome.graded else ():
            write(f"{row}\n")
        write(say("table.graded", number=grouped(outcome.graded)) + "\n")
        if outcome.files:
            counts = {"number": grouped(outcome.quizzes), "files": grouped(outcome.files)}
            write(say("table.progress-files", **counts) + "\n")
        if outcome.refused:
            write(say("table.refused", number=grouped(outcome.refused)) + "\n")
    return outcome


class Progress:
    """A line on a terminal that shows the progress of work that takes more than `PATIENCE` seconds."""

    def __init__(self, write: Callable[[str], None], size: int) -> None:
        """Show lines with `write`; `size` is the sum of all that `add` will get, 0 if not known."""
        self._write = write
        self._size = size
        self._done = self._count = self._shown = 0
        self._next = monotonic() + PATIENCE

    def add(self, size: int) -> None:
        """Count an answer file of a size in bytes, and update the line if it is time."""
        self._done += size
        self._count += 1
        now = monotonic()
        if now < self._next:
            return
        self._next = now + EVERY
        line = say("table.progress", number=grouped(self._count))
        if self._size:
            share = min(1.0, self._done / self._size)
            full = int(share * BAR)
            line = f"[{'#' * full}{'-' * (BAR - full)}] {int(share * 100):3} %  {line}"
        self._write(f"\r{line}")
        self._shown = len(line)

    def clear(self) -> None:
        """Clear the line, before something else is written."""
        if self._shown:
            self._write(f"\r{' ' * self._shown}\r")
            self._shown = 0


def at_line(error: ProblemsError, line: int) -> ProblemsError:
    """Return an error with its problems at a line of JSON Lines, or unchanged if `line` is 0."""
    return ProblemsError([replace(p, line=line) for p in error.problems]) if line else error


def _misnamed(file: str, what: str) -> ProblemsError:
    fix = say("batch.misnamed-fix")
    return ProblemsError([Problem.of_file(file, what, fix)])
