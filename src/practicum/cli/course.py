"""`practicum check`, `public` and `bundle`: check a course's files, and what is made of them without a site."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError
from practicum.base.text import visible
from practicum.cli.arguments import add_keys, add_output, add_quiz, output_to
from practicum.cli.run import NOT_PASSED, PASSED, complain
from practicum.words import message, say

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from practicum.course.model import Course

FORMS = ("text", "markdown", "html", "json", "csv", "ics")  # of the list of reviews
_LINES_END_ALIKE = ("csv", "ics")  # on every system, with CR LF


def add_check(parser: ArgumentParser) -> None:
    """Add the arguments of `check`."""
    add_keys(parser)
    parser.add_argument("--coverage", action="store_true", help=say("cli.coverage"))
    parser.add_argument("--reviews", action="store_true", help=say("cli.reviews"))
    parser.add_argument("--format", choices=FORMS, default="", help=say("cli.format-reviews"))
    add_output(parser, "", "cli.output-reviews")


def add_public(parser: ArgumentParser) -> None:
    """Add the arguments of `public`."""
    add_keys(parser)
    add_output(parser)
    add_quiz(parser)


def add_bundle(parser: ArgumentParser) -> None:
    """Add the arguments of `bundle`."""
    add_output(parser, "grade.pyz", "cli.output-bundle")


def check(  # the parameters have the names of the options
    course: str | None,
    keys: str,
    *,
    coverage: bool,
    reviews: bool = False,
    format: str = "",  # noqa: A002
    output: str = "",
) -> int:
    """Check every file of the course and print every fault; return the exit status."""
    from practicum.course.check import check as check_course
    from practicum.course.format import require_format
    from practicum.course.load import load_course
    from practicum.course.locate import find_course

    for option, given in (("--format", format), ("--output", output)):
        if given and not reviews:
            what, fix = say("reviews.with"), say("reviews.with-fix", option=option)
            raise ProblemsError([Problem.of_file(option, what, fix)])
    if reviews and coverage:
        raise ProblemsError([Problem.of_file("--reviews", *message("reviews.alone"))])
    folder = find_course(course)
    require_format(folder)
    loaded = load_course(folder)
    for line in check_course(loaded, folder, keys):
        if not reviews:  # nothing else goes into the list: a program may read it
            print(line)
    if reviews:
        _write_reviews(loaded, folder, format, output)
        return PASSED
    if not coverage:
        return PASSED
    from practicum.course.coverage import as_table, gaps, matrix, summary

    rows = matrix(loaded)
    missing = list(gaps(loaded, rows))
    for line in as_table(rows):
        print(line)
    print(f"\n{summary(rows, len(missing))}")
    complain(ProblemsError(missing))
    return NOT_PASSED if missing else PASSED


def _write_reviews(course: Course, folder: str, form: str, output: str) -> None:
    """Write when the questions of a course in a folder are to be looked at again."""
    from practicum.base.day import today
    from practicum.course.reviews import reviews
    from practicum.course.settings import read_settings
    from practicum.files.atomic_write import atomic_write
    from practicum.reports.reviews import as_form, named_by
    from practicum.reports.tables import CSV_ENCODING

    settings = read_settings(folder)
    name = form or named_by(output)
    text = as_form(name, reviews(course.quizzes, settings.review_after, today()), settings.course)
    if output:
        with atomic_write(output, CSV_ENCODING if name == "csv" else "utf-8") as file:
            file.write(text)
        return
    if name in _LINES_END_ALIKE and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(newline="", encoding="utf-8")
    sys.stdout.write(text)


def public(course: str | None, keys: str, output: str, quiz: str) -> int:
    """Write the public part of an assessment, from the folder with its answer keys; return the exit status."""
    from practicum.course.locate import find_course, keys_folder
    from practicum.course.settings import CONFIG
    from practicum.files.yaml_tree import read_file
    from practicum.quiz.answer_keys import public_part

    where = keys_folder(find_course(course), keys)
    if not where:
        what, fix = say("fields.missing"), say("fix.keys-of-assessment")
        raise ProblemsError([Problem.of_file(CONFIG, what, fix, path="extra.keys")])
    path = os.path.join(where, f"{quiz}.yml")
    text = public_part(read_file(path, path), path)
    with output_to(output) as stream:
        stream.write(text)
    return PASSED


def bundle(course: str | None, output: str) -> int:
    """Write the stand-alone grader with the answer keys of the practice quizzes; return the exit status."""
    from practicum.bundle.build import bundle as make_bundle
    from practicum.course.locate import find_course
    from practicum.files.atomic_write import atomic_write

    content = make_bundle(find_course(course))
    with atomic_write(output, encoding=None) as stream:
        stream.write(content)
    print(say("bundle.written", file=visible(output), size=f"{len(content) / 1000:.0f}"))
    return PASSED
