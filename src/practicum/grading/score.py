"""Sheet -> Result: exact, without side effects, with the same scores as `player/core/score.js`."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from practicum.quiz.blueprint import in_order

if TYPE_CHECKING:
    from practicum.base.problem import Problem
    from practicum.grading.sheet import Sheet
    from practicum.quiz.model import Answer, Labelled, Question, Quiz


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """One question of a result.

    `question` is None if it was removed from the quiz: then it is changed, and everything except its id is empty.
    `status` is correct, partly, wrong, unanswered, unreadable, changed or missing (from a draw of another bank); or
    written, for a kind that is never scored. `credit` is the share of the points earned (0 to 1), `fault` what is wrong with an unreadable answer and how to fix it. `see` is the heading to re-read as
    `lesson#heading`. `counts` says that its points are among those possible. `accepted` says that the question changed
    after it was answered, and was scored nevertheless. `hints` is how many were opened, `confidence` one of
    `CONFIDENCES` or empty. `revision` is that of the question which was answered.
    """

    id: str
    kind: str
    objective: str
    question: Question | None
    status: str
    credit: Fraction
    points: Fraction
    answer: Answer | None
    fault: str
    see: str
    counts: bool = True
    accepted: bool = False
    hints: int = 0
    confidence: str = ""
    revision: str = ""

    @property
    def reasons(self) -> tuple[Labelled, ...]:
        """The reasons to show for the answer: none without one."""
        return () if self.question is None or self.answer is None else self.question.reasons(self.answer)

    @property
    def chosen(self) -> tuple[Labelled, ...]:
        """The answer as people read it, as `Question.chosen`: nothing without one."""
        return () if self.question is None or self.answer is None else self.question.chosen(self.answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The result of an answer file. `earned` and `possible` are the points of the questions that count.

    `other_bank` says that they were drawn from another bank than the present one. A result that is `held_back` is not
    passed whatever was earned: too much has changed since it was made. `unreadable` are the answers that are.
    `pass_mark` is the cut score in per cent (0 to 100). `attempt` counts from 1 (0: not known). `minutes` is the time
    by the learner's own clock (None: not known), `limit` what the quiz allows in minutes (0: no limit). `seed` is that
    of a quiz that mixes its questions (None: it does not, or the seed is not known).
    """

    quiz: str
    title: str
    learner: str
    pass_mark: int
    earned: Fraction
    possible: Fraction
    questions: tuple[Graded, ...]
    other_bank: bool = False
    held_back: bool = False
    unreadable: tuple[Problem, ...] = ()
    attempt: int = 0
    minutes: int | None = None
    limit: int = 0
    seed: int | None = None

    def in_order(self) -> list[Graded]:
        """Return the questions in the order of the learner's page, then those that were removed from the quiz."""
        graded = {each.id: each for each in self.questions}
        present = [each.question for each in self.questions if each.question]
        removed = [each for each in self.questions if not each.question]
        return [*(graded[question.id] for question in in_order(present, self.seed)), *removed]

    @property
    def percent(self) -> int:
        """The share earned as an integer per cent (0 to 100), half rounded up; 0 if no points are possible."""
        if not self.possible:
            return 0
        return int(100 * self.earned / self.possible + Fraction(1, 2))

    @property
    def passed(self) -> bool:
        """Whether the exact share reaches the pass mark, and the result is not held back.

        If no points are possible, there is no share: such a quiz is passed when every question was answered.
        """
        if self.held_back:
            return False
        if not self.possible:
            return self.written == sum(bool(graded.kind) for graded in self.questions) > 0
        return 100 * self.earned >= self.pass_mark * self.possible

    @property
    def written(self) -> int:
        """How many of the questions that are never scored were answered."""
        return self.number("written")

    @property
    def differs(self) -> bool:
        """Whether something was not answered as the quiz asks it now: changed, missing, unreadable, or another bank."""
        return bool(self.other_bank or self.changed or self.number("missing") or self.unreadable)

    @property
    def changed(self) -> int:
        """How many questions have changed since they were answered, those that were scored nevertheless included."""
        return sum(graded.status == "changed" or graded.accepted for graded in self.questions)

    def number(self, status: str) -> int:
        """Return how many questions have a status."""
        return sum(graded.status == status for graded in self.questions)


def grade(sheet: Sheet) -> Result:
    """Return the result of the answers that `read_sheet` returned.

    Questions are in the quiz's order, then those that were removed from the quiz, by id.
    """
    quiz = sheet.quiz
    graded = [_graded(question, sheet) for question in sheet.questions]
    counting = [g for g in graded if g.counts]
    present = {question.id for question in quiz.questions}
    graded += [
        Graded(
            id=ident,
            kind="",
            objective="",
            question=None,
            status="changed",
            credit=Fraction(0),
            points=Fraction(0),
            answer=None,
            fault="",
            see="",
            counts=False,
            revision=sheet.revisions.get(ident, ""),
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
        other_bank=sheet.other_bank,
        held_back=quiz.counts_all and not sheet.accept_changed and bool(sheet.other_bank or sheet.changed),
        unreadable=tuple(sheet.unreadable.values()),
        attempt=sheet.attempt,
        minutes=sheet.minutes,
        limit=quiz.minutes,
        seed=sheet.seed if quiz.shuffle else None,
    )


def see_of(question: Question, quiz: Quiz) -> str:
    """Return the heading to re-read as `lesson#heading`."""
    return question.see if "#" in question.see else f"{quiz.lesson}#{question.see}"


def status_of(question: Question, credit: Fraction) -> str:
    """Return the status of an answer that earned a credit, 0 to 1."""
    return "written" if not question.scored else "correct" if credit == 1 else "partly" if credit else "wrong"


def _graded(question: Question, sheet: Sheet) -> Graded:
    """Return the grading of one question of the quiz."""
    answer = sheet.answers.get(question.id)
    credit, fault = Fraction(0), ""
    problem = sheet.unreadable.get(question.id)
    if question.id in sheet.changed:
        status = "changed"
    elif question.id in sheet.missing:
        status = "missing"
    elif problem:
        status, fault = "unreadable", f"{problem.what} {problem.fix}"
    elif answer is None:
        status = "unanswered"
    else:
        credit = question.worth(answer)
        status = status_of(question, credit)
    return Graded(
        id=question.id,
        kind=question.kind,
        objective=question.objective,
        question=question,
        status=status,
        credit=credit,
        points=question.points,
        answer=answer,
        fault=fault,
        see=see_of(question, sheet.quiz),
        counts=sheet.quiz.counts_all or status != "changed",
        accepted=question.id in sheet.accepted,
        hints=sheet.hints.get(question.id, 0),
        confidence=sheet.confidence.get(question.id, ""),
        revision=sheet.revisions.get(question.id, question.revision),
    )
