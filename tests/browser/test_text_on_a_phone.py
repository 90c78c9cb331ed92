"""What a learner reads of this course on a phone: how big its letters are, and that headings of tables keep their words."""

import pytest

from support.sizes import SIZES

PHONE = {"viewport": SIZES["phone"], "has_touch": True, "is_mobile": True}
# Opens all that unfolds, and shows every question.
OPEN = """() => {
  for (const part of document.querySelectorAll("details")) part.open = true;
  for (const part of document.querySelectorAll(".quiz :is(.question, .stimulus, .quiz__end)")) part.hidden = false;
}"""
# The places of texts in an article whose letters are below 16 pixels, but for code, footnote marks and the numbers of gaps.
SMALL = """() => {
  const found = new Set();
  const walk = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    const one = node.parentElement;
    if (!node.data.trim() || one.closest("svg, code, sup, .gap, .quiz__spoken") || !one.checkVisibility()) continue;
    const size = parseFloat(getComputedStyle(one).fontSize);
    if (size < 15.99) found.add(`${one.localName}.${one.className} in ${one.parentElement.className}: ${size}`);
  }
  return [...found];
}"""
# The sizes of the texts of figures, as they are seen.
DRAWN = """() => [...document.querySelectorAll(".figure svg text")].map((text) =>
  parseFloat(getComputedStyle(text).fontSize) * text.ownerSVGElement.getScreenCTM().a)"""
# Words of headings that are in two lines, but for code.
BROKEN = """() => [...document.querySelectorAll("article th")].flatMap((heading) => {
  const found = [];
  const walk = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    for (const { 0: word, index } of node.data.matchAll(/[^\\s-]+/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const shown = node.parentElement.closest("code") || heading.offsetWidth < 2 ? [] : range.getClientRects();
      if (new Set([...shown].map(({ top }) => Math.round(top))).size > 1) found.push(word);
    }
  }
  return found;
})"""


@pytest.fixture(scope="module")
def measured(browser, site, whole_address):
    """What the three measure of each page of the course, without the handbook, and whether a page scrolls sideways."""
    found = {}
    with browser.new_context(service_workers="block", **PHONE) as context:
        page = context.new_page()
        for path in sorted(site.rglob("*.html")):
            name = path.relative_to(site).as_posix()
            if name == "404.html" or name.startswith("handbook/"):
                continue
            page.goto(whole_address + name)
            if '<section class="quiz"' in path.read_text("utf-8"):
                page.wait_for_selector(".quiz[data-mounted]")
            page.evaluate(OPEN)
            wide = page.evaluate("innerWidth")
            found[name] = (page.evaluate(SMALL), page.evaluate(DRAWN), page.evaluate(BROKEN), wide)
    return found


def test_no_text_is_below_16_pixels(measured):
    assert len(measured) > 60
    assert {name: small for name, (small, *_) in measured.items() if small} == {}


def test_no_text_of_a_figure_is_below_12_pixels(measured):
    sizes = {name: min(drawn) for name, (_, drawn, *_) in measured.items() if drawn}
    assert len(sizes) > 4
    assert {name: size for name, size in sizes.items() if size < 12} == {}


def test_no_heading_of_a_table_breaks_within_a_word_and_no_page_scrolls_sideways(measured):
    assert {name: broken for name, (_, _, broken, _) in measured.items() if broken} == {}
    assert {name: wide for name, (*_, wide) in measured.items() if wide != SIZES["phone"]["width"]} == {}
