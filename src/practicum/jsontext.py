"""JSON texts -> the plain data of `tree`, without YAML: a hundredth of what importing a YAML parser takes.

A text is taken only where YAML would read it in the same way; `parse` of `tree` reads
all else, and whatever a fault is found in, since nothing here knows its place.
"""

from __future__ import annotations

from practicum.tree import MAX_DEPTH, Items, Table, Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from practicum.tree import Node

_LONGEST_KEY = 100  # YAML takes keys of up to 1024 signs as they are written, and an escape may have six
_ESCAPES = ("\\/", "\\ud", "\\uD")  # one that old YAML does not know, and halves of pairs
_CONSTANTS = {True: "true", False: "false", None: ""}


class _Unsure(Exception):
    """A text that can be read in two ways."""


def read_json(text: str) -> Table | None:
    """Return the mapping that a JSON text holds as `parse` does, but each node in line 1, column 1.

    None for what is no JSON, or what YAML reads otherwise, such as a key that stands twice.
    """
    start = len(text) - len(text.lstrip(" \n"))
    # printable leaves no tab, and none of the signs that YAML refuses, folds or counts as new lines
    if text[start : start + 1] != "{" or not text.replace("\n", "").isprintable():
        return None
    if any(escape in text for escape in _ESCAPES) or any(
        line.lstrip(" ").startswith(":")  # parted from its key by a new line
        for line in text.split("\n")
    ):
        return None
    try:
        found, end = _scanner(_once, str, str)(text, start)  # numbers stay the text that was written, as in YAML
        return None if text[end:].strip(" \n") else _table(found, 1)
    except (_Unsure, StopIteration, ValueError, RecursionError):  # the last three from what is no JSON
        return None


def plain_json(text: str, made: Callable[[list[tuple[str, Any]]], Any] = dict) -> Any:
    """Return what a JSON text holds that this program wrote itself.

    `made` is given the keys and values of each object and returns what takes its place, the inner ones first.
    """
    return _scanner(made, int, float)(text, 0)[0]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a mapping; raises _Unsure if a key stands twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Unsure
    return found


def _scanner(
    made: Callable[[list[tuple[str, Any]]], Any], whole: Callable[[str], Any], other: Callable[[str], Any]
) -> Callable[[str, int], tuple[Any, int]]:
    """Return what reads one value of a text from a place on, and where it ends: that of `json`, without the rest of it."""
    try:
        from _json import make_scanner
    except ImportError:
        from json import JSONDecoder

        reads: Any = JSONDecoder(object_pairs_hook=made, parse_int=whole, parse_float=other, parse_constant=other)
        return reads.scan_once  # type: ignore[no-any-return]

    class Ways:
        strict = True
        object_hook = None
        object_pairs_hook = staticmethod(made)
        parse_int = staticmethod(whole)
        parse_float = parse_constant = staticmethod(other)

    return make_scanner(Ways)  # type: ignore[arg-type]


def _table(found: Any, depth: int) -> Table:
    """Return a mapping as a node; raises _Unsure if it cannot be one."""
    if type(found) is not dict or depth > MAX_DEPTH:
        raise _Unsure
    table = Table()
    table.line = table.column = 1
    for key, value in found.items():
        if len(key) > _LONGEST_KEY:
            raise _Unsure
        table[_text(key)] = _text(value) if type(value) is str else _node(value, depth)
    return table


def _node(found: Any, depth: int) -> Node:
    """Return a value inside a collection of that depth as a node."""
    kind = type(found)
    if kind is str:
        return _text(found)
    if kind is dict:
        return _table(found, depth + 1)
    if kind is not list:
        return _text(_CONSTANTS[found])
    if depth >= MAX_DEPTH:
        raise _Unsure
    items = Items([_node(value, depth + 1) for value in found])
    items.line = items.column = 1
    return items


def _text(found: str) -> Text:
    """Return a text as a node."""
    text = Text(found)
    text.line = text.column = 1
    return text
