"""Attempts -> counts: the answers of those that count, by what they have in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from practicum.analysis.counts import Counted, Counts, Group, LearnerRow, Share
from practicum.analysis.numbered import Met, Numbered, Taken
from practicum.grading.mastery import mastery
from practicum.quiz.model import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from fractions import Fraction

    from practicum.grading.score import Graded, Result
    from practicum.grading.score_cache import Score
    from practicum.quiz.model import Quiz
    from practicum.reports.attempts import Attempt

BEST, LATEST = "best", "latest"
WHICH = (LATEST, BEST)  # the attempts of a learner that count


class Held(NamedTuple):
    """An attempt that may count, in little memory: the numbers of its answers if it is plain, otherwise its result."""

    passed: bool
    earned: Fraction
    possible: Fraction
    numbers: tuple[int, ...]
    result: Result | None

    @property
    def is_compared(self) -> bool:
        """Whether it can be compared with others: nothing has changed."""
        return self.result is None or not self.result.differs


class QuizGroups:
    """The attempts at one quiz that count, while they are counted.

    `threshold` is that of mastery in per cent. With `texts`, answers that are never scored are kept, too.
    """

    def __init__(self, quiz: Quiz, threshold: int, *, texts: bool = False) -> None:
        self.quiz = quiz
        self._texts = texts
        self._threshold = threshold
        self._attempts = self._passed = 0
        self._totals: Counter[Fraction] = Counter()
        self._possible: Counter[Fraction] = Counter()
        self._shares: Counter[Fraction] = Counter()
        self._asked: Counter[str] = Counter()  # objectives and headings, of which no id is equal
        self._mastered: Counter[str] = Counter()
        self._missed: Counter[str] = Counter()
        self._numbered = Numbered(quiz, threshold)
        # By the total, how often each number occurs.
        self._plain: defaultdict[Fraction, Counter[int]] = defaultdict(Counter)
        self._others: Counter[Group] = Counter()

    def counts(self) -> Counts:
        """Return what was counted so far."""
        met = self._numbered.met
        plain = {_group(met[each], total): times for total, own in self._plain.items() for each, times in own.items()}
        answers = Counter(plain)
        answers.update(self._others)
        return Counts(
            quiz=self.quiz,
            attempts=self._attempts,
            passed=self._passed,
            answers=answers,
            totals=self._totals,
            possible=self._possible,
            shares=self._shares,
            mastered={each: Share(self._asked[each], self._mastered[each]) for each in self._mastered},
            missed={each: Share(self._asked[each], self._missed[each]) for each in self._missed},
        )

    def hold(self, score: Score) -> Held:
        """Return an attempt as `add` counts it."""
        is_plain = score.plain is not None
        numbers = self._numbered.numbers(score.plain) if score.plain is not None else ()
        return Held(score.passed, score.earned, score.possible, numbers, None if is_plain else score.result())

    def answers(self, held: Held) -> list[Met]:
        """Return the answer to each question that an attempt was asked."""
        if held.result is None:
            return [self._numbered.met[number] for number in held.numbers]
        return [self._met(graded) for graded in held.result.questions]

    def taken(self, held: Held) -> Taken:
        """Return what an attempt says of its learner."""
        if held.result is None:
            return self._numbered.taken(held.numbers)
        return _taken(held.result, self._threshold)

    def add(self, held: Held) -> Taken:
        """Count one attempt; return what it says of its learner.

        What is as the quiz asks it now is counted by the answers that were met, everything else by its result.
        """
        self._attempts += 1
        self._passed += held.passed
        if held.possible:
            self._shares[held.earned / held.possible] += 1
        if held.is_compared:
            self._totals[held.earned] += 1
            self._possible[held.possible] += 1
        if held.result is None:
            self._plain[held.earned].update(held.numbers)
        else:
            total = held.earned if held.is_compared else None
            self._others.update(_group(self._met(graded), total) for graded in held.result.questions)
        taken = self.taken(held)
        for objective, is_mastered in taken.mastered.items():
            self._asked[objective] += 1
            self._mastered[objective] += is_mastered
        for see, is_missed in taken.headings.items():
            self._asked[see] += 1
            self._missed[see] += is_missed
        return taken

    def _met(self, graded: Graded) -> Met:
        """Return an answer as it is counted."""
        is_kept = graded.answer is not None and (bool(graded.points) or self._texts)
        return Met(
            question=graded.id,
            revision=graded.revision,
            status=graded.status,
            answer=canonical(graded.answer) if is_kept else "",
            credit=graded.credit,
            points=graded.points,
            sure=graded.confidence,
            hints=graded.hints,
        )


def _taken(result: Result, threshold: int) -> Taken:
    """Return what a result says of its learner."""
    asked = [graded for graded in result.questions if graded.points and graded.status != "changed"]
    headings: dict[str, bool] = {}
    for graded in asked:
        headings[graded.see] = headings.get(graded.see, False) or graded.credit < 1
    return Taken(
        left=sum(graded.status == "unanswered" for graded in asked),
        number=len(asked),
        headings=headings,
        mastered={each.objective: each.mastered for each in mastery(result, threshold)},
    )


def _group(met: Met, total: Fraction | None) -> Group:
    """Return the group of an answer, with what the attempt earned in all."""
    return Group(*met, total)


class Counting(NamedTuple):
    """An attempt that may count: the learner's name, empty if the file has none; who it is of; its quiz, day and number.

    `person` is the name, or the attempt's own id.
    """

    learner: str
    person: str
    quiz: str
    day: date
    attempt: int
    held: Held


def counted(
    attempts: Iterable[Attempt],
    which: str,
    threshold: int,
    name: Callable[[str], str] = str,
    *,
    texts: bool = False,
) -> Counted:
    """Return what attempts say: of each learner at each quiz, one counts.

    `which` is `latest`, by the day of the file, then by the number of the attempt, and then the last that was read; or
    `best`, by what was earned, of which the first that was read counts. `threshold` is that of mastery in per cent,
    `name` gives the name of a learner to show. With `texts`, answers that are never scored are kept.
    """
    groups: dict[str, QuizGroups] = {}
    found: dict[tuple[str, str], Counting] = {}
    for attempt in attempts:
        quiz = attempt.score.quiz
        own = groups.get(quiz.id) or groups.setdefault(quiz.id, QuizGroups(quiz, threshold, texts=texts))
        person = attempt.learner or attempt.id
        number = attempt.score.attempt
        new = Counting(attempt.learner, person, quiz.id, attempt.day, number, own.hold(attempt.score))
        before = found.get((person, quiz.id))
        if before is None or _follows(new, before, which):
            found[person, quiz.id] = new
    learners = []
    for each in sorted(found.values(), key=lambda each: (each.learner.casefold(), each.person, each.quiz)):
        taken = groups[each.quiz].add(each.held)
        learners.append(_learner(each, taken, name(each.learner) if each.learner else "", groups[each.quiz].quiz.title))
    return Counted(
        tuple(own.counts() for _, own in sorted(groups.items())),
        tuple(learners),
        len({person for person, _ in found}),
    )


def _learner(attempt: Counting, taken: Taken, name: str, title: str) -> LearnerRow:
    """Return the row of one attempt."""
    held = attempt.held
    return LearnerRow(
        name=name,
        quiz=attempt.quiz,
        title=title,
        share=held.earned / held.possible if held.possible else None,
        passed=held.passed,
        left=taken.left,
        number=taken.number,
        day=attempt.day,
        again=tuple(see for see, is_missed in taken.headings.items() if is_missed),
    )


def _follows(attempt: Counting, before: Counting, which: str) -> bool:
    """Return whether an attempt counts in the place of one that was read before it."""
    if which == LATEST:
        return (attempt.day, attempt.attempt) >= (before.day, before.attempt)
    return _worth(attempt.held) > _worth(before.held)


def _worth(held: Held) -> tuple[bool, Fraction]:
    return held.passed, held.earned / (held.possible or 1)
