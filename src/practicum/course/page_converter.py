"""Pages -> HTML as the site engines make it, except for what macros show, with the extensions that the course lists."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown import Markdown

from practicum.base.problem import Problem
from practicum.course.engine_settings import EngineSettings
from practicum.course.headings import are_quiet, headings_of, quick_headings
from practicum.course.loads import located
from practicum.course.macros import MACROS
from practicum.course.page_template import page_values, resolved
from practicum.course.template_check import OFFERED
from practicum.course.unknowns import Unknowns
from practicum.course.whole_html import faults_of
from practicum.words import grouped, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

MAX_PAGE = 200_000  # characters: Markdown's time grows with the square of the page's length
MAX_OPEN = 1000  # brackets: and with more than that for each that is never closed
_NO_SETTINGS = EngineSettings()


class PageSource(NamedTuple):
    """A page to convert: its file's name in messages, path in `content/`, and Markdown without front matter.

    `plain` is `body` with a control character in place of each macro; None if it has more of a template than that, or a
    faulty one. `at` gives the line and column in the file of an index in `body`. `front` gives the front matter as
    the engines type it, `title` the page's title, empty if that is one of its headings. The template of a page that is
    not `is_template` is text.
    """

    file: str
    path: str
    body: str
    plain: str | None
    at: Callable[[int], tuple[int, int]]
    front: Callable[[], Mapping[str, Any]]
    title: str
    is_template: bool

    def problem(self, index: int, path: str, what: str, fix: str) -> Problem:
        """Return a problem of what is at an index in `body`."""
        line, column = self.at(index)
        return Problem(file=self.file, line=line, column=column, path=path, what=what, fix=fix)


class PageConverter:
    """Converts the pages of a course, one after the other; without settings with the extensions that MkDocs adds.

    `sources` are the pages that it was given, by their paths.
    """

    def __init__(self, settings: EngineSettings = _NO_SETTINGS) -> None:
        self._settings = settings
        self._markdown: Markdown | None = None
        self._is_quiet = are_quiet(settings.extensions, settings.extension_configs)
        extra = settings.values.get("extra")
        self._extra: dict[str, Any] = extra if isinstance(extra, dict) else {}
        self._unknowns = Unknowns()
        offered = (name for name in OFFERED if name not in {"page", "extra", *self._extra})
        self._macros: dict[str, Any] = {name: self._unknowns.value(name) for name in offered}
        self._macros["config"] = _Known(settings.values, self._unknowns.value("config"))
        self._macros |= {name: self._unknowns.value(name) for name in MACROS}
        self._of_page = self._unknowns.value("page")
        self.sources: dict[str, PageSource] = {}

    def headings(self, source: PageSource, problems: list[Problem]) -> dict[str, str]:
        """Return the text of each heading of a page by its id.

        What keeps the page from being converted, headings whose text only a build knows, what runs a script or loads
        something from another host, and what is not whole is noted in `problems`.
        """
        self.sources[source.path] = source
        if source.plain is not None:
            if wrong := _too_slow(source, source.plain):
                problems.append(wrong)
                return {}
            quick = quick_headings(source.plain) if self._is_quiet else None
            if quick is not None:
                return quick
        try:
            text = self._resolved(source, source.body)
        except Exception as error:  # noqa: BLE001 - whatever an expression of the author's raises
            problems.append(
                source.problem(_line_of(error, source.body), "", *message("page-file.computed", reason=_reason(error)))
            )
            return {}
        if wrong := _too_slow(source, text):
            problems.append(wrong)
            return {}
        try:
            html = self._html(text)
            problems += self._loads(source, html)
        except Exception as error:  # noqa: BLE001 - whatever an extension raises
            problems.append(Problem.of_file(source.file, *message("page-file.converted", reason=_reason(error))))
            return {}
        problems += (source.problem(each.index_in(source.body), "", each.what, each.fix) for each in faults_of(html))
        headings = headings_of(html)
        problems += (
            source.problem(_place_of(name, source.body), name, *message("page-file.heading", name=name))
            for name in dict.fromkeys(self._unknowns.names_in("\n".join(headings.values())))
        )
        return headings

    def html(self, path: str) -> str:
        """Return the HTML of a page by its path, without that of macros; nothing if it cannot be converted."""
        source = self.sources.get(path)
        return self._changed(source, source.body) if source else ""

    def _resolved(self, source: PageSource, body: str) -> str:
        if not source.is_template:
            return body
        page = page_values(source.path, source.title or self._of_page, source.front())
        file = _Page(vars(page.file), self._of_page)
        known = _Page(vars(page) | {"file": file}, self._of_page)
        return resolved(body, known, self._extra, self._macros)

    def _html(self, text: str) -> str:
        if self._markdown is None:
            names, options = self._settings.extensions, self._settings.extension_configs
            self._markdown = Markdown(extensions=names, extension_configs=options)
            toc: Any = self._markdown.treeprocessors["toc"]
            toc.use_permalinks = False  # they are not a heading's text
        return self._markdown.reset().convert(text)

    def _loads(self, source: PageSource, html: str) -> Iterator[Problem]:
        """Yield what in a page's HTML runs a script or is loaded from another host."""
        for finding, index in located(html, source.body, lambda body: self._changed(source, body)):
            yield source.problem(index, finding.name, finding.what, finding.fix)

    def _changed(self, source: PageSource, body: str) -> str:
        """Return the HTML of a page with another body; nothing where a template is no longer one."""
        try:
            return self._html(self._resolved(source, body))
        except Exception:  # noqa: BLE001 - what was written over was in an expression
            return ""


def too_large(text: str) -> tuple[str, str] | None:
    """Return what is wrong with a page that would take too long to be converted, and how to fix it; None for others."""
    return message("page-file.large", limit=grouped(MAX_PAGE)) if len(text) > MAX_PAGE else None


def _too_slow(source: PageSource, text: str) -> Problem | None:
    """Return why what a page's template makes would take too long to be converted."""
    left_open = text.count("[") - text.count("]")
    if left_open > MAX_OPEN:
        what, fix = message("page-file.open", number=grouped(left_open))
        return source.problem(max(source.body.find("["), 0), "", what, fix)
    large = too_large(text)
    return Problem.of_file(source.file, *large) if large else None


class _Known(dict[str, Any]):
    """The settings of mkdocs.yml; what it does not say, an engine may."""

    def __init__(self, values: Mapping[str, Any], missing: Any) -> None:
        super().__init__(values)
        self._missing = missing

    def __missing__(self, _: str) -> Any:
        return self._missing


class _Page(SimpleNamespace):
    """What is known of a page, or of its file; an engine knows more."""

    def __init__(self, values: Mapping[str, Any], missing: Any) -> None:
        super().__init__(**values)
        self._missing = missing

    def __getattr__(self, name: str) -> Any:
        return self._missing


def _reason(error: Exception) -> str:
    """Return what others' code says of an error, as a part of a sentence."""
    return " ".join(str(error).split()).rstrip(".") or type(error).__name__


def _line_of(error: Exception, body: str) -> int:
    """Return the index of the line of a template at which an error was raised."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    begins = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", body))]
    return begins[min(line, len(begins)) - 1]


def _place_of(name: str, body: str) -> int:
    """Return the index at which a template shows a name, in a line that may be a heading's if there is one."""
    found = [match.start() for match in re.finditer(rf"\{{\{{-?\s*{re.escape(name)}\b", body)]
    return next((one for one in found if "#" in body[body.rfind("\n", 0, one) + 1 : one]), next(iter(found), 0))
