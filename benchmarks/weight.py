"""What a built page loads, in bytes as a host sends them: Practicum's scripts and styles, or all of it."""

from __future__ import annotations

import gzip
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from benchmarks.chromium import MISSING, chromium, hosted, opened

if TYPE_CHECKING:
    from collections.abc import Iterable
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


def first_visits(site: Path, pages: Iterable[str]) -> dict[str, dict[str, int]] | str:
    """Return the bytes of each file that a browser loads for some pages, by page; each for someone who was never there.

    Returns what is missing, without a browser.
    """
    found = {}
    with chromium() as browser:
        if browser is None:
            return MISSING
        for page in pages:
            loaded: dict[str, int] = {}
            with hosted(site, loaded) as base, opened(browser) as shown:
                shown.goto(base + page, wait_until="networkidle")
            found[page] = loaded
    return found


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
