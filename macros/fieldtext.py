"""The Markdown of fields (stems, options, rationales) -> HTML, with the course's own extensions."""

from __future__ import annotations

import re
from threading import Lock
from typing import TYPE_CHECKING

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any
    from xml.etree.ElementTree import Element

# Text that no extension is known to change: the probe in FieldText makes sure of it.
_PLAIN = re.compile(r"(?![0-9]+[.)] )[A-Za-z0-9À-ɏ][A-Za-z0-9À-ɏ ,;.?!'’“”%€£$/-]*\Z")
_PROBE = "Is 1/2 of 12, or 1.5 %, a lot? Say: no, it's “well-known” and cheap; Ed’s £3 buys éÿ $9 €2!".replace(":", "")
_NOT_OURS = ("toc", "zensical.")
_OUTER = re.compile(r"<p>(.*)</p>\Z", re.DOTALL)


class FieldText:
    """Renders fields one at a time; `resolve` turns the path of a page in a link into its address."""

    def __init__(self, names: Iterable[object], configs: Mapping[str, Any], resolve: Callable[[str], str]) -> None:
        """Take the extensions of the site's configuration, less those that work on whole pages."""
        wanted = [name for name in names if isinstance(name, str) and not name.startswith(_NOT_OURS)]
        links = _Links(resolve)
        self._markdown = Markdown(extensions=[*wanted, links], extension_configs=dict(configs))
        self._lock = Lock()
        self._fast = self._convert(_PROBE) == f"<p>{escape(_PROBE)}</p>".replace("&#39;", "'")

    def block(self, text: str) -> Markup:
        """Return a field as block HTML."""
        if self._fast and _PLAIN.match(text):
            return Markup("<p>{}</p>").format(text)
        return Markup(self._convert(text))  # noqa: S704 - the author's Markdown, rendered by the author's extensions

    def inline(self, text: str) -> Markup:
        """Return a field of one paragraph as phrasing HTML; raises ValueError for anything else."""
        if self._fast and _PLAIN.match(text):
            return escape(text)
        inner = _OUTER.match(self._convert(text))
        if inner is None or "<p>" in inner[1]:
            raise ValueError(f'"{text[:40]}" must be one paragraph: no list, no heading, no code block')
        return Markup(inner[1])  # noqa: S704

    def _convert(self, text: str) -> str:
        with self._lock:
            return str(self._markdown.reset().convert(text))


class _Links(Extension):
    """Points links to pages (`other-module/page.md#heading`, from `content/`) at their addresses."""

    def __init__(self, resolve: Callable[[str], str]) -> None:
        super().__init__()
        self.resolve = resolve

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(_LinkProcessor(md, self.resolve), "practicum-links", 0)


class _LinkProcessor(Treeprocessor):
    def __init__(self, md: Markdown, resolve: Callable[[str], str]) -> None:
        super().__init__(md)
        self.resolve = resolve

    def run(self, root: Element) -> None:
        """Rewrite every link that names a Markdown file."""
        for link in root.iter("a"):
            path, _, heading = link.get("href", "").partition("#")
            if path.endswith(".md") and "://" not in path:
                link.set("href", self.resolve(path) + (f"#{heading}" if heading else ""))
