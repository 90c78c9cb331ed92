"""The file that keeps the answers of a quiz while it is taken: a sheet like any other."""

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
    """A file could be written: that was all that was asked."""


class Kept:
    """One file of answers. It is written only over what was read from it, or written to it, before."""

    def __init__(self, path: str) -> None:
        """Keep answers in the file at `path`, which need not be there; messages name it so."""
        self.path = path
        self._target = os.path.realpath(path)  # a link stays a link
        self._seen = self._stamp()
        self._revisions: dict[str, str] = {}  # of the quiz that is taken: computed once a question, not once a write

    @property
    def there(self) -> bool:
        """Whether there is a file: one was read, or written."""
        return self._seen is not None

    def read(self, quiz: Quiz) -> Sheet | None:
        """Return the sheet of the file, None if there is no file.

        Raises ProblemsError if it is damaged, is the sheet of another quiz, or the
        folder cannot be written: better now than after the first answer.
        """
        if self._seen is None:
            self._probe()
            return None

        def find_quiz(fields: Fields) -> Quiz | None:
            ident = fields.text("quiz", "keep.other-fix")
            if ident and ident != quiz.id:
                fields.note("quiz", say("keep.other", quiz=short(ident)), say("keep.other-fix"))
                return None
            return quiz

        try:
            sheet = read_sheet(read_file(self._target, self.path), self.path, find_quiz)
        except ProblemsError as error:
            first, *others = error.problems
            if first.fix != say("keep.other-fix"):
                first = replace(first, fix=f"{first.fix} {say('keep.other-fix')}")
            raise ProblemsError([first, *others]) from None
        self._probe()
        return sheet

    def write(self, sheet: Sheet) -> None:
        """Write the sheet whole or not at all.

        Raises ProblemsError if the file cannot be written, or is another one than
        was read or written last: then a second program keeps its answers there.
        """
        if self._stamp() != self._seen:
            raise self._problem(say("keep.meanwhile"))
        with self._whole() as stream:
            stream.write(as_yaml(sheet, self._revisions))
        self._seen = self._stamp()

    def _probe(self) -> None:
        """Raise ProblemsError if the file could not be written."""
        with suppress(_Enough), self._whole():
            raise _Enough

    @contextmanager
    def _whole(self) -> Iterator[Writer]:
        """Give a stream that becomes the file once all is written; raises ProblemsError if it cannot."""
        try:
            with atomic_write(self._target) as stream:
                yield stream
        except ProblemsError as error:  # with the name that the learner gave, and her way out
            raise self._problem(error.problems[0].what) from None

    def _stamp(self) -> tuple[int, int, int] | None:
        """Return what tells one state of the file from another, None if there is no file."""
        try:
            there = os.stat(self._target)
        except OSError:
            return None
        return there.st_ino, there.st_mtime_ns, there.st_size

    def _problem(self, what: str) -> ProblemsError:
        """Return an error of the whole file."""
        return ProblemsError([Problem.of_file(self.path, what, say("keep.other-fix"))])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lines:
    """A mapping of a sheet: its key, and what is under it."""

    key: str
    values: Mapping[str, str]

    def __str__(self) -> str:
        inner = "".join(f"\n  {_key(key)}: {value}" for key, value in self.values.items())
        return f"{self.key}:{inner or ' {}'}"


def as_yaml(sheet: Sheet, revisions: dict[str, str] | None = None) -> str:
    """Return a sheet as the text of a file; `read_sheet` reads the same answers from it.

    `revisions` holds what was computed before, and is filled with what was not.
    """
    marks = {} if revisions is None else revisions
    present = [question.id for question in sheet.questions if question.id in sheet.answers]
    shown = [question for question in sheet.questions if sheet.asked is not None or question.id in sheet.answers]
    marks |= {question.id: question.revision for question in shown if question.id not in marks}
    lines = [
        f"# {visible(fold(sheet.quiz.title))}",
        f"quiz: {_key(sheet.quiz.id)}",
        f"learner: {_text(sheet.learner) if sheet.learner else ''}".rstrip(),
        _Lines(key="answers", values={ident: _answer(sheet.answers[ident]) for ident in present}),
        _Lines(key="revisions", values={question.id: f'"{marks[question.id]}"' for question in shown}),
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
    """Return a text in quotation marks; what YAML does not hold or would fold is escaped."""
    if text.replace("\n", "").isprintable():
        return canonical(text)
    from json import dumps

    return dumps(text)


def _key(ident: str) -> str:
    """Return an id as a key: `null` is an id, but YAML reads it as nothing."""
    return f'"{ident}"' if ident == "null" else ident
