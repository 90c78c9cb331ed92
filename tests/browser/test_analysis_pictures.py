"""The pictures of an analysis in a browser: axe finds nothing, text is large enough, and nothing is cut off."""

import subprocess
import sys

import pytest

from support.axe import violations
from support.course_small import FILES
from support.course_talk import TALK, hand_in_talk

SMALLEST = """() => Math.min(...[...document.querySelectorAll("svg text")].map((text) =>
  parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))"""
OUTSIDE = """() => [...document.querySelectorAll("svg")].flatMap((svg) => {
  const box = svg.getBoundingClientRect()
  return [...svg.querySelectorAll("text")].filter((text) => {
    const own = text.getBoundingClientRect()
    return own.left < box.left - 1 || own.right > box.right + 1 || own.top < box.top - 2 || own.bottom > box.bottom + 2
  }).map((text) => text.textContent)
})"""


@pytest.fixture(scope="module")
def analysed(tmp_path_factory):
    """The address of the page of a class with a conversation and hostile words."""
    root = tmp_path_factory.mktemp("pictures")
    for path, text in (FILES | TALK).items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    hand_in_talk(root / "sheets")
    page = root / "analysis.html"
    command = [sys.executable, "-m", "practicum", "analyse", "--course", str(root), str(root / "sheets")]
    subprocess.run([*command, "--output", str(page)], check=True)
    return page.as_uri()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_can_be_read(browser, analysed, scheme, width):
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 844})
    page = context.new_page()
    page.goto(analysed)
    while (closed := page.locator("details:not([open]) > summary:visible")).count():
        closed.first.click()
    assert page.locator("svg[role=img]").count() == 4
    assert violations(page) == []
    assert page.evaluate(SMALLEST) >= 12
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    context.close()
