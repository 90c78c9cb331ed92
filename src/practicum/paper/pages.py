"""A built page -> its article for paper: no scripts, fields as lines and boxes, links within the book, keys apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, tostring

import tinyhtml5
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SCREEN = {"script", "link", "style", "template", "button", "noscript"}
_POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls")  # of no use on paper, and names of ids
_STYLED = ("data-kind", "data-leads", "data-status")  # what the course's styles ask for, on paper too
_THEME = "assets/stylesheets/"  # where both engines put their own styles
_NAMESPACE = re.compile(r"\{.*\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A page as the engine built it: its address, its language and which way that runs, its article, and the course's styles that it names."""

    address: str
    language: str
    direction: str
    article: Element
    styles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A page of the book: what is at its place, and the keys of its practice quizzes, as HTML."""

    html: Markup
    keys: tuple[Markup, ...]


def built(html: str, address: str) -> Article:
    """Return what the book needs of a page; raises ValueError if it has no article."""
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    article = root.find(".//article")
    if article is None:
        raise ValueError(f"{address} has no article")
    sheets = [link.get("href", "") for link in root.iter("link") if link.get("rel") == "stylesheet"]
    styles = [normpath(join(dirname(address), urlsplit(sheet).path)) for sheet in sheets if not urlsplit(sheet).netloc]
    return Article(
        address=address,
        language=root.get("lang", "en"),
        direction=root.get("dir", "ltr"),
        article=article,
        styles=tuple(style for style in dict.fromkeys(styles) if not style.startswith(_THEME)),
    )


class Press:
    """Makes paper of pages. `names` is what the book calls each page, by its address in the site."""

    def __init__(self, names: Mapping[str, str], say: Callable[..., str]) -> None:
        """Take the book's pages, and what looks its words up."""
        self._names = names
        self._say = say

    def paper(self, page: Article) -> Paper:
        """Return a page for the book; the page itself is used up."""
        keys: list[Markup] = []
        name = self._names[page.address]

        def turn(element: Element) -> Element | None:
            tag, classes = element.tag, element.get("class", "").split()
            if tag in _SCREEN:
                return None
            practice = element.get("data-mode") == "practice"
            if tag == "section" and "quiz" in classes and not practice:
                return _text("p", "book__note", self._say("book.assessment"))
            if tag == "details" and "quiz__answers" in classes:
                element.tag, element.attrib = "div", {"class": "book__key"}
                element[:] = [child for child in element if child.tag != "summary"]
                _turn_all(element, turn)
                keys.append(_html(element))
                return None
            if tag.endswith("}svg"):
                _describe(element)
                return element
            field = _field(element)
            if field is not None:
                return field
            self._address(element, page.address)
            _turn_all(element, turn)
            if practice:
                element.append(self._to_key(name))
            return element

        _turn_all(page.article, turn)
        return Paper(html=Markup("").join(map(_html, page.article)), keys=tuple(keys))

    def _to_key(self, name: str) -> Element:
        """Return what says at the end of a quiz where its key is."""
        note = _text("p", "book__note", "")
        link = _text("a", "", self._say("book.key-at"))
        link.set("href", f"#{name}--keys")
        note.append(link)
        return note

    def _address(self, element: Element, address: str) -> None:
        """Name the ids of one page apart from all others', and lead links to where they lead in the book."""
        name = self._names[address]
        for pointer in _POINTERS:
            element.attrib.pop(pointer, None)
        for key in [key for key in element.attrib if key.startswith("data-") and key not in _STYLED]:
            del element.attrib[key]
        if "id" in element.attrib and not element.tag.startswith("{"):
            element.set("id", f"{name}--{element.get('id')}")
        href = element.get("href") if element.tag == "a" else None
        if href is None:
            return
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return
        path = normpath(join(dirname(address), unquote(parts.path))) if parts.path else address
        path = f"{path}/".removeprefix("./") if parts.path.endswith("/") else path
        if path not in self._names:  # what the book leaves out is not to be had on paper
            del element.attrib["href"]
        else:
            element.set("href", "#" + self._names[path] + (f"--{parts.fragment}" if parts.fragment else ""))
            element.set("data-page", self._say("book.page"))


def _turn_all(parent: Element, turn: Callable[[Element], Element | None]) -> None:
    """Put in place of each child what `turn` makes of it, or nothing; the text after it stays."""
    children, text = list(parent), parent.text or ""
    parent[:] = []
    for child in children:
        tail, child.tail = child.tail or "", None
        new = turn(child) if isinstance(child.tag, str) else None  # a comment has no name
        if new is not None:
            parent.append(new)
            new.tail = tail
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + tail
        else:
            text += tail
    parent.text = text


def _field(element: Element) -> Element | None:
    """Return what is on paper for a field to fill in, or None for any other element."""
    if element.tag == "textarea":
        lines = _text("div", "book__lines", "")
        lines.extend(_text("div", "book__line", "") for _ in range(int(element.get("rows", "3"))))
        return lines
    if element.tag == "select":
        return _text("span", "book__field", "")
    if element.tag == "input":
        ticked = element.get("type") in ("radio", "checkbox")
        return _text("span", f"book__{element.get('type')}" if ticked else "typed book__field", "")
    return None


def _describe(drawing: Element) -> None:
    """Make one text of a drawing's title and description: the PDF's tags take the title only."""
    title, described = (drawing.find(f"{{*}}{part}") for part in ("title", "desc"))
    if title is not None and described is not None:
        title.text = f"{title.text}. {described.text}"
        drawing.remove(described)


def _text(tag: str, classes: str, text: str) -> Element:
    element = Element(tag, {"class": classes} if classes else {})
    element.text = text
    return element


def _html(element: Element) -> Markup:
    """Return an element as HTML, in which drawings need no namespace."""
    for inner in element.iter():
        if isinstance(inner.tag, str):
            inner.tag = _NAMESPACE.sub("", inner.tag)
    return Markup(tostring(element, encoding="unicode", method="html"))  # noqa: S704 - the built page's own HTML
