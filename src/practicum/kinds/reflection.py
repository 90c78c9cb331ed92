"""reflection: the learner writes, then compares her text with a rubric; it is never scored."""

from __future__ import annotations

from practicum.exact import Fraction
from practicum.model import AnswerError, Question, fold
from practicum.record import Record
from practicum.tree import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from practicum.fields import Fields

LONGEST = 10_000
MOST_WORDS = 1000
MOST_CRITERIA = 12


class Criterion(Record):
    """One point of a rubric: what a good text does, and why that matters."""

    text: str
    why: str


class Reflection(Question):
    """A text of the learner's own. `words` is about how many are meant (0: not said); `example` may be empty."""

    kind = "reflection"
    secrets = ("rubric", "example")
    scored = False
    words: int
    rubric: tuple[Criterion, ...]
    example: str

    @classmethod
    def read(cls, fields: Fields, shared: dict[str, object]) -> Self:
        """Return the question; the rubric has 1 to 12 criteria of different texts."""
        words = fields.whole("words", 1, MOST_WORDS, 1, "Write about how many words are meant, or delete the line.")
        return cls(
            **shared,  # type: ignore[arg-type]
            words=words if fields.data.get(Text("words")) else 0,
            rubric=_read_rubric(fields),
            example=fields.text("example", "Write one good answer, or delete the line.", "", blank=True),
        )

    def key(self) -> dict[str, str]:
        """Return nothing: there is nothing to score by, and the rubric stands in the page."""
        return {}

    def answer(self, given: object) -> str | None:
        """Return the text without the white space at its ends, or None if nothing is left.

        Raises AnswerError for one that is too long, or for something that is not a text.
        """
        if not isinstance(given, str):
            mend = 'Write it after the colon, or below a bar: "|".'
            raise AnswerError("a reflection takes one text.", mend)
        text = given.strip()
        if len(text) > LONGEST:
            raise AnswerError(f"this text has {len(text):,} signs; {LONGEST:,} are the most.", "Shorten it.")
        return text or None

    def credit(self, answer: str) -> Fraction:  # noqa: ARG002 - as every kind
        """Return 0: a reflection has no points."""
        return Fraction(0)

    def feedback(self, answer: str) -> str:  # noqa: ARG002 - the same for every text
        """Return the rubric, one line a criterion."""
        return "\n".join(f"{n}. {fold(c.text)} {fold(c.why)}" for n, c in enumerate(self.rubric, 1))

    def texts(self) -> Iterator[str]:
        """Yield the stem, each criterion with its reason, and the example."""
        yield from super().texts()
        for criterion in self.rubric:
            yield criterion.text
            yield criterion.why
        if self.example:
            yield self.example

    def choices_as_text(self) -> Iterator[str]:
        """Yield how to write a text into the sheet, and how long it should be."""
        about = f"about {self.words} words" if self.words else "your text"
        yield f'Write a bar, "|", after the colon, and {about} on the lines below it, each four spaces in.'


def _read_rubric(fields: Fields) -> tuple[Criterion, ...]:
    """Read what the learner compares her text with."""
    rubric: list[Criterion] = []
    readers = fields.tables("rubric", 'Write what a good text does: at least one, each with "text" and "why".')
    if len(readers) > MOST_CRITERIA:
        fields.note("rubric", f"holds {len(readers)}; {MOST_CRITERIA} are the most.", "Write fewer.")
    first: dict[str, int] = {}
    for number, reader in enumerate(readers, 1):
        text = reader.line("text", "Write what a good text does, such as: It names one need.")
        why = reader.text("why", "Write why that matters; every criterion says why.")
        same = fold(text.casefold())
        if same and same in first:
            reader.note("text", f"is the same as that of criterion {first[same]}.", "Write another, or delete one.")
        first.setdefault(same, number)
        rubric.append(Criterion(text=text, why=why))
        reader.close()
    return tuple(rubric)
