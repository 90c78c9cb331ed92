"""Titles that both engines' themes put into a page as they are, so that HTML or a macro in them is read as such."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from practicum.base.text import short
from practicum.course.template_check import is_template
from practicum.files.yaml_tree import Items, Table
from practicum.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from practicum.files.yaml_tree import Node, Text

_HTML = re.compile(r"<[A-Za-z/!?][^<>]*>?|&#?\w+;?")  # what may be a tag, or a character by its name


def title_fault(title: str) -> tuple[str, str] | None:
    """Return what is wrong with a title and how to fix it; None for one that pages show as it is written."""
    if is_template(title):
        return message("page-file.title")
    given = next((found for found in _HTML.findall(title) if found[0] == "<" or unescape(found) != found), "")
    return message("page-file.title-html", given=short(given)) if given else None


def nav_titles(node: Node, path: str) -> Iterator[tuple[Text, str]]:
    """Yield each title in a node of the nav, of pages, sections and links, with the path to what it names."""
    if isinstance(node, Items):
        for index, item in enumerate(node):
            yield from nav_titles(item, f"{path}[{index}]")
    elif isinstance(node, Table):
        for key, value in node.items():
            yield key, f"{path}.{key}"
            yield from nav_titles(value, f"{path}.{key}")
