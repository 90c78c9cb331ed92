"""Fields in a Markdown text: the parser gets a mark for each field, and the field replaces the mark in the HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from practicum.quiz.kinds.blank import Blank

# A mark looks like a word, so that no extension changes it; attr_list would read braces.
_MARK = re.compile(r"zgap([0-9]+)z")
_TAG = re.compile(r"(<[^>]*>)")


def gapped(question: Blank, block: Callable[[str], Markup], gap: Callable[[Blank, int], Markup]) -> Markup:
    """Return the question's text as HTML, with a field in place of each gap.

    `block` renders Markdown, `gap` the field of a gap by its number (from 1). Raises ValueError for a gap where no
    field can be: in a link, or in something that is not shown as text, such as an address.
    """
    numbers = {each.id: number for number, each in enumerate(question.gaps, 1)}
    marked = "".join(part if isinstance(part, str) else f"zgap{numbers[part.id]}z" for part in question.parts())
    placed: list[int] = []
    links = 0

    def field(mark: re.Match[str]) -> str:
        number = int(mark[1])
        if links or number not in numbers.values():
            return mark[0]
        placed.append(number)
        return str(gap(question, number)).strip()

    parts = _TAG.split(str(block(marked)))
    for index, part in enumerate(parts):
        if index % 2:
            links += part.startswith("<a ") - part.startswith("</a>")
        else:
            parts[index] = _MARK.sub(field, part)
    for ident, number in numbers.items():
        if placed.count(number) != 1:
            where = f'{question.place.file}: questions "{question.id}", text'
            raise ValueError(say("macro.gap", where=where, id=ident))
    return Markup("".join(parts))
