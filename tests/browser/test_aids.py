"""Disagreements, terms, figures and worksheets on a page: seen, used by every means, printed, and built by both engines."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from sites import served, violations
from trial import course_with

ROOT = Path(__file__).resolve().parents[2]
PAGE = """\
---
title: A sample
---
# A sample

A seller looks at {{ term("account-penetration") }} first, and then at the {{ term("account", "customer's account") }}.

| One | Two |
|-|-|
| a cell | **{{ term("account") }}** |

{{ tension("t03") }}

{{ tension("t01") }}
"""
SIZES = {
    "small": {"width": 320, "height": 640},
    "phone": {"width": 390, "height": 844},
    "laptop": {"width": 1280, "height": 800},
}
POLICY = "default-src 'self'; img-src 'self' data:"


@pytest.fixture(scope="module")
def aided(tmp_path_factory):
    """A copy of the course with the page `sample.md`."""
    root = course_with(ROOT, tmp_path_factory.mktemp("aids") / "course", {})
    (root / "content" / "sample.md").write_text(PAGE, "utf-8")
    config = (root / "mkdocs.yml").read_text("utf-8")
    assert "  - glossary.md\n" in config
    (root / "mkdocs.yml").write_text(config.replace("  - glossary.md\n", "  - glossary.md\n  - sample.md\n"), "utf-8")
    return root


@pytest.fixture(scope="module")
def aided_site(aided, build_site):
    return build_site("mkdocs", aided.parent / "site", aided)


@pytest.fixture(scope="module")
def aided_address(aided_site):
    with served(aided_site) as address:
        sitemap = aided_site / "sitemap.xml"  # as of a site that knows its address: instant navigation needs it
        sitemap.write_text(sitemap.read_text("utf-8").replace("<loc>/", f"<loc>{address}"), "utf-8")
        yield address


@pytest.fixture
def sample(open_page, aided_address):
    return lambda path="sample.html", **options: open_page(path, aided_address, **options)


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


def test_a_term_is_told_on_hover_stays_under_the_pointer_and_goes_with_it(sample):
    page = sample()
    link = page.locator(".term a").first
    link.hover()
    (text,) = told(page)
    assert text.startswith("The share of what an account could buy")
    assert text.endswith("This working definition is the course's own.")
    box, under = link.bounding_box(), page.locator(".term__text:visible").bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + box["height"] - 2)
    page.mouse.move(under["x"] + 5, under["y"] + under["height"] / 2, steps=12)
    assert told(page) == [text]
    page.mouse.move(2, 300)
    assert told(page) == []


def test_a_term_is_told_on_focus_and_escape_closes_it(sample):
    page = sample()
    page.locator(".term a").nth(1).focus()
    assert len(told(page)) == 1
    page.keyboard.press("Escape")
    assert told(page) == []
    assert page.evaluate("document.activeElement.textContent") == "customer's account"
    page.keyboard.press("Shift+Tab")
    assert told(page)[0].startswith("The share")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html#term-account-penetration")
    assert page.locator("#term-account-penetration").is_visible()


def test_escape_closes_what_the_pointer_opened(sample):
    page = sample()
    page.locator(".term a").first.hover()
    page.keyboard.press("Escape")
    assert told(page) == []


def test_a_first_tap_tells_a_second_follows_and_one_elsewhere_closes(sample):
    page = sample(viewport=SIZES["phone"], has_touch=True)
    link = page.locator(".term a").first
    link.tap()
    assert len(told(page)) == 1
    page.locator("h1").tap()
    assert told(page) == []
    link.tap()
    assert len(told(page)) == 1
    assert page.url.endswith("sample.html")
    link.tap()
    page.wait_for_url("**/glossary.html#term-account-penetration")


def test_terms_work_after_instant_navigation_both_ways(sample):
    page = sample("scoring.html")
    page.wait_for_load_state("networkidle")  # the theme knows its pages only then
    page.evaluate("window.stays = true")
    for _ in range(2):
        page.locator(".md-tabs").get_by_role("link", name="A sample").click()
        page.wait_for_function("document.title.startsWith('A sample') && 'terms' in document.documentElement.dataset")
        page.locator(".term a").first.focus()
        assert len(told(page)) == 1
        page.keyboard.press("Escape")
        assert told(page) == []
        page.locator(".md-tabs").get_by_role("link", name="Sources").click()
        page.wait_for_function("document.title.startsWith('Sources')")
        assert page.evaluate("window.stays")


def test_terms_without_javascript_are_links_to_their_entries(sample):
    page = sample(java_script_enabled=False)
    assert told(page) == []
    page.get_by_role("link", name="customer's account").click()
    assert page.url.endswith("glossary.html#term-account")


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
    assert heard.count("The share of what an account could buy") == 0  # as text of the page
    described = link.get_attribute("aria-describedby")
    assert page.locator(f"#{described}").inner_text().startswith("The share of what")


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


def test_a_disagreement_shows_both_sides_their_points_and_our_reading(sample):
    page = sample()
    box = page.get_by_role("group", name="What customers owe")
    shown = box.inner_text()
    for words in (
        "a direct clash",
        "What we owe each other",
        "David Brock",
        "Our reading:",
        "Customers owe sellers nothing",
    ):
        assert words in shown
    assert box.get_by_role("link", name="b33").get_attribute("href").endswith("/sources/customers-job.html#b33")
    other = page.get_by_role("group", name="What selling is for")
    assert other.locator(".tension__reading").get_by_role("link", name="d11").count() == 1


def test_every_disagreement_is_listed_with_the_pages_that_raise_it(sample):
    page = sample("sources/disagreements.html")
    assert page.locator("section.tension").count() == 24
    raised = page.get_by_role("region", name="What customers owe").locator(".tension__raised a")
    raised.click()
    page.wait_for_url("**/sample.html#tension-t03")
    assert page.locator("#tension-t03").is_visible()


def test_the_glossary_names_pages_and_what_is_ours(sample):
    page = sample("glossary.html")
    entry = page.locator("#term-account").inner_text()
    assert "This working definition is the course's own." in entry
    assert "Used in: A sample" in entry
    assert violations(page) == []


class Parts(HTMLParser):
    """The elements and texts between the title and the end of a page's article, in order."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text[text.index("<h1") : text.index("</article>")])

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, sorted((k, v) for k, v in attrs if k != "data-search-exclude")))

    def handle_data(self, data):
        if data.strip():
            self.found.append(" ".join(data.split()))


def test_both_engines_build_the_same(aided, aided_site, build_site):
    theirs = build_site("zensical", aided.parent / "zensical", aided)
    for path in ("sample.html", "glossary.html", "sources/disagreements.html"):
        ours = Parts((aided_site / path).read_text("utf-8")).found
        assert len(ours) > 20
        assert Parts((theirs / path).read_text("utf-8")).found == ours


def test_only_pages_with_terms_load_their_script_and_only_once(aided_site):
    for path in aided_site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert text.count("assets/terms.js") == (path.name in ("sample.html", "glossary.html")), path
        assert text.count("assets/tension.css") == (path.name in ("sample.html", "disagreements.html")), path


def test_what_is_told_beside_terms_is_searched_in_the_glossary_only(aided_site):
    index = json.loads((aided_site / "search" / "search_index.json").read_text("utf-8"))
    places = {entry["location"].partition("#")[0] for entry in index["docs"] if "The share of what an" in entry["text"]}
    assert places == {"glossary.html"}
