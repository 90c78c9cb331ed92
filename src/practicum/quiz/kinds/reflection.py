"""reflection: the learner writes a text and compares it with a rubric; it is never scored."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from practicum.base.text import fold
from practicum.markup.plain import plain_line
from practicum.quiz.model import AnswerError, Labelled, Question
from practicum.words import grouped, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from practicum.files.fields import Fields

LONGEST = 10_000
MOST_WORDS = 1000
MOST_CRITERIA = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One criterion of a rubric: what a good text does (`text`), and why that matters (`why`)."""

    text: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Reflection(Question):
    """A text that the learner writes. `words` is its suggested length (0: none); `example` may be empty."""

    kind = "reflection"
    secrets = ("rubric", "example")
    seconds = 180
    scored = False
    words: int
    rubric: tuple[Criterion, ...]
    example: str

    @classmethod
    def read(cls, fields: Fields, shared: dict[str, object]) -> Self:
        """Return the question; the rubric has 1 to 12 criteria with different texts."""
        return cls(
            **shared,  # type: ignore[arg-type]
            words=fields.integer("words", 1, MOST_WORDS, 0, "fix.reflection-words"),
            rubric=_read_rubric(fields),
            example=fields.text("example", "fix.reflection-example", "", blank=True),
        )

    def answer_key(self) -> dict[str, str]:
        """Return an empty answer key: nothing is scored, and the rubric is in the page."""
        return {}

    def answer(self, given: object) -> str | None:
        """Return the text without white space at its ends, or None if nothing is left.

        Raises AnswerError for a text that is too long, or for something that is not a text.
        """
        if not isinstance(given, str):
            fix = say("answer.text-fix")
            raise AnswerError(say("answer.text"), fix)
        text = given.strip()
        if len(text) > LONGEST:
            raise AnswerError(say("answer.long", number=grouped(len(text)), most=grouped(LONGEST)), say("fix.shorten"))
        return text or None

    def credit(self, answer: str) -> Fraction:  # noqa: ARG002 - the parameter is part of the interface
        """Return 0: a reflection has no points."""
        return Fraction(0)

    def reasons(self, answer: str) -> tuple[Labelled, ...]:  # noqa: ARG002 - the same for every text
        """Return the criteria of the rubric."""
        return tuple(
            Labelled(f"{number}. {plain_line(each.text)}", each.why) for number, each in enumerate(self.rubric, 1)
        )

    def chosen(self, answer: str) -> tuple[Labelled, ...]:
        """Return the text."""
        return (Labelled(answer),)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the stem, each criterion with its reason, and the example."""
        yield from super().texts()
        for index, criterion in enumerate(self.rubric):
            yield f"rubric[{index}].text", criterion.text
            yield f"rubric[{index}].why", criterion.why
        yield "example", self.example

    def choices_as_text(self) -> Iterator[str]:
        """Yield how to write a text into the answer file, and how long it should be."""
        yield say("sheet.text-of", words=self.words) if self.words else say("sheet.text")


def _read_rubric(fields: Fields) -> tuple[Criterion, ...]:
    """Return the criteria that the learner compares her text with."""
    rubric: list[Criterion] = []
    readers = fields.tables("rubric", "fix.rubric", most=MOST_CRITERIA)
    first: dict[str, int] = {}
    for number, reader in enumerate(readers, 1):
        text = reader.line("text", "fix.criterion-text")
        why = reader.text("why", "fix.criterion-why")
        same = fold(text.casefold())
        if same and same in first:
            reader.note("text", say("reflection-file.same", number=first[same]), say("fix.another-text"))
        first.setdefault(same, number)
        rubric.append(Criterion(text=text, why=why))
        reader.close()
    return tuple(rubric)
