"""Course -> the texts and addresses that reports show instead of ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.course.addresses import address, link
from practicum.course.settings import read_settings
from practicum.reports.text import Names

if TYPE_CHECKING:
    from practicum.course.model import Course


def names(course: Course, folder: str, site: str) -> Names:
    """Return the names of a course read from `folder`; addresses begin with `site`, and are empty without it."""
    directory_urls = read_settings(folder).directory_urls
    headings = {}
    for lesson in course.lessons:
        at = link(address(lesson.page.file, directory_urls=directory_urls))
        page = f"{site.rstrip('/')}/{at}" if site else ""
        for heading, words in lesson.page.headings.items():
            headings[f"{lesson.id}#{heading}"] = (words, page and f"{page}#{heading}")
    objectives = {objective.id: objective.text for lesson in course.lessons for objective in lesson.objectives}
    return Names(objectives=objectives, headings=headings)
