"""Pages to write on: their front matter, and the fields that they offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from practicum.base.text import short
from practicum.files.fields import is_id
from practicum.files.yaml_tree import Text
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from practicum.base.problem import Place, Problem
    from practicum.course.page import Call, Page
    from practicum.files.fields import Fields

FIELDS = {"write": 2, "cell": 1}  # how much each takes at most beside its id
MOST_LINES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """A page to print or fill in; `minutes` is how long that takes."""

    place: Place
    id: str
    page: Page
    minutes: int


def read_worksheets(pages: Iterable[tuple[Page, Fields | None]]) -> Iterator[Worksheet]:
    """Yield the worksheet of every page that is one; faults are noted in the pages' readers."""
    for page, fields in pages:
        if fields is None or Text("worksheet") not in fields.data:
            continue
        if other := next((key for key in ("lesson", "module") if Text(key) in fields.data), ""):
            fix = say("worksheet-file.alone-fix")
            fields.note("worksheet", say("worksheet-file.alone", key=other), fix)
        fields.text("title", "fix.worksheet-title")
        inner = fields.table("worksheet", "fix.worksheet")
        if inner is None:
            continue
        yield Worksheet(
            place=inner.place(),
            id=inner.name("id", "fix.worksheet-id"),
            page=page,
            minutes=inner.whole("minutes", 1, 240, None, "fix.worksheet-minutes"),
        )
        inner.close()


def misused_fields(pages: Iterable[Page], worksheets: Iterable[Worksheet]) -> Iterator[Problem]:
    """Yield what is wrong with the fields to write in of some pages."""
    sheets = {sheet.page.file: sheet for sheet in worksheets}
    for page in pages:
        seen: dict[str, Call] = {}
        for call in page.calls:
            if call.macro not in FIELDS:
                continue
            if page.file not in sheets:
                what = say("worksheet-file.no-worksheet")
                fix = say("worksheet-file.no-worksheet-fix")
                yield call.place.problem("", what, fix)
            for what, fix in _field(call):
                yield call.place.problem("", what, fix)
            if call.id in seen:
                what = say("worksheet-file.twice", id=call.id, line=seen[call.id].place.line)
                yield call.place.problem("", what, say("fix.another-id"))
            seen.setdefault(call.id, call)
        if page.file in sheets and not seen:
            fix = say("worksheet-file.no-field-fix")
            yield sheets[page.file].place.problem("", say("worksheet-file.no-field"), fix)


def _field(call: Call) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one field, and how to fix it."""
    example = say(f"worksheet-file.example-{call.macro}")
    if not is_id(call.id):
        yield say("fields.no-id", given=short(call.id)), say("fix.id")
    if not call.more or not call.more[0].strip():
        yield say("worksheet-file.no-label", id=short(call.id)), say("fix.gaps", example=example)
    if len(call.more) > FIELDS[call.macro]:
        yield say("worksheet-file.much", id=short(call.id)), say("fix.gaps", example=example)
    elif len(call.more) > 1 and not (call.more[1].isdecimal() and 0 < int(call.more[1][:9]) <= MOST_LINES):
        yield say("worksheet-file.lines", given=short(call.more[1]), most=MOST_LINES), say("fix.gaps", example=example)
