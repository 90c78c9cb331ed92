"""Notes on each link where it leads, for print: a part of `practicum.site.markdown`.

A printed link such as "the worksheet" leads nowhere. So a link to another page gets that page's title, and a link out
of the site its address.
"""

from __future__ import annotations

from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markdown.treeprocessors import Treeprocessor

from practicum.site.leads import leads

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_BEFORE_ADDRESSES = 1  # the engines replace paths with addresses at 0


class _Leads(Treeprocessor):
    def run(self, root: Element) -> None:
        """Note on each link where it leads, if the text is that of a page."""
        if (page := _page(self.md)) is None:  # the check converts pages, too
            return
        from practicum.site.current import latest  # imported here, since an edited module is loaded again

        own = (processor.site for processor in self.md.treeprocessors if hasattr(processor, "site"))
        if (site := next(own, None) or latest()) is None:
            return
        for link in root.iter("a"):
            path = link.get("href", "").partition("#")[0]
            if path:
                file = path if "://" in path else normpath(join(dirname(page), unquote(path)))
                link.attrib |= leads(file, "".join(link.itertext()), site.titles)


def _page(md: Markdown) -> str | None:
    """Return the path in `content/` of the present page, which engines and `site/page.py` store in a processor."""
    for processor in md.treeprocessors:
        if hasattr(processor, "file"):  # MkDocs
            return str(processor.file.src_uri)
    for other in md.preprocessors:
        if hasattr(other, "page"):  # Zensical
            return str(other.page.path)
    return None


def register(md: Markdown) -> None:
    """Add the processor to a Markdown parser."""
    md.treeprocessors.register(_Leads(md), "practicum-leads", _BEFORE_ADDRESSES)
