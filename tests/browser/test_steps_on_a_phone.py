"""A quiz is gone through by touch: what fits a phone, and what a finger has to hit."""

import pytest
from playwright.sync_api import expect

from support.quiz_texts import EVERY_PAGE
from support.sizes import SIZES
from support.steps import FORMS, check, shown

ONE = "#q-one-of-them"
BAR = ".quiz__bar"
OVERVIEW = f"{BAR} [aria-haspopup]"
PHONE = {"viewport": SIZES["phone"], "has_touch": True, "is_mobile": True}
SCREEN = SIZES["phone"]["height"]


@pytest.fixture
def phone(open_page, trial):
    return open_page(EVERY_PAGE, trial, steps=True, **PHONE)


def test_by_touch_and_to_the_end_and_back(phone):
    for _ in range(7):
        phone.locator(".quiz__next").tap()
    assert shown(phone) == ["q-in-words"]
    phone.get_by_role("button", name="Finish").tap()
    assert (shown(phone), phone.evaluate("document.activeElement.textContent")) == ([], "Not finished yet")
    phone.get_by_role("button", name="Go on with Question 1 of 8").tap()
    assert shown(phone) == ["q-one-of-them"]


def test_a_tap_leaves_no_button_in_the_colours_of_the_mouse(phone):
    colours = "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    on_phone = phone.locator(f"{ONE} .quiz__next")
    before = on_phone.evaluate(colours)
    on_phone.tap()
    phone.locator(".quiz__back").tap()
    phone.wait_for_timeout(300)  # the theme's colours change slowly
    assert phone.locator(f"{ONE} .quiz__next").evaluate(colours) == before
    opener = phone.locator(f"{ONE} [type=submit]")
    unchecked = opener.evaluate(colours)
    opener.tap()  # nothing is chosen, so it stays
    phone.wait_for_timeout(300)
    assert opener.evaluate(colours) == unchecked


def test_the_bar_of_segments_opens_the_list_and_is_as_high_as_a_finger(phone):
    segments = phone.locator(".quiz__segments")
    assert segments.bounding_box()["height"] >= 24
    segments.tap()
    assert phone.locator(".quiz__tasks").is_visible()
    assert shown(phone) == ["q-one-of-them"]


def test_what_is_marked_of_an_option_is_inside_its_box_and_on_no_text(phone):
    phone.check(f"{ONE} [value=b]")
    check(phone, ONE)
    edges = """item => {
      const mark = getComputedStyle(item, "::after");
      const [box, text] = [item, item.querySelector("span")].map((part) => part.getBoundingClientRect());
      const end = box.width - parseFloat(mark.insetInlineEnd);
      return [mark.content, parseFloat(mark.top), end - parseFloat(mark.width) - (text.right - box.left)];
    }"""
    for value, symbol in (("a", "✓"), ("b", "◐")):
        content, top, free = phone.locator(f"{ONE} .options li", has=phone.locator(f"[value={value}]")).evaluate(edges)
        assert symbol in content
        assert top > 0
        assert free > 0


def test_the_list_cuts_each_stem_to_a_line_and_the_page_behind_does_not_scroll(phone):
    phone.locator(OVERVIEW).tap()
    links = phone.locator(".quiz__tasks li a")
    assert links.all_inner_texts()[5].startswith("6. How many hours are five hours a week")
    assert {round(link.bounding_box()["height"]) for link in links.all()} == {
        round(links.first.bounding_box()["height"])
    }
    before = phone.evaluate("scrollY")
    phone.mouse.move(5, 5)
    phone.mouse.wheel(0, 400)
    phone.wait_for_timeout(200)
    assert phone.evaluate("scrollY") == before


def test_with_large_text_the_mark_for_later_is_beside_no_number_and_the_list_keeps_its_button(phone):
    phone.add_style_tag(content="html { font-size: 26px !important }")
    number, later = (phone.locator(f"{ONE} {part}").bounding_box() for part in (".quiz__number", ".later"))
    assert later["y"] + later["height"] <= number["y"] + 1
    phone.locator(OVERVIEW).tap()
    dialog, close = (phone.locator(part).bounding_box() for part in (".quiz__tasks", ".quiz__head button"))
    assert close["x"] + close["width"] <= dialog["x"] + dialog["width"]


def test_what_a_finger_has_to_hit_is_40_pixels_high(phone):
    for target in (OVERVIEW, f"{ONE} .later", f"{ONE} [type=submit]", ".quiz__next"):
        assert phone.locator(target).bounding_box()["height"] >= 40, target


def test_a_step_fits_one_and_a_half_screens_of_a_phone(phone):
    for _ in range(8):
        top = phone.locator(BAR).bounding_box()["y"]
        form = phone.locator(FORMS).bounding_box()
        assert form["y"] + form["height"] - top <= 1.5 * SCREEN
        phone.locator(".quiz__next").click()


STATES = ("open", "done", "correct", "partly", "wrong")
# What is seen of the segments, each given a state, and once more marked for later: no colour.
FORMS_OF_STATES = """(states) => states.flatMap((state) => [false, true].map((isMarked) => {
  const part = document.querySelector(".quiz__segments i");
  part.className = `quiz__state--${state}`;
  part.toggleAttribute("data-marked", isMarked);
  return getComputedStyle(part, "::before").content + getComputedStyle(part).borderWidth;
}))"""


def test_in_forced_colours_each_state_of_a_segment_has_a_form(open_page, trial):
    page = open_page(EVERY_PAGE, trial, steps=True, forced_colors="active", **PHONE)
    forms = page.evaluate(FORMS_OF_STATES, STATES)
    assert len({*forms}) == 2 * len(STATES)
    expect(page.locator(".quiz__segments [data-present]")).to_have_css("outline-style", "solid")


def test_the_bar_of_an_assessment_is_two_lines_and_covers_no_step(open_page, trial):
    page = open_page("trial/exam.html", trial, steps=True, **PHONE)
    page.locator(f"{FORMS} .options label").first.tap()
    page.get_by_text("30 min left").wait_for()
    assert page.locator(BAR).bounding_box()["height"] <= 72
    for place in page.locator("form.question, .quiz__end").evaluate_all("all => all.map(({ id }) => id)"):
        page.goto(f"{trial}trial/exam.html#{place}")
        page.reload()
        page.wait_for_selector(".quiz[data-steps]")
        bar, step = (page.locator(part).bounding_box() for part in (BAR, f"#{place}"))
        assert step["y"] >= bar["y"] + bar["height"], place


def test_the_list_of_an_assessment_has_the_way_to_see_all_on_one_page(open_page, trial):
    page = open_page("trial/exam.html", trial, steps=True, **PHONE)
    page.locator(OVERVIEW).tap()
    page.get_by_role("button", name="All on one page").tap()
    assert not page.locator(".quiz__tasks").is_visible()
    assert len(shown(page)) == 8
    page.locator(OVERVIEW).tap()
    page.get_by_role("button", name="One at a time").tap()
    assert len(shown(page)) == 1
