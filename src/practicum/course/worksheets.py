"""Worksheets: their front matter, and the fields to write in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from practicum.base.text import is_seen, short
from practicum.files.fields import is_id
from practicum.files.yaml_tree import Text
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from practicum.base.problem import Place, Problem
    from practicum.course.macro import Facts, Macro
    from practicum.course.page import Call, Page
    from practicum.files.fields import Fields

MOST_LINES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """A page to print or to fill in; `minutes` is how long that takes, 1 to 240."""

    place: Place
    id: str
    page: Page
    minutes: int


def read_worksheets(pages: Iterable[tuple[Page, Fields | None]]) -> Iterator[Worksheet]:
    """Yield the worksheet of every page with `worksheet` in its front matter; faults are noted in the readers."""
    for page, fields in pages:
        if fields is not None and Text("worksheet") in fields.data and (found := read_worksheet(fields, page)):
            yield found


def read_worksheet(fields: Fields, page: Page) -> Worksheet | None:
    """Return the worksheet in the front matter of a page, None where it is not a mapping."""
    if other := next((key for key in ("lesson", "module") if Text(key) in fields.data), ""):
        fix = say("worksheet-file.alone-fix")
        fields.note("worksheet", say("worksheet-file.alone", key=other), fix)
    fields.text("title", "fix.worksheet-title")
    inner = fields.table("worksheet", "fix.worksheet")
    if inner is None:
        return None
    worksheet = Worksheet(
        place=inner.place(),
        id=inner.name("id", "fix.worksheet-id"),
        page=page,
        minutes=inner.integer("minutes", 1, 240, None, "fix.worksheet-minutes"),
    )
    inner.close()
    return worksheet


def check_field(macro: Macro, call: Call, facts: Facts) -> Iterator[Problem]:
    """Yield what is wrong with a field to write in."""
    if facts.worksheet is None:
        return
    if not facts.worksheet:
        yield call.place.problem("", *message("worksheet-file.no-worksheet"))
    for what, fix in _field(call, len(macro.arguments)):
        yield call.place.problem("", what, fix)
    if earlier := facts.seen.get((macro.id_of, call.id)):
        what = say("worksheet-file.twice", id=call.id, line=earlier.place.line)
        yield call.place.problem("", what, say("fix.another-id"))


def without_fields(worksheets: Iterable[Worksheet], fields: Collection[str]) -> Iterator[Problem]:
    """Yield each worksheet without a field; `fields` are the names of the macros that show one."""
    for worksheet in worksheets:
        if not any(call.macro in fields for call in worksheet.page.calls):
            yield worksheet.place.problem("", *message("worksheet-file.no-field"))


def _field(call: Call, most: int) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one field, and how to fix it."""
    example = say(f"worksheet-file.example-{call.macro}")
    if not is_id(call.id):
        yield say("fields.no-id", given=short(call.id)), say("fix.id")
    if not call.more or not is_seen(call.more[0]):
        yield say("worksheet-file.no-label", id=short(call.id)), say("fix.gaps", example=example)
    if len(call.more) >= most:
        yield say("worksheet-file.much", id=short(call.id)), say("fix.gaps", example=example)
    elif len(call.more) > 1 and not (call.more[1].isdecimal() and 0 < int(call.more[1][:9]) <= MOST_LINES):
        yield say("worksheet-file.lines", given=short(call.more[1]), most=MOST_LINES), say("fix.gaps", example=example)
