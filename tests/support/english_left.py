"""Looks for words of the English catalogue where those of another language belong."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module

_FILLED = re.compile(r"\{\w*\}|\{\{|\}\}|%\(\w+\)[sr]|%[sr]")
SHORT = 3  # letters from which on a text is looked for: "of" is in many
WHOLE = 3  # words from which on a text is looked for within others, too


@cache
def _patterns(language, part):
    """Return the patterns of the English texts of a part that are other ones in a language, by their keys."""
    english, other = (import_module(f"practicum.words.{code}.{part}").WORDS for code in ("en", language))
    found = {}
    for key, text in english.items():
        pieces = [piece.split() for piece in _FILLED.split(text)]
        written = [word for piece in pieces for word in piece if re.search(r"[A-Za-z]{2}", word)]
        if text == other[key] or not written or len("".join(written)) < SHORT:
            continue
        long = len(written) >= WHOLE
        parts = [_bounded(r"\s+".join(map(re.escape, piece))) for piece in pieces]
        pattern = r".{0,90}?".join(filter(None, parts) if long else parts)
        found[key] = re.compile(pattern, re.DOTALL), long
    return found


def _bounded(pattern):
    """Return a pattern that begins and ends where its words do."""
    begin, end = (r"\b" if re.match(r"\w", edge) else "" for edge in (pattern[:1], pattern[-1:]))
    return f"{begin}{pattern}{end}"


def english_left(text, *parts, language="de"):
    """Return the keys of the English texts that are in a text: long ones anywhere, short ones as a line of their own."""
    lines = [re.sub(r"^\W+|\s+$", "", line) for line in re.split(r"\n|·", text)]
    found = []
    for part in parts:
        for key, (pattern, long) in _patterns(language, part).items():
            if pattern.search(text) if long else any(pattern.fullmatch(line) for line in lines):
                found.append(key)
    return found
