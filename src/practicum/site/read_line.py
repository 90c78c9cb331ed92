"""The line between a lesson's text and its questions: that it is read, how many questions follow, and how long they take."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from practicum.course.duration import minutes
from practicum.quiz.blueprint import asked
from practicum.words import say

if TYPE_CHECKING:
    from practicum.course.duration import Duration
    from practicum.quiz.model import Quiz


class ReadLine(NamedTuple):
    """The line's `text`, and the one for a learner whose pace is known, which has `{answer}` in place of her minutes.

    `takes` is what the player compares her with: minutes to read, minutes to answer, questions; empty if the author
    wrote the minutes.
    """

    text: str
    pace: str
    takes: tuple[int, ...]


def read_line(quiz: Quiz, seconds: int, taken: Duration) -> ReadLine:
    """Return the line above a quiz that takes so many seconds, at the end of a lesson."""
    number = len(asked(quiz, 0))
    time = minutes(seconds)
    written = say("page.numbers").split()
    shown = written[number - 1] if number <= len(written) else str(number)
    one_minute = time == 1
    if number == 1:
        text = say("page.read-one-minute") if one_minute else say("page.read-one", minutes=time)
        pace = say("page.read-one-pace", answer="{answer}")
    else:
        text = say("page.read-minute", number=shown) if one_minute else say("page.read", number=shown, minutes=time)
        pace = say("page.read-pace", number=shown, answer="{answer}")
    return ReadLine(text, pace, (taken.read, time, number) if taken.is_computed else ())
