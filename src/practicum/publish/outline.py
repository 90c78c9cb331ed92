"""The part of the course's outline that a page loads: the quizzes of the pages that its navigation leads to."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from practicum.publish.site import BuiltPage, BuiltSite

_FOLDER = "assets/learner/outline"
_NAVIGATION = re.compile(r"md-nav--primary.*?<article\b", re.DOTALL)
_LINK = re.compile(r'<a [^>]*?href="([^"#?]+)"')


class Parts:
    """The parts of an outline in a built site: pages with the same links share a file."""

    def __init__(self, built: BuiltSite, outline: Mapping[str, Any]) -> None:
        """Take the site that gets the files, and the outline of its course (`practicum.course.outline`)."""
        self._built = built
        self._outline = outline
        self._written: set[str] = set()

    def add_to(self, page: BuiltPage) -> None:
        """Put a link to a page's part into its head, and write the part unless an earlier page has the same.

        A page whose navigation leads to no lesson stays as it is.
        """
        pages = self._outline["pages"]
        part = {address: pages[address] for address in _linked(page) if pages.get(address)}
        if not part:
            return
        known = {key: self._outline[key] for key in ("course", "words")} | {"pages": part}
        text = f"practicum.part = {json.dumps(known, separators=(',', ':'))};\n"
        path = f"{_FOLDER}/{sha256(text.encode()).hexdigest()[:8]}.js"
        if path not in self._written:
            self._written.add(path)
            self._built.add(path, text)
        page.in_head(f'<link rel="preload" as="script" fetchpriority="low" href="{page.base}{path}" data-navigation>')


def _linked(page: BuiltPage) -> Iterator[str]:
    """Yield the addresses, from the site's root, of the pages that the navigation of a page leads to, each once."""
    navigation = _NAVIGATION.search(page.text)
    for href in dict.fromkeys(_LINK.findall(navigation[0] if navigation else "")):
        yield unquote(urljoin(f"/{quote(page.path)}", unescape(href)))[1:]
