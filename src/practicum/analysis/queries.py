"""Responses -> counts: what an engine is asked, in SQL that SQLite, DuckDB and (through Ibis) Spark answer alike.

Every query counts the rows that have the same integers and texts, or lists attempts. So all engines give the same
numbers, and the figures are computed from these.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, Protocol

from practicum.analysis.counts import Counted, Counts, Group, LearnerRow, Share
from practicum.analysis.groups import LATEST
from practicum.base.problem import Problem, ProblemsError
from practicum.words import message

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from typing import Any

    from practicum.quiz.model import Quiz

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
    engine: Engine, find_quiz: Callable[[str], Quiz | None], which: str, name: Callable[[str], str] = str
) -> Counted:
    """Return what responses say, as `groups.counted` does of attempts.

    `find_quiz` returns the quiz with an id, or None for one that is left out. An answer to a question that has changed
    since the table was written counts as changed. Learners are listed of at most `MOST_LISTED` attempts.
    Raises ProblemsError if an attempt is in the table twice and not the same.
    """
    table = _Table(engine, which)
    quizzes = {ident: quiz for ident, _ in table.counts("quiz", "position = 1") if (quiz := find_quiz(ident))}
    answers = _answers(table, quizzes)
    attempts: dict[str, list[tuple[_Whole, int]]] = defaultdict(list)
    for quiz, *whole, times in table.counts(f"quiz, earned, possible, parts, passed, {table.compared}", "position = 1"):
        attempts[quiz].append((_Whole(*whole), times))
    mastered = _shares(table.counts("quiz, objective, mastered", "mastered IS NOT NULL"))
    missed = _shares(table.counts("quiz, heading, again", "again IS NOT NULL"))
    ((people,),) = table.rows(f"count(DISTINCT {_PERSON})", "position = 1")
    listed = sum(times for each in attempts.values() for _, times in each) <= MOST_LISTED
    return Counted(
        tuple(
            _counts(quizzes[ident], attempts[ident], answers[ident], mastered[ident], missed[ident])
            for ident in sorted(quizzes)
        ),
        tuple(_learners(table, quizzes, name)) if listed else None,
        people,
    )


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
        attempts, different, people = self._attempts()
        if attempts != different:  # a table was given twice
            self._from = f"(SELECT DISTINCT * FROM {TABLE}) AS {TABLE}"
            attempts, different, people = self._attempts()
            if attempts != different:
                raise ProblemsError([Problem.of_file(TABLE, *message("analysis.twice"))])
        if attempts != people:
            order = _LATEST if which == LATEST else _BEST
            self._where = f"""attempt IN (SELECT attempt FROM (
                SELECT attempt, row_number() OVER (PARTITION BY quiz, {_PERSON} ORDER BY {order}) AS place
                FROM {self._from} WHERE position = 1) AS ordered WHERE place = 1)"""

    def _attempts(self) -> tuple[int, int, int]:
        """Return how many attempts there are, how many different ones, and at how many quizzes how many people were."""
        numbers = f"count(*), count(DISTINCT attempt), count(DISTINCT quiz || ' ' || {_PERSON})"
        ((attempts, different, people),) = self.rows(numbers, "position = 1")
        return attempts, different, people

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


def _answers(table: _Table, quizzes: Mapping[str, Quiz]) -> dict[str, Counter[Group]]:
    """Return the groups of answers to each quiz."""
    present = {(quiz.id, each.id): each for quiz in quizzes.values() for each in quiz.questions}
    first = "quiz, question, revision, status, answer, credit, credit_of, points, parts, confidence, hints"

    def rows() -> list[tuple[Any, ...]]:
        total = f"CASE WHEN {table.compared} = 1 THEN earned END"
        return list(table.counts(f"{first}, {total}"))

    def is_present(row: tuple[Any, ...]) -> bool:
        quiz, question, revision, status, *_ = row
        return (
            status == _CHANGED
            or quiz not in quizzes
            or ((quiz, question) in present and present[quiz, question].revision == revision)
        )

    found = rows()
    if changed := {row[:3] for row in found if not is_present(row)}:
        table.compare_without(changed)
        found = rows()
    groups: dict[str, Counter[Group]] = defaultdict(Counter)
    for row in found:
        quiz, question, revision, status, answer, credit, of, points, parts, sure, hints, total, times = row
        marks = Fraction(points, parts)
        if is_present(row):
            all_ = None if total is None else Fraction(total, parts)
            group = Group(question, revision, status, answer, Fraction(credit, of), marks, all_, sure, hints)
        else:
            group = Group(question, revision, _CHANGED, "", Fraction(0), marks, None, "", 0)
        groups[quiz][group] += times
    return groups


def _shares(rows: Iterable[tuple[Any, ...]]) -> dict[str, dict[str, Share]]:
    """Return by quiz and id how many there are, from rows of quiz, id, 0 or 1, and a number."""
    found: dict[str, dict[str, Share]] = defaultdict(dict)
    for quiz, ident, flag, times in rows:
        before = found[quiz].get(ident, Share(0, 0))
        found[quiz][ident] = Share(before.asked + times, before.number + flag * times)
    return found


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
