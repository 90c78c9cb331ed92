"""Answer files: reading one against its quiz, and writing an empty one to fill in."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from practicum.base.lines import wrapped_lines
from practicum.base.problem import ProblemsError
from practicum.base.text import did_you_mean, fold, short, visible
from practicum.files.fields import Fields
from practicum.files.json_tree import read_json
from practicum.files.yaml_tree import Items, Table, Text, parse
from practicum.markup.plain import plain
from practicum.quiz.blueprint import SEEDS, asked, drawn
from practicum.quiz.model import CONFIDENCES, AnswerError
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from practicum.base.problem import Problem
    from practicum.quiz.model import Answer, Question, Quiz

SUFFIXES = (".yml", ".yaml", ".json")
LINES_SUFFIXES = (".jsonl", ".ndjson")  # files with one answer file a line
SHARED_SUFFIX = ".txt"  # of JSON that a phone shared, since browsers share no other
MAX_COUNT = 1_000_000  # of attempts and of minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one learner answered.

    `answers` has the questions that were answered, by id, in canonical form. `changed` are the ids of questions that
    were answered in another revision, or removed since, and `revisions` has that revision of each; `accepted` those that
    also changed but are scored by the present answer key, as `accept_changed` says. `unreadable` has what is wrong with each answer that its question
    refuses. `hints` is how many hints were opened, `confidence` one of `CONFIDENCES`, both by id. `asked` are the
    questions of the draw by `seed` (None: all were asked); with `other_bank` it was from another bank than the present
    one, and the questions in `missing` are in the place of those that it had. `bank` is the hash that the file names.
    `attempt` counts from 1 (0: not known), `minutes` from the first answer (None: not known).
    """

    quiz: Quiz
    learner: str
    answers: Mapping[str, Answer]
    changed: frozenset[str]
    accepted: frozenset[str]
    hints: Mapping[str, int]
    confidence: Mapping[str, str]
    accept_changed: bool = False
    revisions: Mapping[str, str] = field(default_factory=dict)
    unreadable: Mapping[str, Problem] = field(default_factory=dict)
    attempt: int = 0
    minutes: int | None = None
    seed: int | None = None
    bank: str = ""
    asked: frozenset[str] | None = None
    missing: frozenset[str] = frozenset()

    @property
    def other_bank(self) -> bool:
        """Whether the questions were drawn from another bank than the present one."""
        return _is_other(self.bank, self.quiz)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that the learner was asked, in the quiz's order."""
        return tuple(q for q in self.quiz.questions if self.asked is None or q.id in self.asked)


def read_sheet(
    text: str, file: str, quiz: Quiz | Callable[[Fields], Quiz | None], *, accept_changed: bool = False
) -> Sheet:
    """Return the answers in the text of an answer file, YAML or JSON; raises ProblemsError with all its faults.

    An answer that its question refuses is no such fault: it is among the `unreadable`.
    `file` is its name in messages. `quiz` is the quiz that it must name, or a function that finds it: it gets the
    reader of the answer file and returns the quiz that the key `quiz` names, or notes why it cannot and returns None.
    With `accept_changed`, an answer to a question that changed since is scored if the present question accepts it.
    """
    find_quiz = quiz if callable(quiz) else partial(find_only, quiz)
    root = read_json(text)
    if root is not None:
        try:
            sheet = sheet_from(root, file, find_quiz, accept_changed=accept_changed)
            if not sheet.unreadable:
                return sheet
        except ProblemsError:
            pass
        # Read again as YAML, for the place of each fault.
    return sheet_from(parse(text, file), file, find_quiz, accept_changed=accept_changed)


def sheet_from(
    root: Table, file: str, find_quiz: Callable[[Fields], Quiz | None], *, accept_changed: bool, path: str = ""
) -> Sheet:
    """Return the answers in the mapping of a file, or in one at a path in it; as `read_sheet`."""
    return read(Fields(root, file, [], path), find_quiz, accept_changed=accept_changed)


def read(fields: Fields, find_quiz: Callable[[Fields], Quiz | None], *, accept_changed: bool = False) -> Sheet:
    """Return the answers in the mapping of a reader without problems; as `read_sheet`."""
    problems = fields.problems
    quiz = find_quiz(fields)
    learner = fields.word("learner", "fix.learner", "", blank=True)
    answers = fields.by_id("answers", "fix.answers", required=True)
    revisions = fields.by_id("revisions", "fix.keep", message("sheet.no-revision"))
    opened = fields.by_id("hints", "fix.keep")
    confidences = fields.by_id("confidence", "fix.confidences")
    attempt = _count(fields, "attempt", MAX_COUNT) or 0
    minutes = _count(fields, "minutes", MAX_COUNT)
    seed = _count(fields, "seed", SEEDS - 1)
    bank = fields.word("bank", "fix.keep", "", blank=True)
    fields.close()
    if quiz is None:
        raise ProblemsError(problems)
    answered_revisions = {
        str(key): str(value) for key, value in revisions.data.items() if isinstance(value, Text) and value
    }
    all_asked: frozenset[str] | None = None
    missing: frozenset[str] = frozenset()
    if quiz.draw:
        all_asked, missing = _asked(fields, quiz, seed, bank, answered_revisions)
    known = {question.id for question in quiz.questions}
    present = {
        question.id: question for question in quiz.questions if all_asked is None or question.id in all_asked - missing
    }
    changed = {
        ident
        for ident, revision in answered_revisions.items()
        if ident not in known or (ident in present and present[ident].revision != revision)
    }
    accepted: set[str] = set()
    if accept_changed:
        accepted = _accepted(answers, present, changed)
        changed -= accepted
    canonical, unreadable = _answers(answers, present, changed)
    hints = {ident: _opened(opened, ident, present) for ident in _known(opened, present, changed)}
    confidence = {ident: _sure(confidences, ident) for ident in _known(confidences, present, changed)}
    changed &= {str(key) for key, value in answers.data.items() if value}
    if problems:
        raise ProblemsError([*problems, *unreadable.values()])
    return Sheet(
        quiz=quiz,
        learner=learner,
        answers=canonical,
        changed=frozenset(changed),
        revisions={ident: answered_revisions[ident] for ident in changed},
        accepted=frozenset(accepted),
        hints=hints,
        confidence=confidence,
        accept_changed=accept_changed,
        unreadable=unreadable,
        attempt=attempt,
        minutes=minutes,
        seed=seed,
        bank=bank,
        asked=all_asked,
        missing=missing,
    )


def _count(fields: Fields, key: str, most: int) -> int | None:
    """Return an integer from 0 to `most`; None where it is missing or empty."""
    found = fields.integer(key, 0, most, -1, "fix.keep")
    return found if found >= 0 else None


def find_only(quiz: Quiz, fields: Fields) -> Quiz | None:
    """Return the quiz if the answer file names it, else note that it must."""
    ident = fields.word("quiz", "fix.quiz")
    if ident in ("", quiz.id):
        return quiz
    fields.note("quiz", *unknown_quiz(ident, [quiz.id]))
    return None


def unknown_quiz(ident: str, known: Sequence[str]) -> tuple[str, str]:
    """Return what is wrong with an id that no quiz has, and how to fix it, with the `known` ids."""
    fix = did_you_mean(ident, known, say("fix.one-of", known=", ".join(known)))
    return say("sheet.no-quiz", id=ident), fix


def _asked(
    fields: Fields, quiz: Quiz, seed: int | None, bank: str, answered_revisions: Mapping[str, str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids of the questions that count as asked, and which of them are `missing` in the answer file.

    They are those that the seed draws. If the bank has changed since, the seed draws others. Then they are the ones with
    a revision: a page writes one for every question that it asks. What these lack to the blueprint's numbers is missing.
    """
    if seed is None:
        fields.note("seed", say("fields.missing"), say("sheet.no-seed-fix"))
    named = answered_revisions if _is_other(bank, quiz) else ()
    found = drawn(quiz, seed or 0, named)
    return frozenset(found), frozenset(found.difference(named) if _is_other(bank, quiz) else ())


def _is_other(bank: str, quiz: Quiz) -> bool:
    """Return whether the bank that an answer file names, if any, is another one than that of the quiz."""
    return bool(quiz.draw and bank and bank != quiz.bank)


def _accepted(fields: Fields, present: Mapping[str, Question], changed: set[str]) -> set[str]:
    """Return the ids of the changed questions that accept the answer given to an earlier revision."""
    found = set()
    for ident in changed & present.keys():
        value = fields.data.get(Text(ident))
        try:
            if value and present[ident].answer(as_given(value)) is not None:
                found.add(ident)
        except AnswerError:
            continue
    return found


def _known(fields: Fields, present: Collection[str], changed: Collection[str]) -> Iterator[str]:
    """Yield the id of each present, unchanged question in a mapping, noting ids that the quiz does not have."""
    for key, value in fields.data.items():
        if key in present and key not in changed and value:
            yield str(key)
        elif key not in present and key not in changed:
            what = say("sheet.no-question", id=short(key))
            fields.note(str(key), what, did_you_mean(key, present, say("fix.delete-line")))


def _opened(fields: Fields, ident: str, present: Mapping[str, Question]) -> int:
    """Return how many hints of a question were opened, from 0 to their number."""
    number = len(present[ident].hints)
    return fields.integer(ident, 0, number, None, "fix.hints-opened")


def _sure(fields: Fields, ident: str) -> str:
    """Return how sure the learner was of an answer, one of `CONFIDENCES`."""
    return fields.choice(ident, CONFIDENCES, "fix.one-of-them")


def _answers(
    fields: Fields, present: dict[str, Question], changed: set[str]
) -> tuple[dict[str, Answer], dict[str, Problem]]:
    """Return the answers to the present questions, by id, and what is wrong with those that the question refuses."""
    canonical: dict[str, Answer] = {}
    refused: list[Problem] = []
    unreadable: dict[str, Problem] = {}
    for ident in _known(fields, present, changed):
        try:
            answer = present[ident].answer(as_given(fields.data[Text(ident)]))
        except AnswerError as error:
            Fields(fields.data, fields.file, refused, fields.path).note(ident, error.what, error.fix)
            unreadable[ident] = refused[-1]
        else:
            if answer is not None:
                canonical[ident] = answer
    return canonical, unreadable


def as_given(value: object) -> object:
    """Return a node as `Question.answer` expects it: a text, a list or a mapping of texts; deeper nodes are unchanged."""
    if isinstance(value, Items):
        return [as_given(item) if isinstance(item, Text) else item for item in value]
    if isinstance(value, Table):
        return {str(key): as_given(item) if isinstance(item, Text) else item for key, item in value.items()}
    return str(value)


def empty_sheet(quiz: Quiz, seed: int = 0) -> str:
    """Return an answer file to fill in by hand: YAML with each stem and its options as comments.

    `seed` (0 to `SEEDS` - 1) decides which questions of a bank are asked, and in which order.
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
    printed: set[str] = set()
    for question in questions:
        lines.append("")
        stimulus = question.stimulus
        if stimulus and stimulus.id not in printed:
            printed.add(stimulus.id)
            lines += [*_comment(f"{stimulus.title}:\n{plain(stimulus.text)}"), "  #"]
        lines += _comment(plain(question.stem))
        lines += _comment("\n".join(question.choices_as_text()), "  #   ")
        lines.append(f"  {question.id}:")
    scored = [question.id for question in questions if question.scored]
    if quiz.confidence and scored:
        lines += ["", f"confidence:  # {', '.join(CONFIDENCES)}", *(f"  {ident}:" for ident in scored)]
    lines += ["", "revisions:", *(f'  {question.id}: "{question.revision}"' for question in questions)]
    return "\n".join(map(visible, lines)) + "\n"


def _comment(text: str, indent: str = "  # ") -> list[str]:
    """Return the lines of a comment, which begin with `indent`."""
    return wrapped_lines(text, indent).split("\n")


def seed_lines(seed: int, bank: str) -> list[str]:
    """Return the lines of an answer file that say what was asked, for a quiz with a seed."""
    return [f"seed: {seed}", *([f'bank: "{bank}"'] if bank else [])]
