"""`practicum grade`: answer files to reports and tables."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

from practicum.cli.arguments import add_keys, add_output, output_to
from practicum.cli.run import NOT_DONE, NOT_PASSED, PASSED, complain, grade_one
from practicum.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable
    from typing import Any

    from practicum.files.fields import Fields
    from practicum.grading.progress import ProgressFile
    from practicum.grading.score_cache import Score
    from practicum.quiz.model import Quiz
    from practicum.reports.formats import Form

FORMS = ("text", "markdown", "html", "json")
TABLES = ("csv", "csv_questions", "table")


def add_grade(parser: ArgumentParser) -> None:
    """Add the arguments of `grade`."""
    file = say("cli.meta-file")
    parser.add_argument("sheets", nargs="+", metavar=say("cli.meta-sheet"), help=say("cli.sheets"))
    parser.add_argument("--format", choices=FORMS, help=say("cli.format"))
    parser.add_argument("--table", action="store_true", help=say("cli.table"))
    parser.add_argument("--csv", metavar=file, help=say("cli.csv"))
    parser.add_argument("--csv-questions", metavar=file, help=say("cli.csv-questions"))
    parser.add_argument("--lines", action="store_true", help=say("cli.lines"))
    add_keys(parser)
    add_output(parser)
    site = os.environ.get("SITE_URL", "")
    parser.add_argument("--site", metavar=say("cli.meta-url"), default=site, help=say("cli.site"))
    parser.add_argument("--accept-changed", action="store_true", help=say("cli.accept-changed"))


def grade(  # the parameters have the names of the options
    *,
    course: str | None,
    sheets: list[str],
    format: str | None = None,  # noqa: A002
    output: str = "",
    site: str = "",
    keys: str = "",
    accept_changed: bool = False,
    **tables: Any,
) -> int:
    """Grade answer files; return the exit status: 0 all passed, 1 not all passed, 2 one could not be graded."""
    from practicum.course.locate import find_course, quiz_finder
    from practicum.course.settings import course_name
    from practicum.grading.sheet import LINES_SUFFIXES
    from practicum.reports.formats import form

    folder = find_course(course)
    find_quiz = quiz_finder(folder, keys, complain)
    options: dict[str, Any] = {"accept_changed": accept_changed, "course": cache(lambda: course_name(folder))}
    shown = None if not format and any(map(tables.get, TABLES)) else form(format or "text", folder, site, complain)
    with output_to(output) as stream:
        write = stream.write
        write(shown.begin if shown else "")
        if any(tables.values()) or any(sheet.endswith(LINES_SUFFIXES) or os.path.isdir(sheet) for sheet in sheets):
            status = _grade_batch(find_quiz, sheets, shown, write, **options, **tables)
        else:
            show, whole = (shown.show, shown.whole) if shown else (None, None)
            status = max(grade_one(sheet, find_quiz, show, write, whole=whole, **options) for sheet in sheets)
        write(shown.end if shown else "")
    sys.stdout.flush()
    return status


def _grade_batch(
    find_quiz: Callable[[Fields], Quiz | None],
    sheets: list[str],
    shown: Form | None,
    write: Callable[[str], object],
    **options: Any,
) -> int:
    """Grade folders and JSON Lines, or into tables; return the exit status as `grade`."""
    from practicum.reports.batch import grade_batch

    def show(score: Score) -> str:
        return shown.show(score.result()) if shown else ""

    def whole(progress: ProgressFile, scores: list[Score]) -> str:
        return shown.whole(progress, [score.result() for score in scores]) if shown else ""

    show_progress = sys.stderr.isatty() and not (shown and sys.stdout.isatty())
    outcome = grade_batch(
        sheets,
        sys.stdin.buffer,
        find_quiz,
        **options,
        show=show if shown else None,
        whole=whole if shown else None,
        write=write,
        complain=complain,
        progress=_progress if show_progress else None,
    )
    return NOT_DONE if outcome.refused else NOT_PASSED if outcome.failed else PASSED


def _progress(line: str) -> None:
    """Write the line of progress."""
    sys.stderr.write(line)
    sys.stderr.flush()
