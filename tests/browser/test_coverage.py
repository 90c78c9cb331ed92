"""The page that says what comes of each source point."""

import json
import re

import pytest

from support.axe import violations

PAGE = "sources/where-this-comes-from.html"
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def address(whole_address):
    """The address of the real course: that of every page opened here."""
    return whole_address


@pytest.fixture
def page(open_page):
    return open_page(PAGE)


def row(page, point):
    return page.locator(".coverage li", has=page.locator(".points__id", has_text=re.compile(f"^{point}$")))


def test_a_point_leads_to_its_article_its_principle_and_its_questions(page):
    w40 = row(page, "w40")
    assert w40.get_by_role("link", name="w40").get_attribute("href").endswith("do-you-need-me.html#w40")
    taught = w40.get_by_role("link", name=re.compile("^Go first"))
    assert taught.get_attribute("href").endswith("#principle-say-both-needs")
    asked = w40.get_by_role("link", name="Saying it first, 2", exact=True)
    asked.click()
    page.wait_for_url("**/opening-declaration.html#q-declaration-four-sentences")
    assert page.locator("#q-declaration-four-sentences").is_visible()


def test_every_point_of_every_article_has_its_row(page, site):
    points = [
        ident
        for article in ("do-you-need-me", "customers-job")
        for ident in re.findall(r'<li id="([wb][0-9]+)"', (site / f"sources/{article}.html").read_text("utf-8"))
    ]
    shown = page.locator(".coverage .points__id").all_inner_texts()
    assert [ident for ident in shown if ident[0] in "wb"] == points
    assert len(points) == 44 + 43


def test_the_list_of_articles_leads_to_their_parts(page):
    page.locator(".coverage > ul").get_by_role("link", name="Myths of B2B sales").click()
    page.wait_for_url("**#from-myths-of-b2b-sales")
    assert page.get_by_role("region", name="Myths of B2B sales").get_by_role("heading").is_visible()


def test_in_dark_colours_it_fits_a_phone_and_axe_finds_nothing(open_page):
    """In light ones, test_site.py looks at every page."""
    page = open_page(PAGE, viewport=PHONE, color_scheme="dark", reduced_motion="reduce")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert violations(page) == []


def test_its_rows_stay_out_of_the_search(site):
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    found = [entry for entry in index["docs"] if entry["location"].startswith(PAGE)]
    assert [entry["location"] for entry in found] == [PAGE]
    assert "Every point of the articles" in found[0]["text"]
    assert "Declaration, part one" not in found[0]["text"]
