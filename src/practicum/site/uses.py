"""What comes of each source point, for pages: put together once for all sources of a course."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from practicum.course.coverage import matrix

if TYPE_CHECKING:
    from practicum.course.coverage import Taught
    from practicum.course.model import Course, Objective


class AskingQuestion(NamedTuple):
    """A question that rests on a point: its quiz's title with its number there (from 1), its address, its objective."""

    label: str
    page: str
    anchor: str
    objective: Objective


class Use(NamedTuple):
    """What comes of one point: the principles that teach it and that take it up again, and questions.

    `assessed` says whether an assessment asks for it, too. Which question that is, no page tells:
    it would say where to look the answer up.
    """

    principles: list[Taught]
    revisits: list[Taught]
    questions: list[AskingQuestion]
    assessed: bool


def uses(course: Course) -> dict[str, Use]:
    """Return the use that is made of every point of the course's sources, by the point's id."""
    pages = {call.id: page.file for page in course.pages for call in page.calls if call.macro == "quiz"}
    made: dict[str, AskingQuestion] = {}  # one for all the points that a question rests on
    found = {}
    for ident, row in matrix(course).items():
        questions = []
        for quiz, number, question, objective in row.asked:
            if quiz.mode != "practice":
                continue
            if question.id not in made:
                label = f"{quiz.title}, {number}"
                made[question.id] = AskingQuestion(label, pages[quiz.id], f"q-{question.id}", objective)
            questions.append(made[question.id])
        found[ident] = Use(row.taught, row.again, questions, len(questions) < len(row.asked))
    return found
