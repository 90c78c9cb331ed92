"""What readers see of a field is what the table of the handbook says."""

import pytest
from markupsafe import Markup

from practicum.markup.blocks import is_one_paragraph, parse
from practicum.markup.html import Html
from practicum.markup.plain import plain, plain_line
from practicum.site.fieldtext import FieldText
from support.field_table import sections

ROWS = [row for rows in sections().values() for row in rows]
SITE = FieldText(
    lambda path: "../" + path.replace(".md", ".html").replace(" ", "%20"), {"one/first.md": "The first lesson"}
)


def outside(link):
    return {"href": link.address} if link.address.startswith(("https:", "mailto:")) else None


REPORT = Html(link=outside, picture=lambda _: None)

each = pytest.mark.parametrize("row", ROWS, ids=[row.write for row in ROWS])


def test_it_has_at_least_eighty_inputs_and_none_twice():
    assert len(ROWS) == len({row.write for row in ROWS}) >= 80


@each
def test_a_page_shows_it(row):
    assert SITE.flow(row.write) == row.page


@each
def test_an_html_report_shows_it(row):
    assert REPORT.flow(parse(row.write)) == row.report


@each
def test_a_text_report_shows_it(row):
    assert plain(row.write) == row.text


@each
def test_a_field_of_one_paragraph_shows_or_refuses_it(row):
    assert is_one_paragraph(row.write) == (row.one is not None)
    if row.one is not None:
        assert SITE.inline(row.write) == row.one
        assert plain_line(row.write) == " ".join(Markup(row.one).striptags().split()) or "<img" in row.one


@each
def test_as_block_html_a_paragraph_is_an_element(row):
    block = SITE.block(row.write)
    assert block == (
        row.page if row.page.startswith(("<p>", "<ul", "<ol", "<pre", "<table", "<block")) else f"<p>{row.page}</p>"
    )
