"""How each source point is used, for pages: collected once for all sources of a course."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from practicum.course.coverage import matrix

if TYPE_CHECKING:
    from practicum.course.coverage import Taught
    from practicum.course.model import Course, Objective


class AskingQuestion(NamedTuple):
    """A question on a point: a label with the quiz's title and its number (from 1), its address and objective."""

    label: str
    page: str
    anchor: str
    objective: Objective


class Use(NamedTuple):
    """How one point is used: the principles that teach it, the principles that revisit it, and questions on it.

    `assessed` says that an assessment has a question on it too. No page says which: that would tell learners where to
    look up the answer.
    """

    principles: list[Taught]
    revisits: list[Taught]
    questions: list[AskingQuestion]
    assessed: bool


def uses(course: Course) -> dict[str, Use]:
    """Return the use of every source point, by the point's id."""
    pages = {call.id: page.file for page in course.pages for call in page.calls if call.macro == "quiz"}
    made: dict[str, AskingQuestion] = {}  # one object for all points of a question
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
