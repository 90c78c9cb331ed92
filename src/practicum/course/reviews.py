"""When authors should look at a question again: `reviewed` of the question, and `extra.review_after_days` of the course."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from practicum.base.problem import Problem
    from practicum.quiz.model import Question, Quiz


class Review(NamedTuple):
    """A question that says when it was looked over: that day, and the one from which on it is due again.

    `due` is None in a course without the setting.
    """

    quiz: Quiz
    question: Question
    reviewed: date
    due: date | None

    def is_due(self, on: date) -> bool:
        """Return whether the question is to be looked at again on a day."""
        return self.due is not None and self.due <= on


class Reviews(NamedTuple):
    """The reviews of a course by the day on which they are due, and how many questions do not say when theirs was.

    `after` is the setting, in days, or 0 where there is none; `on` is today.
    """

    known: list[Review]
    unknown: int
    after: int
    on: date

    def due(self) -> list[Review]:
        """Return those that are due."""
        return [review for review in self.known if review.is_due(self.on)]

    def later(self) -> list[Review]:
        """Return the others."""
        return [review for review in self.known if not review.is_due(self.on)]


def review_of(quiz: Quiz, question: Question, after: int) -> Review | None:
    """Return the review of a question, due so many days after it was looked over (0: never); None if it says no day."""
    if not question.reviewed:
        return None
    reviewed = date.fromisoformat(question.reviewed)
    due = date.fromordinal(min(reviewed.toordinal() + after, date.max.toordinal())) if after else None
    return Review(quiz, question, reviewed, due)


def stale(quiz: Quiz, after: int, on: date) -> list[Review]:
    """Return the reviews of a quiz that are due on a day, in the order of its file; none where `after` is 0."""
    found = (review_of(quiz, question, after) for question in quiz.questions)
    return [review for review in found if review and review.is_due(on)]


def reviews(quizzes: Iterable[Quiz], after: int, on: date) -> Reviews:
    """Return the reviews of quizzes, sorted by the day on which they are due, then as in their files."""
    found = [(quiz.place.file, review_of(quiz, question, after)) for quiz in quizzes for question in quiz.questions]
    known = sorted(
        ((review.reviewed, file, number, review) for number, (file, review) in enumerate(found) if review),
        key=lambda each: each[:3],  # the same days for all: what was looked over first is due first
    )
    return Reviews([review for *_, review in known], len(found) - len(known), after, on)


def stale_questions(quizzes: Iterable[Quiz], after: int, on: date) -> Iterator[Problem]:
    """Yield what the check says of each question whose review is due on a day, which is not a fault."""
    for quiz in quizzes:
        for review in stale(quiz, after, on):
            what = say("check.stale", reviewed=review.reviewed, due=review.due)
            yield review.question.place.problem("reviewed", what, say("check.stale-fix"))
