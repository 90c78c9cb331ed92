"""Course -> what follows from each source point (principles, lessons, objectives, questions), and what is missing."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from practicum.base.lines import WIDTH, padded, wrapped
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from practicum.base.problem import Problem
    from practicum.course.model import Course, Lesson, Objective, Point, Principle, Source
    from practicum.quiz.model import Question, Quiz

ENOUGH = 2  # questions on each principle
_ID = 12  # columns for the ids of points; longer ids are wrapped


class Taught(NamedTuple):
    """A principle with its lesson."""

    lesson: Lesson
    principle: Principle


class Asked(NamedTuple):
    """A question with its quiz, its number there (from 1) and its objective."""

    quiz: Quiz
    number: int
    question: Question
    objective: Objective


class Row(NamedTuple):
    """One point: the principles that teach it, the principles that revisit it, and the questions on it."""

    source: Source
    point: Point
    taught: list[Taught]
    again: list[Taught]
    asked: list[Asked]


def in_order(course: Course) -> list[Source]:
    """Return the sources in the order of the pages that show them, then the sources that no page shows."""
    shown = dict.fromkeys(call.id for page in course.pages for call in page.calls if call.macro == "source")
    order = {ident: number for number, ident in enumerate(shown)}
    return sorted(course.sources, key=lambda source: order.get(source.id, len(order)))


def matrix(course: Course) -> dict[str, Row]:
    """Return a row for each source point, by the point's id, in the order of `in_order`; the course has no faults."""
    rows = {point.id: Row(source, point, [], [], []) for source in in_order(course) for point in source.points}
    objectives = {objective.id: objective for lesson in course.lessons for objective in lesson.objectives}
    for lesson in course.lessons:
        for principle in lesson.principles:
            for ident in principle.points:
                rows[ident].taught.append(Taught(lesson, principle))
            for ident in principle.revisits:
                rows[ident].again.append(Taught(lesson, principle))
    for quiz in course.quizzes:
        for number, question in enumerate(quiz.questions, 1):
            asked = Asked(quiz, number, question, objectives[question.objective])
            for ident in question.rests_on:
                rows[ident].asked.append(asked)
    return rows


def gaps(course: Course, rows: dict[str, Row]) -> Iterator[Problem]:
    """Yield what the course leaves out. Objectives without questions are faults of the check itself."""
    yield from uncovered(course, rows)
    questions = [question for quiz in course.quizzes for question in quiz.questions]
    for key, fix in (("level", "coverage.no-level-fix"), ("reviewed", "coverage.no-reviewed-fix")):
        missing = [question for question in questions if not getattr(question, key)]
        if len(missing) < len(questions):
            for question in missing:
                yield question.place.problem(key, say("coverage.no-key", id=question.id), say(fix))


def uncovered(course: Course, rows: dict[str, Row]) -> Iterator[Problem]:
    """Yield points that are not taught or not asked about, principles with few questions, and unshown disagreements."""
    for ident, row in rows.items():
        if not row.taught:
            fix = say("coverage.untaught-fix", id=ident)
            yield row.point.place.problem("", say("coverage.untaught", id=ident), fix)
        if not row.asked:
            fix = say("coverage.unasked-fix", id=ident)
            yield row.point.place.problem("", say("coverage.unasked", id=ident), fix)
    for lesson in course.lessons:
        for principle in lesson.principles:
            number = len(_questions_on(lesson, principle, rows))
            if number < ENOUGH:
                what = say("coverage.few", id=principle.id, number=number, enough=ENOUGH)
                fix = say("coverage.few-fix")
                yield principle.place.problem("", what, fix)
    yield from _unshown(course)


def _questions_on(lesson: Lesson, principle: Principle, rows: dict[str, Row]) -> set[str]:
    """Return the ids of the questions on a principle.

    They rest on a point that it teaches, or on a point that it revisits if they test an objective of its lesson.
    """
    own = {objective.id for objective in lesson.objectives}
    found = {asked.question.id for point in principle.points for asked in rows[point].asked}
    again = (asked for point in principle.revisits for asked in rows[point].asked)
    return found | {asked.question.id for asked in again if asked.objective.id in own}


def as_table(rows: dict[str, Row]) -> Iterator[str]:
    """Yield the lines of a table for a terminal, at most `WIDTH` columns wide."""
    first = min(_ID, max(map(len, [say("coverage.point"), *rows])))
    second = (WIDTH - first - 4) // 2
    widths = (first, second, WIDTH - first - second - 4)
    source = None
    for ident, row in rows.items():
        if row.source is not source:
            source = row.source
            yield from ("", wrapped(source.name))
            yield from _line(widths, [say("coverage.point")], [say("coverage.taught")], [say("coverage.asked")])
        taught = [f"{each.principle.id} ({each.lesson.id})" for each in row.taught]
        taught += [say("coverage.again", principle=each.principle.id, lesson=each.lesson.id) for each in row.again]
        asked = [f"{each.question.id} ({each.objective.id})" for each in row.asked]
        yield from _line(widths, [ident], taught or ["-"], asked or ["-"])


def _line(widths: tuple[int, ...], *columns: list[str]) -> Iterator[str]:
    """Yield the lines of one row; each text of a column begins on a line of its own."""
    cells = [
        [line for text in column for line in wrapped(text, hang="  ", width=width).split("\n")]
        for column, width in zip(columns, widths, strict=True)
    ]
    for line in zip_longest(*cells, fillvalue=""):
        yield "  ".join(padded(text, width) for text, width in zip(line, widths, strict=True)).rstrip()


def summary(rows: dict[str, Row], missing: int) -> str:
    """Return a line that says how much is covered; `missing` is the number of gaps found."""
    taught = sum(bool(row.taught) for row in rows.values())
    asked = sum(bool(row.asked) for row in rows.values())
    return say("coverage.summary", points=len(rows), taught=taught, asked=asked, missing=missing)


def _unshown(course: Course) -> Iterator[Problem]:
    """Yield each disagreement that no page shows."""
    raised = {call.id for page in course.pages for call in page.calls if call.macro == "tension"}
    for tension in course.aids.tensions:
        if tension.id not in raised:
            fix = say("coverage.unraised-fix", id=tension.id)
            yield tension.place.problem("", say("coverage.unraised", id=tension.id), fix)
