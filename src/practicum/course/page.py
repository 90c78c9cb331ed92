"""A page of `content/` as the check and the site know it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from practicum.base.problem import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A macro that a page calls with an id, such as `quiz("x")`; `more` is what else is in its brackets."""

    place: Place
    macro: str
    id: str
    more: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """How many arguments the call has."""
        return bool(self.id) + len(self.more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the check needs of a page of `content/`: its headings by id, and the macros it calls."""

    file: str
    title: str
    headings: dict[str, str]
    calls: tuple[Call, ...]
