"""choices: the learner ticks any number of options."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from practicum.quiz.lettered import Optioned, listed, read_options
from practicum.quiz.model import AnswerError
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from practicum.files.fields import Fields


@dataclass(frozen=True, kw_only=True)
class Choices(Optioned):
    """Any number of options is ticked; a wrong tick cancels a right one."""

    kind = "choices"
    secrets = ("credit", "why")
    seconds = 30

    @classmethod
    def read(cls, fields: Fields, shared: dict[str, object]) -> Self:
        """Return the question; credits are 0 or 1."""
        return cls(**shared, options=read_options(fields))  # type: ignore[arg-type]

    def choices_as_text(self) -> Iterator[str]:
        """Yield `a. text` for each option, and how to write several letters."""
        yield from super().choices_as_text()
        yield say("sheet.several", example="[..., ...]")

    def answer(self, given: object) -> tuple[str, ...] | None:
        """Return the letters ticked, in the file's order; None when there are none.

        A text such as `a, c` is read as a list. Raises AnswerError for an unknown
        letter, one named twice, or something that is not a text or list of texts.
        """
        letters = [self.letter(tick) for tick in listed(given, "[a, c]")]
        if len(set(letters)) < len(letters):
            raise AnswerError(*message("answer.option-twice"))
        return tuple(sorted(letters)) or None

    def credit(self, answer: tuple[str, ...]) -> Fraction:
        """Return (right ticks - wrong ticks) / right options, at least 0."""
        right = {option.id for option in self.options if option.credit == 1}
        hits = sum(1 if tick in right else -1 for tick in answer)
        return max(Fraction(0), Fraction(hits, len(right)))
