"""Results -> one self-contained HTML page, which loads nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from practicum.base.text import visible
from practicum.markup.blocks import parse
from practicum.markup.html import Html
from practicum.markup.target import target
from practicum.words import direction, say, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from markupsafe import Markup

    from practicum.markup.tree import Link, Picture
    from practicum.reports.view import View

_TEMPLATE = Path(__file__).parent / "report.html"


class HtmlReport:
    """One HTML page for any number of results."""

    def __init__(self, url: Callable[[str], str]) -> None:
        """Prepare the template, in the present language; `url` is that of `Names`."""
        from jinja2 import Environment, StrictUndefined

        self._url = url
        self._html = Html(link=self._link, picture=_picture)
        environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        environment.filters |= {"block": self._block, "flow": self._flow, "visible": visible, "lines": _visible}
        template = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
        self._parts: Any = template.make_module({"say": say, "language": spoken(), "direction": direction()})

    def begin(self) -> str:
        """Return the HTML before the first result."""
        return str(self._parts.begin())

    def article(self, shown: View) -> str:
        """Return the HTML of one result."""
        return str(self._parts.article(shown))

    def end(self) -> str:
        """Return the HTML after the last result."""
        return str(self._parts.end())

    def _block(self, field: str) -> Markup:
        """Return a field as block HTML."""
        return self._html.blocks(parse(_visible(field)))

    def _flow(self, field: str) -> Markup:
        """Return a field as the content of a block: a single paragraph without `<p>`."""
        return self._html.flow(parse(_visible(field)))

    def _link(self, link: Link) -> Mapping[str, str] | None:
        """Return where a link leads: out of the course as written, else to its site if the address of that is known."""
        to = target(link.address)
        if to.is_outside:
            return {"href": link.address}
        url = self._url(to.path) if to.is_inside else ""
        return {"href": url + (f"#{to.heading}" if to.heading else "")} if url else None


def _picture(_: Picture) -> None:
    """Show the words of every picture: the page loads nothing."""


def _visible(text: str) -> str:
    """Return a field, or what a learner wrote, with its lines kept and every other control character replaced."""
    return "\n".join(visible(line) for line in text.expandtabs(4).split("\n"))
