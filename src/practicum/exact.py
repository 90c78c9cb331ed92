"""Exact numbers: what the core needs of `fractions.Fraction`, at none of its cost to start.

Importing `fractions` takes as long as an empty Python (it pulls in `decimal`, `numbers`
and `re`), and a score needs four operations and comparisons. A number of this type
equals the standard library's of the same value, and both can be computed with together.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class Rational(Protocol):
        """A whole number, or a fraction of this or the standard library's type."""

        @property
        def numerator(self) -> int:
            """What stands above the line."""

        @property
        def denominator(self) -> int:
            """What stands below it, above 0."""


class Fraction:
    """A fraction in its lowest terms; `denominator` is above 0. It does not change."""

    __slots__ = ("denominator", "numerator")

    numerator: int
    denominator: int

    def __init__(self, numerator: Rational | str = 0, denominator: int = 1) -> None:
        """Make it of two whole numbers, of a fraction, or of a text such as `-1`, `1/2` or `0.5`.

        Raises ValueError for another text, ZeroDivisionError for a denominator of 0.
        """
        if isinstance(numerator, str):
            above, slash, below = numerator.partition("/")
            whole, _, part = above.partition(".")
            number, denominator = int(whole + part), int(below) if slash else 10 ** len(part)
        else:
            number, denominator = numerator.numerator, numerator.denominator * denominator
        if denominator == 0:
            raise ZeroDivisionError(f"{number}/0")
        shared, rest = denominator, number
        while rest:  # Euclid; the result has the sign that makes the denominator positive
            shared, rest = rest, shared % rest
        if (shared < 0) != (denominator < 0):
            shared = -shared
        self.numerator = number // shared
        self.denominator = denominator // shared

    def __add__(self, other: Rational) -> Fraction:
        below = other.denominator
        return Fraction(self.numerator * below + other.numerator * self.denominator, self.denominator * below)

    __radd__ = __add__

    def __sub__(self, other: Rational) -> Fraction:
        below = other.denominator
        return Fraction(self.numerator * below - other.numerator * self.denominator, self.denominator * below)

    def __rsub__(self, other: Rational) -> Fraction:
        return -self + other

    def __mul__(self, other: Rational) -> Fraction:
        return Fraction(self.numerator * other.numerator, self.denominator * other.denominator)

    __rmul__ = __mul__

    def __truediv__(self, other: Rational) -> Fraction:
        return Fraction(self.numerator * other.denominator, self.denominator * other.numerator)

    def __rtruediv__(self, other: Rational) -> Fraction:
        return Fraction(other.numerator * self.denominator, other.denominator * self.numerator)

    def __floordiv__(self, other: Rational) -> int:
        return (self.numerator * other.denominator) // (self.denominator * other.numerator)

    def __neg__(self) -> Fraction:
        return Fraction(-self.numerator, self.denominator)

    def __abs__(self) -> Fraction:
        return Fraction(abs(self.numerator), self.denominator)

    def __eq__(self, other: object) -> bool:
        try:
            above, below = other.numerator, other.denominator  # type: ignore[attr-defined]
        except AttributeError:
            return NotImplemented
        return bool(self.numerator == above and self.denominator == below)

    def __lt__(self, other: Rational) -> bool:
        return self.numerator * other.denominator < other.numerator * self.denominator

    def __le__(self, other: Rational) -> bool:
        return self.numerator * other.denominator <= other.numerator * self.denominator

    def __gt__(self, other: Rational) -> bool:
        return not self <= other

    def __ge__(self, other: Rational) -> bool:
        return not self < other

    def __hash__(self) -> int:
        """Hash as every Python number of this value does."""
        modulus = sys.hash_info.modulus
        if self.denominator % modulus == 0:
            return sys.hash_info.inf if self.numerator > 0 else -sys.hash_info.inf
        return hash(self.numerator * pow(self.denominator, -1, modulus))

    def __bool__(self) -> bool:
        return self.numerator != 0

    def __int__(self) -> int:
        """Return the whole number nearest to 0."""
        whole = abs(self.numerator) // self.denominator
        return -whole if self.numerator < 0 else whole

    def __str__(self) -> str:
        return str(self.numerator) if self.denominator == 1 else f"{self.numerator}/{self.denominator}"

    def __repr__(self) -> str:
        return f"Fraction({self.numerator}, {self.denominator})"
