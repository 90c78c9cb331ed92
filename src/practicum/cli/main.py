"""`practicum`: its commands, and the language of their output."""

from __future__ import annotations

import gc
import sys
from contextlib import nullcontext
from importlib import import_module
from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.base.stop import stoppable
from practicum.cli.arguments import Parser, translate_argparse
from practicum.cli.run import guarded
from practicum.words import ENGLISH, say, speak

if TYPE_CHECKING:
    from argparse import ArgumentParser

# Each command by the module that has it, and an example: `add_<name>` adds its arguments, and `<name>` runs it. Only the
# one that is called is imported.
COMMANDS = {
    "new": ("new", "practicum new safe-lifting --language de"),
    "upgrade": ("upgrade", "practicum upgrade --dry-run"),
    "build": ("build", "practicum build --engine zensical"),
    "serve": ("serve", "practicum serve --port 8001"),
    "workbook": ("build", "practicum workbook --output book.pdf"),
    "check": ("course", "practicum check --coverage"),
    "grade": ("grade", "practicum grade answers.json"),
    "certificate": ("certificate", "practicum certificate answers"),
    "analyse": ("analyse", "practicum analyse answers"),
    "responses": ("responses", "practicum responses answers --to parquet"),
    "take": ("answer", "practicum take way-out"),
    "sheet": ("answer", "practicum sheet way-out"),
    "public": ("course", "practicum public final --output quizzes/final.yml"),
    "bundle": ("course", "practicum bundle --output grade.pyz"),
    "schema": ("course", "practicum schema --course safe-lifting"),
}


def main(arguments: list[str] | None = None, course: str | None = None) -> int:
    """Run `practicum` with arguments (default: the program's); return the exit status.

    0: done, every answer file passed. 1: an answer file did not pass. 2: something could not be done. `course` is the
    default of `--course`.
    """
    gc.set_threshold(50_000)  # most objects live until the end, so that collecting often finds nothing
    given = sys.argv[1:] if arguments is None else arguments
    return guarded(lambda: _stopped_as_a_whole(given, course), "practicum")


def entry() -> None:
    """Run as the command `practicum`."""
    sys.exit(main())


def _stopped_as_a_whole(given: list[str], course: str | None) -> int:
    """Run as `_run`; a signal stops what makes a site at once, and the others as Python does it."""
    with stoppable() if given[:1] in (["build"], ["workbook"]) else nullcontext():
        return _run(given, course)


def _run(given: list[str], course: str | None) -> int:
    speak(_language(given, course))
    options = vars(_parser(given, course).parse_args(given))
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


def _parser(given: list[str], course: str | None) -> ArgumentParser:
    """Return the parser of every command, with the arguments of those that are named."""
    translate_argparse()
    parser = Parser("practicum", description=say("cli.about"))
    commands = parser.add_subparsers(required=True, metavar=say("cli.meta-command"), prog=parser.prog)
    for name in COMMANDS:
        command = commands.add_parser(name, help=say(f"cli.{name}"), description=say(f"cli.{name}-about"))
        if name in given:
            add_arguments(command, name, course)
    return parser


def add_arguments(command: ArgumentParser, name: str, course: str | None = None) -> None:
    """Add to the parser of a command its arguments, its example and what runs it; `course` is as in `main`."""
    module, example = COMMANDS[name]
    command.epilog = say("cli.example", command=example)
    own = import_module(f"practicum.cli.{module}")
    command.set_defaults(run=getattr(own, name))
    command.add_argument("--course", metavar=say("cli.meta-dir"), default=course, help=say("cli.course"))
    getattr(own, f"add_{name}")(command)
