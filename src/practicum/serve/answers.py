"""A folder of learners' answers -> what the preview shows after each question."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from practicum.analysis.collected import collect
from practicum.analysis.figures import FEW
from practicum.analysis.groups import LATEST, counted
from practicum.analysis.page import answer_of
from practicum.analysis.picture_rows import percent
from practicum.base.problem import Problem, ProblemsError
from practicum.base.text import visible
from practicum.course.locate import quiz_finder
from practicum.course.settings import read_settings
from practicum.reports.attempts import Attempts
from practicum.serve.preview import mark
from practicum.serve.templating import templates
from practicum.words import grouped, message, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from threading import Event

    from practicum.analysis.collected import Collected
    from practicum.analysis.figures import QuestionFigures

_SHOWN = 8  # answers of a question that are not options


class _GivenUpError(Exception):
    """Nobody waits for these figures any more."""


class Answers:
    """The answers in a folder, and the figures of each question, in which there is nobody's name.

    `stamp` is another text whenever the figures are; it is empty until they are there. `folder` is as it was named.
    """

    def __init__(self, root: Path, folder: str, keys: str) -> None:
        """Take the folders of the course, of the answers and of the keys of assessments (empty: the course's own)."""
        self.folder = folder
        self.stamp = ""
        self._root = str(root)
        self._keys = keys
        self._blocks: dict[str, dict[str, str]] = {}  # HTML by quiz and question

    def require(self, *, is_sound: bool) -> None:
        """Raise ProblemsError unless there are answers to show; if the course is not sound, these may be of any quiz."""
        if os.path.exists(self.folder) and not os.path.isdir(self.folder):
            raise ProblemsError([Problem.of_file(self.folder, *message("serve.no-folder"))])
        found: list[ProblemsError] = []
        if next(self._reader(found.append).read([self.folder]), None) is not None:
            return
        for error in found:
            if error.problems[0].file == self.folder:  # there is no such folder, or no file in it
                raise error
        if is_sound:
            raise ProblemsError([Problem.of_file(self.folder, *message("serve.no-answers", folder=self.folder))])

    def read(self, given_up: Event) -> list[str]:
        """Read and grade all answers; return lines for the terminal: what is wrong with them, and how many they are.

        The figures stay as they were if it is given up meanwhile, or the course's settings have mistakes.
        """
        lines: list[str] = []

        def complain(error: ProblemsError) -> None:
            lines.extend(map(str, error.problems))

        def go_on(_: int = 0) -> None:
            if given_up.is_set():
                raise _GivenUpError

        try:
            reader = self._reader(complain)
            attempts = reader.read([self.folder], tell=go_on)
            found = collect(counted(attempts, LATEST, read_settings(self._root).mastery), with_names=False)
            blocks = _blocks(found)
            go_on()
        except _GivenUpError:
            return []
        except ProblemsError as error:
            complain(error)
            return lines
        self._blocks = blocks
        self.stamp = mark(json.dumps(blocks))
        return [*lines, _summary(found, self.folder, reader.refused)]

    def of(self, quiz: str) -> dict[str, object]:
        """Return the HTML to show after the questions of a quiz: by their ids, and for those that nobody answered.

        It is empty until the answers have been read.
        """
        if not self.stamp:
            return {}
        return {"questions": self._blocks.get(quiz, {}), "none": _block(None)}

    def _reader(self, complain: Callable[[ProblemsError], None]) -> Attempts:
        find_quiz = quiz_finder(self._root, self._keys, complain)
        return Attempts(find_quiz, read_settings(self._root).course, complain)


def _blocks(found: Collected) -> dict[str, dict[str, str]]:
    """Return the HTML of the figures of each question, by quiz and question."""
    remarks = {(remark.quiz, remark.question): remark.text for remark in found.remarks}
    blocks: dict[str, dict[str, str]] = {}
    for quiz in found.quizzes:
        ident = quiz.groups.quiz.id
        blocks[ident] = {
            each.question.id: _block(each, remarks.get((ident, each.question.id), "")) for each in quiz.questions
        }
    return blocks


def _block(each: QuestionFigures | None, remark: str = "") -> str:
    """Return the HTML of the figures of a question, None for one that nobody answered, and a remark on it, if any."""
    return (
        templates()
        .get_template("figures.html")
        .render(
            each=each,
            remark=remark,
            shown=None if each is None or each.question.kind == "choice" else _SHOWN,
            few=FEW,
            say=say,
            answer=answer_of,
            percent=percent,
            visible=visible,
            grouped=grouped,
        )
    )


def _summary(found: Collected, folder: str, refused: int) -> str:
    """Return what the terminal says of the answers that were read."""
    attempts = sum(quiz.groups.attempts for quiz in found.quizzes)
    values = {"folder": visible(folder), "people": grouped(found.people), "attempts": grouped(attempts)}
    said = say("serve.answers", **values)
    return f"{said} {say('analysis.refused', number=grouped(refused))}" if refused else said
