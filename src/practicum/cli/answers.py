"""What `analyse` and `responses` share: the answer files that they read, and the names that they show."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError
from practicum.base.text import visible
from practicum.cli.arguments import add_keys
from practicum.cli.run import complain
from practicum.words import message, say

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable, Collection, Iterator

    from practicum.course.settings import Settings
    from practicum.quiz.model import Quiz
    from practicum.reports.attempts import Attempt


def add_answers(parser: ArgumentParser, words: str) -> None:
    """Add the arguments; `words` is the id of what can be read."""
    parser.add_argument("sheets", nargs="+", metavar=say("cli.meta-sheet"), help=say(words))
    file = say("cli.meta-file")
    parser.add_argument("--pseudonyms", metavar=file, default="", help=say("analysis.cli-pseudonyms"))
    parser.add_argument("--no-names", action="store_true", help=say("analysis.cli-no-names"))
    parser.add_argument("--texts", action="store_true", help=say("analysis.cli-texts"))
    add_keys(parser)


@dataclass(slots=True)
class Answers:
    """The answers that a command was given. `refused` counts what could not be read."""

    root: str
    settings: Settings
    sheets: list[str]
    keys: str
    refused: int = 0

    def complain(self, error: ProblemsError) -> None:
        """Say what is wrong with a file, and count it."""
        self.refused += 1
        complain(error)

    def attempts(self, skip: Collection[str] = ()) -> Iterator[Attempt]:
        """Yield the attempts, but those in the files to skip; a terminal shows how far it is."""
        from practicum.course.locate import quiz_finder
        from practicum.grading import inputs
        from practicum.reports.attempts import Attempts
        from practicum.reports.batch import Progress

        reader = Attempts(quiz_finder(self.root, self.keys, complain), self.settings.course, complain)
        bar = (
            Progress(lambda text: print(text, end="", file=sys.stderr, flush=True), inputs.size(self.sheets))
            if sys.stderr.isatty()
            else None
        )
        yield from reader.read(self.sheets, tell=bar.add if bar else lambda _: None, skip=skip)
        if bar:
            bar.clear()
        self.refused += reader.refused

    def quiz(self, ident: str) -> Quiz | None:
        """Return a quiz of the course with its key; None, after a complaint, if there is none or it has faults."""
        from practicum.course.locate import one_quiz, quiz_ids, with_key
        from practicum.grading.sheet import unknown_quiz

        known = quiz_ids(self.root)
        try:
            if ident not in known:
                raise ProblemsError([Problem.of_argument(visible(ident), *unknown_quiz(ident, known))])
            return with_key(one_quiz(self.root, ident), self.root, self.keys)
        except ProblemsError as error:
            self.complain(error)
            return None


def answers(course: str | None, sheets: list[str], keys: str) -> Answers:
    """Return the answers that a command was given; raises ProblemsError without a course."""
    from practicum.course.format import require_format
    from practicum.course.locate import find_course
    from practicum.course.settings import read_settings

    if "-" in sheets:
        raise ProblemsError([Problem.of_file("-", *message("analysis.stdin"))])
    root = find_course(course)
    require_format(root)
    return Answers(root, read_settings(root), sheets, keys)


def names_of(pseudonyms: str, *, without: bool) -> Callable[[str], str] | None:
    """Return what gives the name of a learner to show; None if none is to be shown."""
    if without:
        return None
    if not pseudonyms:
        return str
    from practicum.analysis.pseudonyms import pseudonyms as codes

    return codes(pseudonyms)
