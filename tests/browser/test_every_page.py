"""Every page of the course and of the handbook on a phone: what is too small to read, and what makes a page scroll sideways."""

import pytest

from support.access import scrolls_sideways

PHONE = {"width": 390, "height": 844}
# The sizes of all visible texts of a page, with everything unfolded: [pixels, the text, whether it is read in a table].
TEXTS = """() => {
  for (const folded of document.querySelectorAll("article details")) folded.open = true;
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const text = texts.currentNode.data.trim();
    const place = texts.currentNode.parentElement;
    if (!text || place.closest("svg, script") || !place.checkVisibility()) continue;
    const isRead = place.matches(":is(td, th) *, td, th") && !place.closest("code, .syllabus__about, .quiz th");
    found.push([parseFloat(getComputedStyle(place).fontSize), text, isRead]);
  }
  return found;
}"""


@pytest.fixture
def pages(open_page, site, whole_address):
    """Yield the path of each page and the page, opened without scripts, so that all of its questions are shown."""

    def pages():
        page = open_page("index.html", whole_address, viewport=PHONE, java_script_enabled=False)
        for path in sorted(site.rglob("*.html")):
            name = path.relative_to(site).as_posix()
            page.goto(whole_address + name)
            yield name, page

    return pages


def test_no_text_is_below_14_px_and_none_of_a_table_below_16(pages):
    seen = []
    for name, page in pages():
        for size, text, is_read in page.evaluate(TEXTS):
            seen.append(name)
            assert size >= (16 if is_read else 14), (name, text)
    assert len(set(seen)) > 80


def test_no_page_scrolls_sideways(pages):
    for name, page in pages():
        for width in (390, 360, 320):
            page.set_viewport_size(PHONE | {"width": width})
            assert not scrolls_sideways(page), (name, width)
