"""Result -> calibration: how often the learner was right at each confidence, as `player/core/calibration.js` counts.

Only questions count that were scored, answered and given a confidence. The counts are plain frequencies: no score such
as Brier's is computed from them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from practicum.quiz.model import CONFIDENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from practicum.grading.score import Result

_SCORED = ("correct", "partly", "wrong")


class Level(NamedTuple):
    """On how many questions the learner `said` one confidence, and on how many of them she was fully right."""

    said: int
    right: int


class Calibration(NamedTuple):
    """The counts by confidence, and the ids of the questions where she was sure and not fully right."""

    sure_not_right: tuple[str, ...]
    levels: Mapping[str, Level]


def calibrate(result: Result) -> Calibration:
    """Return the calibration of a result; ids are in the result's order, levels in that of `CONFIDENCES`."""
    counted = [graded for graded in result.questions if graded.confidence and graded.status in _SCORED]
    levels = {}
    for confidence in CONFIDENCES:
        right = [graded.credit == 1 for graded in counted if graded.confidence == confidence]
        levels[confidence] = Level(said=len(right), right=sum(right))
    wrong = tuple(graded.id for graded in counted if graded.confidence == "sure" and graded.credit < 1)
    return Calibration(sure_not_right=wrong, levels=levels)
