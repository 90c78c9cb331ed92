"""Drawn fields: pages and texts show the same, and nothing of an author becomes HTML."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicum.markup.blocks import parse
from practicum.markup.inline import parse_inline
from practicum.markup.plain import plain, plain_line
from practicum.markup.tree import Gap, fillable, inlines
from practicum.site.fieldtext import FieldText
from support.field_pieces import PIECES
from support.shown_text import shown, words

SITE = FieldText(str, {})
OURS = {
    "p",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "blockquote",
    "pre",
    "code",
    "strong",
    "em",
    "a",
    "img",
    "br",
}
FIELDS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(FIELDS)
def test_pages_and_texts_show_the_same(text):
    assert shown(SITE.block(text)) == words(plain(text))
    assert shown(SITE.inline(text)) == words(plain_line(text))


@given(FIELDS)
def test_only_the_elements_of_the_grammar_are_made_and_each_is_closed(text):
    open_now = []
    for closing, name in re.findall(r"<(/?)([a-z]+)[^>]*>", SITE.block(text)):
        assert name in OURS
        if closing:
            assert open_now.pop() == name
        elif name == "a":
            assert "a" not in open_now, "a link is in no other link"
            open_now.append(name)
        elif name not in ("img", "br"):
            open_now.append(name)
    assert not open_now


@given(st.text(st.characters(exclude_characters="\\`*_[]<{|\n", exclude_categories=("Cs",))))
def test_a_line_without_the_characters_of_the_grammar_is_only_text(text):
    assert parse_inline(text) == ((text,) if text else ())


@given(FIELDS)
def test_a_gap_that_can_be_filled_in_is_one_on_the_page(text):
    blocks = parse(f"{text} {{x}} {text}", ["x"])
    html = SITE.gapped(f"{text} {{x}} {text}", ["x"], lambda _: "\x00")
    assert html.count("\x00") == sum(isinstance(part, Gap) for part in inlines(blocks)) >= len([*fillable(blocks)])


@pytest.mark.parametrize(
    "piece", ["*a ", "**a", "[", "![", "[a](x)", "](", "`", "` `` ", "- a\n", "> - ", "a|b\n-|-\n", "```\n"]
)
def test_a_long_field_is_read_to_its_end(piece):
    text = piece * 20_000
    assert shown(SITE.block(text)) == words(plain(text))


def test_blocks_in_blocks_have_an_end():
    deep = "\n".join(f"{'  ' * depth}- a\n{'  ' * depth}- b" for depth in range(100))
    assert shown(SITE.block(deep)).count("a") == 100
    assert shown(SITE.block("> " * 5000 + "a")).endswith("a")
