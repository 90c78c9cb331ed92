"""What the kinds with options share: lettered options, each with credit and rationale."""

from __future__ import annotations

from practicum.model import AnswerError, Question, fold
from practicum.problem import short
from practicum.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from practicum.fields import Fields

LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Option(Record):
    """One option: its letter by the file's order, text, credit (0 to 1) and rationale."""

    id: str
    text: str
    credit: Fraction
    why: str


class Optioned(Question):
    """A question whose answer names options by their letters."""

    options: tuple[Option, ...]

    def seen(self) -> dict[str, object]:
        """Return what the learner sees: stem and option texts in the file's order."""
        return super().seen() | {"options": [fold(option.text) for option in self.options]}

    def key(self) -> dict[str, str]:
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
        wanted = given.strip(" \t").lower()
        known = [option.id for option in self.options]
        if wanted not in known:
            raise AnswerError(f'"{short(given)}" is no option here.', f"Write one of: {', '.join(known)}.")
        return wanted


def read_options(fields: Fields, top: int = 1) -> tuple[Option, ...]:
    """Read `options`: at least two, of different texts, at least one of them with full credit.

    `top` is the largest denominator that a credit may have (1: only 0 and 1).
    """
    options: list[Option] = []
    readers = fields.tables(
        "options", 'Write at least two, each with "text", "why" and, if it is right, "credit: 1".', 2
    )
    if len(readers) > len(LETTERS):
        fields.note("options", f"holds {len(readers)}; there are letters for {len(LETTERS)}.", "Write fewer.")
    seen: dict[str, str] = {}
    bad_credit = False
    for letter, reader in zip(LETTERS, readers, strict=False):
        text = reader.line("text", "Write what the learner picks.")
        noted = len(reader.problems)
        credit = reader.number("credit", 0, 1, 0, "Write 1, 0 or a fraction such as 1/2.")
        bad_credit = bad_credit or len(reader.problems) > noted
        if credit.denominator > top:
            what = f"is {credit}; this kind takes 0 or 1." if top == 1 else f"is finer than 1/{top}."
            reader.note("credit", what, "Write 1 if the option is right, else leave it out.")
        why = reader.text("why", "Write what picking it would lead to; every option says why.")
        same = " ".join(text.casefold().split())
        if same and same in seen:
            reader.note("text", f"is the same as that of option {seen[same]}.", "Write another, or delete one.")
        seen.setdefault(same, letter)
        options.append(Option(id=letter, text=text, credit=credit, why=why))
        reader.close()
    if options and not any(option.credit == 1 for option in options) and not bad_credit and not fields.secret:
        mend = 'Write "credit: 1" under the option that earns full credit.'
        fields.note("options", "no option has full credit.", mend)
    return tuple(options)
