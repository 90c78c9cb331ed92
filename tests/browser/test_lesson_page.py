"""A lesson's page: what is folded, and how it is told apart and read."""

import pytest

from support.access import scrolls_sideways
from support.axe import violations

LESSON = "mutual-need/opening-declaration.html"
TABLES = "accounts-and-time/planning-accounts-and-time.html"
PHONE = {"width": 390, "height": 844}
SHARE = "getComputedStyle(document.querySelector('.read'), '::after').scale.split(' ')[0]"
READ = "article :is(p:not([class]), li, td, th:not(.quiz th), dd, .question__hint, .options__note)"
FOLDED = [(".objectives", "After this you can"), (".source-notes", "Source notes")]


@pytest.mark.parametrize(("part", "label"), FOLDED)
def test_objectives_and_sources_are_one_line_that_unfolds_by_keyboard(open_page, part, label):
    page = open_page(LESSON)
    fold = page.locator(part).first
    assert fold.inner_text().strip() == label
    fold.locator("summary").press("Enter")
    assert fold.locator("li, a").first.is_visible()


@pytest.mark.parametrize(("part", "label"), FOLDED)
def test_objectives_and_sources_unfold_without_scripts(open_page, part, label):
    page = open_page(LESSON, java_script_enabled=False)
    fold = page.locator(part).first
    fold.get_by_text(label, exact=True).click()
    assert fold.locator("li, a").first.is_visible()


@pytest.mark.parametrize("part", [part for part, _ in FOLDED])
def test_paper_shows_what_is_folded(open_page, part):
    page = open_page(LESSON)
    inside = page.locator(part).first.locator("li, a").first
    assert not inside.is_visible()
    page.emulate_media(media="print")
    assert inside.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_badly_and_well_are_told_apart_by_word_icon_and_colour(open_page, scheme):
    page = open_page(LESSON, color_scheme=scheme)
    badly, well = (page.locator(f".admonition.{kind} > .admonition-title").first for kind in ("failure", "success"))
    icon = "title => getComputedStyle(title, '::before').maskImage"
    assert (badly.inner_text(), well.inner_text()) == ("Badly", "Well")
    assert badly.evaluate(icon) != well.evaluate(icon)
    colour = "title => getComputedStyle(title).color"
    assert badly.evaluate(colour) != well.evaluate(colour)


@pytest.mark.parametrize("path", [LESSON, TABLES, "start/paths.html"])
def test_no_text_to_read_on_a_phone_is_below_16_px(open_page, whole_address, path):
    page = open_page(path, whole_address, viewport=PHONE)
    sizes = page.locator(READ).evaluate_all("all => all.map((one) => parseFloat(getComputedStyle(one).fontSize))")
    assert len(sizes) > 20
    assert min(sizes) >= 16


@pytest.mark.parametrize("width", [320, 390])
def test_a_page_with_tables_of_four_columns_does_not_scroll_sideways(open_page, whole_address, width):
    page = open_page(TABLES, whole_address, viewport={"width": width, "height": 844})
    assert page.locator("th:nth-child(4)").count() > 1
    assert not scrolls_sideways(page)
    assert violations(page, "scrollable-region-focusable") == []


def test_between_the_text_and_the_quiz_is_said_that_the_text_is_read_and_how_many_questions_follow(open_page):
    page = open_page(LESSON)
    assert page.locator("form.question").count() == 7
    assert page.locator(".read:has(+ .quiz)").inner_text() == "You have read this. Seven questions, about 9 minutes."
    assert open_page("index.html").locator(".read").count() == 0


def test_a_line_says_how_much_of_the_text_is_read(open_page):
    page = open_page(LESSON, viewport=PHONE, reduced_motion="no-preference")
    ends = page.locator(".read").evaluate("one => one.getBoundingClientRect().bottom")
    for top, share in ((0, 0), ((ends - PHONE["height"]) / 2, 0.5), (ends - PHONE["height"], 1), (ends, 1)):
        page.evaluate("top => scrollTo({ top, behavior: 'instant' })", top)
        page.wait_for_function(f"share => Math.abs({SHARE} - share) < 0.01", arg=share)


@pytest.mark.parametrize("media", [{"reduced_motion": "reduce"}, {"media": "print"}])
def test_the_line_is_left_out_for_less_motion_and_on_paper(open_page, media):
    page = open_page(LESSON, reduced_motion="no-preference")
    assert page.evaluate("getComputedStyle(document.querySelector('.read'), '::after').content") != "none"
    page.emulate_media(**media)
    assert page.evaluate("getComputedStyle(document.querySelector('.read'), '::after').content") == "none"
