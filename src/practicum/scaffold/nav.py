"""Lines that are added to the nav of mkdocs.yml: every other line, comment and line ending stays as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError
from practicum.course.settings import CONFIG
from practicum.files.yaml_tree import Items, Table, Text, parse
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from practicum.files.yaml_tree import Node

_ITEM = re.compile(r"^([ ]*)-[ ]+")
_STEP = "    "


def add_page(text: str, beside: str, page: str) -> str:
    """Return the text of mkdocs.yml with a page after the last page of the section that `beside` is in.

    Pages are paths in `content/`. Raises ProblemsError if `beside` is not in the nav, or the section is written in
    one line with brackets.
    """
    section = next((items for items in _sections(text) if beside in _pages(items)), None)
    if section is None:
        raise _by_hand(page, text)
    last = [item for item in section if _page(item)][-1]
    return _inserted(text, last, last.line, [page])


def add_section(text: str, title: str, page: str, *, after: str = "") -> str:
    """Return the text of mkdocs.yml with a section of one page, after the one that opens with `after` or at the end.

    `title` is YAML. Raises ProblemsError as `add_page`.
    """
    nav = parse(text, CONFIG, tags=True).get(Text("nav"))
    outer = next((items for items in _sections(text) if any(after in _pages(inner) for inner in _inner(items))), None)
    if after and outer is not None:
        before = next(item for item in outer if any(after in _pages(inner) for inner in _below(item)))
    elif isinstance(nav, Items) and nav:
        before = nav[-1]
    else:
        raise _by_hand(page, text)
    return _inserted(text, before, _last_line(before), [f"{title}:", f"{_STEP}- {page}"])


def _inserted(text: str, item: Node, last: int, lines: list[str]) -> str:
    """Return the text with an item of some lines after the one that ends in line `last`; the new one has its indentation."""
    written = text.splitlines(keepends=True)
    start = _ITEM.match(written[item.line - 1])
    if not start or len(start[0]) != item.column - 1:  # in brackets
        raise _by_hand(lines[-1].strip(" -"), text)
    before = written[:last]
    ending = "\r\n" if before[-1].endswith("\r\n") else "\n"
    if not before[-1].endswith(("\n", "\r")):
        before[-1] += ending
    head, *rest = lines
    added = [f"{start[1]}- {head}{ending}", *(f"{start[1]}{line}{ending}" for line in rest)]
    return "".join([*before, *added, *written[last:]])


def _sections(text: str) -> Iterator[Items]:
    """Yield every list of the nav, the outermost first."""
    nav = parse(text, CONFIG, tags=True).get(Text("nav"))
    if isinstance(nav, Items):
        yield nav
        yield from _inner(nav)


def _inner(items: Items) -> Iterator[Items]:
    for item in items:
        yield from _below(item)


def _below(item: Node) -> Iterator[Items]:
    """Yield the lists within an item of the nav."""
    for value in item.values() if isinstance(item, Table) else ():
        if isinstance(value, Items):
            yield value
            yield from _inner(value)


def _pages(items: Items) -> list[str]:
    """Return the pages that a list names itself."""
    return [page for page in map(_page, items) if page]


def _page(item: Node) -> str:
    """Return the page of an item; nothing for a section."""
    if isinstance(item, Table):
        (value,) = item.values() if len(item) == 1 else (Text(),)
        return str(value) if isinstance(value, Text) else ""
    return str(item) if isinstance(item, Text) else ""


def _last_line(item: Node) -> int:
    """Return the last line that a part of an item begins in."""
    parts = item.values() if isinstance(item, Table) else item if isinstance(item, Items) else ()
    return max([item.line, *map(_last_line, parts)])


def _by_hand(page: str, text: str) -> ProblemsError:
    line = next((number for number, line in enumerate(text.splitlines(), 1) if line.startswith("nav:")), 1)
    problem = Problem(
        file=CONFIG, line=line, column=1, path="nav", what=say("new.nav"), fix=say("new.nav-fix", page=page)
    )
    return ProblemsError([problem])
