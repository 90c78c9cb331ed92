"""Result -> mastery: the points earned for each objective, and whether that reaches a threshold."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from practicum.grading.score import Result

MASTERED = 80  # per cent, where the course says nothing else


class Mastery(NamedTuple):
    """The points earned and possible for one objective, and whether it is mastered."""

    objective: str
    earned: Fraction
    possible: Fraction
    mastered: bool


def mastery(result: Result, threshold: int = MASTERED) -> tuple[Mastery, ...]:
    """Return the mastery of each objective of the questions that count, in the result's order.

    An objective is mastered if its questions together earned at least `threshold` per cent (0 to 100) of their
    points: a cut score on the share of points, compared exactly, as the handbook's `scoring.md` defines it.
    `player/core/mastery.js` does the same.
    """
    earned: dict[str, Fraction] = {}
    possible: dict[str, Fraction] = {}
    for graded in result.questions:
        if graded.counts and graded.points:
            ident = graded.objective
            earned[ident] = earned.get(ident, Fraction(0)) + graded.credit * graded.points
            possible[ident] = possible.get(ident, Fraction(0)) + graded.points
    return tuple(
        Mastery(
            objective=ident,
            earned=earned[ident],
            possible=possible[ident],
            mastered=100 * earned[ident] >= threshold * possible[ident],
        )
        for ident in earned
    )
