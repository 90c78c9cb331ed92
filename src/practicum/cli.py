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
    from practicum.grade import Result
    from practicum.model import Quiz
    from practicum.report import Names

PASSED, NOT_PASSED, NOT_DONE = 0, 1, 2
CONFIG = "mkdocs.yml"
NEEDED = {"yaml": "PyYAML", "markdown": "Markdown", "jinja2": "Jinja2"}
_KEYS = "folder with the keys of assessments (default: extra.keys of mkdocs.yml)"
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
        return _grade, {
            "course": course,
            "sheets": given[1:],
            "format": "text",
            "accept_changed": False,
            "keys": "",
            "output": "",
            "site": "",
        }
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
            sub.add_argument("--format", choices=("text", "markdown", "html", "json"), default="text")
            sub.add_argument("--keys", metavar="DIR", default="", help=_KEYS)
            sub.add_argument("--output", metavar="FILE", default="", help="write there instead of showing it")
            helped = "the site's address, for links to what to read again (default: $SITE_URL)"
            sub.add_argument("--site", metavar="URL", default=os.environ.get("SITE_URL", ""), help=helped)
            helped = "score questions that have changed since by their present key"
            sub.add_argument("--accept-changed", action="store_true", help=helped)
        if run is _check:
            sub.add_argument("--keys", metavar="DIR", default="", help=_KEYS)
        if run is _public:
            sub.add_argument("--keys", metavar="DIR", default="", help=_KEYS)
            sub.add_argument("--output", metavar="FILE", default="", help="write there instead of showing it")
        if run in (_sheet, _public):
            sub.add_argument("quiz", metavar="QUIZ", help="the quiz's id")
    return parser


def _narrow(prog: str) -> HelpFormatter:
    """Format help for 80 columns; asking the terminal would load `shutil` at every start."""
    from argparse import HelpFormatter

    return HelpFormatter(prog, width=80)


def _grade(
    *,
    course: str | None,
    sheets: list[str],
    format: str,  # noqa: A002 - the option's name
    accept_changed: bool,
    keys: str,
    output: str,
    site: str,
) -> int:
    """Grade sheets of answers: exit status 0 all passed, 1 not all, 2 one could not be graded."""
    from practicum.settings import threshold_of

    folder = _course(course)
    statuses = {PASSED}
    results = _results(folder, sheets, statuses, keys=keys, accept_changed=accept_changed)
    threshold = threshold_of(folder)
    shown: Iterable[str]
    if format == "text":
        from practicum.report import as_text

        shown = (f"{as_text(result, threshold)}\n" for result in results)
    elif format == "json":
        from practicum.report import as_json

        shown = (f"{as_json(result, threshold)}\n" for result in results)
    else:
        from practicum import richreport

        names = _course_names(folder, site)
        views = (richreport.view(result, names, threshold) for result in results)
        shown = richreport.as_html(views) if format == "html" else richreport.as_markdown(views)
    _write(shown, output)
    return max(statuses)


def _results(
    folder: str, sheets: list[str], statuses: set[int], *, keys: str, accept_changed: bool
) -> Iterator[Result]:
    """Yield the result of each sheet, one by one, and note its exit status; complain of those that cannot be graded."""
    from practicum.grade import grade
    from practicum.sheet import read_sheet

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
                loaded[ident] = _keyed(_load(folder, ident), folder, keys)
            except ProblemsError as error:
                _complain(error)
                loaded[ident] = None
        if ident and loaded[ident] is None:
            fields.note("quiz", f'the file of the quiz "{ident}" has mistakes, named above.', "Mend them first.")
        return loaded.get(ident)

    for file in _files(sheets):
        try:
            result = grade(read_sheet(_text(file), _named(file), find_quiz, accept_changed=accept_changed))
        except ProblemsError as error:
            _complain(error)
            statuses.add(NOT_DONE)
        else:
            statuses.add(PASSED if result.passed else NOT_PASSED)
            yield result


def _course_names(folder: str, site: str) -> Names:
    """Return the course's words for its objectives and headings; a course with mistakes has ids only."""
    from practicum.load import load
    from practicum.naming import names
    from practicum.report import Names

    try:
        return names(load(folder, outline=True), folder, site)
    except ProblemsError as error:
        _complain(error)
        print("practicum: the report shows ids, since the course has mistakes, named above.", file=sys.stderr)
        return Names()


def _write(pieces: Iterable[str], output: str) -> None:
    """Write to standard output, or to a file that is there only once it is whole."""
    if not output:
        for piece in pieces:
            print(piece, end="")
        sys.stdout.flush()
        return
    from practicum.files import whole

    try:
        with whole(output) as stream:
            for piece in pieces:
                stream.write(piece)
    except OSError as error:
        what = f"cannot be written: {(error.strerror or str(error)).lower()}."
        mend = "Name a file in a folder that you may write to."
        raise ProblemsError([Problem(file=output, line=1, column=1, path="", what=what, mend=mend)]) from None


def _keyed(quiz: Quiz, folder: str, keys: str) -> Quiz:
    """Return a quiz with its key, from the folder of keys where its own file has none; raises ProblemsError."""
    if not quiz.keyless:
        return quiz
    from practicum.keys import load_keyed

    where = keys or _keys_of(folder)
    keyed = load_keyed(quiz, where) if where else None
    if keyed is None:
        what = (
            f"the keys of this assessment are not in {where}." if where else "the keys of this assessment are not here."
        )
        raise ProblemsError([quiz.place.problem("", what, "Name the folder that holds them: --keys DIR.")])
    return keyed


def _keys_of(folder: str) -> str:
    """Return the folder of keys that the course's settings name, or nothing."""
    from practicum.settings import read_settings

    named = read_settings(folder).keys
    return os.path.join(folder, named) if named else ""


def _public(course: str | None, keys: str, output: str, quiz: str) -> int:
    """Print the public part of an assessment, for quizzes/, from the folder that holds it with its keys."""
    from practicum.keys import public_part
    from practicum.tree import read_file

    where = keys or _keys_of(_course(course))
    if not where:
        mend = "Name the folder that holds the assessment with its keys: --keys DIR."
        raise ProblemsError([Problem(file=CONFIG, line=1, column=1, path="extra.keys", what="is missing.", mend=mend)])
    path = os.path.join(where, f"{quiz}.yml")
    _write([public_part(read_file(path, path), path)], output)
    return PASSED


def _check(course: str | None, keys: str) -> int:
    """Check every file of the course and report all that is wrong: exit status 0 or 2."""
    from practicum.keys import differences, load_keyed
    from practicum.load import load

    folder = _course(course)
    found = load(folder)
    where = keys or _keys_of(folder)
    problems: list[Problem] = []
    for quiz in found.quizzes:
        if not quiz.keyless:
            continue
        try:
            keyed = load_keyed(quiz, where) if where else None
        except ProblemsError as error:
            problems += error.problems
            continue
        if keyed is None:
            print(f"{quiz.place.file}: its keys are not here, so they are not checked (--keys DIR).")
        else:
            problems += differences(quiz, keyed)
    if problems:
        raise ProblemsError(problems)
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
    "public": (_public, "print the public part of an assessment"),
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
