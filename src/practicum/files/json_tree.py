"""JSON texts -> plain data, without the YAML parser, which takes longer to import than JSON takes to read.

A text is accepted only if YAML would read it in the same way. `yaml_tree.parse` reads every other text, and every text
with a fault, since nothing here knows the place of a value.
"""

from __future__ import annotations

import re
from json import JSONDecoder
from typing import TYPE_CHECKING

from practicum.files.yaml_tree import MAX_DEPTH, Items, Table, Text

if TYPE_CHECKING:
    from typing import Any

    from practicum.files.yaml_tree import Node

_LONGEST_KEY = 100  # a key in YAML has at most 1024 characters as written, and an escape has up to six
# An escape that YAML 1.1 does not know, and surrogates.
_ESCAPES = re.compile(r"\\(?:/|u[dD][89a-fA-F])")
_COLON = re.compile(r"\n *:")  # YAML keeps a key and its colon on one line
# Characters that YAML refuses, folds or reads as a line break. A text of printable characters and line breaks has none of it, so
# hardly any text pays for compiling this, which takes as long as reading the JSON.
_READ_DIFFERENTLY = "[^\\n\\x20-\\x7e\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]"
_IN_ASCII = "\t\r\x7f"  # those of them in ASCII that JSON does not refuse
_CONSTANTS = {True: "true", False: "false", None: ""}


class AmbiguousJsonError(Exception):
    """A text that is not JSON, or that YAML reads differently."""


def decode_json(text: str) -> dict[str, Any]:
    """Return the mapping in a JSON text; numbers stay as they were written, as in YAML.

    Raises AmbiguousJsonError if the text is not JSON, is not a mapping, or could be read in two ways: it has a key
    twice, or characters that YAML refuses, folds or reads as line breaks.
    """
    is_plain = text.isascii() and not any(character in text for character in _IN_ASCII)
    if not is_plain and not text.replace("\n", "").isprintable() and re.search(_READ_DIFFERENTLY, text):
        raise AmbiguousJsonError
    if _COLON.search(text) or ("\\" in text and _ESCAPES.search(text)):
        raise AmbiguousJsonError
    try:
        found = _decode(text)
    except (ValueError, RecursionError):
        raise AmbiguousJsonError from None
    if type(found) is not dict:
        raise AmbiguousJsonError
    return found


def read_json(text: str) -> Table | None:
    """Return the mapping in a JSON text as `parse` does, but with each node at line 1, column 1.

    None if `decode_json` raises, or if the mapping is nested more than `MAX_DEPTH` deep.
    """
    try:
        return _table(decode_json(text), 1)
    except AmbiguousJsonError:
        return None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a mapping; raises AmbiguousJsonError if a key is repeated or too long for YAML."""
    found = dict(pairs)
    if len(found) < len(pairs) or max(map(len, found), default=0) > _LONGEST_KEY:
        raise AmbiguousJsonError
    return found


_decode = JSONDecoder(object_pairs_hook=_unique, parse_int=str, parse_float=str, parse_constant=str).decode


def _table(found: dict[str, Any], depth: int) -> Table:
    """Return a mapping as a node; raises AmbiguousJsonError if it is nested too deeply."""
    if depth > MAX_DEPTH:
        raise AmbiguousJsonError
    table = Table()
    table.line = table.column = 1
    for key, value in found.items():
        table[_text(key)] = _node(value, depth)
    return table


def _node(found: Any, depth: int) -> Node:
    """Return a value inside a collection of a depth as a node."""
    kind = type(found)
    if kind is str:
        return _text(found)
    if kind is dict:
        return _table(found, depth + 1)
    if kind is not list:
        return _text(_CONSTANTS[found])
    if depth >= MAX_DEPTH:
        raise AmbiguousJsonError
    items = Items([_node(value, depth + 1) for value in found])
    items.line = items.column = 1
    return items


def _text(found: str) -> Text:
    """Return a text as a node."""
    text = Text(found)
    text.bare = None
    text.line = text.column = 1
    return text
