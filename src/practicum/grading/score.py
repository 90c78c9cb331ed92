"""Sheet -> Result: exact, pure, and the same as `player/score.js`."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from practicum.base.text import fold

if TYPE_CHECKING:
    from practicum.grading.sheet import Sheet
    from practicum.quiz.model import Answer, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """One question of a result.

    `stem` is on one line; `status` is correct, partly, wrong, unanswered or changed; `credit` the share
    of the points earned (0 to 1); `feedback` the reasons; `see` the heading to
    re-read as `lesson#heading`, empty for a question that is no longer there;
    `accepted` whether it changed since and is scored all the same;
    `hints` how many were opened; `confidence` how sure the learner was, or empty.
    A question that is never scored has no points and the status `written`.
    """

    id: str
    kind: str
    objective: str
    stem: str
    status: str
    credit: Fraction
    points: Fraction
    answer: Answer | None
    feedback: str
    see: str
    accepted: bool = False
    hints: int = 0
    confidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A graded sheet. `earned` and `possible` are points; changed questions count in neither.

    `attempt` counts from 1 (0: not known); `minutes` is what the learner's own clock
    says that it took (None: not known), `limit` what the quiz allows (0: no limit).
    """

    quiz: str
    title: str
    learner: str
    pass_mark: int
    earned: Fraction
    possible: Fraction
    questions: tuple[Graded, ...]
    attempt: int = 0
    minutes: int | None = None
    limit: int = 0

    @property
    def percent(self) -> int:
        """The share earned as a whole number of per cent, half rounded up; 0 when nothing counts."""
        if not self.possible:
            return 0
        return int(100 * self.earned / self.possible + Fraction(1, 2))

    @property
    def passed(self) -> bool:
        """Whether the exact share reaches the pass mark.

        Where nothing counts, there is no share: a quiz that scores nothing is passed once all of it is written.
        """
        if not self.possible:
            return self.written == sum(bool(graded.kind) for graded in self.questions) > 0
        return 100 * self.earned >= self.pass_mark * self.possible

    @property
    def written(self) -> int:
        """How many of the questions that are never scored were answered."""
        return sum(graded.status == "written" for graded in self.questions)


def grade(sheet: Sheet) -> Result:
    """Return the result of a sheet, question by question in the quiz's order."""
    quiz = sheet.quiz
    graded = [_graded(question, sheet) for question in sheet.questions]
    counted = [g for g in graded if g.status != "changed"]
    present = {question.id for question in quiz.questions}
    graded += [
        Graded(
            id=ident,
            kind="",
            objective="",
            stem="",
            status="changed",
            credit=Fraction(0),
            points=Fraction(0),
            answer=None,
            feedback="",
            see="",
        )
        for ident in sorted(sheet.changed - present)
    ]
    return Result(
        quiz=quiz.id,
        title=quiz.title,
        learner=sheet.learner,
        pass_mark=quiz.pass_mark,
        earned=sum((g.credit * g.points for g in counted), Fraction(0)),
        possible=sum((g.points for g in counted), Fraction(0)),
        questions=tuple(graded),
        attempt=sheet.attempt,
        minutes=sheet.minutes,
        limit=quiz.minutes,
    )


def _graded(question: Question, sheet: Sheet) -> Graded:
    """Grade one question that the quiz has."""
    answer = sheet.answers.get(question.id)
    credit, feedback = Fraction(0), ""
    if question.id in sheet.changed:
        status = "changed"
    elif answer is None:
        status = "unanswered"
    else:
        credit, feedback = question.worth(answer), question.feedback(answer)
        status = "written" if not question.scored else "correct" if credit == 1 else "partly" if credit else "wrong"
    see = question.see if "#" in question.see else f"{sheet.quiz.lesson}#{question.see}"
    return Graded(
        id=question.id,
        kind=question.kind,
        objective=question.objective,
        stem=fold(question.stem),
        status=status,
        credit=credit,
        points=question.points,
        answer=answer,
        feedback=feedback,
        see=see,
        accepted=question.id in sheet.accepted,
        hints=sheet.hints.get(question.id, 0),
        confidence=sheet.confidence.get(question.id, ""),
    )
