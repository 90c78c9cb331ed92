"""A field -> HTML, for pages and HTML reports; every text is escaped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from practicum.markup.inline import words
from practicum.markup.tree import Break, Code, CodeBlock, Emphasis, Gap, Link, List, Paragraph, Picture, Quote, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from practicum.markup.tree import Block, Inline

    Attributes = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Html:
    """Makes HTML of parsed fields; what depends on where they are shown is given.

    `link` and `picture` return the attributes of the element, None if only its words are to be shown. `code` returns the
    HTML of a block of code from its text and language, in colours (None: without), and `gap` that of a gap by its id.
    """

    link: Callable[[Link], Attributes | None]
    picture: Callable[[Picture], Attributes | None]
    code: Callable[[str, str], Markup] | None = None
    gap: Callable[[str], Markup] = lambda ident: escape(f"{{{ident}}}")

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """Return the HTML of blocks."""
        return Markup("\n").join(map(self._block, blocks))

    def flow(self, blocks: Sequence[Block]) -> Markup:
        """Return the content of an element: blocks, or a single paragraph without `<p>`."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return self.inline(blocks[0].inside)
        return self.blocks(blocks)

    def inline(self, parts: Iterable[Inline]) -> Markup:
        """Return the HTML of parts of a paragraph."""
        return Markup().join(map(self._part, parts))

    def _block(self, block: Block) -> Markup:
        match block:
            case Paragraph(inside):
                return _element("p", self.inline(inside))
            case List(items, None):
                return _element("ul", self._items(items))
            case List(items, start):
                return _element("ol", self._items(items), {} if start == 1 else {"start": str(start)})
            case Quote(inner):
                return _element("blockquote", self.blocks(inner))
            case Table(sides, header, rows):
                width = max(map(len, (header, *rows)))
                sides += ("",) * (width - len(sides))
                body = Markup("\n").join(self._row("td", row, sides) for row in rows)
                return _element("table", _element("thead", self._row("th", header, sides)) + _element("tbody", body))
            case CodeBlock(inside, language):
                if self.code and not any(isinstance(part, Gap) for part in inside):
                    return self.code(words(inside), language)
                attributes = {"class": f"language-{language}"} if language else {}
                return _element("pre", _element("code", self.inline((*inside, "\n")), attributes))

    def _items(self, items: Iterable[Sequence[Block]]) -> Markup:
        return Markup("\n").join(_element("li", self.flow(item)) for item in items)

    def _row(self, name: str, cells: Sequence[Sequence[Inline]], sides: Sequence[str]) -> Markup:
        """Return a row, filled up with empty cells to the width of the table; an empty one heads nothing."""
        filled = [*cells, *[()] * (len(sides) - len(cells))]
        return _element(
            "tr",
            Markup().join(
                _element(name if cell else "td", self.inline(cell), {"class": side} if side else {})
                for cell, side in zip(filled, sides, strict=True)
            ),
        )

    def _part(self, part: Inline) -> Markup:
        match part:
            case str():
                return escape(part)
            case Code(inside):
                return _element("code", self.inline(inside))
            case Emphasis(inside, strong):
                return _element("strong" if strong else "em", self.inline(inside))
            case Link(inside):
                attributes = self.link(part)
                return self.inline(inside) if attributes is None else _element("a", self.inline(inside), attributes)
            case Picture(described):
                attributes = self.picture(part)
                return escape(described) if attributes is None else _opening("img", {"alt": described, **attributes})
            case Break():
                return Markup("<br>\n")
            case Gap(ident):
                return self.gap(ident)


def _element(name: str, inside: Markup, attributes: Attributes | None = None) -> Markup:
    return Markup("{}{}</{}>").format(_opening(name, attributes or {}), inside, name)


def _opening(name: str, attributes: Attributes) -> Markup:
    return Markup("<{}{}>").format(name, Markup().join(Markup(' {}="{}"').format(*pair) for pair in attributes.items()))
