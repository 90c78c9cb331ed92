"""Markdown texts wrapped for a terminal of 80 columns."""

from __future__ import annotations

import re

from practicum.base.lines import WIDTH, wrapped

_MARK = re.compile(r"[ \t]*(?:[-*+][ \t]+|[0-9]+[.)][ \t]+|>[ \t]?|\||#{1,6}[ \t]+|```|~~~)")


def paragraphs(text: str) -> str:
    """Return a Markdown text in lines: paragraphs are wrapped anew, lines of lists, tables and code stay lines."""
    shown = []
    for block in re.split(r"\n[ \t]*\n", text.strip("\n")):
        lines = block.expandtabs(4).split("\n")
        if any(_MARK.match(line) or line.startswith("    ") for line in lines):
            shown.append("\n".join(map(_line, lines)))
        else:
            shown.append(wrapped(block))
    return "\n\n".join(shown)


def _line(line: str) -> str:
    """Return one line of a list, a table or code, wrapped with a hanging indent."""
    room = WIDTH // 2
    start = line[: len(line) - len(line.lstrip())][:room]
    mark = _MARK.match(line)
    return wrapped(line, start, " " * len(mark[0][:room] if mark else start))
