"""Figures -> remarks: which questions to look at, the worst first, and why.

A remark is made only where chance makes it rare in the whole of what is analysed: each is a test, and the level of
`CHANCE` is shared by all tests of a kind (Bonferroni's correction), those of a wrong key and of what is too hard
together. So at most five of a hundred classes that answer by chance get one of these two. An option is tested against
answers by chance (and as many who are sure), a question against the other questions of its quiz. That a question may be
too easy is not tested.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import comb, fsum, sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING

from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from practicum.analysis.figures import AnswerRow, QuestionFigures, QuizFigures

CHANCE = 0.05  # of classes that answer by chance may get a false remark of a kind
MOST = 10  # questions to look at
_EASY = 0.9  # right or better
_FOR_EASY = 10  # answers
_MANY = 1000  # answers
_KINDS = ("key", "hard", "believed", "left", "easy", "nobody")  # the gravest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Why to look at a question: `kind` is one of `_KINDS`, `text` a sentence that says what is wrong."""

    quiz: str
    question: str
    kind: str
    text: str
    chance: float


def remarks(found: Sequence[QuizFigures]) -> list[Remark]:
    """Return what there is to say of the questions of all quizzes, the worst first: one each, of at most ten."""
    options = sum(len(_distractors(each)) for quiz in found for each in quiz.questions)
    questions = sum(len(quiz.questions) for quiz in found)
    tests = {"key": options + questions, "believed": options, "nobody": options, "left": questions}
    every = [
        remark for quiz in found for each in quiz.questions for remark in _of(each, quiz, tests) if remark is not None
    ]
    first: dict[tuple[str, str], Remark] = {}
    for remark in sorted(every, key=lambda each: (_KINDS.index(each.kind), each.chance)):
        first.setdefault((remark.quiz, remark.question), remark)
    return list(first.values())[:MOST]


def _of(found: QuestionFigures, quiz: QuizFigures, tests: Mapping[str, int]) -> Iterable[Remark | None]:
    """Yield the remarks on one question; `tests` is how many tests of each kind are made in all."""

    def rare(kind: str, chance: float, ident: str, **values: object) -> Remark | None:
        """Return a remark if chance alone makes it rarer than its share of the level."""
        if chance * max(1, tests["key" if kind == "hard" else kind]) > CHANCE:
            return None
        text = say(f"analysis.{ident}", **values)
        return Remark(quiz=quiz.groups.quiz.id, question=found.question.id, kind=kind, text=text, chance=chance)

    right = _right(found)
    best = max((row.thirds[2] for row in found.answers), default=Fraction(0))
    sure = _share(sum(row.sure for row in found.answers), found.answered)
    options = len(found.answers)
    rest = [each for each in quiz.questions if each is not found]
    usual = _share(sum(_right(each) for each in rest), sum(each.answered for each in rest))
    hard = at_most(right, found.answered, max(usual, _lucky(found)))
    for row in _distractors(found):
        letter = row.answer.strip('"')
        if row.number > right and row.thirds[2] == best:
            chosen = at_least(row.number, found.answered, 1 / options)
            yield rare("key", min(hard, chosen), "check-key", letter=letter)
        believed = at_least(row.sure, found.answered, sure / options)
        yield rare("believed", believed, "believed", sure=row.sure, all=found.answered, letter=letter)
        if not row.number:
            others = len(_distractors(found)) - 1
            wrong = sum(each.number for each in _distractors(found))
            yield rare("nobody", (others / (others + 1)) ** wrong, "nobody", letter=letter)
    yield rare("hard", hard, "hard", right=right, all=found.answered)
    left = _share(sum(each.left for each in rest), sum(each.number for each in rest))
    yield rare("left", at_least(found.left, found.number, left), "left-out", left=found.left, all=found.number)
    unsure = sum(times for (sure, is_right), times in found.sure.items() if is_right and sure != "sure")
    if found.answered >= _FOR_EASY and _share(right, found.answered) >= _EASY and 2 * unsure > right:
        text = say("analysis.easy", right=right, all=found.answered, unsure=unsure)
        yield Remark(quiz=quiz.groups.quiz.id, question=found.question.id, kind="easy", text=text, chance=1.0)


def _right(found: QuestionFigures) -> int:
    """Return how many answers earned all points."""
    return sum(row.number for row in found.answers if row.credit == 1)


def _lucky(found: QuestionFigures) -> float:
    """Return how many of the options of a single choice earn all points; 0 for other kinds, which chance hardly gets right."""
    rows = found.answers if found.question.kind == "choice" else ()
    return _share(sum(row.credit == 1 for row in rows), len(rows))


def _share(some: int, number: int) -> float:
    """Return a share, 0 of nothing."""
    return some / number if number else 0.0


def _distractors(found: QuestionFigures) -> list[AnswerRow]:
    """Return the options of a single choice that earn nothing."""
    return [row for row in found.answers if not row.credit] if found.question.kind == "choice" else []


def at_least(found: int, number: int, share: float) -> float:
    """Return the chance that of a number of answers at least `found` are of a kind that has this share by chance."""
    return at_most(number - found, number, 1 - share) if found else 1.0


def at_most(found: int, number: int, share: float) -> float:
    """Return the chance that of a number of answers at most `found` are of a kind that has this share by chance.

    The binomial distribution, and from `_MANY` answers the normal one in its place.
    """
    if found >= number:
        return 1.0
    if number > _MANY:
        spread = sqrt(number * share * (1 - share)) or 1.0
        return NormalDist(number * share, spread).cdf(found + 0.5)
    return fsum(comb(number, k) * share**k * (1 - share) ** (number - k) for k in range(found + 1))
