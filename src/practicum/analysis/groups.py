"""Attempts -> groups: how many answers are alike. Every figure of an analysis is computed from their numbers alone."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from practicum.grading.mastery import mastery
from practicum.grading.score import see_of, status_of
from practicum.quiz.model import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from practicum.grading.score import Graded, Result
    from practicum.grading.score_cache import Plain, Score
    from practicum.quiz.model import Quiz
    from practicum.reports.attempts import Attempt

BEST, LATEST = "best", "latest"
WHICH = (LATEST, BEST)  # the attempts of a learner that count
MAX_REMEMBERED = 1000  # answers remembered for each question: free texts must not fill the memory


class Group(NamedTuple):
    """What answers to a question have in common: `answer` is canonical JSON of what was chosen, empty if nothing was.

    `status`, `credit` (0 to 1) and `points` are those of `Graded`. `total` is what the attempt earned in all, None where
    it cannot be compared with others, since something has changed. `sure` is one of `CONFIDENCES` or empty, `hints` how
    many were opened.
    """

    question: str
    status: str
    answer: str
    credit: Fraction
    points: Fraction
    total: Fraction | None
    sure: str
    hints: int


class Taken(NamedTuple):
    """What one attempt says of its learner: how many questions were left out of how many, what to re-read, what is mastered.

    `again` are headings as `lesson#heading`, in the quiz's order; `mastered` says it of each objective.
    """

    left: int
    number: int
    again: tuple[str, ...]
    mastered: dict[str, bool]


class _Known(NamedTuple):
    """An answer to a question that was given before, without what differs from learner to learner."""

    question: str
    status: str
    answer: str
    credit: Fraction
    points: Fraction


class QuizGroups:
    """The attempts at one quiz that count: how many answers are in each group, and how many attempts have each total.

    `totals` are marks of the attempts that can be compared, `possible` their marks in all, `shares` the shares earned in
    every attempt, `asked` how many attempts asked each set of questions. `threshold` is that of mastery in per cent.
    """

    def __init__(self, quiz: Quiz, threshold: int) -> None:
        self.quiz = quiz
        self.threshold = threshold
        self.totals: Counter[Fraction] = Counter()
        self.possible: Counter[Fraction] = Counter()
        self.shares: Counter[Fraction] = Counter()
        self.asked: Counter[frozenset[str]] = Counter()
        self.attempts = self.passed = 0
        self._groups: Counter[Group] = Counter()
        self._questions = {question.id: question for question in quiz.questions}
        self._all = frozenset(question.id for question in quiz.questions if question.scored)
        self._objectives = {question.id: question.objective for question in quiz.questions}
        self._see = {question.id: see_of(question, quiz) for question in quiz.questions}
        # In the short way, numbers are in the place of what takes long to compare.
        self._plain: Counter[tuple[int, int, str, int]] = Counter()  # number in `_known`, in `_totals`, sure, hints
        self._known: list[_Known] = []
        self._totals: dict[Fraction, int] = {}
        self._worth: list[int] = []  # the points of each in `_known`, in parts
        self._remembered: dict[str, dict[object, int]] = {ident: {} for ident in self._questions}
        self._possible: dict[str, Fraction] = {}  # the points of each objective
        for question in quiz.questions:
            if question.scored:
                before = self._possible.get(question.objective, Fraction(0))
                self._possible[question.objective] = before + question.points
        self._parts = lcm(*(question.points.denominator for question in quiz.questions))

    @property
    def same_questions(self) -> bool:
        """Whether every attempt that can be compared was asked the same questions, as without a draw."""
        return len(self.asked) == 1

    def answers(self) -> Counter[Group]:
        """Return how many answers are in each group."""
        found = Counter(self._groups)
        totals = list(self._totals)
        for (known, total, sure, hints), times in self._plain.items():
            found[Group(*self._known[known], totals[total], sure, hints)] += times
        return found

    def add(self, score: Score) -> Taken:
        """Count one attempt; return what it says of its learner.

        What is as the quiz asks it now is counted by the answers that are remembered, everything else by its result.
        """
        self.attempts += 1
        self.passed += score.passed
        if score.possible_parts:
            self.shares[Fraction(score.earned_parts, score.possible_parts)] += 1
        if score.plain is not None:
            self.totals[score.earned] += 1
            self.possible[score.possible] += 1
            self.asked[self._all] += 1
            return self._add_plain(score.plain, score.earned)
        result = score.result()
        total = None if result.differs else result.earned
        if total is not None:
            self.totals[total] += 1
            self.possible[result.possible] += 1
            self.asked[frozenset(graded.id for graded in result.questions if graded.points)] += 1
        for graded in result.questions:
            self._groups[_group(graded, total)] += 1
        return _taken(result, self.threshold)

    def _add_plain(self, plain: Plain, total: Fraction) -> Taken:
        """Count the answers of an attempt in which every question is as it is now, with this total."""
        place = self._totals.setdefault(total, len(self._totals))
        answers, hints, sure, counts = plain.answers.get, plain.hints.get, plain.confidence.get, self._plain
        numbers = []
        for ident, remembered in self._remembered.items():
            given = answers(ident, "")
            kind = type(given)
            key = given if kind is str else tuple(given) if kind is list else tuple(given.items())
            number = remembered.get(key)
            if number is None:
                number = self._learn(ident, key, given)
            numbers.append(number)
            counts[number, place, sure(ident, ""), hints(ident, 0)] += 1
        return self._taken(numbers)

    def _taken(self, numbers: list[int]) -> Taken:
        """Return what the answers with these numbers say of their learner."""
        left = 0
        again: dict[str, None] = {}
        earned: dict[str, int] = {}
        for number, (question, status, _, _, points) in zip(
            numbers, map(self._known.__getitem__, numbers), strict=True
        ):
            if not points:
                continue
            if status != "correct":
                left += status == "unanswered"
                again[self._see[question]] = None
            objective = self._objectives[question]
            earned[objective] = earned.get(objective, 0) + self._worth[number]
        mastered = {each: 100 * earned[each] >= self.threshold * self._possible[each] * self._parts for each in earned}
        return Taken(left, len(self._all), tuple(again), mastered)

    def _learn(self, ident: str, key: object, given: object) -> int:
        """Return the number of an answer among those that are known, and remember it."""
        question = self._questions[ident]
        answer = question.answer(given) if key else None  # an empty list is no answer to any kind
        credit = Fraction(0) if answer is None else question.worth(answer)
        status = "unanswered" if answer is None else status_of(question, credit)
        text = "" if answer is None or not question.scored else canonical(answer)
        earned = credit * question.points
        if self._parts % earned.denominator:
            self._refine(earned.denominator)
        self._known.append(_Known(ident, status, text, credit, question.points))
        self._worth.append(int(earned * self._parts))
        number = len(self._known) - 1
        if len(self._remembered[ident]) < MAX_REMEMBERED:
            self._remembered[ident][key] = number
        return number

    def _refine(self, denominator: int) -> None:
        """Count in smaller parts, so that points with this denominator are an integer too."""
        times = lcm(self._parts, denominator) // self._parts
        self._parts *= times
        self._worth = [parts * times for parts in self._worth]


def _taken(result: Result, threshold: int) -> Taken:
    """Return what a result says of its learner."""
    asked = [graded for graded in result.questions if graded.points and graded.status != "changed"]
    return Taken(
        left=sum(graded.status == "unanswered" for graded in asked),
        number=len(asked),
        again=tuple(dict.fromkeys(graded.see for graded in asked if graded.credit < 1)),
        mastered={each.objective: each.mastered for each in mastery(result, threshold)},
    )


def _group(graded: Graded, total: Fraction | None) -> Group:
    """Return the group of an answer; a text that is not scored, such as a reflection, is not kept."""
    is_kept = graded.answer is not None and bool(graded.points)
    return Group(
        question=graded.id,
        status=graded.status,
        answer=canonical(graded.answer) if is_kept else "",
        credit=graded.credit,
        points=graded.points,
        total=total,
        sure=graded.confidence,
        hints=graded.hints,
    )


def counting(attempts: Iterable[Attempt], which: str) -> list[Attempt]:
    """Return the attempt of each learner at each quiz that counts, in order of name and quiz.

    `which` is `latest`, by the day of the file and then the order of reading, or `best`, by what was earned, of which the
    first counts. Files without a name are of different people, as far as is known.
    """
    found: dict[tuple[str, str, str], Attempt] = {}
    for attempt in attempts:
        key = (attempt.learner, "" if attempt.learner else attempt.place, attempt.score.quiz.id)
        before = found.get(key)
        if before is None or _follows(attempt, before, which):
            found[key] = attempt
    return [attempt for _, attempt in sorted(found.items(), key=lambda each: (each[0][0].casefold(), *each[0]))]


def _follows(attempt: Attempt, before: Attempt, which: str) -> bool:
    """Return whether an attempt counts in the place of one that was read before it."""
    if which == LATEST:
        return attempt.day >= before.day
    return _worth(attempt) > _worth(before)


def _worth(attempt: Attempt) -> tuple[bool, Fraction]:
    score = attempt.score
    return score.passed, Fraction(score.earned_parts, score.possible_parts or 1)
