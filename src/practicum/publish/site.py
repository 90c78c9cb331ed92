"""A built site: its files, and its pages as text that can be changed."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from practicum.course.settings import HANDBOOK
from practicum.words import message

if TYPE_CHECKING:
    from pathlib import Path

OURS = ("_headers", "_headers.nginx", "service-worker.js", "offline.js")
_NOT_FOUND = "404.html"  # its addresses are from the host's root, and no page links to it
INDEXES = ("search/search_index.json", "search.json")  # of the search: MkDocs', Zensical's
_LANGUAGES = "assets/javascripts/lunr/"
_CODE = ("", "text/javascript", "application/javascript", "module")


class _Scripts(HTMLParser):
    """The inline scripts of a page: those of the theme as text, and those in the author's text by their lines."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.theme: list[str] = []
        self.authors: list[int] = []
        self._in_text = 0
        self._script: list[str] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self._in_text += tag == "article"
        if tag == "script" and "src" not in found and (found.get("type") or "").lower() in _CODE:
            self._script = []
            if self._in_text:
                self.authors.append(self.getpos()[0])

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_text -= tag == "article"
        if tag == "script" and self._script is not None:
            if not self._in_text:
                self.theme.append("".join(self._script))
            self._script = None


class BuiltPage:
    """A page's text; `scripts` are the theme's inline scripts, `base` is the path to the site's root."""

    def __init__(self, path: str, text: str) -> None:
        scripts = _Scripts(text)
        self.text = text
        self.scripts = scripts.theme
        self.base = "../" * path.count("/")
        self._authors = scripts.authors

    def faults(self, path: str) -> list[str]:
        """Return a message for each inline script in the author's text: the policy forbids it."""
        return [" ".join(message("publish.script", file=path, line=line)) for line in self._authors]

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
    """The folder of a built site; `pages` are its pages by path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        self.files = [path for path in self.files if path not in OURS]
        html = [path for path in self.files if path.endswith(".html")]
        texts = {path: (folder / path).read_text(encoding="utf-8") for path in html}
        self.pages = {path: BuiltPage(path, text) for path, text in texts.items()}

    def shown(self) -> list[str]:
        """Return the paths of all files that its pages link to or load, without source maps and files for hosts."""
        others = (".map", ".zip", _NOT_FOUND, "sitemap.xml.gz")
        unused = tuple(f"{site}{_LANGUAGES}" for site in ("", f"{HANDBOOK}/") if self._is_english(site))
        return [path for path in self.files if not path.endswith(others) and not path.startswith(unused)]

    def of_the_course(self) -> list[str]:
        """Return what `shown` does, without the handbook: that is a site of its own, with an index of its own."""
        apart = any(f"{HANDBOOK}/{index}" in self.files for index in INDEXES)
        return [path for path in self.shown() if not (apart and path.startswith(f"{HANDBOOK}/"))]

    def _is_english(self, site: str) -> bool:
        """Return whether MkDocs' search needs no files for other languages, which are half of the site's size."""
        index = f"{site}{INDEXES[0]}"
        if index not in self.files:
            return False
        languages = json.loads((self.folder / index).read_text(encoding="utf-8"))["config"]["lang"]
        return bool(languages == ["en"])

    def bytes(self, path: str) -> bytes:
        """Return the content of a file, for a page with what was added to it."""
        if path in self.pages:
            return self.pages[path].text.encode("utf-8")
        return (self.folder / path).read_bytes()

    def write(self, path: str, text: str) -> None:
        """Write a file that is not part of the pages."""
        (self.folder / path).write_text(text, encoding="utf-8", newline="\n")

    def add(self, path: str, text: str) -> None:
        """Write a file that the pages load."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        self.write(path, text)
        self.files = sorted({*self.files, path})

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

    def save(self) -> None:
        """Write the changed pages."""
        for path in self.pages:
            (self.folder / path).write_bytes(self.bytes(path))
