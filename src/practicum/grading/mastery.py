"""Result -> what it shows of each objective."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from practicum.grading.score import Result

MASTERED = 80  # per cent, where the course says nothing else


@dataclass(frozen=True, slots=True, kw_only=True)
class Mastery:
    """What a result shows of one objective: points earned and possible, and whether it is mastered."""

    objective: str
    earned: Fraction
    possible: Fraction
    mastered: bool


def mastery(result: Result, threshold: int = MASTERED) -> tuple[Mastery, ...]:
    """Return the mastery of each objective that counted questions test, in the quiz's order.

    An objective is mastered when its questions together earned at least `threshold`
    per cent (0 to 100) of their points, exactly.
    """
    earned: dict[str, Fraction] = {}
    possible: dict[str, Fraction] = {}
    for graded in result.questions:
        if graded.status != "changed" and graded.points:
            key = graded.objective
            earned[key] = earned.get(key, Fraction(0)) + graded.credit * graded.points
            possible[key] = possible.get(key, Fraction(0)) + graded.points
    return tuple(
        Mastery(
            objective=key,
            earned=earned[key],
            possible=possible[key],
            mastered=100 * earned[key] >= threshold * possible[key],
        )
        for key in earned
    )
