"""What a theme sends and no page needs: white space around a page's text, and styles of what no page has."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from practicum.publish.site import BuiltPage, BuiltSite

_STYLES = ("assets/stylesheets/*main.*.css", "assets/stylesheets/*palette.*.css")
# An author's text stays as it is, and so does what shows or runs its white space.
_AS_IT_IS = re.compile(r"(<article\b.*</article>|<(script|pre|textarea)\b.*?</\2>)", re.DOTALL)
_LINES = re.compile(r"\s*\n\s*")
_NAMED = re.compile(r'data-md-color-(primary|accent)="([\w-]+)"')
_CLASSES = re.compile(r'\bclass="?([^">]*)')
_WORD = re.compile(r"[\w-]+")
_RULE = re.compile(r"([^{}]+)(\{[^{}]*\})")
_COMMA = re.compile(r",(?![^(]*\))")  # between selectors
_CHOICE = re.compile(r":(?:is|not|where|has)\(.*\)")  # what is within is not always needed
_CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")
_ASKED = re.compile(r"\[data-md-color-(primary|accent)=\"?([\w-]+)\"?\]")


def squeezed(text: str) -> str:
    """Return a page's HTML with one line break in place of each run of white space with one, around its text."""
    found: list[str] = []
    at = 0
    for kept in _AS_IT_IS.finditer(text):
        found += [_LINES.sub("\n", text[at : kept.start()]), kept[0]]
        at = kept.end()
    return "".join([*found, _LINES.sub("\n", text[at:])])


class Styles:
    """The colours and classes that pages have; a theme's style sheets have many more."""

    def __init__(self, built: BuiltSite) -> None:
        """Take a site, of which every word of a script counts as a class that the script may give."""
        self._built = built
        self._colours: set[tuple[str, ...]] = set()
        self._words: set[str] = set()
        for path in built.files:
            if path.endswith(".js"):
                self._words.update(_WORD.findall(built.bytes(path).decode("utf-8", "replace")))

    def see(self, page: BuiltPage) -> None:
        """Take what a page has."""
        self._colours.update(_NAMED.findall(page.text))
        for names in {*_CLASSES.findall(page.text)}:
            self._words.update(names.split())

    def leave_in(self) -> None:
        """Take all else out of the theme's style sheets."""
        for path in self._built.files:
            if any(fnmatch(path, pattern) for pattern in _STYLES):
                self._built.write(path, _RULE.sub(self._kept, self._built.bytes(path).decode("utf-8")))

    def _kept(self, rule: re.Match[str]) -> str:
        if "@" in rule[1] or ";" in rule[1]:  # not a rule, or one within another
            return rule[0]
        selectors = [one for one in _COMMA.split(rule[1]) if self._is_used(one)]
        return ",".join(selectors) + rule[2] if selectors else ""

    def _is_used(self, selector: str) -> bool:
        classes = _CLASS.findall(_CHOICE.sub("", selector))
        # A script may put a modifier together from parts.
        return self._colours.issuperset(_ASKED.findall(selector)) and all(
            name in self._words or ("--" in name and name.partition("--")[0] in self._words) for name in classes
        )
