"""What is most often wrong, counted by hand for each kind."""

import pytest

from practicum.analysis.wrong import MOST, wrong
from support.answer_rows import choice, counted, question_of, rows

RIGHTS = [{"id": ident, "text": f"Right {ident}"} for ident in ("one", "two", "three")]
LEFTS = [{"text": f"Left {number}", "right": right, "why": "W"} for number, right in enumerate(("one", "two", "two"))]
MATCH = {"kind": "match", "rights": RIGHTS, "lefts": LEFTS}
ITEMS = [{"text": f"Item {place}", "place": place, "why": "W"} for place in (2, 1, 4, 3)]  # a is 2, b 1, c 4, d 3


def texts(question, *answers):
    return [(row.about, row.words, row.number, row.of) for row in wrong(question, rows(question, *answers))]


def test_pairs_of_a_match():
    question = question_of(MATCH)
    assert texts(
        question,
        ({"a": "one", "b": "two", "c": "two"}, 4),
        ({"a": "two", "b": "three", "c": "two"}, 2),
        ({"b": "three"}, 1),  # what was left out is not wrong
    ) == [("b. Left 1", "Right three", 3, 7), ("a. Left 0", "Right two", 2, 7)]


def test_items_by_what_follows_them():
    """Right is b, a, d, c. In a, b, d, c nothing but `d, c` is right; in b, a, c, d only `b, a` is."""
    question = question_of({"kind": "order", "items": ITEMS})
    found = wrong(question, rows(question, ("b, a, d, c", 5), ("a, b, d, c", 2), ("b, a, c, d", 1)))
    assert counted(found) == {("b", "d"): 2, ("a", "b"): 2, ("a", "c"): 1, ("d", ""): 1}
    assert [(row.part, row.words) for row in found] == [
        ("b", "directly before d. Item 3"),  # the first in the right order of those that are as common
        ("a", "directly before b. Item 1"),
        ("a", "directly before c. Item 4"),
        ("d", "at the end"),
    ]


def test_items_by_place():
    question = question_of({"kind": "order", "credit": "places", "items": ITEMS})
    assert texts(question, ("b, a, d, c", 5), ("b, d, a, c", 3)) == [
        ("a. Item 2", "in place 3", 3, 8),
        ("d. Item 3", "in place 2", 3, 8),
    ]


def test_texts_of_a_blank_as_the_question_compares_them():
    gaps = [
        {"id": "g", "accept": ["yes"], "why": "W"},
        {"id": "h", "accept": ["A"], "case_sensitive": "true", "why": "W"},
    ]
    question = question_of({"kind": "blank", "text": "{g} and {h}", "gaps": gaps})
    assert texts(
        question,
        ({"g": "Yes", "h": "a"}, 1),
        ({"g": "The price"}, 1),
        ({"g": "the  PRICE", "h": "A"}, 2),
        ({"g": "ＴＨＥ price"}, 1),
    ) == [("g", "the PRICE", 4, 5), ("h", "a", 1, 5)]


def test_numbers_outside_the_tolerance():
    question = question_of({"kind": "number", "answer": "10", "tolerance": "1", "unit": "kg", "why": "W"})
    assert texts(question, ("10.5", 3), ("12", 1), ("12.0 kg", 2), ("1,000", 1)) == [
        ("", "12 kg", 3, 7),
        ("", "1000 kg", 1, 7),
    ]


def test_at_most_five_and_nothing_of_other_kinds():
    question = question_of({"kind": "number", "answer": "0", "why": "W"})
    assert len(wrong(question, rows(question, *((str(number), 1) for number in range(1, 9))))) == MOST
    other = question_of(choice())
    assert wrong(other, rows(other, ("b", 3))) == []


@pytest.mark.parametrize("kind", [MATCH, {"kind": "number", "answer": "0", "why": "W"}])
def test_without_answers_nothing_is_wrong(kind):
    assert wrong(question_of(kind), []) == []
