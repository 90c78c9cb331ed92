"""Texts in lines for a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicum.base.lines import columns, wrapped, wrapped_lines


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("a\u200bb", 2), ("", 0), ("Ł", 1)]
)
def test_columns_are_what_a_terminal_takes(text, width):
    assert columns(text) == width


def test_a_paragraph_hangs_under_its_mark():
    assert wrapped("a. one two three", hang="   ", width=10) == "a. one two\n   three"


def test_a_word_that_no_line_holds_is_cut():
    assert wrapped("x" * 12, width=5) == "xxxxx\nxxxxx\nxx"
    assert wrapped("日本語日本", width=5) == "日本\n語日\n本"


def test_a_word_that_fills_the_first_line_is_not_cut_for_the_indent_of_the_others():
    assert wrapped("xxxxx yy", hang="  ", width=5) == "xxxxx\n  yy"
    assert wrapped("a xxxxxx", hang="  ", width=5) == "a\n  xxx\n  xxx"
    assert wrapped("xxxx", "1. ", "", width=5) == "1.\nxxxx"


def test_lines_stay_lines_and_what_is_left_of_an_item_hangs_below_its_text():
    text = "One.\n\n- first\n  - second one\n10. tenth of all\na. an answer\n"
    assert wrapped_lines(text, width=12).split("\n") == [
        *("One.", ""),
        *("- first", "  - second", "    one"),
        *("10. tenth of", "    all"),
        *("a. an answer", ""),
    ]


def test_a_line_that_fits_keeps_its_spaces():
    assert wrapped_lines("x  =  1\n\ty", "# ", width=12) == "# x  =  1\n#     y"
    assert wrapped_lines("x  =  1 and more", "# ", width=12) == "# x = 1 and\n# more"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_whatever_the_text_no_line_is_too_wide_and_none_steers(text):
    for shown in (wrapped(text), wrapped(text, "  ", "    "), wrapped_lines(text, "    ")):
        assert max(map(columns, shown.split("\n"))) <= 79
        assert "\x1b" not in shown


def test_a_report_counts_wide_characters_as_the_terminal_does():
    line = wrapped_lines("日本語" * 20, "    ", 40)
    assert [columns(part) for part in line.split("\n")] == [40, 40, 40, 16]
    assert wrapped_lines("  - point", "    ", 40) == "      - point"
