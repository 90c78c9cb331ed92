"""When the questions of a course are to be looked at again, for people and programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

from practicum.base.lines import padded, wrapped
from practicum.reports.escape import in_markdown
from practicum.reports.icalendar import as_calendar
from practicum.words import grouped, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from practicum.course.reviews import Review, Reviews

_ENDINGS = {".md": "markdown", ".html": "html", ".json": "json", ".csv": "csv", ".ics": "ics"}
_COLUMNS = ("due", "reviewed", "question", "place")
_DAY = 14  # columns for a day, or the word above it, and a gap
_TEMPLATE = Path(__file__).parent / "reviews.html"


def named_by(file: str) -> str:
    """Return the form that the ending of a file's name says; text for any other."""
    return _ENDINGS.get(Path(file).suffix.lower(), "text")


def as_form(name: str, found: Reviews, course: str) -> str:
    """Return the reviews of a course in a form of `FORMS`; `course` is its name in `mkdocs.yml`, for a calendar.

    Raises ProblemsError for a calendar without a day.
    """
    if name == "ics":
        return as_calendar(found, course)
    return FORMS[name](found)


def _as_text(found: Reviews) -> str:
    """Return the list in lines of at most 79 columns, and below it what is not in it."""
    lines = []
    for part in (found.due(), found.later()):
        if part:
            lines += [*_heading(found, part), *_rows(part), ""]
    return "\n".join([*lines, *(wrapped(line) for line in _remarks(found)), ""])


def _heading(found: Reviews, part: list[Review]) -> Iterator[str]:
    """Yield what comes above the rows of those that are due, or of the others."""
    number = grouped(len(part))
    is_due = part[0].is_due(found.on)
    yield wrapped(
        say("reviews.due-part", number=number, on=found.on) if is_due else say("reviews.later", number=number)
    )
    due, reviewed, question = (say(f"reviews.{name}") for name in _COLUMNS[:3])
    yield padded(due, _DAY) + padded(reviewed, _DAY) + question


def _rows(part: list[Review]) -> Iterator[str]:
    hang = " " * 2 * _DAY
    for review in part:
        days = f"{_day(review):<{_DAY}}{review.reviewed.isoformat():<{_DAY}}"
        yield wrapped(f"{review.question.id} ({_place(review)})", first=days, hang=hang)


def _remarks(found: Reviews) -> Iterator[str]:
    """Yield what is to be said beside the list."""
    if not found.after:
        yield say("reviews.no-setting")
    if not found.known:
        yield say("reviews.none")
    elif found.after and not found.due():
        yield say("reviews.none-due", on=found.on)
    yield say("reviews.unknown", number=grouped(found.unknown))


def _day(review: Review) -> str:
    return review.due.isoformat() if review.due else "-"


def _place(review: Review) -> str:
    return f"{review.question.place.file}:{review.question.place.line}"


def _cells(found: Reviews) -> Iterator[tuple[bool, tuple[str, str, str, str]]]:
    """Yield whether a review is due, and its cells in the order of `_COLUMNS`."""
    for review in found.known:
        yield (
            review.is_due(found.on),
            (_day(review), review.reviewed.isoformat(), review.question.id, _place(review)),
        )


def _as_markdown(found: Reviews) -> str:
    """Return a heading, a table in which what is due is bold, and what is not in it."""
    lines = [f"# {say('reviews.title')}", ""]
    if found.known:
        lines.append(_row(say(f"reviews.{name}") for name in _COLUMNS))
        lines.append("|-|-|-|-|")
        for is_due, (day, *rest) in _cells(found):
            lines.append(_row([f"**{day}**" if is_due else day, *map(in_markdown, rest)]))
        lines.append("")
    for line in _remarks(found):
        lines += [in_markdown(line), ""]
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _as_html(found: Reviews) -> str:
    """Return one self-contained page, which loads nothing."""
    from jinja2 import Environment, StrictUndefined

    from practicum.reports.page import HtmlReport

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    shown = environment.from_string(_TEMPLATE.read_text(encoding="utf-8")).render(
        say=say, columns=_COLUMNS, rows=list(_cells(found)), remarks=list(_remarks(found))
    )
    page = HtmlReport(lambda _: "")
    return f"{page.begin()}{shown}{page.end()}"


def _as_json(found: Reviews) -> str:
    """Return one line."""
    data = {
        "on": found.on.isoformat(),
        "after_days": found.after or None,
        "reviews": [
            {
                "question": review.question.id,
                "quiz": review.quiz.id,
                "file": review.question.place.file,
                "line": review.question.place.line,
                "reviewed": review.reviewed.isoformat(),
                "due": review.due.isoformat() if review.due else None,
                "is_due": review.is_due(found.on),
            }
            for review in found.known
        ],
        "without": found.unknown,
    }
    return f"{json.dumps(data)}\n"


def _as_csv(found: Reviews) -> str:
    """Return a row for each review; what is due has `true`."""
    text = io.StringIO(newline="")
    write = csv.writer(text).writerow
    write(("due", "is_due", "reviewed", "question", "quiz", "file", "line"))
    for review in found.known:
        place = review.question.place
        days = (review.due or "", "true" if review.is_due(found.on) else "false", review.reviewed)
        write((*days, review.question.id, review.quiz.id, place.file, place.line))
    return text.getvalue()


FORMS: dict[str, Callable[[Reviews], str]] = {
    "text": _as_text,
    "markdown": _as_markdown,
    "html": _as_html,
    "json": _as_json,
    "csv": _as_csv,
}
