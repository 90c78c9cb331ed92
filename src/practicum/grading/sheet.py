"""Answer files: reading one against its quiz, and writing an empty one to fill in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.base.text import did_you_mean, fold, short, visible
from practicum.files.fields import Fields
from practicum.files.json_tree import read_json
from practicum.files.yaml_tree import Items, Table, Text, parse
from practicum.quiz.blueprint import SEEDS, asked
from practicum.quiz.model import CONFIDENCES, AnswerError
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from practicum.base.problem import Problem
    from practicum.quiz.model import Answer, Question, Quiz

SHEETS = (".yml", ".yaml", ".json")
LINES = (".jsonl", ".ndjson")  # files with one sheet a line


MANY = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one learner answered.

    `answers` holds only questions that were answered; `changed` the ids of those
    that were answered on another revision than the present one, or removed since.
    `accepted` names those of them that are scored by the present key all the same.
    `hints` counts the hints that were opened, `confidence` says how sure she was.
    `asked` are the questions that were drawn by `seed` from a `bank` (None: all were asked).
    `attempt` counts from 1, `minutes` from the first answer on; 0 and None: not known.
    """

    quiz: Quiz
    learner: str
    answers: Mapping[str, Answer]
    changed: frozenset[str]
    accepted: frozenset[str]
    hints: Mapping[str, int]
    confidence: Mapping[str, str]
    attempt: int = 0
    minutes: int | None = None
    seed: int | None = None
    bank: str = ""
    asked: frozenset[str] | None = None

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that the learner was asked, in the quiz's order."""
        return tuple(q for q in self.quiz.questions if self.asked is None or q.id in self.asked)


def read_sheet(
    text: str, file: str, quiz: Quiz | Callable[[Fields], Quiz | None], *, accept_changed: bool = False
) -> Sheet:
    """Return the sheet that a YAML or JSON text writes; raises ProblemsError with all its faults.

    `file` names it in messages. `quiz` is the one that the sheet must name, or what finds it: a function that
    is given the reader of the sheet and returns the quiz that its key `quiz` names, or notes there why it
    cannot. With `accept_changed`, an answer to a question that changed since is taken if the present question
    can take it.
    """
    find_quiz = quiz if callable(quiz) else partial(_only, quiz)
    root = read_json(text)
    if root is not None:
        try:
            return _sheet_of(root, file, find_quiz, accept_changed=accept_changed)
        except ProblemsError:  # once more, with the place of each fault
            pass
    return _sheet_of(parse(text, file), file, find_quiz, accept_changed=accept_changed)


def _sheet_of(root: Table, file: str, find_quiz: Callable[[Fields], Quiz | None], *, accept_changed: bool) -> Sheet:
    """Return the sheet that the one mapping of a file holds; as `read_sheet`."""
    problems: list[Problem] = []
    fields = Fields(root, file, problems)
    quiz = find_quiz(fields)
    learner = fields.text("learner", "fix.learner", "", blank=True)
    answers = fields.table("answers", "fix.answers")
    revisions = fields.table("revisions", "fix.keep", required=False)
    opened = fields.table("hints", "fix.keep", required=False)
    said = fields.table("confidence", "fix.confidences", required=False)
    attempt = fields.integer("attempt", 0, MANY, 0, "fix.keep")
    minutes = fields.integer("minutes", 0, MANY, 0, "fix.keep") if Text("minutes") in fields.data else None
    seed = fields.integer("seed", 0, SEEDS - 1, 0, "fix.keep") if Text("seed") in fields.data else None
    bank = fields.text("bank", "fix.keep", "")
    fields.close()
    drawn: frozenset[str] | None = None
    read: dict[str, Answer] = {}
    hints: dict[str, int] = {}
    confidence: dict[str, str] = {}
    changed: set[str] = set()
    accepted: set[str] = set()
    if quiz is not None:
        marks = _revisions(revisions)
        if quiz.draw:
            drawn = _asked(fields, quiz, seed, bank, marks)
        present = {q.id: q for q in quiz.questions if drawn is None or q.id in drawn}
        changed = {ident for ident, mark in marks.items() if ident not in present or present[ident].revision != mark}
        if answers is not None and accept_changed:
            accepted = _accepted(answers, present, changed)
            changed -= accepted
        if answers is not None:
            read = _answers(answers, present, changed)
        if opened is not None:
            hints = {ident: _opened(opened, ident, present) for ident in _known(opened, present, changed)}
        if said is not None:
            confidence = {ident: _sure(said, ident) for ident in _known(said, present, changed)}
        changed &= {str(key) for key, value in answers.data.items() if value} if answers else set()
    if problems or quiz is None:
        raise ProblemsError(problems)
    return Sheet(
        quiz=quiz,
        learner=learner,
        answers=read,
        changed=frozenset(changed),
        accepted=frozenset(accepted),
        hints=hints,
        confidence=confidence,
        attempt=attempt,
        minutes=minutes,
        seed=seed,
        bank=bank,
        asked=drawn,
    )


def _only(quiz: Quiz, fields: Fields) -> Quiz | None:
    """Return the quiz if a sheet names it, or note there that no other is known."""
    ident = fields.text("quiz", "fix.quiz")
    if ident in ("", quiz.id):
        return quiz
    fields.note("quiz", *unknown_quiz(ident, [quiz.id]))
    return None


def unknown_quiz(ident: str, known: Sequence[str]) -> tuple[str, str]:
    """Return what is wrong with an id that no quiz has, and how to fix it."""
    fix = did_you_mean(ident, known, say("fix.one-of", known=", ".join(known)))
    return say("sheet.no-quiz", id=ident), fix


def _asked(fields: Fields, quiz: Quiz, seed: int | None, bank: str, marks: Mapping[str, str]) -> frozenset[str]:
    """Return the questions that the learner was asked: those that the seed draws.

    If the bank has changed since, the seed draws others now. Then they are the ones
    that the sheet's revisions name: a page writes one for every question that it asks.
    """
    if seed is None:
        fields.note("seed", say("fields.missing"), say("sheet.no-seed-fix"))
    if bank and bank != quiz.bank:
        return frozenset(question.id for question in quiz.questions if question.id in marks)
    return frozenset(question.id for question in asked(quiz, seed or 0))


def _revisions(fields: Fields | None) -> dict[str, str]:
    """Return the revision that each question was answered on, noting what is not text."""
    marks: dict[str, str] = {}
    for key, value in fields.data.items() if fields else ():
        if isinstance(value, Text) and value:
            marks[str(key)] = str(value)
        elif fields:
            fields.note(str(key), *message("sheet.no-revision"))
    return marks


def _accepted(fields: Fields, present: Mapping[str, Question], changed: set[str]) -> set[str]:
    """Return the changed questions that can still take the answer that was given to them."""
    found = set()
    for ident in changed & present.keys():
        value = fields.data.get(Text(ident))
        try:
            if value and present[ident].answer(plain(value)) is not None:
                found.add(ident)
        except AnswerError:
            continue
    return found


def _known(fields: Fields, present: Collection[str], changed: Collection[str]) -> Iterator[str]:
    """Yield each question that a mapping of a sheet says something of, noting those that the quiz never had."""
    for key, value in fields.data.items():
        if key in present and key not in changed and value:
            yield str(key)
        elif key not in present and key not in changed:
            what = say("sheet.no-question", id=short(key))
            fields.note(str(key), what, did_you_mean(key, present, say("fix.delete-line")))


def _opened(fields: Fields, ident: str, present: Mapping[str, Question]) -> int:
    """Return how many hints of a question were opened."""
    there = len(present[ident].hints)
    return fields.integer(ident, 0, there, None, "fix.hints-opened")


def _sure(fields: Fields, ident: str) -> str:
    """Return how sure the learner was of a question."""
    return fields.choice(ident, CONFIDENCES, "fix.one-of-them")


def _answers(fields: Fields, present: dict[str, Question], changed: set[str]) -> dict[str, Answer]:
    """Return the answers of the present questions, noting those that cannot be taken."""
    read: dict[str, Answer] = {}
    for ident in _known(fields, present, changed):
        try:
            answer = present[ident].answer(plain(fields.data[Text(ident)]))
        except AnswerError as error:
            fields.note(ident, error.what, error.fix)
        else:
            if answer is not None:
                read[ident] = answer
    return read


def plain(value: object) -> object:
    """Return a node as `Question.answer` takes it: texts, lists and mappings of one level; deeper is left as it is."""
    if isinstance(value, Items):
        return [plain(item) if isinstance(item, Text) else item for item in value]
    if isinstance(value, Table):
        return {str(key): plain(item) if isinstance(item, Text) else item for key, item in value.items()}
    return str(value)


def empty_sheet(quiz: Quiz, seed: int = 0) -> str:
    """Return a sheet to fill in by hand: YAML with each stem and its options as comments.

    `seed` says which questions of a bank are asked, and in which order.
    """
    lines = [
        f"# {fold(quiz.title)}",
        "",
        f"quiz: {quiz.id}",
        "learner:",
        *(seed_lines(seed, quiz.bank) if quiz.seeded else ()),
        "answers:",
    ]
    questions = asked(quiz, seed)
    told: set[str] = set()
    for question in questions:
        lines.append("")
        about = question.stimulus
        if about and about.id not in told:
            told.add(about.id)
            lines += [f"  # {line}".rstrip() for line in (f"{about.title}:", *about.text.splitlines(), "")]
        lines += [f"  # {line}".rstrip() for line in question.stem.splitlines()]
        lines += [f"  #   {line}" for line in question.choices_as_text()]
        lines.append(f"  {question.id}:")
    scored = [question.id for question in questions if question.scored]
    if quiz.confidence and scored:
        lines += ["", f"confidence:  # {', '.join(CONFIDENCES)}", *(f"  {ident}:" for ident in scored)]
    lines += ["", "revisions:", *(f'  {question.id}: "{question.revision}"' for question in questions)]
    return "\n".join(map(visible, lines)) + "\n"


def seed_lines(seed: int, bank: str) -> list[str]:
    """Return the lines of a sheet that say what was asked, where that follows from a seed."""
    return [f"seed: {seed}", *([f'bank: "{bank}"'] if bank else [])]
