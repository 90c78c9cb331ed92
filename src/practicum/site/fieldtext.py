"""Fields as the course's pages show them: `markup` with the addresses of the site."""

from __future__ import annotations

import re
from threading import Lock
from typing import TYPE_CHECKING

from markdown import Markdown
from markupsafe import Markup

from practicum.markup.blocks import parse, parse_line
from practicum.markup.html import Html
from practicum.markup.inline import words
from practicum.markup.target import target
from practicum.markup.tree import Paragraph
from practicum.site.leads import leads

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from practicum.markup.tree import Link, Picture
    from practicum.site.config import SiteConfig

_FENCES = ("pymdownx.superfences", "fenced_code", "markdown.extensions.fenced_code")
_COLOURS = ("pymdownx.highlight", "codehilite", "markdown.extensions.codehilite")
_IDS = ("anchor_linenums", "line_anchors", "line_spans")  # options that would give two fields the same ids


class FieldText:
    """Renders fields for the present page."""

    def __init__(
        self,
        url: Callable[[str], str],
        titles: Mapping[str, str],
        code: Callable[[str, str], Markup] | None = None,
    ) -> None:
        """`url` returns the address of a page or file by its path in `content/`, `titles` are the titles of pages.

        `code` returns the HTML of a block of code from its text and language.
        """
        self._url, self._titles, self._code = url, titles, code
        self._html = Html(link=self._link, picture=self._picture, code=code)

    def block(self, text: str) -> Markup:
        """Return a field as block HTML."""
        return self._html.blocks(parse(text))

    def stem(self, text: str) -> tuple[Markup, Markup]:
        """Return a stem as block HTML: the case, which is all above the last paragraph and may be empty, and the rest."""
        blocks = parse(text)
        asks = max((at for at, block in enumerate(blocks) if isinstance(block, Paragraph)), default=0)
        return self._html.blocks(blocks[:asks]), self._html.blocks(blocks[asks:])

    def flow(self, text: str) -> Markup:
        """Return a field as the content of a block: a single paragraph without `<p>`."""
        return self._html.flow(parse(text))

    def inline(self, text: str) -> Markup:
        """Return a field of one paragraph as phrasing HTML."""
        return self._html.inline(parse_line(text))

    def gapped(self, text: str, gaps: Collection[str], gap: Callable[[str], Markup]) -> Markup:
        """Return a field as block HTML, with the HTML of a gap in place of each `{id}` of `gaps`."""
        html = Html(link=self._link, picture=self._picture, code=self._code, gap=gap)
        return html.blocks(parse(text, gaps))

    def _link(self, link: Link) -> Mapping[str, str] | None:
        to = target(link.address)
        if to.is_outside:
            return {"href": link.address} | leads(link.address, words(link.inside), {})
        if not to.is_inside:
            return None
        return {"href": self._url(to.path) + (f"#{to.heading}" if to.heading else "")} | leads(
            to.path, words(link.inside), self._titles
        )

    def _picture(self, picture: Picture) -> Mapping[str, str] | None:
        to = target(picture.address)
        return {"src": self._url(to.path)} if to.is_inside else None


def colours(config: SiteConfig) -> Callable[[str, str], Markup] | None:
    """Return what makes the HTML of a block of code, coloured as on the course's pages; None if nothing colours it."""
    names = [name for name in config.extensions if name in (*_FENCES, *_COLOURS)]
    configs = {
        name: {key: value for key, value in config.extension_configs.get(name, {}).items() if key not in _IDS}
        for name in names
    }
    if not any(name in _COLOURS for name in names):
        return None
    markdown, lock = Markdown(extensions=names, extension_configs=configs), Lock()

    def coloured(text: str, language: str) -> Markup:
        longest = max(map(len, re.findall("`+", text)), default=0)
        fence = "`" * max(3, longest + 1)
        with lock:
            return Markup(markdown.reset().convert(f"{fence}{language}\n{text}\n{fence}"))

    return coloured
