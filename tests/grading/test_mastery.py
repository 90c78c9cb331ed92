"""Mastery of objectives: exact, over the questions that count."""

from fractions import Fraction

import pytest

from practicum.grading.mastery import mastery
from practicum.grading.score import Graded, Result


def result(*rows):
    """Return a result of (objective, credit, points, status)."""
    questions = [
        Graded(
            id=f"q{number}",
            kind="choice",
            objective=objective,
            question=None,
            status=status,
            credit=Fraction(credit),
            points=Fraction(points),
            answer="a",
            fault="",
            see="",
            counts=status != "changed",
        )
        for number, (objective, credit, points, status) in enumerate(rows)
    ]
    return Result(
        quiz="q", title="T", learner="", pass_mark=80, earned=Fraction(0), possible=Fraction(1), questions=questions
    )


def found(threshold, *rows):
    return [(m.objective, str(m.earned), str(m.possible), m.mastered) for m in mastery(result(*rows), threshold)]


def test_the_points_of_an_objective_are_put_together_in_the_quizs_order():
    rows = [("b", "1", "2", "correct"), ("a", "1/2", "1", "partly"), ("b", "1/3", "1", "partly")]
    assert found(70, *rows) == [("b", "7/3", "3", True), ("a", "1/2", "1", False)]


@pytest.mark.parametrize(("threshold", "mastered"), [(66, True), (67, False), (0, True), (100, False)])
def test_mastery_is_decided_on_the_exact_share(threshold, mastered):
    assert found(threshold, ("a", "2/3", "1", "partly"))[0][3] is mastered


def test_what_is_not_answered_counts_and_what_has_changed_does_not():
    rows = [("a", "1", "1", "correct"), ("a", "0", "1", "unanswered"), ("a", "0", "5", "changed")]
    assert found(50, *rows) == [("a", "1", "2", True)]


def test_what_is_never_scored_shows_nothing_of_an_objective():
    assert found(80, ("a", "0", "0", "written")) == []
