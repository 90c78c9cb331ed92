"""Cells of tables are aligned by classes, in pages and in fields, since the site's policy stops styles in pages."""

import pytest
from markdown import markdown

from practicum.site.fieldtext import FieldText

TABLE = "| a | b | c |\n|:-|-:|:-:|\n| 1 | 2 | 3 |\n"


def in_a_page(text):
    return markdown(text, extensions=["tables", "attr_list", "practicum.site.markdown"])


def in_a_field(text):
    return FieldText(str, {}).block(text)


@pytest.mark.parametrize("rendered", [in_a_page, in_a_field])
def test_a_cell_has_a_class_and_no_style(rendered):
    html = rendered(TABLE)
    assert "style" not in html
    assert html.count('class="right"') == html.count('class="center"') == html.count('class="left"') == 2
    assert '<td class="right">2</td>' in html


def test_a_class_of_the_author_is_kept():
    assert '<td class="right mine">2</td>' in in_a_page(TABLE.replace(" 2 ", " 2 {: .mine } "))
