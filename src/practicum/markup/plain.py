"""A field -> its plain text, for text reports and the terminal: they have no library for HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.markup.blocks import parse
from practicum.markup.inline import words
from practicum.markup.tree import CodeBlock, List, Paragraph, Quote, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from practicum.markup.tree import Block


def plain(text: str) -> str:
    """Return a field as its readers see it, without marks; blocks are apart by an empty line.

    Items begin with `- ` or their number, lines of a quotation with `> `, and cells are apart by ` | `.
    """
    return "\n\n".join(map(_plain, parse(text)))


def _plain(block: Block) -> str:
    match block:
        case Paragraph(inside):
            return words(inside)
        case List(items, start):
            marks = ["- " if start is None else f"{number}. " for number, _ in enumerate(items, start or 0)]
            return "\n".join(_hanging(mark, item) for mark, item in zip(marks, items, strict=True))
        case Quote(blocks):
            return _hanging("> ", blocks, "> ")
        case Table(_, header, rows):
            return "\n".join(" | ".join(words(cell) for cell in row) for row in (header, *rows))
        case CodeBlock(text):
            return text


def _hanging(mark: str, blocks: Sequence[Block], below: str = "") -> str:
    """Return the text of blocks with a mark before it, and `below`, by default spaces, before its other lines."""
    below = below or " " * len(mark)
    inside = "\n\n".join(map(_plain, blocks)) if below.strip() else "\n".join(map(_plain, blocks))
    return mark + inside.replace("\n", f"\n{below}")
