"""What the kinds share whose answers are typed: letter case, and texts that count as equal.

Python and browsers hold the tables of different Unicode versions, which differ in
what they normalise and put in lower case. So both leave alone what an edition may
not know yet: every character above U+FFFF, and the few parts of the rest that have been
filled since Unicode 14.0. The same set is in `player/typed.js`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.base.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

_SETTLED = (  # from the first to the last
    ("\0", "\u0896"), ("\u0898", "\u1ace"), ("\u1b00", "\u1c88"), ("\u1c90", "\ua7ca"), ("\ua7f2", "\ud7ff"), ("\ue000", "\uffff"),
)  # fmt: skip
# What keyboards and phones put in place of the plain characters.
_PLAIN = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02bc", "'")
    | dict.fromkeys("\u201c\u201d", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)


def lower(text: str) -> str:
    """Return a text in lower case; a sigma at the end of a word is the same as any other."""
    return text.lower() if text.isascii() else _settled(text, str.lower).replace("ς", "σ")


def alike(text: str, *, case_sensitive: bool = False) -> str:
    """Return the form in which two texts are compared: NFKC, plain characters, lower case, white space folded."""
    if not text.isascii():
        from unicodedata import normalize  # most answers do not pay for it

        text = _settled(text, lambda part: normalize("NFKC", part)).translate(_PLAIN)
    return fold(text if case_sensitive else lower(text))


def _settled(text: str, change: Callable[[str], str]) -> str:
    """Return a text with its parts changed that every Unicode version changes alike."""
    done = part = ""
    for sign in text:
        if any(first <= sign <= last for first, last in _SETTLED):
            part += sign
        else:
            done, part = done + change(part) + sign, ""
    return done + change(part)
