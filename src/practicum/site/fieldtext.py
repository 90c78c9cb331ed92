"""The Markdown of fields (stems, options, rationales) -> HTML, with the course's own extensions."""

from __future__ import annotations

import re
from threading import Lock
from typing import TYPE_CHECKING

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from practicum.site import ext_cells
from practicum.site.leads import lead
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any
    from xml.etree.ElementTree import Element

# A paragraph of words, with emphasis and code of plain words. Most fields are such, and are rendered without the parser;
# the probe in FieldText makes sure that the course's extensions give the same HTML.
_WORD = "A-Za-z0-9À-ɏ"
_CHARACTERS = rf"{_WORD} ,;?!\"'’‘“”„«»…€£$%./-"
_EASY = re.compile(
    rf"(?![0-9]+[.)] )[\"“‘„«]?[{_WORD}](?:[{_CHARACTERS}]|:(?= )|(?<! )\n(?=[A-Za-zÀ-ɏ])"
    rf"|(?<=[ \n])(\*\*|\*|`)[{_WORD}](?:[{_WORD} ,'’-]*[{_WORD}])?\1(?=[ ,;.?!\n]|\Z))*\Z"
)
_MARKED = re.compile(r"(\*\*|\*|`)([^*`]+)\1")
_TAGS = {"**": "strong", "*": "em", "`": "code"}
_PROBE = """Is 1/2 of 12, or 1.5 %, a lot? Say: no, it's “well-known” and „cheap“, «so»…
Ed’s "£3" *buys* éÿ `co-op, 9`, **its own, one** €2; so *a* is!"""
_NOT_OURS = ("toc", "zensical.", "practicum.site.markdown")
_OUTER = re.compile(r"<p>(.*)</p>\Z", re.DOTALL)


class FieldText:
    """Renders the Markdown of fields, one at a time."""

    def __init__(
        self,
        names: Iterable[object],
        configs: Mapping[str, Any],
        resolve: Callable[[str], str],
        titles: Mapping[str, str],
    ) -> None:
        """Prepare a parser with the extensions `names` and their `configs`, except those that work on pages.

        `resolve` returns the address of the page at a path, `titles` are the titles of pages by path.
        """
        wanted = [name for name in names if isinstance(name, str) and not name.startswith(_NOT_OURS)]
        links = _Links(resolve, titles)
        self._markdown = Markdown(extensions=[*wanted, links], extension_configs=dict(configs))
        ext_cells.register(self._markdown)
        self._lock = Lock()
        self._fast = self._convert(_PROBE) == f"<p>{_quick(_PROBE)}</p>"

    def block(self, text: str) -> Markup:
        """Return a field as block HTML."""
        inner = self._inner(text)
        return Markup("<p>" + inner + "</p>") if inner is not None else self._blocks(text)

    def flow(self, text: str) -> Markup:
        """Return a field as the content of a block: a single paragraph without `<p>`."""
        inner = self._inner(text)
        return Markup(inner) if inner is not None else self._blocks(text)

    def inline(self, text: str) -> Markup:
        """Return a field of one paragraph as phrasing HTML; raises ValueError for anything else."""
        inner = self._inner(text)
        if inner is None:
            raise ValueError(say("macro.one-paragraph", text=text[:40]))
        return Markup(inner)

    def _inner(self, text: str) -> str | None:
        """Return the HTML inside the only paragraph of a field, None if it is more than one paragraph."""
        if self._fast and _EASY.match(text):
            return _quick(text)
        found = _OUTER.match(self._convert(text))
        return found[1] if found and "<p>" not in found[1] else None

    def _blocks(self, text: str) -> Markup:
        return Markup(self._convert(text))

    def _convert(self, text: str) -> str:
        with self._lock:
            return str(self._markdown.reset().convert(text))


def _quick(text: str) -> str:
    """Return the HTML of a text that matches `_EASY`: nothing in it needs escaping."""
    return _MARKED.sub(lambda mark: f"<{_TAGS[mark[1]]}>{mark[2]}</{_TAGS[mark[1]]}>", text)


class _Links(Extension):
    """Replaces paths of pages in links (`other-module/page.md#heading`, from `content/`) with addresses."""

    def __init__(self, resolve: Callable[[str], str], titles: Mapping[str, str]) -> None:
        super().__init__()
        self.resolve, self.titles = resolve, titles

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(_LinkProcessor(md, self.resolve, self.titles), "practicum-links", 0)


class _LinkProcessor(Treeprocessor):
    def __init__(self, md: Markdown, resolve: Callable[[str], str], titles: Mapping[str, str]) -> None:
        super().__init__(md)
        self.resolve, self.titles = resolve, titles

    def run(self, root: Element) -> None:
        """Rewrite every link that names a Markdown file."""
        for link in root.iter("a"):
            path, _, heading = link.get("href", "").partition("#")
            lead(link, path, self.titles)
            if path.endswith(".md") and "://" not in path:
                link.set("href", self.resolve(path) + (f"#{heading}" if heading else ""))
