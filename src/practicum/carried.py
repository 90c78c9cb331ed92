"""The command line inside `grade.pyz`: grades sheets by the keys that the file carries. `bundle` makes that file."""

from __future__ import annotations

import sys

from practicum import __version__
from practicum.door import NOT_DONE, PASSED, grade_one, guarded
from practicum.jsontext import plain_json
from practicum.problem import visible
from practicum.record import Record
from practicum.report import as_json, as_text
from practicum.sheet import unknown_quiz
from practicum.words import say, speak, told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from practicum.fields import Fields
    from practicum.grade import Result
    from practicum.model import Quiz

PROGRAM = "grade.pyz"
FORMS = ("text", "json")


class Course:
    """What the file carries of a course; each quiz is unpacked when a sheet names it."""

    def __init__(self, part: Callable[[str], str]) -> None:
        """`part` returns what the file holds under a name, as `bundle` wrote it there."""
        self._part = part
        self.about = plain_json(part("course"))
        speak(self.about["language"])
        self._quizzes: dict[str, Quiz] = {}

    def find_quiz(self, fields: Fields) -> Quiz | None:
        """Return the quiz that a sheet names, or note why it cannot be graded here."""
        ident = fields.text("quiz", "mend.quiz")
        practice, assessments = self.about["practice"], self.about["assessments"]
        if ident in practice:
            if ident not in self._quizzes:
                self._quizzes[ident] = unpacked(self._part(f"quiz/{practice.index(ident)}"))
            return self._quizzes[ident]
        if ident in assessments:
            what = say("carried.assessment", id=ident)
            fields.note("quiz", what, say("carried.assessment-mend"))
        elif ident:
            fields.note("quiz", *unknown_quiz(ident, sorted(practice + assessments)))
        return None


def unpacked(text: str) -> Any:
    """Return the part of the model that `bundle.packed` wrote."""
    types: dict[str, type] = {}

    def made(pairs: list[tuple[str, list[Any]]]) -> Any:
        ((path, values),) = pairs
        if path not in types:
            module, _, name = path.rpartition(".")
            __import__(module)
            types[path] = getattr(sys.modules[module], name)
        found = types[path]
        given = [tuple(value) if type(value) is list else value for value in values]
        return found.made(given) if issubclass(found, Record) else found(*given)

    return plain_json(text, made)


def main(given: list[str], part: Callable[[str], str]) -> int:
    """Run `grade.pyz` with its arguments; return the exit status, as `practicum grade` does."""

    def run() -> int:
        status = _run(given, Course(part))
        sys.stdout.flush()
        return status

    return guarded(run, PROGRAM)


def entry(part: Callable[[str], str]) -> None:
    """Run as the script `grade.pyz`.

    All that was made is left to the system: taking it apart piece by piece takes as long as grading.
    """
    try:
        from posix import _exit
    except ImportError:
        from os import _exit
    _exit(main(sys.argv[1:], part))


def _run(given: list[str], course: Course) -> int:
    sheets: list[str] = []
    form, options = "text", True
    rest = iter(given)
    for argument in rest:
        name, _, value = argument.partition("=")
        if not options or argument == "-" or not argument.startswith("-"):
            sheets.append(argument)
        elif argument == "--":
            options = False
        elif argument in ("--help", "-h"):
            sys.stdout.write(say("carried.help", title=course.about["title"]))
            return PASSED
        elif argument == "--version":
            sys.stdout.write(f"{PROGRAM} (Practicum {__version__}): {course.about['title']}, {course.about['mark']}\n")
            return PASSED
        elif name == "--format":
            form = value if "=" in argument else next(rest, "")
            if form not in FORMS:
                return _refuse(say("carried.no-form", given=form), say("mend.one-of", known=", ".join(FORMS)))
        else:
            return _refuse(*told("carried.no-option", given=name, program=PROGRAM))
    if not sheets:
        return _refuse(*told("carried.no-sheet", program=PROGRAM))
    threshold = course.about["mastery"]

    def show(result: Result) -> str:
        return f"{(as_json if form == 'json' else as_text)(result, threshold)}\n"

    return max([grade_one(sheet, course.find_quiz, show, sys.stdout.write) for sheet in sheets])


def _refuse(what: str, mend: str) -> int:
    print(visible(f"{PROGRAM}: {what} {mend}"), file=sys.stderr)
    return NOT_DONE
