"""Words in a page in place of what only a build knows: what macros show, and values of the site's engine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = "onlybuildknows{}x"
_WORDS = re.compile(_WORD.format("([0-9]+)"))


class Unknowns:
    """Gives each unknown a word that Markdown leaves alone, and finds the unknowns in what was made of the page."""

    def __init__(self) -> None:
        self._names: list[str] = []

    def word(self, name: str) -> str:
        """Return the word for what a name shows, such as that of a macro."""
        self._names.append(name)
        return _WORD.format(len(self._names) - 1)

    def value(self, name: str) -> Any:
        """Return a value of which nothing is known: all that a template can do with it gives it again."""
        return _Value(self.word(name))

    def names_in(self, text: str) -> Iterator[str]:
        """Yield the name of each unknown in a text."""
        return (self._names[int(number)] for number in _WORDS.findall(text))


class _Value:
    def __init__(self, word: str) -> None:
        self._word = word

    def __str__(self) -> str:
        return self._word

    def __html__(self) -> str:
        return self._word

    def __getattr__(self, _: str) -> _Value:
        return self

    def __getitem__(self, _: object) -> _Value:
        return self

    def __call__(self, *_: object, **__: object) -> _Value:
        return self

    def __iter__(self) -> Iterator[_Value]:
        return iter((self,))

    def __len__(self) -> int:
        return 1

    def __contains__(self, _: object) -> bool:
        return True

    def __add__(self, _: object) -> _Value:
        return self

    __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __mod__ = __rmod__ = __add__
    __floordiv__ = __rfloordiv__ = __add__

    def __lt__(self, _: object) -> bool:
        return True

    __gt__ = __le__ = __ge__ = __lt__
