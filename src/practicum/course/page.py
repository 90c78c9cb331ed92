"""A page of `content/`, for the check and the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from practicum.base.problem import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A macro call on a page, such as `quiz("x")`: the first argument is `id`, the others are `more`."""

    place: Place
    macro: str
    id: str
    more: tuple[str, ...] = ()

    @property
    def argument_count(self) -> int:
        """How many arguments the call has."""
        return bool(self.id) + len(self.more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of `content/`: the texts of its headings by id, its macro calls, and how many words it has without them."""

    file: str
    title: str
    headings: dict[str, str]
    calls: tuple[Call, ...]
    words: int
