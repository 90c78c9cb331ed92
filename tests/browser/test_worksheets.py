"""Worksheets: fields with labels, one printed sheet each, and only the labels in the search."""

import json
import re

import pytest

from practicum.course.load import load_course
from support.axe import violations
from support.paths import ROOT
from support.sizes import SIZES


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_on_a_worksheet(sample, scheme, size):
    page = sample("sheet.html", color_scheme=scheme, viewport=SIZES[size], reduced_motion="reduce")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_worksheet_says_where_it_is_kept_and_has_a_label_for_every_field(sample):
    without = sample("sheet.html", java_script_enabled=False).locator(".worksheet__about").inner_text()
    assert without.startswith("Worksheet, 15 min. Without JavaScript, what you write here is not kept.")
    page = sample("sheet.html")
    assert page.locator(".worksheet__about").inner_text().startswith("Worksheet, 15 min. What you write is kept in")
    assert page.locator("article").get_by_role("textbox").count() == 10
    field = page.get_by_role("textbox", name="What do they need from us, and how do we know?")
    assert field.get_attribute("rows") == "6"
    assert field.bounding_box()["height"] > 6 * 20
    cell = page.locator(".cell label").first
    assert cell.bounding_box()["width"] <= 1
    page.set_viewport_size(SIZES["phone"])
    assert cell.bounding_box()["width"] > 100
    for one in page.locator("article").get_by_role("textbox").all():
        assert one.bounding_box()["width"] > 200


def sheets(page):
    """Return the number of sheets of A4 that a page takes in print."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True, format="A4")))


def test_a_worksheet_of_thirty_lines_prints_on_one_sheet_with_what_was_typed(sample):
    page = sample("sheet.html", color_scheme="dark")
    assert sheets(page) == 1
    page.get_by_role("textbox", name="What will you ask first?").fill("What would change\nif we planned the year?")
    assert sheets(page) == 1
    page.emulate_media(media="print")
    assert not page.locator(".worksheet__kept").is_visible()
    assert not page.locator(".md-footer").is_visible()
    field = page.get_by_role("textbox", name="What will you ask first?")
    style = field.evaluate("one => [getComputedStyle(one).backgroundImage, getComputedStyle(one).color]")
    assert style[0].startswith("repeating-linear-gradient")
    assert sum(map(int, re.findall(r"\d+", style[1])[:3])) < 200  # dark letters, on a page that is read in dark mode
    assert field.evaluate("one => one.scrollHeight <= one.clientHeight")


def test_every_worksheet_of_the_course_prints_on_the_two_sides_of_one_sheet(open_page, whole_address):
    for worksheet in load_course(ROOT, outline=True).aids.worksheets:
        page = open_page(worksheet.page.file.removesuffix(".md") + ".html", whole_address)
        assert sheets(page) <= 2, worksheet.page.file


def test_only_the_labels_of_a_worksheet_are_searched(aided_site):
    index = json.loads((aided_site / "search" / "search_index.json").read_text("utf-8"))
    found = " ".join(entry["text"] for entry in index["docs"] if entry["location"].startswith("sheet.html"))
    assert "What will you ask first?" in found
    assert "Heard about their plans" in found
    assert "not kept" not in found
    assert "textarea" not in found
