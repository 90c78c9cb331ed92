"""The theme's button *Back to top*, which follows the page: it covers no part of a question, and is seen where it has the focus."""

import pytest

from support.course_review import LESSON
from support.sizes import SIZES
from support.steps_review import begin, learn

SHOWN = "!document.querySelector('.md-top').hidden"
# What is seen at the points of a line of text, at its beginning, middle and end.
SEEN = """line => {
  const range = document.createRange();
  range.selectNodeContents(line);
  const { left, right, top, bottom } = range.getBoundingClientRect();
  return [left + 2, (left + right) / 2, right - 2].map((x) => {
    const found = document.elementFromPoint(x, (top + bottom) / 2);
    return line.contains(found) || found.contains(line) ? "the line" : found.className;
  });
}"""


def scroll_up_to(page, line):
    """Scroll upwards until an element is where the button appears."""
    place = "(line) => line.getBoundingClientRect().top + scrollY - 84"
    page.evaluate("(top) => scrollTo(0, top + 300)", line.evaluate(place))
    page.wait_for_timeout(200)
    page.evaluate("(top) => scrollTo(0, top)", line.evaluate(place))
    page.wait_for_function(SHOWN)


@pytest.mark.parametrize("size", SIZES)
def test_back_to_top_covers_no_number_of_a_question(opened, size):
    page = opened(LESSON, viewport=SIZES[size])
    numbers = page.locator("form.question legend")
    numbers.first.wait_for()
    for index in (1, 3, 5):
        scroll_up_to(page, numbers.nth(index))
        assert numbers.nth(index).evaluate(SEEN) == ["the line"] * 3


def test_nor_does_it_on_review(opened):
    page = opened(viewport=SIZES["phone"] | {"height": 300})
    learn(page)
    begin(page, days=40)
    for part in ("h2", "legend", ".question__stem"):
        line = page.locator(f".review {part}").first
        scroll_up_to(page, line)
        assert line.evaluate(SEEN) == ["the line"] * 3


def test_it_is_seen_where_the_keyboard_reaches_it(opened):
    page = opened(LESSON, viewport=SIZES["laptop"])
    page.locator("form.question [type=submit]").first.wait_for()
    scroll_up_to(page, page.locator("form.question legend").nth(2))
    page.keyboard.press("Tab")
    page.locator(".md-top").evaluate("(button) => button.focus({ preventScroll: true })")
    assert page.evaluate("document.activeElement.matches('.md-top:focus-visible')")
    assert page.locator(".md-top").evaluate(SEEN) == ["the line"] * 3
