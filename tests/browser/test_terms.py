"""Terms on a page: told by pointer, keyboard and touch, without a script and on paper, and listed in the glossary."""

import json
import re

import pytest

from support.axe import violations
from support.sizes import SIZES

POLICY = "default-src 'self'; img-src 'self' data:"


def told(page):
    """Return the texts that are shown beside terms."""
    return [text.inner_text() for text in page.locator(".term__text").all() if text.is_visible()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_with_a_term_open_or_not(sample, scheme, size):
    page = sample(color_scheme=scheme, viewport=SIZES[size], reduced_motion="reduce")
    assert violations(page) == []
    page.locator(".term a").first.focus()
    assert len(told(page)) == 1
    assert violations(page) == []


@pytest.mark.parametrize("size", SIZES)
def test_no_term_leaves_the_window(sample, size):
    page = sample(viewport=SIZES[size])
    for link in page.locator(".term a").all():
        link.focus()
        box = page.locator(".term__text:visible").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= SIZES[size]["width"]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_definition_shows_on_hover_and_stays_under_the_pointer(sample):
    page = sample()
    link = page.locator(".term a").first
    link.hover()
    (text,) = told(page)
    assert text.startswith("The share that a trial has of the whole. ")
    assert text.endswith("This working definition is the course's own.")
    box, under = link.bounding_box(), page.locator(".term__text:visible").bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + box["height"] - 2)
    page.mouse.move(under["x"] + 5, under["y"] + under["height"] / 2, steps=12)
    assert told(page) == [text]
    page.mouse.move(2, 300)
    assert told(page) == []


def test_a_definition_shows_on_focus_and_escape_closes_it(sample):
    page = sample()
    page.locator(".term a").nth(1).focus()
    assert len(told(page)) == 1
    page.keyboard.press("Escape")
    assert told(page) == []
    assert page.evaluate("document.activeElement.textContent") == "customer's account"
    page.keyboard.press("Shift+Tab")
    assert told(page)[0].startswith("The share")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html#term-trial-share")
    page.locator("#term-trial-share").wait_for()


def test_escape_closes_what_the_pointer_opened(sample):
    page = sample()
    page.locator(".term a").first.hover()
    page.keyboard.press("Escape")
    assert told(page) == []


def test_a_first_tap_shows_the_definition_a_second_follows_the_link(sample):
    page = sample(viewport=SIZES["phone"], has_touch=True)
    link = page.locator(".term a").first
    link.tap()
    assert len(told(page)) == 1
    page.locator("h1").tap(position={"x": 4, "y": 4})  # its middle may be the link to itself
    assert told(page) == []
    link.tap()
    assert len(told(page)) == 1
    assert page.url.endswith("sample.html")
    link.tap()
    page.wait_for_url("**/glossary.html#term-trial-share")


def test_terms_work_after_instant_navigation_both_ways(sample):
    page = sample("grade-offline.html")
    page.wait_for_load_state("networkidle")  # the theme knows its pages only then
    page.evaluate("window.stays = true")
    for _ in range(2):
        page.locator(".md-tabs").get_by_role("link", name="A sample").click()
        page.wait_for_function("document.title.startsWith('A sample') && 'terms' in document.documentElement.dataset")
        page.locator(".term a").first.focus()
        assert len(told(page)) == 1
        page.keyboard.press("Escape")
        assert told(page) == []
        page.locator(".md-tabs").get_by_role("link", name="Plan a visit").click()
        page.wait_for_function("document.title.startsWith('Plan a visit')")
        assert page.evaluate("window.stays")


def test_terms_without_javascript_are_links_to_their_entries(sample):
    page = sample(java_script_enabled=False)
    assert told(page) == []
    page.get_by_role("link", name="customer's account").click()
    assert page.url.endswith("glossary.html#term-trial-customer")


def test_terms_work_from_a_file(browser, aided_site):
    page = browser.new_page()
    page.goto((aided_site / "sample.html").as_uri())
    page.locator(".term a").first.focus()
    assert len(told(page)) == 1
    page.close()


def test_a_term_is_read_once_with_its_meaning_as_description(sample):
    page = sample()
    link = page.locator(".term a").first
    link.focus()
    heard = page.locator("article").aria_snapshot()
    assert heard.count("The share that a trial has") == 0  # as text of the page
    described = link.get_attribute("aria-describedby")
    assert page.locator(f"#{described}").inner_text().startswith("The share that a trial has")


def test_our_own_code_needs_no_exception_from_a_strict_policy(browser, aided_address):
    """The theme has scripts of its own in the page; of what they are refused, nothing may be ours."""
    context = browser.new_context()
    page = context.new_page()
    refused = []
    page.on("console", lambda message: "Content Security Policy" in message.text and refused.append(message.location))

    def strict(route):
        answer = route.fetch()
        route.fulfill(response=answer, headers=answer.headers | {"content-security-policy": POLICY})

    page.route("**/*.html", strict)
    page.goto(f"{aided_address}sample.html")
    page.locator(".term a").first.focus()
    assert len(told(page)) == 1
    box, text = page.locator(".term a").first.bounding_box(), page.locator(".term__text:visible").bounding_box()
    assert abs(text["y"] - box["y"] - box["height"]) < 3
    assert not [place for place in refused if re.search(r"terms|tension|figure|worksheet", place["url"])]
    ours = context.request.get(f"{aided_address}sample.html").text().partition("<article")[2].partition("</article")[0]
    assert not re.search(r"\sstyle=|\son\w+=|<script>|<style", ours)
    context.close()


def test_on_paper_terms_are_plain_words(sample):
    page = sample()
    page.locator(".term a").first.focus()
    page.emulate_media(media="print")
    assert told(page) == []
    link = page.locator(".term a").nth(1)
    assert link.evaluate("one => getComputedStyle(one).textDecorationLine") == "none"
    assert link.evaluate("one => getComputedStyle(one).color === getComputedStyle(one.closest('p')).color")


def test_the_glossary_names_pages_and_what_is_ours(sample):
    page = sample("glossary.html")
    entry = page.locator("#term-trial-share").inner_text()
    assert "This working definition is the course's own." in entry
    assert "Used in: A sample" in entry
    assert "This working definition" not in page.locator("#term-trial-customer").inner_text()
    assert violations(page) == []


def test_the_search_finds_definitions_in_the_glossary_only(aided_site):
    index = json.loads((aided_site / "search" / "search_index.json").read_text("utf-8"))
    places = {
        entry["location"].partition("#")[0] for entry in index["docs"] if "The share that a trial" in entry["text"]
    }
    assert places == {"glossary.html"}
