"""Results -> what people and programs read."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicum.grading.score import Graded, Result
from practicum.quiz.blueprint import rank
from practicum.quiz.reader import read_quiz
from practicum.reports.text import Heading, Names, as_data, as_json, as_text, mixed, verdict

WHY = "It comes second."
QUIZ = """\
title: The first quiz
lesson: first
questions:
  - id: {id}
    kind: choices
    objective: recall
    stem: {stem}
    options:
      - {{text: The greeting, why: It opens the talk.}}
      - {{text: The **offer**, credit: 1, why: {why}}}
      - {{text: The bill, why: Nobody talks of it.}}
    see: the-three-parts
"""


def a_question(*, stem="Which part?", why=WHY, **changes):
    """Return a graded question with options a to c, of which b is right."""
    ident = changes.get("id", "which-part")
    written = QUIZ.format(id="which-part", stem=json.dumps(stem), why=json.dumps(why))
    (question,) = read_quiz(written, "f", "first-quiz").questions
    values = {
        "id": "which-part",
        "kind": "choices",
        "objective": "recall",
        "question": replace(question, id=ident),
        "status": "partly",
        "credit": Fraction(1, 2),
        "points": Fraction(3),
    }
    values |= {"answer": ("b",), "fault": "", "see": "first#the-three-parts"}
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
        a_question(id="which-names", status="wrong", credit=Fraction(0), answer=("a", "b")),
        a_question(id="done", status="correct", credit=Fraction(1), stem="Which *part* of the talk " * 5),
        a_question(id="left-out", status="unanswered", credit=Fraction(0), answer=None),
        a_question(id="unread", status="unreadable", credit=Fraction(0), answer=None, fault="Write a letter."),
        a_question(id="gone", status="changed", answer=None, question=None, see="", counts=False),
    )
    assert (
        as_text(result)
        == """\
The first quiz · Sam Lee
3 1/2 of 4 points, 88 %: passed
5 of 6 questions count; the others have changed since.

~ Question 1 of 5 (which-part): partly right, 1 1/2 of 3 points
    Which part?
    Answer: b. The offer
    b: It comes second.
    Read again: first#the-three-parts
- Question 2 of 5 (which-names): not right
    Which part?
    Answer:
      a. The greeting
      b. The offer
    a: It opens the talk.
    b: It comes second.
    Read again: first#the-three-parts
+ Question 3 of 5 (done): right
    Which part of the talk Which part of the talk Which part of the talk …
    Answer: b. The offer
    b: It comes second.
o Question 4 of 5 (left-out): not answered
    Which part?
    Read again: first#the-three-parts
? Question 5 of 5 (unread): cannot be read, 0 of 3 points
    Which part?
    Write a letter.
    Read again: first#the-three-parts
! gone: changed
    This question is not the one that was answered: it has changed since. It is
    left out of the score.

Objectives (mastered at 80 % of the points)
- recall: not mastered yet, 4 1/2 of 15 points
"""
    )


def test_a_report_without_a_name_is_of_the_quiz_alone():
    assert as_text(a_result(learner="")).startswith("The first quiz\n")


RICH = """\
It **comes** [second](one/first.md), by `us`:

- the *greeting*,
- the offer.

| Part | Place |
|-|-|
| offer | \\*2\\* |

> Say it.

```
first:
    second = 2   # of 3
```"""


def test_a_field_is_shown_as_on_the_page_without_marks_and_with_its_lines():
    shown = as_text(a_result(a_question(why=RICH)))
    assert (
        """\
    b: It comes second, by us:

    - the greeting,
    - the offer.

    Part | Place
    offer | *2*

    > Say it.

    first:
        second = 2   # of 3
    Read again"""
        in shown
    )


def test_the_data_have_each_reason_as_plain_text_on_a_line_of_its_own():
    (question,) = as_data(a_result(a_question(why=RICH, answer=("a", "b"))))["questions"]
    first, second = question["feedback"].split("\n")
    assert first == "a: It opens the talk."
    assert second.startswith("b: It comes second, by us: - the greeting, - the offer. Part | Place offer | *2*")


def test_what_is_no_paragraph_begins_below_its_label():
    assert "    b:\n    - one\n    - two\n" in as_text(a_result(a_question(why="- one\n- two")))


def test_objectives_and_headings_are_named_and_ids_are_shown_where_a_name_is_not_known():
    names = Names(
        objectives={"recall": "Recall the parts."},
        headings={"first#the-three-parts": Heading("The three parts", "The first lesson")},
    )
    shown = as_text(a_result(), names=names)
    assert "    Read again: The three parts\n" in shown
    assert "- Recall the parts: not mastered yet" in shown
    (question,) = a_result().questions
    elsewhere = replace(question, question=replace(question.question, see="first#the-three-parts"))
    assert "    Read again: The three parts (The first lesson)\n" in as_text(a_result(elsewhere), names=names)
    assert "Read again: first#the-three-parts\n" in as_text(a_result())


def test_questions_are_in_the_order_of_the_learners_page():
    ids = [f"q{number}" for number in range(9)]
    shown = as_text(a_result(*(a_question(id=ident) for ident in ids), seed=7))
    found = re.findall(r"Question (\d) of 9 \((q\d)\)", shown)
    assert [number for number, _ in found] == [*"123456789"]
    assert [ident for _, ident in found] == sorted(ids, key=lambda ident: rank(7, ident))
    assert [ident for _, ident in found] != ids


LONG = "word " * 40 + "x" * 200


@pytest.mark.parametrize(
    "result",
    [
        a_result(a_question(why=f"{LONG}\n\n- {LONG}\n- b\n\n```\n{LONG}\n```", see=f"{'x' * 80}#{'y' * 80}")),
        a_result(a_question(stem=LONG.strip())),
        a_result(title=LONG.strip()),
        a_result(learner=LONG.strip()),
        a_result(a_question(id="x" * 80)),
        a_result(a_question(id="x" * 80, status="changed", question=None)),
        a_result(earned=Fraction(10**30 + 1, 10**30), possible=Fraction(10**30 + 3, 10**30)),
    ],
    ids=["reason", "stem", "title", "learner", "id", "changed id", "score"],
)
def test_no_line_is_wider_than_a_terminal(result):
    assert max(map(len, as_text(result).split("\n"))) <= 80


@pytest.mark.parametrize("hidden", ["\x1b[2J", "\x9b2J", "\r", "\n", "\x07", "\u202e", "\u2066", "\x7f"])
@pytest.mark.parametrize("field", ["learner", "id"])
def test_what_a_learner_wrote_cannot_steer_a_terminal(field, hidden):
    sly = f"x{hidden}+ y"
    result = a_result(learner=sly) if field == "learner" else a_result(a_question(id=sly, question=None))
    plain = a_result(learner="x+ y") if field == "learner" else a_result(a_question(id="x+ y", question=None))
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
            "kind": "choices",
            "objective": "recall",
            "status": "partly",
            "credit": "1/2",
            "points": "3",
            "answer": ["a", "b"],
            "accepted": False,
            "hints": 0,
            "confidence": "",
            "feedback": "a: It opens the talk.\nb: It comes second.",
            "see": "first#the-three-parts",
        }
    ]


def test_a_changed_question_says_so_in_the_data():
    data = as_data(a_result(a_question(status="changed", answer=None)))
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
        ("correct", "+ {}: right"),
        ("partly", "~ {}: partly right, 1 1/2 of 3 points"),
        ("wrong", "- {}: not right"),
        ("unanswered", "o {}: not answered"),
        ("unreadable", "? {}: cannot be read, 0 of 3 points"),
        ("missing", "! {}: not asked, 0 of 3 points"),
        ("changed", "! {}: changed"),
        ("written", "* {}: written; it is not scored"),
    ],
)
def test_every_status_has_its_symbol_and_its_words(status, line):
    title = "Question 1 of 1 (which-part)"
    assert line.format(title) in as_text(a_result(a_question(status=status))).split("\n")
