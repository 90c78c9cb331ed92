"""The headings that the check finds are those of the site, on every page."""

from __future__ import annotations

import random

import pytest

from practicum.course.engine_settings import engine_settings
from practicum.course.headings import QUIET, quick_headings
from practicum.course.page_converter import PageConverter
from practicum.course.read_page import read_page
from practicum.site.page import open_site, render_page
from support.hostile_course import ShownHeadings, write_course
from support.hostile_pages import EXTENSIONS, EXTRA, MORE_EXTENSIONS, hostile_page

PAGE = "p.md"
NUMBER = 1500  # of each set of extensions


ALL_QUIET = "markdown_extensions:\n" + "".join(f"  - {name}\n" for name in sorted(QUIET))


@pytest.fixture(params=[EXTENSIONS, ALL_QUIET, MORE_EXTENSIONS], ids=["usual extensions", "all quiet ones", "others"])
def course(tmp_path, request):
    return write_course(tmp_path, request.param, {PAGE: "---\ntitle: Given\n---\n# Page\n"})


def test_headings_of_any_page_are_those_that_the_site_shows(course):
    site, converter = open_site(course), PageConverter(engine_settings(course))
    compared = 0
    for number in range(NUMBER):
        text = hostile_page(random.Random(f"page {number}"))
        problems = []
        found, _ = read_page(text, PAGE, PAGE, problems, EXTRA, converter=converter)
        if not problems:
            (course / "content" / PAGE).write_bytes(text.encode())
            assert found.headings == ShownHeadings(render_page(site, PAGE)).found, text
            compared += 1
    assert compared > NUMBER * 0.9


def test_enough_of_these_pages_are_read_quickly():
    pages = [hostile_page(random.Random(f"page {number}")) for number in range(NUMBER)]
    bodies = [text.split("---\n", 2)[-1] for text in pages]
    assert sum(quick_headings(body) is not None for body in bodies) > NUMBER * 0.2
