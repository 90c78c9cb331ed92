"""Answers to a question -> what was most often wrong in them: pairs, items out of order, texts and numbers."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from practicum.markup.plain import plain_line
from practicum.quiz.kinds.blank import Blank
from practicum.quiz.kinds.match import Match
from practicum.quiz.kinds.number import Number
from practicum.quiz.kinds.order import Order
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from practicum.analysis.figures import AnswerRow
    from practicum.quiz.model import Question

MOST = 5  # of one question


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """Something wrong that `number` of `of` answers have.

    `part` is the id of what it is about: a left, an item or a gap, empty for a number. `given` is what was chosen for it:
    the id of a right; of an item, what was put directly after it or, by `places`, the place; or the text or number, in
    its commonest form. `about` and `words` say the same to people.
    """

    part: str
    given: str
    about: str
    words: str
    number: int
    of: int


def wrong(question: Question, answers: Sequence[AnswerRow]) -> list[Wrong]:
    """Return what is most often wrong, at most five of each question, the commonest first; of other kinds nothing.

    Of those that are as common, the first part in the order of the question comes first. What was left out is not
    counted as wrong.
    """
    counts: Counter[tuple[str, str]] = Counter()
    forms: dict[tuple[str, str], Counter[str]] = {}
    total = 0
    for row in answers:
        total += row.number
        for part, folded, form in _faults(question, question.answer(json.loads(row.answer))):
            counts[part, folded] += row.number
            forms.setdefault((part, folded), Counter())[form] += row.number
    parts = list(_parts(question))
    ordered = sorted(counts, key=lambda each: (-counts[each], parts.index(each[0]), each[1]))
    return [
        _row(question, part, _commonest(forms[part, folded]), counts[part, folded], total)
        for part, folded in ordered[:MOST]
    ]


def _parts(question: Question) -> Iterator[str]:
    """Yield the ids of what can be wrong, in the question's order."""
    match question:
        case Match():
            yield from (left.id for left in question.lefts)
        case Order():
            yield from (item.id for item in question.solution())
        case Blank():
            yield from (gap.id for gap in question.gaps)
        case _:
            yield ""


def _faults(question: Question, answer: Any) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong in an answer: the part, what was chosen as the question compares it, and as it was written."""
    match question:
        case Match():
            for left in question.lefts:
                right = answer.get(left.id, left.right)
                if right != left.right:
                    yield left.id, right, right
        case Order():
            for item, chosen in _misplaced(question, answer):
                yield item, chosen, chosen
        case Blank():
            for gap in question.gaps:
                text = answer.get(gap.id, "")
                folded = gap.alike(text)
                if text and folded not in map(gap.alike, gap.accept):
                    yield gap.id, folded, text
        case Number() if not question.credit(answer):
            yield "", answer, answer


def _misplaced(question: Order, answer: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each item that earns nothing, with its place or what was put directly after it, empty for nothing."""
    right = [item.id for item in question.solution()]
    if question.rule == "places":
        for place, (letter, expected) in enumerate(zip(answer, right, strict=True), 1):
            if letter != expected:
                yield letter, str(place)
    else:
        after = dict(pairwise(answer))
        for letter, expected in pairwise(right):
            if after.get(letter, "") != expected:
                yield letter, after.get(letter, "")


def _commonest(forms: Counter[str]) -> str:
    """Return the commonest of the forms in which something was written, the first in alphabetical order among equals."""
    return min(forms, key=lambda form: (-forms[form], form))


def _row(question: Question, part: str, given: str, number: int, total: int) -> Wrong:
    """Return a row with what people read."""
    about, words = part, given
    match question:
        case Match():
            about = f"{part}. {next(plain_line(left.text) for left in question.lefts if left.id == part)}"
            words = next(plain_line(right.text) for right in question.rights if right.id == given)
        case Order():
            texts = {item.id: plain_line(item.text) for item in question.items}
            about = f"{part}. {texts[part]}"
            if question.rule == "places":
                words = say("pictures.in-place", place=given)
            elif given:
                words = say("pictures.before", item=f"{given}. {texts[given]}")
            else:
                words = say("pictures.last")
        case Number():
            words = f"{given} {question.unit}".strip()
    return Wrong(part=part, given=given, about=about, words=words, number=number, of=total)
