"""A drawing as part of a page: what names and describes it is there."""

import re

import pytest

from practicum.site.drawing import drawing

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A box</title>{}</svg>'
BOX = "<desc>In words.</desc><rect/>"


@pytest.mark.parametrize(
    ("inside", "described"), [(BOX, True), (f"<g>{BOX}</g>", False), (f"<g>{BOX}</g>{BOX}", True), ("<rect/>", False)]
)
def test_a_drawing_is_described_by_what_is_on_the_page(inside, described):
    html = drawing(SVG.format(inside), "box")
    named = re.findall(r' aria-(?:labelled|described)by="([^"]+)"', html)
    assert len(named) == 1 + described
    for ident in named:
        assert html.count(f' id="{ident}"') == 1
