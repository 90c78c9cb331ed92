"""What pages bring in beside quizzes: disagreements, terms, figures, worksheets. Read and checked in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.base.text import nearest
from practicum.course import disagreements as tensions
from practicum.course import figures, glossary, worksheets
from practicum.course.ids import doubled, unknown_points
from practicum.files.fields import Fields
from practicum.files.yaml_tree import parse, read_file
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from practicum.base.problem import Problem
    from practicum.course.disagreements import Tension
    from practicum.course.figures import Figure
    from practicum.course.glossary import Term
    from practicum.course.page import Page
    from practicum.course.worksheets import Worksheet

# the macro that shows each of them, and the file that it comes from
_SHOWN = {"tension": tensions.FILE, "term": glossary.FILE, "figure": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Aids:
    """Everything of that kind in a course, each in the order of its file."""

    tensions: tuple[Tension, ...]
    terms: tuple[Term, ...]
    figures: tuple[Figure, ...]
    worksheets: tuple[Worksheet, ...]


def read_aids(folder: Path, pages: Iterable[tuple[Page, Fields | None]], problems: list[Problem]) -> Aids:
    """Return what the course in a folder has of them; faults are noted in `problems`.

    `pages` are those of the nav, with the readers of their front matter.
    """
    disagreements = _file(folder, tensions.FILE, problems)
    words = _file(folder, glossary.FILE, problems)
    return Aids(
        tensions=tensions.read_tensions(disagreements) if disagreements else (),
        terms=glossary.read_terms(words) if words else (),
        figures=tuple(figures.read_figures(folder, problems)),
        worksheets=tuple(worksheets.read_worksheets(pages)),
    )


def _file(folder: Path, file: str, problems: list[Problem]) -> Fields | None:
    """Return a reader of a file that a course need not have."""
    path = folder / file
    if not path.exists():
        return None
    try:
        return Fields(parse(read_file(str(path), file), file), file, problems)
    except ProblemsError as error:
        problems += error.problems
        return None


def check_aids(
    aids: Aids, pages: Collection[Page], points: Collection[str] | None, broken: Collection[str]
) -> Iterator[Problem]:
    """Yield every fault between these files, the pages and the sources; None for `points` knows nothing of them."""
    yield from doubled("disagreement", ((tension.id, tension.place) for tension in aids.tensions))
    yield from doubled("term", ((term.id, term.place) for term in aids.terms))
    yield from doubled("worksheet", ((sheet.id, sheet.place) for sheet in aids.worksheets))
    if points is not None:
        for side in (side for tension in aids.tensions for side in tension.sides):
            yield from unknown_points(side.points, points, side.place, "points")
    known = {
        "tension": [tension.id for tension in aids.tensions],
        "term": [term.id for term in aids.terms],
        "figure": [figure.id for figure in aids.figures],
    }
    for page in pages:
        yield from _calls(page, known, broken)
    if not any(file.endswith(".md") for file in broken):
        yield from glossary.misused_terms(pages)
    sound = [page for page in pages if f"content/{page.file}" not in broken]
    yield from worksheets.misused_fields(sound, aids.worksheets)


def _calls(page: Page, known: Mapping[str, Collection[str]], broken: Collection[str]) -> Iterator[Problem]:
    """Yield what a page wants shown and is not there, or shows twice; a term may come as often as it likes."""
    seen: set[tuple[str, str]] = set()
    for call in page.calls:
        if call.macro not in _SHOWN or _SHOWN[call.macro] in broken:
            continue
        ids = known[call.macro]
        if call.id not in ids and call.macro == "figure":
            yield call.place.problem("", *figures.missing(call.id, list(ids)))
        elif call.id not in ids:
            fix = nearest(call.id, ids).strip() or say("fix.aid", file=_SHOWN[call.macro])
            yield call.place.problem("", say(f"cross.none-{call.macro}", id=call.id), fix)
        elif call.macro != "term" and (call.macro, call.id) in seen:
            yield call.place.problem("", say(f"cross.twice-{call.macro}", id=call.id), say("fix.delete-one"))
        seen.add((call.macro, call.id))
