"""What kinds with typed answers share: which characters count, lower case, and which texts count as equal.

Python and browsers have tables of different Unicode versions, which differ in normalisation and lower case. So both
leave unchanged what a version may not know yet: every character above U+FFFF, and the few ranges below it that were
assigned after Unicode 14.0. `player/core/text.js` has the same set.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from practicum.base.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

_SETTLED = (  # ranges, both ends included
    ("\0", "\u0896"), ("\u0898", "\u1ace"), ("\u1b00", "\u1c88"), ("\u1c90", "\ua7ca"), ("\ua7f2", "\ud7ff"), ("\ue000", "\uffff"),
)  # fmt: skip
_INVISIBLE = dict.fromkeys(
    (
        *(0xAD, 0x34F, 0x61C, 0x200B, 0x200E, 0x200F, 0xFEFF),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2065),
        *range(0x2066, 0x2070),
        *range(0xFE00, 0xFE10),
    )
)
# Persian and Indic words need the joiners; between other characters they were pasted.
_JOINERS = re.compile("(^|[^\u0600-\u1cff])[\u200c\u200d]+")
# What keyboards, phones and languages write instead of the plain characters: every quotation mark of Unicode is here.
_STAND_INS = {
    "'": "`\u00b4\u02b9\u02bb\u02bc\u02c8\u055a\u05f3\u1ffd\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\ua78b\ua78c",
    '"': "\u00ab\u00bb\u02ba\u02ee\u05f4\u201c\u201d\u201e\u201f\u2033\u2036\u2e42"
    "\u300c\u300d\u300e\u300f\u301d\u301e\u301f",
    "-": "\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212",
    "/": "\u2044\u2215",
    ",": "\u060c\u066c",
    ".": "\u066b",
    "%": "\u066a",
    "\u03bc": "\u00b5",
}
_PLAIN = {ord(other): plain for plain, others in _STAND_INS.items() for other in others}
_PLAIN |= {code + 0xFEE0: _PLAIN.get(code, chr(code)) for code in range(0x21, 0x7F)}  # the wide forms of ASCII


def typed(text: str) -> str:
    """Return a text as the learner sees it: without invisible characters, and with its white space folded."""
    return fold(text if text.isascii() else _JOINERS.sub(r"\1", text.translate(_INVISIBLE)))


def plain_characters(text: str) -> str:
    """Return a text with the plain character in place of each that stands for it, and the digits 0 to 9 for others."""
    if not text.isascii():
        text = "".join(str(int(each)) if each.isdecimal() and each <= "\uffff" else each for each in text)
    return text.translate(_PLAIN)


def lower(text: str) -> str:
    """Return a text in lower case, with a final sigma as any other sigma."""
    return text.lower() if text.isascii() else _settled(text, str.lower).replace("ς", "σ")


def alike(text: str, *, case_sensitive: bool = False) -> str:
    """Return the form in which two texts are compared: typed, plain characters, NFKC, lower case, no spaces at quotes.

    NFKC is that of Unicode Standard Annex #15, https://www.unicode.org/reports/tr15/
    """
    text = plain_characters(typed(text))  # before NFKC, which makes a space and an accent of U+00B4
    if not text.isascii():
        from unicodedata import normalize  # imported late: most answers do not need it

        text = plain_characters(_settled(text, lambda part: normalize("NFKC", part)))
    text = fold(text if case_sensitive else lower(text))
    return text.replace(' "', '"').replace('" ', '"')


def _settled(text: str, change: Callable[[str], str]) -> str:
    """Return a text with `change` applied to the parts that every Unicode version changes in the same way."""
    done = part = ""
    for character in text:
        if any(first <= character <= last for first, last in _SETTLED):
            part += character
        else:
            done, part = done + change(part) + character, ""
    return done + change(part)
