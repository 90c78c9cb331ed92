"""Sheets of answers: reading one against its quiz, and writing an empty one to fill in."""

from __future__ import annotations

from practicum.fields import Fields
from practicum.model import AnswerError, fold
from practicum.problem import ProblemsError, nearest, short, visible
from practicum.record import Record
from practicum.tree import Items, Table, Text, parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from practicum.model import Question, Quiz
    from practicum.problem import Problem


class Sheet(Record):
    """What one learner answered.

    `answers` holds only questions that were answered; `changed` the ids of those
    that were answered on another revision than the present one, or removed since.
    """

    quiz: Quiz
    learner: str
    answers: Mapping[str, str | tuple[str, ...]]
    changed: frozenset[str]


def read_sheet(text: str, file: str, find_quiz: Callable[[Fields], Quiz | None]) -> Sheet:
    """Return the sheet that a YAML or JSON text writes; raises ProblemsError with all its faults.

    `find_quiz` is given the reader of the sheet and returns the quiz that its key
    `quiz` names, or notes there why it cannot.
    """
    problems: list[Problem] = []
    fields = Fields(parse(text, file), file, problems)
    quiz = find_quiz(fields)
    learner = fields.text("learner", "Write your name.", "", blank=True)
    answers = fields.table("answers", 'Write "answers:" and under it a line "question: a" for each.')
    revisions = fields.table("revisions", "Keep it as it was written.", required=False)
    fields.close()
    read: dict[str, str | tuple[str, ...]] = {}
    changed: set[str] = set()
    if quiz is not None:
        marks = _revisions(revisions)
        present = {question.id: question for question in quiz.questions}
        changed = {ident for ident, mark in marks.items() if ident not in present or present[ident].revision != mark}
        if answers is not None:
            read = _answers(answers, present, changed)
        changed &= {str(key) for key, value in answers.data.items() if value} if answers else set()
    if problems or quiz is None:
        raise ProblemsError(problems)
    return Sheet(quiz=quiz, learner=learner, answers=read, changed=frozenset(changed))


def _revisions(fields: Fields | None) -> dict[str, str]:
    """Return the revision that each question was answered on, noting what is not a text."""
    marks: dict[str, str] = {}
    for key, value in fields.data.items() if fields else ():
        if isinstance(value, Text) and value:
            marks[str(key)] = str(value)
        elif fields:
            fields.note(str(key), "is no revision.", "Write the 8 signs that the sheet came with, or delete the line.")
    return marks


def _answers(fields: Fields, present: dict[str, Question], changed: set[str]) -> dict[str, str | tuple[str, ...]]:
    """Return the answers of the present questions, noting those that cannot be taken."""
    read: dict[str, str | tuple[str, ...]] = {}
    for key, value in fields.data.items():
        question = present.get(key)
        if question is None:
            if key not in changed:
                what = f'this quiz has no question "{short(key)}".'
                fields.note(str(key), what, nearest(key, present).strip() or "Delete the line.")
            continue
        if key in changed:
            continue
        try:
            answer = question.answer(_plain(value)) if value else None
        except AnswerError as error:
            fields.note(str(key), error.what, error.mend)
        else:
            if answer is not None:
                read[str(key)] = answer
    return read


def _plain(value: object) -> object:
    """Return a node as plain texts, lists and mappings of one level; deeper is left as it is."""
    if isinstance(value, Items):
        return [str(item) if isinstance(item, Text) else item for item in value]
    return {} if isinstance(value, Table) else str(value)


def empty_sheet(quiz: Quiz) -> str:
    """Return a sheet to fill in by hand: YAML with each stem and its options as comments."""
    lines = [f"# {fold(quiz.title)}", "", f"quiz: {quiz.id}", "learner:", "answers:"]
    for question in quiz.questions:
        lines.append("")
        lines += [f"  # {line}".rstrip() for line in question.stem.splitlines()]
        lines += [f"  #   {line}" for line in question.choices_as_text()]
        lines.append(f"  {question.id}:")
    lines += ["", "revisions:", *(f'  {question.id}: "{question.revision}"' for question in quiz.questions)]
    return "\n".join(map(visible, lines)) + "\n"
