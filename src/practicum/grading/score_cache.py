"""Many sheets of the same quizzes: what was worked out for one answer serves all who gave it.

There is one meaning of a sheet, that of `read_sheet` and `grade`. This module
goes a shorter way only where a JSON text cannot be read in two ways, and hands
everything else to them; tests hold both ways together to the last digit.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from practicum.files.json_tree import AmbiguousJsonError, decode_json
from practicum.grading.score import grade
from practicum.grading.sheet import Sheet, read_sheet
from practicum.quiz.model import CONFIDENCES, AnswerError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from practicum.files.fields import Fields
    from practicum.grading.score import Result
    from practicum.quiz.model import Answer, Quiz

    Key = str | tuple[Any, ...]

KEPT = 1000  # answers remembered of one question: what learners write freely must not fill the memory
LONGEST = 200  # characters of an answer that is worth remembering
_KEYS = frozenset(("quiz", "learner", "answers", "revisions", "hints", "confidence"))
_NONE: dict[str, Any] = {}


class Score:
    """What a sheet earned, in whole parts of a point; its whole result only for those who ask."""

    __slots__ = ("_sheet", "earned_parts", "learner", "parts", "possible_parts", "quiz")

    def __init__(
        self,
        quiz: Quiz,
        learner: str,
        counted: tuple[int, int, int],
        sheet: Callable[[], Sheet],
    ) -> None:
        """Take in `counted` the parts earned, those possible, and how many make a point."""
        self.quiz = quiz
        self.learner = learner
        self.earned_parts, self.possible_parts, self.parts = counted
        self._sheet = sheet

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
        if not self.possible_parts:
            return self.result().passed
        return 100 * self.earned_parts >= self.quiz.pass_mark * self.possible_parts

    def result(self) -> Result:
        """Return the result with every question and its reasons."""
        return grade(self._sheet())


class Grader:
    """Grades one sheet after the other; from the second sheet of a quiz on, in a hundredth of the time."""

    def __init__(self, find_quiz: Callable[[Fields], Quiz | None], *, accept_changed: bool = False) -> None:
        """`find_quiz` and `accept_changed` are those of `read_sheet`."""
        self._find_quiz = find_quiz
        self._accept_changed = accept_changed
        self._scorers: dict[str, Scorer] = {}

    def grade(self, text: str, file: str) -> Score:
        """Return the score of a sheet; raises ProblemsError with all its faults."""
        if self._scorers:
            try:
                return self._shortly(text)
            except (AmbiguousJsonError, AnswerError):
                pass
        sheet = read_sheet(text, file, self._find_quiz, accept_changed=self._accept_changed)
        quiz = sheet.quiz
        if not self._accept_changed and not quiz.seeded and all(question.scored for question in quiz.questions):
            self._scorers.setdefault(quiz.id, Scorer(quiz))
        result = grade(sheet)
        parts = lcm(result.earned.denominator, result.possible.denominator)
        counted = (int(result.earned * parts), int(result.possible * parts), parts)
        return Score(quiz, sheet.learner, counted, lambda: sheet)

    def _shortly(self, text: str) -> Score:
        """Return the score of a sheet that can be read in one way only; raises AmbiguousJsonError for another."""
        data = decode_json(text)
        if not data.keys() <= _KEYS:
            raise AmbiguousJsonError
        quiz, answers = data.get("quiz"), data.get("answers")
        if type(quiz) is not str or quiz not in self._scorers or type(answers) is not dict:
            raise AmbiguousJsonError
        return self._scorers[quiz].score(data)


class Scorer:
    """One quiz, with what every answer to it that came so far is worth."""

    def __init__(self, quiz: Quiz) -> None:
        self.quiz = quiz
        self._questions = {question.id: question for question in quiz.questions}
        self._revisions = {question.id: question.revision for question in quiz.questions}
        self._points = {question.id: question.points for question in quiz.questions}
        possible = sum(self._points.values(), Fraction(0))
        self._parts = lcm(*(points.denominator for points in self._points.values()))
        self._possible = int(possible * self._parts)
        self._worths: dict[str, dict[Key, int]] = {ident: {"": 0, (): 0} for ident in self._questions}

    def score(self, data: Mapping[str, Any]) -> Score:
        """Return the score of a sheet as JSON reads it; raises AmbiguousJsonError or AnswerError where it is not plain."""
        learner, answers = data.get("learner", ""), data["answers"]
        revisions = data.get("revisions", _NONE)
        hints, confidence = data.get("hints", _NONE), data.get("confidence", _NONE)
        if type(learner) is not str or learner != learner.strip():
            raise AmbiguousJsonError
        if not type(revisions) is type(hints) is type(confidence) is dict:
            raise AmbiguousJsonError
        if hints or confidence or not revisions.items() <= self._revisions.items():
            return self._score_all(learner, answers, revisions, hints, confidence)
        earned = 0
        try:
            for ident, given in answers.items():
                kind = type(given)
                earned += self._worths[ident][
                    given if kind is str else tuple(given) if kind is list else tuple(given.items())
                ]
        except (KeyError, TypeError, AttributeError):  # not seen before, or not to be taken
            return self._score_all(learner, answers, revisions, hints, confidence)
        counted = (earned, self._possible, self._parts)
        return Score(self.quiz, learner, counted, lambda: self._sheet(learner, answers))

    def _score_all(
        self,
        learner: str,
        answers: Mapping[str, Any],
        revisions: Mapping[str, Any],
        hints: Mapping[str, Any],
        confidence: Mapping[str, Any],
    ) -> Score:
        """Return the score of a sheet with anything that is not yet known, looking at each part of it."""
        if not all(type(mark) is str and mark for mark in revisions.values()):
            raise AmbiguousJsonError
        moved = {ident for ident, mark in revisions.items() if self._revisions.get(ident) != mark}
        opened = self._said(hints, moved)
        sure = self._said(confidence, moved)
        if not all(text in map(str, range(len(self._questions[i].hints) + 1)) for i, text in opened.items()):
            raise AmbiguousJsonError
        if not all(text in CONFIDENCES for text in sure.values()):
            raise AmbiguousJsonError
        extra = Fraction(0)  # of answers that are not remembered
        known: list[tuple[str, Key]] = []
        changed = set()
        for ident, given in answers.items():
            key = _key(given)
            if ident in moved:
                changed |= {ident} if key else set()
            elif ident not in self._questions:
                raise AmbiguousJsonError
            else:
                worth = None if key in self._worths[ident] else self._learn(ident, key, given)
                if worth is None:
                    known.append((ident, key))
                else:
                    extra += worth
        earned = extra + Fraction(sum([self._worths[ident][key] for ident, key in known]), self._parts)
        possible = Fraction(self._possible, self._parts) - sum(self._points.get(ident, 0) for ident in changed)
        parts = lcm(self._parts, earned.denominator)
        counted = (int(earned * parts), int(possible * parts), parts)
        numbers = {ident: int(text) for ident, text in opened.items()}
        return Score(
            self.quiz,
            learner,
            counted,
            lambda: self._sheet(learner, answers, frozenset(changed), numbers, sure),
        )

    def _said(self, mapping: Mapping[str, Any], moved: set[str]) -> dict[str, str]:
        """Return what a mapping says of present questions; raises AmbiguousJsonError for anything but texts and their ids."""
        if (
            not all(type(value) is str for value in mapping.values())
            or not mapping.keys() <= moved | self._questions.keys()
        ):
            raise AmbiguousJsonError
        return {ident: value for ident, value in mapping.items() if value and ident not in moved}

    def _learn(self, ident: str, key: Key, given: Any) -> Fraction | None:
        """Remember what an answer earns, or return it where it is not worth remembering; raises AnswerError."""
        question = self._questions[ident]
        answer = question.answer(given)
        worth = Fraction(0) if answer is None else self._points[ident] * question.worth(answer)
        if len(self._worths[ident]) >= KEPT or _length(key) > LONGEST:
            return worth
        if self._parts % worth.denominator:
            self._divide(worth.denominator)
        self._worths[ident][key] = int(worth * self._parts)
        return None

    def _divide(self, denominator: int) -> None:
        """Count in smaller parts, so that this denominator needs no fraction either."""
        times = lcm(self._parts, denominator) // self._parts
        self._parts *= times
        self._possible *= times
        self._worths = {
            ident: {key: worth * times for key, worth in kept.items()} for ident, kept in self._worths.items()
        }

    def _sheet(
        self,
        learner: str,
        answers: Mapping[str, Any],
        changed: frozenset[str] = frozenset(),
        hints: Mapping[str, int] = _NONE,
        confidence: Mapping[str, str] = _NONE,
    ) -> Sheet:
        """Return the sheet as `read_sheet` does."""
        read: dict[str, Answer] = {}
        for ident, given in answers.items():
            answer = self._questions[ident].answer(given) if given and ident not in changed else None
            if answer is not None:
                read[ident] = answer
        return Sheet(
            quiz=self.quiz,
            learner=learner,
            answers=read,
            changed=changed,
            accepted=frozenset(),
            hints=hints,
            confidence=confidence,
        )


def _key(given: Any) -> Key:
    """Return an answer as a key to remember it by; raises AmbiguousJsonError for what is not a text, list or mapping of texts."""
    if type(given) is str:
        return given
    if type(given) is list and all(type(item) is str for item in given):
        return tuple(given)
    if type(given) is dict and all(type(value) is str for value in given.values()):
        return tuple(given.items())
    raise AmbiguousJsonError


def _length(key: Key) -> int:
    """Return how many characters an answer has, roughly."""
    return len(key) if type(key) is str else sum(len(item) + 1 if type(item) is str else _length(item) for item in key)
