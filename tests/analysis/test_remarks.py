"""A bad question is named first, and chance is called bad in at most five of a hundred classes."""

from random import Random

import pytest

from benchmarks.chance import CLASS, OPTIONS, QUESTIONS, counts_of, false_alarms
from practicum.analysis.figures import figures
from practicum.analysis.remarks import CHANCE, MOST, at_least, at_most, remarks


def found(classmates):
    """Return the remarks on a class as (kind, question)."""
    return [(each.kind, each.question) for each in remarks([figures(counts_of(classmates))])]


def skilled(random, skill, key="a"):
    return key if random.random() < skill else random.choice([option for option in OPTIONS if option != key])


@pytest.mark.parametrize("seed", range(10))
def test_a_key_on_the_wrong_option_comes_first(seed):
    random = Random(seed)
    skills = [0.6 + 0.35 * place / CLASS for place in range(CLASS)]
    classmates = [
        [skilled(random, skill, "c" if number == 5 else "a") for number in range(QUESTIONS)] for skill in skills
    ]
    (first, *_) = remarks([figures(counts_of(classmates))])
    assert (first.question, first.kind, first.text) == ("q5", "key", "The strongest learners choose c: check the key.")


def test_answers_by_chance_are_hardly_ever_called_bad():
    """Of 200 classes of 20 that pick by chance, at most five in a hundred get a remark on a key or on what is too hard."""
    classes = 200
    false = false_alarms(classes, Random(1))
    assert at_least(false, classes, CHANCE) > 0.01


def test_what_many_are_sure_of_and_wrong_about_is_named_with_its_number():
    """At each of twelve questions, nine of twenty are sure of the same wrong option; they are other people each time."""
    classmates = [
        [("c", "sure") if (place + number) % CLASS < 9 else ("a", "guess") for number in range(QUESTIONS)]
        for place in range(CLASS)
    ]
    every = remarks([figures(counts_of(classmates))])
    assert {each.text for each in every} == {"Sure and wrong: 9 of 20 believe c."}


def test_what_nearly_all_know_without_being_sure_may_be_too_easy():
    classmates = [[("a", "sure")] * 11 + [("a", "guess")] for _ in range(CLASS)]
    assert found(classmates) == [("easy", "q11")]


def test_what_is_left_out_far_more_than_the_rest_is_named():
    classmates = [["a"] * 11 + ["" if place < 12 else "a"] for place in range(CLASS)]
    assert found(classmates) == [("left", "q11")]


def test_an_option_that_nobody_chooses_is_named_only_where_chance_would_not_do_it():
    few = [["a"] * 11 + [random_of("bca", place)] for place in range(CLASS)]
    assert not [each for each in found(few) if each[0] == "nobody"]
    many = [["a"] * 11 + [random_of("bca", place)] for place in range(90)]
    texts = [each.text for each in remarks([figures(counts_of(many))])]
    assert not [text for text in texts if "Nobody chooses" in text]  # the question has a graver remark
    every = [["bca"[(place + number) % 3] for number in range(QUESTIONS)] for place in range(90)]
    assert {each.text for each in remarks([figures(counts_of(every))])} == {"Nobody chooses d."}


def random_of(letters, place):
    return letters[place % len(letters)]


def test_at_most_ten_questions_are_named_each_once():
    classmates = [["b"] * QUESTIONS for _ in range(CLASS)]
    classmates[-1] = ["a"] * QUESTIONS
    questions = [question for _, question in found(classmates)]
    assert len(questions) == len(set(questions)) <= MOST


def test_tails_of_the_binomial_distribution_by_hand():
    assert at_most(1, 3, 0.5) == pytest.approx(0.5)
    assert at_least(3, 3, 0.5) == pytest.approx(0.125)
    assert (at_least(0, 3, 0.5), at_most(3, 3, 0.5)) == (1, 1)
    assert at_most(480, 1001, 0.5) == pytest.approx(at_most(479, 999, 0.5), abs=0.01)  # on both sides of `_MANY`
