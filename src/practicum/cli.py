"""The command line: the only place that parses arguments, prints and exits."""

from __future__ import annotations

import gc
import os
import sys

from practicum.problem import Problem, ProblemsError, nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, HelpFormatter
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from practicum.fields import Fields
    from practicum.model import Quiz

PASSED, NOT_PASSED, NOT_DONE = 0, 1, 2
NEEDED = {"yaml": "PyYAML", "markdown": "Markdown"}
SHEETS = (".yml", ".yaml", ".json")


def main(arguments: list[str] | None = None, course: str | None = None) -> int:
    """Run `practicum`; return the exit status.

    0: done, every sheet passed. 1: a sheet did not pass. 2: something could not
    be done. `course` is the folder of the course where the caller knows it.
    """
    gc.set_threshold(50_000)  # what the start makes lives on: looking through it again and again finds nothing
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a sign is no reason to stop
    given = sys.argv[1:] if arguments is None else arguments
    run, options = _read(given, course)
    try:
        return run(**options)
    except ProblemsError as error:
        _complain(error)
        return NOT_DONE
    except ModuleNotFoundError as error:
        if error.name not in NEEDED:
            raise
        print(
            f"practicum: {NEEDED[error.name]} is not installed. Run: python -m pip install {NEEDED[error.name]}",
            file=sys.stderr,
        )
        return NOT_DONE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOT_DONE
    except KeyboardInterrupt:
        return NOT_DONE


def entry() -> None:
    """Run as the command `practicum`."""
    sys.exit(main())


def _read(given: list[str], course: str | None) -> tuple[Callable[..., int], dict[str, Any]]:
    """Return the command to run and its options; exits on what it cannot read.

    Grading without options goes past argparse, which takes a tenth of its start.
    """
    if len(given) > 1 and given[0] == "grade" and all(sheet == "-" or not sheet.startswith("-") for sheet in given[1:]):
        return _grade, {"course": course, "sheets": given[1:], "format": "text"}
    options = vars(_parser(given[0] if given else "", course).parse_args(given))
    return options.pop("run"), options


def _parser(command: str, course: str | None) -> ArgumentParser:
    """Return the parser; of a known command's only, since each takes its time to make."""
    from argparse import ArgumentParser

    about = "Courses from plain files, graded exactly."
    parser = ArgumentParser("practicum", description=about, formatter_class=_narrow)
    commands = parser.add_subparsers(required=True, metavar="COMMAND", prog=parser.prog)
    for name in [command] if command in _COMMANDS else _COMMANDS:
        run, helped = _COMMANDS[name]
        sub = commands.add_parser(name, help=helped, description=run.__doc__, formatter_class=_narrow)
        sub.set_defaults(run=run)
        sub.add_argument("--course", metavar="DIR", default=course, help="folder with mkdocs.yml and quizzes/")
        if run is _grade:
            sub.add_argument("sheets", nargs="+", metavar="SHEET", help="a YAML or JSON file, a folder, or -")
            sub.add_argument("--format", choices=("text", "json"), default="text")
        if run is _sheet:
            sub.add_argument("quiz", metavar="QUIZ", help="the quiz's id")
    return parser


def _narrow(prog: str) -> HelpFormatter:
    """Format help for 80 columns; asking the terminal would load `shutil` at every start."""
    from argparse import HelpFormatter

    return HelpFormatter(prog, width=80)


def _grade(course: str | None, sheets: list[str], format: str) -> int:  # noqa: A002 - the option's name
    """Grade sheets of answers: exit status 0 all passed, 1 not all, 2 one could not be graded."""
    from practicum import report
    from practicum.grade import grade
    from practicum.sheet import read_sheet

    folder = _course(course)
    loaded: dict[str, Quiz | None] = {}

    def find_quiz(fields: Fields) -> Quiz | None:
        ident = fields.text("quiz", "Write the id of the quiz, such as opening-declaration.")
        if ident and ident not in loaded:
            known = _quizzes(folder)
            if ident not in known:
                mend = nearest(ident, known).strip() or f"Write one of: {', '.join(known)}."
                fields.note("quiz", f'this course has no quiz "{ident}".', mend)
                return None
            try:
                loaded[ident] = _load(folder, ident)
            except ProblemsError as error:
                _complain(error)
                loaded[ident] = None
        if ident and loaded[ident] is None:
            fields.note("quiz", f'the file of the quiz "{ident}" has mistakes, named above.', "Mend them first.")
        return loaded.get(ident)

    status = PASSED
    show = report.as_json if format == "json" else report.as_text
    for file in _files(sheets):
        try:
            result = grade(read_sheet(_text(file), _named(file), find_quiz))
        except ProblemsError as error:
            _complain(error)
            status = NOT_DONE
            continue
        if not result.passed and status == PASSED:
            status = NOT_PASSED
        print(show(result))
    sys.stdout.flush()
    return status


def _check(course: str | None) -> int:
    """Check every file of the course and report all that is wrong: exit status 0 or 2."""
    from practicum.load import load

    found = load(_course(course))
    questions = sum(len(quiz.questions) for quiz in found.quizzes)
    for quiz in found.quizzes:
        for question in quiz.questions:
            if remark := question.remark():
                print(f"{quiz.place.file} {question.id}: {remark}")
    print(
        f"{found.title}: nothing is wrong. Modules: {len(found.modules)}, lessons: {len(found.lessons)}, "
        f"quizzes: {len(found.quizzes)}, questions: {questions}, sources: {len(found.sources)}."
    )
    return PASSED


def _sheet(course: str | None, quiz: str) -> int:
    """Print an empty sheet of answers for a quiz, with the stems as comments."""
    from practicum.sheet import empty_sheet

    folder = _course(course)
    known = _quizzes(folder)
    if quiz not in known:
        hint = nearest(quiz, known).strip() or f"Write one of: {', '.join(known)}."
        print(f'practicum: this course has no quiz "{quiz}". {hint}', file=sys.stderr)
        return NOT_DONE
    print(empty_sheet(_load(folder, quiz)), end="")
    return PASSED


_COMMANDS: dict[str, tuple[Callable[..., int], str]] = {
    "grade": (_grade, "grade sheets of answers"),
    "check": (_check, "check the course's files"),
    "sheet": (_sheet, "print an empty sheet of answers"),
}


def _course(folder: str | None) -> str:
    """Return the course's folder: the one given, or the nearest above that holds quizzes/."""
    found = os.path.abspath(folder or os.curdir)
    while not folder and not os.path.isdir(os.path.join(found, "quizzes")) and os.path.dirname(found) != found:
        found = os.path.dirname(found)
    if not os.path.isdir(os.path.join(found, "quizzes")):
        what = "there is no course here: no folder quizzes/."
        mend = "Run this in the course's folder, or name it: --course DIR."
        raise ProblemsError([Problem(file=folder or ".", line=1, column=1, path="", what=what, mend=mend)])
    return found


def _quizzes(course: str) -> list[str]:
    """Return the ids of the course's quizzes."""
    return sorted(name[:-4] for name in os.listdir(os.path.join(course, "quizzes")) if name.endswith(".yml"))


def _load(course: str, ident: str) -> Quiz:
    """Return one quiz of the course."""
    from practicum.quizfile import load_quiz

    return load_quiz(os.path.join(course, "quizzes", f"{ident}.yml"), f"quizzes/{ident}.yml", ident)


def _files(named: Iterable[str]) -> Iterator[str]:
    """Yield each sheet: files as named, folders with every YAML and JSON file in them."""
    for name in named:
        if not os.path.isdir(name):
            yield name
            continue
        inside = [os.path.join(at, file) for at, _, files in os.walk(name) for file in files if file.endswith(SHEETS)]
        if not inside:
            what, mend = "this folder holds no sheet.", "Name a folder with files in YAML or JSON."
            raise ProblemsError([Problem(file=name, line=1, column=1, path="", what=what, mend=mend)])
        yield from sorted(inside)


def _text(file: str) -> str:
    """Return the text of a sheet, or of standard input for `-`."""
    from practicum.tree import read_bytes, read_file

    return read_bytes(sys.stdin.buffer, _named(file)) if file == "-" else read_file(file, file)


def _named(file: str) -> str:
    """Return how messages name a sheet."""
    return "<stdin>" if file == "-" else file


def _complain(error: ProblemsError) -> None:
    """Print every problem to standard error, after what was printed before."""
    sys.stdout.flush()
    for problem in error.problems:
        print(problem, file=sys.stderr)
