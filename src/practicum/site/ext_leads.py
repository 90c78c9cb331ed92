"""Says on paper where a link leads: it names the page beside the link, for print.

On screen a link needs no more than its words. Printed, "the worksheet" leads nowhere,
so a link to another page carries its title, and one out of the site its address.
"""

from __future__ import annotations

from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

from practicum.site.leads import lead

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_BEFORE_ADDRESSES = 1  # the engines turn paths into addresses at 0


class _Leads(Treeprocessor):
    def run(self, root: Element) -> None:
        """Note it on each link of a page; in what is not a page, nothing is known to lead anywhere."""
        from practicum.site.current import latest  # here: a module that was edited is read anew

        own = (processor.site for processor in self.md.treeprocessors if hasattr(processor, "site"))
        site, page = next(own, None) or latest(), _page(self.md)
        if site is None or page is None:
            return
        for link in root.iter("a"):
            path = link.get("href", "").partition("#")[0]
            if path:
                lead(link, path if "://" in path else normpath(join(dirname(page), path)), site.titles)


def _page(md: Markdown) -> str | None:
    """Return the path in `content/` of the page that is being made: each engine and `site/page.py` leave it with a processor."""
    for processor in md.treeprocessors:
        if hasattr(processor, "file"):  # MkDocs
            return str(processor.file.src_uri)
    for other in md.preprocessors:
        if hasattr(other, "page"):  # Zensical
            return str(other.page.path)
    return None


def register(md: Markdown) -> None:
    """Let a parser of Markdown do so."""
    md.treeprocessors.register(_Leads(md), "practicum-leads", _BEFORE_ADDRESSES)
