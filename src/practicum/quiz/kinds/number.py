"""number: the learner types a number and earns all within the tolerance, else nothing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from practicum.base.text import fold, short
from practicum.quiz.model import AnswerError, Question
from practicum.quiz.typed_text import lower
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from practicum.files.fields import Fields
    from practicum.files.yaml_tree import Text

MOST_DIGITS = 18
LONGEST_UNIT = 40
_MINUS = "\u2212"
_GROUP = 3  # digits between the commas that part thousands


@dataclass(frozen=True, kw_only=True)
class Number(Question):
    """Every number from `low` to `high` is right.

    `exact` is the one that is shown as right; `units` the forms in which a unit
    may be written beside a number, the longest first.
    """

    kind = "number"
    secrets = ("answer", "tolerance", "why")
    exact: Fraction
    low: Fraction
    high: Fraction
    unit: str
    units: tuple[str, ...]
    why: str

    @classmethod
    def read(cls, fields: Fields, shared: dict[str, object]) -> Self:
        """Return the question; its numbers are exact, whatever they are written as."""
        written = fields.text("answer", "fix.number-answer")
        exact = _exact(written)
        if written and exact is None:
            fields.note("answer", *message("number-file.no-number", given=short(written)))
        width = _tolerance(fields, exact)
        right, off = exact or Fraction(0), width or Fraction(0)
        low, high = right - off, right + off
        if exact is not None and width is not None and not _writable(low, high):
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
        """Return what the learner sees: the stem, and the unit beside the field."""
        return super().seen() | {"unit": self.unit}

    def answer_key(self) -> dict[str, object]:
        """Return the right number and its bounds as exact texts, and the units."""
        return {"answer": str(self.exact), "low": str(self.low), "high": str(self.high), "units": list(self.units)}

    def texts(self) -> Iterator[str]:
        """Yield the stem and the reason."""
        yield from super().texts()
        yield self.why

    def choices_as_text(self) -> Iterator[str]:
        """Yield how the answer is written."""
        yield say("sheet.number-in", unit=self.unit) if self.unit else say("sheet.number")

    def answer(self, given: object) -> str | None:
        """Return the number that a text writes, as the shortest decimal; None for none.

        A unit of the question may stand before or after it. Raises AnswerError for anything else.
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
        """Return 1 from `low` to `high`, both included, else 0."""
        return Fraction(int(self.low <= Fraction(answer) <= self.high))

    def feedback(self, answer: str) -> str:  # noqa: ARG002 - the reason is the same for every number
        """Return the right number with its reason."""
        return f"{self.right}: {fold(self.why)}"

    @property
    def right(self) -> str:
        """The right number with its unit."""
        return f"{plain(self.exact)} {self.unit}".strip()

    @property
    def bounds(self) -> tuple[str, str] | None:
        """The least and the greatest number that are right too, or None where only one is."""
        return (plain(self.low), plain(self.high)) if self.low < self.high else None

    def _unread(self, given: str, bare: str) -> tuple[str, str]:
        """Return what cannot be read in an answer, and how it is written."""
        if _digits(bare):
            return say("answer.digits", given=short(fold(given)), most=MOST_DIGITS), say("fix.fewer")
        if all(map(_all_digits, bare[bare[:1] in ("+", "-") :].split(",", 1))) and "," in bare:
            what = say("answer.comma", given=short(fold(given)))
            return what, say("answer.comma-fix", number=short(bare.replace(",", ".")))
        fix = say("answer.no-number-unit-fix", unit=self.unit) if self.unit else say("answer.no-number-fix")
        return say("answer.no-number", given=short(fold(given))), fix


def plain(number: Fraction) -> str:
    """Return a number as the shortest exact decimal, or as a fraction where it has none of 18 places."""
    for places in range(MOST_DIGITS + 1):
        scaled = number * 10**places
        if scaled.denominator == 1:
            digits = str(abs(scaled.numerator)).zfill(places + 1)
            cut = len(digits) - places
            return "-" * (number < 0) + digits[:cut] + "." * (places > 0) + digits[cut:]
    return str(number)


def _folded(text: str) -> str:
    """Return a text as numbers and units are looked for in it."""
    return lower(fold(text)).replace(_MINUS, "-")


def _decimal(text: str) -> str | None:
    """Return the shortest decimal text of a number in digits, with or without groups of thousands, or None."""
    found = _digits(text)
    if not found:
        return None
    sign, whole, part = found
    if len(whole) + len(part) > MOST_DIGITS:
        return None
    whole, part = whole.lstrip("0") or "0", part.rstrip("0")
    minus = "-" if sign == "-" and whole + part != "0" else ""
    return minus + whole + ("." + part if part else "")


def _digits(text: str) -> tuple[str, str, str] | None:
    """Return the sign of a number, its digits before the point and those behind it, or None for what is not a number."""
    sign = text[:1] if text[:1] in ("+", "-") else ""
    whole, point, part = text[len(sign) :].partition(".")
    first, *groups = whole.split("," if "," in whole else " ")
    if groups and (first[:1] == "0" or not len(first) <= _GROUP or any(len(group) != _GROUP for group in groups)):
        return None
    good = all(map(_all_digits, (first, *groups))) and (not point or _all_digits(part))
    return (sign, first + "".join(groups), part) if good else None


def _all_digits(text: str) -> bool:
    """Return whether a text is digits, at least one, and nothing else."""
    return text.isascii() and text.isdigit()


def _exact(text: str) -> Fraction | None:
    """Return the number that an author writes: as learners do, or as a fraction such as 1/3; None for none."""
    above, slash, below = _folded(text).partition("/")
    found = _decimal(above)
    if found is None or (slash and (not below.isdecimal() or not below.isascii() or len(below) > MOST_DIGITS)):
        return None
    if slash and ("." in found or not int(below)):
        return None
    return Fraction(found) / int(below or 1)


def _tolerance(fields: Fields, exact: Fraction | None) -> Fraction | None:
    """Read how far off a right number may be: an amount, or a per cent of the answer; None after a fault."""
    fix = "fix.number-tolerance"
    text = fields.text("tolerance", fix, "0", blank=True) or "0"
    width = _exact(text.removesuffix("%"))
    if width is None or width < 0:
        fields.note("tolerance", say("number-file.no-tolerance", given=short(text)), say(fix))
        return None
    if not text.endswith("%"):
        return width
    if exact == 0:
        fields.note("tolerance", *message("number-file.of-zero"))
        return None
    return width * abs(exact or Fraction(0)) / 100


def _writable(low: Fraction, high: Fraction) -> bool:
    """Return whether some number of at most 18 digits lies within the bounds."""
    for places in range(MOST_DIGITS):
        number = high * 10**places // 1
        if number >= low * 10**places:
            return max(len(str(abs(number))), places + 1) <= MOST_DIGITS
    return False


def _units(fields: Fields) -> tuple[str, tuple[str, ...]]:
    """Read the unit that is shown, and every form in which it may be written, the longest first."""
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
