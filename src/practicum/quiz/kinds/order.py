"""order: the learner puts items in order."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import compress, pairwise
from typing import TYPE_CHECKING

from practicum.base.text import fold
from practicum.files.yaml_tree import Items, Text
from practicum.markup.plain import plain_line
from practicum.quiz.lettered import LETTERS, lettered, listed, note_same, one_of
from practicum.quiz.model import AnswerError, Labelled, Question
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from practicum.files.fields import Fields


RULES = ("next", "places")  # the first unless a question says otherwise
LONG = 24  # characters: two lines of a phone, beside the buttons


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item: its letter by the order in which items are shown, its text, right place (from 1) and reason."""

    id: str
    text: str
    place: int
    why: str


@dataclass(frozen=True, kw_only=True)
class Order(Question):
    """Items are put in order.

    By the rule `next` of `RULES`, each item earns a share that the right one follows directly; by `places`, each one
    that is in its right place.
    """

    kind = "order"
    secrets = ("place", "why")
    seconds = 45
    items: tuple[Item, ...]
    rule: str

    @classmethod
    def read(cls, fields: Fields, shared: dict[str, object]) -> Self:
        """Return the question; the places are 1 to the number of items, each once; as it is shown, it earns nothing."""
        rule = fields.choice("credit", RULES, "fix.order-credit", RULES[0])
        return cls(**shared, items=_read_items(fields, rule), rule=rule)  # type: ignore[arg-type]

    def seen(self) -> dict[str, object]:
        """Return what the learner sees: the stem, and the texts of the items in the order in which they are shown."""
        return super().seen() | {"items": [fold(item.text) for item in self.items]}

    def answer_key(self) -> dict[str, object]:
        """Return the rule of credit, and the right place of each letter."""
        return {"rule": self.rule, "places": {item.id: item.place for item in self.items}}

    def answer(self, given: object) -> tuple[str, ...] | None:
        """Return the letters in the learner's order; None when there are none.

        A text such as `b, a, c` is read as a list. Raises AnswerError for something that is not a text or list of
        texts, and for a letter that is unknown, missing or named twice.
        """
        known = [item.id for item in self.items]
        all_letters = ", ".join(known)
        letters = [one_of(part, known, "item") for part in listed(given, f"[{', '.join(reversed(known))}]")]
        for letter in letters:
            if letters.count(letter) > 1:
                raise AnswerError(say("fields.twice", given=letter), say("answer.order-fix", known=all_letters))
        missing = [letter for letter in known if letter not in letters]
        if letters and missing:
            raise AnswerError(
                say("answer.order-missing", missing=", ".join(missing)), say("answer.order-fix", known=all_letters)
            )
        return tuple(letters) or None

    def credit(self, answer: tuple[str, ...]) -> Fraction:
        """Return the share of items that the right one follows, the last one apart, or that are in their places."""
        count = len(answer) - (self.rule == "next")
        return Fraction(count - len(list(self._faults(answer))), count)

    def reasons(self, answer: tuple[str, ...]) -> tuple[Labelled, ...]:
        """Return for each item that earns nothing what should follow it, or its place, and its reason."""
        return tuple(Labelled(f"{item.id}: {said}", item.why) for item, said in self._faults(answer))

    def chosen(self, answer: tuple[str, ...]) -> tuple[Labelled, ...]:
        """Return the items in the learner's order, with their letters."""
        texts = {item.id: item.text for item in self.items}
        return tuple(Labelled(f"{letter}.", texts[letter]) for letter in answer)

    def _faults(self, answer: tuple[str, ...]) -> Iterator[tuple[Item, str]]:
        """Yield each item that earns nothing, in the order of the letters, with what would be right."""
        right = self.solution()
        follower = dict(pairwise(answer))
        for item in self.items:
            if self.rule == "places":
                if answer[item.place - 1] != item.id:
                    yield item, say("order.place", place=item.place)
            elif item.place < len(right) and follower.get(item.id) != right[item.place].id:
                yield item, say("order.next", item=plain_line(right[item.place].text))

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the shared texts, and each item's text and reason."""
        yield from super().texts()
        for index, item in enumerate(self.items):
            yield f"items[{index}].text", item.text
            yield f"items[{index}].why", item.why

    def choices_as_text(self) -> Iterator[str]:
        """Yield `a. text` for each item, and how to write an order."""
        for item in self.items:
            yield f"{item.id}. {plain_line(item.text)}"
        yield say("sheet.order", example=f"[{', '.join('...' for _ in self.items)}]")

    def solution(self) -> list[Item]:
        """Return the items in their right order."""
        return sorted(self.items, key=lambda item: item.place)

    @property
    def is_long(self) -> bool:
        """Whether an item is longer than `LONG`, and leaves the buttons on a phone no room in one row."""
        return any(len(item.text) > LONG for item in self.items)


def _read_items(fields: Fields, rule: str) -> tuple[Item, ...]:
    """Return the `items`: at least two, with different texts, shown in an order that earns nothing by the rule."""
    readers = lettered(fields, "items", "fix.order-items", 2)
    raw = fields.data.get(Text("items"))
    count = len(raw) if isinstance(raw, Items) else len(LETTERS)
    items: list[Item] = []
    noted: set[str] = set()
    seen: dict[str, str] = {}
    for letter, reader in readers:
        text = reader.line("text", "fix.item-text")
        before = len(reader.problems)
        place = reader.integer("place", 1, max(count, 2), None, "fix.item-place")
        if len(reader.problems) > before:
            noted.add(letter)
        why = reader.text("why", "fix.item-why")
        note_same(reader, text, letter, seen, "item")
        items.append(Item(id=letter, text=text, place=place, why=why))
        reader.close()
    if not fields.secret and not noted and len(items) == count:
        _check_places(fields, [reader for _, reader in readers], [item.place for item in items], rule)
    return tuple(items)


def _check_places(fields: Fields, readers: list[Fields], places: list[int], rule: str) -> None:
    """Note places that appear twice, and items that earn credit as they are shown."""
    missing = ", ".join(str(place) for place in range(1, len(places) + 1) if place not in places)
    for index, (reader, place) in enumerate(zip(readers, places, strict=True)):
        first = places.index(place)
        if first < index:
            what = say("order-file.place-twice", place=place, letter=LETTERS[first], missing=missing)
            reader.note("place", what, say("order-file.place-twice-fix"))
    if rule == "places":
        earning = [place == number for number, place in enumerate(places, 1)]
    else:
        earning = [after == place + 1 for place, after in pairwise(places)]
    letters = ", ".join(compress(LETTERS, earning))
    if letters and not missing and len(places) > 1 and rule in RULES:
        fields.note("items", say(f"order-file.shown-{rule}", letters=letters), say(f"order-file.shown-{rule}-fix"))
