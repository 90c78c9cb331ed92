"""Links in raw HTML, for Zensical: it takes them for links between files, and puts `../` before each on most pages.

With `use_directory_urls`, the page `one.md` is `one/index.html` on the site, and what its macros link to from there would
be a folder too high. MkDocs leaves raw HTML as it is, so what the macros write is right for it.
"""

from __future__ import annotations

import re
from posixpath import dirname, join, relpath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from practicum.course.addresses import address, link

if TYPE_CHECKING:
    from markdown import Markdown

# An attribute of a start tag, with what is before it; templates escape what could end the tag in other values. What is for
# browsers without scripts is text for Zensical, which leaves it as it is.
_LINK = re.compile(
    r"""<noscript>.*?</noscript>|(<(?:a|img|link|script)\b[^<>]*? (?:href|src)=")([^"#/][^"]*)""", re.DOTALL
)


def for_engine(md: Markdown, html: str) -> str:
    """Return HTML with links as the engine that is parsing a page's Markdown expects them there."""
    page = next((other.page for other in md.preprocessors if hasattr(other, "page")), None)  # Zensical's
    if page is None or not page.url.endswith("/"):
        return html
    at = address(page.path, directory_urls=True)
    if at.rstrip("/") == dirname(page.path):  # an index
        return html
    own = link(at)
    return _LINK.sub(lambda found: found[1] + _from_file(found[2], own) if found[1] else found[0], html)


def _from_file(written: str, own: str) -> str:
    """Return a link on the page at the address `own` as one from the folder of the page's file."""
    parts = urlsplit(written)
    if parts.scheme or parts.netloc or not parts.path:
        return written
    slash = "/" if parts.path.endswith(("/", "..")) else ""
    path = relpath(join(own, parts.path), dirname(own.rstrip("/")) or ".") + slash
    return parts._replace(path=path).geturl()
