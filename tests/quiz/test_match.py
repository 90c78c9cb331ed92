"""match: what its file may hold, how an answer is read, what it earns, and what is said of it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from practicum.grading.score import grade
from practicum.grading.sheet import empty_sheet
from practicum.quiz.model import AnswerError
from practicum.quiz.reader import read_quiz
from practicum.reports.text import as_data, as_text
from support.quiz_texts import MATCH as QUIZ
from support.reading import assert_only_fault, lines, quiz_faults, read_answers, refused

RIGHTS, LEFTS = "questions[0].rights", "questions[0].lefts"


def read(text=QUIZ):
    return read_quiz(text, "f", "q")


def faults(*edits):
    return quiz_faults(QUIZ, *edits)


@pytest.fixture
def question():
    return read().questions[0]


def test_a_question_holds_what_its_file_says(question):
    assert [(right.id, right.text) for right in question.rights] == [
        ("the-firm", "The firm"),
        ("client", "The *client*"),
        ("nobody", "Nobody"),
    ]
    assert [(left.id, left.text, left.right) for left in question.lefts] == [
        ("a", "A date that holds", "the-firm"),
        ("b", "A clear brief", "client"),
        ("c", "A deposit", "client"),
    ]
    assert question.answer_key() == {
        "lefts": {"a": "the-firm", "b": "client", "c": "client"},
        "rights": ["the-firm", "client", "nobody"],
    }
    assert question.right_of(question.lefts[2]).text == "The *client*"
    assert {"The *client*", "A deposit", "It was agreed.", "Who owes what?"} <= {text for _, text in question.texts()}


ALL_RIGHTS = QUIZ[QUIZ.index("    rights") : QUIZ.index("    lefts")]
ALL_LEFTS = QUIZ[QUIZ.index("    lefts") : QUIZ.index("    see")]
ONE_FAULT = {
    "no rights": (ALL_RIGHTS, "", f"f:4:5 {RIGHTS}: is missing.", "at least two"),
    "no lefts": (ALL_LEFTS, "", f"f:4:5 {LEFTS}: is missing.", "at least one"),
    "empty lefts": (ALL_LEFTS, "    lefts: []\n", f"f:12:12 {LEFTS}: holds 0; at least 1 are needed.", "at least one"),
    "rights a text": (ALL_RIGHTS, "    rights: x\n", f"f:8:13 {RIGHTS}: is a text, not a list.", "at least two"),
    "right no mapping": ("      - {id: nobody, text: Nobody}\n", "      - nobody\n", f"f:11:9 {RIGHTS}[2]: is a text, not a mapping", "at least two"),
    "id missing": ("id: the-firm, ", "", f"f:9:9 {RIGHTS}[0].id: is missing.", "of your own"),
    "id no id": ("id: nobody", "id: No Body", f'f:11:14 {RIGHTS}[2].id: "No Body" cannot be an id.', "small letters"),
    "id twice": ("id: nobody", "id: client", f'f:11:14 {RIGHTS}[2].id: "client" appears twice.', "another id"),
    "right without text": (", text: Nobody", "", f"f:11:9 {RIGHTS}[2].text: is missing.", "paired with"),
    "right of the same text": ("text: Nobody", "text: THE  firm", f"f:11:28 {RIGHTS}[2].text: is the same as that of right the-firm.", "another"),
    "right in paragraphs": ("text: Nobody", 'text: "- No\n\n    - body"', f"f:11:28 {RIGHTS}[2].text: is more than one paragraph", "as one"),
    "right key misspelt": ("{id: nobody,", "{id: nobody, txt: x,", f"f:11:22 {RIGHTS}[2].txt: is not a key of this format.", 'Did you mean "text"?'),
    "left text missing": ("text: A deposit\n        right", "right", f"f:21:9 {LEFTS}[2].text: is missing.", "pairs"),
    "left text twice": ("A deposit", "A CLEAR brief", f"f:21:15 {LEFTS}[2].text: is the same as that of left b.", "delete one"),
    "left in paragraphs": ("A deposit", '"- A\n\n        - deposit"', f"f:21:15 {LEFTS}[2].text: is more than one paragraph", "as one"),
    "right of a left missing": ("        right: the-firm\n", "", f"f:13:9 {LEFTS}[0].right: is missing.", "the id of the right"),
    "right of a left unknown": ("right: the-firm", "right: the-frim", f'f:14:16 {LEFTS}[0].right: "the-frim" is not one of: the-firm, client, nobody.', 'Did you mean "the-firm"?'),
    "right of a left by its text": ("right: the-firm", "right: The firm", f'f:14:16 {LEFTS}[0].right: "The firm" is not one of', "the id of the right"),
    "right of a left a list": ("right: the-firm", "right: [the-firm]", f"f:14:16 {LEFTS}[0].right: is a list, not a text.", "the id of the right"),
    "why missing": ("        why: It was agreed.\n", "", f"f:21:9 {LEFTS}[2].why: is missing.", "every left says why"),
    "left key misspelt": ("        why: It was agreed.", "        why: It was.\n        because: So.", f"f:24:9 {LEFTS}[2].because: is not a key of this format.", "text, right, why"),
}  # fmt: skip


@pytest.mark.parametrize("row", ONE_FAULT.values(), ids=ONE_FAULT)
def test_one_fault_gives_one_message_with_its_place_and_fix(row):
    old, new, start, fix = row
    assert_only_fault(faults((old, new)), start, fix)


def test_one_right_is_too_few():
    (fault,) = faults(
        ("      - {id: client, text: The *client*}\n      - {id: nobody, text: Nobody}\n", ""),
        ("right: client", "right: the-firm"),
        ("right: client", "right: the-firm"),
    )
    assert fault.startswith(f"f:9:7 {RIGHTS}: holds 1; at least 2 are needed.")


def test_more_lefts_than_letters_are_refused():
    many = "".join(f"      - {{text: T{n}, right: client, why: So.}}\n" for n in range(24))
    (fault,) = faults(("      - text: A date", many + "      - text: A date"))
    assert fault.startswith(f"f:13:7 {LEFTS}: holds 27; 26 are the most. Write fewer.")


READ = {
    "all": ({"a": "the-firm", "b": "client", "c": "client"}, {"a": "the-firm", "b": "client", "c": "client"}),
    "in another order": ({"c": "client", "a": "nobody"}, {"a": "nobody", "c": "client"}),
    "capitals and spaces": ({" A": "The-Firm\t", "C ": " CLIENT"}, {"a": "the-firm", "c": "client"}),
    "some empty": ({"a": "", "b": " \t", "c": "nobody"}, {"c": "nobody"}),
    "empty whatever the letter": ({"x": "", "A": "", "a": "client"}, {"a": "client"}),
    "all empty": ({"a": "", "b": " "}, None),
    "blank": (" \t ", None),
}


@pytest.mark.parametrize("row", READ.values(), ids=READ)
def test_an_answer_is_read_into_one_form(question, row):
    given, answer = row
    found = question.answer(given)
    assert found == answer
    assert found is None or [*found] == [*answer]


EXAMPLE = "Write them as {a: ..., b: ..., c: ...}."
REFUSED = {
    "unknown letter": ({"d": "client"}, '"d" is not a letter here.', "Write one of: a, b, c."),
    "no letter": ({"": "client"}, '"" is not a letter here.', "Write one of: a, b, c."),
    "misspelt right": ({"a": "the-fimr"}, '"the-fimr" is not on the right here.', 'Did you mean "the-firm"?'),
    "unknown right": ({"a": "x"}, '"x" is not on the right here.', "Write one of: the-firm, client, nobody."),
    "letter twice": ({"a": "client", "A": "client"}, '"a" appears twice.', "Pair each letter once."),
    "two rights": ({"a": ["client", "nobody"]}, '"a" is paired with something that is not a text.', "Pair each letter with one right."),
    "a list": (["the-firm", "client"], "this question takes a right for each letter.", EXAMPLE),
    "a text": ("a: client", "this question takes a right for each letter.", EXAMPLE),
}  # fmt: skip


@pytest.mark.parametrize("row", REFUSED.values(), ids=REFUSED)
def test_what_makes_no_pairs_is_refused_with_what_to_write(question, row):
    given, what, fix = row
    assert refused(question, given) == (what, fix)


def test_a_long_name_is_cut_in_the_message(question):
    with pytest.raises(AnswerError) as caught:
        question.answer({"x" * 99: ["client"]})
    assert len(caught.value.what) < 100


@pytest.mark.parametrize(
    ("answer", "credit"),
    [
        ({"a": "the-firm", "b": "client", "c": "client"}, "1"),
        ({"a": "the-firm", "b": "client"}, "2/3"),
        ({"c": "client"}, "1/3"),
        ({"a": "client", "b": "nobody", "c": "client"}, "1/3"),
        ({"a": "client"}, "0"),
    ],
)
def test_credit_is_the_share_of_lefts_that_are_paired_rightly(question, answer, credit):
    assert question.credit(answer) == Fraction(credit)


def test_reasons_give_the_text_of_the_right_for_what_is_not_paired_rightly(question):
    assert lines(question.reasons({"a": "client", "c": "client"})) == [
        'a: It goes with "The firm". It took the order.',
        'b: It goes with "The client". Nobody else knows the need.',
    ]
    assert question.reasons({"a": "the-firm", "b": "client", "c": "client"}) == ()


def test_pairs_are_shown_by_their_texts_and_not_by_the_authors_ids(question):
    assert lines(question.chosen({"a": "nobody", "c": "client"})) == [
        "a. A date that holds – Nobody",
        f"c. {question.lefts[2].text} – The *client*",
    ]


def test_an_empty_answer_file_shows_lefts_rights_and_how_to_pair_them():
    quiz = read()
    sheet = empty_sheet(quiz)
    assert "  #   a. A date that holds\n" in sheet
    assert "  #   the-firm: The firm\n  #   client: The client\n  #   nobody: Nobody\n" in sheet
    assert "  #   Write one for each letter: {a: ..., b: ..., c: ...}\n  owes:\n" in sheet
    assert read_answers(quiz, sheet).answers == {}


def test_an_answer_file_filled_in_by_hand_is_graded_and_reported():
    quiz = read()
    filled = empty_sheet(quiz).replace("  owes:\n", "  owes:\n    c: client\n    a: nobody\n", 1)
    result = grade(read_answers(quiz, filled))
    assert result.earned == Fraction(1, 3)
    assert as_data(result)["questions"][0]["answer"] == {"a": "nobody", "c": "client"}
    assert "      a. A date that holds – Nobody\n" in as_text(result)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("A deposit", "The deposit", False),
        ("text: Nobody", "text: None", False),
        ("nobody", "none", False),
        ("text: Nobody", 'text: " Nobody"', True),
        ("It was agreed.", "So it is.", True),
        ("right: the-firm", "right: client", True),
    ],
)
def test_the_revision_covers_what_is_seen_and_never_the_key(old, new, same):
    assert (read(QUIZ.replace(old, new, 1)).questions[0].revision == read().questions[0].revision) is same


@pytest.mark.parametrize(("length", "tall"), [(14 * 36, False), (14 * 36 + 1, True)])
def test_pairs_are_tall_from_the_twentieth_line_of_a_phone(length, tall):
    question = read(QUIZ.replace("A deposit", "x" * length, 1)).questions[0]
    assert (question.is_tall, question.is_long) == (tall, False)


@pytest.mark.parametrize(("text", "long"), [("x" * 69, False), ("x" * 70, True)])
def test_rights_are_long_from_the_fourth_line_of_a_phone(text, long):
    assert read(QUIZ.replace("Nobody", text, 1)).questions[0].is_long is long
