"""blank: the learner fills the gaps of a text; the credit is the share of gaps filled correctly."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from practicum.base.text import did_you_mean, fold, short
from practicum.markup.plain import plain
from practicum.quiz.model import AnswerError, Labelled, Question
from practicum.quiz.typed_text import alike, typed
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Self

    from practicum.files.fields import Fields

LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One gap of a text: the answers that it accepts, the earlier of which is shown as right, and the reason."""

    id: str
    accept: tuple[str, ...]
    case_sensitive: bool
    why: str

    def alike(self, text: str) -> str:
        """Return the form in which answers to this gap are compared."""
        return alike(text, case_sensitive=self.case_sensitive)


@dataclass(frozen=True, kw_only=True)
class Blank(Question):
    """`text` has `{id}` for each gap, and `gaps` are in the same order."""

    kind = "blank"
    secrets = ("accept", "why")
    seconds = 30
    text: str
    gaps: tuple[Gap, ...]

    @classmethod
    def read(cls, fields: Fields, shared: dict[str, object]) -> Self:
        """Return the question; noted is every gap of the text that is not described, or the other way round."""
        text = fields.text("text", "fix.blank-text")
        readers = fields.tables("gaps", "fix.blank-gaps")
        gaps: dict[str, Gap] = {}
        lines: dict[str, int] = {}
        for reader in readers:
            gap = _gap(reader)
            if gap.id in gaps:
                what = say("file.twice", id=gap.id, line=lines[gap.id])
                reader.note("id", what, say("blank-file.twice-fix"))
            elif gap.id and text and f"{{{gap.id}}}" not in text:
                reader.note("id", *message("blank-file.not-there", id=gap.id))
            gaps.setdefault(gap.id, gap)
            lines.setdefault(gap.id, reader.data.line)
        sound = bool(readers) and not any(reader.misspells("id") for reader in readers)
        order = _order(fields, text, gaps) if sound else []
        return cls(**shared, text=text, gaps=tuple(gaps[ident] for ident in order))  # type: ignore[arg-type]

    def seen(self) -> dict[str, object]:
        """Return what the learner sees: the stem, and the text with its gaps."""
        return super().seen() | {"text": fold(self.text)}

    def answer_key(self) -> list[dict[str, object]]:
        """Return each gap's id, whether case matters, and the accepted answers as they are compared."""
        return [
            {"id": gap.id, "cased": gap.case_sensitive, "accept": [gap.alike(text) for text in gap.accept]}
            for gap in self.gaps
        ]

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the stem, the text, and each gap's reason."""
        yield from super().texts()
        yield "text", self.text
        yield from ((f"gaps[{index}].why", gap.why) for index, gap in enumerate(self.gaps))

    def choices_as_text(self) -> Iterator[str]:
        """Yield the lines of the text, and how to write an answer."""
        yield from plain(self.text).split("\n")
        yield say("sheet.gaps", example="{" + ", ".join(f"{gap.id}: ..." for gap in self.gaps) + "}")

    def answer(self, given: object) -> Mapping[str, str] | None:
        """Return the text in each filled gap by the gap's id, in the order of the text; None if all are empty.

        If there is only one gap, a text will do. Raises AnswerError for an unknown gap, a text that is too long, or
        something that is not a mapping of texts.
        """
        ids = [gap.id for gap in self.gaps]
        if isinstance(given, str):
            if typed(given) and len(ids) > 1:
                raise AnswerError(say("answer.gaps", number=len(ids)), self._how_to_write())
            given = {ids[0]: given}
        if not isinstance(given, dict):
            raise AnswerError(say("answer.gap-texts"), self._how_to_write())
        for ident, text in given.items():
            if ident not in ids:
                fix = did_you_mean(ident, ids, say("fix.one-of", known=", ".join(ids)))
                raise AnswerError(say("answer.no-gap", id=short(ident)), fix)
            if not isinstance(text, str):
                raise AnswerError(say("answer.gap-text", id=ident), self._how_to_write())
            if len(typed(text)) > LONGEST:
                raise AnswerError(say("answer.gap-long", id=ident, most=LONGEST), say("fix.fewer"))
        filled = {ident: typed(given.get(ident, "")) for ident in ids}
        return {ident: text for ident, text in filled.items() if text} or None

    def credit(self, answer: Mapping[str, str]) -> Fraction:
        """Return the share of gaps with an accepted answer."""
        right = sum(gap.alike(answer.get(gap.id, "")) in [gap.alike(text) for text in gap.accept] for gap in self.gaps)
        return Fraction(right, len(self.gaps))

    def reasons(self, answer: Mapping[str, str]) -> tuple[Labelled, ...]:  # noqa: ARG002 - shown whatever the answer
        """Return each gap's earlier accepted answer with its reason."""
        return tuple(Labelled(f'{gap.id}: "{gap.accept[0]}".', gap.why) for gap in self.gaps)

    def chosen(self, answer: Mapping[str, str]) -> tuple[Labelled, ...]:
        """Return the text in each filled gap."""
        return tuple(Labelled(f"{ident}: {text}") for ident, text in answer.items())

    def _how_to_write(self) -> str:
        """Return how to write an answer."""
        return say("fix.gaps", example="{" + ", ".join(f"{gap.id}: ..." for gap in self.gaps) + "}")


def _braces(text: str) -> Iterator[tuple[int, str | None]]:
    """Yield the index of each brace with the id that it opens, or with None for a brace that opens no gap."""
    start = 0
    while (start := min(filter(lambda at: at >= 0, (text.find("{", start), text.find("}", start))), default=-1)) >= 0:
        end = text.find("}", start + 1)
        ident = text[start + 1 : end]
        is_gap = text[start] == "{" and end > 0 and "{" not in ident and "\n" not in ident
        yield start, ident if is_gap else None
        start = end + 1 if is_gap else start + 1


def _gap(fields: Fields) -> Gap:
    """Return one gap."""
    ident = fields.name("id", "fix.gap-id")
    entries = fields.entries("accept", "fix.gap-accept", required=True)
    gap = Gap(
        id=ident,
        accept=tuple(map(typed, entries)),
        case_sensitive=fields.flag("case_sensitive", "fix.gap-case"),
        why=fields.text("why", "fix.gap-why"),
    )
    earlier: dict[str, str] = {}
    for entry, text in zip(entries, gap.accept, strict=True):
        form = gap.alike(text)
        if not form:
            fields.note("accept", say("fields.no-text"), say("fix.gap-accept"), entry)
        elif form in earlier:
            what = say("blank-file.same", text=short(text), other=short(earlier[form]))
            fields.note("accept", what, say("fix.delete-one"), entry)
        elif len(text) > LONGEST:
            fields.note("accept", say("blank-file.long", most=LONGEST), say("fix.shorten"), entry)
        earlier.setdefault(form, text)
    fields.close()
    return gap


def _order(fields: Fields, text: str, gaps: Mapping[str, Gap]) -> list[str]:
    """Return the ids of the gaps in the order of the text, noting every brace that does not mark one."""
    order: list[str] = []
    for start, ident in _braces(text):
        if ident is None:
            around = short(text[start:].partition("\n")[0])
            fix = say("blank-file.brace-fix")
            fields.note("text", say("blank-file.brace", around=around), fix)
        elif ident not in gaps:
            fix = did_you_mean(ident, gaps, say("fix.gap"))
            fields.note("text", say("blank-file.no-gap", id=short(ident)), fix)
        elif ident in order:
            fields.note("text", *message("blank-file.gap-twice", id=ident))
        else:
            order.append(ident)
    places = _fillable(text, order)
    for ident in order:
        if ident not in places:
            fields.note("text", *message("blank-file.place", id=ident))
    return order


def _fillable(text: str, ids: list[str]) -> list[str]:
    """Return those of the gaps of a text that learners can fill in."""
    if not any(character in text for character in "\\<["):
        return ids
    from practicum.markup.blocks import parse  # imported late: few of the quizzes to grade need it
    from practicum.markup.tree import fillable

    return [*fillable(parse(text, ids))]
