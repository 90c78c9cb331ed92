"""A built site: its files, and its pages as text that can be changed."""

from __future__ import annotations

import json
import re
from functools import cached_property, lru_cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from practicum.course.settings import HANDBOOK
from practicum.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OURS = ("_headers", "_headers.nginx", "service-worker.js", "offline.js")
# What hosts and crawlers read: hosts send none of it, or another text, and a worker that cannot fetch one file has none.
_FOR_HOSTS = re.compile(r"[._][^/]*|CNAME|robots\.txt|staticwebapp\.config\.json|web\.config", re.IGNORECASE)
_NOT_FOUND = "404.html"  # its addresses are from the host's root, and no page links to it
INDEXES = ("search/search_index.json", "search.json")  # of the search: MkDocs', Zensical's
_LANGUAGES = "assets/javascripts/lunr/"
_CODE = ("", "text/javascript", "application/javascript", "module")
# All that matters of a page here: a parser that reads every tag of every page would take a fifth of a build.
_PART = re.compile(
    r"""<(?:!--.*?-->|(?i:script\b)(?P<tag>(?:[^>"']|"[^"]*"|'[^']*')*>)(?P<code>.*?)</(?i:script)\s*>"""
    r"""|(?P<end>/?)(?i:article)\b)""",
    re.DOTALL,
)


class _Attributes(HTMLParser):
    """The attributes of one start tag."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.found: dict[str, str | None] = {}
        self.feed(tag)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = dict(attrs)


def _inline_scripts(text: str) -> Iterator[tuple[str, int, bool]]:
    """Yield each inline script of a page: its text, its line, and whether it is in the author's text."""
    articles = 0
    for part in _PART.finditer(text):
        if part["end"] is not None:
            articles += -1 if part["end"] else 1
        elif part["tag"] and _has_code(part["tag"]):
            yield part["code"], text.count("\n", 0, part.start()) + 1, articles > 0


@lru_cache(maxsize=64)  # every page has the theme's scripts
def _has_code(tag: str) -> bool:
    """Return whether what follows a script's start tag (without `<script`) is JavaScript."""
    found = _Attributes(f"<script{tag}").found
    return "src" not in found and (found.get("type") or "").lower() in _CODE


class BuiltPage:
    """A page's text, at a path in the site; `base` is the path from it to the site's root."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.base = "../" * path.count("/")

    @cached_property
    def _scripts(self) -> list[tuple[str, int, bool]]:
        return [*_inline_scripts(self.text)]

    def scripts(self) -> list[str]:
        """Return the theme's inline scripts."""
        return [code for code, _, authors in self._scripts if not authors]

    def faults(self) -> list[str]:
        """Return a message for each inline script in the author's text: the policy forbids it."""
        lines = [line for _, line, authors in self._scripts if authors]
        return [" ".join(message("publish.script", file=self.path, line=line)) for line in lines]

    def in_head(self, html: str) -> None:
        """Put HTML into the page's head, right after the character set."""
        before, mark, rest = self._parted('<meta charset="utf-8">')
        self.text = f"{before}{mark}{html}{rest}"

    def at_end(self, html: str) -> None:
        """Put HTML at the end of the page's body."""
        before, mark, rest = self._parted("</body>")
        self.text = f"{before}{html}{mark}{rest}"

    def _parted(self, mark: str) -> tuple[str, str, str]:
        parts = self.text.rpartition(mark) if mark.startswith("</") else self.text.partition(mark)
        if not parts[1]:
            raise ValueError(f"the theme's pages have no {mark}")
        return parts


class BuiltSite:
    """The folder of a built site; of its pages, one is in memory at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        self._files = found - {*OURS}

    @property
    def files(self) -> list[str]:
        """The paths of all files, sorted."""
        return sorted(self._files)

    def pages(self) -> Iterator[BuiltPage]:
        """Yield every page, sorted by path."""
        return map(self.page, filter(is_page, self.files))

    def page(self, path: str) -> BuiltPage:
        """Return one page."""
        return BuiltPage(path, self.bytes(path).decode("utf-8"))

    def shown(self) -> list[str]:
        """Return the paths of all files that its pages link to or load, without source maps and files for hosts."""
        others = (".map", ".zip", _NOT_FOUND, "sitemap.xml.gz")
        unused = tuple(f"{site}{_LANGUAGES}" for site in ("", f"{HANDBOOK}/") if self._is_english(site))
        return [
            path
            for path in self.files
            if not (
                path.endswith(others) or path.startswith(unused) or (_FOR_HOSTS.fullmatch(path) and not is_page(path))
            )
        ]

    def of_the_course(self) -> list[str]:
        """Return what `shown` does, without the handbook: that is a site of its own, with an index of its own."""
        apart = any(f"{HANDBOOK}/{index}" in self._files for index in INDEXES)
        return [path for path in self.shown() if not (apart and path.startswith(f"{HANDBOOK}/"))]

    def _is_english(self, site: str) -> bool:
        """Return whether MkDocs' search needs no files for other languages, which are half of the site's size."""
        index = f"{site}{INDEXES[0]}"
        if index not in self._files:
            return False
        text = self.bytes(index).decode("utf-8")
        config, _ = json.JSONDecoder().raw_decode(text, text.index("{", text.index('"config"')))  # the rest is long
        return bool(config["lang"] == ["en"])

    def bytes(self, path: str) -> bytes:
        """Return the content of a file."""
        return (self.folder / path).read_bytes()

    def size(self, path: str) -> int:
        """Return the number of bytes of a file."""
        return (self.folder / path).stat().st_size

    def write(self, path: str, text: str) -> None:
        """Write a file that no page loads, or that was there before."""
        (self.folder / path).write_text(text, encoding="utf-8", newline="\n")

    def add(self, path: str, text: str) -> None:
        """Write a file that the pages load."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        self.write(path, text)
        self._files.add(path)

    def fill(self, path: str, name: str, value: object) -> None:
        """Write a value as JSON into a script that the engines only copied.

        It replaces the line `practicum.<name> = ...;`. Raises ValueError if there is not exactly one such line.
        """
        known = json.dumps(value, separators=(",", ":"))
        line = re.compile(rf"^practicum\.{name} = .*;$", re.MULTILINE)
        text, places = line.subn(lambda _: f"practicum.{name} = {known};", self.bytes(path).decode())
        if places != 1:
            raise ValueError(f"{path}: practicum.{name} has {places} places")
        self.write(path, text)


def is_page(path: str) -> bool:
    """Return whether the file at a path is a page."""
    return path.endswith(".html")
