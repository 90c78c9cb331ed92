"""The command line: the only place that parses arguments, prints and exits."""

from __future__ import annotations

import gc
import os
import sys

from practicum.door import NOT_DONE, NOT_PASSED, PASSED, complain, grade_one, guarded
from practicum.problem import CONFIG, Problem, ProblemsError, visible
from practicum.words import ENGLISH, say, speak

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, HelpFormatter
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from typing import Any, TextIO

    from practicum.bulk import Score
    from practicum.fields import Fields
    from practicum.forms import Form
    from practicum.model import Quiz
    from practicum.whole import Writer

TABLES = ("csv", "csv_questions", "table")
# What argparse says by itself, and the words that take its place.
_ARGPARSE = {
    "usage: ": "usage",
    "positional arguments": "positional",
    "options": "options",
    "show this help message and exit": "help",
    "%(prog)s: error: %(message)s\n": "error",
    "argument %(argument_name)s: %(message)s": "argument",
    "the following arguments are required: %s": "required",
    "unrecognized arguments: %s": "unrecognized",
    "ambiguous option: %(option)s could match %(matches)s": "ambiguous",
    "expected one argument": "one",
    "expected at least one argument": "some",
    "ignored explicit argument %r": "explicit",
    "invalid choice: %(value)r (choose from %(choices)s)": "choice",
    "invalid %(type)s value: %(value)r": "value",
}


def main(arguments: list[str] | None = None, course: str | None = None) -> int:
    """Run `practicum`; return the exit status.

    0: done, every sheet passed. 1: a sheet did not pass. 2: something could not
    be done. `course` is the folder of the course where the caller knows it.
    """
    gc.set_threshold(50_000)  # what the start makes lives on: looking through it again and again finds nothing
    given = sys.argv[1:] if arguments is None else arguments
    return guarded(lambda: _run(given, course), "practicum")


def entry() -> None:
    """Run as the command `practicum`."""
    sys.exit(main())


def _run(given: list[str], course: str | None) -> int:
    speak(_language(given, course))
    run, options = _read(given, course)
    return run(**options)


def _language(given: list[str], course: str | None) -> str:
    """Return the language of the course that is meant: help, too, speaks it. Outside of a course it is English."""
    from practicum.course import find_course
    from practicum.settings import language_of

    folder = course
    for argument, after in zip(given, [*given[1:], ""], strict=False):
        name, _, value = argument.partition("=")
        folder = (value or after) if name == "--course" else folder
    try:
        return language_of(find_course(folder))
    except ProblemsError:
        return ENGLISH


def _read(given: list[str], course: str | None) -> tuple[Callable[..., int], dict[str, Any]]:
    """Return the command to run and its options; exits on what it cannot read.

    Grading without options goes past argparse, which takes a tenth of its start.
    """
    if len(given) > 1 and given[0] == "grade" and all(sheet == "-" or not sheet.startswith("-") for sheet in given[1:]):
        return _grade, {"course": course, "sheets": given[1:]}
    options = vars(_parser(given[0] if given else "", course).parse_args(given))
    return options.pop("run"), options


def _parser(command: str, course: str | None) -> ArgumentParser:
    """Return the parser; of a known command's only, since each takes its time to make."""
    from argparse import ArgumentParser

    translate_argparse()
    parser = ArgumentParser("practicum", description=say("cli.about"), formatter_class=_narrow)
    commands = parser.add_subparsers(required=True, metavar=say("cli.meta-command"), prog=parser.prog)
    folder, file = say("cli.meta-dir"), say("cli.meta-file")
    for name in [command] if command in _COMMANDS else _COMMANDS:
        run = _COMMANDS[name]
        about = say(f"cli.{name}-about")
        sub = commands.add_parser(name, help=say(f"cli.{name}"), description=about, formatter_class=_narrow)
        sub.set_defaults(run=run)
        sub.add_argument("--course", metavar=folder, default=course, help=say("cli.course"))
        if run is _grade:
            sub.add_argument("sheets", nargs="+", metavar=say("cli.meta-sheet"), help=say("cli.sheets"))
            forms = ("text", "markdown", "html", "json")
            sub.add_argument("--format", choices=forms, help=say("cli.format"))
            sub.add_argument("--table", action="store_true", help=say("cli.table"))
            sub.add_argument("--csv", metavar=file, help=say("cli.csv"))
            sub.add_argument("--csv-questions", metavar=file, help=say("cli.csv-questions"))
            sub.add_argument("--lines", action="store_true", help=say("cli.lines"))
            sub.add_argument("--keys", metavar=folder, default="", help=say("cli.keys"))
            sub.add_argument("--output", metavar=file, default="", help=say("cli.output"))
            site = os.environ.get("SITE_URL", "")
            sub.add_argument("--site", metavar=say("cli.meta-url"), default=site, help=say("cli.site"))
            sub.add_argument("--accept-changed", action="store_true", help=say("cli.accept-changed"))
        if run is _check:
            sub.add_argument("--keys", metavar=folder, default="", help=say("cli.keys"))
            sub.add_argument("--coverage", action="store_true", help=say("cli.coverage"))
        if run is _public:
            sub.add_argument("--keys", metavar=folder, default="", help=say("cli.keys"))
            sub.add_argument("--output", metavar=file, default="", help=say("cli.output"))
        if run is _bundle:
            sub.add_argument("--output", metavar=file, default="grade.pyz", help=say("cli.output-bundle"))
        if run in (_sheet, _public, _take):
            sub.add_argument("quiz", metavar=say("cli.meta-quiz"), help=say("cli.quiz"))
        if run is _sheet:
            sub.add_argument("--seed", type=_seed, metavar="N", help=say("cli.seed"))
        if run is _take:
            sub.add_argument("--save", metavar=file, default="", help=say("cli.save"))
            sub.add_argument("--feedback", choices=("now", "end"), default="now", help=say("cli.feedback"))
            sub.add_argument("--learner", metavar=say("cli.meta-name"), default="", help=say("cli.learner"))
            sub.add_argument("--plain", action="store_true", help=say("cli.plain"))
    return parser


def translate_argparse() -> None:
    """Let argparse speak the language that is spoken now: it takes its own words from gettext, by their English."""
    import argparse

    words = {english: say(f"argparse.{key}") for english, key in _ARGPARSE.items()}
    argparse._ = lambda text: words.get(text, text)  # type: ignore[attr-defined]


def _seed(text: str) -> int:
    """Return a seed; raises ValueError for what is none."""
    from practicum.draw import SEEDS

    if not (text.isascii() and text.isdigit() and int(text) < SEEDS):
        raise ValueError(text)
    return int(text)


def _narrow(prog: str) -> HelpFormatter:
    """Format help for 80 columns; asking the terminal would load `shutil` at every start."""
    from argparse import HelpFormatter

    return HelpFormatter(prog, width=80)


def _grade(  # the names of its options
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
    """Grade sheets of answers: exit status 0 all passed, 1 not all, 2 one could not be graded."""
    from practicum.course import find_course, quiz_finder
    from practicum.forms import form
    from practicum.sheet import LINES

    folder = find_course(course)
    find_quiz = quiz_finder(folder, keys, complain)
    shown = None if not format and any(map(tables.get, TABLES)) else form(format or "text", folder, site, complain)
    with _to(output) as stream:
        write = stream.write
        write(shown.begin if shown else "")
        if any(tables.values()) or any(sheet.endswith(LINES) or os.path.isdir(sheet) for sheet in sheets):
            status = _grade_many(find_quiz, sheets, shown, write, accept_changed=accept_changed, **tables)
        else:
            status = max(
                grade_one(sheet, find_quiz, shown.show if shown else None, write, accept_changed=accept_changed)
                for sheet in sheets
            )
        write(shown.end if shown else "")
    sys.stdout.flush()
    return status


def _grade_many(
    find_quiz: Callable[[Fields], Quiz | None],
    sheets: list[str],
    shown: Form | None,
    write: Callable[[str], object],
    **options: Any,
) -> int:
    """Grade folders, files of lines, and whatever goes to tables; statuses as `_grade`."""
    from practicum.many import grade_many

    def show(score: Score) -> str:
        return shown.show(score.result()) if shown else ""

    watched = sys.stderr.isatty() and not (shown and sys.stdout.isatty())
    outcome = grade_many(
        sheets,
        sys.stdin.buffer,
        find_quiz,
        **options,
        show=show if shown else None,
        tell=write,
        complain=complain,
        progress=_progress if watched else None,
    )
    return NOT_DONE if outcome.refused else NOT_PASSED if outcome.failed else PASSED


class _Shown:
    """Standard output, as a file that need not be closed. `contextlib` would cost the start more."""

    def __enter__(self) -> TextIO:
        return sys.stdout

    def __exit__(self, *_: object) -> None:
        pass


def _to(output: str) -> AbstractContextManager[Writer | TextIO]:
    """Give what writes to standard output, or to a file that is there only once it is whole."""
    if not output:
        return _Shown()
    from practicum.whole import whole

    return whole(output)


def _check(course: str | None, keys: str, *, coverage: bool) -> int:
    """Check every file of the course and report all that is wrong: exit status 0 or 2."""
    from practicum.checking import check
    from practicum.course import find_course
    from practicum.load import load

    folder = find_course(course)
    loaded = load(folder)
    for line in check(loaded, folder, keys):
        print(line)
    if not coverage:
        return PASSED
    from practicum.coverage import as_table, holes, matrix, summary

    rows = matrix(loaded)
    missing = list(holes(loaded, rows))
    for line in as_table(rows):
        print(line)
    print(f"\n{summary(rows, len(missing))}")
    complain(ProblemsError(missing))
    return NOT_PASSED if missing else PASSED


def _bundle(course: str | None, output: str) -> int:
    """Write one file that grades sheets with nothing but Python: the grader, and the keys of the practice quizzes."""
    from practicum.bundle import bundle
    from practicum.course import find_course

    text = bundle(find_course(course))
    with _to(output) as stream:
        stream.write(text)
    print(say("bundle.written", file=visible(output), size=f"{len(text) / 1000:.0f}"))
    return PASSED


def _public(course: str | None, keys: str, output: str, quiz: str) -> int:
    """Print the public part of an assessment, for quizzes/, from the folder that holds it with its keys."""
    from practicum.course import find_course, keys_folder
    from practicum.keys import public_part
    from practicum.tree import read_file

    where = keys_folder(find_course(course), keys)
    if not where:
        what, mend = say("fields.missing"), say("mend.keys-of-assessment")
        raise ProblemsError([Problem(file=CONFIG, line=1, column=1, path="extra.keys", what=what, mend=mend)])
    path = os.path.join(where, f"{quiz}.yml")
    text = public_part(read_file(path, path), path)
    with _to(output) as stream:
        stream.write(text)
    return PASSED


def _sheet(course: str | None, quiz: str, seed: int | None) -> int:
    """Print an empty sheet of answers for a quiz, with the stems as comments."""
    from practicum.sheet import empty_sheet

    found = _find(course, quiz)
    if found is None:
        return NOT_DONE
    if seed is None:
        from secrets import randbelow

        from practicum.draw import SEEDS

        seed = randbelow(SEEDS)
    print(empty_sheet(found, seed), end="")
    return PASSED


def _take(course: str | None, quiz: str, *, save: str, feedback: str, learner: str, plain: bool) -> int:
    """Ask a quiz in the terminal and keep the answers in a file: exit status 0 passed, 1 not, 2 left before the end."""
    found = _find(course, quiz)
    if found is None:
        return NOT_DONE
    from practicum.course import find_course
    from practicum.settings import threshold_of
    from practicum.terminal import take

    passed = take(
        found,
        save or f"{quiz}-answers.yml",
        at_once=feedback == "now",
        plain=plain,
        learner=learner,
        threshold=threshold_of(find_course(course)),
    )
    return {True: PASSED, False: NOT_PASSED, None: NOT_DONE}[passed]


_COMMANDS: dict[str, Callable[..., int]] = {
    "grade": _grade,
    "check": _check,
    "bundle": _bundle,
    "public": _public,
    "sheet": _sheet,
    "take": _take,
}


def _find(course: str | None, quiz: str) -> Quiz | None:
    """Return the quiz that a command names; says so and returns None if there is none."""
    from practicum.course import find_course, one_quiz, quiz_ids
    from practicum.sheet import unknown_quiz

    folder = find_course(course)
    known = quiz_ids(folder)
    if quiz in known:
        return one_quiz(folder, quiz)
    print("practicum:", *map(visible, unknown_quiz(quiz, known)), file=sys.stderr)
    return None


def _progress(line: str) -> None:
    """Write how far long work is."""
    sys.stderr.write(line)
    sys.stderr.flush()
