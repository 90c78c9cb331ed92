"""Says on paper where a link leads: an extension of Python-Markdown that names the page beside the link, for print.

On screen a link needs no more than its words. Printed, "the worksheet" leads nowhere,
so a link to another page carries its title, and one out of the site its address.
"""

from __future__ import annotations

from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_BEFORE_ADDRESSES = 1  # the engines turn paths into addresses at 0


def lead(link: Element, file: str, titles: Mapping[str, str]) -> None:
    """Note on a link where it leads, unless its words say so; `file` is a page in `content/`, or an address."""
    target = titles.get(file, file if "://" in file else "")
    if target and target.casefold() not in "".join(link.itertext()).casefold():
        link.set("data-leads", target)


class _Leads(Treeprocessor):
    def run(self, root: Element) -> None:
        """Note it on each link of a page; in what is no page, nothing is known to lead anywhere."""
        from macros.site import latest  # here, since a module that was edited is read anew

        site, page = latest(), _page(self.md)
        if site is None or page is None:
            return
        for link in root.iter("a"):
            path = link.get("href", "").partition("#")[0]
            if path:
                lead(link, path if "://" in path else normpath(join(dirname(page), path)), site.titles)


def _page(md: Markdown) -> str | None:
    """Return the path in `content/` of the page that is being made: each engine leaves it with a processor of its own."""
    for processor in md.treeprocessors:
        if hasattr(processor, "file"):  # MkDocs
            return str(processor.file.src_uri)
    for other in md.preprocessors:
        if hasattr(other, "page"):  # Zensical
            return str(other.page.path)
    return None


class _Extension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(_Leads(md), "practicum-leads", _BEFORE_ADDRESSES)


def makeExtension(**_: object) -> Extension:  # noqa: N802 - Python-Markdown's name
    """Return the extension, as `markdown_extensions` in mkdocs.yml asks for it."""
    return _Extension()
