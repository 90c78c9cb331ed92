"""The headings that the check finds are those of the built site, with both engines."""

import random

import pytest

from practicum.course.engine_settings import engine_settings
from practicum.course.load import load_course
from practicum.course.page_converter import PageConverter
from practicum.course.read_page import read_page
from support.building import build
from support.hostile_course import ShownHeadings, write_course
from support.hostile_pages import EXTENSIONS, EXTRA, MORE_EXTENSIONS, hostile_page

NUMBER = 80


def is_sound(name, text, converter):
    problems = []
    read_page(text, name, name, problems, EXTRA, converter=converter)
    return not problems


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
@pytest.mark.parametrize("extensions", [EXTENSIONS, MORE_EXTENSIONS], ids=["usual extensions", "others"])
def test_headings_of_a_built_course_are_those_that_the_check_finds(tmp_path, engine, extensions):
    drawn = {f"p{number}.md": hostile_page(random.Random(f"built {number}")) for number in range(NUMBER)}
    converter = PageConverter(engine_settings(write_course(tmp_path / "drawn", extensions, {})))
    pages = {name: text for name, text in drawn.items() if is_sound(name, text, converter)}
    pages["site.md"] = (
        "---\ntitle: Given\n---\n# {{ config.site_name }}\n\n## {{ page.title }} by {{ config.extra.course }}\n"
    )
    course = load_course(write_course(tmp_path / "course", extensions, pages))
    site = build(engine, tmp_path / "site", tmp_path / "course")
    compared = 0
    for page in course.pages:
        if page.file in pages:
            html = (site / page.file.removesuffix(".md") / "index.html").read_text(encoding="utf-8")
            article = html[html.index("<article") : html.rindex("</article>")]
            assert page.headings == ShownHeadings(article).found, pages[page.file]
            compared += 1
    assert compared > NUMBER * 0.75  # the check refuses the others
