"""Results -> what people and programs read."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicum.grading.score import Graded, Result
from practicum.reports.text import as_data, as_json, as_text, mixed, verdict


def a_question(**changes):
    values = {
        "id": "which-part",
        "kind": "choice",
        "objective": "recall",
        "stem": "Which part?",
        "status": "partly",
        "credit": Fraction(1, 2),
        "points": Fraction(3),
    }
    values |= {"answer": "b", "feedback": "b: It comes second.", "see": "first#the-three-parts"}
    return Graded(**values | changes)


def a_result(*questions, **changes):
    values = {"quiz": "first-quiz", "title": "The first quiz", "learner": "Sam Lee", "pass_mark": 80}
    values |= {"earned": Fraction(7, 2), "possible": Fraction(4)}
    return Result(**values | changes, questions=questions or (a_question(),))


@pytest.mark.parametrize(
    ("number", "shown"), [("0", "0"), ("3", "3"), ("1/2", "1/2"), ("7/2", "3 1/2"), ("4/2", "2"), ("1000", "1000")]
)
def test_numbers_are_shown_as_people_write_them(number, shown):
    assert mixed(Fraction(number)) == shown


@pytest.mark.parametrize(
    ("earned", "possible", "line"),
    [
        ("7/2", "4", "3 1/2 of 4 points, 88 %: passed"),
        ("2", "3", "2 of 3 points, 67 %: not passed (80 % is needed)"),
        ("797", "1001", "797 of 1001 points, 80 %: not passed (80 % is needed before rounding)"),
        ("0", "0", "Nothing counts: every question that is scored has changed."),
    ],
)
def test_the_verdict_says_points_percentage_and_whether_it_is_passed(earned, possible, line):
    assert verdict(a_result(earned=Fraction(earned), possible=Fraction(possible))) == line


def test_a_quiz_with_a_pass_mark_of_0_shows_nothing_about_passing():
    assert verdict(a_result(possible=Fraction(5), pass_mark=0)) == "3 1/2 of 5 points, 70 %"


def test_a_report_for_people():
    result = a_result(
        a_question(),
        a_question(id="which-names", status="wrong", credit=Fraction(0), answer=("a", "b"), feedback="a: Yes.\nb: No."),
        a_question(id="done", status="correct", credit=Fraction(1), answer="a", feedback="a: It is."),
        a_question(id="left-out", status="unanswered", credit=Fraction(0), answer=None, feedback=""),
        a_question(id="gone", status="changed", credit=Fraction(0), answer=None, feedback="", see="", counts=False),
    )
    assert (
        as_text(result)
        == """\
The first quiz · Sam Lee
3 1/2 of 4 points, 88 %: passed
4 of 5 questions count; the others have changed since.

~ which-part: partly right, 1 1/2 of 3 points
    Answer: b
    b: It comes second.
    Read again: first#the-three-parts
- which-names: not right
    Answer: a, b
    a: Yes.
    b: No.
    Read again: first#the-three-parts
+ done: right
    Answer: a
    a: It is.
o left-out: not answered
    Read again: first#the-three-parts
! gone: changed
    This question is not the one that was answered: it has changed since. It is
    left out of the score.

Objectives (mastered at 80 % of the points)
- recall: not mastered yet, 4 1/2 of 12 points
"""
    )


def test_a_report_without_a_name_is_of_the_quiz_alone():
    assert as_text(a_result(learner="")).startswith("The first quiz\n")


LONG = "word " * 40 + "x" * 200


@pytest.mark.parametrize(
    "result",
    [
        a_result(a_question(feedback=f"b: {LONG}", see=f"{'x' * 80}#{'y' * 80}")),
        a_result(title=LONG.strip()),
        a_result(learner=LONG.strip()),
        a_result(a_question(id="x" * 80)),
        a_result(a_question(id="x" * 80, status="changed")),
        a_result(earned=Fraction(10**30 + 1, 10**30), possible=Fraction(10**30 + 3, 10**30)),
    ],
    ids=["feedback", "title", "learner", "id", "changed id", "score"],
)
def test_no_line_is_wider_than_a_terminal(result):
    assert max(map(len, as_text(result).split("\n"))) <= 80


@pytest.mark.parametrize("hidden", ["\x1b[2J", "\x9b2J", "\r", "\n", "\x07", "\u202e", "\u2066", "\x7f"])
@pytest.mark.parametrize("field", ["learner", "id"])
def test_what_a_learner_wrote_cannot_steer_a_terminal(field, hidden):
    sly = f"x{hidden}+ y"
    result = a_result(learner=sly) if field == "learner" else a_result(a_question(id=sly, status="changed"))
    plain = a_result(learner="x+ y") if field == "learner" else a_result(a_question(id="x+ y", status="changed"))
    report = as_text(result)
    assert all(character.isprintable() or character == "\n" for character in report)
    assert report.count("\n") == as_text(plain).count("\n")


@pytest.mark.parametrize(
    "learner", ["Zoë O'Neil", "Łukasz", "山田\u3000太郎", "Nguyễn Văn A", "محمد", "Sam\u00a0Lee", "ක්‍රිස්"]
)
def test_names_of_any_script_are_shown_whole(learner):
    assert "�" not in as_text(a_result(learner=learner))


def test_a_result_as_data_holds_exact_numbers_as_texts():
    data = as_data(a_result(a_question(answer=("a", "b"))))
    assert {key: value for key, value in data.items() if key != "questions"} == {
        "quiz": "first-quiz",
        "learner": "Sam Lee",
        "earned": "7/2",
        "possible": "4",
        "percent": 88,
        "pass": 80,
        "passed": True,
        "held_back": False,
        "other_bank": False,
        "attempt": None,
        "minutes": None,
        "limit": None,
        "calibration": {
            "sure_not_right": [],
            "guess": {"said": 0, "right": 0},
            "fairly": {"said": 0, "right": 0},
            "sure": {"said": 0, "right": 0},
        },
        "objectives": [{"id": "recall", "earned": "3/2", "possible": "3", "mastered": False}],
    }
    assert data["questions"] == [
        {
            "id": "which-part",
            "kind": "choice",
            "objective": "recall",
            "status": "partly",
            "credit": "1/2",
            "points": "3",
            "answer": ["a", "b"],
            "accepted": False,
            "hints": 0,
            "confidence": "",
            "feedback": "b: It comes second.",
            "see": "first#the-three-parts",
        }
    ]


def test_a_changed_question_says_so_in_the_data():
    data = as_data(a_result(a_question(status="changed", answer=None, feedback="")))
    assert data["questions"][0]["feedback"].startswith("This question is not the one that was answered")


@given(st.text())
def test_json_is_one_line_and_reads_back(learner):
    result = a_result(learner=learner)
    line = as_json(result)
    assert len(line.splitlines()) == 1
    assert json.loads(line) == as_data(result)


def test_json_holds_nothing_that_steers_a_terminal():
    assert as_json(a_result(learner="x\x1b[2J\x9b2J\x7f\u202ey")).isprintable()


@pytest.mark.parametrize(
    ("status", "line"),
    [
        ("correct", "+ which-part: right"),
        ("partly", "~ which-part: partly right, 1 1/2 of 3 points"),
        ("wrong", "- which-part: not right"),
        ("unanswered", "o which-part: not answered"),
        ("unreadable", "? which-part: cannot be read, 0 of 3 points"),
        ("missing", "! which-part: not asked, 0 of 3 points"),
        ("changed", "! which-part: changed"),
        ("written", "* which-part: written; it is not scored"),
    ],
)
def test_every_status_has_its_symbol_and_its_words(status, line):
    assert line in as_text(a_result(a_question(status=status))).split("\n")
