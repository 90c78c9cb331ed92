"""Disagreements and figures on a page; what all aids share: the same from both engines, and loaded only where shown."""

import re
from html.parser import HTMLParser

import pytest

from practicum.course.load import load_course
from support.sizes import SIZES


def test_a_disagreement_shows_both_sides_their_points_and_our_reading(sample):
    page = sample()
    box = page.get_by_role("group", name="What a trial owes")
    shown = box.inner_text()
    for words in ("a direct clash", "What we owe each other", "David Brock", "Our reading:", "A trial owes nothing."):
        assert words in shown
    assert not box.get_by_role("link", name="b33").is_visible()
    for sources in box.get_by_text("Source notes").all():
        sources.click()
    assert box.get_by_role("link", name="b33").get_attribute("href").endswith("/sources/customers-job.html#b33")
    assert box.locator(".tension__reading").get_by_role("link", name="d11").count() == 1


def test_of_several_disagreements_on_a_page_only_the_first_is_open(sample):
    page = sample()
    later = page.locator("details.tension")
    assert page.locator(".tension").count() == 2
    assert later.inner_text().split("\n")[-1] == "What a trial is for"
    later.locator("> summary").click()
    assert "it only looks like a clash" in later.inner_text()
    later.locator("> summary").click()
    page.emulate_media(media="print")
    assert later.get_by_text("it only looks like a clash").is_visible()


def test_a_link_to_a_folded_disagreement_unfolds_it(sample):
    page = sample("sources/disagreements.html")
    page.get_by_role("region", name="What a trial is for").locator(".tension__raised a").click()
    page.wait_for_url("**/sample.html#tension-t99")
    page.locator("details.tension").get_by_text("it only looks like a clash").wait_for()
    header = page.locator(".md-header").bounding_box()
    assert page.locator("details.tension > summary").bounding_box()["y"] >= header["y"] + header["height"]


def test_every_disagreement_is_listed_with_the_pages_that_raise_it(sample, aided):
    page = sample("sources/disagreements.html")
    assert page.locator("section.tension").count() == len(load_course(aided, outline=True).aids.tensions)
    page.get_by_role("region", name="What a trial owes").locator(".tension__raised a").click()
    page.wait_for_url("**/sample.html#tension-t98")
    page.locator("#tension-t98").wait_for()


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


def test_both_engines_build_the_same(aided, aided_site, build_site, tmp_path):
    theirs = build_site("zensical", tmp_path / "zensical", aided)
    for path in ("sample.html", "sheet.html", "glossary.html", "sources/disagreements.html"):
        ours = Parts((aided_site / path).read_text("utf-8")).found
        assert len(ours) > 20
        assert Parts((theirs / path).read_text("utf-8")).found == ours


@pytest.mark.parametrize(
    ("asset", "shown"),
    [
        ("terms.js", 'class="term"|class="glossary"'),
        ("worksheet.css", 'class="(?:write|cell)"'),
    ],
)
def test_a_page_loads_only_what_it_needs_and_that_once(aided_site, asset, shown):
    pages = {path: path.read_text("utf-8") for path in aided_site.rglob("*.html")}
    loading = {path for path, text in pages.items() if f"assets/{asset}" in text}
    assert loading == {path for path, text in pages.items() if re.search(shown, text)}
    assert len(loading) < len(pages) / 2 or asset.startswith("terms")
    assert all(pages[path].count(f"assets/{asset}") == 1 for path in loading)


def test_a_figure_is_described_by_its_title_and_description(sample):
    page = sample()
    figure = page.get_by_role("img", name="Customer and supplier need each other")
    described = figure.get_attribute("aria-describedby")
    assert page.locator(f"#{described}").text_content().startswith("Two boxes side by side.")
    assert page.get_by_role("img", name="Client & supplier need each other").count() == 1
    ids = page.locator("[id]").evaluate_all("all => all.map((one) => one.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_figure_takes_the_colours_of_the_page_and_the_width_of_the_window(sample, scheme):
    page = sample(color_scheme=scheme, viewport=SIZES["small"])
    words = page.locator(".figure text").first
    assert words.evaluate("one => getComputedStyle(one).fill === getComputedStyle(one.closest('article')).color")
    assert words.evaluate("one => getComputedStyle(one.ownerSVGElement.querySelector('marker path')).fill") != "none"
    box = page.locator(".figure svg").first.bounding_box()
    assert 250 < box["width"] <= 320
    assert box["height"] < box["width"]
