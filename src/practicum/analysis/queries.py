"""Responses -> counts: what an engine is asked, in SQL that SQLite, DuckDB and (through Ibis) Spark answer alike.

Every query counts the rows that have the same integers and texts, or lists attempts. So all engines give the same
numbers, and the figures are computed from these.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, Protocol

from practicum.analysis.counts import Counted, Counts, Group, LearnerRow, Share
from practicum.analysis.groups import LATEST
from practicum.base.problem import Problem, ProblemsError
from practicum.base.text import short
from practicum.quiz.model import AnswerError
from practicum.words import message

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from typing import Any

    from practicum.quiz.model import Question, Quiz

TABLE = "responses"
MOST_LISTED = 50_000  # attempts of which the learners are listed

_PERSON = "CASE WHEN learner = '' THEN attempt ELSE learner END"
_LATEST = "day DESC, attempt_number DESC, sequence DESC, attempt DESC"
# Equal ratios of integers are equal doubles, and different ones of so few digits are different.
_BEST = "passed DESC, CASE WHEN possible = 0 THEN 0 ELSE CAST(earned AS DOUBLE) / possible END DESC, sequence, attempt"
_CHANGED = "changed"


class Engine(Protocol):
    """What answers a query over `TABLE`, a table of `Response`."""

    def rows(self, query: str) -> Iterable[tuple[Any, ...]]:
        """Return the rows of the result."""


def counted(
    engine: Engine,
    find_quiz: Callable[[str], Quiz | None],
    which: str,
    name: Callable[[str], str] = str,
    *,
    course: str = "",
) -> Counted:
    """Return what responses say, as `groups.counted` does of attempts.

    `find_quiz` returns the quiz with an id, or None for one that is left out. An answer to a question that has changed
    since the table was written, or whose key or points have, counts as changed. Learners are listed of at most `MOST_LISTED` attempts.
    Raises ProblemsError if an attempt is in the table twice and not the same, or is of another course than `course`,
    where both are known.
    """
    table = _Table(engine, which)
    for other, _ in table.counts("course", "position = 1"):
        if course and other not in ("", course):
            what, fix = message("analysis.other-course", course=short(other), own=course)
            raise ProblemsError([Problem.of_file(TABLE, what, fix)])
    rows = _answers(table)
    quizzes = {ident: quiz for ident in sorted({row.quiz for row in rows}) if (quiz := find_quiz(ident))}
    present = _Present(quizzes.values())
    if changed := {row[:3] for row in rows if row.quiz in quizzes and not present.has(row)}:
        table.compare_without(changed)
        rows = _answers(table)
    answers: dict[str, Counter[Group]] = defaultdict(Counter)
    for row in rows:
        if row.quiz in quizzes:
            answers[row.quiz][present.group(row)] += row.times
    attempts: dict[str, list[tuple[_Whole, int]]] = defaultdict(list)
    for quiz, *whole, times in table.counts(f"quiz, earned, possible, parts, passed, {table.compared}", "position = 1"):
        attempts[quiz].append((_Whole(*whole), times))
    mastered, missed = _flags(table)
    number = sum(times for each in attempts.values() for _, times in each)
    return Counted(
        tuple(_counts(quizzes[each], attempts[each], answers[each], mastered[each], missed[each]) for each in quizzes),
        tuple(_learners(table, quizzes, name)) if number <= MOST_LISTED else None,
        table.people,
    )


class _Row(NamedTuple):
    """Answers that are alike: `earned` is what the attempt earned in all, `compared` whether that can be compared."""

    quiz: str
    question: str
    revision: str
    status: str
    answer: str
    credit: int
    credit_of: int
    points: int
    confidence: str
    hints: int
    parts: int
    earned: int
    compared: int
    times: int


class _Whole(NamedTuple):
    """What attempts have in common as a whole, as in `Response`."""

    earned: int
    possible: int
    parts: int
    passed: int
    compared: int


class _Table:
    """The attempts that count: which rows they are in, and in `compared` which of them can be compared."""

    def __init__(self, engine: Engine, which: str) -> None:
        self._engine = engine
        self._from, self._where, self.compared = TABLE, "position > 0", "compared"
        attempts, different, of_people, self.people = self._attempts()
        if attempts != different:  # a table was given twice
            self._from = f"(SELECT DISTINCT * FROM {TABLE}) AS {TABLE}"
            attempts, different, of_people, self.people = self._attempts()
            if attempts != different:
                raise ProblemsError([Problem.of_file(TABLE, *message("analysis.twice"))])
        if attempts != of_people:
            order = _LATEST if which == LATEST else _BEST
            self._where = f"""attempt IN (SELECT attempt FROM (
                SELECT attempt, row_number() OVER (PARTITION BY quiz, {_PERSON} ORDER BY {order}) AS place
                FROM {self._from} WHERE position = 1) AS ordered WHERE place = 1)"""

    def _attempts(self) -> tuple[int, int, int, int]:
        """Return how many attempts there are, how many different ones, at how many quizzes people were, and how many these are."""
        persons = f"count(DISTINCT quiz || ' ' || {_PERSON}), count(DISTINCT {_PERSON})"
        ((attempts, different, of_people, people),) = self.rows(
            f"count(*), count(DISTINCT attempt), {persons}", "position = 1"
        )
        return attempts, different, of_people, people

    def rows(self, columns: str, where: str = "position > 0", end: str = "") -> Iterable[tuple[Any, ...]]:
        """Return some columns of the rows that count and fulfil a condition."""
        return self._engine.rows(f"SELECT {columns} FROM {self._from} WHERE {self._where} AND {where} {end}")

    def counts(self, columns: str, where: str = "position > 0") -> Iterable[tuple[Any, ...]]:
        """Return each combination of values in some columns, and in how many rows it is."""
        return self.rows(f"{columns}, count(*)", where, f"GROUP BY {columns}")

    def compare_without(self, questions: Collection[tuple[str, str, str]]) -> None:
        """Compare no attempt that answered one of some questions: (quiz, question, revision)."""
        any_of = " OR ".join(
            f"(quiz = {_text(quiz)} AND question = {_text(question)} AND revision = {_text(revision)})"
            for quiz, question, revision in sorted(questions)
        )
        of_them = f"SELECT attempt FROM {self._from} WHERE status <> '{_CHANGED}' AND ({any_of})"
        self.compared = f"CASE WHEN attempt IN ({of_them}) THEN 0 ELSE compared END"


def _text(text: str) -> str:
    """Return a text as SQL."""
    return "'" + text.replace("'", "''") + "'"


def _answers(table: _Table) -> list[_Row]:
    """Return the answers, by what they have in common."""
    *columns, _, _ = _Row._fields
    return [_Row(*row) for row in table.counts(", ".join((*columns, table.compared)))]


class _Present:
    """Says of answers whether their question is as it was, with the same key and points, or counted as changed already."""

    def __init__(self, quizzes: Iterable[Quiz]) -> None:
        self._questions = {(quiz.id, each.id): each for quiz in quizzes for each in quiz.questions}
        self._worth: dict[tuple[str, str, str], Fraction] = {}

    def has(self, row: _Row) -> bool:
        """Return whether answers count as they are in the table."""
        question = self._questions.get((row.quiz, row.question))
        if row.status == _CHANGED:
            return True
        if not question or question.revision != row.revision or question.points != Fraction(row.points, row.parts):
            return False
        return (
            not row.answer
            or not question.scored
            or self._worth_of(row, question) == Fraction(row.credit, row.credit_of)
        )

    def group(self, row: _Row) -> Group:
        """Return the group of answers."""
        if self.has(row):
            answer, credit, sure, hints = row.answer, Fraction(row.credit, row.credit_of), row.confidence, row.hints
        else:
            answer, credit, sure, hints = "", Fraction(0), "", 0
        return Group(
            question=row.question,
            revision=row.revision,
            status=row.status if self.has(row) else _CHANGED,
            answer=answer,
            credit=credit,
            points=Fraction(row.points, row.parts),
            total=Fraction(row.earned, row.parts) if row.compared else None,
            sure=sure,
            hints=hints,
        )

    def _worth_of(self, row: _Row, question: Question) -> Fraction | None:
        """Return what an answer earns now, from 0 to 1; None if the question does not take it."""
        key = row.quiz, row.question, row.answer
        if key not in self._worth:
            try:
                answer = question.answer(json.loads(row.answer))
            except AnswerError:
                return None
            self._worth[key] = Fraction(0) if answer is None else question.worth(answer)
        return self._worth[key]


def _flags(table: _Table) -> tuple[dict[str, dict[str, Share]], dict[str, dict[str, Share]]]:
    """Return by quiz how many mastered each objective, and how many are to read each heading again."""
    mastered: dict[str, dict[str, Share]] = defaultdict(dict)
    missed: dict[str, dict[str, Share]] = defaultdict(dict)
    rows = table.counts("quiz, objective, mastered, heading, again", "(mastered IS NOT NULL OR again IS NOT NULL)")
    for quiz, objective, is_mastered, heading, is_missed, times in rows:
        for found, ident, flag in ((mastered, objective, is_mastered), (missed, heading, is_missed)):
            if flag is not None:
                before = found[quiz].get(ident, Share(0, 0))
                found[quiz][ident] = Share(before.asked + times, before.number + flag * times)
    return mastered, missed


def _counts(
    quiz: Quiz,
    attempts: Iterable[tuple[_Whole, int]],
    answers: Counter[Group],
    mastered: Mapping[str, Share],
    missed: Mapping[str, Share],
) -> Counts:
    """Return the counts of one quiz."""
    totals: Counter[Fraction] = Counter()
    possible: Counter[Fraction] = Counter()
    shares: Counter[Fraction] = Counter()
    number = passed = 0
    for whole, times in attempts:
        number += times
        passed += times * whole.passed
        if whole.possible:
            shares[Fraction(whole.earned, whole.possible)] += times
        if whole.compared:
            totals[Fraction(whole.earned, whole.parts)] += times
            possible[Fraction(whole.possible, whole.parts)] += times
    return Counts(
        quiz=quiz,
        attempts=number,
        passed=passed,
        answers=answers,
        totals=totals,
        possible=possible,
        shares=shares,
        mastered=mastered,
        missed=missed,
    )


def _learners(table: _Table, quizzes: Mapping[str, Quiz], name: Callable[[str], str]) -> Iterable[LearnerRow]:
    """Yield the rows of the learners, in the order of `groups.counted`."""
    asked = f"points > 0 AND status <> '{_CHANGED}'"
    left = "sum(CASE WHEN status = 'unanswered' THEN 1 ELSE 0 END), count(*)"
    questions = {attempt: each for attempt, *each in table.rows(f"attempt, {left}", asked, "GROUP BY attempt")}
    again: dict[str, list[str]] = defaultdict(list)
    for attempt, heading in table.rows("attempt, heading", "again = 1", "ORDER BY attempt, position"):
        again[attempt].append(heading)
    found = table.rows("learner, attempt, quiz, day, earned, possible, passed", "position = 1")
    for learner, attempt, quiz, day, earned, possible, passed in sorted(
        found, key=lambda row: (row[0].casefold(), row[0] or row[1], row[2])
    ):
        if quiz in quizzes:
            number_left, number = questions.get(attempt, (0, 0))
            yield LearnerRow(
                name=name(learner) if learner else "",
                quiz=quiz,
                title=quizzes[quiz].title,
                share=Fraction(earned, possible) if possible else None,
                passed=bool(passed),
                left=number_left,
                number=number,
                day=date.fromisoformat(day),
                again=tuple(again[attempt]),
            )
