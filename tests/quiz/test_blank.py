"""The kind `blank`: every fault of its file, every way of filling gaps, and what counts as the same."""

from __future__ import annotations

import json
import re
from fractions import Fraction

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from practicum.grading.sheet import empty_sheet
from practicum.quiz.kinds.blank import _braces
from practicum.quiz.model import AnswerError, Labelled
from practicum.quiz.reader import read_quiz
from practicum.quiz.typed_text import alike, lower
from support.broken_files import dumped
from support.quiz_texts import BLANK as QUIZ
from support.reading import lines, quiz_faults, read_answers, read_changed, refused

GAP = "questions[0].gaps[0]"


def read(*edits):
    return read_changed(QUIZ, *edits).questions[0]


def of(accept, *, case_sensitive="false"):
    """Return a question with one gap."""
    gap = {"id": "x", "accept": accept, "case_sensitive": case_sensitive, "why": "W"}
    question = {"id": "b", "kind": "blank", "objective": "o", "stem": "S", "see": "s", "text": "A {x}.", "gaps": [gap]}
    return read_quiz(json.dumps({"title": "T", "lesson": "l", "questions": [question]}), "f", "q").questions[0]


def test_it_holds_what_its_file_says_in_the_order_of_the_text():
    question = read()
    assert [(gap.id, gap.accept, gap.case_sensitive) for gap in question.gaps] == [
        ("verb", ("needs", "requires"), False),
        ("who", ("Sales",), True),
    ]
    assert question.answer_key() == [
        {"id": "verb", "cased": False, "accept": ["needs", "requires"]},
        {"id": "who", "cased": True, "accept": ["Sales"]},
    ]
    assert dict(question.texts()) == {
        "stem": "Fill the gaps.",
        "text": question.text,
        "gaps[0].why": "A need is meant.",
        "gaps[1].why": "It has the reason.",
    }


_LIST = "Write a list of what fills it, such as [needs]."
FAULTS = {
    "text missing": (("    text: |\n      Each side says what it {verb}\n      from the other, and **{who}** begins.\n", ""), "f:4:5 questions[0].text: is missing. Write the text, with {id} for each gap."),
    "gaps missing": (QUIZ[QUIZ.index("    gaps") : QUIZ.index("    see")], "", "f:4:5 questions[0].gaps: is missing. Write each gap of the text"),
    "gaps a list of texts": (QUIZ[QUIZ.index("    gaps") : QUIZ.index("    see")], "    gaps: [x]\n", "f:11:12 questions[0].gaps[0]: is a text, not a mapping"),
    "a lone brace": (("begins.", "begins {."), 'f:8:11 questions[0].text: the brace at "{." marks no gap. Write a gap as its id in braces'),
    "a closing brace": (("begins.", "begins}."), 'f:8:11 questions[0].text: the brace at "}." marks no gap.'),
    "braces in braces": (("begins.", "begins {{x}."), 'f:8:11 questions[0].text: the brace at "{{x}." marks no gap.', 'f:8:11 questions[0].text: "gaps" does not describe {x}.'),
    "braces around no id": (("begins.", "begins {so on}."), 'f:8:11 questions[0].text: "gaps" does not describe {so on}. Describe it under "gaps:", or delete the braces.'),
    "braces around nothing": (("begins.", "begins {}."), 'f:8:11 questions[0].text: "gaps" does not describe {}.'),
    "a gap that is not described": (("begins.", "{then}."), 'f:8:11 questions[0].text: "gaps" does not describe {then}.'),
    "a gap in another case": (("begins.", "begins {Verb}."), 'f:8:11 questions[0].text: "gaps" does not describe {Verb}. Did you mean "verb"?'),
    "a gap twice": (("begins.", "{who}."), "f:8:11 questions[0].text: {who} appears twice. Give the second gap an id of its own."),
    "a gap that is not in the text": ((" **{who}**", ""), f'f:12:13 {GAP}.id: "text" has no {{who}}. Write it there, or delete this gap.'),
    "gap id missing": (("id: who\n        accept", "accept"), f"f:12:9 {GAP}.id: is missing. Write the id that is in the text in braces.", 'f:8:11 questions[0].text: "gaps" does not describe {who}.'),
    "gap id no id": (("id: who", "id: Who?"), f'f:12:13 {GAP}.id: "Who?" cannot be an id.', 'f:8:11 questions[0].text: "gaps" does not describe {who}.', f'f:12:13 {GAP}.id: "text" has no {{Who?}}.'),
    "gap id twice": (("id: verb", "id: who"), 'f:16:13 questions[0].gaps[1].id: "who" appears twice; the first is in line 12. Give one of the two gaps another id.', 'f:8:11 questions[0].text: "gaps" does not describe {verb}.'),
    "accept missing": (("        accept: [Sales]\n", ""), f"f:12:9 {GAP}.accept: is missing. {_LIST}"),
    "accept a text": (("[Sales]", "Sales"), f"f:13:17 {GAP}.accept: is a text, not a list. {_LIST}"),
    "accept a mapping": (("[Sales]", "{Sales: Sales}"), f"f:13:17 {GAP}.accept: is a mapping (keys and values), not a list."),
    "accept empty": (("[Sales]", "[]"), f"f:13:17 {GAP}.accept: is empty. {_LIST}"),
    "accept of nothing": (("[Sales]", "[Sales, ' ']"), f"f:13:25 {GAP}.accept: holds something that is not a text."),
    "accept of a list": (("[Sales]", "[Sales, [x]]"), f"f:13:25 {GAP}.accept: holds something that is not a text."),
    "accept twice": (("[Sales]", "[Sales, Sales]"), f'f:13:25 {GAP}.accept: "Sales" counts the same as "Sales". Delete one.'),
    "accept twice except for white space": (("[Sales]", "[Sales talk, Sales\u00a0 talk]"), f'f:13:30 {GAP}.accept: "Sales talk" counts the same as "Sales talk".'),
    "accept twice except for case": (("[needs, requires]", "[needs, NEEDS]"), 'f:17:25 questions[0].gaps[1].accept: "NEEDS" counts the same as "needs".'),
    "accept twice except for width": (("[needs, requires]", "[needs, ｎeeds]"), 'f:17:25 questions[0].gaps[1].accept: "ｎeeds" counts the same'),
    "accept too long": (("[Sales]", f"[{'x' * 201}]"), f"f:13:18 {GAP}.accept: is longer than 200 characters. Shorten it."),
    "case_sensitive in words": (("case_sensitive: true", "case_sensitive: yes"), f'f:14:25 {GAP}.case_sensitive: "yes" is neither true nor false.'),
    "why missing": (("        why: It has the reason.\n", ""), f"f:12:9 {GAP}.why: is missing. Write why this fills the gap; every gap says why."),
    "key of a gap misspelt": (("accept: [Sales]", "accepts: [Sales]"), f'f:13:9 {GAP}.accepts: is not a key of this format. Did you mean "accept"?'),
    "key misspelt": (("    see: s", "    see: s\n    gap: []"), 'f:20:5 questions[0].gap: is not a key of this format. Did you mean "gaps"?'),
}  # fmt: skip


@pytest.mark.parametrize("row", FAULTS.values(), ids=FAULTS)
def test_each_fault_has_its_message_with_place_and_fix(row):
    edit, *starts = row if isinstance(row[0], tuple) else ((row[0], row[1]), *row[2:])
    found = quiz_faults(QUIZ, edit)
    assert len(found) == len(starts), found
    assert all(any(fault.startswith(start) for fault in found) for start in starts), found


def test_case_counts_where_the_gap_says_so():
    assert read(("[Sales]", "[Sales, sales]")).gaps[1].accept == ("Sales", "sales")


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        ({"who": "Sales", "verb": " needs  more\u3000"}, {"verb": "needs more", "who": "Sales"}),
        ({"who": "x", "verb": ""}, {"who": "x"}),
        ({"verb": "NEEDS"}, {"verb": "NEEDS"}),
        ({"verb": "\U0001d41a" * 200}, {"verb": "\U0001d41a" * 200}),
        ({"verb": " " * 300}, None),
        ({}, None),
        ("", None),
        (" \u00a0", None),
    ],
)
def test_an_answer_is_folded_and_in_the_order_of_the_text(given, answer):
    found = read().answer(given)
    assert found == answer
    assert list(found or ()) == list(answer or ())


HOW = "Write {verb: ..., who: ...}."
REFUSED = [
    ("needs", "this question has 2 gaps.", HOW),
    (["needs", "Sales"], "this question takes a text for each gap.", HOW),
    ({"wo": "x"}, 'this text has no gap "wo".', 'Did you mean "who"?'),
    ({"Who": "x"}, 'this text has no gap "Who".', 'Did you mean "who"?'),
    ({"zzz": ""}, 'this text has no gap "zzz".', "Write one of: verb, who."),
    ({"": "x"}, 'this text has no gap "".', "Write one of: verb, who."),
    ({"who": ["x"]}, "the gap who takes a text.", HOW),
    ({"who": {}}, "the gap who takes a text.", HOW),
    ({"who": "x" * 201}, "the gap who takes at most 200 characters.", "Write fewer."),
]


@pytest.mark.parametrize(("given", "what", "fix"), REFUSED)
def test_what_cannot_be_taken_is_refused(given, what, fix):
    assert refused(read(), given) == (what, fix)


def test_one_gap_takes_a_text():
    question = of(["needs"])
    assert question.answer(" needs ") == {"x": "needs"} == question.answer({"x": "needs"})
    with pytest.raises(AnswerError, match="takes a text for each gap"):
        question.answer(["needs"])
    with pytest.raises(AnswerError, match="at most 200"):
        question.answer("x" * 201)


@pytest.mark.parametrize(
    ("answer", "credit"),
    [
        ({"verb": "needs", "who": "Sales"}, 1),
        ({"verb": "REQUIRES", "who": "Sales"}, 1),
        ({"verb": "needs", "who": "sales"}, Fraction(1, 2)),
        ({"who": "Sales"}, Fraction(1, 2)),
        ({"verb": "need", "who": "needs"}, 0),
    ],
)
def test_credit_is_the_share_of_gaps(answer, credit):
    assert read().credit(answer) == credit


SAME = [
    ("needs", "NEEDS"), ("don't", "don’t"), ("don't", "don‘t"), ('"so"', "“so”"), ("co-op", "co‑op"), ("a - b", "a – b"), ("a-b", "a—b"),
    ("fine", "ﬁne"), ("Ａ", "a"), ("a b", "a\u2003\u2003b"), ("é", "e\u0301"), ("ΟΔΟΣ", "οδος"), ("οδος", "οδοσ"), ("\u212a", "k"),
    ("½", "1⁄2"), ("²", "2"), ("ẞ", "ß"), ("İ", "i̇"), ("−5", "-5"), ("ŉ", "'n"),
    ("it's", "it´s"), ("it's", "it`s"), ("it's", "it′s"), ("it's", "it׳s"), ("it's", "ｉｔ＇ｓ"), ("it's", "it｀s"), ("it's", "it\u1ffds"),
    ('"so"', "„so“"), ('"so"', "«so»"), ('"so"', "»so«"), ('"so"', "« so »"), ('"so"', "「so」"), ('"so"', "｢so｣"), ("'so'", "‚so‘"), ("'so'", "‹so›"),
    ('say "so" now', "say «\u202fso\u202f» now"), ("3″", '3"'), ("a\u00adb\u200b", "ab"), ("\ufeffa\u200e b", "\u202aa\u202c b\u2069"), ("☎\ufe0f", "☎"),
    ("e\u200b\u0301", "é"), ("a\u200d\u200cb", "ab"), ("“\u200dso”", '"so"'), ("ế\u200c", "ế"), ("١٢٣", "123"), ("१०%", "10٪"), ("½ m", "1/2 m"), ("a b", "a\u2060 \u2060b"),
]  # fmt: skip
OTHER = [
    ("ß", "ss"),
    ("İ", "i"),
    ("ı", "i"),
    ("é", "e"),
    ("needs", "need"),
    ("\U0001d41a", "a"),
    ("\U00010400", "\U00010428"),
    ("Ᲊ", "ᲊ"),
    ("\ua7f1", "s"),
    ("می\u200cخواهم", "میخواهم"),
    ("अव\u200d", "अव"),
    ('"so"', "so"),
    ("1\U0001d7d0", "12"),
    ("a´", "á"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_counts_as_the_same(one, other):
    for accepted, written in ((one, other), (other, one)):
        question = of([accepted])
        assert question.credit(question.answer(written)) == 1


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_does_not_count_as_the_same(one, other):
    for accepted, written in ((one, other), (other, one)):
        question = of([accepted])
        assert question.credit(question.answer(written)) == 0


def test_every_quotation_mark_of_unicode_counts_as_a_plain_one():
    """The marks are those of the property Quotation_Mark in PropList.txt, Unicode 14.0."""
    ranges = [
        (0x22, 0x22),
        (0x27, 0x27),
        (0xAB, 0xAB),
        (0xBB, 0xBB),
        (0x2018, 0x201F),
        (0x2039, 0x203A),
        (0x2E42, 0x2E42),
    ]
    ranges += [
        (0x300C, 0x300F),
        (0x301D, 0x301F),
        (0xFE41, 0xFE44),
        (0xFF02, 0xFF02),
        (0xFF07, 0xFF07),
        (0xFF62, 0xFF63),
    ]
    marks = [chr(code) for first, last in ranges for code in range(first, last + 1)]
    assert {alike(mark) for mark in marks} == {"'", '"'}


def test_the_form_of_a_form_is_itself():
    for code in (*range(0xD800), *range(0xE000, 0x10000)):
        form = alike(f"a{chr(code)}b")
        assert alike(form) == form


def test_what_nobody_sees_is_no_answer_and_is_not_kept():
    question = of(["a b"])
    assert question.answer("\u200b \ufeff") is None
    assert read().answer("\u200e") is None
    assert question.answer("\u202aa\u00ad  b\u202c") == {"x": "a b"}
    assert question.answer("\u200b".join("x" * 200)) == {"x": "x" * 200}
    assert of(["\ufeffa\u200b  b"]).gaps[0].accept == ("a b",)


@pytest.mark.parametrize(("one", "other"), [("Needs", "needs"), ("Σ", "σ"), ("Ａ", "a")])
def test_case_sensitive_gaps_distinguish_case_and_nothing_else(one, other):
    question = of([one], case_sensitive="true")
    assert (question.credit({"x": one}), question.credit({"x": other})) == (1, 0)
    assert of(["A b’s"], case_sensitive="true").credit({"x": "Ａ  b's"}) == 1


def test_lower_case_needs_no_context():
    for word in ("ΑΣ", "ΑΣ.", "Σ", "ΑΣΑ", "Α\u0301Σ", "Σ1"):
        assert lower(word) == "".join(map(lower, word))


def test_reasons_name_an_accepted_answer_and_the_reason_of_each_gap():
    assert lines(read().reasons({"verb": "x"})) == [
        'verb: "needs". A need is meant.',
        'who: "Sales". It has the reason.',
    ]


def test_an_answer_is_shown_with_its_gap_and_is_never_markup():
    assert read().chosen({"verb": "**x**"}) == (Labelled("verb: **x**"),)


def test_the_revision_covers_the_text_with_its_gaps_and_no_key():
    revision = read().revision
    for edit in [("Each side", "Every side"), ("Fill the gaps.", "Fill."), ("**{who}**", "{who}")]:
        assert revision != read(edit).revision
    assert revision != read_quiz(QUIZ.replace("who", "wer"), "f", "q").questions[0].revision
    for edit in [
        ("[needs, requires]", "[wants]"),
        ("case_sensitive: true", "case_sensitive: false"),
        ("A need is meant.", "So."),
        ("it {verb}\n", "it   {verb} \n"),
    ]:
        assert revision == read(edit).revision
    first, second = QUIZ.index("      - id: who"), QUIZ.index("      - id: verb")
    end = QUIZ.index("    see")
    assert (
        revision
        == read_quiz(QUIZ[:first] + QUIZ[second:end] + QUIZ[first:second] + QUIZ[end:], "f", "q").questions[0].revision
    )


def test_an_assessment_may_leave_its_key_elsewhere():
    data = yaml.safe_load(QUIZ) | {"mode": "assessment"}
    for gap in data["questions"][0]["gaps"]:
        del gap["accept"], gap["why"]
        gap.pop("case_sensitive", None)
    public = read_quiz(dumped(data).decode(), "f", "q")
    assert public.keyless
    assert public.questions[0].revision == read().revision


def test_an_empty_answer_file_can_be_filled_in():
    quiz = read_quiz(QUIZ, "f", "q")
    text = empty_sheet(quiz)
    assert (
        "  #   Each side says what it {verb} from the other, and {who} begins.\n"
        "  #   Write it as {verb: ..., who: ...}.\n  two-needs:\n"
    ) in text
    filled = text.replace("  two-needs:\n", "  two-needs: {who: Sales}\n")
    sheet = read_answers(quiz, filled)
    assert dict(sheet.answers) == {"two-needs": {"who": "Sales"}}


@given(st.text(alphabet="{}ab\n", max_size=12))
def test_each_brace_marks_a_gap_or_stands_alone(text):
    found = re.finditer(r"\{([^{}\n]*)\}|[{}]", text)
    assert list(_braces(text)) == [(brace.start(), brace[1]) for brace in found]
