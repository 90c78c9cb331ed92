"""match: the learner pairs each item on the left (`lefts`) with one on the right (`rights`)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from practicum.base.text import fold, short
from practicum.markup.plain import plain_line
from practicum.quiz.lettered import lettered, note_same, one_of
from practicum.quiz.model import AnswerError, Labelled, Question
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Self

    from practicum.files.fields import Fields

LINE = 36  # characters of a phone's line
EDGES = 3  # what the edges of a right take of it
LINES = 3
ALL_LINES = 15
PHONE_LINES = 20  # with those of the lefts, so that stem, pairs and buttons take at most one and a half screens


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """An item on the right: the author's id and a text."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """An item on the left: its letter by the file's order, its text, the id of its right, and the reason."""

    id: str
    text: str
    right: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Match(Question):
    """Each left is paired with one right. A right may have several lefts, or none."""

    kind = "match"
    secrets = ("right", "why")
    seconds = 45
    rights: tuple[Right, ...]
    lefts: tuple[Left, ...]

    @classmethod
    def read(cls, fields: Fields, shared: dict[str, object]) -> Self:
        """Return the question; every left names a right that is there."""
        rights = _read_rights(fields)
        return cls(**shared, rights=rights, lefts=_read_lefts(fields, rights))  # type: ignore[arg-type]

    def seen(self) -> dict[str, object]:
        """Return what the learner sees: the stem, and lefts and rights in the file's order, rights with their ids."""
        rights = [{"id": right.id, "text": fold(right.text)} for right in self.rights]
        return super().seen() | {"lefts": [fold(left.text) for left in self.lefts], "rights": rights}

    def answer_key(self) -> dict[str, object]:
        """Return the right's id by each letter, and the ids of all rights."""
        return {"lefts": {left.id: left.right for left in self.lefts}, "rights": [right.id for right in self.rights]}

    def answer(self, given: object) -> dict[str, str] | None:
        """Return the id of the right by each letter, in the order of lefts; None if nothing is paired.

        Raises AnswerError for something that is not a mapping, for an unknown letter or right, and for a left that
        is named twice or paired with several rights.
        """
        if isinstance(given, str) and not given.strip(" \t"):
            return None
        if not isinstance(given, dict):
            raise AnswerError(*message("answer.pairs", example=self.example()))
        lefts, rights = [left.id for left in self.lefts], [right.id for right in self.rights]
        pairs: dict[str, str] = {}
        for left, right in given.items():
            if not isinstance(right, str):
                what = say("answer.pair-text", given=short(str(left)))
                raise AnswerError(what, say("answer.pair-text-fix"))
            if not right.strip(" \t"):
                continue
            letter = one_of(left, lefts, "letter")
            if letter in pairs:
                raise AnswerError(*message("answer.pair-twice", given=letter))
            pairs[letter] = one_of(right, rights, "right")
        return {letter: pairs[letter] for letter in lefts if letter in pairs} or None

    def credit(self, answer: Mapping[str, str]) -> Fraction:
        """Return the share of lefts that are paired correctly."""
        return Fraction(sum(answer.get(left.id) == left.right for left in self.lefts), len(self.lefts))

    def reasons(self, answer: Mapping[str, str]) -> tuple[Labelled, ...]:
        """Return the right and the reason of every left that is not paired correctly."""
        return tuple(
            Labelled(f"{left.id}: {say('match.belongs', right=plain_line(self.right_of(left).text))}", left.why)
            for left in self.lefts
            if answer.get(left.id) != left.right
        )

    def chosen(self, answer: Mapping[str, str]) -> tuple[Labelled, ...]:
        """Return each left that was paired, with its letter, and the text of the right."""
        rights = {right.id: right.text for right in self.rights}
        lefts = [left for left in self.lefts if left.id in answer]
        return tuple(Labelled(f"{left.id}. {plain_line(left.text)} –", rights[answer[left.id]]) for left in lefts)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the shared texts, each right's text, and each left's text and reason."""
        yield from super().texts()
        yield from ((f"rights[{index}].text", right.text) for index, right in enumerate(self.rights))
        for index, left in enumerate(self.lefts):
            yield f"lefts[{index}].text", left.text
            yield f"lefts[{index}].why", left.why

    def choices_as_text(self) -> Iterator[str]:
        """Yield `a. text` for each left, `id: text` for each right, and how to write pairs."""
        for left in self.lefts:
            yield f"{left.id}. {plain_line(left.text)}"
        for right in self.rights:
            yield f"{right.id}: {plain_line(right.text)}"
        yield say("sheet.pairs", example=self.example())

    def example(self) -> str:
        """Return how an answer file writes pairs: `{a: ..., b: ...}`."""
        return "{" + ", ".join(f"{left.id}: ..." for left in self.lefts) + "}"

    def right_of(self, left: Left) -> Right:
        """Return the right that a left belongs to."""
        return next(right for right in self.rights if right.id == left.right)

    @property
    def is_long(self) -> bool:
        """Whether the rights take more than `LINES` lines on a phone, or `ALL_LINES` for all lefts, and fold under each."""
        lines = self._lines_of_rights()
        return lines > LINES or lines * len(self.lefts) > ALL_LINES

    @property
    def is_tall(self) -> bool:
        """Whether lefts and rights take `PHONE_LINES` lines or more on a phone, and the rights fold there."""
        rights = self._lines_of_rights() * len(self.lefts)
        return rights + sum(-(-len(left.text) // LINE) for left in self.lefts) >= PHONE_LINES

    def _lines_of_rights(self) -> int:
        """Return how many lines of a phone the rights take under one left."""
        lines = room = 0
        for right in self.rights:
            width = len(right.text) + EDGES
            if width > room:
                lines += -(-width // LINE)
                room = LINE
            room -= width
        return lines


def _read_rights(fields: Fields) -> tuple[Right, ...]:
    """Return the `rights`: at least two, with different ids and texts."""
    rights: list[Right] = []
    seen: dict[str, str] = {}
    for reader in fields.tables("rights", "fix.match-rights", 2):
        ident = reader.name("id", "fix.right-id")
        text = reader.line("text", "fix.right-text")
        if ident and ident in [right.id for right in rights]:
            reader.note("id", say("fields.twice", given=ident), say("fix.another-id"))
        note_same(reader, text, ident, seen, "right")
        rights.append(Right(id=ident, text=text))
        reader.close()
    return tuple(rights)


def _read_lefts(fields: Fields, rights: tuple[Right, ...]) -> tuple[Left, ...]:
    """Return the `lefts`: at least one, with different texts, each with one of the rights."""
    ids = [right.id for right in rights]
    lefts: list[Left] = []
    seen: dict[str, str] = {}
    for letter, reader in lettered(fields, "lefts", "fix.match-lefts", 1):
        text = reader.line("text", "fix.left-text")
        fix = "fix.left-right"
        # one mistake gives one message: a right without an id is the fault, not the lefts that name it
        right = reader.choice("right", ids, fix) if ids and all(ids) else reader.text("right", fix)
        why = reader.text("why", "fix.left-why")
        note_same(reader, text, letter, seen, "left")
        lefts.append(Left(id=letter, text=text, right=right, why=why))
        reader.close()
    return tuple(lefts)
