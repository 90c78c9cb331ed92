"""A course while it is edited: its pages as they are now, its mistakes, and the last state without any."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING

from jinja2 import UndefinedError

from practicum.base.problem import Problem, ProblemsError
from practicum.course.addresses import address
from practicum.course.check import check
from practicum.course.load import load_course
from practicum.course.memory import Memory
from practicum.serve.places import Places
from practicum.site.config import from_file
from practicum.site.page import render_page
from practicum.site.renderer import Site

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from practicum.course.model import Course

# The outermost, without the place to which Zensical's link past the menu leads.
_ARTICLE = re.compile(r'<article\b[^>]*>(?:\s*<a id="__skip"[^>]*></a>)?(.*)</article>', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A mistake as a page shows it: the line of the terminal, and the address and id of what it belongs to, or none."""

    text: str
    page: str
    element: str


class Preview:
    """The course in a folder, loaded again after every save; what was without a mistake stays until it is again.

    Its methods may be called from several threads.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.mistakes: tuple[Mistake, ...] = ()
        self.is_current = False  # pages are shown as the files are, not in an earlier state
        self._memory = Memory()
        self._lock = Lock()
        self._course: Course | None = None
        self._site: Site | None = None
        self._pages: dict[str, str] = {}
        self._made: dict[str, str | None] = {}

    def load(self) -> bool:
        """Load the course as it is now; return whether it can be shown, otherwise `mistakes` says why not."""
        with self._lock:
            try:
                course = load_course(self.root, outline=True, memory=self._memory)
                config = from_file(self.root)
                site = Site(config, course)
            except ProblemsError as error:
                self.mistakes = self._placed(error.problems)
                self.is_current = False
                return False
            self._course, self._site = course, site
            self._pages = {address(page, directory_urls=config.directory_urls): page for page in site.titles}
            self._made.clear()
            self.is_current = True
            return True

    def examine(self) -> None:
        """Look for the mistakes that only the check finds, in the course as it was loaded."""
        with self._lock:
            if self._course is None:
                return
            try:
                for _ in check(self._course, str(self.root), ""):
                    pass
            except ProblemsError as error:
                self.mistakes = self._placed(error.problems)
            else:
                self.mistakes = ()

    def has(self, at: str) -> bool:
        """Return whether the course has a page at an address of the site."""
        return at in self._pages

    def article(self, at: str) -> str | None:
        """Return the HTML inside the `<article>` of the page at an address of the site, such as `start/index.html`.

        None where the course has no such page, or only the whole build can make it: one with macros of its own.
        """
        with self._lock:
            page = self._pages.get(at)
            if self._site is None or page is None:
                return None
            if page not in self._made:
                try:
                    self._made[page] = render_page(self._site, page)
                except (UndefinedError, ProblemsError, ValueError, OSError):
                    self._made[page] = None
            return self._made[page]

    def _placed(self, problems: Iterable[Problem]) -> tuple[Mistake, ...]:
        """Return problems with the places on pages that they belong to, in the last state without a mistake."""
        places = Places(self.root, self._course)
        config_urls = {page: at for at, page in self._pages.items()}
        found = []
        for problem in problems:
            page, element = places.of(problem)
            found.append(Mistake(text=str(problem), page=config_urls.get(page, ""), element=element))
        return tuple(found)


def mark(text: str) -> str:
    """Return a short text that two texts share only if they are the same."""
    return sha256(text.encode()).hexdigest()[:16]


def article_in(page: str) -> str:
    """Return what is inside the `<article>` of a built page, as it is written; nothing if there is none."""
    match = _ARTICLE.search(page)
    return match[1] if match else ""


def with_article(page: str, article: str | None, after: str) -> str:
    """Return a built page with another `<article>`, where one is given, and with some HTML after it."""
    match = _ARTICLE.search(page)
    if match is None:
        return page
    inside = match[1] if article is None else article
    return f"{page[: match.start(1)]}{inside}</article>{after}{page[match.end() :]}"
