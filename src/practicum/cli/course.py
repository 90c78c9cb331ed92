"""`practicum check`, `public`, `bundle` and `schema`: check a course's files, and what is made of them without a site."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError
from practicum.base.text import visible
from practicum.cli.arguments import add_keys, add_output, add_quiz, output_to
from practicum.cli.run import NOT_PASSED, PASSED, complain
from practicum.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser


def add_check(parser: ArgumentParser) -> None:
    """Add the arguments of `check`."""
    add_keys(parser)
    parser.add_argument("--coverage", action="store_true", help=say("cli.coverage"))


def add_public(parser: ArgumentParser) -> None:
    """Add the arguments of `public`."""
    add_keys(parser)
    add_output(parser)
    add_quiz(parser)


def add_bundle(parser: ArgumentParser) -> None:
    """Add the arguments of `bundle`."""
    add_output(parser, "grade.pyz", "cli.output-bundle")


def add_schema(_: ArgumentParser) -> None:
    """Add no arguments: `schema` has none of its own."""


def check(course: str | None, keys: str, *, coverage: bool) -> int:
    """Check every file of the course and print every fault; return the exit status."""
    from practicum.course.check import check as check_course
    from practicum.course.format import require_format
    from practicum.course.load import load_course
    from practicum.course.locate import find_course
    from practicum.schema.course import outdated

    folder = find_course(course)
    require_format(folder)
    loaded = load_course(folder)
    for line in (*check_course(loaded, folder, keys), *outdated(Path(folder))):
        print(line)
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


def schema(course: str | None) -> int:
    """Write the schemas by which editors know the formats of the course's files; return the exit status."""
    from practicum.course.format import require_format
    from practicum.course.locate import find_course
    from practicum.scaffold import write_schemas

    folder = find_course(course)
    require_format(folder)
    for path in write_schemas(Path(folder)):
        print(path)
    return PASSED
