"""One page or one question of a course -> its HTML, without a site engine."""

from __future__ import annotations

from posixpath import dirname, join, normpath
from types import SimpleNamespace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit, urlunsplit

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import escape

from practicum.course.front_matter import front_matter
from practicum.course.page_template import page_values, resolved, typed_front_matter
from practicum.files.yaml_tree import read_file
from practicum.site.config import from_file
from practicum.site.renderer import Site
from practicum.site.table import on_page
from practicum.words import say

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element


def open_site(folder: str | Path) -> Site:
    """Return the site of the course in a folder; raises ProblemsError with the faults of the course."""
    return Site(from_file(folder))


def render_page(site: Site, path: str) -> str:
    """Return the HTML inside a page's `<article>`; `path` is the page's path in `content/`.

    Jinja resolves the macros, then Python-Markdown with the course's extensions makes HTML. Macros that the course adds
    in `macros/` are not known here. Raises ValueError if there is no such page, ProblemsError if it cannot be read,
    and jinja2.UndefinedError if a name in the page is unknown.
    """
    if path not in site.titles:
        raise ValueError(say("macro.no-page", page=path))
    text = read_file(str(site.config.content / path), f"{site.config.content.name}/{path}")
    _, lines = front_matter(text, path)
    front = typed_front_matter(text, lines)
    body = text.split("\n", lines)[-1]
    content = _markdown(site, path).convert(_resolved(site, path, body, front))
    if "<h1" in content:
        return content
    return f"<h1>{escape(site.titles[path])}</h1>\n{content}"


def render_question(site: Site, quiz: str, question: str) -> str:
    """Return the form of one question, after its stimulus and, for practice, before its answers.

    `quiz` and `question` are ids; links are relative to the page that shows the quiz. Raises ValueError if there is no
    such quiz or question.
    """
    return site.question(quiz, question)


def _resolved(site: Site, path: str, body: str, front: dict[str, object]) -> str:
    """Return a page's Markdown with its macros resolved."""
    site.aids.begin(path)
    macros = {name: on_page(lambda: path, rendering) for name, rendering in site.macros().items()}
    return resolved(body, page_values(path, site.titles[path], front), site.config.extra, macros)


def _markdown(site: Site, path: str) -> Markdown:
    """Return a parser with the course's extensions that replaces paths in links with addresses."""
    markdown = Markdown(
        extensions=list(site.config.extensions),
        extension_configs={k: dict(v) for k, v in site.config.extension_configs.items()},
    )
    markdown.treeprocessors.register(_Addresses(markdown, site, path), "practicum-addresses", 0)
    return markdown


class _Addresses(Treeprocessor):
    """Does what MkDocs' processor of links does, and holds `site` and `file` for the other extensions."""

    def __init__(self, md: Markdown, site: Site, path: str) -> None:
        super().__init__(md)
        self.site = site
        self.file = SimpleNamespace(src_uri=path)

    def run(self, root: Element) -> None:
        """Replace the path in each link and picture with the address of its page or file."""
        for element in root.iter():
            key = {"a": "href", "img": "src"}.get(str(element.tag), "")
            if key and element.get(key):
                element.set(key, self._address(element.get(key, "")))

    def _address(self, written: str) -> str:
        parts = urlsplit(written)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return written
        target = normpath(join(dirname(self.file.src_uri), unquote(parts.path)))
        if target not in self.site.titles and not (self.site.config.content / target).is_file():
            return written
        return urlunsplit(("", "", self.site.link(self.file.src_uri, target), parts.query, parts.fragment))
