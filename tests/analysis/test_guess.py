"""What a random answer earns on average, against the mean of all answers there are."""

from dataclasses import replace
from fractions import Fraction
from itertools import permutations, product

import pytest

from practicum.analysis.guess import guess
from practicum.quiz.reader import read_quiz
from support.quiz_texts import BLANK, DIALOGUE, MATCH, NUMBER, ORDER
from support.reading import changed

CHOICE = """\
title: T
lesson: lesson
questions:
  - id: one
    kind: choice
    objective: objective
    stem: Which?
    see: heading
    options:
      - {text: A, credit: 1, why: So.}
      - {text: B, credit: 1/2, why: So.}
      - {text: C, why: So.}
"""
CHOICES = changed(CHOICE, ("kind: choice", "kind: choices"), ("credit: 1/2", "credit: 1"))
WHOLE = ("    stem:", "    all_or_nothing: true\n    stem:")


def answers(question):
    """Return every answer to a question."""
    if question.kind == "match":
        lefts = [left.id for left in question.lefts]
        rights = [right.id for right in question.rights]
        return [dict(zip(lefts, given, strict=True)) for given in product(rights, repeat=len(lefts))]
    if question.kind == "order":
        return list(permutations(item.id for item in question.items))
    return [option.id for option in question.options]


@pytest.mark.parametrize("edits", [[], [WHOLE]], ids=["parts", "all or nothing"])
@pytest.mark.parametrize("text", [CHOICE, MATCH, ORDER], ids=["choice", "match", "order"])
def test_a_random_answer_earns_the_mean_of_all(text, edits):
    (question, *_) = read_quiz(changed(text, *edits), "f", "q").questions
    for each in (question, replace(question, rule="places")) if question.kind == "order" else (question,):
        every = answers(each)
        assert guess(each) == sum((each.worth(answer) for answer in every), Fraction(0)) / len(every)
        assert guess(each) > 0


@pytest.mark.parametrize("text", [BLANK, NUMBER], ids=["blank", "number"])
def test_a_random_text_earns_nothing(text):
    assert guess(read_quiz(text, "f", "q").questions[0]) == 0


@pytest.mark.parametrize("text", [CHOICES, DIALOGUE], ids=["choices", "dialogue"])
def test_what_is_random_cannot_be_said_of_several_options_or_of_a_conversation(text):
    assert guess(read_quiz(text, "f", "q").questions[0]) is None
