"""reflection: its keys, its answers, and that nothing ever scores it."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicum.grading.score import grade
from practicum.grading.sheet import empty_sheet
from practicum.quiz.model import AnswerError
from practicum.quiz.reader import read_quiz
from practicum.reports.text import as_data, as_text, verdict
from support.paths import HANDBOOK
from support.reading import lines, quiz_faults, read_answers, read_changed

QUIZ = """\
title: T
lesson: x
questions:
  - id: own-declaration
    kind: reflection
    objective: o
    stem: Write your own opening declaration.
    words: 60
    rubric:
      - text: It names one thing that
          you need.
        why: Without it, they hear a pitch.
      - text: It gives a reason.
        why: |
          A reason can be checked.

          - Praise cannot.
    example: |
      We need your orders.

      Where do you need us?
    see: the-three-parts
"""
AT = "questions[0]"


def quiz_with(*edits, text=QUIZ):
    return read_changed(text, *edits)


def question(*edits):
    return quiz_with(*edits).questions[0]


def faults(*edits):
    return quiz_faults(QUIZ, *edits)


def graded(quiz, answers, **more):
    text = json.dumps({"quiz": "q", "answers": answers} | more)
    return grade(read_answers(quiz, text))


def test_a_reflection_holds_what_its_file_says():
    found = question()
    assert (found.kind, found.scored, found.words, found.points, found.all_or_nothing) == (
        "reflection",
        False,
        60,
        0,
        False,
    )
    assert [(c.text, c.why) for c in found.rubric] == [
        ("It names one thing that you need.", "Without it, they hear a pitch."),
        ("It gives a reason.", "A reason can be checked.\n\n- Praise cannot."),
    ]
    assert found.example == "We need your orders.\n\nWhere do you need us?"


EXAMPLE = "    example: |\n      We need your orders.\n\n      Where do you need us?\n"


@pytest.mark.parametrize("words", ["", "    words:\n", "    words: null\n"])
@pytest.mark.parametrize("example", ["", "    example:\n", "    example: ' '\n"])
def test_words_and_an_example_can_be_left_out(words, example):
    found = question(("    words: 60\n", words), (EXAMPLE, example))
    assert (found.words, found.example) == (0, "")


@pytest.mark.parametrize("words", ["1", "1000", "60.0", "120/2"])
def test_words_are_a_whole_number_however_it_is_written(words):
    assert question(("words: 60", f"words: {words}")).words in (1, 60, 1000)


REASON = "      - text: It gives a reason.\n"
MANY = "".join(f"      - {{text: Point {n}, why: So.}}\n" for n in range(11))
FAULTS = {
    "points": ("    words: 60", "    points: 1\n    words: 60", f"f:8:13 {AT}.points: has no place here: a question of this kind is never scored. Delete the line."),
    "points 0": ("    words: 60", "    points: 0\n    words: 60", f"f:8:13 {AT}.points: has no place here"),
    "points a list": ("    words: 60", "    points: []\n    words: 60", f"f:8:13 {AT}.points: has no place here"),
    "all or nothing": ("    words: 60", "    all_or_nothing: true\n    words: 60", f"f:8:21 {AT}.all_or_nothing: has no place here: a question of this kind is never scored. Delete the line."),
    "all or nothing, false": ("    words: 60", "    all_or_nothing: false\n    words: 60", f"f:8:21 {AT}.all_or_nothing: has no place here"),
    "words in words": ("words: 60", "words: sixty", f'f:8:12 {AT}.words: "sixty" is not a number from 1 to 1000. Write about how many words are meant, or delete the line.'),
    "no words": ("words: 60", "words: 0", f'f:8:12 {AT}.words: "0" is not a number from 1 to 1000.'),
    "too many words": ("words: 60", "words: 1001", f'f:8:12 {AT}.words: "1001" is not a number from 1 to 1000.'),
    "part of a word": ("words: 60", "words: 1.5", f"f:8:12 {AT}.words: 3/2 is not a whole number."),
    "words a list": ("words: 60", "words: [60]", f"f:8:12 {AT}.words: is a list, not a text."),
    "rubric misspelt": ("    rubric:\n", "    rubrik:\n", f'f:9:5 {AT}.rubrik: is not a key of this format. Did you mean "rubric"?'),
    "rubric missing": ("    rubric:\n", "    topic: x\n    hints:\n", f'f:4:5 {AT}.rubric: is missing. Write what a good text does: at least one, each with "text" and "why".'),
    "rubric empty": ("    rubric:\n", "    rubric: []\n    old:\n", f"f:9:13 {AT}.rubric: holds 0; at least 1 are needed. Write what a good text does"),
    "rubric a text": ("    rubric:\n", "    rubric: x\n    old:\n", f"f:9:13 {AT}.rubric: is a text, not a list."),
    "rubric of texts": (REASON, "      - It gives a reason.\n" + REASON, f"f:13:9 {AT}.rubric[1]: is a text, not a mapping (keys and values)."),
    "rubric too long": (REASON, MANY + REASON, f"f:10:7 {AT}.rubric: holds 13; 12 are the most. Write fewer."),
    "criterion text missing": (REASON, "      - vague: x\n", f"f:13:9 {AT}.rubric[1].text: is missing. Write what a good text does, such as: It names one need."),
    "criterion text empty": ("It gives a reason.", "", f"f:13:14 {AT}.rubric[1].text: is empty."),
    "criterion text in paragraphs": ("It gives a reason.", '"One.\\n\\nTwo."', f"f:13:15 {AT}.rubric[1].text: is more than one paragraph of plain text."),
    "criterion twice": ("It gives a reason.", '"it names one thing  THAT you need."', f"f:13:15 {AT}.rubric[1].text: is the same as that of criterion 1. Write another, or delete one."),
    "why missing": ("        why: Without it, they hear a pitch.\n", "", f"f:10:9 {AT}.rubric[0].why: is missing. Write why that matters; every criterion says why."),
    "why empty": ("Without it, they hear a pitch.", "''", f"f:12:14 {AT}.rubric[0].why: is empty."),
    "key of a criterion": ("        why: Without it", "        credit: 1\n        why: Without it", f"f:12:9 {AT}.rubric[0].credit: is not a key of this format."),
    "example a list": (EXAMPLE, "    example: [x]\n", f"f:18:14 {AT}.example: is a list, not a text. Write one good answer, or delete the line."),
    "options": ("    words: 60", "    options: []\n    words: 60", f"f:8:5 {AT}.options: is not a key of this format."),
}  # fmt: skip


@pytest.mark.parametrize("row", FAULTS.values(), ids=FAULTS)
def test_each_fault_is_named_with_its_place_and_fix(row):
    old, new, start = row
    found = faults((old, new))
    assert any(fault.startswith(start) for fault in found), found
    assert not [fault for fault in found if "points" in start and ".points" in fault and "number" in fault]


def test_points_are_one_fault_and_not_two():
    assert len(faults(("    words: 60", "    points: 0\n    all_or_nothing: maybe\n    words: 60"))) == 2


@pytest.mark.parametrize("key", ["points", "all_or_nothing"])
def test_an_empty_key_counts_as_left_out(key):
    assert question(("    words: 60", f"    {key}:\n    words: 60")).points == 0


@pytest.mark.parametrize("answer", ["We need you.", "One.\nTwo.\r\nThree.", "no", "<b>x</b>", "{{ x }}", "😀" * 10_000])
@pytest.mark.parametrize("around", ["", " ", "\n\n", "\t\u2003\u00a0\x1c\x85"])
def test_a_text_is_taken_as_it_is_except_for_its_ends(answer, around):
    assert question().answer(around + answer + around) == answer


@pytest.mark.parametrize(
    "blank", [" ", "\n", "\t\r\n", "\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000"]
)
def test_white_space_counts_as_no_answer(blank):
    assert question().answer(blank) is None


@pytest.mark.parametrize("character", ["\ufeff", "\u200b", "0"])
def test_any_other_character_is_an_answer(character):
    assert question().answer(f" {character} ") == character


@pytest.mark.parametrize("given_", [["We need you."], {"a": "We need you."}, [], [["x"]], None, 5])
def test_only_a_text_is_an_answer(given_):
    with pytest.raises(AnswerError) as caught:
        question().answer(given_)
    assert caught.value.what == "a reflection takes one text."
    assert "bar" in caught.value.fix


def test_a_text_that_is_too_long_is_refused():
    assert question().answer(" " + "x" * 10_000 + " ")
    with pytest.raises(AnswerError) as caught:
        question().answer("x" * 10_001)
    assert (caught.value.what, caught.value.fix) == (
        "this text has 10,001 characters; 10,000 are the most.",
        "Shorten it.",
    )


@given(st.text(max_size=50))
def test_whatever_is_written_is_canonical_at_once(text):
    answer = question().answer(text) if text else None
    assert answer is None or question().answer(answer) == answer
    assert answer is None or question().credit(answer) == 0


def test_the_reasons_are_the_criteria_of_the_rubric():
    assert lines(question().reasons("x")) == [
        "1. It names one thing that you need. Without it, they hear a pitch.",
        "2. It gives a reason. A reason can be checked. - Praise cannot.",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("words: 60", "words: 80"),
        ("It gives a reason.", "It says why."),
        ("A reason can", "Reasons can"),
        ("We need your orders", "We want your orders"),
        ("opening declaration.", "opening\n      declaration."),
    ],
)
def test_a_text_stays_good_when_advice_on_it_changes(old, new):
    assert question((old, new)).revision == question().revision


@pytest.mark.parametrize(("old", "new"), [("your own", "an"), ("declaration.", "declaration!")])
def test_a_text_to_another_stem_is_a_changed_one(old, new):
    assert question((old, new)).revision != question().revision


def test_every_field_is_yielded_with_its_key():
    found = dict(question(("stem:", "hints: [A hint.]\n    stem:")).texts())
    assert [*found] == [
        "stem",
        "hints[0]",
        *(f"rubric[{i}].{key}" for i in (0, 1) for key in ("text", "why")),
        "example",
    ]


def test_nothing_of_a_reflection_is_a_key():
    assert question().answer_key() == {}


def test_a_result_holds_the_text_and_the_rubric():
    result = graded(quiz_with(), {"own-declaration": " We need\nyou. "})
    (found,) = as_data(result)["questions"]
    assert {key: found[key] for key in ("status", "credit", "points", "answer", "see")} == {
        "status": "written",
        "credit": "0",
        "points": "0",
        "answer": "We need\nyou.",
        "see": "x#the-three-parts",
    }
    assert found["feedback"].startswith("1. It names one thing")


def test_a_report_shows_the_text_line_by_line_and_then_the_rubric():
    sly = "We need you.\n\n+ other: right\n" + "word " * 20 + "\x1b[2J\u202eend"
    lines = as_text(graded(quiz_with(), {"own-declaration": sly})).split("\n")
    assert lines == [
        "T",
        "Nothing here is scored. Written: 1 of 1.",
        "",
        "* Question 1 of 1 (own-declaration): written; it is not scored",
        "    Write your own opening declaration.",
        "    Answer: We need you.",
        "      + other: right",
        "      word word word word word word word word word word word word word word",
        "      word word word word word word �[2J�end",
        "    1. It names one thing that you need. Without it, they hear a pitch.",
        "    2. It gives a reason. A reason can be checked.",
        "",
        "    - Praise cannot.",
        "",
    ]


SCORED = """\
  - id: pick
    kind: choice
    objective: o
    stem: Which?
    options: [{text: A, credit: 1, why: So.}, {text: B, why: So.}]
    see: s
"""


@pytest.mark.parametrize(
    ("answers", "revisions", "line", "passed"),
    [
        ({"own-declaration": "x", "pick": "a"}, {}, "1 of 1 points, 100 %: passed", True),
        ({"pick": "a"}, {}, "1 of 1 points, 100 %: passed", True),
        ({"own-declaration": "x"}, {}, "0 of 1 points, 0 %: not passed (80 % is needed)", False),
        (
            {"own-declaration": "x", "pick": "a"},
            {"pick": "00000000"},
            "Nothing counts: every question that is scored has changed.",
            False,
        ),
    ],
)
def test_beside_scored_questions_a_reflection_has_no_part_in_the_score(answers, revisions, line, passed):
    result = graded(quiz_with(text=QUIZ + SCORED), answers, revisions=revisions)
    assert (verdict(result), result.passed) == (line, passed)


def test_a_report_counts_only_questions_that_can_count():
    more = QUIZ + SCORED + SCORED.replace("pick", "tick")
    changed = {"tick": "00000000"}
    both = {"own-declaration": "x", "pick": "a", "tick": "a"}
    assert "1 of 2 questions count; the others have changed since." in as_text(
        graded(quiz_with(text=more), both, revisions=changed)
    )
    written = as_text(graded(quiz_with(text=more), both, revisions={"own-declaration": "00000000"}))
    assert "questions count" not in written


@pytest.mark.parametrize(
    ("answers", "revisions", "written", "passed"),
    [
        ({"own-declaration": "x", "more": "y"}, {}, 2, True),
        ({"own-declaration": "x"}, {}, 1, False),
        ({}, {}, 0, False),
        ({"own-declaration": "x", "more": "y"}, {"more": "00000000"}, 1, False),
        ({"own-declaration": "x", "more": "y", "gone": "z"}, {"gone": "00000000"}, 2, True),
    ],
)
@pytest.mark.parametrize("mark", ["", "pass: 0\n", "pass: 100\n"])
def test_a_quiz_that_scores_nothing_is_passed_once_all_is_written(answers, revisions, written, passed, mark):
    second = QUIZ[QUIZ.index("  - id") :].replace("own-declaration", "more")
    result = graded(quiz_with(("questions:", mark + "questions:"), text=QUIZ + second), answers, revisions=revisions)
    assert (result.passed, result.percent, result.possible) == (passed, 0, 0)
    assert verdict(result) == f"Nothing here is scored. Written: {written} of 2."


def test_an_empty_answer_file_says_how_to_write_a_text_and_takes_one():
    quiz = quiz_with(("questions:", "confidence: true\nquestions:"))
    sheet = empty_sheet(quiz)
    assert (
        '  #   Write a bar, "|", after the colon, and about 60 words on the lines below\n  #   it, each four' in sheet
    )
    assert "confidence" not in sheet
    filled = sheet.replace("  own-declaration:\n", '  own-declaration: |\n    We say: "yes".\n\n    # And you?\n')
    found = read_answers(quiz, filled)
    assert found.answers == {"own-declaration": 'We say: "yes".\n\n# And you?'}
    assert "your text on the lines below" in empty_sheet(quiz_with(("    words: 60\n", "")))


def test_a_mixed_quiz_asks_how_sure_only_of_what_is_scored():
    quiz = quiz_with(("questions:", "confidence: true\nquestions:"), text=QUIZ + SCORED)
    assert "confidence:  # guess, fairly, sure\n  pick:\n\nrevisions:" in empty_sheet(quiz)


def specified():
    """Return the question of the specification, and its table of examples."""
    text = (HANDBOOK / "scoring.md").read_text("utf-8")
    part = text.split("### The kind reflection\n")[1].split("\n## ")[0].split("\n### ")[0]
    block = re.search(r"^```yaml\n(.*?)^```", part, re.MULTILINE | re.DOTALL)
    rows = [line for line in part[block.end() :].split("\n") if line.startswith("|")][2:]
    return block[1], [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


@pytest.mark.parametrize("row", specified()[1], ids=" ".join)
def test_the_specification_reads_answers_as_python_does(row):
    quiz = read_quiz(f"title: T\nlesson: x\nquestions:\n{specified()[0]}", "f", "q")
    (found,) = grade(read_answers(quiz, f"quiz: q\nanswers:\n  own-declaration: {row[0].strip('`')}\n")).questions
    if found.answer is None:
        assert row[1:] == [{"unreadable": "refused", "unanswered": "not answered"}[found.status], "–"]
    else:
        assert [json.loads(row[1]), row[2]] == [found.answer, str(found.credit)]
