"""A drawing (SVG) -> a part of a page, with unique ids, and its title and description as text alternative."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from markupsafe import Markup

from practicum.course.anchors import within

if TYPE_CHECKING:
    from collections.abc import Callable

_WORDS = frozenset({"title", "desc", "text", "tspan", "textPath"})
_REFERENCE = re.compile(r"url\(#")
_OURS = frozenset({"role", "aria-label", "aria-labelledby", "aria-describedby", "aria-hidden", "version"})


def drawing(text: str, ident: str) -> Markup:
    """Return the SVG element of a drawing without faults (`practicum.course.figures`).

    Its ids are within `figure-` and the drawing's id, so that they are unique on the page.
    """
    out: list[str] = []
    path: list[str] = []
    prefix = within(f"figure-{ident}", "")
    described = re.search(r"<desc[\s>]", text) is not None
    add: Callable[[str], None] = out.append

    def start(name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        path.append(tag)
        kept = {key.rpartition(" ")[2]: value for key, value in attributes.items() if " " not in key or "href" in key}
        if len(path) == 1:
            kept = {key: value for key, value in kept.items() if key not in _OURS}
            kept |= {"id": "svg", "role": "img"}
        elif path[1:] in (["title"], ["desc"]):
            kept["id"] = tag
        add(f"<{tag}")
        for key, value in kept.items():
            add(str(Markup(' {}="{}"').format(key, _own(key, value, prefix))))
        if len(path) == 1:
            add(f' aria-labelledby="{prefix}title"')
            add(f' aria-describedby="{prefix}desc"' if described else "")
        add(">")

    def words(data: str) -> None:
        if _WORDS.intersection(path):
            add(str(Markup.escape(data)))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: add(f"</{path.pop()}>")
    parser.CharacterDataHandler = words
    parser.Parse(text.encode(), True)
    return Markup("".join(out))  # noqa: S704 - every name was checked, every text is escaped above


def _own(key: str, value: str, prefix: str) -> str:
    """Return an attribute's value with the prefix before the drawing's ids."""
    if key == "id":
        return prefix + value
    if key == "href":
        return f"#{prefix}{value[1:]}"
    return _REFERENCE.sub(f"url(#{prefix}", value)
