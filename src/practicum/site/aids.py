"""Disagreements, terms, figures and worksheets -> the HTML of their macros."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from practicum.files.yaml_tree import read_file
from practicum.site.drawing import drawing
from practicum.site.table import macro

if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from pathlib import Path

    from practicum.course.model import Course, Source
    from practicum.course.page import Page

_TAG = re.compile(r"(<[^>]*>)")
_CITED = re.compile(r"\b[a-z][a-z0-9-]*[0-9]\b")


class AidMacros:
    """The macros of disagreements, terms, figures and worksheets."""

    def __init__(self, course: Course, root: Path, render: Callable[..., str]) -> None:
        """Serve the course in the folder `root`; `render` is the site's (page, template, values -> text for Markdown)."""
        self._render = render
        self._root = root
        self._figures = {figure.id: figure.place.file for figure in course.aids.figures}
        self._worksheets = {worksheet.page.file: worksheet for worksheet in course.aids.worksheets}
        self._tensions = {tension.id: tension for tension in course.aids.tensions}
        # of each page the disagreement that comes first: it alone is an open box
        self._first = {
            page.file: call.id for page in course.pages for call in reversed(page.calls) if call.macro == "tension"
        }
        self._terms = {term.id: term for term in course.aids.terms}
        self._raised = _raised(course)
        self._glossary = next(
            (page.file for page in course.pages for call in page.calls if call.macro == "glossary"), ""
        )
        self._point_sources = {point.id: source for source in course.sources for point in source.points}
        self._numbers: dict[str, int] = {}

    def begin(self, page: str) -> None:
        """Count the terms of a page from 1 again, before it is rendered again."""
        self._numbers.pop(page, None)

    def globals(self) -> dict[str, object]:
        """Return the functions that templates can call."""
        return {"sources_of": self._sources_of}

    @macro("tension")
    def tension(self, page: str, ident: str) -> str:
        """Return one disagreement: the first of a page as a box, each other one as a line that unfolds."""
        tension = self._tensions[ident]
        return self._render(page, "tension.html", tension=tension, is_first=self._first[page] == ident)

    @macro("tensions")
    def tensions(self, page: str) -> str:
        """Return every disagreement, with the pages that show it."""
        found = self._tensions.values()
        return self._render(page, "tensions.html", tensions=found, raised=self._raised)

    @macro("term")
    def term(self, page: str, ident: str, wording: str = "") -> str:
        """Return a term in a sentence: a link to the glossary, with its definition."""
        number = self._numbers[page] = self._numbers.get(page, 0) + 1
        values = {"term": self._terms[ident], "wording": wording, "number": number, "glossary": self._glossary}
        return self._render(page, "term.html", once="once/term.html", **values)

    @macro("glossary")
    def glossary(self, page: str) -> str:
        """Return every term in alphabetical order, with the pages that use it."""
        terms = sorted(self._terms.values(), key=lambda term: term.term.casefold())
        return self._render(page, "glossary.html", once="once/term.html", terms=terms, raised=self._raised)

    @macro("figure")
    def figure(self, page: str, ident: str) -> str:
        """Return a drawing as part of the page."""
        file = self._figures[ident]
        svg = drawing(read_file(str(self._root / file), file), ident)  # not kept in memory, as quizzes are not
        return self._render(page, "figure.html", svg=svg)

    @macro("write")
    def write(self, page: str, ident: str, label: str, lines: int = 3) -> str:
        """Return a field to write in on a worksheet, with a number of lines."""
        return self._field(page, "write.html", ident, label, int(lines))

    @macro("cell")
    def cell(self, page: str, ident: str, label: str) -> str:
        """Return a field to write in, for a cell of a table."""
        return self._field(page, "cell.html", ident, label, 2)

    def _field(self, page: str, template: str, ident: str, label: str, lines: int) -> str:
        values = {"worksheet": self._worksheets[page], "ident": ident, "label": label, "lines": lines}
        return self._render(page, template, once="once/worksheet.html", **values)

    def _sources_of(self, points: tuple[str, ...]) -> list[Source]:
        """Return the sources of some points, each once."""
        return list({self._point_sources[point].id: self._point_sources[point] for point in points}.values())


def _raised(course: Course) -> dict[tuple[str, str], list[Page]]:
    """Return the pages that call a macro with an id, each once, by macro and id."""
    found: dict[tuple[str, str], list[Page]] = {}
    for page in course.pages:
        for name, ident in dict.fromkeys((call.macro, call.id) for call in page.calls):
            found.setdefault((name, ident), []).append(page)
    return found


def cited(html: Markup, url: Callable[[str], str], known: Container[str]) -> Markup:
    """Return HTML in which ids of source points are links to them, except inside links."""

    def link(word: re.Match[str]) -> str:
        href = url(word[0]) if word[0] in known else ""
        return str(Markup('<a href="{}">{}</a>').format(href, word[0])) if href else word[0]

    parts = _TAG.split(str(html))
    links = 0
    for index, part in enumerate(parts):
        if index % 2:
            links += part.startswith("<a ") - part.startswith("</a>")
        elif not links:
            parts[index] = _CITED.sub(link, part)
    return Markup("".join(parts))  # noqa: S704 - the field's own HTML, with links put in
