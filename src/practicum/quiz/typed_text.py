"""What kinds with typed answers share: lower case, and which texts count as equal.

Python and browsers have tables of different Unicode versions, which differ in normalisation and lower case. So both
leave unchanged what a version may not know yet: every character above U+FFFF, and the few ranges below it that were
assigned after Unicode 14.0. `player/core/text.js` has the same set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.base.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

_SETTLED = (  # ranges, both ends included
    ("\0", "\u0896"), ("\u0898", "\u1ace"), ("\u1b00", "\u1c88"), ("\u1c90", "\ua7ca"), ("\ua7f2", "\ud7ff"), ("\ue000", "\uffff"),
)  # fmt: skip
# What keyboards and phones write instead of the plain characters.
_PLAIN = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02bc", "'")
    | dict.fromkeys("\u201c\u201d", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)


def lower(text: str) -> str:
    """Return a text in lower case, with a final sigma as any other sigma."""
    return text.lower() if text.isascii() else _settled(text, str.lower).replace("ς", "σ")


def alike(text: str, *, case_sensitive: bool = False) -> str:
    """Return the form in which two texts are compared: NFKC, plain characters, lower case, white space folded.

    NFKC is that of Unicode Standard Annex #15, https://www.unicode.org/reports/tr15/
    """
    if not text.isascii():
        from unicodedata import normalize  # imported late: most answers do not need it

        text = _settled(text, lambda part: normalize("NFKC", part)).translate(_PLAIN)
    return fold(text if case_sensitive else lower(text))


def _settled(text: str, change: Callable[[str], str]) -> str:
    """Return a text with `change` applied to the parts that every Unicode version changes in the same way."""
    done = part = ""
    for character in text:
        if any(first <= character <= last for first, last in _SETTLED):
            part += character
        else:
            done, part = done + change(part) + character, ""
    return done + change(part)
