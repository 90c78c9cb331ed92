"""What is not whole in a page's HTML: elements that nothing closes, ends of nothing, and headings with one id."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from practicum.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
))  # fmt: skip
_ENDS_BY_ITSELF = frozenset((
    "colgroup", "dd", "dt", "li", "optgroup", "option", "p", "rp", "rt", "tbody", "td", "tfoot", "th", "thead", "tr",
))  # fmt: skip


class Fault(NamedTuple):
    """Something that is not whole: the text of its tag as written, how many such tags are above it, and what to say."""

    tag: str
    number: int
    what: str
    fix: str

    def index_in(self, body: str) -> int:
        """Return where it is in a page's Markdown: at its tag, at the first such tag, or at the begin."""
        at = -1
        for _ in range(self.number + 1):
            at = body.find(self.tag, at + 1)
            if at < 0:
                break
        return at if at >= 0 else max(body.find(self.tag), 0)


def faults_of(html: str) -> Iterator[Fault]:
    """Yield what is not whole in the HTML inside a page's article."""
    parser = _Balance()
    parser.feed(html)
    parser.close()
    yield from parser.faults()


class _Balance(HTMLParser):
    """Follows which elements are open."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, str, int]] = []
        self._met: Counter[str] = Counter()
        self._ids: Counter[str] = Counter()
        self._found: list[Fault] = []

    def faults(self) -> Iterator[Fault]:
        """Yield what was found, and what is still open."""
        yield from self._found
        yield from map(_unclosed, self._still_open(0))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = self.get_starttag_text() or ""
        if tag not in _VOID:
            self._open.append((tag, written, self._met[written]))
        self._met[written] += 1
        ident = dict(attrs).get("id")
        if tag in _HEADINGS and ident:
            self._ids[ident] += 1
            if self._ids[ident] == 2:  # noqa: PLR2004
                self._found.append(Fault(f"#{ident}", 0, *message("page-file.id-twice", id=ident)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Leave out what its own tag closes, as in drawings."""

    def handle_endtag(self, tag: str) -> None:
        written = f"</{tag}>"
        number = self._met[written]
        self._met[written] += 1
        last = next((index for index in reversed(range(len(self._open))) if self._open[index][0] == tag), None)
        if last is not None:
            self._found += map(_unclosed, self._still_open(last + 1))
            del self._open[last:]
        elif tag not in _VOID:
            self._found.append(Fault(written, number, *message("page-file.end", tag=tag)))

    def _still_open(self, start: int) -> Iterator[tuple[str, str, int]]:
        return (each for each in self._open[start:] if each[0] not in _ENDS_BY_ITSELF)


def _unclosed(element: tuple[str, str, int]) -> Fault:
    tag, written, number = element
    return Fault(written, number, *message("page-file.unclosed", tag=tag))
