"""Values that a program needs again later, in a fraction of their memory."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")
_FAST = 1  # a higher level takes three times as long for a tenth less


class Packed(MutableMapping[str, T]):
    """A mapping from texts to values, each packed when it is set and a new object whenever it is taken.

    Frozen dataclasses with slots take three times as long as those without: their fields are set one by one in Python.
    So `Place`, `Question` and `Option`, of which a course has most, have none.
    """

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}

    def __setitem__(self, key: str, value: T) -> None:
        self._packed[key] = zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), _FAST)

    def __getitem__(self, key: str) -> T:
        value: T = pickle.loads(zlib.decompress(self._packed[key]))  # noqa: S301 - packed above, by this process
        return value

    def absorb(self, other: Packed[T]) -> None:
        """Take every value of another, as it is packed there."""
        self._packed |= other._packed

    def __delitem__(self, key: str) -> None:
        del self._packed[key]

    def __contains__(self, key: object) -> bool:
        return key in self._packed  # without unpacking

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)
