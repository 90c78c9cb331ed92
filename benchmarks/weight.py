"""What a built page loads of Practicum's scripts and styles, in bytes as a host sends them."""

from __future__ import annotations

import gzip
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from pathlib import Path

_OF_MATERIAL = ("assets/javascripts/", "assets/stylesheets/")


def own_files(site: Path, page: Path) -> list[Path]:
    """Return the scripts and styles of a built page, without those of Material, in the order of the page."""
    found = [(page.parent / urlsplit(address).path).resolve() for address in _Loaded(page.read_text("utf-8")).addresses]
    folder = site.resolve()
    return [file for file in dict.fromkeys(found) if not file.relative_to(folder).as_posix().startswith(_OF_MATERIAL)]


def sent(files: list[Path]) -> int:
    """Return the bytes of some files, each compressed by gzip."""
    return sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files)


class _Loaded(HTMLParser):
    """The addresses of the scripts and style sheets that a page names."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and given.get("src"):
            self.addresses.append(str(given["src"]))
        elif tag == "link" and given.get("rel") == "stylesheet":
            self.addresses.append(str(given["href"]))
