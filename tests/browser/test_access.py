"""Pages of every sort for everyone: the reader's own colours, 400 % zoom, little motion, targets that can be hit."""

import pytest
from playwright.sync_api import expect

from support.access import focus, moving, press, scrolls_sideways, small_targets, tab_to, walk
from support.axe import violations
from support.quiz_texts import EVERY_PAGE as PAGE
from support.steps import answer_all

SORTS = [
    "index.html",
    "progress.html",
    "mutual-need/index.html",
    "mutual-need/opening-declaration.html",
    PAGE,
    "sheet.html",
    "sample.html",
    "final-assessment.html",
    "sources/myths-of-b2b-sales.html",
    "glossary.html",
    "handbook/dialogue.html",
    "grade-offline.html",
    "404.html",
]
WALKED = ["index.html", "progress.html", PAGE, "sheet.html", "sample.html"]
ZOOMED = {"width": 320, "height": 256}  # what 1280 by 1024 leaves at 400 %

# Words in the colour of the page, on a box in another: drawn with a box of the page's colour behind them, they are gone.
LOST = """() => {
  const canvas = document.createElement("i");
  canvas.style.color = "Canvas";
  document.body.append(canvas);
  const hidden = getComputedStyle(canvas).color;
  canvas.remove();
  return [...document.querySelectorAll(".md-content *")].filter((one) => {
    const { color, forcedColorAdjust, clipPath } = getComputedStyle(one);
    const words = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    return words && one.checkVisibility() && clipPath === "none" && color === hidden && forcedColorAdjust !== "none";
  }).map((one) => one.outerHTML.slice(0, 120));
}"""
# What tells things apart without a colour of its own: an edge, or a symbol.
TOLD = """(selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).map((one) => {
  const style = getComputedStyle(one);
  const page = getComputedStyle(document.body).backgroundColor;
  const drawn = (side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) >= 1 && style[`border${side}Color`] !== page;
  return ["Top", "Right", "Bottom", "Left"].some(drawn);
})"""
SIGN = """(selector) => [...document.querySelectorAll(selector)].map((one) => getComputedStyle(one, "::before").content.replace(/["/ ]/g, ""))"""


@pytest.mark.parametrize("path", SORTS)
def test_a_page_of_every_sort_is_for_everyone(sample, path):
    page = sample(path, viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    assert violations(page) == []
    if path == PAGE:  # the answers of all other pages are another test's
        answer_all(page)
        for summary in page.locator(".hint summary, .quiz__answers summary").all():
            summary.click()
    assert small_targets(page) == []
    assert moving(page) == []
    page.set_viewport_size(ZOOMED)
    assert not scrolls_sideways(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    assert small_targets(page) == []
    assert not scrolls_sideways(page)
    for scheme in ("light", "dark"):
        page.emulate_media(forced_colors="active", color_scheme=scheme)
        assert page.evaluate(LOST) == []
        assert violations(page, "color-contrast") == [], scheme
    page.emulate_media(forced_colors="none", color_scheme="dark")
    page.reload()
    assert violations(page) == []  # answered in light colours, every page: test_site.py


def test_the_measures_find_what_they_look_for(sample):
    page = sample(PAGE, viewport=ZOOMED, reduced_motion="no-preference")
    assert moving(page)
    page.emulate_media(forced_colors="active")
    page.get_by_role("button", name="Check").first.evaluate(
        "one => one.style.cssText = 'all: unset; font-size: 9px; color: Canvas'"
    )
    assert len(small_targets(page)) == 1
    page.wait_for_function(f"({LOST})().length === 1")  # colours may still be on their way
    page.locator("h1").evaluate("one => one.style.width = '500px'")
    assert scrolls_sideways(page)
    page.evaluate("document.documentElement.style.scrollPadding = 0")
    page.add_style_tag(content=".md-header { height: 100vh }")
    with pytest.raises(AssertionError, match="is not seen"):
        walk(page, anew=False)


def drawn(page, selector):
    """Tell whether all that is shown of these has an edge that is no mere background."""
    told = page.evaluate(TOLD, selector)
    return bool(told) and all(told)


def symbols(page, selector):
    return page.evaluate(SIGN, selector)


def test_forced_colours_leave_edges_symbols_and_states(sample):
    page = sample(PAGE, forced_colors="active", reduced_motion="reduce")
    answer_all(page)
    for box in (
        ".question",
        ".options li",
        ".talk > li",
        ".endings__list > li",
        ".md-button:not(.quiz__quiet)",
        ".typed",
        ".match label",
        "textarea",
        ".hint",
    ):
        assert drawn(page, box), box
    found = symbols(page, "[data-mark=picked-right] .options__mark, [data-status] > .options__mark")
    assert len(found) >= 3
    assert set(found) <= {"✓", "◐", "✗"}
    masks = "one => ['::before', '::after'].every((part) => getComputedStyle(one, part).backgroundColor === getComputedStyle(one).color)"
    assert page.locator(".hint summary").first.evaluate(masks)
    checked = page.locator("#q-one-of-them input:checked")
    assert checked.evaluate("one => getComputedStyle(one).appearance") == "auto"  # the browser draws it
    page.keyboard.press("Tab")
    ring = "one => getComputedStyle(one).outlineColor !== getComputedStyle(document.body).backgroundColor"
    assert page.locator(":focus").evaluate(ring)
    base = page.url.removesuffix(PAGE)
    page.goto(f"{base}progress.html")
    assert "◐" in symbols(page, ".overview__mark")
    page.goto(f"{base}index.html")
    assert "◐" in symbols(page, ".syllabus__status")
    assert drawn(page, ".steps ol li")
    page.goto(f"{base}mutual-need/opening-declaration.html")
    for box in (".objectives", ".principle"):
        assert drawn(page, box), box


@pytest.mark.parametrize("path", WALKED)
def test_at_400_per_cent_the_focus_is_seen_at_every_stop_there_and_back(sample, path):
    page = sample(path, viewport=ZOOMED, reduced_motion="reduce")
    if path == PAGE:
        answer_all(page)
    assert walk(page) > 20


def test_a_notice_that_nothing_is_kept_leaves_room_at_400_per_cent(sample):
    page = sample(PAGE, viewport=ZOOMED, reduced_motion="reduce")
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('blocked', 'SecurityError'); };")
    assert walk(page) > 20
    assert page.get_by_text("This browser does not keep answers.").is_visible()


def test_what_was_right_is_seen_where_one_pressed_check(sample):
    page = sample(PAGE, viewport={"width": 320, "height": 400}, reduced_motion="reduce")
    for question in ("one-of-them", "some-of-them"):
        page.focus(f"#q-{question} [value=a]")
        press(page, "Space")
        tab_to(page, "Check", most=5)
        press(page, "Enter")
        expect(page.locator(f"#q-{question} .question__status")).to_be_in_viewport()
        assert focus(page)["seen"]
