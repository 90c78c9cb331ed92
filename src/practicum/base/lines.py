"""Texts in lines of so many columns, for a terminal: nothing in them steers it."""

from __future__ import annotations

from practicum.base.text import fold, visible

WIDTH = 79


def columns(text: str) -> int:
    """Return how many columns a terminal gives a text: none to combining accents, two to wide characters."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width  # most texts do not pay for it

    return sum(0 if category(c) in ("Mn", "Me", "Cf") else 1 + (east_asian_width(c) in "WF") for c in text)


def wrapped(text: str, first: str = "", hang: str = "", width: int = WIDTH) -> str:
    """Return one paragraph in lines of at most `width` columns; a word that no line can hold is cut.

    `first` begins the first line and `hang` every other; both are part of the width.
    """
    lines, room, begun = [first], width - columns(first), False
    hung = width - columns(hang)
    for whole in visible(fold(text)).split(" "):
        word = whole
        while columns(word) > room:
            if not begun and columns(word) > hung:
                piece = _start(word, room)
                lines[-1] += piece
                word = word[len(piece) :]
            lines.append(hang)
            room, begun = hung, False
        lines[-1] += f"{word} "
        room -= columns(word) + 1
        begun = True
    return "\n".join(line.rstrip() for line in lines)


def padded(text: str, width: int) -> str:
    """Return a text filled with spaces up to `width` columns."""
    return text + " " * (width - columns(text))


def _start(word: str, room: int) -> str:
    """Return as much of a word as so many columns hold, and one character at least."""
    end = 1
    while end < len(word) and columns(word[: end + 1]) <= room:
        end += 1
    return word[:end]
