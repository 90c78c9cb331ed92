"""Small operations on texts: show safely, fold white space, shorten, compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORT = 40
_CONTROLS = dict.fromkeys(
    (*range(0x20), *range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A)), "\N{REPLACEMENT CHARACTER}"
)


_UNSHOWN = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF))) - frozenset("\t\n\r\x85")
_FORMLESS = ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")
_FILLERS = "\u115f\u1160\u2800\u3164\uffa0"  # letters of Hangul and of Braille that are blank


def visible(text: str) -> str:
    """Return a text with a replacement character for each one that controls a terminal or the direction of writing."""
    return text if text.isprintable() else text.translate(_CONTROLS)


def has_controls(text: str) -> bool:
    """Return whether a text holds a character that no page can show: a control character, but no tab or line end."""
    return not (text.isprintable() or _UNSHOWN.isdisjoint(text))


def is_seen(text: str) -> bool:
    """Return whether readers see anything of a text: more than white space and characters without a form."""
    if text.isascii():
        return not text.isspace() and bool(text)
    from unicodedata import category  # imported late: few texts need it

    return any(category(character) not in _FORMLESS and character not in _FILLERS for character in text)


def short(text: str) -> str:
    """Return a text as messages quote it, at most 40 characters."""
    return text if len(text) <= SHORT else text[: SHORT - 1] + "…"


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return `Did you mean "x"?` for the known word most similar to `word`, or `otherwise` if none is similar."""
    close = closest(word, known)
    return say("fix.nearest", word=close) if close else otherwise


def closest(word: str, known: Iterable[str], ratio: float = 0.6) -> str:
    """Return the known word most similar to `word`, or an empty text if none has that `ratio` of `difflib` (0 to 1)."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), n=1, cutoff=ratio)), "")


def fold(text: str) -> str:
    """Return a text with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())
