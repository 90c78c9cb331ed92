"""Where a link leads, for print: noted on the link itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element


def lead(link: Element, file: str, titles: Mapping[str, str]) -> None:
    """Note on a link where it leads, unless its text says so; `file` is the path of a page or an address."""
    target = titles.get(file, file if "://" in file else "")
    if target and target.casefold() not in "".join(link.itertext()).casefold():
        link.set("data-leads", target)
