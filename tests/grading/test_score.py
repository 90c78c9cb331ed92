"""What holds for every score: properties over quizzes and sheets that chance draws."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicum.grading.score import Result, grade
from practicum.grading.sheet import Sheet
from practicum.quiz.model import AnswerError
from practicum.quiz.reader import read_quiz
from support.reading import lines, read_answers

LETTERS = "abcdef"


def question(ident, kind, credits_, points="1"):
    """Return a question as its file holds it, with one option for each credit."""
    options = [{"text": f"Option {n}", "credit": str(c), "why": f"Reason {n}."} for n, c in enumerate(credits_)]
    shared = {"objective": "x", "stem": "Which?", "see": "x"}
    return {"id": ident, "kind": kind, "points": str(points), "options": options} | shared


def quiz_of(*questions, pass_mark=80):
    return read_quiz(json.dumps({"title": "T", "lesson": "x", "pass": pass_mark, "questions": questions}), "f", "q")


def graded(quiz, **answers):
    text = json.dumps({"quiz": "q", "answers": {ident.replace("_", "-"): given for ident, given in answers.items()}})
    return grade(read_answers(quiz, text))


def result(earned, possible, pass_mark=80):
    values = {"quiz": "q", "title": "T", "learner": "", "questions": ()}
    return Result(**values, pass_mark=pass_mark, earned=Fraction(earned), possible=Fraction(possible))


fractions = st.fractions(0, 1, max_denominator=24)
choice_credits = st.lists(fractions, min_size=1, max_size=5).map(lambda drawn: [*drawn, Fraction(1)])
choices_credits = st.lists(st.integers(0, 1), min_size=1, max_size=5).map(lambda drawn: [1, *drawn])
points = st.fractions(Fraction(1, 24), 1000, max_denominator=24)


@st.composite
def attempts(draw):
    """Draw a quiz and the answers to some of its questions."""
    questions, answers = [], {}
    for number in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(["choice", "choices"]))
        drawn = draw(choice_credits if kind == "choice" else choices_credits)
        letters = st.sampled_from(LETTERS[: len(drawn)])
        answer = letters if kind == "choice" else st.lists(letters, unique=True)
        questions.append(question(f"q{number}", kind, drawn, draw(points)))
        if draw(st.booleans()):
            answers[f"q{number}"] = draw(answer)
    return quiz_of(*questions), answers


@given(attempts())
def test_credit_is_a_share_and_what_is_earned_is_possible(attempt):
    quiz, answers = attempt
    found = graded(quiz, **answers)
    assert all(type(g.credit) is Fraction and 0 <= g.credit <= 1 for g in found.questions)
    assert 0 <= found.earned <= found.possible == sum(q.points for q in quiz.questions)
    assert found.earned == sum(g.credit * g.points for g in found.questions)


@given(attempts())
def test_every_question_is_named_once_in_the_order_of_the_quiz(attempt):
    quiz, answers = attempt
    found = graded(quiz, **answers)
    assert [g.id for g in found.questions] == [q.id for q in quiz.questions]
    assert {g.id for g in found.questions if g.status != "unanswered"} == {k for k, v in answers.items() if v}
    for g in found.questions:
        by_credit = "correct" if g.credit == 1 else "partly" if g.credit else "wrong"
        assert g.status in (by_credit, "unanswered")
        assert (g.status == "unanswered") == (g.answer is None) == (g.reasons == g.chosen == ())


@given(attempts())
def test_another_answer_to_one_question_changes_no_other(attempt):
    quiz, answers = attempt
    before = graded(quiz, **answers)
    for changed in answers:
        without = graded(quiz, **{k: v for k, v in answers.items() if k != changed})
        assert [g for g in without.questions if g.id != changed] == [g for g in before.questions if g.id != changed]


@given(st.fractions(0, 50, max_denominator=60), st.fractions(Fraction(1, 60), 50, max_denominator=60))
def test_the_percentage_is_rounded_half_up(share, possible):
    earned = min(share, possible)
    exact = 100 * earned / possible
    shown = result(earned, possible).percent
    assert exact - Fraction(1, 2) < shown <= exact + Fraction(1, 2)


@given(st.integers(1, 999), st.integers(0, 99))
def test_exactly_a_half_is_rounded_up(possible, whole):
    assert result(Fraction(2 * whole + 1, 200) * possible, possible).percent == whole + 1


@given(st.fractions(0, 1, max_denominator=300), st.integers(0, 100), st.integers(0, 100))
def test_who_passes_a_mark_passes_every_lower_one(share, one, other):
    low, high = sorted((one, other))
    assert result(share, 1, low).passed or not result(share, 1, high).passed


@given(st.fractions(0, 1, max_denominator=300), st.integers(0, 100))
def test_passing_is_decided_on_the_exact_share(share, mark):
    assert result(share, 1, mark).passed == (100 * share >= mark)


@given(choices_credits, st.data())
def test_the_order_of_ticks_does_not_matter(drawn, data):
    quiz = quiz_of(question("q1", "choices", drawn))
    ticks = data.draw(st.lists(st.sampled_from(LETTERS[: len(drawn)]), unique=True))
    mixed = data.draw(st.permutations(ticks))
    assert graded(quiz, q1=ticks) == graded(quiz, q1=mixed) == graded(quiz, q1=", ".join(mixed).upper())


@given(choices_credits, st.data())
def test_one_more_right_tick_never_lowers_and_one_more_wrong_never_raises(drawn, data):
    quiz = quiz_of(question("q1", "choices", drawn))
    known = LETTERS[: len(drawn)]
    ticks = data.draw(st.lists(st.sampled_from(known), unique=True, max_size=len(known) - 1))
    more = data.draw(st.sampled_from([letter for letter in known if letter not in ticks]))
    before, after = (quiz.questions[0].credit(tuple(given)) for given in (ticks, [*ticks, more]))
    assert after >= before if drawn[known.index(more)] else after <= before


@given(choices_credits)
def test_only_all_right_ticks_alone_earn_full_credit(drawn):
    quiz = quiz_of(question("q1", "choices", drawn))
    right = tuple(letter for letter, credit in zip(LETTERS, drawn, strict=False) if credit)
    assert quiz.questions[0].credit(right) == 1
    assert quiz.questions[0].credit(right[1:]) < 1


def test_results_give_the_reasons_of_what_was_picked_and_of_what_should_have_been():
    quiz = quiz_of(question("one", "choice", [1, "1/2", 0]), question("any", "choices", [1, 0, 1, 0]))
    found = graded(quiz, one="b", any="b, c")
    assert [lines(g.reasons) for g in found.questions] == [
        ["b: Reason 1."],
        ["a: Reason 0.", "b: Reason 1.", "c: Reason 2."],
    ]
    assert [lines(g.chosen) for g in found.questions] == [["b. Option 1"], ["b. Option 1", "c. Option 2"]]


@pytest.mark.parametrize(("see", "shown"), [("part", "x#part"), ("other#part", "other#part")])
def test_what_to_read_again_names_its_lesson(see, shown):
    quiz = quiz_of(question("q1", "choice", [1, 0]) | {"see": see})
    assert graded(quiz).questions[0].see == shown


def test_removed_questions_come_last_sorted_by_id():
    quiz = quiz_of(question("m", "choice", [1, 0]))
    sheet = Sheet(
        quiz=quiz,
        learner="",
        answers={"m": "a"},
        changed=frozenset({"z", "a"}),
        accepted=frozenset(),
        hints={},
        confidence={},
    )
    assert [(g.id, g.status, g.points) for g in grade(sheet).questions] == [
        ("m", "correct", 1),
        ("a", "changed", 0),
        ("z", "changed", 0),
    ]


anything = st.recursive(
    st.text(max_size=4) | st.sampled_from(LETTERS),
    lambda inner: st.lists(inner, max_size=3) | st.just({}),
    max_leaves=4,
)


@given(st.sampled_from(["choice", "choices"]), anything)
def test_whatever_is_given_is_an_answer_or_none_or_refused(kind, given_):
    asked = quiz_of(question("q1", kind, [1, 0, 1])).questions[0]
    try:
        answer = asked.answer(given_)
    except AnswerError:
        return
    assert answer is None or set(answer) <= set("abc")
    assert answer is None or 0 <= asked.credit(answer) <= 1
