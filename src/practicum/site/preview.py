"""Whether pages are made for their author alone: `practicum serve` says so, and no build of a site does.

This module is not read anew when the engine's code is edited (see `practicum.site`), so that a preview stays one.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from practicum.base.day import today
from practicum.course.reviews import review_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from practicum.course.reviews import Review
    from practicum.quiz.model import Question, Quiz

_depth = 0


@contextmanager
def preview() -> Iterator[None]:
    """Make pages for their author in this context, in every thread."""
    global _depth
    _depth += 1
    try:
        yield
    finally:
        _depth -= 1


def is_preview() -> bool:
    """Return whether pages are made for their author."""
    return _depth > 0


def look_again(after: int) -> Callable[[Quiz, Question], Review | None]:
    """Return what gives the review of a question that is due, to show beside it; outside of a preview there is none.

    `after` is `review_after` of the course's settings.
    """

    def find(quiz: Quiz, question: Question) -> Review | None:
        review = review_of(quiz, question, after) if after and is_preview() else None
        return review if review and review.is_due(today()) else None

    return find
