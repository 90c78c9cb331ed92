"""What in a page's HTML runs a script, or is loaded from another host, and where that is written in its Markdown."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from practicum.words import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_NAMED = 100  # on one page
MAX_TRIED = 400_000  # characters that are converted again to tell which of several places on one page is meant
_LONG = 1000  # characters of a tag: a longer one is not looked for in the Markdown
_SHOWN = 80  # characters of an address in a message

_PICTURES = frozenset(("image", "img", "input", "source"))
_FETCHED = {  # the elements in which browsers fetch the address in an attribute
    "background": frozenset(("body", "table", "td", "th", "tr")),
    "data": frozenset(("object",)),
    "href": frozenset(("base", "feimage", "image", "use")),
    "imagesrcset": frozenset(("link",)),
    "poster": frozenset(("video",)),
    "src": frozenset(("audio", "embed", "frame", "iframe", "track", "video")) | _PICTURES,
    "srcset": frozenset(("img", "source")),
    "xlink:href": frozenset(("feimage", "image", "use")),
}
_LISTS = frozenset(("imagesrcset", "srcset"))
_FETCHED_LINKS = frozenset((
    "apple-touch-icon", "dns-prefetch", "icon", "manifest", "mask-icon", "modulepreload", "preconnect", "prefetch",
    "preload", "stylesheet",
))  # fmt: skip
_ADDRESSES = frozenset(("action", "data", "formaction", "from", "href", "poster", "src", "to", "values", "xlink:href"))
_STYLES = frozenset(("clip-path", "cursor", "fill", "filter", "mask", "stroke", "style"))
_RUN = ("", "text/javascript", "application/javascript", "module")  # types of scripts

_LEFT_OUT = re.compile(r"[\t\n\r]")  # by browsers, anywhere in an address
_LEADING = "".join(map(chr, range(0x21)))
_RUNS = re.compile(r"(?:java|vb|live)script:|data:(?:text/html|text/xml|application/(?:xhtml\+)?xml)", re.IGNORECASE)
_DRAWING = re.compile(r"data:image/svg\+xml", re.IGNORECASE)  # harmless as a picture
_FOREIGN = re.compile(r"(?:https?|ftp|wss?):|[\\/]{2}", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{1,6})\s?")
_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)")
_IN_STYLE = re.compile(
    r"(?:\b(?:url|src|image|image-set)\(|@import(?!\s*+(?:url|src)\()|,)\s*+[\"']?+\s*+([^\"')\s;]+)", re.IGNORECASE
)
_REFRESH = re.compile(r"url\s*=\s*[\"']?(.*)", re.IGNORECASE | re.DOTALL)


class Finding(NamedTuple):
    """What was found: the words that say what is wrong and how to fix it, and the element or attribute that it is in.

    `written` are texts to look for in the Markdown, the surest first.
    """

    what: str
    fix: str
    name: str
    written: tuple[str, ...]


def is_foreign(address: str) -> bool:
    """Return whether browsers would load an address from another host, or from a host at all in a copy on a disk."""
    return _FOREIGN.match(_clean(address)) is not None


def findings_of(html: str) -> list[Finding]:
    """Return what a page's HTML runs or loads from another host, in its order."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.found


def located(html: str, body: str, convert: Callable[[str], str]) -> Iterator[tuple[Finding, int]]:
    """Yield each finding in a page's HTML with the index in its Markdown `body` where it is written.

    The same words may be in code or in a comment, too. So where it could be one of several places, each is written over in
    turn, and `convert` shows whether the finding is gone. The index is 0 if the page does not have it itself.
    """
    tries = MAX_TRIED // max(len(body), 1)
    for finding, number in [*Counter(findings_of(html)).items()][:MAX_NAMED]:
        places = next(filter(None, (_places(text, body) for text in finding.written)), [])
        if len(places) not in (0, 1, number):
            tried = places[: min(tries, MAX_NAMED)]
            tries -= len(tried)
            meant = [place for place in tried if _is_gone(finding, number, body, place, convert)]
            places = meant or places[:1]
        yield from ((finding, begin) for begin, _ in places[:MAX_NAMED] or [(0, 0)])


def _places(text: str, body: str) -> list[tuple[int, int]]:
    """Return where a text begins and ends in a body, in whatever case it is written."""
    return [match.span() for match in re.finditer(re.escape(text), body, re.IGNORECASE)] if text else []


def _is_gone(finding: Finding, number: int, body: str, place: tuple[int, int], convert: Callable[[str], str]) -> bool:
    begin, end = place
    over = re.sub(r"[^\n]", "x", body[begin:end])
    return findings_of(convert(body[:begin] + over + body[end:])).count(finding) < number


def _clean(address: str) -> str:
    return _LEFT_OUT.sub("", address.lstrip(_LEADING))


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Finding] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}  # of two with one name, the first counts
        self._in_style = tag == "style"
        if tag == "script" and ("src" in given or given.get("type", "").strip().lower() in _RUN):
            self._add(message("loads.script"), tag)
            return
        for name, value in given.items():
            self._attribute(tag, name, value)
        if tag == "link" and _FETCHED_LINKS.intersection(given.get("rel", "").lower().split()):
            self._foreign("href", given.get("href", ""))
        if tag == "meta" and given.get("http-equiv", "").strip().lower() == "refresh":
            for address in _REFRESH.findall(given.get("content", "")):
                self._runs(tag, "content", address)
                self._foreign("content", address)
        if "srcdoc" in given:
            for inner in findings_of(given["srcdoc"]):
                self._add((inner.what, inner.fix), "srcdoc")

    def handle_endtag(self, tag: str) -> None:
        self._in_style = self._in_style and tag != "style"

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self._style("style", data)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") and name.isalpha():
            self._add(message("loads.handler"), name)
        if name in _ADDRESSES:
            self._runs(tag, name, value)
        if tag in _FETCHED.get(name, ()):
            for address in value.replace(",", " ").split() if name in _LISTS else (value,):
                self._foreign(name, address)
        if name in _STYLES:
            self._style(name, value)

    def _runs(self, tag: str, name: str, address: str) -> None:
        clean = _clean(address)
        if _RUNS.match(clean) or (tag not in _PICTURES and _DRAWING.match(clean)):
            self._add(message("loads.address", address=_short(address)), name, address)

    def _foreign(self, name: str, address: str) -> None:
        if is_foreign(address):
            self._add(message("loads.foreign", address=_short(address)), name, address)

    def _style(self, name: str, text: str) -> None:
        plain = _ESCAPE.sub(lambda escape: chr(min(int(escape[1], 16), 0x10FFFF)), _COMMENT.sub(" ", text))
        for address in _IN_STYLE.findall(plain):
            self._foreign(name, address)

    def _add(self, words: tuple[str, str], name: str, address: str = "") -> None:
        tag = self.get_starttag_text() or ""
        begin = tag.split(maxsplit=1)[0].rstrip(">") if tag else ""
        values = (_raw(tag, name), address) if address else (name,)
        written = (tag if len(tag) < _LONG else "", *values, _raw(tag, "title"), begin)
        self.found.append(Finding(*words, name, written))


def _short(address: str) -> str:
    """Return an address as messages show it."""
    shown = " ".join(address.split())
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"


def _raw(tag: str, name: str) -> str:
    """Return the value of an attribute as it is written in a start tag; nothing for one without a value."""
    found = re.search(rf"\s{re.escape(name)}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", tag, re.IGNORECASE)
    return next(filter(None, found.groups()), "") if found else ""
