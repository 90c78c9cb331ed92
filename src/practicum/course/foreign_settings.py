"""What mkdocs.yml lets every page load from another host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.base.problem import Place
from practicum.course.loads import is_foreign
from practicum.course.settings import CONFIG
from practicum.files.yaml_tree import Items, Table, Text
from practicum.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from practicum.base.problem import Problem
    from practicum.files.yaml_tree import Node

_FILES = (("extra_css",), ("extra_javascript",), ("theme", "logo"), ("theme", "favicon"))


def foreign_settings(config: Table) -> Iterator[Problem]:
    """Yield each style sheet, script, logo and icon of a site that is on another host, Google's fonts, and counters."""
    for path in _FILES:
        for name, node in _texts(_value(config, path), ".".join(path)):
            if is_foreign(node):
                yield _place(node, name).problem("", *message("loads.setting", address=node))
    font = _value(config, ("theme", "font"))
    if isinstance(font, Table) or str(font or "").lower() not in ("", "false", "no", "off"):
        yield _key(config, "theme", "font").problem("", *message("loads.font"))
    if str(_value(config, ("extra", "analytics", "provider")) or "custom") != "custom":  # by a template of the course
        yield _key(config, "extra", "analytics").problem("", *message("loads.counter"))


def _value(config: Table, path: tuple[str, ...]) -> Node | None:
    """Return the value that a path of keys leads to, None if there is none."""
    table = config
    for key in path[:-1]:
        table = _table(table, key)
    return table.get(Text(path[-1]))


def _table(config: Table, key: str) -> Table:
    found = config.get(Text(key))
    return found if isinstance(found, Table) else Table()


def _key(config: Table, table: str, wanted: str) -> Place:
    """Return where a key is in a table of the settings."""
    return next(_place(key, f"{table}.{key}") for key in _table(config, table) if key == wanted)


def _texts(node: Node | None, name: str) -> Iterator[tuple[str, Text]]:
    """Yield the texts in a value with their paths: the addresses, among others, of `- path: address`."""
    if isinstance(node, Text):
        yield name, node
    elif isinstance(node, Items):
        for index, item in enumerate(node):
            yield from _texts(item, f"{name}[{index}]")
    elif isinstance(node, Table):
        for key, value in node.items():
            yield from _texts(value, f"{name}.{key}")


def _place(node: Text, path: str) -> Place:
    return Place(file=CONFIG, line=node.line, column=node.column, path=path)
