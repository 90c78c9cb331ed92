"""reflection: the learner writes, then compares her text with a rubric; it is never scored."""

from __future__ import annotations

from practicum.exact import Fraction
from practicum.model import AnswerError, Question, fold
from practicum.record import Record
from practicum.tree import Text
from practicum.words import grouped, say

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
        words = fields.whole("words", 1, MOST_WORDS, 1, "mend.reflection-words")
        return cls(
            **shared,  # type: ignore[arg-type]
            words=words if fields.data.get(Text("words")) else 0,
            rubric=_read_rubric(fields),
            example=fields.text("example", "mend.reflection-example", "", blank=True),
        )

    def key(self) -> dict[str, str]:
        """Return nothing: there is nothing to score by, and the rubric stands in the page."""
        return {}

    def answer(self, given: object) -> str | None:
        """Return the text without the white space at its ends, or None if nothing is left.

        Raises AnswerError for one that is too long, or for something that is not a text.
        """
        if not isinstance(given, str):
            mend = say("answer.text-mend")
            raise AnswerError(say("answer.text"), mend)
        text = given.strip()
        if len(text) > LONGEST:
            raise AnswerError(say("answer.long", number=grouped(len(text)), most=grouped(LONGEST)), say("mend.shorten"))
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
        yield say("sheet.text-of", words=self.words) if self.words else say("sheet.text")


def _read_rubric(fields: Fields) -> tuple[Criterion, ...]:
    """Read what the learner compares her text with."""
    rubric: list[Criterion] = []
    readers = fields.tables("rubric", "mend.rubric")
    if len(readers) > MOST_CRITERIA:
        fields.note("rubric", say("reflection-file.many", number=len(readers), most=MOST_CRITERIA), say("mend.fewer"))
    first: dict[str, int] = {}
    for number, reader in enumerate(readers, 1):
        text = reader.line("text", "mend.criterion-text")
        why = reader.text("why", "mend.criterion-why")
        same = fold(text.casefold())
        if same and same in first:
            reader.note("text", say("reflection-file.same", number=first[same]), say("mend.another-text"))
        first.setdefault(same, number)
        rubric.append(Criterion(text=text, why=why))
        reader.close()
    return tuple(rubric)
