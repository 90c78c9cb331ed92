"""A field -> its blocks: paragraphs, lists, tables, quotations and blocks of code."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from practicum.markup.inline import parse_inline, with_gaps
from practicum.markup.tree import CodeBlock, List, Paragraph, Quote, Table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from practicum.markup.tree import Block, Inline

DEEPEST = 10  # blocks in blocks; more is text
_BLOCK = re.compile(r"^[ \t]*(?:[-+*>] |[0-9]+[.)] |```|~~~)|\||\n[ \t]*\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]*\n")
_FENCE = re.compile(r"( *)(`{3,}|~{3,})[ {.]*([\w+#-]*)[^`]*")
_ITEM = re.compile(r"( *)([-+*]|([0-9]{1,9})[.)])( +)(?=\S)")
_QUOTED = re.compile(r" *> ")
_RULE = re.compile(r" *\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *")
_CELL_PARTS = re.compile(r"\\.|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|(\|)")
_SIDES = {(True, True): "center", (True, False): "left", (False, True): "right", (False, False): ""}
_FEWEST_ITEMS = 2  # a line such as `5. May` is text
_MOST_SPACES = 4  # between the mark and the text of an item


def parse(text: str, gaps: Collection[str] = ()) -> tuple[Block, ...]:
    """Return the blocks of a field; `{id}` is a gap if `gaps` has the id."""
    if not _BLOCK.search(text):
        return (Paragraph(parse_line(text, gaps)),) if text else ()
    return _Blocks(text.split("\n"), gaps, DEEPEST).parse()


def parse_line(text: str, gaps: Collection[str] = ()) -> tuple[Inline, ...]:
    """Return the parts of a paragraph, or of a field that is one, whatever its lines begin with."""
    return parse_inline(_INDENT.sub("", text), gaps)


def is_one_paragraph(text: str) -> bool:
    """Return whether a text can be a field of one paragraph: it has no empty line, list, table or block of code.

    What would be a quotation elsewhere is text in such a field.
    """
    if not _BLOCK.search(text):
        return True
    return not _BLANK.search(text) and all(isinstance(block, (Paragraph, Quote)) for block in parse(text))


class _Blocks:
    """Parses lines. A method for a kind of block returns it if it begins at the present line, and is then below it."""

    def __init__(self, lines: list[str], gaps: Collection[str], depth: int) -> None:
        """`depth` is how many blocks there may still be in each other."""
        self._lines = [line.expandtabs(4) if line[:1] == "\t" else line for line in lines]
        self._gaps = gaps
        self._depth = depth
        self._at = 0
        self._text: list[str] = []  # the lines of the paragraph above the present line
        self._unclosed: set[str] = set()  # fences that nothing closes any more

    def parse(self) -> tuple[Block, ...]:
        """Return the blocks of all lines."""
        found: list[Block] = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            block = self._block() if self._depth and line.strip() else None
            if block or not line.strip():
                found += self._paragraph()
            if block:
                found.append(block)
            else:
                self._text += [line] if line.strip() else []
                self._at += 1
        return (*found, *self._paragraph())

    def _paragraph(self) -> Iterator[Paragraph]:
        """Yield the paragraph above the present line, if there is one."""
        if self._text:
            text = "\n".join(self._text).rstrip()
            self._text = []
            yield Paragraph(parse_line(text, self._gaps))

    def _block(self) -> Block | None:
        return self._code() or self._list() or self._quote() or self._table()

    def _inner(self, lines: list[str]) -> tuple[Block, ...]:
        return _Blocks(lines, self._gaps, self._depth - 1).parse()

    def _code(self) -> CodeBlock | None:
        opening = _FENCE.fullmatch(self._lines[self._at])
        if not opening or opening[2] in self._unclosed:
            return None
        indent, fence, language = opening.groups()
        for end in range(self._at + 1, len(self._lines)):
            closing = self._lines[end].strip(" ")
            if closing.startswith(fence) and not closing.strip(fence[0]):
                inside = self._lines[self._at + 1 : end]
                self._at = end + 1
                text = "\n".join(line.removeprefix(indent) for line in inside)
                return CodeBlock(with_gaps(text, self._gaps), language)
        self._unclosed.add(fence)
        return None

    def _list(self) -> List | None:
        """Return a list of at least two items, whose numbers count up or are all 1."""
        first = _ITEM.match(self._lines[self._at])
        if not first or (self._text and first[3] not in (None, "1")):  # a number that a line happens to begin with
            return None
        items: list[list[str]] = []
        at = self._at
        item: re.Match[str] | None = first
        while item:
            end = self._end_of_item(at, width := _width(item))
            items.append(
                [self._lines[at][item.end() :], *(_outdented(line, width) for line in self._lines[at + 1 : end])]
            )
            at = end
            following = _ITEM.match(self._lines[at]) if at < len(self._lines) else None
            item = following if following and _continues(following, first, len(items)) else None
        if len(items) < _FEWEST_ITEMS:
            return None
        self._at = at
        return List(tuple(self._inner(lines) for lines in items), int(first[3]) if first[3] else None)

    def _end_of_item(self, at: int, width: int) -> int:
        """Return the index below the item that begins at an index; `width` is how far the rest of it is indented.

        A line that is not indented belongs to it too, as long as no empty line is between, and no block begins.
        """
        after_blank = False
        for end in range(at + 1, len(self._lines)):
            line = self._lines[end]
            if line.strip() and len(line) - len(line.lstrip(" ")) < width and (after_blank or _begins_block(line)):
                return end
            after_blank = not line.strip()
        return len(self._lines)

    def _quote(self) -> Quote | None:
        if not _QUOTED.match(self._lines[self._at]):
            return None
        inside = [*takewhile(str.strip, self._lines[self._at :])]
        self._at += len(inside)
        return Quote(self._inner([_QUOTED.sub("", line, count=1) if line.strip() != ">" else "" for line in inside]))

    def _table(self) -> Table | None:
        """Return a table: a header, a rule with as many cells, and the lines below that have a `|`."""
        header, rule = self._lines[self._at], "".join(self._lines[self._at + 1 : self._at + 2])
        if "|" not in header or "|" not in rule or not _RULE.fullmatch(rule):
            return None
        marks = [cell.strip() for cell in _cells(rule)]
        if len(_cells(header)) != len(marks):
            return None
        rows = [*takewhile(lambda line: "|" in line, self._lines[self._at + 2 :])]
        self._at += 2 + len(rows)
        sides = tuple(_SIDES[mark.startswith(":"), mark.endswith(":")] for mark in marks)
        return Table(sides, self._row(header), tuple(map(self._row, rows)))

    def _row(self, line: str) -> tuple[tuple[Inline, ...], ...]:
        return tuple(parse_inline(cell.strip(), self._gaps) for cell in _cells(line))


def _begins_block(line: str) -> bool:
    """Return whether a line below an item begins something else."""
    return bool(_ITEM.match(line) or _FENCE.fullmatch(line) or _QUOTED.match(line))


def _width(item: re.Match[str]) -> int:
    """Return how far the lines of an item are indented: as its text, unless that is far from the mark."""
    return item.end() if len(item[4]) <= _MOST_SPACES else item.end(2) + 1


def _outdented(line: str, width: int) -> str:
    """Return a line with at most `width` spaces less at its begin."""
    return line[width:] if not line[:width].strip(" ") else line.lstrip(" ")


def _continues(item: re.Match[str], first: re.Match[str], count: int) -> bool:
    """Return whether an item can be in the list that `first` begins, after `count` items."""
    if item[3] is None or first[3] is None:
        return item[2] == first[2]
    counts_up = int(item[3]) == int(first[3]) + count or item[3] == first[3] == "1"
    return counts_up and item[2][-1] == first[2][-1]


def _cells(line: str) -> list[str]:
    """Return the cells of a line of a table; a `|` in code or after a backslash is text."""
    inside = line.strip().removeprefix("|")
    ends = [part.start() for part in _CELL_PARTS.finditer(inside) if part[2]]
    cells = [inside[start:end] for start, end in zip([0, *(end + 1 for end in ends)], [*ends, None], strict=True)]
    return cells[:-1] if len(cells) > 1 and not cells[-1].strip() else cells
