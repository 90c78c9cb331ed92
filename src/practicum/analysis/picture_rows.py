"""Figures -> the rows of pictures and of the tables behind them, exact."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from practicum.analysis.figures import FEW
from practicum.quiz.model import CONFIDENCES
from practicum.words import grouped, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from practicum.analysis.figures import QuestionFigures

STEP = 10  # per cent
ALL = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """How many learners reached a share from `low` per cent, below `high` (100 included): the pass mark, and less."""

    low: int
    high: int
    reached: int
    less: int

    @property
    def number(self) -> int:
        """How many there are in all."""
        return self.reached + self.less


@dataclass(frozen=True, slots=True, kw_only=True)
class SureRow:
    """How many were so sure (`level` is one of `CONFIDENCES`), and how many of them were right."""

    level: str
    right: int
    number: int


def share_rows(shares: Mapping[Fraction, int], mark: int) -> list[ShareRow]:
    """Return how many learners reached which share, in steps of 10 %; `mark` is the pass mark in per cent."""
    reached, less = ([0] * (ALL // STEP) for _ in range(2))
    for share, times in shares.items():
        found = reached if ALL * share >= mark else less
        found[min(int(ALL * share) // STEP, ALL // STEP - 1)] += times
    return [
        ShareRow(low=STEP * index, high=STEP * (index + 1), reached=of_these, less=others)
        for index, (of_these, others) in enumerate(zip(reached, less, strict=True))
    ]


def lowest(questions: Iterable[QuestionFigures]) -> list[QuestionFigures]:
    """Return the questions whose facility says something, the lowest first."""
    said = [each for each in questions if each.number >= FEW and each.facility is not None and each.interval]
    return sorted(said, key=lambda each: each.facility or Fraction(0))


def sure_rows(sure: Mapping[tuple[str, bool], int]) -> list[SureRow]:
    """Return how many were right at each confidence, the surest first; nothing if fewer than five said how sure they were."""
    if sum(sure.values()) < FEW:
        return []
    rows = [(level, sure.get((level, True), 0), sure.get((level, False), 0)) for level in reversed(CONFIDENCES)]
    return [SureRow(level=level, right=right, number=right + other) for level, right, other in rows if right + other]


def sure_in_words(row: SureRow) -> str:
    """Return what a row of confidence says."""
    return say(
        "pictures.sure-row",
        level=say(f"confidence.{row.level}"),
        right=grouped(row.right),
        number=grouped(row.number),
    )


def percent(share: Fraction | float | None) -> str:
    """Return a share (0 to 1) as an integer per cent, half rounded up; a dash for None."""
    return "–" if share is None else f"{int(100 * Fraction(share) + Fraction(1, 2))} %"
