"""Titles: what both engines would read as HTML or as a macro is named, everything else is shown as it is written."""

import pytest

from practicum.course.titles import title_fault
from support.reading import assert_only_fault, course_faults

HTML = {"<b>so</b>": "<b>", "Why <textarea>": "<textarea>", "a </title> b": "</title>", "p<b and c": "<b and c", "A &amp; B": "&amp;", "&copy 2024": "&copy"}  # fmt: skip


@pytest.mark.parametrize(
    "title", ["Smith & Sons", "R&D", "5 < 6 > 4", "a <3 b", "Q&A; and more", "**so**", "{x}", "#1", "'\"'"]
)
def test_other_titles_are_not_refused(title):
    assert title_fault(title) is None


@pytest.mark.parametrize(("title", "given"), HTML.items())
def test_a_title_with_html_is_named_wherever_a_course_has_one(edited, title, given):
    said = f'the engines read "{given}" in a title as HTML.'
    places = {
        "mkdocs.yml:1:12 site_name": ("mkdocs.yml", "site_name: Small course", f'site_name: "{title}"'),
        "mkdocs.yml:5:5 nav[1].": ("mkdocs.yml", "  - Module one:", f'  - "{title}":'),
        "mkdocs.yml:8:9 nav[1].": ("mkdocs.yml", "Second thoughts:", f'"{title}":'),
        "mkdocs.yml:11:9 nav[2].": ("mkdocs.yml", "Elsewhere:", f'"{title}":'),
        "content/one/first.md:2:8 title": ("content/one/first.md", "title: The first lesson", f'title: "{title}"'),
    }
    for place, edit in places.items():
        found = course_faults(edited(edit))
        assert_only_fault(found, place)
        assert said in found[0]
