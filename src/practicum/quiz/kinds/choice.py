"""choice: the learner picks one option and earns the credit of that option."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from practicum.quiz.lettered import Optioned, read_options
from practicum.quiz.model import AnswerError
from practicum.words import message, say

if TYPE_CHECKING:
    from fractions import Fraction
    from typing import Self

    from practicum.files.fields import Fields

MAX_DENOMINATOR = 1000


@dataclass(frozen=True, kw_only=True)
class Choice(Optioned):
    """One option is picked. An option may have part of the credit."""

    kind = "choice"
    secrets = ("credit", "why")
    seconds = 20

    @classmethod
    def read(cls, fields: Fields, shared: dict[str, object]) -> Self:
        """Return the question; credits may be any fraction with a denominator up to 1000."""
        return cls(**shared, options=read_options(fields, MAX_DENOMINATOR))  # type: ignore[arg-type]

    def remark(self) -> str:
        """Return the remark of every kind with options, and which options have full credit if it is more than one."""
        full = [option.id for option in self.options if option.credit == 1]
        twice = say("option-file.full", letters=", ".join(full)) if len(full) > 1 else ""
        return f"{super().remark()} {twice}".strip()

    def answer(self, given: object) -> str | None:
        """Return the letter picked, None for an empty text; raises AnswerError for another letter or a list."""
        if not isinstance(given, str):
            raise AnswerError(*message("answer.letter"))
        return self.letter(given) if given.strip(" \t") else None

    def credit(self, answer: str) -> Fraction:
        """Return the credit of the option picked."""
        return next(option.credit for option in self.options if option.id == answer)
