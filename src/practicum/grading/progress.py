"""A learner's progress file -> the answers to each quiz in it, as an answer file of that quiz would hold them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.base.text import short
from practicum.files.fields import Fields
from practicum.files.json_tree import read_json
from practicum.files.yaml_tree import Items, Table, Text, parse
from practicum.grading.sheet import sheet_from
from practicum.quiz.blueprint import drawn
from practicum.words import message

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from practicum.base.problem import Problem
    from practicum.files.yaml_tree import Node
    from practicum.grading.sheet import Sheet
    from practicum.quiz.model import Quiz

KIND, VERSION = "progress", "1"  # `practicum` and `version` of the file
_MINUTE = 60_000  # milliseconds
_OTHER_BANK = "-"  # the hash of no bank


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressFile:
    """What a progress file holds for a grader.

    `sheets` are the answers to each quiz, in the file's order; `refused` says what is wrong with each quiz that cannot
    be graded. `elsewhere` are ids of quizzes that only another grader has the keys of. `saved` is when it was saved, as
    the page wrote it (ISO 8601), empty if it does not say.
    """

    learner: str
    saved: str
    sheets: tuple[Sheet, ...]
    refused: tuple[ProblemsError, ...]
    elsewhere: tuple[str, ...]


def read_progress(
    text: str,
    file: str,
    find_quiz: Callable[[Fields], Quiz | None],
    *,
    accept_changed: bool = False,
    course: Callable[[], str] = str,
    elsewhere: Collection[str] = (),
) -> ProgressFile | None:
    """Return what the text of a progress file holds, or None for the text of another file.

    `file` is its name in messages; `find_quiz` and `accept_changed` are those of `read_sheet`. `course` returns the
    name of the course in `extra.course`, empty if it is not known. Quizzes in `elsewhere` are only named, unless the file
    holds nothing else. Raises ProblemsError if the text cannot be read, or no quiz in it can be graded.
    """
    if "practicum" not in text:  # most answer files
        return None
    reader = _Reader(file, find_quiz, course, elsewhere, accept_changed=accept_changed)
    root = read_json(text)
    if root is not None:
        if not _is_progress(root):
            return None
        try:
            found = reader.read(root)
            if not found.refused and not any(sheet.unreadable for sheet in found.sheets):
                return found
        except ProblemsError:
            pass
        # Read again as YAML, for the place of each fault.
    root = parse(text, file)
    return reader.read(root) if _is_progress(root) else None


def _is_progress(root: Table) -> bool:
    return root.get(Text("practicum")) == KIND


class _Reader:
    """Reads one progress file; the arguments are those of `read_progress`."""

    def __init__(
        self,
        file: str,
        find_quiz: Callable[[Fields], Quiz | None],
        course: Callable[[], str],
        elsewhere: Collection[str],
        *,
        accept_changed: bool,
    ) -> None:
        self._file = file
        self._find_quiz = find_quiz
        self._course = course
        self._elsewhere = elsewhere
        self._accept_changed = accept_changed

    def read(self, root: Table) -> ProgressFile:
        """Return what the mapping of a file holds; raises ProblemsError as `read_progress`."""
        problems: list[Problem] = []
        fields = Fields(root, self._file, problems)
        learner = self._head(fields)
        quizzes = fields.table("quizzes", "fix.progress-file")
        if problems or quizzes is None:
            raise ProblemsError(problems)
        begun = [key for key, record in quizzes.data.items() if not isinstance(record, Table) or _is_begun(record)]
        here = [key for key in begun if key not in self._elsewhere] or begun
        sheets, refused = [], []
        for key in here:
            try:
                sheet = self._sheet(quizzes, key, learner)
            except ProblemsError as error:
                refused.append(error)
            else:
                sheets += [sheet] if sheet else []
        if not sheets:
            if not refused:
                fields.note("quizzes", *message("progress.nothing"))
            raise ProblemsError([*problems, *(problem for error in refused for problem in error.problems)])
        others = tuple(str(key) for key in begun if key not in here)
        saved = str(fields.data.get(Text("saved"), ""))
        return ProgressFile(
            learner=learner, saved=saved, sheets=tuple(sheets), refused=tuple(refused), elsewhere=others
        )

    def _head(self, fields: Fields) -> str:
        """Return the learner's name, noting faults of what is before the quizzes."""
        version = fields.text("version", "fix.progress-file")
        if version not in ("", VERSION):
            fields.note("version", *message("progress.version", given=short(version)))
        course, own = fields.text("course", "fix.progress-file", "", blank=True), self._course()
        if course and own and course != own:
            fields.note("course", *message("progress.other", course=short(course), own=own))
        return fields.text("learner", "fix.learner", "", blank=True)

    def _sheet(self, quizzes: Fields, key: Text, learner: str) -> Sheet | None:
        """Return the answers to one quiz; None if nothing in it counts. Raises ProblemsError with all its faults."""
        problems: list[Problem] = []
        path = f"quizzes.{key}"
        record = Fields(quizzes.data, self._file, problems, "quizzes").table(key, "fix.progress-file")
        entries = _entries(record) if record else {}
        quiz = self._quiz(key, problems, path) if not problems else None
        if record is None or quiz is None:
            raise ProblemsError(problems)
        counted = dict(_counted(entries, quiz, record.data))
        if not counted:
            return None
        root = _table(key, learner=_text(learner, key), **_parts(counted, quiz, record.data, key))
        try:
            return sheet_from(root, self._file, lambda _: quiz, accept_changed=self._accept_changed, path=path)
        except ProblemsError as error:
            raise ProblemsError(replace(p, path=_real(p.path)) for p in error.problems) from None

    def _quiz(self, key: Text, problems: list[Problem], path: str) -> Quiz | None:
        """Return the quiz with an id; None if it cannot be graded, which is noted at its path."""
        named: list[Problem] = []
        quiz = self._find_quiz(Fields(_table(key, quiz=key), self._file, named))
        problems += [replace(problem, path=path) for problem in named]
        return quiz


def _is_begun(record: Table) -> bool:
    """Return whether a record may have an answer: pages keep one of each quiz that was only looked at, too."""
    answers = record.get(Text("answers"))
    if not isinstance(answers, Table):
        return True
    return any(not isinstance(entry, Table) or entry.get(Text("answer")) for entry in answers.values())


def _entries(record: Fields) -> dict[Text, Table]:
    """Return what was kept of each question that has an answer, noting what is not a mapping."""
    answers = record.table("answers", "fix.progress-file")
    if answers is None:
        return {}
    tables = {key: answers.table(key, "fix.progress-file") for key in answers.data}
    return {key: found.data for key, found in tables.items() if found and found.data.get(Text("answer"))}


def _counted(entries: Mapping[Text, Table], quiz: Quiz, record: Table) -> Iterator[tuple[Text, Table]]:
    """Yield what the page scores: in practice what was checked, of a draw what was asked, with its revision."""
    asked = _asked(record) if quiz.draw else None
    for key, entry in entries.items():
        is_checked = quiz.mode != "practice" or entry.get(Text("checked")) == "true"
        if is_checked and entry.get(Text("revision")) and (asked is None or key in asked):
            yield key, entry


def _asked(record: Table) -> set[str] | None:
    """Return the ids of the questions that a page drew, None if the record does not say."""
    found = record.get(Text("asked"))
    return {str(each) for each in found} if isinstance(found, Items) else None


def _parts(counted: Mapping[Text, Table], quiz: Quiz, record: Table, at: Text) -> dict[str, Node]:
    """Return all that an answer file has beside quiz and learner; what has no place of its own is at the node `at`."""

    def of(key: str) -> dict[Text, Node]:
        return {ident: entry[Text(key)] for ident, entry in counted.items() if entry.get(Text(key))}

    known = {question.id: question for question in quiz.questions}
    hints = of("hints")
    for ident, opened in hints.items():  # an author may have deleted some since
        if ident in known and (_natural(opened) or 0) > len(known[ident].hints):
            hints[ident] = _text(str(len(known[ident].hints)), ident)
    revisions = of("revision")
    parts: dict[str, Node] = {}
    seed = record.get(Text("seed"))
    if quiz.seeded and seed is not None:
        parts["seed"] = seed
    asked = _asked(record) if quiz.draw else None
    number = _natural(seed)
    if asked is not None and number is not None and asked != drawn(quiz, number):
        parts["bank"] = _text(_OTHER_BANK, at)
        present = {_text(ident, at): _text(known[ident].revision, at) for ident in sorted(asked & known.keys())}
        revisions = {**present, **revisions}
    if quiz.mode != "practice":
        parts |= _attempt(counted, record, at)
    mappings = {"answers": of("answer"), "revisions": revisions, "hints": hints, "confidence": of("sure")}
    return {**parts, **{name: _mapping(values, at) for name, values in mappings.items()}}


def _attempt(counted: Mapping[Text, Table], record: Table, at: Text) -> dict[str, Node]:
    """Return which attempt it is, and the minutes from its first answer to the last change, where they are known."""
    parts: dict[str, Node] = {}
    attempt = record.get(Text("attempt"))
    if attempt is not None:
        parts["attempt"] = attempt
    started = _time(record, "started")
    if started:
        last = max(_time(entry, "at") for entry in counted.values())
        parts["minutes"] = _text(str(max(0, last - started) // _MINUTE), at)
    return parts


def _natural(found: Node | None) -> int | None:
    """Return a natural number of at most nine digits; None for anything else."""
    return int(found) if isinstance(found, Text) and re.fullmatch("[0-9]{1,9}", found) else None


def _time(table: Table, key: str) -> int:
    """Return a time in milliseconds, 0 if it is not known."""
    found = re.match("[0-9]{1,15}", str(table.get(Text(key), "")))
    return int(found[0]) if found else 0


def _real(path: str) -> str:
    """Return the path in a progress file of what is at this path of an answer file within it."""
    return re.sub(r"^(quizzes\.[^.]*)\.(hints|confidence|revisions)\b", r"\1.answers", path)


def _text(value: str, at: Text) -> Text:
    """Return a text at the place of another."""
    found = Text(value)
    found.line, found.column = at.line, at.column
    return found


def _mapping(values: Mapping[Text, Node], at: Text) -> Table:
    found = Table(values)
    found.line, found.column = at.line, at.column
    return found


def _table(at: Text, **values: Node) -> Table:
    """Return a mapping at the place of a text."""
    return _mapping({_text(key, at): value for key, value in values.items()}, at)
