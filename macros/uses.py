"""What rests on each source point: put together once for all sources of a course."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from practicum.model import Course, Lesson, Principle


class Asked(NamedTuple):
    """A question that rests on a point: its quiz's title with its number there (from 1), and its address."""

    label: str
    page: str
    anchor: str


class Use(NamedTuple):
    """What rests on one point: the principles that teach it and that take it up again, each with its lesson, and questions."""

    principles: list[tuple[Lesson, Principle]]
    revisits: list[tuple[Lesson, Principle]]
    questions: list[Asked]


def uses(course: Course) -> dict[str, Use]:
    """Return the use that is made of every point of the course's sources, by the point's id.

    Assessments are left out: what a question rests on would say where to look its answer up.
    """
    found = {point.id: Use([], [], []) for source in course.sources for point in source.points}
    for lesson in course.lessons:
        for principle in lesson.principles:
            for ident in principle.points:
                found[ident].principles.append((lesson, principle))
            for ident in principle.revisits:
                found[ident].revisits.append((lesson, principle))
    pages = {call.id: page.file for page in course.pages for call in page.calls if call.macro == "quiz"}
    for quiz in filter(lambda quiz: quiz.mode == "practice", course.quizzes):
        for number, question in enumerate(quiz.questions, 1):
            asked = Asked(f"{quiz.title}, {number}", pages[quiz.id], f"q-{question.id}")
            for ident in question.rests_on:
                found[ident].questions.append(asked)
    return found
