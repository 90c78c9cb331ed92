"""Where a page of the course is on its site."""

from __future__ import annotations


def address(page: str, *, directory_urls: bool) -> str:
    """Return the address, from the site's root, that both engines give a page, by its path in `content/`."""
    stem = page.removesuffix(".md")
    if stem.rpartition("/")[2] in ("index", "README"):
        return stem[: stem.rfind("/") + 1] + ("" if directory_urls else "index.html")
    return f"{stem}/" if directory_urls else f"{stem}.html"
