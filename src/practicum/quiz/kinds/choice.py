"""choice: the learner picks one option and earns the credit of that option."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from practicum.quiz.lettered import Optioned, read_options
from practicum.quiz.model import AnswerError
from practicum.words import message

if TYPE_CHECKING:
    from fractions import Fraction
    from typing import Self

    from practicum.files.fields import Fields

FINEST = 1000


@dataclass(frozen=True, kw_only=True)
class Choice(Optioned):
    """One option is picked. Credit may be graded: good, better, best."""

    kind = "choice"
    secrets = ("credit", "why")

    @classmethod
    def read(cls, fields: Fields, shared: dict[str, object]) -> Self:
        """Return the question; credits may be any fraction with a denominator up to 1000."""
        return cls(**shared, options=read_options(fields, FINEST))  # type: ignore[arg-type]

    def answer(self, given: object) -> str | None:
        """Return the letter picked; raises AnswerError for an unknown one or a list."""
        if not isinstance(given, str):
            raise AnswerError(*message("answer.letter"))
        return self.letter(given) if given.strip(" \t") else None

    def credit(self, answer: str) -> Fraction:
        """Return the credit of the option picked."""
        return next(option.credit for option in self.options if option.id == answer)
