"""Grade many answer files of the same quizzes: the credit of an answer is computed once and remembered.

`read_sheet` and `grade` define what an answer file is worth. This module takes a shorter way only for a JSON text that
cannot be read in two ways, and leaves everything else to them. Tests compare both ways, to exact equality.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from practicum.files.json_tree import AmbiguousJsonError, decode_json
from practicum.grading.score import grade
from practicum.grading.sheet import MAX_COUNT, Sheet, read_sheet
from practicum.quiz.model import CONFIDENCES, AnswerError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet
    from typing import Any

    from practicum.base.problem import Problem
    from practicum.files.fields import Fields
    from practicum.grading.score import Result
    from practicum.quiz.model import Answer, Quiz

    CacheKey = str | tuple[Any, ...]

MAX_REMEMBERED = 1000  # answers remembered for each question: free texts must not fill the memory
LONGEST = 200  # characters of an answer that is remembered
_KEYS = frozenset(("quiz", "learner", "attempt", "minutes", "answers", "revisions", "hints", "confidence"))
_DIGITS = len(str(MAX_COUNT)) - 1  # of a count that is surely not too large
_NONE: dict[str, Any] = {}
_TEXTS = frozenset((str,))
_CONFIDENCES = frozenset(CONFIDENCES)


class Plain(NamedTuple):
    """What an answer file says of a quiz that is as it was: answers as written, hints opened, and how sure, by question.

    `keys` are the answers in a form that can be the key of a mapping.
    """

    answers: Mapping[str, Any]
    keys: Mapping[str, CacheKey]
    hints: Mapping[str, int]
    confidence: Mapping[str, str]


class Score:
    """What an answer file earned, as integers in fractions of a point; the full result is computed on demand."""

    __slots__ = (
        "_make_sheet",
        "attempt",
        "differs",
        "earned_parts",
        "held_back",
        "learner",
        "minutes",
        "parts",
        "plain",
        "possible_parts",
        "quiz",
        "unreadable",
    )

    def __init__(
        self,
        quiz: Quiz,
        learner: str,
        counted: tuple[int, int, int],
        make_sheet: Callable[[], Sheet],
        *,
        differs: bool = False,
        held_back: bool = False,
        unreadable: tuple[Problem, ...] = (),
        plain: Plain | None = None,
        attempt: int = 0,
        minutes: int | None = None,
    ) -> None:
        """Take in `counted` the parts earned, the parts possible, and how many parts make a point.

        `differs`, `held_back`, `unreadable`, `attempt` and `minutes` are as in `Result`. `plain` is what the file says
        where every question is asked, as it is now, and every answer can be read; None if that is not known.
        """
        self.quiz = quiz
        self.learner = learner
        self.earned_parts, self.possible_parts, self.parts = counted
        self._make_sheet = make_sheet
        self.differs = differs
        self.held_back = held_back
        self.unreadable = unreadable
        self.plain = plain
        self.attempt = attempt
        self.minutes = minutes

    @property
    def earned(self) -> Fraction:
        """The points earned."""
        return Fraction(self.earned_parts, self.parts)

    @property
    def possible(self) -> Fraction:
        """The points that could be earned."""
        return Fraction(self.possible_parts, self.parts)

    @property
    def percent(self) -> int:
        """As `Result.percent`."""
        possible = self.possible_parts
        return (200 * self.earned_parts + possible) // (2 * possible) if possible else 0

    @property
    def passed(self) -> bool:
        """As `Result.passed`."""
        if self.held_back:
            return False
        if not self.possible_parts:
            return self.result().passed
        return 100 * self.earned_parts >= self.quiz.pass_mark * self.possible_parts

    def result(self) -> Result:
        """Return the result with every question and its reasons."""
        return grade(replace(self._make_sheet(), attempt=self.attempt, minutes=self.minutes))


class Grader:
    """Grades answer files one after the other; after the first one of a quiz, in a hundredth of the time."""

    def __init__(self, find_quiz: Callable[[Fields], Quiz | None], *, accept_changed: bool = False) -> None:
        """`find_quiz` and `accept_changed` are those of `read_sheet`."""
        self._find_quiz = find_quiz
        self._accept_changed = accept_changed
        self._scorers: dict[str, Scorer] = {}

    def grade(self, text: str, file: str) -> Score:
        """Return the score of the text of an answer file; raises ProblemsError with all its faults."""
        if self._scorers:
            try:
                return self._grade_json(text)
            except (AmbiguousJsonError, AnswerError):
                pass
        return self.score(read_sheet(text, file, self._find_quiz, accept_changed=self._accept_changed))

    def score(self, sheet: Sheet) -> Score:
        """Return the score of answers that were read."""
        quiz = sheet.quiz
        if not self._accept_changed and not quiz.seeded and all(question.scored for question in quiz.questions):
            self._scorers.setdefault(quiz.id, Scorer(quiz))
        result = grade(sheet)
        parts = lcm(result.earned.denominator, result.possible.denominator)
        counted = (int(result.earned * parts), int(result.possible * parts), parts)
        return Score(
            quiz,
            sheet.learner,
            counted,
            lambda: sheet,
            differs=result.differs,
            held_back=result.held_back,
            unreadable=result.unreadable,
            attempt=sheet.attempt,
            minutes=sheet.minutes,
        )

    def _grade_json(self, text: str) -> Score:
        """Return the score of an unambiguous JSON text; raises AmbiguousJsonError or AnswerError for any other text."""
        data = decode_json(text)
        if not data.keys() <= _KEYS:
            raise AmbiguousJsonError
        quiz, answers = data.get("quiz"), data.get("answers")
        if type(quiz) is not str or quiz not in self._scorers or type(answers) is not dict:
            raise AmbiguousJsonError
        return self._scorers[quiz].score(data)


class Scorer:
    """One quiz, with the points of every answer to it so far."""

    def __init__(self, quiz: Quiz) -> None:
        self.quiz = quiz
        self._questions = {question.id: question for question in quiz.questions}
        self._revisions = {question.id: question.revision for question in quiz.questions}
        self._opened = {
            (each.id, str(number)): number for each in quiz.questions for number in range(len(each.hints) + 1)
        }
        self._points = {question.id: question.points for question in quiz.questions}
        possible = sum(self._points.values(), Fraction(0))
        self._parts = lcm(*(points.denominator for points in self._points.values()))
        self._possible = int(possible * self._parts)
        nothing: tuple[CacheKey, ...] = ("", ())
        self._remembered = {(ident, key): 0 for ident in self._questions for key in nothing}
        self._room = dict.fromkeys(self._questions, MAX_REMEMBERED)  # for more answers to each

    def score(self, data: Mapping[str, Any]) -> Score:
        """Return the score of decoded JSON; raises AmbiguousJsonError or AnswerError if `read_sheet` must read it."""
        learner, answers = data.get("learner", ""), data["answers"]
        attempt, minutes = _count(data.get("attempt", "")), _count(data.get("minutes", ""))
        revisions = data.get("revisions", _NONE)
        hints, confidence = data.get("hints", _NONE), data.get("confidence", _NONE)
        if type(learner) is not str or learner != learner.strip():
            raise AmbiguousJsonError
        if not type(revisions) is type(hints) is type(confidence) is dict:
            raise AmbiguousJsonError
        try:
            keys = {
                ident: given if type(given) is str else tuple(given) if type(given) is list else tuple(given.items())
                for ident, given in answers.items()
            }
            earned = sum(map(self._remembered.__getitem__, keys.items()))
            opened = dict(zip(hints, map(self._opened.__getitem__, hints.items()), strict=True))
            is_known = _CONFIDENCES.issuperset(confidence.values()) and confidence.keys() <= self._questions.keys()
        except (KeyError, TypeError, AttributeError):  # an answer not seen before, or something that is not valid
            is_known = False
        if not is_known or not revisions.items() <= self._revisions.items():
            found = self._score_all(learner, answers, revisions, hints, confidence)
        else:
            found = Score(
                self.quiz,
                learner,
                (earned, self._possible, self._parts),
                lambda: self._sheet_of(learner, answers, hints=opened, confidence=confidence),
                plain=Plain(answers, keys, opened, confidence),
            )
        found.attempt, found.minutes = attempt or 0, minutes
        return found

    def _score_all(
        self,
        learner: str,
        answers: Mapping[str, Any],
        revisions: Mapping[str, Any],
        hints: Mapping[str, Any],
        confidence: Mapping[str, Any],
    ) -> Score:
        """Return the score as `score`, looking at every part of the answer file."""
        changed_ids = self._changed(revisions)
        opened = self._values_of(hints, changed_ids)
        sure = self._values_of(confidence, changed_ids)
        if not opened.items() <= self._opened.keys():
            raise AmbiguousJsonError
        if not _CONFIDENCES.issuperset(sure.values()):
            raise AmbiguousJsonError
        extra = Fraction(0)  # points of answers that are not remembered
        keys: dict[str, CacheKey] = {}
        known: list[tuple[str, CacheKey]] = []
        changed = set()
        for ident, given in answers.items():
            key = keys[ident] = _cache_key(given)
            if ident in changed_ids:
                changed |= {ident} if key else set()
            elif ident not in self._questions:
                raise AmbiguousJsonError
            else:
                worth = None if (ident, key) in self._remembered else self._learn(ident, key, given)
                if worth is None:
                    known.append((ident, key))
                else:
                    extra += worth
        if changed and self.quiz.counts_all:
            raise AmbiguousJsonError  # its questions count all the same
        earned = extra + Fraction(sum(map(self._remembered.__getitem__, known)), self._parts)
        possible = Fraction(self._possible, self._parts) - sum(self._points.get(ident, 0) for ident in changed)
        parts = lcm(self._parts, earned.denominator)
        counted = (int(earned * parts), int(possible * parts), parts)
        numbers = {ident: self._opened[ident, text] for ident, text in opened.items()}
        return Score(
            self.quiz,
            learner,
            counted,
            lambda: self._sheet_of(learner, answers, {each: revisions[each] for each in changed}, numbers, sure),
            differs=bool(changed),
            plain=None if changed else Plain(answers, keys, numbers, sure),
        )

    def _changed(self, revisions: Mapping[str, Any]) -> AbstractSet[str]:
        """Return the ids of the questions whose revision is not the present one; raises AmbiguousJsonError for no revision."""
        if revisions.items() <= self._revisions.items():
            return frozenset()
        if not all(type(revision) is str and revision for revision in revisions.values()):
            raise AmbiguousJsonError
        return {ident for ident, revision in revisions.items() if self._revisions.get(ident) != revision}

    def _values_of(self, mapping: Mapping[str, Any], changed_ids: AbstractSet[str]) -> dict[str, str]:
        """Return the values of unchanged questions; raises AmbiguousJsonError for other values and unknown ids."""
        if not _TEXTS.issuperset(map(type, mapping.values())):
            raise AmbiguousJsonError
        known = changed_ids | self._questions.keys() if changed_ids else self._questions.keys()
        if not mapping.keys() <= known:
            raise AmbiguousJsonError
        return {ident: value for ident, value in mapping.items() if value and ident not in changed_ids}

    def _learn(self, ident: str, key: CacheKey, given: Any) -> Fraction | None:
        """Remember the points of an answer and return None, or return them if it is too long; raises AnswerError."""
        question = self._questions[ident]
        answer = question.answer(given)
        worth = Fraction(0) if answer is None else self._points[ident] * question.worth(answer)
        if not self._room[ident] or _length(key) > LONGEST:
            return worth
        if self._parts % worth.denominator:
            self._refine(worth.denominator)
        self._remembered[ident, key] = int(worth * self._parts)
        self._room[ident] -= 1
        return None

    def _refine(self, denominator: int) -> None:
        """Count in smaller parts, so that a credit with this denominator is an integer too."""
        times = lcm(self._parts, denominator) // self._parts
        self._parts *= times
        self._possible *= times
        self._remembered = {answer: worth * times for answer, worth in self._remembered.items()}

    def _sheet_of(
        self,
        learner: str,
        answers: Mapping[str, Any],
        changed: Mapping[str, str] = _NONE,
        hints: Mapping[str, int] = _NONE,
        confidence: Mapping[str, str] = _NONE,
    ) -> Sheet:
        """Return the answers as `read_sheet` does."""
        read: dict[str, Answer] = {}
        for ident, given in answers.items():
            answer = self._questions[ident].answer(given) if given and ident not in changed else None
            if answer is not None:
                read[ident] = answer
        return Sheet(
            quiz=self.quiz,
            learner=learner,
            answers=read,
            changed=frozenset(changed),
            revisions=changed,
            accepted=frozenset(),
            hints=hints,
            confidence=confidence,
        )


def _count(given: Any) -> int | None:
    """Return a count, None for an empty text; raises AmbiguousJsonError for what is not the shortest way to write one."""
    if given == "":
        return None
    if type(given) is not str or len(given) > _DIGITS or not given.isdecimal() or given != str(int(given)):
        raise AmbiguousJsonError
    return int(given)


def _cache_key(given: Any) -> CacheKey:
    """Return an answer as a cache key; raises AmbiguousJsonError if it is not a text, or a list or mapping of texts."""
    kind = type(given)
    if kind is str:
        return given  # type: ignore[no-any-return]
    if kind is list and _TEXTS.issuperset(map(type, given)):
        return tuple(given)
    if kind is dict and _TEXTS.issuperset(map(type, given.values())):
        return tuple(given.items())
    raise AmbiguousJsonError


def _length(key: CacheKey) -> int:
    """Return about how many characters an answer has."""
    return len(key) if type(key) is str else sum(len(item) + 1 if type(item) is str else _length(item) for item in key)
