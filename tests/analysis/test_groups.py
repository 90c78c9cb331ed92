"""Answers that are counted by what is remembered of them give what their results give, to the last count."""

import json

import pytest
from hypothesis import given, settings

from draw import pairs
from practicum.analysis.groups import QuizGroups
from practicum.base.problem import ProblemsError
from practicum.grading.score_cache import Grader
from practicum.quiz.reader import read_quiz
from support import golden_cases

PASS = 60


def counted(quiz, scores, *, plain):
    """Return all that is counted of some scores; without `plain`, by their results."""
    groups = QuizGroups(quiz, PASS)
    taken = []
    for score in scores:
        if not plain:
            score.plain = None
        taken.append(groups.add(groups.hold(score)))
    return groups.counts(), taken


def scores(quiz, texts):
    """Return the scores of some answer files, of which the first is not read in the short way."""
    grader = Grader(lambda fields: (fields.text("quiz", "fix.quiz"), quiz)[1])
    return [grader.grade(text, "f") for text in texts]


def assert_both_ways(quiz, texts):
    """Assert that both ways count the same, unless an answer file is refused, which no way counts."""
    try:
        first, second = (scores(quiz, texts) for _ in range(2))
    except ProblemsError:
        return
    assert counted(quiz, first, plain=True) == counted(quiz, second, plain=False)


def test_the_short_way_is_taken():
    (case, *_) = (case for case in golden_cases.load_cases() if case.name.startswith("choice"))
    quiz = read_quiz(json.dumps(case.quiz), "quiz", golden_cases.QUIZ)
    texts = [json.dumps({"quiz": golden_cases.QUIZ, "answers": {}})] * 2
    assert [score.plain is None for score in scores(quiz, texts)] == [True, False]


@settings(max_examples=60)
@given(pairs())
def test_both_ways_count_the_same_of_drawn_answers(pair):
    drawn, answers, marks, sure = pair
    quiz = read_quiz(json.dumps(drawn), "quiz", "case")
    own = {question.id: question.revision for question in quiz.questions}
    revisions = {ident: own[ident] if mark == "present" and ident in own else mark for ident, mark in marks.items()}
    files = [
        {"quiz": "case", "answers": {}},
        {"quiz": "case", "answers": answers, "confidence": sure, "revisions": revisions},
        {"quiz": "case", "answers": answers},
    ]
    texts = [json.dumps(each) for each in (*files, files[1])]
    assert_both_ways(quiz, texts)


@pytest.mark.parametrize("case", golden_cases.load_cases(), ids=lambda case: case.name)
def test_both_ways_count_the_same_of_every_case(case):
    quiz = read_quiz(json.dumps(case.quiz), "quiz", golden_cases.QUIZ)
    text = case.sheet_text({question.id: question.revision for question in quiz.questions})
    texts = [json.dumps({"quiz": golden_cases.QUIZ, "answers": {}}), text, text]
    assert_both_ways(quiz, texts)
