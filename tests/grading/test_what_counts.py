"""What counts in an assessment and in a draw: nothing is passed by less than the quiz asks."""

from __future__ import annotations

import json

import pytest

from practicum.grading.score import grade
from practicum.quiz.blueprint import drawn
from practicum.quiz.reader import read_quiz
from practicum.reports.text import as_text
from support.reading import problems, read_answers

SEED = 7


def a_quiz(number=6, **changes):
    """Return an assessment that draws two questions of one topic, and one of the other."""
    questions = [
        {
            "id": f"q{n}",
            "kind": "choice",
            "objective": "o",
            "topic": "one" if n < number - 2 else "two",
            "stem": f"Question {n}?",
        }
        | {"options": [{"text": "Yes", "credit": 1, "why": "So."}, {"text": "No", "why": "Not so."}], "see": "l#h"}
        for n in range(number)
    ]
    draw = [{"topic": "one", "take": 2}, {"topic": "two", "take": 1}]
    data = {"title": "T", "pass": 80, "mode": "assessment", "draw": draw, "questions": questions} | changes
    return read_quiz(json.dumps({key: value for key, value in data.items() if value}), "q.yml", "q")


def revisions(quiz, *idents):
    return {question.id: question.revision for question in quiz.questions if question.id in idents}


def sheet_of(quiz, answers, **more):
    return json.dumps({"quiz": "q", "answers": answers, "seed": SEED} | more)


def result_of(quiz, answers, *, accept_changed=False, **more):
    return grade(read_answers(quiz, sheet_of(quiz, answers, **more), accept_changed=accept_changed))


def statuses(result):
    return sorted(graded.status for graded in result.questions)


def test_an_assessment_is_not_passed_with_one_answer_of_another_bank():
    quiz = a_quiz()
    given = {"bank": "00000000", "revisions": revisions(quiz, "q0")}
    for accept_changed in (False, True):
        result = result_of(quiz, {"q0": "a"}, accept_changed=accept_changed, **given)
        assert (result.earned, result.possible, result.passed) == (1, 3, False)
        assert statuses(result) == ["correct", "missing", "missing"]
    assert result_of(quiz, {"q0": "a"}, **given).held_back


def test_what_was_drawn_from_another_bank_passes_only_if_a_person_accepts_it():
    quiz = a_quiz()
    full = ("q0", "q1", "q5")
    given = {"bank": "00000000", "revisions": revisions(quiz, *full)}
    answers = dict.fromkeys(full, "a")
    result = result_of(quiz, answers, **given)
    assert (result.earned, result.possible, result.passed, result.held_back) == (3, 3, False, True)
    assert "another version of the quiz" in as_text(result)
    assert "not passed" in as_text(result)
    accepted = result_of(quiz, answers, accept_changed=True, **given)
    assert (accepted.passed, accepted.other_bank) == (True, True)
    assert "another version of the quiz" in as_text(accepted)


def test_more_questions_than_the_blueprint_takes_all_count():
    quiz = a_quiz()
    named = revisions(quiz, "q0", "q1", "q2", "q4", "q5")
    result = result_of(quiz, {"q0": "a"}, bank="00000000", revisions=named)
    assert (result.earned, result.possible) == (1, 5)


def test_a_question_that_was_removed_is_replaced_in_what_is_possible():
    quiz = a_quiz()
    named = {"gone": "0a1b2c3d", **revisions(quiz, "q0", "q5")}
    result = result_of(quiz, {"gone": "a", "q0": "a", "q5": "a"}, bank="00000000", revisions=named)
    assert (result.earned, result.possible) == (2, 3)
    assert statuses(result) == ["changed", "correct", "correct", "missing"]


def test_in_a_draw_a_changed_question_counts_against():
    quiz = a_quiz()
    first, *others = drawn(quiz, SEED)
    marks = {first: "0a1b2c3d", **revisions(quiz, *others)}
    result = result_of(quiz, dict.fromkeys([first, *others], "a"), bank=quiz.bank, revisions=marks)
    assert (result.earned, result.possible, result.passed) == (2, 3, False)
    accepted = result_of(
        quiz, dict.fromkeys([first, *others], "a"), bank=quiz.bank, revisions=marks, accept_changed=True
    )
    assert (accepted.earned, accepted.possible, accepted.passed) == (3, 3, True)


def test_an_assessment_without_a_draw_counts_all_its_questions():
    quiz = a_quiz(draw=None)
    marks = {question.id: "0a1b2c3d" for question in quiz.questions[1:]} | revisions(quiz, "q0")
    result = result_of(quiz, {question.id: "a" for question in quiz.questions}, seed="", revisions=marks)
    assert (result.earned, result.possible, result.passed, result.held_back) == (1, 6, False, True)


def test_a_removed_question_holds_an_assessment_back():
    quiz = a_quiz(draw=None)
    answers = {question.id: "a" for question in quiz.questions}
    assert result_of(quiz, answers, seed="").passed
    assert not result_of(quiz, answers | {"gone": "a"}, seed="", revisions={"gone": "0a1b2c3d"}).passed


def test_a_practice_quiz_leaves_out_what_has_changed():
    quiz = a_quiz(draw=None, mode="practice")
    marks = {question.id: "0a1b2c3d" for question in quiz.questions[1:]}
    result = result_of(quiz, {question.id: "a" for question in quiz.questions}, seed="", revisions=marks)
    assert (result.earned, result.possible, result.passed, result.held_back) == (1, 1, True, False)


@pytest.mark.parametrize("bank", ["", "present", "00000000"])
def test_an_answer_to_a_question_that_was_not_asked_is_refused(bank):
    quiz = a_quiz()
    asked = sorted(drawn(quiz, SEED))
    other = next(question.id for question in quiz.questions if question.id not in asked)
    marks = revisions(quiz, *asked, *([] if bank == "00000000" else [other]))
    text = sheet_of(quiz, {other: "a"}, bank=quiz.bank if bank == "present" else bank, revisions=marks)
    (found,) = problems(lambda given: read_answers(quiz, given), text)
    assert f'answers.{other}: this quiz has no question "{other}"' in found


def test_a_draw_needs_its_seed_and_an_empty_one_is_none():
    (found,) = problems(lambda text: read_answers(a_quiz(), text), '{"quiz": "q", "answers": {}, "seed": ""}')
    assert "seed: is missing" in found


@pytest.mark.parametrize("answered", [True, False])
def test_a_draw_of_reflections_alone_is_passed_by_writing_them_all(answered):
    questions = [
        {"id": "w", "kind": "reflection", "objective": "o", "topic": "two", "stem": "Write.", "see": "l#h"}
        | {"rubric": [{"text": "It is.", "why": "So."}]},
        {"id": "c", "kind": "choice", "objective": "o", "topic": "one", "stem": "Which?", "see": "l#h"}
        | {"options": [{"text": "Yes", "credit": 1, "why": "So."}, {"text": "No", "why": "Not so."}]},
        {"id": "v", "kind": "reflection", "objective": "o", "topic": "one", "stem": "Write.", "see": "l#h"}
        | {"rubric": [{"text": "It is.", "why": "So."}]},
    ]
    for seed in range(20):
        quiz = a_quiz(questions=questions, draw=[{"topic": "two", "take": 1}, {"topic": "one", "take": 1}])
        if drawn(quiz, seed) == {"w", "v"}:
            break
    result = result_of(quiz, {"w": "A text.", **({"v": "Another."} if answered else {})}, seed=seed)
    assert (result.possible, result.passed) == (0, answered)
