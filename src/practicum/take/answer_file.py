"""The answer file that is written while a quiz is taken in the terminal."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError
from practicum.base.text import fold, short, visible
from practicum.files.atomic_write import atomic_write
from practicum.files.yaml_tree import read_file
from practicum.grading.sheet import read_sheet, seed_lines
from practicum.quiz.model import canonical
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from practicum.files.atomic_write import Writer
    from practicum.files.fields import Fields
    from practicum.grading.sheet import Sheet
    from practicum.quiz.model import Answer, Quiz


class _Enough(Exception):
    """Ends a probe: the file can be written."""


class AnswerFile:
    """One answer file, which is never written over changes that another program made."""

    def __init__(self, path: str) -> None:
        """Keep answers in the file at `path`, which need not exist yet."""
        self.path = path
        self._target = os.path.realpath(path)  # a link stays a link
        self._last_stamp = self._stamp()
        self._revisions: dict[str, str] = {}  # by question: a hash is computed once, not for each write

    @property
    def exists(self) -> bool:
        """Whether there is a file: it was read or written."""
        return self._last_stamp is not None

    def read(self, quiz: Quiz) -> Sheet | None:
        """Return the answers in the file, None if there is no file.

        Raises ProblemsError if it is damaged, belongs to another quiz, or could not be written later.
        """
        if self._last_stamp is None:
            self._probe()
            return None

        def find_quiz(fields: Fields) -> Quiz | None:
            ident = fields.word("quiz", "keep.other-fix")
            if ident and ident != quiz.id:
                fields.note("quiz", say("keep.other", quiz=short(ident)), say("keep.other-fix"))
                return None
            return quiz

        try:
            sheet = read_sheet(read_file(self._target, self.path), self.path, find_quiz)
            if sheet.unreadable:  # they would be lost when the file is written
                raise ProblemsError(sheet.unreadable.values())
        except ProblemsError as error:
            first, *others = error.problems
            if first.fix != say("keep.other-fix"):
                first = replace(first, fix=f"{first.fix} {say('keep.other-fix')}")
            raise ProblemsError([first, *others]) from None
        self._probe()
        return sheet

    def write(self, sheet: Sheet) -> None:
        """Write the answers to the file, or leave it as it was.

        Raises ProblemsError if the file cannot be written, or was changed by another program since the last time.
        """
        if self._stamp() != self._last_stamp:
            raise self._problem(say("keep.meanwhile"))
        with self._open() as stream:
            stream.write(as_yaml(sheet, self._revisions))
        self._last_stamp = self._stamp()

    def _probe(self) -> None:
        """Raise ProblemsError if the file could not be written."""
        with suppress(_Enough), self._open():
            raise _Enough

    @contextmanager
    def _open(self) -> Iterator[Writer]:
        """Open the file with `atomic_write`; raises ProblemsError if it cannot be written."""
        try:
            with atomic_write(self._target) as stream:
                yield stream
        except ProblemsError as error:  # with the name that the learner gave, and what she can do
            raise self._problem(error.problems[0].what) from None

    def _stamp(self) -> tuple[int, int, int] | None:
        """Return values that change when the file changes; None if there is no file."""
        try:
            found = os.stat(self._target)
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def _problem(self, what: str) -> ProblemsError:
        """Return an error of the file."""
        return ProblemsError([Problem.of_file(self.path, what, say("keep.other-fix"))])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lines:
    """A mapping in an answer file: its key, and its values."""

    key: str
    values: Mapping[str, str]

    def __str__(self) -> str:
        inner = "".join(f"\n  {_key(key)}: {value}" for key, value in self.values.items())
        return f"{self.key}:{inner or ' {}'}"


def as_yaml(sheet: Sheet, revisions: dict[str, str] | None = None) -> str:
    """Return the text of an answer file, from which `read_sheet` reads the same answers.

    `revisions` are known revisions by question; those that are missing are computed and added to it.
    """
    known = {} if revisions is None else revisions
    present = [question.id for question in sheet.questions if question.id in sheet.answers]
    shown = [question for question in sheet.questions if sheet.asked is not None or question.id in sheet.answers]
    known |= {question.id: question.revision for question in shown if question.id not in known}
    lines = [
        f"# {visible(fold(sheet.quiz.title))}",
        f"quiz: {_key(sheet.quiz.id)}",
        f"learner: {_text(sheet.learner) if sheet.learner else ''}".rstrip(),
        _Lines(key="answers", values={ident: _answer(sheet.answers[ident]) for ident in present}),
        _Lines(key="revisions", values={question.id: f'"{known[question.id]}"' for question in shown}),
    ]
    if sheet.seed is not None:
        lines += seed_lines(sheet.seed, sheet.bank)
    if sheet.attempt:
        lines.append(f"attempt: {sheet.attempt}")
    if sheet.hints:
        lines.append(_Lines(key="hints", values={ident: str(number) for ident, number in sheet.hints.items()}))
    if sheet.confidence:
        lines.append(_Lines(key="confidence", values=sheet.confidence))
    return "\n".join(map(str, lines)) + "\n"


def _answer(answer: Answer) -> str:
    """Return an answer as one line of YAML, which is JSON too."""
    if isinstance(answer, str):
        return _text(answer)
    if isinstance(answer, tuple):
        return f"[{', '.join(map(_text, answer))}]"
    return f"{{{', '.join(f'{_text(key)}: {_text(value)}' for key, value in answer.items())}}}"


def _text(text: str) -> str:
    """Return a text in quotation known, with characters escaped that YAML would refuse or fold."""
    if text.replace("\n", "").isprintable():
        return canonical(text)
    from json import dumps

    return dumps(text)


def _key(ident: str) -> str:
    """Return an id as a key of YAML, which reads a bare `null` as empty."""
    return f'"{ident}"' if ident == "null" else ident
