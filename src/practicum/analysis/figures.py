"""Groups -> figures: what is known of each question and each quiz, None where it cannot be said."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from practicum.analysis import statistics as st
from practicum.analysis.guess import guess
from practicum.quiz.lettered import Optioned

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from practicum.analysis.counts import Counts, Group
    from practicum.analysis.statistics import Interval
    from practicum.quiz.model import Question, Quiz

FEW = 5  # answers; fewer say nothing
SMALL = 30  # attempts; with fewer, facility is said to be of a small group, and discrimination is not shown to people
PLAIN = 100  # attempts from which discrimination needs no warning
MOVES = (-10, -5, 5, 10)  # per cent by which the pass mark might be moved
_COUNTED = ("correct", "partly", "wrong", "unanswered", "unreadable")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """One answer that was given: as canonical JSON, its credit (0 to 1), and how many gave it.

    `thirds` are those of the lower, middle and upper third by the marks of the whole quiz; a border that falls among
    attempts with the same marks divides these.
    """

    answer: str
    credit: Fraction
    number: int
    sure: int
    thirds: tuple[Fraction, Fraction, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFigures:
    """What is known of one question.

    `number` is how many attempts it counts in, `compared` in how many its marks are set against those of the whole.
    `answered` answered it, `left` left it out, and `unreadable` could not be read. `changed` answered it before it was
    changed, which is counted apart. `facility` is the mean share of its points (0 to 1), `deviation` that of the share.
    `upper_lower` and `discrimination` are from -1 to 1. `intended` and `effective` are weights (0 to 1). `against` says
    that marks of the question and of the whole have a negative covariance, for which no effective weight is defined.
    `guess` is what a random answer earns on average (0 to 1), None where there is no saying what is random. `sure` says how many were so sure, and right or not; `hints` how many opened so
    many.
    """

    question: Question
    number: int
    compared: int
    answered: int
    left: int
    unreadable: int
    changed: int
    facility: Fraction | None
    interval: Interval | None
    deviation: float | None
    upper_lower: Fraction | None
    discrimination: float | None
    efficiency: float | None
    intended: Fraction | None
    effective: float | None
    against: bool
    guess: Fraction | None
    answers: tuple[AnswerRow, ...]
    sure: Mapping[tuple[str, bool], int]
    hints: Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizFigures:
    """What is known of one quiz. `mean`, `median` and `deviation` are shares of its points (0 to 1).

    `alpha` is Cronbach's, `error` the standard error as a share of the points. `moved` is how many would pass if the
    pass mark were moved by so many per cent. `texts` has what was written where nothing is scored, if it was kept.
    """

    groups: Counts
    questions: tuple[QuestionFigures, ...]
    mean: Fraction | None
    median: Fraction | None
    deviation: float | None
    skewness: float | None
    kurtosis: float | None
    alpha: Fraction | None
    interval: Interval | None
    error_ratio: float | None
    error: float | None
    moved: Mapping[int, int]
    texts: Mapping[str, Counter[str]]


def figures(groups: Counts) -> QuizFigures:
    """Return the figures of the attempts at a quiz."""
    by_question: dict[str, list[tuple[Group, int]]] = defaultdict(list)
    for group, times in groups.answers.items():
        by_question[group.question].append((group, times))
    scored = [question for question in groups.quiz.questions if question.scored and by_question[question.id]]
    pairs = {question.id: _pairs(by_question[question.id]) for question in scored}
    weights = dict(zip(pairs, st.effective_weights(list(pairs.values())), strict=True))
    marks = {ident: st.marginal(found, 0) for ident, found in pairs.items()}
    alpha = st.alpha(marks.values(), groups.totals) if groups.same_questions else None
    most = max(groups.possible, default=Fraction(0))
    error = st.standard_error(alpha, groups.totals)
    return QuizFigures(
        groups=groups,
        questions=tuple(
            _question(question, by_question[question.id], pairs[question.id], most, weights[question.id])
            for question in scored
        ),
        mean=st.mean(groups.shares),
        median=st.median(groups.shares),
        deviation=st.deviation(groups.shares),
        skewness=st.skewness(groups.totals),
        kurtosis=st.kurtosis(groups.totals),
        alpha=alpha,
        interval=None if alpha is None else st.alpha_interval(alpha, len(marks), st.number(groups.totals)),
        error_ratio=st.error_ratio(alpha),
        error=None if error is None or not most else error / float(most),
        moved=_moved(groups),
        texts=_texts(groups.quiz, by_question),
    )


def _texts(quiz: Quiz, groups: Mapping[str, list[tuple[Group, int]]]) -> dict[str, Counter[str]]:
    """Return the texts that were written for each question that is never scored, as canonical JSON."""
    found: dict[str, Counter[str]] = {}
    for question in quiz.questions:
        texts = Counter({group.answer: times for group, times in groups[question.id] if group.answer})
        if texts and not question.scored:
            found[question.id] = texts
    return found


def _moved(groups: Counts) -> dict[int, int]:
    """Return how many attempts would reach the pass mark if it were moved by each of `MOVES`."""
    mark = groups.quiz.pass_mark
    return {
        move: sum(times for share, times in groups.shares.items() if 100 * share >= mark + move)
        for move in MOVES
        if 0 < mark + move <= 100  # noqa: PLR2004 - per cent
    }


def _pairs(groups: Iterable[tuple[Group, int]]) -> Counter[tuple[Fraction, Fraction]]:
    """Return the marks of a question with those of the whole, of the attempts that can be compared."""
    found: Counter[tuple[Fraction, Fraction]] = Counter()
    for group, times in groups:
        if group.total is not None and group.status in _COUNTED:
            found[group.credit * group.points, group.total] += times
    return found


def _question(
    question: Question,
    groups: list[tuple[Group, int]],
    pairs: st.Pairs,
    most: Fraction,
    effective: float | None,
) -> QuestionFigures:
    """Return the figures of one question; `most` are the points of the quiz."""
    number: Counter[str] = Counter()
    shares: Counter[Fraction] = Counter()
    sure: Counter[tuple[str, bool]] = Counter()
    hints: Counter[int] = Counter()
    for group, times in groups:
        number[group.status] += times
        if group.status in _COUNTED:
            shares[group.credit] += times
            hints[group.hints] += times
            if group.sure:
                sure[group.sure, group.status == "correct"] += times
    counted = st.number(shares)
    share = st.mean(shares)
    return QuestionFigures(
        question=question,
        number=counted,
        compared=sum(pairs.values()),
        answered=sum(number[status] for status in ("correct", "partly", "wrong")),
        left=number["unanswered"],
        unreadable=number["unreadable"],
        changed=number["changed"],
        facility=share,
        interval=None if share is None else st.facility_interval(share, counted),
        deviation=st.deviation(shares),
        upper_lower=st.upper_lower(pairs, question.points),
        discrimination=st.discrimination(pairs),
        efficiency=st.efficiency(pairs),
        intended=question.points / most if most else None,
        effective=effective,
        against=(st.covariance(pairs) or 0) < 0,
        guess=guess(question),
        answers=_answers(question, groups),
        sure=sure,
        hints=hints,
    )


def _answers(question: Question, groups: list[tuple[Group, int]]) -> tuple[AnswerRow, ...]:
    """Return the answers to a question: options in their order, all of them; other answers by how many gave them."""
    number: Counter[tuple[str, Fraction]] = Counter()
    sure: Counter[str] = Counter()
    totals: Counter[tuple[str, Fraction]] = Counter()
    for group, times in groups:
        if group.answer:
            number[group.answer, group.credit] += times
            sure[group.answer] += times if group.sure == "sure" else 0
        if group.total is not None and group.status in _COUNTED:
            totals[group.answer, group.total] += times
    if question.kind == "choice" and isinstance(question, Optioned):
        for option in question.options:
            number.setdefault((f'"{option.id}"', option.credit), 0)
    thirds: dict[str, list[Fraction]] = defaultdict(lambda: [Fraction(0)] * 3)
    for (answer, _), shares in st.thirds_of(totals).items():
        thirds[answer] = [one + other for one, other in zip(thirds[answer], shares, strict=True)]
    is_choice = question.kind == "choice"
    ordered = sorted(number, key=lambda each: (each[0],) if is_choice else (-number[each], each[0]))
    return tuple(
        AnswerRow(
            answer=answer,
            credit=credit,
            number=number[answer, credit],
            sure=sure[answer],
            thirds=(thirds[answer][0], thirds[answer][1], thirds[answer][2]),
        )
        for answer, credit in ordered
    )
