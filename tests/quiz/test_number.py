"""The kind `number`: every fault of its file, every way of writing a number, and what is made of it."""

from __future__ import annotations

import json
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicum.base.problem import ProblemsError
from practicum.grading.sheet import empty_sheet
from practicum.quiz.kinds.number import _digits, plain
from practicum.quiz.model import AnswerError
from practicum.quiz.reader import read_quiz
from support.quiz_texts import NUMBER as QUIZ
from support.reading import assert_only_fault, lines, quiz_faults, read_answers, read_changed, refused


def read(*edits):
    return read_changed(QUIZ, *edits).questions[0]


def of(answer, **keys):
    question = {"id": "n", "kind": "number", "objective": "o", "stem": "S", "see": "s", "why": "W", "answer": answer}
    data = {"title": "T", "lesson": "l", "questions": [question | keys]}
    return read_quiz(json.dumps(data), "f", "q").questions[0]


def test_it_holds_what_its_file_says():
    question = read()
    assert (question.exact, question.low, question.high, question.unit) == (1250, 1200, 1300, "hours")
    assert question.units == ("hours", "hour", "h")
    assert question.answer_key() == {"answer": "1250", "low": "1200", "high": "1300", "units": ["hours", "hour", "h"]}
    assert (question.right, question.bounds) == ("1250 hours", ("1200", "1300"))
    assert list(question.choices_as_text()) == ["A number, in hours."]
    assert dict(question.texts()) == {"stem": "How many hours?", "why": "5 hours times 250 days."}


def test_what_is_left_out_has_its_default():
    question = of("-3.50")
    assert (question.low, question.high, question.units, question.bounds) == (
        Fraction(-7, 2),
        Fraction(-7, 2),
        (),
        None,
    )
    assert (question.right, list(question.choices_as_text())) == ("-3.5", ["A number."])
    assert of("1", unit="", tolerance="").units == ()


@pytest.mark.parametrize(
    ("answer", "tolerance", "low", "high"),
    [
        ("1250", "4 %", "1200", "1300"),
        ("-1250", "4%", "-1300", "-1200"),
        ("1/3", "0.01", "97/300", "103/300"),
        ("1/3", "1%", "33/100", "101/300"),
        ("1,000/3", "1/3", "333", "1001/3"),
        ("−2", "0", "-2", "-2"),
        ("0", "0.5", "-1/2", "1/2"),
        ("26", "12.5 %", "91/4", "117/4"),
        ("123456789012345678", "0", "123456789012345678", "123456789012345678"),
    ],
)
def test_bounds_are_exact(answer, tolerance, low, high):
    key = of(answer, tolerance=tolerance).answer_key()
    assert (key["low"], key["high"]) == (low, high)


@pytest.mark.parametrize(
    ("answer", "tolerance"),
    [
        ("999999999999999999", "50"),  # the upper bound alone has too many digits
        ("-999999999999999999", "1 %"),
        ("999999999999999999/2", "10 %"),
        ("0.5", "999999999999999999"),
        ("1/3", "0.00000000000000001"),
    ],
)
def test_an_answer_that_can_be_written_within_the_tolerance_is_read(answer, tolerance):
    assert of(answer, tolerance=tolerance).low < Fraction(answer)


@pytest.mark.parametrize(
    ("answer", "tolerance"),
    [
        ("1/3", "0"),
        ("-1/3", "0"),
        ("1/999999999999999999", ""),
        ("999999999999999998/7", "0.1"),
        ("-999999999999999998/7", "0.1"),
    ],
)
def test_an_answer_that_nobody_can_write_within_the_tolerance_is_refused(answer, tolerance):
    with pytest.raises(ProblemsError, match="nobody can write"):
        of(answer, tolerance=tolerance)


_HOW = "Write digits, such as 1250, 12.5 or 1/3."
_UNIT = "Write a word or symbol, such as hours, or delete the key."
FAULTS = {
    "answer missing": (("    answer: 1250\n", ""), "f:4:5 questions[0].answer: is missing. Write the right number."),
    "answer empty": (("answer: 1250", "answer:"), "f:8:12 questions[0].answer: is empty. Write the right number."),
    "answer a list": (("answer: 1250", "answer: [1250]"), "f:8:13 questions[0].answer: is a list, not a text. Write the right number."),
    "answer in words": (("answer: 1250", "answer: many"), f'f:8:13 questions[0].answer: "many" is not a number. {_HOW}'),
    "answer with its unit": (("answer: 1250", "answer: 1250 h"), f'f:8:13 questions[0].answer: "1250 h" is not a number. {_HOW}'),
    "answer with a comma": (("answer: 1250", "answer: 12,50"), f'f:8:13 questions[0].answer: "12,50" is not a number. {_HOW}'),
    "answer by zero": (("answer: 1250", "answer: 1/0"), f'f:8:13 questions[0].answer: "1/0" is not a number. {_HOW}'),
    "answer of two fractions": (("answer: 1250", "answer: 1/2/3"), f'f:8:13 questions[0].answer: "1/2/3" is not a number. {_HOW}'),
    "answer of a decimal and a fraction": (("answer: 1250", "answer: 1.5/2"), f'f:8:13 questions[0].answer: "1.5/2" is not a number. {_HOW}'),
    "answer with a square": (("answer: 1250", "answer: 1/²"), f'f:8:13 questions[0].answer: "1/²" is not a number. {_HOW}'),
    "answer with an exponent": (("answer: 1250", "answer: 1e9999"), f'f:8:13 questions[0].answer: "1e9999" is not a number. {_HOW}'),
    "answer too long": (("answer: 1250", f"answer: {'1' * 50}"), f'f:8:13 questions[0].answer: "{"1" * 39}…" is not a number. {_HOW}'),
    "answer that nobody can write": (("1250\n    tolerance: 50", "1/3"), 'f:8:13 questions[0].answer: nobody can write 1/3 exactly. Write "tolerance:", such as 0.01'),
    "tolerance in words": (("tolerance: 50", "tolerance: some"), 'f:9:16 questions[0].tolerance: "some" is not a tolerance. Write how far off is still right, such as 50'),
    "tolerance below 0": (("tolerance: 50", "tolerance: -1"), 'f:9:16 questions[0].tolerance: "-1" is not a tolerance.'),
    "tolerance of per cent alone": (("tolerance: 50", 'tolerance: "%"'), 'f:9:16 questions[0].tolerance: "%" is not a tolerance.'),
    "tolerance in per cent of 0": (("1250\n    tolerance: 50", "0\n    tolerance: 4 %"), "f:9:16 questions[0].tolerance: a per cent of 0 is 0. Write an amount, such as 0.5."),
    "tolerance a mapping": (("tolerance: 50", "tolerance: {a: b}"), "f:9:16 questions[0].tolerance: is a mapping (keys and values), not a text."),
    "unit a list": (("unit: hours", "unit: [hours]"), f"f:10:11 questions[0].unit: is a list, not a text. {_UNIT}"),
    "unit of digits": (("unit: hours", "unit: '10'"), f'f:10:11 questions[0].unit: "10" could be part of a number. {_UNIT}'),
    "unit of a minus sign": (("unit: hours", "unit: −"), 'f:10:11 questions[0].unit: "−" could be part of a number.'),
    "unit too long": (("unit: hours", f"unit: {'x' * 41}"), "f:10:11 questions[0].unit: is longer than 40 characters."),
    "units a text": (("[h, hour]", "h"), "f:11:12 questions[0].units: is a text, not a list. Write a list, such as [h, hour]."),
    "units of points": (("[h, hour]", "[h, .]"), 'f:11:16 questions[0].units: "." could be part of a number.'),
    "units with the unit": (("[h, hour]", "[h, HOURS]"), 'f:11:16 questions[0].units: "HOURS" appears twice. Delete one; letter case makes no difference.'),
    "units with a list": (("[h, hour]", "[h, [x]]"), "f:11:16 questions[0].units: holds something that is not a text."),
    "why missing": (("    why: 5 hours times 250 days.\n", ""), "f:4:5 questions[0].why: is missing. Write how the number is found; it is shown with the right one."),
    "why empty": (("why: 5 hours times 250 days.", "why: ' '"), "f:12:10 questions[0].why: is empty."),
    "key misspelt": (("tolerance:", "tolerence:"), 'f:9:5 questions[0].tolerence: is not a key of this format. Did you mean "tolerance"?'),
    "key of another kind": (("    why", "    options: []\n    why"), "f:12:5 questions[0].options: is not a key of this format."),
}  # fmt: skip


@pytest.mark.parametrize("row", FAULTS.values(), ids=FAULTS)
def test_one_fault_gives_one_message_with_its_place_and_fix(row):
    edit, start = row
    assert_only_fault(quiz_faults(QUIZ, edit), start)


def test_every_fault_is_said_at_once():
    with pytest.raises(ProblemsError) as caught:
        read(("answer: 1250", "answer: x"), ("tolerance: 50", "tolerance: y"), ("[h, hour]", "[1]"), ("why", "wy"))
    assert [p.path.rpartition(".")[2] for p in caught.value.problems] == ["answer", "tolerance", "units", "wy"]


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("1250", "1250"), ("1,250", "1250"), ("1 250", "1250"), ("1\u00a0250\u2009000", "1250000"), ("+3", "3"), ("-3", "-3"),
        ("−3", "-3"), ("1250.50", "1250.5"), ("0.50", "0.5"), ("00.0", "0"), ("-0.0", "0"), ("100", "100"), ("10.0", "10"),
        ("0012", "12"), (" 7 ", "7"), ("7hours", "7"), ("HOURS 7", "7"), ("7 hour", "7"), ("h-7", "-7"), ("1,234,567.890 H", "1234567.89"),
        ("999999999999999999", "999999999999999999"), ("0.00000000000000001", "0.00000000000000001"),
        ("１２.５", "12.5"), ("－１，２５０．５　ｈ", "-1250.5"), ("\u200e12.5\ufeff", "12.5"), ("1'250", "1250"), ("1’250’000.5 h", "1250000.5"), ("1´250", "1250"),
        ("١٢٣٤٥٦٧٨٩٠", "1234567890"), ("۱۲٫۵", "12.5"), ("١٬٢٥٠", "1250"), ("१२.५ hours", "12.5"), ("–3", "-3"), ("\u202b-3\u202c", "-3"), ("1\u00a0250\u00ad", "1250"),
    ],
)  # fmt: skip
def test_a_number_is_read_in_its_one_form(given, read):
    assert of("1", unit="hours", units=["h", "hour"]).answer(given) == read


@pytest.mark.parametrize("given", ["", " ", "\u00a0\u202f", "\t\n", "\u200e", "\ufeff \u200b"])
def test_what_nobody_sees_counts_as_no_answer(given):
    assert of("1").answer(given) is None


COMMA = "has a comma that does not part thousands."
REFUSED = {
    "12,50": (COMMA, "Write 12.50 if it stands for a decimal point."),
    "0,250": (COMMA, "Write 0.250 if it"),
    "-1,5 hours": (COMMA, "Write -1.5 if it"),
    "1'000,000": (COMMA, "Write 1000.000 if it"),
    "1.250,50": (COMMA, "Write 1250.50 if it"),
    "1 250,5": (COMMA, "Write 1250.5 if it"),
    "1'250,50 h": (COMMA, "Write 1250.50 if it"),
    "١٢،٥": (COMMA, "Write 12.5 if it"),
    "1234567890123456789": ("has more than 18 digits.", "Write fewer."),
    "1.000000000000000000": ("has more than 18 digits.", "Write fewer."),
} | dict.fromkeys(
    ["five", "5 10", "5-10", "1e3", "1/2", "½", "5 days", "days", "hours", "h 5 h", ".5", "5.", "5..5", "- 5", "--5", "1,2,3", "1,250 000", "1 25", "12 5000", "0x1f", "Infinity", "NaN", "1_000", "1'00", "1'000 000", "'5'", "5 %", "5²", "\U0001d7d3", "12\u0301", "x" * 9999],
    ("cannot be read as a number.", "Write digits, alone or with hours, such as 1250 or 12.5."),
)  # fmt: skip


@pytest.mark.parametrize(("given", "row"), REFUSED.items(), ids=[given[:20] for given in REFUSED])
def test_anything_else_is_refused_with_what_and_how(given, row):
    what, fix = row
    found, how = refused(of("1", unit="hours", units=["h"]), given)
    quoted = given if len(given) <= 40 else given[:39] + "…"
    assert found == f'"{quoted}" {what}'
    assert how.startswith(fix)


def test_units_are_found_in_plain_characters_too():
    percent, micro, foot = of("1", unit="%"), of("1", unit="µm"), of("1", unit="′", units=["l’arbre"])
    assert [percent.answer(text) for text in ("12.5％", "١٢٫٥٪", "12.5\u200e%")] == ["12.5"] * 3
    assert [micro.answer(text) for text in ("5 µm", "5 μm", "ΜM 5")] == ["5"] * 3
    assert [foot.answer(text) for text in ("5'", "1'250′", "5 l'arbre")] == ["5", "1250", "5"]
    assert of("１２", tolerance="٥％").answer_key() == {"answer": "12", "low": "57/5", "high": "63/5", "units": []}


@pytest.mark.parametrize("given", [["1"], {"a": "1"}])
def test_a_list_or_mapping_is_refused(given):
    with pytest.raises(AnswerError, match="takes a number"):
        of("1").answer(given)


def test_the_longest_unit_is_taken_off_and_only_once():
    question = of("1", unit="h", units=["hh", "m²", "km/h", "Σ"])
    assert [question.answer(text) for text in ("5 hh", "5m²", "5 KM/H", "5 ς", "σ 5")] == ["5"] * 5
    with pytest.raises(AnswerError):
        question.answer("5 hhh")


@pytest.mark.parametrize(
    ("given", "credit"),
    [("1200", 1), ("1300", 1), ("1250", 1), ("1199.99999999999999", 0), ("1300.00000000000001", 0), ("-1250", 0)],
)
def test_both_bounds_count_as_within(given, credit):
    assert read().credit(given) == credit


@given(st.fractions(max_denominator=10**6), st.fractions(min_value=0, max_denominator=1000))
def test_credit_is_the_exact_comparison(number, off):
    shown = plain(number)
    if "/" not in shown and len(shown) < 17:
        question = of("1")
        vars(question).update(low=number - off, high=number + off)
        assert question.credit(shown) == 1
        assert Fraction(shown) == number
        assert question.answer(shown) == shown
        vars(question).update(low=number + Fraction(1, 10**30), high=number + off + 1)
        assert question.credit(shown) == 0


def test_the_reason_is_behind_the_right_number():
    assert lines(read().reasons("7")) == ["1250 hours: 5 hours times 250 days."]
    assert lines(of("1/3", tolerance="0.1").reasons("7")) == ["1/3: W"]
    assert lines(read().chosen("7")) == ["7 hours"]


def test_the_revision_covers_what_is_seen_and_no_key():
    revision = read().revision
    assert revision != read(("unit: hours", "unit: hrs")).revision
    assert revision != read(("How many hours?", "How many?")).revision
    for edit in [
        ("answer: 1250", "answer: 1"),
        ("tolerance: 50", "tolerance: 4 %"),
        ("[h, hour]", "[hr]"),
        ("5 hours times", "5 h x"),
    ]:
        assert revision == read(edit).revision
    assert revision == read(("unit: hours", "unit: ' hours '")).revision


def test_an_assessment_may_leave_its_key_elsewhere():
    text = QUIZ.replace("title: T", "title: T\nmode: assessment")
    for key in ("answer: 1250", "tolerance: 50", "why: 5 hours times 250 days."):
        text = text.replace(f"    {key}\n", "")
    public = read_quiz(text, "f", "q")
    assert public.keyless
    assert public.questions[0].revision == read().revision


def test_an_empty_answer_file_can_be_filled_in():
    quiz = read_quiz(QUIZ, "f", "q")
    text = empty_sheet(quiz)
    assert "  # How many hours?\n  #   A number, in hours.\n  hours:\n" in text
    read_in = read_answers(quiz, text.replace("  hours:\n", "  hours: 1,250 h\n"))
    assert dict(read_in.answers) == {"hours": "1250"}


DECIMAL = r"([+-]?)([1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,2}(?:'[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+|[0-9]+)(?:\.([0-9]+))?"


@given(st.text(alphabet="+-019,.' 2٣", max_size=12))
def test_digits_are_read_as_the_specification_says(text):
    found = re.fullmatch(DECIMAL, text)
    expected = (found[1], re.sub("[,' ]", "", found[2]), found[3] or "") if found else None
    assert _digits(text) == expected
