"""number: the learner types a number, which is right within the tolerance and wrong outside it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from practicum.base.text import fold, short
from practicum.quiz.model import AnswerError, Labelled, Question
from practicum.quiz.typed_text import lower, plain_characters, typed
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from practicum.files.fields import Fields
    from practicum.files.yaml_tree import Text

MOST_DIGITS = 18
LONGEST_UNIT = 40
_GROUP = 3  # digits between the separators of thousands


@dataclass(frozen=True, kw_only=True)
class Number(Question):
    """Every number from `low` to `high` is right, both included.

    `exact` is the number that is shown as right. `units` are the accepted forms of the unit, the longest first.
    """

    kind = "number"
    secrets = ("answer", "tolerance", "why")
    seconds = 60
    exact: Fraction
    low: Fraction
    high: Fraction
    unit: str
    units: tuple[str, ...]
    why: str

    @classmethod
    def read(cls, fields: Fields, shared: dict[str, object]) -> Self:
        """Return the question; its numbers are exact."""
        written = fields.text("answer", "fix.number-answer")
        exact = _number_of_author(written)
        if written and exact is None:
            fields.note("answer", *message("number-file.no-number", given=short(written)))
        tolerance = _tolerance(fields, exact)
        right, off = exact or Fraction(0), tolerance or Fraction(0)
        low, high = right - off, right + off
        if exact is not None and tolerance is not None and not _can_be_typed(low, high):
            what = say("number-file.unwritable", number=plain(exact))
            fields.note("answer", what, say("number-file.unwritable-fix"))
        unit, units = _units(fields)
        return cls(
            **shared,  # type: ignore[arg-type]
            exact=right,
            low=low,
            high=high,
            unit=unit,
            units=units,
            why=fields.text("why", "fix.number-why"),
        )

    def seen(self) -> dict[str, object]:
        """Return what the learner sees: the stem, and the unit beside the input."""
        return super().seen() | {"unit": self.unit}

    def answer_key(self) -> dict[str, object]:
        """Return the right number and its bounds as texts of exact fractions, and the units."""
        return {"answer": str(self.exact), "low": str(self.low), "high": str(self.high), "units": list(self.units)}

    def reading_key(self) -> dict[str, object]:
        """Return the units that an answer may have."""
        return {"units": list(self.units)}

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the stem and the reason."""
        yield from super().texts()
        yield "why", self.why

    def choices_as_text(self) -> Iterator[str]:
        """Yield how to write the answer."""
        yield say("sheet.number-in", unit=self.unit) if self.unit else say("sheet.number")

    def answer(self, given: object) -> str | None:
        """Return the number in a text as the shortest decimal; None for an empty text.

        A unit of the question may be before or after it. Raises AnswerError for anything else.
        """
        if not isinstance(given, str):
            raise AnswerError(*message("answer.number"))
        text = _folded(given)
        if not text:
            return None
        unit = next((unit for unit in self.units if text.endswith(unit) or text.startswith(unit)), "")
        bare = (text.removesuffix(unit) if text.endswith(unit) else text.removeprefix(unit)).strip(" ")
        found = _decimal(bare)
        if found is None:
            raise AnswerError(*self._unread(given, bare))
        return found

    def credit(self, answer: str) -> Fraction:
        """Return 1 for a number from `low` to `high`, both included, else 0."""
        return Fraction(int(self.low <= Fraction(answer) <= self.high))

    def reasons(self, answer: str) -> tuple[Labelled, ...]:  # noqa: ARG002 - the same for every number
        """Return the right number with its reason."""
        return (Labelled(f"{self.right}:", self.why),)

    def chosen(self, answer: str) -> tuple[Labelled, ...]:
        """Return the number with the unit."""
        return (Labelled(f"{answer} {self.unit}".strip()),)

    @property
    def right(self) -> str:
        """The right number with its unit."""
        return f"{plain(self.exact)} {self.unit}".strip()

    @property
    def bounds(self) -> tuple[str, str] | None:
        """The smallest and the largest right number, or None if only one is right."""
        return (plain(self.low), plain(self.high)) if self.low < self.high else None

    def _unread(self, given: str, bare: str) -> tuple[str, str]:
        """Return what is wrong with an answer that cannot be read, and how to fix it."""
        shown = short(typed(given))
        if _digits(bare):
            return say("answer.digits", given=shown, most=MOST_DIGITS), say("fix.fewer")
        before, comma, decimals = bare.rpartition(",")
        found = _digits(before.replace(".", ","))  # as in 1.250,50
        if comma and found and _is_digits(decimals):
            number = "".join(found) + "." + decimals
            return say("answer.comma", given=shown), say("answer.comma-fix", number=short(number))
        fix = say("answer.no-number-unit-fix", unit=self.unit) if self.unit else say("answer.no-number-fix")
        return say("answer.no-number", given=shown), fix


def plain(number: Fraction) -> str:
    """Return a number as the shortest exact decimal, or as a fraction if that takes more than 18 places."""
    for places in range(MOST_DIGITS + 1):
        scaled = number * 10**places
        if scaled.denominator == 1:
            digits = str(abs(scaled.numerator)).zfill(places + 1)
            cut = len(digits) - places
            return "-" * (number < 0) + digits[:cut] + "." * (places > 0) + digits[cut:]
    return str(number)


def _folded(text: str) -> str:
    """Return a text in the form in which numbers and units are looked for."""
    return lower(plain_characters(typed(text)))


def _decimal(text: str) -> str | None:
    """Return the shortest decimal text of a number; None if it is not a number or has too many digits."""
    found = _digits(text)
    if not found:
        return None
    sign, integer, decimals = found
    if len(integer) + len(decimals) > MOST_DIGITS:
        return None
    integer, decimals = integer.lstrip("0") or "0", decimals.rstrip("0")
    minus = "-" if sign == "-" and integer + decimals != "0" else ""
    return minus + integer + ("." + decimals if decimals else "")


def _digits(text: str) -> tuple[str, str, str] | None:
    """Return the sign, the integer digits and the decimals of a number; None if the text is not a number."""
    sign = text[:1] if text[:1] in ("+", "-") else ""
    integer, point, decimals = text[len(sign) :].partition(".")
    first, *groups = integer.split(next((mark for mark in ",'" if mark in integer), " "))
    if groups and (first[:1] == "0" or not len(first) <= _GROUP or any(len(group) != _GROUP for group in groups)):
        return None
    good = all(map(_is_digits, (first, *groups))) and (not point or _is_digits(decimals))
    return (sign, first + "".join(groups), decimals) if good else None


def _is_digits(text: str) -> bool:
    """Return whether a text is one or more digits 0 to 9."""
    return text.isascii() and text.isdigit()


def _number_of_author(text: str) -> Fraction | None:
    """Return the number that an author writes, as learners do or as a fraction such as 1/3; None for other texts."""
    numerator, slash, denominator = _folded(text).partition("/")
    found = _decimal(numerator)
    if found is None or (
        slash and (not denominator.isdecimal() or not denominator.isascii() or len(denominator) > MOST_DIGITS)
    ):
        return None
    if slash and ("." in found or not int(denominator)):
        return None
    return Fraction(found) / int(denominator or 1)


def _tolerance(fields: Fields, exact: Fraction | None) -> Fraction | None:
    """Return the tolerance as an amount, read as an amount or as a per cent of the answer; None after a fault."""
    fix = "fix.number-tolerance"
    written = fields.text("tolerance", fix, "0", blank=True) or "0"
    text = _folded(written)
    tolerance = _number_of_author(text.removesuffix("%"))
    if tolerance is None or tolerance < 0:
        fields.note("tolerance", say("number-file.no-tolerance", given=short(written)), say(fix))
        return None
    if not text.endswith("%"):
        return tolerance
    if exact == 0:
        fields.note("tolerance", *message("number-file.of-zero"))
        return None
    return tolerance * abs(exact or Fraction(0)) / 100


def _can_be_typed(low: Fraction, high: Fraction) -> bool:
    """Return whether a number of at most 18 digits is within the bounds."""
    if low <= 0 <= high:
        return True
    near, far = sorted((abs(low), abs(high)))
    for places in range(MOST_DIGITS):
        number = ceil(near * 10**places)  # with so many places, the one of the fewest digits
        if number <= far * 10**places and max(len(str(number)), places + 1) <= MOST_DIGITS:
            return True
    return False


def _units(fields: Fields) -> tuple[str, tuple[str, ...]]:
    """Return the unit that is shown, and every form in which it may be written, the longest first."""
    fix = "fix.number-unit"
    unit = fold(fields.text("unit", fix, "", blank=True))
    entries: list[tuple[Text | None, str]] = [(None, unit)] if unit else []
    entries += [(entry, fold(entry)) for entry in fields.entries("units", "fix.number-units")]
    found: dict[str, None] = {}
    for entry, text in entries:
        form, key = _folded(text), "unit" if entry is None else "units"
        if not form.strip("+-0123456789,. /"):
            fields.note(key, say("number-file.unit-digits", given=short(text)), say(fix), entry)
        elif len(form) > LONGEST_UNIT:
            fields.note(key, say("number-file.unit-long", most=LONGEST_UNIT), say(fix), entry)
        elif form in found:
            fields.note(key, say("fields.twice", given=short(text)), say("number-file.unit-twice-fix"), entry)
        found[form] = None
    return unit, tuple(sorted(found, key=len, reverse=True))
