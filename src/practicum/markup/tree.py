"""The parts of a field, as `blocks.parse` returns them: named tuples, which a program that grades makes in no time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Code(NamedTuple):
    """A code span: its text is shown as it is, and may have gaps."""

    inside: tuple[str | Gap, ...]


class Emphasis(NamedTuple):
    """Text in `*`, or in `**` if it is `strong`."""

    inside: tuple[Inline, ...]
    strong: bool


class Link(NamedTuple):
    """A link: `address` is as written, not yet that of a page."""

    inside: tuple[Inline, ...]
    address: str


class Picture(NamedTuple):
    """A picture: `words` describe it to people who do not see it, and are empty if the author wrote none."""

    words: str
    address: str


class Break(NamedTuple):
    """The end of a line that the author wants to be one."""


class Gap(NamedTuple):
    """A place to fill in, by the author's id."""

    id: str


class Paragraph(NamedTuple):
    """A paragraph; a line break in a text is white space."""

    inside: tuple[Inline, ...]


class List(NamedTuple):
    """A list of at least two items, each one or more blocks. `start` is the first number, None for bullets."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None


class Table(NamedTuple):
    """A table: its columns' sides (left, center, right, or empty), its header and rows. Rows may have more cells."""

    sides: tuple[str, ...]
    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


class Quote(NamedTuple):
    """Blocks that someone else said or wrote."""

    blocks: tuple[Block, ...]


class CodeBlock(NamedTuple):
    """Lines of code, which may have gaps; `language` is empty if the author named none."""

    inside: tuple[str | Gap, ...]
    language: str


Inline = str | Code | Emphasis | Link | Picture | Break | Gap
Block = Paragraph | List | Table | Quote | CodeBlock


def inlines(blocks: Sequence[Block]) -> Iterator[Inline]:
    """Yield every inline part in blocks, also those inside other parts, in the order of the text."""
    for block in blocks:
        match block:
            case Paragraph(inside) | CodeBlock(inside):
                yield from _deep(inside)
            case List(items):
                for item in items:
                    yield from inlines(item)
            case Table(_, header, rows):
                for cell in (cell for row in (header, *rows) for cell in row):
                    yield from _deep(cell)
            case Quote(inner):
                yield from inlines(inner)


def fillable(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the id of each gap in blocks that can be filled in: one in a link can not."""
    linked = {id(gap) for part in inlines(blocks) if isinstance(part, Link) for gap in _deep(part.inside)}
    yield from (part.id for part in inlines(blocks) if isinstance(part, Gap) and id(part) not in linked)


def _deep(parts: tuple[Inline, ...]) -> Iterator[Inline]:
    """Yield inline parts, each before what is inside it."""
    for part in parts:
        yield part
        if isinstance(part, (Code, Emphasis, Link)):
            yield from _deep(part.inside)
