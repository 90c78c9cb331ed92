"""Texts in lines that fit a terminal: 80 columns, and nothing that steers it."""

from __future__ import annotations

import re
from unicodedata import category, east_asian_width

from practicum.base.text import visible

WIDTH = 79
_MARK = re.compile(r"[ \t]*(?:[-*+][ \t]+|[0-9]+[.)][ \t]+|>[ \t]?|\||#{1,6}[ \t]+|```|~~~)")


def columns(text: str) -> int:
    """Return how many columns a terminal gives a text: none to accents of their own, two to wide characters."""
    if text.isascii():
        return len(text)
    return sum(0 if category(c) in ("Mn", "Me", "Cf") else 1 + (east_asian_width(c) in "WF") for c in text)


def wrapped(text: str, first: str = "", hang: str = "", width: int = WIDTH) -> str:
    """Return one paragraph in lines of at most `width` columns; a word that no line can hold is cut."""
    lines = [first]
    for word in visible(" ".join(text.split())).split(" "):
        for piece in _pieces(word, width - columns(hang)):
            if columns(lines[-1]) + columns(piece) > width:
                lines.append(hang)
            lines[-1] += f"{piece} "
    return "\n".join(line.rstrip() for line in lines)


def paragraphs(text: str) -> str:
    """Return a Markdown text in lines: paragraphs are folded; lines of lists, tables and code stay lines."""
    shown = []
    for block in re.split(r"\n[ \t]*\n", text.strip("\n")):
        lines = block.expandtabs(4).split("\n")
        if any(_MARK.match(line) or line.startswith("    ") for line in lines):
            shown.append("\n".join(map(_line, lines)))
        else:
            shown.append(wrapped(block))
    return "\n\n".join(shown)


def _line(line: str) -> str:
    """Return one line of a list, a table or code: what runs over hangs under its text."""
    room = WIDTH // 2
    start = line[: len(line) - len(line.lstrip())][:room]
    mark = _MARK.match(line)
    return wrapped(line, start, " " * len(mark[0][:room] if mark else start))


def _pieces(word: str, room: int) -> list[str]:
    """Return a word in pieces of at most `room` columns."""
    if columns(word) <= room:
        return [word]
    pieces = [""]
    for sign in word:
        if columns(pieces[-1]) + columns(sign) > room:
            pieces.append("")
        pieces[-1] += sign
    return pieces
