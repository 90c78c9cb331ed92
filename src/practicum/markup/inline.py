"""A paragraph of a field -> its parts: code, emphasis, links and pictures; everything else is text.

The time is linear in the length of the text, and parts are nested at most `DEEPEST` deep.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from practicum.markup.tree import Break, Code, Emphasis, Gap, Link, Picture

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from practicum.markup.tree import Inline

DEEPEST = 10  # emphasis in emphasis; more is text
SPECIAL = re.compile(r"[\\`*_\]<{]|  \n")  # a text without one of these is nothing but text
_TOKEN = re.compile(
    r"\\(?P<escaped>[*_`\[\]<>{}#+.)|!-])"
    r"|(?P<ticks>`+)"
    r"|(?P<mark>\*+|_+)"
    r"|(?P<opener>!?\[)"
    r"|(?P<closer>\])"
    r"|<(?P<address>https?://[^\s<>]+)>"
    r"|(?P<line>  +\n)"
    r"|\{(?P<gap>[a-z0-9-]+)\}"
)
_GAP = re.compile(r"\{([a-z0-9-]+)\}")
_ADDRESS = re.compile(r"""\(\s*(?:<([^<>\n]*)>|((?:[^\s()<>]|\([^\s()<>]*\))+))(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)""")
_SPACE = re.compile(r"\s")
_BOTH = 3  # marks: emphasis that is strong and not
_STRONG = 2
# Letters of writing without spaces between words, where emphasis may begin and end anywhere.
_UNSPACED = (
    *(range(0x0E00, 0x0F00), range(0x1000, 0x10A0), range(0x1780, 0x1800), range(0x2E80, 0xA000)),
    *(range(0xAC00, 0xD7B0), range(0xF900, 0xFB00), range(0x20000, 0x40000)),
)


class _Mark(NamedTuple):
    """A run of one to three `*` or `_` that may open or close emphasis; `at` is its index in the text."""

    text: str
    at: int
    opens: bool
    closes: bool
    in_word: bool

    def pieces(self, opener: object) -> Iterator[_Mark]:
        """Yield the mark, or the two that `***` is: first the one that closes the last `opener`."""
        sizes = [len(self.text)] if len(self.text) < _BOTH else [1, _STRONG]
        if len(sizes) > 1 and not (self.closes and isinstance(opener, _Mark) and len(opener.text) == 1):
            sizes.reverse()
        for size in sizes:
            yield self._replace(text=self.text[:size])


class _Bracket(NamedTuple):
    """A `[` or `![` that may open a link or a picture."""

    text: str


_PICTURE = _Bracket("![")


def parse_inline(text: str, gaps: Collection[str] = ()) -> tuple[Inline, ...]:
    """Return the parts of one paragraph; `{id}` is a gap if `gaps` has the id."""
    if not SPECIAL.search(text):
        return (text,) if text else ()
    parts: list[Inline | _Mark | _Bracket] = []
    brackets: list[int] = []  # indexes in `parts`
    unclosed: set[int] = set()  # lengths of back quotes that nothing closes any more
    done = 0
    while token := _TOKEN.search(text, done):
        parts.append(text[done : token.start()])
        done = token.end()
        match token.lastgroup:
            case "escaped":
                parts.append(token["escaped"])
            case "ticks":
                code = None if len(token[0]) in unclosed else _closing(token[0], text, done)
                if code:
                    inside = " ".join(text[done : code.start()].split("\n")).strip() or " "
                    parts.append(Code(with_gaps(inside, gaps)))
                    done = code.end()
                else:
                    unclosed.add(len(token[0]))
                    parts.append(token[0])
            case "mark":
                parts += _marks(token[0], text, token.start())
            case "opener":
                brackets.append(len(parts))
                parts.append(_Bracket(token[0]))
            case "closer":
                start = brackets.pop() if brackets else None
                address = _ADDRESS.match(text, done) if start is not None else None
                made = _addressed(parts[start:], address[1] or address[2] or "", text) if address else None
                if made and address:
                    parts[start:] = [made]
                    done = address.end()
                    if isinstance(made, Link):
                        brackets = _outside_links(brackets, parts)
                else:
                    parts.append(token[0])
            case "address":
                parts.append(Link((token["address"],), token["address"]))
                brackets = _outside_links(brackets, parts)
            case "line":
                parts.append(Break())
            case _:
                parts.append(Gap(token["gap"]) if token["gap"] in gaps else token[0])
    parts.append(text[done:])
    return _emphasized(parts, text)


def _outside_links(brackets: list[int], parts: list[Inline | _Mark | _Bracket]) -> list[int]:
    """Return those of the brackets above a link that may still open something: a link is in no other link."""
    return [at for at in brackets if parts[at] == _PICTURE]


def with_gaps(code: str, gaps: Collection[str]) -> tuple[str | Gap, ...]:
    """Return code as texts and gaps by turns, without empty texts; only a gap has a meaning in code."""
    parts = _GAP.split(code) if gaps else [code]
    found = (
        Gap(part) if index % 2 and part in gaps else f"{{{part}}}" if index % 2 else part
        for index, part in enumerate(parts)
    )
    return tuple(part for part in found if part)


def words(parts: Sequence[Inline]) -> str:
    """Return the text of inline parts as readers see it: of a picture its words."""
    return "".join(map(_words, parts))


def _words(part: Inline) -> str:
    match part:
        case str():
            return part
        case Code(inside) | Emphasis(inside) | Link(inside):
            return words(inside)
        case Picture(text):
            return text
        case Break():
            return "\n"
        case Gap(ident):
            return f"{{{ident}}}"


def _closing(ticks: str, text: str, start: int) -> re.Match[str] | None:
    """Return the next run of exactly as many back quotes as `ticks` in a text from `start` on."""
    return re.compile(rf"(?<!`){ticks}(?!`)").search(text, start)


def _marks(run: str, text: str, start: int) -> list[_Mark | str]:
    """Return the marks in a run of one to three `*` or `_`, with what they may do; a longer run is text.

    A mark opens emphasis before something and after no word, and closes it after something and before no word. So
    `2*3`, `5 * 3`, `snake_case` and `Kund*innen` mean themselves. Only `**` may be in a word.
    """
    if len(run) > _BOTH:
        return [run]
    end = start + len(run)
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    opens, closes = not (after.isspace() or not after), not (before.isspace() or not before)
    word_before, word_after = _in_word(before), _in_word(after)
    in_word = word_before and word_after
    if in_word and (run != "**" or before.isdigit() or after.isdigit()):
        return [run]
    opens, closes = opens and (in_word or not word_before), closes and (in_word or not word_after)
    if not (opens or closes):
        return [run]
    return [_Mark(run, start, opens, closes, in_word)]


def _in_word(character: str) -> bool:
    """Return whether a character is part of a word that has spaces around it."""
    if not character or character.isascii():
        return character.isalnum()
    return category(character)[0] in "LNM" and not any(ord(character) in letters for letters in _UNSPACED)


def _addressed(parts: list[Inline | _Mark | _Bracket], address: str, text: str) -> Link | Picture | None:
    """Return the link or the picture of a bracket and what follows it; None if nothing of a link would be seen."""
    inside = _emphasized(parts[1:], text)
    seen = " ".join(words(inside).split())
    if not address:
        return None
    if parts[0] == _PICTURE:
        return Picture(seen, address)
    return Link(inside, address) if seen else None


def _emphasized(parts: Iterable[Inline | _Mark | _Bracket], text: str) -> tuple[Inline, ...]:
    """Return parts with emphasis between the marks that open and close it; other marks and brackets are text."""
    done: list[Inline | _Mark | _Bracket] = []
    opened: list[int] = []  # indexes in `done`
    for part in parts:
        if not isinstance(part, _Mark):
            done.append(part)
            continue
        for mark in part.pieces(done[opened[-1]] if opened else None):
            start = _opener(mark, done, opened, text) if mark.closes else None
            if start is not None:
                done[start:] = [Emphasis(_merged(done[start + 1 :]), len(mark.text) == _STRONG)]
                opened = [at for at in opened if at < start]
                continue
            if mark.opens:
                opened = [*opened, len(done)][-DEEPEST:]
            done.append(mark)
    return _merged(done)


def _opener(mark: _Mark, done: list[Inline | _Mark | _Bracket], opened: list[int], text: str) -> int | None:
    """Return the index in `done` of the last mark that opens what a mark closes; None if there is none."""
    for at in reversed(opened):
        before = done[at]
        if isinstance(before, _Mark) and before.text == mark.text:
            split = (before.in_word or mark.in_word) and _SPACE.search(text, before.at, mark.at)
            return None if split or at + 1 == len(done) else at
    return None


def _merged(parts: Iterable[Inline | _Mark | _Bracket]) -> tuple[Inline, ...]:
    """Return parts with neighbouring texts as one."""
    plain = [part.text if isinstance(part, (_Mark, _Bracket)) else part for part in parts]
    merged: list[Inline] = []
    for is_text, group in groupby(plain, lambda part: isinstance(part, str)):
        if is_text:
            merged += filter(None, ["".join(group)])  # type: ignore[arg-type]
        else:
            merged += group
    return tuple(merged)
