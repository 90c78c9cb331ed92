"""Course -> the words and addresses that its reports show for ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.report import Names
from practicum.settings import read_settings

if TYPE_CHECKING:
    from practicum.model import Course


def names(course: Course, folder: str, site: str) -> Names:
    """Return the names of a course read from `folder`; addresses begin with `site`, or are empty without it."""
    directory_urls = read_settings(folder).directory_urls
    headings = {}
    for lesson in course.lessons:
        for heading, words in lesson.page.headings.items():
            page = f"{site.rstrip('/')}/{address(lesson.page.file, directory_urls=directory_urls)}" if site else ""
            headings[f"{lesson.id}#{heading}"] = (words, page and f"{page}#{heading}")
    objectives = {objective.id: objective.text for lesson in course.lessons for objective in lesson.objectives}
    return Names(objectives=objectives, headings=headings)


def address(page: str, *, directory_urls: bool) -> str:
    """Return a page's address from the site's root, as both engines make it, for its path in `content/`."""
    stem = page.removesuffix(".md")
    if stem.rpartition("/")[2] in ("index", "README"):
        return stem[: stem.rfind("/") + 1] + ("" if directory_urls else "index.html")
    return f"{stem}/" if directory_urls else f"{stem}.html"
