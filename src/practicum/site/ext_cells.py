"""Aligns the cells of tables by classes: a part of `practicum.site.markdown`.

Python-Markdown writes `style` attributes, which the site's policy forbids, or `align`, which is obsolete in HTML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_STYLES = {f"text-align: {side};": side for side in ("left", "center", "right")}
_BEFORE_ATTRIBUTES = 9  # attr_list runs at 8, and may add a class


class _Cells(Treeprocessor):
    def run(self, root: Element) -> None:
        """Turn the style of every aligned cell into a class."""
        for table in root.iter("table"):
            for cell in table.iter():
                if side := _STYLES.get(cell.get("style", "")):
                    del cell.attrib["style"]
                    cell.set("class", side)


def register(md: Markdown) -> None:
    """Add the processor to a Markdown parser."""
    md.treeprocessors.register(_Cells(md), "cells", _BEFORE_ATTRIBUTES)
