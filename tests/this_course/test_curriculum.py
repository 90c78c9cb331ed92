"""What *Consultative Selling* must hold beside its rules in `mkdocs.yml`, which `practicum check` reports itself."""

from collections import defaultdict

import pytest

from practicum.course.check import check
from practicum.course.load import load_course
from practicum.course.rules import NUMBERS
from practicum.course.settings import read_settings
from practicum.quiz.blueprint import blueprint
from practicum.quiz.kinds.choice import Choice
from support.paths import ROOT


@pytest.fixture(scope="module")
def course():
    return load_course(ROOT)


def test_the_course_follows_its_rules(course):
    rules = read_settings(str(ROOT)).rules
    assert rules.coverage
    assert rules.distinct_stems
    assert set(rules.numbers) == {f"{group}.{key}" for group, keys in NUMBERS.items() for key in keys}
    assert "nothing is wrong" in list(check(course, str(ROOT), ""))[-1]


def test_no_source_module_or_disagreement_is_lost(course):
    assert sum(len(source.points) for source in course.sources) == 220
    assert len(course.modules) == 9
    assert len(course.aids.tensions) == 24


def test_the_lessons_ask_enough(course):
    assert sum(len(quiz.questions) for quiz in course.quizzes if quiz.lesson) >= 140


def test_no_paper_of_the_final_holds_both_halves_of_a_twin(course):
    final = next(quiz for quiz in course.quizzes if quiz.draw)
    twins = defaultdict(set)
    for question in final.questions:
        if isinstance(question, Choice):
            twins[frozenset(option.text for option in question.options)].add(question.id)
    twins = [ids for ids in twins.values() if len(ids) > 1]
    assert len(twins) == 15
    for ids in twins:
        assert [take for take, bank in blueprint(final) if ids & set(bank)] == [1]
