"""Faults of ids between files: two things with one id, and an id that nothing has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.base.text import did_you_mean
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from practicum.base.problem import Place, Problem


def duplicate_ids(name: str, pairs: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    """Yield each id that appears twice in `pairs`; `name` is the kind of thing. Empty ids are noted elsewhere."""
    first: dict[str, Place] = {}
    for ident, place in pairs:
        if ident and ident in first:
            what = say(f"ids.used-{name}", id=ident, file=first[ident].file, line=first[ident].line)
            yield place.problem("id", what, say("fix.another-id"))
        first.setdefault(ident, place)


def unknown_points(used: Iterable[str], known: Collection[str], place: Place, key: str) -> Iterator[Problem]:
    """Yield each of the `used` ids that is not a `known` source point; `place` and `key` say where it is used."""
    for ident in used:
        if ident not in known:
            fix = did_you_mean(ident, known, say("fix.point"))
            yield place.problem(key, say("ids.no-point", id=ident), fix)
