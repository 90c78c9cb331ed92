"""Calls of macros where a page would not show what the macro gives, or would show it twice."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from practicum.course.macros import MACROS
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What Markdown and HTML do not show as a part of the page. What never ends reaches to the end of the page.
_HIDING = re.compile(
    r"(?P<fence>^[ \t>]*(?P<mark>`{3,}|~{3,})[^\n`]*\n(?:[^\n]*\n)*?(?:[ \t>]*(?P=mark)[`~]*[ \t]*$|(?P<open>\Z)))"
    r"|(?P<span>(?<![\\`])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)*?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<comment><!--.*?(?:-->|\Z))"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|(?P<definition>^ {0,3}(?:\*\[[^\]\n]*\]|\[(?!\^)[^\]\n]*\]):[^\n]*)",
    re.MULTILINE | re.DOTALL,
)
_LOOP = re.compile(r"\{%[-+]?\s*(end)?for\b")
_END = re.compile(r"\s*(?:\|\s*safe\s*)?-?\}\}")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


class Misplaced(NamedTuple):
    """A call of a macro that its page cannot have: where it begins, its name, what is wrong and how to fix it."""

    start: int
    macro: str
    what: str
    fix: str


def misplaced(body: str, calls: Sequence[re.Match[str]]) -> Iterator[Misplaced]:
    """Yield what is wrong with where a page's body calls macros, and with what is around their brackets.

    `calls` match from the double braces to the closing bracket: group 1 is the macro's name, 2 what is in its brackets.
    """
    known = [call for call in calls if call[1] in MACROS]
    hidden = _hidden(body, known) if known else {}
    loops = [(match.start(), -1 if match[1] else 1) for match in _LOOP.finditer(body)] if known else []
    for call in known:
        for fault in _faults(body, call, hidden.get(call.start(), ""), loops):
            what, fix = say(f"macro-place.{fault}"), say(f"macro-place-fix.{fault}")
            yield Misplaced(call.start(), call[1], what, fix)


def _faults(body: str, call: re.Match[str], hidden: str, loops: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the id of each fault of a call; `hidden` is what hides it, `loops` is where loops begin (1) and end (-1)."""
    if hidden:
        yield hidden
    macro = MACROS[call[1]]
    if macro.once and macro.id_of and sum(step for start, step in loops if start < call.start()) > 0:
        yield "loop"
    if not _END.match(body, call.end()):
        yield "more"
    if any(escaped not in "\\\"'" for escaped in _ESCAPE.findall(call[2])):
        yield "escape"


def _hidden(body: str, calls: Sequence[re.Match[str]]) -> dict[int, str]:
    """Return what hides a call from readers, by where the call begins."""
    parts, done = [], 0
    for call in calls:  # what is in a macro's brackets is not the page's
        parts += [body[done : call.start()], "x" * (call.end() - call.start())]
        done = call.end()
    starts = [call.start() for call in calls]
    found: dict[int, str] = {}
    for match in _HIDING.finditer("".join([*parts, body[done:]])):
        kind = match.lastgroup or ""
        if match["mark"] or match["ticks"]:
            kind = "code" if match["open"] is None else "open"
        for start in starts[bisect_right(starts, match.start() - 1) : bisect_right(starts, match.end() - 1)]:
            found[start] = kind
    return found
