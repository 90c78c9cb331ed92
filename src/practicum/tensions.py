"""content/tensions.yml -> where the sources disagree: both sides, and the course's reading of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.record import Record

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
    found = tuple(_tension(reader) for reader in fields.tables("tensions", "Write at least one disagreement."))
    fields.close()
    return found


def _tension(fields: Fields) -> Tension:
    """Read one disagreement."""
    sides = tuple(_side(reader) for reader in fields.tables("sides", "Write both sides.", SIDES))
    if len(sides) > SIDES:
        fields.note(
            "sides", f"holds {len(sides)}; two are shown.", "Write two sides; a third is a disagreement of its own."
        )
    tension = Tension(
        place=fields.place(),
        id=fields.name("id", "Write an id such as t01."),
        topic=fields.line("topic", "Write in a few words what it is about."),
        strength=fields.choice("strength", STRENGTHS, "Write how far they disagree."),
        between=fields.line("between", 'Write who disagrees, such as "Between Williams and Brock".'),
        sides=sides,
        reading=fields.line("reading", "Write what the course makes of it."),
    )
    fields.close()
    return tension


def _side(fields: Fields) -> Side:
    """Read one side."""
    side = Side(
        place=fields.place(),
        says=fields.line("says", "Write what this side says."),
        points=fields.names("points", "Write the source points that say it, such as [w39].", required=True),
    )
    fields.close()
    return side
