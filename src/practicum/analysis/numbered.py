"""Answers -> numbers: what was met before is not graded again, and takes little memory."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, lcm
from typing import TYPE_CHECKING, NamedTuple

from practicum.grading.score import see_of, status_of
from practicum.quiz.model import canonical

if TYPE_CHECKING:
    from practicum.grading.score_cache import CacheKey, Plain
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
        self.met: list[Met] = []  # each is there once
        self._numbers: dict[Met, int] = {}
        self._threshold = threshold
        self._questions = {question.id: question for question in quiz.questions}
        self._nothing = dict.fromkeys(self._questions, "")
        self._no_hints = dict.fromkeys(self._questions, 0)
        self._see = {question.id: see_of(question, quiz) for question in quiz.questions}
        self._headings = {self._see[each.id]: False for each in quiz.questions if each.scored}
        self._scored = sum(question.scored for question in quiz.questions)
        self._remembered: dict[tuple[str, CacheKey, str, int], int] = {}
        self._room = dict.fromkeys(self._questions, MAX_REMEMBERED)  # for more answers to each
        self._worth: list[int] = []  # the points of each that was met, in parts
        self._again: list[str] = []  # the heading to re-read of each that was met, empty for none
        self._is_left: list[bool] = []  # whether each that was met was left out, and counts
        self._parts = lcm(*(question.points.denominator for question in quiz.questions))
        self._objectives: dict[str, _Objective] = {}
        for place, question in enumerate(quiz.questions):
            if question.scored:
                objective = self._objectives.setdefault(question.objective, _Objective())
                objective.places.append(place)
                objective.possible += question.points
        self._set_least()

    def numbers(self, plain: Plain) -> tuple[int, ...]:
        """Return the number of the answer to each question, in the quiz's order; one left out has a number, too."""
        keys = {**self._nothing, **plain.keys}.values()  # in the quiz's order
        sure = {**self._nothing, **plain.confidence}.values()
        hints = {**self._no_hints, **plain.hints}.values()
        said = list(zip(self._questions, keys, sure, hints, strict=True))
        found = tuple(map(self._remembered.get, said))
        if None not in found:
            return found  # type: ignore[return-value]
        return tuple(
            self._learn(each, plain.answers.get(each[0])) if number is None else number
            for each, number in zip(said, found, strict=True)
        )

    def taken(self, numbers: tuple[int, ...]) -> Taken:
        """Return what the answers with these numbers, one to each question in the quiz's order, say of their learner."""
        again = dict.fromkeys(map(self._again.__getitem__, numbers), True)
        again.pop("", None)
        worth = list(map(self._worth.__getitem__, numbers))
        mastered = {
            name: sum([worth[place] for place in objective.places]) >= objective.least
            for name, objective in self._objectives.items()
        }
        left = sum(map(self._is_left.__getitem__, numbers))
        return Taken(left, self._scored, self._headings | again, mastered)

    def _learn(self, said: tuple[str, CacheKey, str, int], given: object) -> int:
        """Return the number of an answer that was not met before, and remember it."""
        ident, key, sure, hints = said
        question = self._questions[ident]
        answer = question.answer(given) if key else None  # an empty list is no answer to any kind
        credit = Fraction(0) if answer is None else question.worth(answer)
        status = "unanswered" if answer is None else status_of(question, credit)
        text = "" if answer is None or not question.scored else canonical(answer)
        met = Met(ident, question.revision, status, text, credit, question.points, sure, hints)
        number = self._numbers.setdefault(met, len(self.met))
        if number == len(self.met):
            self._add(met)
        if self._room[ident]:
            self._remembered[said] = number
            self._room[ident] -= 1
        return number

    def _add(self, met: Met) -> None:
        """Add an answer to those that were met."""
        earned = met.credit * met.points
        if self._parts % earned.denominator:
            times = lcm(self._parts, earned.denominator) // self._parts
            self._parts *= times
            self._worth = [parts * times for parts in self._worth]
            self._set_least()
        self.met.append(met)
        self._worth.append(int(earned * self._parts))
        self._again.append(self._see[met.question] if met.points and met.status != "correct" else "")
        self._is_left.append(bool(met.points) and met.status == "unanswered")

    def _set_least(self) -> None:
        """Compute how many parts are mastery of each objective."""
        for objective in self._objectives.values():
            objective.least = ceil(self._threshold * self._parts * objective.possible / 100)


class _Objective:
    """An objective of a quiz: where its questions are, their points, and how many parts of a point are mastery."""

    def __init__(self) -> None:
        self.places: list[int] = []
        self.possible = Fraction(0)
        self.least = 0
