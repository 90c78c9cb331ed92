"""Texts wrapped and padded to the columns of a terminal, without characters that control it."""

from __future__ import annotations

import re

from practicum.base.text import fold, visible

WIDTH = 79
_ITEM = re.compile(r"(?:[->]|(?:[a-z]|[0-9]{1,9})\.) ")


def columns(text: str) -> int:
    """Return how many columns a terminal uses for a text: none for combining accents, two for wide characters.

    The width is that of Unicode Standard Annex #11, https://www.unicode.org/reports/tr11/
    """
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width  # imported late: most texts do not need it

    return sum(0 if category(c) in ("Mn", "Me", "Cf") else 1 + (east_asian_width(c) in "WF") for c in text)


def wrapped(text: str, first: str = "", hang: str = "", width: int = WIDTH) -> str:
    """Return one paragraph in lines of at most `width` columns; a word longer than a line is cut.

    The first line begins with `first` and every other line with `hang`; both count towards the width.
    """
    lines, room, begun = [first], width - columns(first), False
    hung = width - columns(hang)
    measure = len if text.isascii() else columns
    for word in visible(fold(text)).split(" "):
        rest, size = word, measure(word)
        while size > room:
            if not begun and size > hung:
                piece = _start(rest, room)
                lines[-1] += piece
                rest = rest[len(piece) :]
                size = measure(rest)
            lines.append(hang)
            room, begun = hung, False
        lines[-1] += f"{rest} "
        room -= size + 1
        begun = True
    return "\n".join(line.rstrip() for line in lines)


def wrapped_lines(text: str, indent: str = "", width: int = WIDTH) -> str:
    """Return a text whose lines stay lines, each with its own indentation and wrapped if it is too long.

    What is left of an item hangs below its text; `indent` begins every line, and counts towards the width.
    """
    return "\n".join(_wrapped_line(line.expandtabs(4).rstrip(), indent, width) for line in text.split("\n"))


def _wrapped_line(line: str, indent: str, width: int) -> str:
    shown = visible(f"{indent}{line}".rstrip())
    if columns(shown) <= width:
        return shown
    bare = line.lstrip()
    first = indent + " " * min(len(line) - len(bare), width // 4)
    item = _ITEM.match(bare)
    return wrapped(bare, first, first + " " * len(item[0]) if item else first, width)


def padded(text: str, width: int) -> str:
    """Return a text padded with spaces to `width` columns."""
    return text + " " * (width - columns(text))


def _start(word: str, room: int) -> str:
    """Return as much of a word as fits into `room` columns, at least one character."""
    end = 1
    while end < len(word) and columns(word[: end + 1]) <= room:
        end += 1
    return word[:end]
