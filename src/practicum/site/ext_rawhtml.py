"""Keeps the macros' HTML out of the parsing of a page's Markdown: a part of `practicum.site.markdown`.

A macro puts a short mark into the page. Here the mark becomes an entry of Markdown's own stash of raw HTML, which is
inserted at the end. Parsing that HTML would take as long as the rest of a page with a quiz.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from markdown.preprocessors import Preprocessor

from practicum.site.raw_links import for_engine

if TYPE_CHECKING:
    from markdown import Markdown

_MARK = re.compile(r'<practicum-html data-number="([0-9]+)">.*?</practicum-html>')
_BEFORE_HTML_BLOCKS = 20.5
_FIRST_HEADING = re.compile(r"^# .*\n", re.MULTILINE)
_kept: dict[str, tuple[str, str]] = {}
_numbers = count()


def keep(html: str, once: str = "") -> str:
    """Return the mark for HTML in a page; it has the HTML's ids, for programs that look for anchors.

    `once` is HTML that the page needs for it (a style, a script): it is put below the page's title, once.
    """
    number = str(next(_numbers))
    _kept[number] = (html, once)
    anchors = "".join(
        f'<i id="{ident}"></i>' for ident in re.findall(r'<(?:section|form|div|li) [^>]*?\bid="([^"]+)"', html)
    )
    return f'<practicum-html data-number="{number}">{anchors}</practicum-html>'


class _Unmark(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Put the HTML of each mark into the stash, and its placeholder on the page."""
        used: set[str] = set()
        needed: dict[str, None] = {}

        def stashed(mark: re.Match[str]) -> str:
            used.add(mark[1])  # deleted only at the end: a page may write one result twice
            html, once = _kept[mark[1]]
            needed[once] = None
            return str(self.md.htmlStash.store(for_engine(self.md, html)))

        shown = _MARK.sub(stashed, "\n".join(lines))
        if once := for_engine(self.md, "".join(needed)):
            title = _FIRST_HEADING.search(shown)  # a separate block: Markdown would put a paragraph around a link
            at = title.end() if title else len(shown)
            shown = f"{shown[:at]}\n\n{self.md.htmlStash.store(f'<div>{once}</div>')}\n\n{shown[at:]}"
        for number in used:
            del _kept[number]
        return shown.split("\n")


def register(md: Markdown) -> None:
    """Add the processor to a Markdown parser."""
    md.preprocessors.register(_Unmark(md), "practicum-html", _BEFORE_HTML_BLOCKS)
