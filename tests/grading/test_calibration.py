"""How sure the learner was, and how right."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicum.grading.calibration import calibrate
from practicum.grading.score import Graded, Result
from practicum.quiz.model import CONFIDENCES
from practicum.reports.text import as_data, as_text

STATUSES = ("correct", "partly", "wrong", "written", "unanswered", "changed")


def a_question(ident, status, confidence, credit=None):
    share = {"correct": Fraction(1), "partly": Fraction(1, 2)}.get(status, Fraction(0)) if credit is None else credit
    values = {"kind": "choice", "points": Fraction(1), "answer": "a", "fault": "", "see": "x#y"}
    return Graded(id=ident, objective="o", question=None, status=status, credit=share, confidence=confidence, **values)


def a_result(*questions):
    numbers = {"pass_mark": 80, "earned": Fraction(1), "possible": Fraction(4)}
    return Result(quiz="q", title="T", learner="", **numbers, questions=questions)


ALL = a_result(
    a_question("z-wrong", "wrong", "sure"),
    a_question("right", "correct", "sure"),
    a_question("a-part", "partly", "sure", Fraction(999, 1000)),
    a_question("lucky", "correct", "guess"),
    a_question("unlucky", "wrong", "guess"),
    a_question("silent", "wrong", ""),
    a_question("text", "written", "sure"),
    a_question("blank", "unanswered", "sure"),
    a_question("new", "changed", "sure"),
)


def test_only_what_was_scored_and_answered_counts_and_a_part_is_not_right():
    found = calibrate(ALL)
    assert found.sure_not_right == ("z-wrong", "a-part")
    assert {name: (level.said, level.right) for name, level in found.levels.items()} == {
        "guess": (2, 1),
        "fairly": (0, 0),
        "sure": (3, 1),
    }


def test_the_report_starts_with_what_to_read_again():
    assert as_text(ALL).split("\n")[3:6] == [
        "Sure and not right; read these again first: z-wrong, a-part",
        "Right when guessing: 1 of 2 · Right when sure: 1 of 3",
        "",
    ]


def test_a_report_without_confidence_has_no_line_about_it():
    report = as_text(a_result(a_question("a", "wrong", "")))
    assert "sure" not in report.lower()
    assert "guess" not in report


def test_a_report_without_wrong_sure_answers_has_only_the_counts():
    report = as_text(a_result(a_question("a", "wrong", "fairly"))).split("\n")
    assert report[2:4] == ["Right when fairly sure: 0 of 1", ""]


def test_many_questions_are_wrapped_to_the_width_of_a_terminal():
    report = as_text(a_result(*(a_question(f"question-{n}", "wrong", "sure") for n in range(40))))
    assert max(map(len, report.split("\n"))) <= 80


def test_the_data_holds_every_level_also_where_nothing_was_said():
    nothing = {"said": 0, "right": 0}
    assert as_data(a_result())["calibration"] == {
        "sure_not_right": [],
        "guess": nothing,
        "fairly": nothing,
        "sure": nothing,
    }
    assert as_data(ALL)["calibration"]["sure_not_right"] == ["z-wrong", "a-part"]
    assert as_data(ALL)["calibration"]["sure"] == {"said": 3, "right": 1}


@given(st.lists(st.tuples(st.sampled_from(STATUSES), st.sampled_from([*CONFIDENCES, ""]))))
def test_who_is_sure_is_right_or_named(drawn):
    result = a_result(*(a_question(f"q{n}", *one) for n, one in enumerate(drawn)))
    found = calibrate(result)
    sure = found.levels["sure"]
    assert sure.said == sure.right + len(found.sure_not_right)
    assert all(0 <= level.right <= level.said for level in found.levels.values())
    said = sum(level.said for level in found.levels.values())
    assert said == sum(status in STATUSES[:3] and confidence != "" for status, confidence in drawn)


@pytest.mark.parametrize("confidence", CONFIDENCES)
def test_one_answer_counts_at_one_level_only(confidence):
    found = calibrate(a_result(a_question("a", "correct", confidence)))
    assert {name for name, level in found.levels.items() if level.said} == {confidence}
