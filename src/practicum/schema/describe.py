"""What people are told of a key: the words of a catalogue, with bounds and default as the reader has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from practicum.files.yaml_tree import Text, parse
from practicum.schema.core import typed
from practicum.words import grouped, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from practicum.schema.formats import Trade
    from practicum.schema.record import Key, Recorder

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_DEEPER = "… "


def in_words(key: Key) -> str:
    """Return what editors show of a key, as Markdown without links: what it is, and what to write.

    Editors add an example and what the words of a key mean: the schema has them apart.
    """
    told = (say(f"key.{key.at}"), "" if key.words else _to_write(key, such_as=False))
    said = [_LINK.sub(r"\1", text) for text in told if text]
    return " ".join(f"{text[:1].upper()}{text[1:]}." for text in said)


def rows(record: Recorder, *, flat: bool = False) -> str:
    """Return the rows of the handbook's table of keys, as Markdown; those within other keys as well, unless `flat`."""
    return "\n".join(_rows(record, "", flat=flat))


def meaning(key: Key, word: str, trade: Trade | None = None) -> str:
    """Return what a word of a key means; in a course with its own kinds of points, what pages show of them."""
    if key.at == "source.points.kind":
        return trade.vocabulary.kind(word) if trade else say(f"point.{word}")
    if key.at == "source.points.for":
        return trade.vocabulary.audience(word) if trade else word
    if key.at == "rules.questions.keys":
        return say(f"key.question.{word}")
    return say(f"word.{key.name.removesuffix('s')}.{word}")


def example(key: Key) -> object:
    """Return an example of what to write, as YAML reads it; None where the keys within it have their own."""
    if is_nested(key) or key.method == "empty":
        return None
    return typed(parse(f"x: {say(f'key.{key.at}-example')}", "")[Text("x")])


def _to_write(key: Key, words: str = "", *, such_as: bool = True) -> str:
    """Return what to write for a key, as Markdown: its type or its `words`, bounds, an example (`such_as`) and its default."""
    bounds = {"low": grouped(key.low), "high": grouped(key.high)}
    if key.method == "number":
        kind = say("key.whole" if key.finest == 1 else "key.number" if key.zero else "key.above", **bounds)
    else:
        kind = words or say(f"key.{key.method}")
    if such_as and not is_nested(key) and not words and key.method != "flag":
        kind = say("key.such-as", kind=kind, example=f"`{say(f'key.{key.at}-example')}`")
    is_value = isinstance(key.default, str) or (key.default is not None and key.low <= key.default <= key.high)
    if key.method == "flag" or (is_value and key.default != ""):
        kind = say("key.default", kind=kind, default="`false`" if key.method == "flag" else f"`{key.default}`")
    return kind


def is_nested(key: Key) -> bool:
    """Return whether a key holds other keys, which have examples of their own."""
    return key.method in ("tables", "table")


def _rows(record: Recorder, deeper: str, *, flat: bool) -> Iterator[str]:
    for key in record.keys.values():
        if key.method == "empty":
            continue
        write = _to_write(key, _words(key))
        yield f"| {deeper}`{key.name}` | {_needed(key)} | {say(f'key.{key.at}')} | {write} |"
        if key.inner and not flat:
            yield from _rows(key.inner, deeper + _DEEPER, flat=flat)


def _words(key: Key) -> str:
    """Return the words of a key, of a choice with what they mean, as Markdown; nothing if it may hold others."""
    if key.method == "choices" and key.words:
        return say("key.list-of", words=", ".join(_named(key, word) for word in key.words))
    known = ((word, meaning(key, word)) for word in key.words if key.method == "choice")
    return ", ".join(f"{_named(key, word)} ({means})" if means != word else f"`{word}`" for word, means in known)


def _named(key: Key, word: str) -> str:
    """Return a word as code; a kind of question is a link to its page in the handbook."""
    return f"[`{word}`]({word}.md)" if key.at in ("question.kind", "rules.modules.kinds") else f"`{word}`"


def _needed(key: Key) -> str:
    """Return whether a key must be there, and how many items it must have."""
    if not key.required:
        return say("key.no")
    if key.method != "tables":
        return say("key.yes")
    if key.low == key.high:
        return say("key.exactly", number=key.low)
    return say("key.between", low=key.low, high=key.high) if key.high else say("key.least", low=key.low)
