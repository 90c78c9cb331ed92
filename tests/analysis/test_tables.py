"""The tables of an analysis: every figure of a question and a quiz, by hand, and what is not defined."""

import json
from fractions import Fraction
from math import sqrt

import pytest

from practicum.analysis.collected import collect
from practicum.analysis.counts import Counted
from practicum.analysis.groups import QuizGroups
from practicum.analysis.tables import as_json
from practicum.grading.score_cache import Scorer
from practicum.quiz.reader import read_quiz

QUESTION = """\
  - id: {ident}
    kind: choice
    points: {points}
    objective: recall-parts
    stem: Which?
    see: the-three-parts
    options:
      - {{text: One, credit: 1, why: So.}}
      - {{text: Two, why: So.}}
      - {{text: Three, why: So.}}
      - {{text: Four, why: So.}}
"""
POINTS = {"heavy": 3, "same": 1, "against": 1}
QUIZ = read_quiz(
    "title: Drawn\nlesson: first\npass: 60\nquestions:\n"
    + "".join(QUESTION.format(ident=ident, points=points) for ident, points in POINTS.items()),
    "drawn.yml",
    "drawn",
)


@pytest.fixture
def tables():
    """The tables, read again, of four who have 3, 3, 0 and 0 points, then 1, 1, 1 and 1, then 0, 0, 1 and 1; in all 4, 4, 2, 2."""
    scorer, groups = Scorer(QUIZ), QuizGroups(QUIZ, 60)
    for letters in ("aab", "aab", "baa", "baa"):
        groups.add(groups.hold(scorer.score({"answers": dict(zip(POINTS, letters, strict=True))})))
    return json.loads(as_json(collect(Counted((groups.counts(),), (), 4))))


def numbers(row, *names):
    """Return some values of a row, fractions as numbers."""
    return [float(Fraction(row[name])) if isinstance(row[name], str) else row[name] for name in names]


def test_a_question_has_every_figure_of_moodles(tables):
    """The heavy one: C(x, X) = -1, V(x) = 3, V(X) = 1/3, Cmax = 1 and C(x, T) = 2, the only weight that is not 0."""
    heavy = tables["questions"][0]
    names = ("points", "number", "facility", "guess", "intended_weight", "effective_weight")
    assert numbers(heavy, *names) == [3, 4, 0.5, 0.25, 0.6, 1]
    names = ("deviation", "discrimination", "efficiency")
    assert numbers(heavy, *names) == pytest.approx([sqrt(1 / 3), -1, -1])


def test_a_question_without_variance_has_no_discrimination_and_no_weight_in_the_spread(tables):
    same = tables["questions"][1]
    assert numbers(same, "facility", "deviation", "intended_weight", "effective_weight") == [1, 0, 0.2, 0]
    assert (same["discrimination"], same["efficiency"], same["negative_covariance"]) == (None, None, False)


def test_an_effective_weight_is_not_defined_for_a_negative_covariance_and_the_table_says_so(tables):
    """C(x, T) is -2/3."""
    rows = {row["question"]: (row["effective_weight"], row["negative_covariance"]) for row in tables["questions"]}
    assert rows == {"heavy": (1, False), "same": (0, False), "against": (None, True)}


def test_a_quiz_has_every_figure_of_moodles(tables):
    """V(T) = 4/3; variances of the questions 3, 0 and 1/3: alpha is 3/2 (1 - 10/3 / (4/3)). k4 = -32/3, k2 = 4/3."""
    (quiz,) = tables["quizzes"]
    assert numbers(quiz, "points", "mean", "median", "alpha") == [5, 0.6, 0.6, -2.25]
    names = ("deviation", "skewness", "kurtosis", "error_ratio", "standard_error")
    ratio = sqrt(13 / 4)
    assert numbers(quiz, *names) == pytest.approx([sqrt(4 / 3) / 5, 0, -6, ratio, ratio * sqrt(4 / 3) / 5])
