"""Texts as plain words in Markdown."""

from __future__ import annotations

import re

from practicum.base.text import fold, visible

_ESCAPED = re.compile(r"[\\`*_\[\]#&<>|~]")
_AS_ENTITY = "&<>|~"  # not every Markdown has a backslash escape for these


def in_markdown(text: str) -> str:
    """Return a text on one line, with every character escaped that has a meaning in Markdown."""
    return _ESCAPED.sub(_escaped, visible(fold(text)))


def _escaped(character: re.Match[str]) -> str:
    return f"&#{ord(character[0])};" if character[0] in _AS_ENTITY else f"\\{character[0]}"
