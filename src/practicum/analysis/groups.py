"""Attempts -> groups: how many answers are alike. Every figure of an analysis is computed from their numbers alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from practicum.analysis.numbered import Numbered, Taken
from practicum.grading.mastery import mastery
from practicum.quiz.model import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from fractions import Fraction

    from practicum.grading.score import Graded, Result
    from practicum.grading.score_cache import Score
    from practicum.quiz.model import Quiz
    from practicum.reports.attempts import Attempt

BEST, LATEST = "best", "latest"
WHICH = (LATEST, BEST)  # the attempts of a learner that count


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


class Held(NamedTuple):
    """An attempt that may count, in little memory: the numbers of its answers if it is plain, otherwise its result."""

    passed: bool
    earned: Fraction
    possible: Fraction
    numbers: tuple[int, ...]
    result: Result | None


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
        self._all = frozenset(question.id for question in quiz.questions if question.scored)
        self._numbered = Numbered(quiz, threshold)
        self._plain: dict[Fraction, Counter[int]] = {}  # by the total, how often each number occurs
        self._others: Counter[Group] = Counter()

    @property
    def same_questions(self) -> bool:
        """Whether every attempt that can be compared was asked the same questions, as without a draw."""
        return len(self.asked) == 1

    def answers(self) -> Counter[Group]:
        """Return how many answers are in each group."""
        found = Counter(self._others)
        for total, counts in self._plain.items():
            for number, times in counts.items():
                question, status, answer, credit, points, sure, hints = self._numbered.met[number]
                found[Group(question, status, answer, credit, points, total, sure, hints)] += times
        return found

    def hold(self, score: Score) -> Held:
        """Return an attempt as `add` counts it."""
        is_plain = score.plain is not None
        numbers = self._numbered.numbers(score.plain) if score.plain is not None else ()
        return Held(score.passed, score.earned, score.possible, numbers, None if is_plain else score.result())

    def add(self, held: Held) -> Taken:
        """Count one attempt; return what it says of its learner.

        What is as the quiz asks it now is counted by the answers that were met, everything else by its result.
        """
        self.attempts += 1
        self.passed += held.passed
        if held.possible:
            self.shares[held.earned / held.possible] += 1
        result = held.result
        if result is None or not result.differs:
            self.totals[held.earned] += 1
            self.possible[held.possible] += 1
        if result is None:
            self.asked[self._all] += 1
            self._plain.setdefault(held.earned, Counter()).update(held.numbers)
            return self._numbered.taken(held.numbers)
        if not result.differs:
            self.asked[frozenset(graded.id for graded in result.questions if graded.points)] += 1
        for graded in result.questions:
            self._others[_group(graded, None if result.differs else held.earned)] += 1
        return _taken(result, self.threshold)


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


class Counting(NamedTuple):
    """An attempt of a learner: the name, empty if the file has none; where it is; and the day on which it was saved."""

    learner: str
    place: str
    quiz: str
    day: date
    held: Held


def counting(attempts: Iterable[Attempt], which: str, threshold: int) -> tuple[dict[str, QuizGroups], list[Counting]]:
    """Return groups to count in for each quiz, and the attempt of each learner at each quiz that counts.

    These are in order of name and quiz. `which` is `latest`, by the day of the file and then the order of reading, or
    `best`, by what was earned, of which the first counts. Files without a name are of different people, as far as is
    known.
    """
    groups: dict[str, QuizGroups] = {}
    found: dict[tuple[str, str, str], Counting] = {}
    for attempt in attempts:
        quiz = attempt.score.quiz
        own = groups.get(quiz.id) or groups.setdefault(quiz.id, QuizGroups(quiz, threshold))
        new = Counting(attempt.learner, attempt.place, quiz.id, attempt.day, own.hold(attempt.score))
        key = (new.learner, "" if new.learner else new.place, quiz.id)
        before = found.get(key)
        if before is None or _follows(new, before, which):
            found[key] = new
    return groups, [each for _, each in sorted(found.items(), key=lambda each: (each[0][0].casefold(), *each[0]))]


def _follows(attempt: Counting, before: Counting, which: str) -> bool:
    """Return whether an attempt counts in the place of one that was read before it."""
    if which == LATEST:
        return attempt.day >= before.day
    return _worth(attempt.held) > _worth(before.held)


def _worth(held: Held) -> tuple[bool, Fraction]:
    return held.passed, held.earned / (held.possible or 1)
