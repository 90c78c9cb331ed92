"""A question -> what a random answer to it earns on average, as Moodle's random guess score."""

from __future__ import annotations

from fractions import Fraction
from math import factorial
from typing import TYPE_CHECKING

from practicum.quiz.kinds.blank import Blank
from practicum.quiz.kinds.choice import Choice
from practicum.quiz.kinds.match import Match
from practicum.quiz.kinds.number import Number
from practicum.quiz.kinds.order import Order

if TYPE_CHECKING:
    from practicum.quiz.model import Question


def guess(question: Question) -> Fraction | None:
    """Return what a random answer earns on average (0 to 1): each option, each right of a left, or each order as often.

    A random text earns nothing, as with Moodle. None for other kinds, of which there is no saying what is random: how
    many options are picked, or where a conversation ends.
    """
    if isinstance(question, Choice):
        return sum((question.worth(option.id) for option in question.options), Fraction(0)) / len(question.options)
    if isinstance(question, Match):
        return Fraction(1, len(question.rights) ** (len(question.lefts) if question.all_or_nothing else 1))
    if isinstance(question, Order):
        # An item is in each place just as often; and each other one follows it just as often as none, if it is last.
        return Fraction(1, factorial(len(question.items)) if question.all_or_nothing else len(question.items))
    return Fraction(0) if isinstance(question, Blank | Number) else None
