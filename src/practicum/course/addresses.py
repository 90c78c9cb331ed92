"""Where a page of the course is on its site.

An address is the path of a file, as it is written in `content/`. A link is an address in which everything has a `%` that
browsers would read as something else, as MkDocs quotes it; it is decoded once where it is read.
"""

from __future__ import annotations

from functools import lru_cache
from posixpath import dirname, relpath
from urllib.parse import quote


def address(page: str, *, directory_urls: bool) -> str:
    """Return the address, from the site's root, that both engines give a page, by its path in `content/`."""
    stem = page.removesuffix(".md")
    if stem.rpartition("/")[2] in ("index", "README"):
        return stem[: stem.rfind("/") + 1] + ("" if directory_urls else "index.html")
    return f"{stem}/" if directory_urls else f"{stem}.html"


@lru_cache(maxsize=10_000)  # a page of sources names the pages of its lessons hundreds of times
def relative(target: str, page: str) -> str:
    """Return an address as a link on a page; both are addresses from the site's root."""
    folder = page if page.endswith("/") or not page else dirname(page)
    return link(relpath(target or ".", folder or ".") + ("/" if target.endswith("/") else ""))


def link(address: str) -> str:
    """Return an address as a link from the site's root, without the slash before it."""
    return quote(address)
