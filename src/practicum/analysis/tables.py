"""Collected -> tables for programs: rows with exact fractions as text, for CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from typing import TYPE_CHECKING

from practicum.analysis.wrong import wrong
from practicum.reports.tables import cell, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from practicum.analysis.collected import Collected

Row = dict[str, object]

_SQL = {str: "VARCHAR", bool: "BOOLEAN", Fraction: "DOUBLE", float: "DOUBLE", int: "BIGINT"}


def tables(found: Collected) -> dict[str, list[Row]]:
    """Return the rows of each table, by its name; shares are exact, from 0 to 1, and None is what cannot be computed.

    They hold every figure, also of groups that are too small for it: `compared` and `number` say how large these are.
    """
    return {
        "quizzes": list(_quizzes(found)),
        "questions": list(_questions(found)),
        "answers": list(_answers(found)),
        "wrong": list(_wrong(found)),
        "objectives": [
            {"objective": row.objective, "learners": row.number, "mastered": row.mastered} for row in found.objectives
        ],
        "learners": [
            {
                "learner": row.name,
                "quiz": row.quiz,
                "share": row.share,
                "passed": row.passed,
                "left": row.left,
                "questions": row.number,
                "day": row.day.isoformat(),
            }
            for row in found.learners or ()
        ],
        "remarks": [
            {"quiz": row.quiz, "question": row.question, "kind": row.kind, "text": row.text} for row in found.remarks
        ],
    }


def as_json(found: Collected) -> str:
    """Return all tables as one JSON text."""
    return json.dumps(tables(found), ensure_ascii=False, indent=1, default=str) + "\n"


def as_csv(rows: list[Row]) -> str:
    """Return one table as CSV, in which no cell is a formula for a spreadsheet; empty without rows."""
    stream = io.StringIO()
    if rows:
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(rows[0])
        for row in rows:
            writer.writerow(map(_cell, row.values()))
    return stream.getvalue()


def as_plain(row: Row) -> Row:
    """Return a row with numbers in the place of fractions."""
    return {column: float(value) if isinstance(value, Fraction) else value for column, value in row.items()}


def types(rows: list[Row]) -> dict[str, str]:
    """Return the type of each column in SQL; a column without any value is one of numbers."""
    found = {}
    for column in rows[0]:
        kinds = {type(row[column]) for row in rows} - {type(None)}
        found[column] = next((sql for kind, sql in _SQL.items() if kind in kinds), "DOUBLE")
    return found


def _cell(value: object) -> object:
    """Return a value as a cell: a truth value as JSON writes it, a fraction as spreadsheets read it, nothing for None."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Fraction):
        return number(value)
    return "" if value is None else cell(value) if isinstance(value, str) else value


def _quizzes(found: Collected) -> Iterator[Row]:
    for quiz in found.quizzes:
        groups = quiz.groups
        yield {
            "quiz": groups.quiz.id,
            "attempts": groups.attempts,
            "passed": groups.passed,
            "pass_mark": groups.quiz.pass_mark,
            "points": max(groups.possible, default=None),
            "mean": quiz.mean,
            "median": quiz.median,
            "deviation": quiz.deviation,
            "skewness": quiz.skewness,
            "kurtosis": quiz.kurtosis,
            "alpha": quiz.alpha,
            "alpha_low": quiz.interval and quiz.interval.low,
            "alpha_high": quiz.interval and quiz.interval.high,
            "error_ratio": quiz.error_ratio,
            "standard_error": quiz.error,
        }


def _questions(found: Collected) -> Iterator[Row]:
    for quiz in found.quizzes:
        for each in quiz.questions:
            yield {
                "quiz": quiz.groups.quiz.id,
                "question": each.question.id,
                "revision": each.question.revision,
                "kind": each.question.kind,
                "points": each.question.points,
                "number": each.number,
                "compared": each.compared,
                "answered": each.answered,
                "left": each.left,
                "unreadable": each.unreadable,
                "changed": each.changed,
                "hinted": sum(times for opened, times in each.hints.items() if opened),
                "facility": each.facility,
                "facility_low": each.interval and each.interval.low,
                "facility_high": each.interval and each.interval.high,
                "deviation": each.deviation,
                "upper_lower": each.upper_lower,
                "discrimination": each.discrimination,
                "efficiency": each.efficiency,
                "intended_weight": each.intended,
                "effective_weight": each.effective,
                "negative_covariance": each.against,
                "guess": each.guess,
            }


def _answers(found: Collected) -> Iterator[Row]:
    for quiz in found.quizzes:
        for each in quiz.questions:
            for row in each.answers:
                yield {
                    "quiz": quiz.groups.quiz.id,
                    "question": each.question.id,
                    "answer": row.answer,
                    "credit": row.credit,
                    "number": row.number,
                    "sure": row.sure,
                    "lower": row.thirds[0],
                    "middle": row.thirds[1],
                    "upper": row.thirds[2],
                }


def _wrong(found: Collected) -> Iterator[Row]:
    for quiz in found.quizzes:
        for each in quiz.questions:
            for row in wrong(each.question, each.answers):
                yield {
                    "quiz": quiz.groups.quiz.id,
                    "question": each.question.id,
                    "part": row.part,
                    "given": row.given,
                    "number": row.number,
                    "of": row.of,
                }
