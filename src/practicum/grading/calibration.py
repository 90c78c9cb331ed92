"""Result -> how well the learner knew what she knows: the same as `player/confidence.js`.

Only questions that were scored and answered count, and on which she said how sure she was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from practicum.quiz.model import CONFIDENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from practicum.grading.score import Result

_SCORED = ("correct", "partly", "wrong")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """On how many questions the learner said one confidence, and how many of them were wholly right."""

    said: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Each confidence's level, and the ids of the questions where she was sure and not wholly right."""

    sure_not_right: tuple[str, ...]
    levels: Mapping[str, Level]


def calibrate(result: Result) -> Calibration:
    """Return the calibration of a result, its questions in the result's order."""
    said = [graded for graded in result.questions if graded.confidence and graded.status in _SCORED]
    levels = {}
    for confidence in CONFIDENCES:
        at = [graded.credit == 1 for graded in said if graded.confidence == confidence]
        levels[confidence] = Level(said=len(at), right=sum(at))
    wrong = tuple(graded.id for graded in said if graded.confidence == "sure" and graded.credit < 1)
    return Calibration(sure_not_right=wrong, levels=levels)
