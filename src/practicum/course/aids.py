"""What pages show besides quizzes: disagreements, terms, figures and worksheets, read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from practicum.course import disagreements as tensions
from practicum.course import figures, glossary, worksheets
from practicum.course.ids import duplicate_ids, unknown_points
from practicum.course.macros import FIELDS
from practicum.files.fields import Fields
from practicum.files.yaml_tree import parse, read_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from practicum.base.problem import Problem
    from practicum.course.disagreements import Tension
    from practicum.course.figures import Figure
    from practicum.course.glossary import Term
    from practicum.course.memory import Memory
    from practicum.course.page import Page
    from practicum.course.worksheets import Worksheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Aids:
    """The disagreements (tensions), terms, figures and worksheets of a course, each in the order of its file."""

    tensions: tuple[Tension, ...]
    terms: tuple[Term, ...]
    figures: tuple[Figure, ...]
    worksheets: tuple[Worksheet, ...]


def read_aids(
    folder: Path, pages: Iterable[tuple[Page, Fields | None]], problems: list[Problem], memory: Memory
) -> Aids:
    """Return the aids of the course in a folder; faults are noted in `problems`.

    `pages` are the pages of the nav, with the readers of their front matter.
    """
    disagreements = _file(folder, tensions.FILE, problems, memory)
    words = _file(folder, glossary.FILE, problems, memory)
    return Aids(
        tensions=tensions.read_tensions(disagreements) if disagreements else (),
        terms=glossary.read_terms(words) if words else (),
        figures=tuple(figures.read_figures(folder, problems)),
        worksheets=tuple(worksheets.read_worksheets(pages)),
    )


def _file(folder: Path, file: str, problems: list[Problem], memory: Memory) -> Fields | None:
    """Return a reader of a file, or None if the course has no such file or it cannot be read."""
    path = folder / file
    if not path.exists():
        return None
    data = memory.recall("tree", path, problems, lambda _: parse(read_file(str(path), file), file))
    return None if data is None else Fields(data, file, problems)


def check_aids(aids: Aids, points: Collection[str] | None, broken: Collection[str]) -> Iterator[Problem]:
    """Yield every fault between these files and the sources; `points` are ids of source points (None: not known)."""
    yield from duplicate_ids("disagreement", ((tension.id, tension.place) for tension in aids.tensions))
    yield from duplicate_ids("term", ((term.id, term.place) for term in aids.terms))
    yield from duplicate_ids("worksheet", ((worksheet.id, worksheet.place) for worksheet in aids.worksheets))
    if points is not None:
        for side in (side for tension in aids.tensions for side in tension.sides):
            yield from unknown_points(side.points, points, side.place, "points")
    sound = [worksheet for worksheet in aids.worksheets if f"content/{worksheet.page.file}" not in broken]
    yield from worksheets.without_fields(sound, FIELDS)


def known_ids(aids: Aids, broken: Collection[str]) -> dict[str, Collection[str] | None]:
    """Return the ids that pages can show, by what they are ids of; None if the file with them is broken."""
    return {
        "tension": None if tensions.FILE in broken else [tension.id for tension in aids.tensions],
        "term": None if glossary.FILE in broken else [term.id for term in aids.terms],
        "figure": [figure.id for figure in aids.figures],
    }
