"""content/tensions.yml -> where the sources disagree: both sides, and the course's reading of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.record import Record
from practicum.words import told

if TYPE_CHECKING:
    from practicum.fields import Fields
    from practicum.model import Place

FILE = "content/tensions.yml"
STRENGTHS = ("direct", "partial", "apparent")
SIDES = 2


class Side(Record):
    """What one side says, and the source points that say it."""

    place: Place
    says: str
    points: tuple[str, ...]


class Tension(Record):
    """One disagreement: `between` names who stands where, `reading` is what the course makes of it."""

    place: Place
    id: str
    topic: str
    strength: str
    between: str
    sides: tuple[Side, ...]
    reading: str


def read_tensions(fields: Fields) -> tuple[Tension, ...]:
    """Return every disagreement of the file; faults are noted in `fields`."""
    found = tuple(_tension(reader) for reader in fields.tables("tensions", "mend.tensions"))
    fields.close()
    return found


def _tension(fields: Fields) -> Tension:
    """Read one disagreement."""
    sides = tuple(_side(reader) for reader in fields.tables("sides", "mend.sides", SIDES))
    if len(sides) > SIDES:
        fields.note("sides", *told("tension-file.sides", number=len(sides)))
    tension = Tension(
        place=fields.place(),
        id=fields.name("id", "mend.tension-id"),
        topic=fields.line("topic", "mend.tension-topic"),
        strength=fields.choice("strength", STRENGTHS, "mend.tension-strength"),
        between=fields.line("between", "mend.tension-between"),
        sides=sides,
        reading=fields.line("reading", "mend.tension-reading"),
    )
    fields.close()
    return tension


def _side(fields: Fields) -> Side:
    """Read one side."""
    side = Side(
        place=fields.place(),
        says=fields.line("says", "mend.side-says"),
        points=fields.names("points", "mend.side-points", required=True),
    )
    fields.close()
    return side
