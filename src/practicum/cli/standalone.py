"""The command line in `grade.pyz`, the archive that `practicum.bundle` writes: grade answer files to its quizzes."""

from __future__ import annotations

import json
import sys
from pkgutil import get_data
from typing import TYPE_CHECKING

from practicum import __version__
from practicum.cli.arguments import Parser, translate_argparse
from practicum.cli.run import NOT_DONE, grade_one, guarded
from practicum.files.json_tree import read_json
from practicum.files.yaml_tree import parse
from practicum.grading.sheet import unknown_quiz
from practicum.quiz.reader import quiz_from
from practicum.reports import handed
from practicum.reports.text import Heading, Names, as_json, as_text
from practicum.words import say, speak

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from practicum.files.fields import Fields
    from practicum.grading.progress import ProgressFile
    from practicum.grading.score import Result
    from practicum.quiz.model import Quiz

PROGRAM = "grade.pyz"
FORMS = ("text", "json")


class ArchivedQuizzes:
    """The quizzes in the archive, each read when an answer file names it."""

    def __init__(self, description: dict[str, Any]) -> None:
        """Take in `description`: `course.json` of the archive, with the ids of `practice` quizzes and `assessments`."""
        self._description = description
        self._read: dict[str, Quiz] = {}

    def find_quiz(self, fields: Fields) -> Quiz | None:
        """Return the quiz that an answer file names, or note why it cannot be graded here."""
        ident = fields.word("quiz", "fix.quiz")
        practice, assessments = self._description["practice"], self._description["assessments"]
        if ident in practice:
            if ident not in self._read:
                self._read[ident] = _archived_quiz(ident)
            return self._read[ident]
        if ident in assessments:
            fields.note("quiz", say("standalone.assessment", id=ident), say("standalone.assessment-fix"))
        elif ident:
            fields.note("quiz", *unknown_quiz(ident, sorted(practice + assessments)))
        return None


def main(given: list[str] | None = None) -> int:
    """Run `grade.pyz` with arguments (default: the program's); return the exit status as `practicum grade`."""
    description = json.loads(_archived("course.json"))
    speak(description["language"])
    return guarded(lambda: _run(sys.argv[1:] if given is None else given, description), PROGRAM)


def _run(given: list[str], description: dict[str, Any]) -> int:
    translate_argparse()
    parser = Parser(f"python {PROGRAM}", description=say("standalone.about", title=description["title"]))
    parser.add_argument("sheets", nargs="+", metavar=say("cli.meta-sheet"), help=say("standalone.sheets"))
    parser.add_argument("--format", choices=FORMS, default="text", help=say("standalone.format"))
    version = f"{PROGRAM} (Practicum {__version__}): {description['title']}, {description['mark']}"
    parser.add_argument("--version", action="version", version=version, help=say("standalone.version"))
    options = parser.parse_args(given)
    quizzes = ArchivedQuizzes(description)
    mastery = description["mastery"]
    names = Names() if options.format == "json" else _names()

    def show(result: Result) -> str:
        made = as_json(result, mastery) if options.format == "json" else as_text(result, mastery, names=names)
        return f"{made}\n"

    def whole(progress: ProgressFile, results: Sequence[Result]) -> str:
        return "" if options.format == "json" else f"{handed.as_text(handed.handed(progress, results))}\n"

    statuses = [
        grade_one(
            sheet,
            quizzes.find_quiz,
            show,
            sys.stdout.write,
            whole=whole,
            course=lambda: str(description["course"]),
            elsewhere=description["assessments"],
        )
        for sheet in options.sheets
    ]
    sys.stdout.flush()
    return max(statuses, default=NOT_DONE)


def _archived_quiz(ident: str) -> Quiz:
    """Return a quiz of the archive; it was checked when the archive was made."""
    file = f"quizzes/{ident}.json"
    text = _archived(file)
    return quiz_from(read_json(text) or parse(text, file), file, ident)


def _names() -> Names:
    """Return the names of the course, as they were when the archive was made."""
    shown = json.loads(_archived("names.json"))
    headings = {see: Heading(*named) for see, named in shown["headings"].items()}
    return Names(objectives=shown["objectives"], headings=headings)


def _archived(file: str) -> str:
    """Return the text of a file in the archive; raises FileNotFoundError if there is no such file."""
    found = get_data("__main__", file)
    if found is None:
        raise FileNotFoundError(file)
    return found.decode()
