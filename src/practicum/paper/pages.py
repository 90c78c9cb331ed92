"""A built page -> its article for paper: no scripts, fields as lines and boxes, links in the book, keys at its end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element, tostring

import tinyhtml5
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SCREEN = {"script", "link", "style", "template", "button", "noscript"}
_POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls")  # useless on paper, and they refer to ids
_STYLED = ("data-kind", "data-leads", "data-status")  # used by the course's styles, on paper too
_THEME = "assets/stylesheets/"  # the folder of both engines' own styles
_NAMESPACE = re.compile(r"\{.*\}")
_ODD = re.compile(r"[^a-z0-9-]")  # of a path in an id: what is left has no point, which is before the id of an element


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A page as the engine built it.

    `address` is from the site's root, `direction` is `ltr` or `rtl`, `styles` are the paths of the course's own styles.
    """

    address: str
    language: str
    direction: str
    article: Element
    styles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A page of the book as HTML, and the answer keys of its practice quizzes."""

    html: Markup
    keys: tuple[Markup, ...]


def built(html: str, address: str) -> Article:
    """Return the article of a built page, by its HTML and address; raises ValueError if it has no article."""
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    article = root.find(".//article")
    if article is None:
        raise ValueError(f"{address} has no article")
    hrefs = [link.get("href", "") for link in root.iter("link") if link.get("rel") == "stylesheet"]
    paths = [unquote(urlsplit(href).path) for href in hrefs if not urlsplit(href).netloc]
    styles = [normpath(join(dirname(address), path)) for path in paths]
    return Article(
        address=address,
        language=root.get("lang", "en"),
        direction=root.get("dir", "ltr"),
        article=article,
        styles=tuple(style for style in dict.fromkeys(styles) if not style.startswith(_THEME)),
    )


def name_of(file: str) -> str:
    """Return the id that a page has in the book, by its path in `content/`: no other page or element has it."""
    return "p-" + _ODD.sub(lambda found: f"_{ord(found[0]):x}_", file.removesuffix(".md"))


def keys_of(name: str) -> str:
    """Return the id of the answer keys of a page, by the page's id in the book."""
    return f"keys-{name}"


class Press:
    """Changes pages for paper."""

    def __init__(self, names: Mapping[str, str], say: Callable[..., str]) -> None:
        """`names` are the ids of pages in the book, by their addresses in the site; `say` is that of the words."""
        self._names = names
        self._say = say

    def paper(self, page: Article) -> Paper:
        """Return a page for the book; the article of `page` is changed."""
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
        """Return the note at the end of a quiz that links to its answer key."""
        note = _text("p", "book__note", "")
        link = _text("a", "", self._say("book.key-at"))
        link.set("href", f"#{keys_of(name)}")
        note.append(link)
        return note

    def _address(self, element: Element, address: str) -> None:
        """Make an element's id unique in the book, and point its link to a page of the book."""
        name = self._names[address]
        for pointer in _POINTERS:
            element.attrib.pop(pointer, None)
        for key in [key for key in element.attrib if key.startswith("data-") and key not in _STYLED]:
            del element.attrib[key]
        if "id" in element.attrib and not element.tag.startswith("{"):
            element.set("id", f"{name}.{element.get('id')}")
        href = element.get("href") if element.tag == "a" else None
        if href is None:
            return
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return
        path = normpath(join(dirname(address), unquote(parts.path))) if parts.path else address
        path = f"{path}/".removeprefix("./") if parts.path.endswith("/") else path
        if path not in self._names:  # the book leaves that page out
            del element.attrib["href"]
        else:
            inside = f".{quote(unquote(parts.fragment))}" if parts.fragment else ""
            element.set("href", f"#{self._names[path]}{inside}")
            element.set("data-page", self._say("book.page"))


def _turn_all(parent: Element, turn: Callable[[Element], Element | None]) -> None:
    """Replace each child with the result of `turn`, or delete it if that is None; the text after it is kept."""
    children, text = list(parent), parent.text or ""
    parent[:] = []
    for child in children:
        tail, child.tail = child.tail or "", None
        new = turn(child) if isinstance(child.tag, str) else None  # a comment has no tag name
        if new is not None:
            parent.append(new)
            new.tail = tail
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + tail
        else:
            text += tail
    parent.text = text


def _field(element: Element) -> Element | None:
    """Return the lines or boxes for a field to fill in, None for any other element."""
    if element.tag == "textarea":
        lines = _text("div", "book__lines", "")
        lines.extend(_text("div", "book__line", "") for _ in range(int(element.get("rows", "3"))))
        return lines
    if element.tag == "input":
        ticked = element.get("type") in ("radio", "checkbox")
        return _text("span", f"book__{element.get('type')}" if ticked else "typed book__field", "")
    return None


def _describe(drawing: Element) -> None:
    """Join a drawing's title and description: the tags of a PDF have the title only."""
    title, described = (drawing.find(f"{{*}}{part}") for part in ("title", "desc"))
    if title is not None and described is not None:
        title.text = f"{title.text}. {described.text}"
        drawing.remove(described)


def _text(tag: str, classes: str, text: str) -> Element:
    element = Element(tag, {"class": classes} if classes else {})
    element.text = text
    return element


def _html(element: Element) -> Markup:
    """Return an element as HTML, with drawings without a namespace."""
    for inner in element.iter():
        if isinstance(inner.tag, str):
            inner.tag = _NAMESPACE.sub("", inner.tag)
    return Markup(tostring(element, encoding="unicode", method="html"))  # noqa: S704 - the built page's own HTML
