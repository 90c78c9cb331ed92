"""The headings of a page: from its HTML, or from its Markdown where both surely have the same."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify, unique

from practicum.base.text import closest, fold
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LEVELS = frozenset(f"h{level}" for level in range(1, 7))
_NOTE = "fnref"  # what the id begins with of the number that leads to a footnote

# Extensions that let a page without the marks of `_UNCLEAR` be, with any options but those that give ids.
QUIET = frozenset((
    "abbr", "admonition", "attr_list", "def_list", "extra", "fenced_code", "footnotes", "md_in_html", "nl2br",
    "sane_lists", "tables", "toc", "practicum.site.markdown", "pymdownx.betterem", "pymdownx.caret",
    "pymdownx.details", "pymdownx.extra", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys",
    "pymdownx.mark", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
))  # fmt: skip
_OF_IDS = frozenset(("separator", "slugify"))

_HEADING = re.compile(r"^#.*", re.MULTILINE)
_PLAIN = r"(?:[^\W_]|[,.?!'’“”„():;%/–—-])+"  # letters, digits, and what Markdown leaves alone
_WORDS = re.compile(rf"#{{1,6}} ({_PLAIN}(?: {_PLAIN})*) *")
_CLASSES = re.compile(r"\{:?(?: *\.[\w-]+)+ *\}")
# What may hide a heading, look like one, set an id, run a script or load something: these, and matches of the patterns,
# each of which begins with a character that is quickly found.
_UNCLEAR = ("```", "~~~", "{", "\x02", "\x03")
_WITHIN = re.compile(r"#(?<=[^\S\n]#|[>:]#)")
_UNDERLINE = re.compile(r"\n[ \t>]*[=-]+[ \t]*$", re.MULTILINE)
_TAG = re.compile(r"<[A-Za-z/!?]")
_LINK = re.compile(r"\]\(\s*+<?+(?!https?:|mailto:|tel:)[^()/#?]*[:&]")  # to something else than a page or a site
_DEFINITION = re.compile(r"\[(?<!\*\[)(?!\^)[^\[\]]*\]:")
_ELSEWHERE = re.compile(r"\]\(\s*+<?+(?:[\\/]\s*[\\/]|[^()#?]*[:&])")  # the address of a picture may lead there


def headings_of(html: str) -> dict[str, str]:
    """Return the text of each heading in a page's HTML by its id; of two with one id the first, where links lead."""
    parser = _Headings()
    parser.feed(html)
    parser.close()
    return parser.found


def are_quiet(extensions: Iterable[str], options: Mapping[str, Mapping[str, object]]) -> bool:
    """Return whether `quick_headings` is sure for pages of a course with these extensions of Python-Markdown."""
    named = all(name.removeprefix("markdown.extensions.") in QUIET for name in extensions)
    return named and not any(key.lower() in _OF_IDS for own in options.values() for key in own)


def quick_headings(text: str) -> dict[str, str] | None:
    """Return what `headings_of` finds in the HTML of a page's Markdown; None where only converting it can tell.

    It is None, too, where something on the page could run a script, or load something from another host. The extensions
    are quiet (`are_quiet`), and `text` is not a template.
    """
    found: dict[str, str] = {}
    used: set[str] = set()
    numbers: dict[str, int] = {}
    end = -1
    for line in _HEADING.finditer(text):
        words = _WORDS.fullmatch(line[0])
        if not words or (end != line.start() - 1 and _line_before(text, line.start() - 1)):  # a part of what is above
            return None
        end = line.end()
        found[unique(slugify(words[1], "-"), used, numbers)] = words[1]  # type: ignore[call-arg] # older types
    return found if _is_clear(_CLASSES.sub("", text) if "{" in text else text) else None


def with_words(given: str, headings: Mapping[str, str]) -> str:
    """Return the id of the heading with the words that an author wrote, in whatever way; empty if none has them.

    `headings` are the texts of a page's headings by id.
    """
    words, slug = fold(given).casefold(), _slug(given)
    same = (
        ident
        for ident, text in headings.items()
        if words == fold(text).casefold() or (slug and slug in (_slug(ident), _slug(text)))
    )
    return next(same, "")


def heading_fix(given: str, headings: Mapping[str, str], lesson: str = "", others: Iterable[str] = ()) -> str:
    """Return how to fix the name of a heading that a page does not have: the one that was meant, or else all of them.

    The one with these words counts first, then the most similar one, by its id or its words; `others` are what the
    page has besides headings. The fix names the heading as one of the lesson with the id `lesson` if there is one.
    """
    texts = {text: ident for ident, text in headings.items()}
    near = with_words(given, headings) or closest(_slug(given) or given, [*headings, *others])
    near = near or texts.get(closest(fold(given), texts), "")
    before = f"{lesson}#" if lesson else ""
    if near:
        return say("fix.nearest", word=f"{before}{near}")
    below_title = [f"{before}{ident}" for ident in list(headings)[1:]]
    return say("fix.one-of", known=", ".join(below_title)) if below_title else say("fix.no-headings")


def _slug(words: str) -> str:
    return slugify(words, "-")


def _is_clear(text: str) -> bool:
    """Return whether all headings of a Markdown text are its lines that begin with `#`, and nothing in it acts.

    Lines that end with anything else than a line feed are not clear.
    """
    if any(one in text for one in _UNCLEAR) or len(f"{text}\n".splitlines()) > text.count("\n") + 1:
        return False
    if any(pattern.search(text) for pattern in (_WITHIN, _TAG, _LINK)) or ("]:" in text and _DEFINITION.search(text)):
        return False
    if any(_line_before(text, line.start()) for line in _UNDERLINE.finditer(text)):
        return False
    return "![" not in text or not _ELSEWHERE.search(text)


def _line_before(text: str, end: int) -> str:
    """Return the line that ends at an index, without spaces around it."""
    return text[text.rfind("\n", 0, max(end, 0)) + 1 : max(end, 0)].strip(" \t")


class _Headings(HTMLParser):
    """Collects headings that have an id; numbers of footnotes and links to the heading itself are not its text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._id: str | None = None
        self._text: list[str] = []
        self._in_note = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        ident = dict(attrs).get("id") or ""
        if tag in _LEVELS:
            self._end()
            self._id = ident
        elif tag == "sup" and ident.startswith(_NOTE):
            self._in_note = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _LEVELS:
            self._end()
        elif tag == "sup":
            self._in_note = False

    def handle_data(self, data: str) -> None:
        if self._id and not self._in_note:
            self._text.append(data)

    def _end(self) -> None:
        if self._id:
            self.found.setdefault(self._id, " ".join("".join(self._text).split()))
        self._id = None
        self._text = []
        self._in_note = False
