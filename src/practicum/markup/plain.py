"""A field -> its plain text, for text reports and the terminal: they have no library for HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.base.text import fold
from practicum.markup.blocks import parse, parse_line
from practicum.markup.inline import words
from practicum.markup.tree import Break, CodeBlock, List, Paragraph, Quote, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from practicum.markup.tree import Block, Inline


def plain(text: str) -> str:
    """Return a field as its readers see it, without marks; blocks are apart by an empty line.

    A paragraph is one line, except where its author breaks it. Items begin with `- ` or their number, lines of a
    quotation with `> `, and cells are apart by ` | `.
    """
    return _joined(parse(text))


def plain_line(text: str) -> str:
    """Return a field of one paragraph as its readers see it, on one line."""
    return fold(words(parse_line(text)))


def _joined(blocks: Sequence[Block]) -> str:
    return "\n\n".join(map(_plain, blocks))


def _plain(block: Block) -> str:
    match block:
        case Paragraph(inside):
            return _lines(inside)
        case List(items, start):
            marks = ["- " if start is None else f"{number}. " for number, _ in enumerate(items, start or 0)]
            return "\n".join(_item(mark, item) for mark, item in zip(marks, items, strict=True))
        case Quote(blocks):
            return "\n".join(f"> {line}".rstrip() for line in _joined(blocks).split("\n"))
        case Table(_, header, rows):
            return "\n".join(" | ".join(words(cell) for cell in row) for row in (header, *rows))
        case CodeBlock(inside):
            return words(inside)


def _lines(parts: Sequence[Inline]) -> str:
    """Return the text of a paragraph on one line, or on several where its author breaks it."""
    lines: list[list[Inline]] = [[]]
    for part in parts:
        if isinstance(part, Break):
            lines.append([])
        else:
            lines[-1].append(part)
    return "\n".join(fold(words(line)) for line in lines)


def _item(mark: str, blocks: Sequence[Block]) -> str:
    """Return the lines of an item, with its mark before the first one."""
    below = f"\n{' ' * len(mark)}"
    return mark + "\n".join(map(_plain, blocks)).replace("\n", below)
