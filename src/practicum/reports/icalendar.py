"""When questions are to be looked at again, as an iCalendar file (RFC 5545)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError
from practicum.base.text import visible
from practicum.course.settings import CONFIG, REVIEW_AFTER
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from practicum.course.reviews import Review, Reviews

_LONGEST = 75  # octets of a line, without its end
_END = "\r\n"
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def as_calendar(found: Reviews, course: str) -> str:
    """Return a calendar with an event for the questions of a file that are due on the same day, on that whole day.

    An event is named by the first of its questions and the `course`, so that it moves when these were looked over, and by
    no clock: the same course gives the same text. Raises ProblemsError if no question has a day: a calendar without
    an event is not one.
    """
    if not found.after:
        raise ProblemsError([Problem.of_file(CONFIG, *message("reviews.no-days"), path=f"extra.{REVIEW_AFTER}")])
    if not found.known:
        raise ProblemsError([Problem.of_file(CONFIG, *message("reviews.no-events"), path=f"extra.{REVIEW_AFTER}")])
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Practicum//check --reviews//EN", "CALSCALE:GREGORIAN"]
    for _, event in groupby(found.known, key=lambda review: (review.due, review.quiz.id)):
        lines += _event(list(event), course)
    lines.append("END:VCALENDAR")
    return "".join(folded(line) for line in lines)


def _event(questions: list[Review], course: str) -> Iterator[str]:
    """Yield the lines of the event for questions of one file that are due on one day."""
    first = questions[0]
    latest = max(review.reviewed for review in questions)
    days = (say("reviews.event-line", id=each.question.id, reviewed=each.reviewed) for each in questions)
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(first.question.id)}@{_text(course or 'course')}"
    yield f"DTSTAMP:{_basic(latest)}T000000Z"  # of what is said, not of when it was written down
    yield f"DTSTART;VALUE=DATE:{_basic(first.due)}"
    summary = say("reviews.event", title=first.quiz.title, number=len(questions))
    yield f"SUMMARY:{_text(summary)}"
    yield f"DESCRIPTION:{_text(chr(10).join([first.question.place.file, *days]))}"
    yield "TRANSP:TRANSPARENT"  # nobody is busy on that day
    yield "END:VEVENT"


def _basic(day: date | None) -> str:
    """Return a day as YYYYMMDD."""
    return day.isoformat().replace("-", "") if day else ""


def _text(text: str) -> str:
    """Return a value of the type TEXT, without characters that control a program."""
    return "\n".join(map(visible, text.split("\n"))).translate(_ESCAPED)


def folded(line: str) -> str:
    """Return a content line in lines of at most 75 octets, each with its end; no character is cut."""
    pieces, room = [""], _LONGEST
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append(" ")
            room = _LONGEST - 1
        pieces[-1] += character
        room -= size
    return "".join(f"{piece}{_END}" for piece in pieces)
