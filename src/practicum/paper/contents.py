"""mkdocs.yml -> what is in the book, in the order of the nav."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.course.settings import CONFIG
from practicum.files.fields import Fields
from practicum.files.yaml_tree import Items, Table, Text
from practicum.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from practicum.base.problem import Problem
    from practicum.files.yaml_tree import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page or a section of the book; `file` is its page in `content/`, empty for a section without an index page."""

    title: str
    file: str
    inside: tuple[Entry, ...]

    def walk(self, depth: int = 1) -> Iterator[tuple[Entry, int]]:
        """Yield this entry and all entries inside it, each with its depth (from `depth`)."""
        yield self, depth
        for entry in self.inside:
            yield from entry.walk(depth + 1)


def contents(config: Table, titles: Mapping[str, str]) -> tuple[Entry, ...]:
    """Return the book's entries from mkdocs.yml; `titles` are the titles of pages by path in `content/`.

    Raises ProblemsError with the faults of `extra.workbook`.
    """
    problems: list[Problem] = []
    without = _without(Fields(config, CONFIG, problems), titles)
    if problems:
        raise ProblemsError(problems)
    nav = config[Text("nav")]
    return tuple(_entries(nav, {path: title for path, title in titles.items() if not _left_out(path, without)}))


def _without(fields: Fields, titles: Mapping[str, str]) -> list[Text]:
    """Return the pages and folders that the book leaves out, noting those that no page matches."""
    extra = fields.data.get(Text("extra"))
    if not isinstance(extra, Table) or Text("workbook") not in extra:
        return []
    own = Fields(extra, CONFIG, fields.problems, "extra").table("workbook", "fix.workbook")
    if own is None:
        return []
    found = own.entries("without", "fix.workbook-without")
    own.close()
    for entry in found:
        if not any(_left_out(path, [entry]) for path in titles):
            what, fix = message("workbook.no-page", page=entry)
            own.note("without", what, fix, entry)
    return found


def _left_out(path: str, without: list[Text]) -> bool:
    return any(path == entry or (entry.endswith("/") and path.startswith(entry)) for entry in without)


def _entries(node: Node, titles: Mapping[str, str], title: str = "") -> Iterator[Entry]:
    """Yield the entries of a node of the nav; `title` is the title in the nav."""
    if isinstance(node, Text):
        if node in titles:
            yield Entry(title=title or titles[node], file=str(node), inside=())
    elif isinstance(node, Table):
        for key, value in node.items():
            if not isinstance(value, Items):
                yield from _entries(value, titles, str(key))
                continue
            inside = tuple(_entries(value, titles))
            opens = bool(inside) and not inside[0].inside and inside[0].file.rpartition("/")[2] == "index.md"
            if inside:
                yield Entry(title=str(key), file=inside[0].file if opens else "", inside=inside[opens:])
    else:
        for item in node:
            yield from _entries(item, titles)
