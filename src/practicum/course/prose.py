"""The words of a page: all that a reader reads, and its prose, which is paragraphs without headings and tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"\w[\w'’-]*")
_MARKUP = re.compile(r"\{\{.*?\}\}|\{[:%#]? .*?\}|\]\([^)]*\)")  # macros, attributes, addresses of links
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_ADDRESS = re.compile(r" {0,3}(?:\*\[[^\]]*\]|\[(?!\^)[^\]]*\]):")  # of an abbreviation or a link
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
_OTHER = ("#", "|", "!!!", "???", "<")  # headings, tables, openings of boxes, HTML
_SENTENCE_END = re.compile(r"(?<=[.!?:])[\"”“*]*\s+")


class Paragraph(NamedTuple):
    """A paragraph or an item of a list: the line of the file that it begins in, and its text."""

    line: int
    text: str

    @property
    def words(self) -> int:
        """How many words it has."""
        return count_words(self.text)

    def sentences(self) -> list[str]:
        """Return its sentences; what is before a colon counts as one."""
        return [sentence for sentence in _SENTENCE_END.split(self.text) if count_words(sentence)]


def count_words(text: str) -> int:
    """Return how many words a text has, where spaces are between words."""
    return len(_WORD.findall(text))


def words_read(text: str) -> int:
    """Return how many words of a page or a field are read: prose, headings, lists and tables, without code and macros."""
    lines = (line for line in _without_code(text) if not _ADDRESS.match(line))
    return count_words(_TAG.sub(" ", _MARKUP.sub("", "\n".join(lines))))


def paragraphs(text: str, first_line: int) -> Iterator[Paragraph]:
    """Yield the paragraphs of a page's text that have words; `first_line` is the number of lines before it, plus 1."""
    begun, lines = 0, list[str]()
    for number, line in enumerate([*_without_code(text), ""], first_line):
        if lines and (not line.strip() or _ITEM.match(line)):
            paragraph = Paragraph(begun, _MARKUP.sub("", _ITEM.sub("", "\n".join(lines))))
            if not lines[0].lstrip().startswith(_OTHER) and paragraph.words:
                yield paragraph
            lines = []
        if line.strip():
            begun = begun if lines else number
            lines.append(line)


def _without_code(text: str) -> Iterator[str]:
    """Yield the lines of a text, those of fenced code as empty ones."""
    fence = ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        yield "" if mark or fence else line
        if mark:
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
