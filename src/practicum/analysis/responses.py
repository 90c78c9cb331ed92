"""Attempts -> responses: one long table with a row for each question of each attempt, for other programs and for engines.

Credit and points are integers, so that sums are exact in every program. The handbook says what each column is.
"""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING, NamedTuple, get_type_hints

from practicum.analysis.groups import QuizGroups
from practicum.grading.score import see_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from practicum.reports.attempts import Attempt


class Response(NamedTuple):
    """One row. An integer that is a truth value is 0 or 1.

    `credit` / `credit_of` is the share of the question's points that was earned (0 to 1). `points` are those of the
    question, `earned` and `possible` those of the whole attempt, all three in fractions: `parts` of them are one point.
    `heading` is the one to re-read, as `lesson#heading`. `attempt` tells attempts from each other, `attempt_number` counts those of a learner (0: not known), `sequence` is the
    place of the attempt in the export, from 1, `position` that of the question in the attempt, from 1. `answer` is
    canonical JSON, empty if there is none to show; `confidence` one of `CONFIDENCES` or empty. `day` is ISO 8601,
    `minutes` None if not known. `compared` says whether the marks of the attempt can be compared with others. `mastered`
    is given in the first row of each objective, `again` in the first row of each heading, and None in the others:
    whether the attempt mastered the objective, and whether the heading is to be read again.
    """

    course: str
    quiz: str
    question: str
    revision: str
    kind: str
    objective: str
    heading: str
    learner: str
    attempt: str
    attempt_number: int
    sequence: int
    day: str
    minutes: int | None
    position: int
    status: str
    answer: str
    credit: int
    credit_of: int
    points: int
    earned: int
    possible: int
    parts: int
    compared: int
    passed: int
    confidence: str
    hints: int
    mastered: int | None
    again: int | None


_KINDS = get_type_hints(Response)
TYPES = {column: "VARCHAR" if kind is str else "BIGINT" for column, kind in _KINDS.items()}  # of each column, in SQL
OPTIONAL = tuple(column for column, kind in _KINDS.items() if kind == int | None)  # can be empty (null)


def responses(
    attempts: Iterable[Attempt],
    course: str,
    threshold: int,
    name: Callable[[str], str] | None = str,
    *,
    texts: bool = False,
) -> Iterator[Response]:
    """Yield the rows of attempts, in their order.

    `course` is the id of the course, `threshold` that of mastery in per cent. `name` gives the name of a learner to
    write, None writes none. With `texts`, answers that are never scored are written, such as reflections.
    """
    quizzes: dict[str, QuizGroups] = {}
    for sequence, attempt in enumerate(attempts, 1):
        quiz = attempt.score.quiz
        own = quizzes.get(quiz.id) or quizzes.setdefault(quiz.id, QuizGroups(quiz, threshold, texts=texts))
        held = own.hold(attempt.score)
        answers = own.answers(held)
        parts = lcm(held.earned.denominator, held.possible.denominator, *(met.points.denominator for met in answers))
        whole: dict[str, Any] = {
            "course": course,
            "quiz": quiz.id,
            "learner": name(attempt.learner) if name and attempt.learner else "",
            "attempt": attempt.id,
            "attempt_number": attempt.score.attempt,
            "sequence": sequence,
            "day": attempt.day.isoformat(),
            "minutes": attempt.score.minutes,
            "earned": int(held.earned * parts),
            "possible": int(held.possible * parts),
            "parts": parts,
            "compared": int(held.is_compared),
            "passed": int(held.passed),
        }
        questions = {question.id: question for question in quiz.questions}
        taken = own.taken(held)
        mastered, headings = dict(taken.mastered), dict(taken.headings)
        for position, met in enumerate(answers, 1):
            question = questions.get(met.question)  # None if it was removed from the quiz
            objective = question.objective if question else ""
            heading = see_of(question, quiz) if question else ""
            yield Response(
                **whole,
                question=met.question,
                revision=met.revision,
                kind=question.kind if question else "",
                objective=objective,
                heading=heading,
                position=position,
                status=met.status,
                answer=met.answer,
                credit=met.credit.numerator,
                credit_of=met.credit.denominator,
                points=int(met.points * parts),
                confidence=met.sure,
                hints=met.hints,
                mastered=_once(mastered, objective),
                again=_once(headings, heading),
            )


def _once(flags: dict[str, bool], ident: str) -> int | None:
    """Return a truth value as an integer the first time that it is asked for, then None."""
    flag = flags.pop(ident, None)
    return None if flag is None else int(flag)
