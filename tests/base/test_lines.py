"""Texts in lines for a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicum.base.lines import columns, wrapped
from practicum.reports.text import _kept
from practicum.take.wrap import paragraphs


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


def test_paragraphs_are_folded_and_lists_stay_lists():
    text = "One\nparagraph.\n\n- first\n- second " + "word " * 20 + "\n\n| a | b |\n|---|---|\n\nLast\none."
    shown = paragraphs(text).split("\n\n")
    assert shown[0] == "One paragraph."
    assert shown[1].split("\n")[:2] == ["- first", "- second " + ("word " * 14).strip()]
    assert shown[1].split("\n")[2].startswith("  word")
    assert shown[2:] == ["| a | b |\n|---|---|", "Last one."]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_whatever_the_text_no_line_is_too_wide_and_none_steers(text):
    for shown in (wrapped(text), wrapped(text, "  ", "    "), paragraphs(text)):
        assert max(map(columns, shown.split("\n"))) <= 79
        assert "\x1b" not in shown


def test_a_report_counts_wide_characters_as_the_terminal_does():
    line = _kept("日本語" * 20, "    ", 40)
    assert [columns(part) for part in line.split("\n")] == [40, 40, 40, 16]
    assert _kept("  - point", "    ", 40) == "      - point"
