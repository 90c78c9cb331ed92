"""Answers -> numbers: what was met before is not graded again, and takes little memory."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from practicum.grading.score import see_of, status_of
from practicum.quiz.model import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from practicum.grading.score_cache import Plain
    from practicum.quiz.model import Quiz

MAX_REMEMBERED = 10_000  # answers remembered for each question: free texts must not fill the memory


class Taken(NamedTuple):
    """What one attempt says of its learner: how many questions were left out, what to re-read, what is mastered.

    `number` is how many questions there are. `headings` has each heading that they belong to as `lesson#heading`, in the
    quiz's order, and whether it is to be read again; `mastered` says of each objective whether it is mastered.
    """

    left: int
    number: int
    headings: dict[str, bool]
    mastered: dict[str, bool]


class Met(NamedTuple):
    """An answer that was met, with what the learner said of it; as in `Group`, without the total."""

    question: str
    revision: str
    status: str
    answer: str
    credit: Fraction
    points: Fraction
    sure: str
    hints: int


class Numbered:
    """The answers to one quiz that were met so far, by numbers from 0."""

    def __init__(self, quiz: Quiz, threshold: int) -> None:
        """`threshold` is that of mastery in per cent."""
        self.met: list[Met] = []
        self._threshold = threshold
        self._questions = {question.id: question for question in quiz.questions}
        self._see = {question.id: see_of(question, quiz) for question in quiz.questions}
        self._headings = {self._see[each.id]: False for each in quiz.questions if each.scored}
        self._scored = sum(question.scored for question in quiz.questions)
        self._remembered: dict[str, dict[object, int]] = {ident: {} for ident in self._questions}
        self._worth: list[int] = []  # the points of each that was met, in parts
        self._parts = lcm(*(question.points.denominator for question in quiz.questions))
        self._possible: dict[str, Fraction] = {}  # the points of each objective
        for question in quiz.questions:
            if question.scored:
                before = self._possible.get(question.objective, Fraction(0))
                self._possible[question.objective] = before + question.points

    def numbers(self, plain: Plain) -> tuple[int, ...]:
        """Return the number of the answer to each question, in the quiz's order; one left out has a number, too."""
        answers, hints, sure = plain.answers.get, plain.hints.get, plain.confidence.get
        found = []
        for ident, remembered in self._remembered.items():
            given = answers(ident, "")
            kind = type(given)
            key = (
                given if kind is str else tuple(given) if kind is list else tuple(given.items()),
                sure(ident, ""),
                hints(ident, 0),
            )
            number = remembered.get(key)
            found.append(self._learn(ident, key, given) if number is None else number)
        return tuple(found)

    def taken(self, numbers: Iterable[int]) -> Taken:
        """Return what the answers with these numbers, one to each question, say of their learner."""
        left = 0
        headings = dict(self._headings)
        earned: dict[str, int] = {}
        met, worth, questions = self.met, self._worth, self._questions
        for number in numbers:
            ident, _, status, _, _, points, _, _ = met[number]
            if not points:
                continue
            if status != "correct":
                left += status == "unanswered"
                headings[self._see[ident]] = True
            objective = questions[ident].objective
            earned[objective] = earned.get(objective, 0) + worth[number]
        least = self._threshold * self._parts
        mastered = {each: 100 * parts >= least * self._possible[each] for each, parts in earned.items()}
        return Taken(left, self._scored, headings, mastered)

    def _learn(self, ident: str, key: tuple[object, str, int], given: object) -> int:
        """Return the number of an answer that was not met before, and remember it."""
        question = self._questions[ident]
        answer = question.answer(given) if key[0] else None  # an empty list is no answer to any kind
        credit = Fraction(0) if answer is None else question.worth(answer)
        status = "unanswered" if answer is None else status_of(question, credit)
        text = "" if answer is None or not question.scored else canonical(answer)
        earned = credit * question.points
        if self._parts % earned.denominator:
            times = lcm(self._parts, earned.denominator) // self._parts
            self._parts *= times
            self._worth = [parts * times for parts in self._worth]
        number = len(self.met)
        self.met.append(Met(ident, question.revision, status, text, credit, question.points, key[1], key[2]))
        self._worth.append(int(earned * self._parts))
        if len(self._remembered[ident]) < MAX_REMEMBERED:
            self._remembered[ident][key] = number
        return number
