"""What a theme sends and no page needs: white space around a page's text, and colours that no page names."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from practicum.publish.site import BuiltPage, BuiltSite

_PALETTE = "assets/stylesheets/*palette.*.css"
# An author's text stays as it is, and so does what shows or runs its white space.
_AS_IT_IS = re.compile(r"(<article\b.*</article>|<(script|pre|textarea)\b.*?</\2>)", re.DOTALL)
_LINES = re.compile(r"\s*\n\s*")
_NAMED = re.compile(r'data-md-color-(primary|accent)="([\w-]+)"')
_RULE = re.compile(r"([^{}]+)\{[^{}]*\}")
_ASKED = re.compile(r"\[data-md-color-(primary|accent)=\"?([\w-]+)\"?\]")


def squeezed(text: str) -> str:
    """Return a page's HTML with one line break in place of each run of white space with one, around its text."""
    found: list[str] = []
    at = 0
    for kept in _AS_IT_IS.finditer(text):
        found += [_LINES.sub("\n", text[at : kept.start()]), kept[0]]
        at = kept.end()
    return "".join([*found, _LINES.sub("\n", text[at:])])


class Colours:
    """The colours that pages name; the theme's style sheet of palettes has two dozen."""

    def __init__(self) -> None:
        self._named: set[tuple[str, ...]] = set()

    def see(self, page: BuiltPage) -> None:
        """Take the colours that a page names."""
        self._named.update(_NAMED.findall(page.text))

    def leave_in(self, built: BuiltSite) -> None:
        """Take all other colours out of the style sheet of palettes."""
        for path in built.files:
            if fnmatch(path, _PALETTE):
                built.write(path, _RULE.sub(self._kept, built.bytes(path).decode("utf-8")))

    def _kept(self, rule: re.Match[str]) -> str:
        return rule[0] if any(self._named.issuperset(_ASKED.findall(one)) for one in rule[1].split(",")) else ""
