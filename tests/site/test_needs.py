"""Which of the player's files a quiz needs."""

import pytest

from practicum.quiz.kinds import names
from practicum.quiz.reader import read_quiz
from practicum.site.needs import ASSETS, LETTERED, TYPED, has_style, needs
from support.handbook import handbook_example


def quiz(*kinds, head=""):
    """Return a quiz with the handbook's example of some kinds."""
    questions = "".join(handbook_example(kind) for kind in kinds)
    return read_quiz(f"title: T\nlesson: l\n{head}questions:\n{questions}", "q.yml", "q")


def test_lettered_questions_need_nothing_besides_the_player():
    assert needs(quiz(*LETTERED)) == []


@pytest.mark.parametrize("kind", sorted({*names()} - LETTERED))
def test_another_kind_needs_its_own_file_and_what_it_shares_comes_before(kind):
    shared = ["quiz/typed"] if kind in TYPED else []
    assert needs(quiz("choice", kind), alone=True) == [*shared, f"kinds/{kind}"]


@pytest.mark.parametrize("head", ["confidence: true\n", "shuffle: true\n", "mode: assessment\n"])
def test_confidence_a_seed_and_an_assessment_need_one_file_more(head):
    assert needs(quiz("choice", "order", head=head)) == ["quiz/more", "kinds/order"]


def test_endings_are_compared_on_the_page_of_a_practice_quiz_alone():
    practice, assessment = quiz("dialogue"), quiz("dialogue", head="mode: assessment\n")
    assert needs(practice) == ["kinds/dialogue", "learner/talk"]
    assert needs(practice, alone=True) == ["kinds/dialogue"]
    assert needs(assessment) == ["quiz/more", "kinds/dialogue"]


def test_every_file_that_a_quiz_can_need_is_built():
    every = needs(quiz(*names(), head="confidence: true\n"))
    assert [name for name in every if not (ASSETS / f"{name}.js").is_file()] == []
    assert {"kinds/match", "quiz/more"} <= {*filter(has_style, every)}
