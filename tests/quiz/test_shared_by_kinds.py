"""What questions of every kind can have: all or nothing, hints, a stimulus, and how sure the learner is."""

from __future__ import annotations

import json
import re
from fractions import Fraction

import pytest

from practicum.grading.score import grade
from practicum.grading.sheet import empty_sheet
from practicum.quiz.reader import read_quiz
from practicum.reports.text import as_data, as_text
from support.paths import HANDBOOK
from support.reading import assert_only_fault, problems, quiz_faults, read_answers, read_changed

QUIZ = """\
title: T
lesson: x
confidence: true
stimuli:
  - id: mail
    title: An e-mail from Anna
    text: |
      We need your tiles.

      And your advice.
questions:
  - id: who-writes
    kind: choice
    objective: o
    all_or_nothing: true
    stimulus: mail
    stem: Who writes?
    hints:
      - Look at the title.
      - It is short.
    options:
      - {text: Anna, credit: 1, why: It is her mail.}
      - {text: Tom, credit: 1/2, why: He reads it.}
    see: s
  - id: what-else
    kind: choice
    objective: o
    stimulus: mail
    stem: What else does she need?
    options:
      - {text: Advice, credit: 1, why: She says so.}
      - {text: A discount, why: She asks for none.}
    see: s
"""
Q = "questions[0]"


def quiz_with(*edits):
    return read_changed(QUIZ, *edits)


def faults(*edits):
    return quiz_faults(QUIZ, *edits)


def read(text, *edits):
    return read_answers(quiz_with(*edits), f"quiz: q\n{text}")


def test_a_quiz_holds_what_its_file_says():
    quiz = quiz_with()
    first, second = quiz.questions
    assert quiz.confidence
    assert (first.all_or_nothing, first.hints) == (True, ("Look at the title.", "It is short."))
    assert (second.all_or_nothing, second.hints) == (False, ())
    assert first.stimulus is second.stimulus
    assert (first.stimulus.id, first.stimulus.title) == ("mail", "An e-mail from Anna")
    assert first.stimulus.text == "We need your tiles.\n\nAnd your advice."


HINTS = "    hints:\n      - Look at the title.\n      - It is short.\n"
MAIL = QUIZ[QUIZ.index("  - id: mail") : QUIZ.index("questions:")]


@pytest.mark.parametrize("empty", ["", "confidence:\n", "confidence: null\n", "confidence: false\n"])
def test_what_is_left_out_or_empty_has_its_default(empty):
    no_mail = ("stimuli:\n" + MAIL, empty and "stimuli: []\n")
    unused = [("    stimulus: mail\n", "    stimulus:\n"), ("    stimulus: mail\n", "")]
    all_ = ("    all_or_nothing: true\n", "    all_or_nothing:\n" if empty else "")
    quiz = quiz_with(("confidence: true\n", empty), no_mail, *unused, all_, (HINTS, "    hints: []\n" if empty else ""))
    first = quiz.questions[0]
    assert (quiz.confidence, first.all_or_nothing, first.stimulus, first.hints) == (False, False, None, ())


ONE_FAULT = {
    "confidence neither": ("confidence: true", "confidence: sure", 'f:3:13 confidence: "sure" is neither true nor false. Write true if learners say how sure they are, or delete the line.'),
    "confidence a list": ("confidence: true", "confidence: [true]", "f:3:13 confidence: is a list, not a text."),
    "all_or_nothing neither": ("all_or_nothing: true", "all_or_nothing: yes", f'f:15:21 {Q}.all_or_nothing: "yes" is neither true nor false. Write true if part of an answer earns nothing, or delete it.'),
    "all_or_nothing a list": ("all_or_nothing: true", "all_or_nothing: [true]", f"f:15:21 {Q}.all_or_nothing: is a list, not a text."),
    "hints a text": (HINTS, "    hints: Look.\n", f"f:18:12 {Q}.hints: is a text, not a list. Write a list of texts; the first unfolds first."),
    "hints a mapping": (HINTS, "    hints: {a: Look.}\n", f"f:18:12 {Q}.hints: is a mapping (keys and values), not a list."),
    "hints of lists": ("- It is short.", "- [It, is]", f"f:20:9 {Q}.hints: holds something that is not a text. Write a list of texts"),
    "a hint empty": ("- It is short.", "- ''", f"f:20:9 {Q}.hints: holds something that is not a text."),
    "stimulus misspelt": ("    stimulus: mail\n    stem: Who", "    stimulus: mial\n    stem: Who", f'f:16:15 {Q}.stimulus: there is no stimulus "mial". Did you mean "mail"?'),
    "stimulus unknown": ("    stimulus: mail\n    stem: Who", "    stimulus: zzz\n    stem: Who", f'f:16:15 {Q}.stimulus: there is no stimulus "zzz". Write it under "stimuli:", beside "questions:".'),
    "stimulus no id": ("    stimulus: mail\n    stem: Who", "    stimulus: [mail]\n    stem: Who", f"f:16:15 {Q}.stimulus: is a list, not a text. Write the id of one of the stimuli, or delete the key."),
    "stimulus unused": ("questions:\n", "  - {id: bill, title: B, text: B}\nquestions:\n", 'f:11:10 stimuli[1].id: no question is about this. Write "stimulus:" with its id in one, or delete it.'),
    "stimulus twice": ("questions:\n", "  - {id: mail, title: B, text: B}\nquestions:\n", 'f:11:10 stimuli[1].id: "mail" appears twice; the first is in line 5. Give one of the two stimuli another id.'),
    "stimulus without text": ("    text: |\n      We need your tiles.\n\n      And your advice.\n", "", "f:5:5 stimuli[0].text: is missing. Write the case, the e-mail or the figure."),
    "stimulus without title": ("    title: An e-mail from Anna\n", "", "f:5:5 stimuli[0].title: is missing. Write what it is, such as: An e-mail from Anna."),
    "stimulus without id": ("questions:\n", "  - {title: B, text: B}\nquestions:\n", "f:11:5 stimuli[1].id: is missing. Write an id of your own."),
    "title in paragraphs": ("title: An e-mail from Anna", 'title: "One.\\n\\nTwo."', "f:6:12 stimuli[0].title: is more than one paragraph of plain text."),
    "key of a stimulus": ("    title: An e-mail", "    kind: mail\n    title: An e-mail", "f:6:5 stimuli[0].kind: is not a key of this format."),
    "stimuli a mapping": ("stimuli:\n" + MAIL, "stimuli: {mail: x}\n", "f:4:10 stimuli: is a mapping (keys and values), not a list. Write each with id, title and text."),
}  # fmt: skip


@pytest.mark.parametrize("row", ONE_FAULT.values(), ids=ONE_FAULT)
def test_one_fault_of_a_quiz_is_named_with_its_place_and_fix(row):
    old, new, start = row
    found = faults((old, new))
    assert any(fault.startswith(start) for fault in found), found
    more = {"stimuli: is a mapping": 3, "stimuli[1].id: is missing": 1}
    assert len(found) == next((count for part, count in more.items() if part in start), 1)


SHEET = "answers: {who-writes: a, what-else: b}\n"
REFUSED = {
    "hints of an unknown question": ("hints: {wo-writes: 1}", 's:3:20 hints.wo-writes: this quiz has no question "wo-writes". Did you mean "who-writes"?'),
    "hints of quite another": ("hints: {zzz: 1}", 's:3:14 hints.zzz: this quiz has no question "zzz". Delete the line.'),
    "more hints than there are": ("hints: {who-writes: 3}", 's:3:21 hints.who-writes: "3" is not a number from 0 to 2. Write how many of its 2 hints were opened, or delete the line.'),
    "hints where there are none": ("hints: {what-else: 1}", 's:3:20 hints.what-else: "1" is not a number from 0 to 0.'),
    "hints in words": ("hints: {who-writes: two}", 's:3:21 hints.who-writes: "two" is not a number from 0 to 2.'),
    "less than no hint": ("hints: {who-writes: -1}", 's:3:21 hints.who-writes: "-1" is not a number'),
    "half a hint": ("hints: {who-writes: 1/2}", "s:3:21 hints.who-writes: 1/2 is not a whole number."),
    "hints in a list": ("hints: {who-writes: [1]}", "s:3:21 hints.who-writes: is a list, not a text."),
    "hints no mapping": ("hints: 2", "s:3:8 hints: is a text, not a mapping (keys and values). Keep it as it was written."),
    "confidence of an unknown question": ("confidence: {wo-writes: sure}", 's:3:25 confidence.wo-writes: this quiz has no question "wo-writes". Did you mean "who-writes"?'),
    "confidence misspelt": ("confidence: {who-writes: shure}", 's:3:26 confidence.who-writes: "shure" is not one of: guess, fairly, sure. Write one of them. Did you mean "sure"?'),
    "confidence in capitals": ("confidence: {who-writes: Sure}", 's:3:26 confidence.who-writes: "Sure" is not one of: guess, fairly, sure.'),
    "confidence a number": ("confidence: {who-writes: 1}", 's:3:26 confidence.who-writes: "1" is not one of'),
    "confidence a list": ("confidence: {who-writes: [sure]}", "s:3:26 confidence.who-writes: is a list, not a text."),
    "confidence no mapping": ("confidence: sure", 's:3:13 confidence: is a text, not a mapping (keys and values). Write a line "question: sure" for each, or delete it.'),
}  # fmt: skip


@pytest.mark.parametrize("row", REFUSED.values(), ids=REFUSED)
def test_wrong_hints_and_confidence_in_an_answer_file_are_named_with_place_and_fix(row):
    text, start = row
    assert_only_fault(problems(read, SHEET + text + "\n"), start)


def test_an_answer_file_holds_opened_hints_and_confidence():
    sheet = read(SHEET + "hints: {who-writes: 2, what-else: 0}\nconfidence: {who-writes: ' guess ', what-else: sure}\n")
    assert sheet.hints == {"who-writes": 2, "what-else": 0}
    assert sheet.confidence == {"who-writes": "guess", "what-else": "sure"}


@pytest.mark.parametrize("nothing", ["", "hints:\nconfidence:\n", "hints: {}\nconfidence: {}\n", "hints: {who-writes: }\nconfidence: {who-writes: []}\n"])  # fmt: skip
def test_hints_and_confidence_are_optional_in_an_answer_file(nothing):
    sheet = read(SHEET + nothing)
    assert (dict(sheet.hints), dict(sheet.confidence)) == ({}, {})


def test_confidence_is_read_even_if_the_quiz_no_longer_asks():
    sheet = read(SHEET + "confidence: {who-writes: sure}\n", ("confidence: true\n", ""))
    assert sheet.confidence == {"who-writes": "sure"}


@pytest.mark.parametrize("ident", ["who-writes", "gone"])
def test_nothing_is_said_of_a_question_that_has_changed(ident):
    said = f"hints: {{{ident}: 99}}\nconfidence: {{{ident}: of course}}\nrevisions: {{{ident}: '00000000'}}\n"
    result = grade(read(f"answers: {{{ident}: x}}\n{said}"))
    (changed,) = (graded for graded in result.questions if graded.id == ident)
    assert (changed.status, changed.hints, changed.confidence) == ("changed", 0, "")


def test_the_result_and_the_report_say_both_and_the_score_is_the_same():
    plain = grade(read(SHEET))
    said = grade(read(SHEET + "hints: {who-writes: 1}\nconfidence: {who-writes: guess, what-else: fairly}\n"))
    assert (said.earned, said.possible, said.passed) == (plain.earned, plain.possible, plain.passed)
    assert [(q["hints"], q["confidence"]) for q in as_data(said)["questions"]] == [(1, "guess"), (0, "fairly")]
    assert [(q["hints"], q["confidence"]) for q in as_data(plain)["questions"]] == [(0, ""), (0, "")]
    lines = as_text(said).split("\n")
    assert lines[lines.index("+ Question 1 of 2 (who-writes): right") :][1:6] == [
        "    Who writes?",
        "    Answer: a. Anna",
        "    a: It is her mail.",
        "    Hints opened: 1",
        "    How sure: a guess",
    ]


@pytest.mark.parametrize(("whole", "credit", "status"), [("true", 0, "wrong"), ("false", Fraction(1, 2), "partly")])
def test_all_or_nothing_turns_part_credit_into_none(whole, credit, status):
    result = grade(read("answers: {who-writes: b}\n", ("all_or_nothing: true", f"all_or_nothing: {whole}")))
    assert (result.questions[0].credit, result.questions[0].status) == (credit, status)


def revisions(*edits):
    return [question.revision for question in quiz_with(*edits).questions]


def test_a_revision_covers_the_text_of_the_stimulus():
    before, after = revisions(), revisions(("your tiles", "your bricks"))
    assert all(old != new for old, new in zip(before, after, strict=True))
    assert revisions(("your tiles.", "your\n      tiles.")) == before
    one = revisions(("    stimulus: mail\n", ""))
    assert (one[0] != before[0], one[1] == before[1]) == (True, True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("An e-mail from Anna", "A letter"),
        ("It is short.", "It is not long."),
        (HINTS, ""),
        ("all_or_nothing: true", "all_or_nothing: false"),
        ("confidence: true\n", ""),
    ],
)
def test_a_revision_covers_neither_title_nor_hints_nor_scoring(old, new):
    assert revisions((old, new)) == revisions()


def test_an_empty_answer_file_shows_a_stimulus_once_and_asks_how_sure():
    quiz = quiz_with()
    sheet = empty_sheet(quiz)
    assert (
        sheet.count("# An e-mail from Anna:\n  # We need your tiles.\n  #\n  # And your advice.\n  #\n  # Who writes?")
        == 1
    )
    assert sheet.count("We need your tiles.") == 1
    assert "Look at the title" not in sheet
    assert "confidence:  # guess, fairly, sure\n  who-writes:\n  what-else:\n" in sheet
    filled = sheet.replace("confidence:  # guess, fairly, sure\n  who-writes:", "confidence:\n  who-writes: sure")
    found = read_answers(quiz, filled)
    assert (dict(found.answers), dict(found.confidence)) == ({}, {"who-writes": "sure"})
    assert "confidence" not in empty_sheet(quiz_with(("confidence: true\n", "")))


@pytest.mark.parametrize(
    ("stem", "options", "is_named"),
    [
        ("Which is true? 1. Tiles. 2. Glue.", ("Sentence 1", "Sentence 2"), False),
        ("|\n      Which is true?\n\n      1. Tiles.\n      2. Glue.", ("Sentence 1", "Sentence 2"), True),
        ("|\n      Which is true?\n\n      - **1:** Tiles.\n      - **2:** Glue.", ("1", "2"), True),
        ("|\n      Which is true?\n\n      1. Tiles.\n      2. Glue.", ("Sentence 1", "Neither of both"), False),
    ],
)
def test_options_that_only_name_items_of_a_list_are_remarked_on(stem, options, is_named):
    found = quiz_with(
        ("stem: Who writes?", f"stem: {stem}"),
        ("text: Anna,", f'text: "{options[0]}",'),
        ("text: Tom,", f'text: "{options[1]}",'),
    ).questions[0]
    assert bool(found.remark()) is is_named


def test_every_field_is_yielded_with_its_key():
    fields = dict(quiz_with().questions[0].texts())
    assert (fields["hints[0]"], fields["hints[1]"]) == ("Look at the title.", "It is short.")


BLOCKS = [
    (page.stem, block)
    for page in sorted(HANDBOOK.glob("*.md"))
    for block in re.findall(r"^```yaml\n(  - id: .*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
]


@pytest.mark.parametrize(("page", "block"), BLOCKS, ids=[page for page, _ in BLOCKS])
def test_every_question_of_the_handbook_can_be_copied(page, block):
    quiz = read_quiz(f"title: T\nlesson: x\nquestions:\n{block}", "f", "q")
    assert all(question.kind == page for question in quiz.questions) or page in ("index", "more", "scoring")
    sheet = read_answers(quiz, empty_sheet(quiz))
    assert json.loads(json.dumps(as_data(grade(sheet))))["earned"] == "0"


WHOLE = re.findall(r"^```yaml\n(title: .*?)^```", (HANDBOOK / "more.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("text", WHOLE, ids=range(len(WHOLE)))
def test_every_quiz_of_the_handbook_page_on_what_is_shared_can_be_copied(text):
    assert read_quiz(text, "f", "q").questions


def test_that_page_shows_each_of_them():
    copied = [f"title: T\nlesson: x\nquestions:\n{block}" for page, block in BLOCKS if page == "more"]
    quizzes = [read_quiz(text, "f", "q") for text in [*WHOLE, *copied]]
    questions = [question for quiz in quizzes for question in quiz.questions]
    assert any(quiz.confidence for quiz in quizzes)
    for key in ("all_or_nothing", "hints", "stimulus"):
        assert any(getattr(question, key) for question in questions), key
