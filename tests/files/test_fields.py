"""Reading a mapping key by key: typed values, and every fault noted."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicum import words
from practicum.files.fields import Fields, fraction
from practicum.files.yaml_tree import parse


@pytest.fixture(autouse=True)
def _fix(monkeypatch):
    """Let `M.` and `N.` say how to fix whatever is wrong."""
    for fix in ("M.", "N."):
        monkeypatch.setitem(words._words, fix, fix)


def reader(text, path=""):
    return Fields(parse(text, "f"), "f", [], path)


def said(fields):
    return [str(problem) for problem in fields.problems]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", "1"),
        ("0", "0"),
        ("007", "7"),
        ("1/2", "1/2"),
        ("2/4", "1/2"),
        ("0.5", "1/2"),
        ("0.333", "333/1000"),
        ("0/3", "0"),
    ],
)
def test_a_number_is_read_exactly(text, number):
    assert fraction(text) == Fraction(number)


@pytest.mark.parametrize(
    "text",
    [
        *"½²٣-",
        "",
        "1/0",
        "1/00",
        "-1",
        "+1",
        "1e3",
        "1.",
        ".5",
        "1/2/3",
        "1 1/2",
        "1_000",
        "1,5",
        "nan",
        "1\n",
        " 1",
        "1" * 10,
    ],
)
def test_anything_else_is_refused_as_a_number(text):
    assert fraction(text) is None


@given(st.fractions(0, 999, max_denominator=10**6))
def test_a_fraction_reads_back_as_itself(exact):
    assert fraction(str(exact)) == exact


@given(st.dates())
def test_every_day_of_the_calendar_is_read(day):
    fields = reader(f"a: {day.isoformat()}")
    assert (fields.date("a", "M."), fields.problems) == (day.isoformat(), [])


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-29",
        "1900-02-29",
        "2026-04-31",
        "2026-13-01",
        "2026-00-10",
        "2026-01-00",
        "0000-01-01",
        "26-01-31",
        "2026-1-31",
        "2026/01/31",
        "31.01.2026",
        "2026-01",
        "today",
        "2026-01-31-1",
        "٢٠٢٦-01-31",
        "2026-01-²1",
    ],
)
def test_anything_else_is_refused_as_a_day(text):
    fields = reader(f"a: {text}")
    fields.date("a", "fix.own-id")
    assert said(fields) == [f'f:1:4 a: "{text}" is not a day of the calendar. Write an id of your own.']


def test_a_day_may_be_left_out_or_empty():
    fields = reader("a:")
    assert (fields.date("a", "M."), fields.date("b", "M."), fields.problems) == ("", "", [])


def test_texts_are_trimmed_and_have_defaults():
    fields = reader("a: ' b '\nc:\n")
    assert [fields.text("a", "M."), fields.text("d", "M.", "default"), fields.text("d", "M.", "")] == [
        "b",
        "default",
        "",
    ]
    assert not fields.problems


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x: 1", "f:1:1 a: is missing. M."),
        ("a:", "f:1:3 a: is empty. M."),
        ("a: ' '", "f:1:4 a: is empty. M."),
        ("a: [b]", "f:1:4 a: is a list, not a text. M."),
        ("a: []", "f:1:4 a: is empty, not a text. M."),
        (
            "a: {b: c}",
            'f:1:4 a: is a mapping (keys and values), not a text. M. If this is a text that holds ": ", put it in quotation marks.',
        ),
    ],
)
def test_a_text_that_is_none_is_noted(text, problem):
    fields = reader(text)
    assert fields.text("a", "M.") == ""
    assert said(fields) == [problem]


@pytest.mark.parametrize("name", ["a", "a1", "1-a", "best-opening", "x" * 80])
def test_ids_are_small_letters_digits_and_hyphens(name):
    fields = reader(f"id: {name}")
    assert fields.name("id", "M.") == name
    assert not fields.problems


@pytest.mark.parametrize(
    "name", ["A", "a_b", "a--b", "-a", "a-", "a b", "é", "a.b", "../x", "a/b", "x" * 81, "٣", '"a\\nb"', '"a\\0"']
)
def test_any_other_id_is_noted(name):
    fields = reader(f"id: {name}")
    fields.name("id", "M.")
    (problem,) = said(fields)
    assert problem.startswith("f:1:5 id: ")
    assert problem.endswith(" cannot be an id. Write small letters, digits and hyphens.")
    assert len(problem) < 130


@pytest.mark.parametrize(
    ("text", "names", "problems"),
    [
        ("a: [x, y]", ("x", "y"), []),
        ("b: 1", (), ["f:1:1 a: is missing. M."]),
        ("a: []", (), ["f:1:4 a: is empty. M."]),
        ("a:", (), ["f:1:3 a: is empty, not a list. M."]),
        ("a: x", (), ["f:1:4 a: is a text, not a list. M."]),
        ("a: [x, x]", ("x",), ['f:1:8 a: "x" appears twice. Delete one.']),
        ("a: [x, [y]]", ("x",), ["f:1:8 a: holds something that is not a text. M."]),
        ("a: [' x ', \"y\\n\"]", ("x", "y"), []),
        ("a: [x, ' ']", ("x",), ["f:1:8 a: holds something that is not a text. M."]),
        ("a: [x, '']", ("x",), ["f:1:8 a: holds something that is not a text. M."]),
        ("a: [x, Y]", ("x",), ['f:1:8 a: "Y" cannot be an id. Write small letters, digits and hyphens.']),
    ],
)
def test_a_list_of_ids(text, names, problems):
    fields = reader(text)
    assert fields.names("a", "M.", required=True) == names
    assert said(fields) == problems


@pytest.mark.parametrize("text", ["b: 1", "a:", "a: []"])
def test_a_list_of_ids_may_be_left_out_where_it_is_not_required(text):
    fields = reader(text)
    assert fields.names("a", "M.") == ()
    assert not fields.problems


def test_a_word_that_is_not_allowed_is_noted_with_the_nearest():
    fields = reader("a: aply")
    fields.choice("a", ("apply", "create"), "fix.one-of-them")
    assert said(fields) == ['f:1:4 a: "aply" is not one of: apply, create. Write one of them. Did you mean "apply"?']


def test_every_word_that_is_not_allowed_is_noted():
    fields = reader("a: [x, y, z]")
    assert fields.choices("a", ("y",), "M.") == ("y",)
    assert said(fields) == ['f:1:5 a: "x" is not one of: y. M.', 'f:1:11 a: "z" is not one of: y. M.']


@pytest.mark.parametrize(
    ("text", "value"), [("a: 0", 0), ("a: 100", 100), ("b: 1", 80), ("a: 80.0", 80), ("a: 160/2", 80)]
)
def test_a_whole_number_within_its_bounds(text, value):
    fields = reader(text)
    assert fields.integer("a", 0, 100, 80, "M.") == value
    assert not fields.problems


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 101", 'f:1:4 a: "101" is not a number from 0 to 100. M.'),
        ("a: -1", 'f:1:4 a: "-1" is not a number from 0 to 100. M.'),
        ("a: 80%", 'f:1:4 a: "80%" is not a number from 0 to 100. M.'),
        ("a: 1/3", "f:1:4 a: 1/3 is not a whole number. M."),
        ("a: [1]", "f:1:4 a: is a list, not a text. M."),
        (f"a: {'9' * 60}", f'f:1:4 a: "{"9" * 39}…" is not a number from 0 to 100. M.'),
    ],
)
def test_any_other_whole_number_is_noted(text, problem):
    fields = reader(text)
    assert 0 <= fields.integer("a", 0, 100, 80, "M.") <= 100
    assert said(fields) == [problem]


def test_a_number_without_default_is_required():
    fields = reader("b: 1")
    fields.number("a", 1, 5, None, "M.")
    assert said(fields) == ["f:1:1 a: is missing. M."]


def test_mappings_of_a_list_know_their_way():
    fields = reader("a:\n  - {b: 1}\n  - {b: 2}\n", "top")
    first, second = fields.tables("a", "M.")
    second.text("c", "N.")
    assert (first.path, said(fields)) == ("top.a[0]", ["f:3:5 top.a[1].c: is missing. N."])


def test_items_that_are_no_mappings_and_too_few_of_them_are_noted():
    fields = reader("a: [x, [y], {b: 1}]")
    assert len(fields.tables("a", "M.", 4)) == 1
    assert said(fields) == [
        "f:1:5 a[0]: is a text, not a mapping (keys and values). M.",
        "f:1:8 a[1]: is a list, not a mapping (keys and values). M.",
        "f:1:4 a: holds 3; at least 4 are needed. M.",
    ]


@pytest.mark.parametrize(
    ("text", "least", "problems"),
    [
        ("b: 1", 1, ["f:1:1 a: is missing. M."]),
        ("b: 1", 0, []),
        ("a:", 0, []),
        ("a:", 1, ["f:1:3 a: is empty, not a list. M."]),
        ("a: []", 0, []),
        ("a: [{b: 1}]", 1, []),
    ],
)
def test_a_list_of_mappings_may_be_left_out_where_none_is_needed(text, least, problems):
    fields = reader(text)
    fields.tables("a", "M.", least)
    assert said(fields) == problems


def test_a_mapping_may_be_left_out_where_it_is_not_required():
    fields = reader("a:\nb: x\n")
    assert fields.table("a", "M.", required=False) is None
    assert fields.table("c", "M.", required=False) is None
    assert not fields.problems
    assert fields.table("b", "M.", required=False) is None
    assert said(fields) == ["f:2:4 b: is a text, not a mapping (keys and values). M."]


def test_an_unknown_key_is_noted_with_the_nearest_known_one():
    fields = reader("title: x\noptoins: []\nxyz: 1\n", "q")
    fields.text("title", "M.")
    fields.names("options", "M.")
    fields.close()
    assert said(fields) == [
        'f:2:1 q.optoins: is not a key of this format. Did you mean "options"?',
        "f:3:1 q.xyz: is not a key of this format. Delete it, or write one of: title, options.",
    ]


def test_a_text_that_its_colon_makes_a_mapping_is_named_with_the_colon():
    fields = reader("why:\n  Ask: why?\nhints:\n  - First: look.\n")
    fields.text("why", "M.")
    fields.lines("hints", "M.")
    hint = 'M. If this is a text that holds ": ", put it in quotation marks.'
    assert said(fields) == [
        f"f:2:3 why: is a mapping (keys and values), not a text. {hint}",
        f"f:4:5 hints: holds something that is not a text. {hint}",
    ]
