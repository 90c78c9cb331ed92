"""Sheet -> Result: exact, without side effects, with the same scores as `player/core/score.js`."""

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

    `stem` is on one line. `status` is correct, partly, wrong, unanswered or changed; or written, for a kind that is
    never scored. `credit` is the share of the points earned (0 to 1), `feedback` the reasons, one a line. `see` is the
    heading to re-read as `lesson#heading`. `accepted` says that the question changed after it was answered, and was
    scored nevertheless. `hints` is how many were opened, `confidence` one of `CONFIDENCES` or empty.
    A question that was removed from the quiz is changed, and everything except its id is empty.
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
    """The result of an answer file. `earned` and `possible` are points, without those of changed questions.

    `pass_mark` is the cut score in per cent (0 to 100). `attempt` counts from 1 (0: not known). `minutes` is the time
    by the learner's own clock (None: not known), `limit` what the quiz allows in minutes (0: no limit).
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
        """The share earned as an integer per cent (0 to 100), half rounded up; 0 if no points are possible."""
        if not self.possible:
            return 0
        return int(100 * self.earned / self.possible + Fraction(1, 2))

    @property
    def passed(self) -> bool:
        """Whether the exact share reaches the pass mark.

        If no points are possible, there is no share: such a quiz is passed when every question was answered.
        """
        if not self.possible:
            return self.written == sum(bool(graded.kind) for graded in self.questions) > 0
        return 100 * self.earned >= self.pass_mark * self.possible

    @property
    def written(self) -> int:
        """How many of the questions that are never scored were answered."""
        return sum(graded.status == "written" for graded in self.questions)


def grade(sheet: Sheet) -> Result:
    """Return the result of the answers that `read_sheet` returned.

    Questions are in the quiz's order, then those that were removed from the quiz, by id.
    """
    quiz = sheet.quiz
    graded = [_graded(question, sheet) for question in sheet.questions]
    counting = [g for g in graded if g.status != "changed"]
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
        earned=sum((g.credit * g.points for g in counting), Fraction(0)),
        possible=sum((g.points for g in counting), Fraction(0)),
        questions=tuple(graded),
        attempt=sheet.attempt,
        minutes=sheet.minutes,
        limit=quiz.minutes,
    )


def _graded(question: Question, sheet: Sheet) -> Graded:
    """Return the grading of one question of the quiz."""
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
