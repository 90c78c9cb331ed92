"""Results -> reports in Markdown, for whatever Markdown their readers have.

A field keeps its lists, tables, quotations and blocks of code. What is in its lines is plain text: no two kinds of
Markdown agree on where emphasis begins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from practicum.base.text import visible
from practicum.markup.blocks import parse
from practicum.markup.inline import words
from practicum.markup.tree import CodeBlock, List, Paragraph, Quote, Table
from practicum.reports.escape import in_markdown as _plain
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from practicum.markup.tree import Block, Inline
    from practicum.reports.view import Line, View

_BEGINS = re.compile(r"^([0-9]*)([-+.)])")
_INDENT = "    "
_RULES = {"left": ":--", "center": ":-:", "right": "--:", "": "---"}


def as_markdown(shown: View) -> Iterator[str]:
    """Yield the parts of a report in Markdown, which begins with a first-level heading."""
    yield f"# {_plain(shown.title)}\n\n"
    if shown.learner:
        yield f"{_plain(say('report.learner', learner=shown.learner))}\n\n"
    yield f"**{_plain(shown.verdict)}**\n"
    yield from (f"\n{_plain(line)}\n" for line in shown.circumstances)
    yield f"\n## {say('report.again')}\n\n"
    for heading, questions in shown.again:
        title = f"[{_plain(heading.words)}](<{heading.address}>)" if heading.address else _plain(heading.words)
        lesson = f" ({_plain(heading.lesson)})" if heading.lesson else ""
        yield f"- {title}{lesson}: {_plain(questions)}\n"
    if not shown.again:
        yield f"{say('report.again-none')}\n"
    for kind, lines in (("objectives", shown.objectives), ("questions", shown.questions)):
        yield f"\n## {say(f'report.heading-{kind}')}\n\n" if lines else ""
        for line in lines:
            ident = f" ({_plain(line.id)})" if line.id else ""
            yield f"- **{_plain(line.title)}**{ident}: {_plain(line.about)}\n"
            yield from (f"{below}\n" for below in _indented(_below(line)))
    yield "\n"


def _below(line: Line) -> Iterator[str]:
    """Yield the lines below the title of a question: its stem, the answer and what is under it."""
    if line.stem:
        yield from _item("", line.stem)
    if len(line.chosen) == 1:
        yield from _item(say("report.answer", answer=line.chosen[0].label), line.chosen[0].field)
    elif line.chosen:
        yield from _item(say("report.answer", answer=""), "")
        yield from _indented(below for chosen in line.chosen for below in _item(chosen.label, chosen.field))
    for note in line.notes:
        yield from _item(note.label, note.field)


def _item(label: str, field: str) -> Iterator[str]:
    """Yield the lines of an item: a label, and the field behind it."""
    blocks = [*_blocks(field)]
    text, *typed = label.split("\n")  # what a learner wrote may have several lines
    if blocks and isinstance(blocks[0], Paragraph):
        text = f"{label} {words(blocks[0].inside)}"
        del blocks[0]
    below = [[_line(line)] for line in typed if line.strip()] + [_block(block) for block in blocks]
    first, *more = [_line(text)] if text else below.pop(0)
    yield f"- {first}"
    yield from _indented(more)
    for block in below:
        yield ""
        yield from _indented(block)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"{_INDENT}{line}".rstrip() for line in lines)


def _blocks(field: str) -> tuple[Block, ...]:
    return parse("\n".join(visible(line) for line in field.expandtabs(4).split("\n")))


def _block(block: Block) -> list[str]:
    """Return the lines of a block of a field."""
    match block:
        case Paragraph(inside):
            return [_line(words(inside))]
        case List(items, start):
            marks = ["-" if start is None else f"{number}." for number, _ in enumerate(items, start or 0)]
            return [line for mark, item in zip(marks, items, strict=True) for line in _listed(mark, item)]
        case Quote(inner):
            return [f"> {line}".rstrip() for line in _apart(inner)]
        case Table(sides, header, rows):
            return [_row(header), f"| {' | '.join(_RULES[side] for side in sides)} |", *map(_row, rows)]
        case CodeBlock(inside, language):
            text = words(inside)
            fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 3)
            return [f"{fence}{language}", *text.split("\n"), fence]


def _listed(mark: str, blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the lines of an item of a list."""
    first, *more = _apart(blocks)
    yield f"{mark} {first}"
    yield from _indented(more)


def _apart(blocks: Sequence[Block]) -> list[str]:
    """Return the lines of blocks, with an empty line between them."""
    return [line for at, block in enumerate(blocks) for line in (*([""] if at else []), *_block(block))]


def _row(cells: Sequence[Sequence[Inline]]) -> str:
    return f"| {' | '.join(_plain(words(cell)) for cell in cells)} |"


def _line(text: str) -> str:
    """Return a text on a line of its own, which begins neither an item nor a rule."""
    return _BEGINS.sub(r"\1\\\2", _plain(text))
