"""content/tensions.yml -> where the sources disagree: both sides, and what the course makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from practicum.base.problem import Place
    from practicum.files.fields import Fields

FILE = "content/tensions.yml"
STRENGTHS = ("direct", "partial", "apparent")
SIDES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one side says, and the source points that say it."""

    place: Place
    says: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tension:
    """One disagreement: `between` names who holds which view, `reading` is what the course makes of it."""

    place: Place
    id: str
    topic: str
    strength: str
    between: str
    sides: tuple[Side, ...]
    reading: str


def read_tensions(fields: Fields) -> tuple[Tension, ...]:
    """Return every disagreement of the file; faults are noted in `fields`."""
    found = tuple(_tension(reader) for reader in fields.tables("tensions", "fix.tensions"))
    fields.close()
    return found


def _tension(fields: Fields) -> Tension:
    """Return one disagreement."""
    sides = tuple(_side(reader) for reader in fields.tables("sides", "fix.sides", SIDES, SIDES))
    tension = Tension(
        place=fields.place(),
        id=fields.name("id", "fix.tension-id"),
        topic=fields.line("topic", "fix.tension-topic"),
        strength=fields.choice("strength", STRENGTHS, "fix.tension-strength"),
        between=fields.line("between", "fix.tension-between"),
        sides=sides,
        reading=fields.line("reading", "fix.tension-reading"),
    )
    fields.close()
    return tension


def _side(fields: Fields) -> Side:
    """Return one side."""
    side = Side(
        place=fields.place(),
        says=fields.line("says", "fix.side-says"),
        points=fields.names("points", "fix.side-points", required=True),
    )
    fields.close()
    return side
