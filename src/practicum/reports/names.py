"""Course -> the texts and addresses that reports show instead of ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.course.addresses import address, link
from practicum.course.settings import read_settings
from practicum.markup.plain import plain_line
from practicum.reports.text import Heading, Names

if TYPE_CHECKING:
    from practicum.course.model import Course


def names(course: Course, folder: str, site: str) -> Names:
    """Return the names of a course read from `folder`; addresses begin with `site`, and are empty without it."""
    directory_urls = read_settings(folder).directory_urls

    def url(path: str) -> str:
        page = address(path, directory_urls=directory_urls) if path.endswith(".md") else path
        return f"{site.rstrip('/')}/{link(page)}" if site else ""

    headings = {}
    for lesson in course.lessons:
        page = url(lesson.page.file)
        for heading, words in lesson.page.headings.items():
            headings[f"{lesson.id}#{heading}"] = Heading(words, lesson.page.title, page and f"{page}#{heading}")
    objectives = {each.id: plain_line(each.text) for lesson in course.lessons for each in lesson.objectives}
    return Names(objectives=objectives, headings=headings, url=url)
