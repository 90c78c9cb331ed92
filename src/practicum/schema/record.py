"""What the readers of files ask of each key, recorded while they read nothing.

A reader's call, such as `fields.integer("pass", 0, 100, 80, …)`, is the one place that says a key's type, bounds and default.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from practicum.files.fields import Fields
from practicum.files.yaml_tree import Table
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from practicum.files.yaml_tree import Node

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a reader asks of one key.

    `method` is that of `Fields` which reads it, `at` the id of what is said of it, `fix` how to fix its value. `low` and
    `high` bound a number or the items of a list (0: no bound). A number's denominator is at most `finest` (0: any), and it
    is 0 only if `zero` is true. With `blank`, an empty value counts as a missing one. `words` are those allowed; `texts`
    says that the values of a mapping by ids are texts. `inner` is the mapping, or each mapping of the list.
    """

    name: str
    method: str
    at: str
    fix: str
    required: bool = False
    blank: bool = False
    default: str | int | None = None
    low: int = 0
    high: int = 0
    finest: int = 0
    zero: bool = True
    words: tuple[str, ...] = ()
    texts: bool = False
    inner: Recorder | None = None


class Recorder(Fields):
    """A reader that keeps in `keys` what is asked of it and gives the harmless values of one that found nothing.

    With `is_open`, the mapping may hold other keys. `kind` is the word that `found` looks for, `path` begins the ids of
    what is said of the keys, and `named` has the last part of that id for keys whose names are the course's own.
    """

    def __init__(
        self, path: str, kind: str = "", secret: Collection[str] = (), named: dict[str, str] | None = None
    ) -> None:
        nothing = Table()
        nothing.line = nothing.column = 1
        super().__init__(nothing, "", [], path, secret)
        self.keys: dict[str, Key] = {}
        self.kind = kind
        self.is_open = True
        self.named = named or {}

    def note(self, key: str, what: str, fix: str, at: Node | None = None) -> None:
        """Note nothing: what is not there has no faults."""

    def close(self) -> None:
        """Keep that there are no other keys."""
        self.is_open = False

    def _keep(self, key: str, method: str, fix: str, *, required: bool, **more: object) -> None:
        self.keys[key] = Key(
            name=key,
            method=method,
            at=f"{self.path}.{self.named.get(key, key)}",
            fix=fix,
            required=required and key not in self.secret,
            **more,  # type: ignore[arg-type]
        )

    def _inner(self, key: str) -> Recorder:
        return Recorder(f"{self.path}.{key}", self.kind, self.secret, self.named)

    def text(self, key: str, fix: str, default: str | None = None, *, blank: bool = False) -> str:  # noqa: D102
        self._keep(key, "text", say(fix), required=default is None, blank=blank, default=default)
        return default or ""

    def word(self, key: str, fix: str, default: str | None = None, *, blank: bool = False) -> str:  # noqa: D102
        self._keep(key, "word", say(fix), required=default is None, blank=blank, default=default)
        return default or ""

    def line(self, key: str, fix: str, default: str | None = None) -> str:  # noqa: D102
        self._keep(key, "line", say(fix), required=default is None, default=default)
        return default or ""

    def name(self, key: str, fix: str, default: str | None = None) -> str:  # noqa: D102
        self._keep(key, "name", say(fix), required=default is None, blank=default is not None, default=default)
        return default or ""

    def names(self, key: str, fix: str, *, required: bool = False) -> tuple[str, ...]:  # noqa: D102
        self._keep(key, "names", say(fix), required=required, low=int(required))
        return ()

    def choices(self, key: str, allowed: Iterable[str], fix: str, *, required: bool = True) -> tuple[str, ...]:  # noqa: D102
        self._keep(key, "choices", say(fix), required=required, low=int(required), words=tuple(allowed))
        return ()

    def choice(self, key: str, allowed: Iterable[str], fix: str, default: str | None = None) -> str:  # noqa: D102
        more = {"words": tuple(allowed), "blank": default is not None, "default": default}
        self._keep(key, "choice", say(fix), required=default is None, **more)
        return default or ""

    def found(  # noqa: D102
        self, key: str, find: Callable[[str], _T | None], known: Callable[[], Iterable[str]], fix: str
    ) -> _T | None:
        self._keep(key, "choice", say(fix), required=True, words=tuple(known()))
        return find(self.kind)

    def date(self, key: str, fix: str) -> str:  # noqa: D102
        self._keep(key, "date", say(fix), required=False, blank=True)
        return ""

    def number(  # noqa: D102
        self, key: str, low: int, high: int, default: int | None, fix: str, *, finest: int = 0, zero: bool = True
    ) -> Fraction:
        more = {"default": default, "low": low, "high": high, "finest": finest, "zero": zero}
        text = say(fix, low=low, high=high)
        self._keep(key, "number", text, required=default is None, blank=default is not None, **more)
        return Fraction(low if default is None else default)

    def flag(self, key: str, fix: str) -> bool:  # noqa: D102
        self._keep(key, "flag", say(fix), required=False, blank=True)
        return False

    def lines(self, key: str, fix: str) -> tuple[str, ...]:  # noqa: D102
        self._keep(key, "lines", say(fix), required=False)
        return ()

    def entries(self, key: str, fix: str, *, required: bool = False) -> list[object]:  # type: ignore[override] # noqa: D102
        self._keep(key, "lines", say(fix), required=required, low=int(required))
        return []

    def tables(self, key: str, fix: str, least: int = 1, most: int = 0) -> list[Fields]:  # noqa: D102
        inner = self._inner(key)
        self._keep(key, "tables", say(fix), required=least > 0, low=least, high=most, inner=inner)
        return [inner]

    def table(self, key: str, fix: str, *, required: bool = True) -> Fields | None:  # noqa: D102
        inner = self._inner(key)
        self._keep(key, "table", say(fix), required=required, inner=inner)
        return inner

    def by_id(  # noqa: D102
        self, key: str, fix: str, wrong: tuple[str, str] | None = None, *, required: bool = False
    ) -> Fields:
        self._keep(key, "by_id", say(fix), required=required, texts=wrong is not None)
        return self._inner(key)

    def value(self, key: str, kind: str, read: Callable[[Node | None], _T]) -> _T:  # noqa: D102
        self._keep(key, kind, "", required=False)
        return read(None)

    def empty(self, key: str, what: str, fix: str) -> None:  # noqa: ARG002, D102
        self._keep(key, "empty", say(fix), required=False)
