"""The buttons of the home page."""

import pytest

EDGES = """all => all.map((one) => { const { left, right } = one.getBoundingClientRect(); return [Math.round(left), Math.round(right)]; })"""
BUTTONS = ".hero .md-button:visible"


def edges(page):
    """Return the left and right edge of each button."""
    page.evaluate(
        "document.querySelector('.due').hidden = false; document.querySelector('.due a').textContent = 'Review: 7'"
    )
    return page.locator(BUTTONS).evaluate_all(EDGES)


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_buttons_are_one_column_of_one_width(open_page, whole_address, width):
    found = edges(open_page("index.html", whole_address, viewport={"width": width, "height": 844}))
    assert len(found) == 5
    assert len({tuple(one) for one in found}) == 1


def test_on_a_laptop_rows_of_buttons_begin_and_end_together(open_page, whole_address):
    found = edges(open_page("index.html", whole_address, viewport={"width": 1280, "height": 800}))
    first, last = found[0][0], found[1][1]
    assert [left for left, _ in found].count(first) == 2
    assert [right for _, right in found].count(last) == 2
