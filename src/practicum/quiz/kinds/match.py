"""match: the learner pairs each left with a right, or sorts the lefts into groups."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from practicum.base.text import fold, short
from practicum.quiz.lettered import lettered, note_same, one_of
from practicum.quiz.model import AnswerError, Question
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Self

    from practicum.files.fields import Fields

LONG = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """What lefts are paired with: the author's id, and a text."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What is paired: its letter by the file's order, text, the id of its right, and the reason."""

    id: str
    text: str
    right: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Match(Question):
    """Each left is paired with one right. A right may take several lefts, or none."""

    kind = "match"
    secrets = ("right", "why")
    rights: tuple[Right, ...]
    lefts: tuple[Left, ...]

    @classmethod
    def read(cls, fields: Fields, shared: dict[str, object]) -> Self:
        """Return the question; every left names a right that is there."""
        rights = _read_rights(fields)
        return cls(**shared, rights=rights, lefts=_read_lefts(fields, rights))  # type: ignore[arg-type]

    def seen(self) -> dict[str, object]:
        """Return what the learner sees: stem, lefts and rights in the file's order; sheets name rights by their ids."""
        rights = [{"id": right.id, "text": fold(right.text)} for right in self.rights]
        return super().seen() | {"lefts": [fold(left.text) for left in self.lefts], "rights": rights}

    def answer_key(self) -> dict[str, object]:
        """Return the right of each letter, and the ids of all rights."""
        return {"lefts": {left.id: left.right for left in self.lefts}, "rights": [right.id for right in self.rights]}

    def answer(self, given: object) -> dict[str, str] | None:
        """Return the right that each letter is paired with, in the order of lefts; None when no pair is made.

        Raises AnswerError for what is not a mapping, and for a letter or right that is
        unknown, a left named twice, or a left paired with several.
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
        """Return the share of lefts that are paired rightly."""
        return Fraction(sum(answer.get(left.id) == left.right for left in self.lefts), len(self.lefts))

    def feedback(self, answer: Mapping[str, str]) -> str:
        """Return the right and the reason of every left that is paired wrongly or not at all."""
        return "\n".join(
            f"{left.id}: {say('match.belongs', right=left.right)} {fold(left.why)}"
            for left in self.lefts
            if answer.get(left.id) != left.right
        )

    def texts(self) -> Iterator[str]:
        """Yield the shared texts, each right's text, and each left's text and reason."""
        yield from super().texts()
        for right in self.rights:
            yield right.text
        for left in self.lefts:
            yield left.text
            yield left.why

    def choices_as_text(self) -> Iterator[str]:
        """Yield `a. text` for each left, `id: text` for each right, and how to write pairs."""
        for left in self.lefts:
            yield f"{left.id}. {fold(left.text)}"
        for right in self.rights:
            yield f"{right.id}: {fold(right.text)}"
        yield say("sheet.pairs", example=self.example())

    def example(self) -> str:
        """Return how a sheet writes pairs, without making one: `{a: ..., b: ...}`."""
        return "{" + ", ".join(f"{left.id}: ..." for left in self.lefts) + "}"

    def right_of(self, left: Left) -> Right:
        """Return the right that a left goes with."""
        return next(right for right in self.rights if right.id == left.right)

    @property
    def is_long(self) -> bool:
        """Whether a closed list on a telephone would cut the text of a right off, so that all are shown beside."""
        return any(len(right.text) > LONG for right in self.rights)


def _read_rights(fields: Fields) -> tuple[Right, ...]:
    """Read `rights`: at least two, of different ids and texts."""
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
    """Read `lefts`: at least one, of different texts, each with one of the rights."""
    ids = [right.id for right in rights]
    lefts: list[Left] = []
    seen: dict[str, str] = {}
    for letter, reader in lettered(fields, "lefts", "fix.match-lefts", 1):
        text = reader.line("text", "fix.left-text")
        fix = "fix.left-right"
        # where a right has no id, that is the fault, and not the left that names it
        right = reader.choice("right", ids, fix) if ids and all(ids) else reader.text("right", fix)
        why = reader.text("why", "fix.left-why")
        note_same(reader, text, letter, seen, "left")
        lefts.append(Left(id=letter, text=text, right=right, why=why))
        reader.close()
    return tuple(lefts)
