"""Links in the Markdown of pages: what they name must be in `content/`, else the engines end the build.

A quick look finds what may be a link to something that is not there; only then are pages converted, which tells whether
it is a link and not code, and which ids a page has.
"""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from posixpath import dirname, join, normpath, relpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from practicum.base.text import did_you_mean, fold, short
from practicum.course.anchors import ids_of_macros
from practicum.course.headings import heading_fix
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from practicum.base.problem import Problem
    from practicum.course.model import Course
    from practicum.course.page_converter import PageConverter

_PIECE = r"(?:[^\s()<>]|\([^()<>\n]*\))++"  # of an address: what has no space, except in parentheses of its own
_MAY_LINK = re.compile(
    rf"\]\(\s*+(?:<([^<>\n]+)>|({_PIECE}(?:\s++(?![\"']){_PIECE})*+))|^ {{0,3}}\[[^\]\n]+\]:[ \t]*+<?([^\s<>]+)",
    re.MULTILINE,
)  # an address may have spaces, and ends before a title in quotation marks
_ELSEWHERE = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:|//|[^#]*[{}]"
)  # another scheme or host, and what a template computes


def page_link_faults(course: Course, files: Collection[str], converter: PageConverter) -> Iterator[Problem]:
    """Yield each link and picture in the Markdown of a page that leads to no page, file or heading of the course.

    `files` are the paths of all files in `content/`, `converter` has read the pages.
    """
    macros = ids_of_macros(course)
    pages = {page.file: page for page in course.pages}

    @cache
    def seen(path: str) -> _Seen:
        return _Seen(converter.html(path))

    def shown(path: str) -> Iterator[str]:
        calls = pages[path].calls if path in pages else ()
        return (ident for call in calls if call.macro in macros for ident in macros[call.macro](call.id))

    def missing(path: str, ident: str) -> str:
        headings = pages[path].headings if path in pages else {}
        if ident in headings or ident in shown(path) or ident in seen(path).ids:
            return ""
        return heading_fix(ident, headings, others=(*shown(path), *seen(path).ids))

    for path, source in converter.sources.items():
        for match in _MAY_LINK.finditer(source.body):
            address = match[match.lastindex or 0]
            wrong = None if _ELSEWHERE.match(address) else _wrong(fold(address), path, files, missing)
            if wrong and address in seen(path).addresses:
                yield source.problem(match.start(match.lastindex or 0), "", *wrong)


def _wrong(
    address: str, page: str, files: Collection[str], missing: Callable[[str, str], str]
) -> tuple[str, str] | None:
    """Return what is wrong with a link on a page and how to fix it; None if it leads somewhere.

    `missing` returns how to fix an id that a page does not have, nothing for one that it has.
    """
    path, _, heading = address.partition("#")
    path = unquote(path.partition("?")[0])
    if path.startswith("/"):
        return message("link.root", address=short(address))
    to = normpath(join(dirname(page), path)) if path else page
    if to not in files:
        known = [relpath(file, dirname(page) or ".") for file in files]
        return say("link.nowhere", address=short(address)), did_you_mean(path, known, say("link.nowhere-fix"))
    if heading and to.endswith(".md") and (fix := missing(to, unquote(heading))):
        return say("link.no-place", id=unquote(heading), page=to), fix
    return None


class _Seen(HTMLParser):
    """The ids in a page's HTML, and the addresses of its links and pictures."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.addresses: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.add(given.get("id") or "")
        self.addresses.add(given.get({"a": "href", "img": "src"}.get(tag, "")) or "")
