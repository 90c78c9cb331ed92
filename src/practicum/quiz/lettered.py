"""What the kinds with letters share: how they are read, and options with credit and rationale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from practicum.base.text import did_you_mean, fold, short
from practicum.quiz.model import AnswerError, Question
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from fractions import Fraction

    from practicum.files.fields import Fields

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option: its letter by the file's order, text, credit (0 to 1) and rationale."""

    id: str
    text: str
    credit: Fraction
    why: str


@dataclass(frozen=True, kw_only=True)
class Optioned(Question):
    """A question whose answer names options by their letters."""

    options: tuple[Option, ...]

    def seen(self) -> dict[str, object]:
        """Return what the learner sees: stem and option texts in the file's order."""
        return super().seen() | {"options": [fold(option.text) for option in self.options]}

    def answer_key(self) -> dict[str, str]:
        """Return the credit of each letter, as exact text."""
        return {option.id: str(option.credit) for option in self.options}

    def texts(self) -> Iterator[str]:
        """Yield the stem, and each option's text and rationale."""
        yield from super().texts()
        for option in self.options:
            yield option.text
            yield option.why

    def choices_as_text(self) -> Iterator[str]:
        """Yield `a. text` for each option."""
        for option in self.options:
            yield f"{option.id}. {fold(option.text)}"

    def feedback(self, answer: str | tuple[str, ...]) -> str:
        """Return the rationale of every option that was picked, or that should have been."""
        return "\n".join(
            f"{option.id}: {fold(option.why)}"
            for option in self.options
            if option.id in answer or (option.credit == 1 and isinstance(answer, tuple))
        )

    def letter(self, given: str) -> str:
        """Return the letter that an answer names; raises AnswerError for any other text."""
        return one_of(given, [option.id for option in self.options], "option")


def one_of(given: str, known: Collection[str], thing: str) -> str:
    """Return the id or letter that an answer names, of those `known`; raises AnswerError for any other text.

    `thing` says what is named.
    """
    wanted = given.strip(" \t").lower()
    if wanted not in known:
        fix = did_you_mean(wanted, [ident for ident in known if len(ident) > 1])  # no letter is like another
        raise AnswerError(
            say(f"answer.no-{thing}", given=short(given)), fix or say("fix.one-of", known=", ".join(known))
        )
    return wanted


def listed(given: object, example: str) -> list[str]:
    """Return the texts that an answer lists, as a list or in one text with commas or spaces, without empty ones.

    Raises AnswerError, with an `example` of what to write, for anything else.
    """
    parts = given.replace(",", " ").replace("\t", " ").split(" ") if isinstance(given, str) else given
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        raise AnswerError(*message("answer.letters", example=example))
    return [part for part in parts if part.strip(" \t")]


def lettered(fields: Fields, key: str, fix: str, least: int) -> list[tuple[str, Fields]]:
    """Return a letter and a reader for each mapping of a list: at least `least`, at most one a letter."""
    readers = fields.tables(key, fix, least)
    if len(readers) > len(LETTERS):
        fields.note(key, say("quiz-file.letters", number=len(readers), most=len(LETTERS)), say("fix.fewer"))
    return list(zip(LETTERS, readers, strict=False))


def note_same(reader: Fields, text: str, ident: str, seen: dict[str, str], thing: str) -> None:
    """Note a text that is the same as an earlier one of `seen`, except for case and white space; keep it there."""
    same = fold(text).casefold()
    if same and same in seen:
        reader.note("text", say(f"quiz-file.same-{thing}", other=seen[same]), say("fix.another-text"))
    seen.setdefault(same, ident)


def read_options(fields: Fields, top: int = 1) -> tuple[Option, ...]:
    """Read `options`: at least two, of different texts, at least one of them with full credit.

    `top` is the largest denominator that a credit may have (1: only 0 and 1).
    """
    options: list[Option] = []
    fix = "fix.options"
    seen: dict[str, str] = {}
    bad_credit = False
    for letter, reader in lettered(fields, "options", fix, 2):
        text = reader.line("text", "fix.option-text")
        noted = len(reader.problems)
        credit = reader.number("credit", 0, 1, 0, "fix.credit")
        bad_credit = bad_credit or len(reader.problems) > noted
        if credit.denominator > top:
            what = (
                say("quiz-file.credit-whole", credit=credit) if top == 1 else say("quiz-file.credit-fine", finest=top)
            )
            reader.note("credit", what, say("quiz-file.credit-fix"))
        why = reader.text("why", "fix.option-why")
        note_same(reader, text, letter, seen, "option")
        options.append(Option(id=letter, text=text, credit=credit, why=why))
        reader.close()
    if options and not any(option.credit == 1 for option in options) and not bad_credit and not fields.secret:
        fix = say("quiz-file.no-credit-fix")
        fields.note("options", say("quiz-file.no-credit"), fix)
    return tuple(options)
