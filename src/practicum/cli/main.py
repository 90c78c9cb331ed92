"""`practicum`: its commands, and the language of their output."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.cli import answer, course, grade
from practicum.cli.arguments import Parser, translate_argparse
from practicum.cli.run import guarded
from practicum.words import ENGLISH, say, speak

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable

COMMANDS: dict[str, tuple[Callable[[ArgumentParser], None], Callable[..., int]]] = {
    "grade": (grade.add_grade, grade.grade),
    "check": (course.add_check, course.check),
    "bundle": (course.add_bundle, course.bundle),
    "public": (course.add_public, course.public),
    "sheet": (answer.add_sheet, answer.sheet),
    "take": (answer.add_take, answer.take),
}


def main(arguments: list[str] | None = None, course: str | None = None) -> int:
    """Run `practicum` with arguments (default: the program's); return the exit status.

    0: done, every answer file passed. 1: an answer file did not pass. 2: something could not be done. `course` is the
    default of `--course`.
    """
    gc.set_threshold(50_000)  # most objects live until the end, so that collecting often finds nothing
    given = sys.argv[1:] if arguments is None else arguments
    return guarded(lambda: _run(given, course), "practicum")


def entry() -> None:
    """Run as the command `practicum`."""
    sys.exit(main())


def _run(given: list[str], course: str | None) -> int:
    speak(_language(given, course))
    options = vars(_parser(course).parse_args(given))
    return int(options.pop("run")(**options))


def _language(given: list[str], course: str | None) -> str:
    """Return the language of the course in the arguments, for the help as well; English outside of a course."""
    from practicum.course.locate import find_course
    from practicum.course.settings import language_of

    folder = course
    for argument, after in zip(given, [*given[1:], ""], strict=False):
        name, _, value = argument.partition("=")
        folder = (value or after) if name == "--course" else folder
    try:
        return language_of(find_course(folder))
    except ProblemsError:
        return ENGLISH


def _parser(course: str | None) -> ArgumentParser:
    """Return the parser of every command."""
    translate_argparse()
    parser = Parser("practicum", description=say("cli.about"))
    commands = parser.add_subparsers(required=True, metavar=say("cli.meta-command"), prog=parser.prog)
    for name, (add_arguments, run) in COMMANDS.items():
        command = commands.add_parser(name, help=say(f"cli.{name}"), description=say(f"cli.{name}-about"))
        command.set_defaults(run=run)
        command.add_argument("--course", metavar=say("cli.meta-dir"), default=course, help=say("cli.course"))
        add_arguments(command)
    return parser
