"""What kinds with lettered parts share: reading them, and options with credit and rationale."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from practicum.base.text import did_you_mean, fold, short
from practicum.markup.plain import plain_line
from practicum.quiz.model import AnswerError, Labelled, Question
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from fractions import Fraction

    from practicum.files.fields import Fields
    from practicum.quiz.model import Quiz

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NUMBERED = re.compile(r"(?:\S+ )?[0-9]+")  # an option such as "Sentence 3"
_ITEM = re.compile(r"^ *(?:[0-9]+[.)]|[-*+]) ", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Option:
    """One option: its letter by the file's order, its text, credit (0 to 1) and rationale (`why`)."""

    id: str
    text: str
    credit: Fraction
    why: str


@dataclass(frozen=True, kw_only=True)
class Optioned(Question):
    """A question whose answer names options by their letters."""

    options: tuple[Option, ...]

    def seen(self) -> dict[str, object]:
        """Return what the learner sees: the stem, and the texts of the options in the file's order."""
        return super().seen() | {"options": [fold(option.text) for option in self.options]}

    def answer_key(self) -> dict[str, str]:
        """Return the credit of each letter as the text of an exact fraction."""
        return {option.id: str(option.credit) for option in self.options}

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the stem, and each option's text and rationale."""
        yield from super().texts()
        for index, option in enumerate(self.options):
            yield f"options[{index}].text", option.text
            yield f"options[{index}].why", option.why

    def to_read(self) -> Iterator[str]:
        """Yield the stem, each option, and the rationales of those with full credit."""
        yield self.stem
        yield from (option.text for option in self.options)
        yield from (option.why for option in self.options if option.credit == 1)

    def choices_as_text(self) -> Iterator[str]:
        """Yield `a. text` for each option."""
        for option in self.options:
            yield f"{option.id}. {plain_line(option.text)}"

    def reasons(self, answer: str | tuple[str, ...]) -> tuple[Labelled, ...]:
        """Return the rationale of every option that was picked or should have been."""
        return tuple(
            Labelled(f"{option.id}:", option.why)
            for option in self.options
            if option.id in answer or (option.credit == 1 and isinstance(answer, tuple))
        )

    def chosen(self, answer: str | tuple[str, ...]) -> tuple[Labelled, ...]:
        """Return the text of every option that was picked, with its letter."""
        return tuple(Labelled(f"{option.id}.", option.text) for option in self.options if option.id in answer)

    def remark(self) -> str:
        """Return that the options only name items of the stem's list, if that is so."""
        are_numbers = all(_NUMBERED.fullmatch(fold(option.text)) for option in self.options)
        return say("option-file.items") if are_numbers and len(_ITEM.findall(self.stem)) > 1 else ""

    def letter(self, given: str) -> str:
        """Return the letter that an answer names; raises AnswerError if no option has it."""
        return one_of(given, [option.id for option in self.options], "option")


def with_options(quiz: Quiz) -> Iterator[str]:
    """Yield the id of each question with options, none for an assessment: its answers are not on the site."""
    if quiz.mode == "practice":
        yield from (question.id for question in quiz.questions if isinstance(question, Optioned))


def one_of(given: str, known: Collection[str], thing: str) -> str:
    """Return the id or letter in `known` that an answer names; raises AnswerError for any other text.

    `thing` ends the id of the message `answer.no-…`: option, item, letter or right.
    """
    wanted = given.strip(" \t").lower()
    if wanted not in known:
        fix = did_you_mean(
            wanted, [ident for ident in known if len(ident) > 1]
        )  # letters have no spelling to be similar in
        raise AnswerError(
            say(f"answer.no-{thing}", given=short(given)), fix or say("fix.one-of", known=", ".join(known))
        )
    return wanted


def listed(given: object, example: str) -> list[str]:
    """Return the texts that an answer lists, without empty ones; one text is split at commas and spaces.

    Raises AnswerError, with an `example` of what to write, if it is not a text or a list of texts.
    """
    parts = given.replace(",", " ").replace("\t", " ").split(" ") if isinstance(given, str) else given
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        raise AnswerError(*message("answer.letters", example=example))
    return [part for part in parts if part.strip(" \t")]


def lettered(fields: Fields, key: str, fix: str, least: int) -> list[tuple[str, Fields]]:
    """Return a letter and a reader for each mapping of a list of `least` to 26 mappings."""
    return list(zip(LETTERS, fields.tables(key, fix, least, len(LETTERS)), strict=False))


def note_same(reader: Fields, text: str, ident: str, seen: dict[str, str], thing: str) -> None:
    """Note a text that equals an earlier one in `seen`, except for case and white space, and add it to `seen`."""
    same = fold(text).casefold()
    if same and same in seen:
        reader.note("text", say(f"quiz-file.same-{thing}", other=seen[same]), say("fix.another-text"))
    seen.setdefault(same, ident)


def read_options(fields: Fields, max_denominator: int = 1) -> tuple[Option, ...]:
    """Return the `options`: at least two with different texts, at least one with full credit.

    `max_denominator` is that of a credit; 1 allows only 0 and 1. Faults are noted in `fields`.
    """
    options: list[Option] = []
    fix = "fix.options"
    seen: dict[str, str] = {}
    bad_credit = False
    for letter, reader in lettered(fields, "options", fix, 2):
        text = reader.line("text", "fix.option-text")
        noted = len(reader.problems)
        how = "fix.credit" if max_denominator > 1 else "fix.whole-credit"
        credit = reader.number("credit", 0, 1, 0, how, finest=max_denominator)
        bad_credit = bad_credit or len(reader.problems) > noted or reader.misspells("credit")
        why = reader.text("why", "fix.option-why")
        note_same(reader, text, letter, seen, "option")
        options.append(Option(id=letter, text=text, credit=credit, why=why))
        reader.close()
    if options and not any(option.credit == 1 for option in options) and not bad_credit and not fields.secret:
        fix = say("quiz-file.no-credit-fix")
        fields.note("options", say("quiz-file.no-credit"), fix)
    return tuple(options)
