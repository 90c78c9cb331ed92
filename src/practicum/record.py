"""Frozen records that cost the grader nothing to start.

`dataclasses` alone takes the grader past its bound of four times an empty
Python (it pulls in `inspect`, `ast` and `dis`), so the few things that the
model needs of it stand here: keyword fields, defaults, no assignment, equality.
Type checkers see an ordinary frozen dataclass.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, ClassVar, Self, dataclass_transform
else:

    def dataclass_transform(**_: object) -> object:
        """Stand in for `typing.dataclass_transform`, which only type checkers read."""
        return lambda cls: cls


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Record:
    """Base of the model's types: fields are the annotations, given by keyword, set once."""

    _fields: ClassVar[tuple[str, ...]] = ()
    _names: ClassVar[frozenset[str]] = frozenset()
    _defaults: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        """Collect the fields of the new type after those that it inherits."""
        notes = vars(cls).get("__annotations__") or cls.__annotations__
        own = [n for n, note in notes.items() if n not in cls._fields and "ClassVar" not in str(note)]
        cls._fields = (*cls._fields, *own)
        cls._names = frozenset(cls._fields)
        cls._defaults = cls._defaults | {n: vars(cls)[n] for n in own if n in vars(cls)}

    def __init__(self, **values: Any) -> None:
        """Set every field; raises TypeError for one that is missing or unknown."""
        fields = self._defaults | values if self._defaults else values
        if fields.keys() != self._names:
            odd = sorted(fields.keys() ^ self._names)
            raise TypeError(f"{type(self).__name__}: missing or unknown: {', '.join(odd)}")
        for name in self._fields:  # one by one and in order: thousands of records then share their keys
            object.__setattr__(self, name, fields[name])

    @classmethod
    def made(cls, values: Iterable[Any]) -> Self:
        """Return a record of values in the order of the fields, none of them left out; nothing is checked."""
        record = cls.__new__(cls)
        vars(record).update(zip(cls._fields, values, strict=True))
        return record

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a record does not change."""
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

    def __eq__(self, other: object) -> bool:
        """Equal when type and fields are."""
        return type(other) is type(self) and vars(other) == vars(self)

    def __hash__(self) -> int:
        """Hash on the fields; raises TypeError if one is not hashable."""
        return hash((type(self), tuple(getattr(self, name) for name in self._fields)))

    def __repr__(self) -> str:
        """Show the type and its fields."""
        inner = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._fields)
        return f"{type(self).__name__}({inner})"
