"""Pages to write on: their front matter, and the fields that they offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.fields import is_id
from practicum.problem import short
from practicum.record import Record
from practicum.tree import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from practicum.fields import Fields
    from practicum.model import Call, Page, Place
    from practicum.problem import Problem

FIELDS = {"write": 2, "cell": 1}  # how much each takes at most beside its id
MOST_LINES = 30


class Worksheet(Record):
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
            mend = "Give the worksheet a page of its own."
            fields.note("worksheet", f"stands on a page that has {other}: too.", mend)
        fields.text("title", "Write the worksheet's title.")
        inner = fields.table("worksheet", 'Write "id:" and "minutes:" under it.')
        if inner is None:
            continue
        yield Worksheet(
            place=inner.place(),
            id=inner.name("id", "Write the worksheet's id; it never changes again."),
            page=page,
            minutes=inner.whole("minutes", 1, 240, None, "Write how many minutes it takes, such as 15."),
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
                what = "only a worksheet has fields to write in, and this page is none."
                mend = 'Write "worksheet: {id: ..., minutes: 15}" in the front matter, or delete the field.'
                yield call.place.problem("", what, mend)
            for what, mend in _field(call):
                yield call.place.problem("", what, mend)
            if call.id in seen:
                what = f'the field "{call.id}" stands twice; the first is in line {seen[call.id].place.line}.'
                yield call.place.problem("", what, "Give one of the two another id.")
            seen.setdefault(call.id, call)
        if page.file in sheets and not seen:
            mend = 'Write {{ write("field-id", "Label", 3) }} where learners are to write.'
            yield sheets[page.file].place.problem("", "this worksheet offers nothing to write in.", mend)


def _field(call: Call) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one field, and how to mend it."""
    example = '{{ write("field-id", "Label", 3) }}' if call.macro == "write" else '{{ cell("field-id", "Label") }}'
    if not is_id(call.id):
        yield f'"{short(call.id)}" cannot be an id.', "Write small letters, digits and hyphens."
    if not call.more or not call.more[0].strip():
        yield f'the field "{short(call.id)}" has no label.', f"Write {example}."
    if len(call.more) > FIELDS[call.macro]:
        yield f'the field "{short(call.id)}" is given too much.', f"Write {example}."
    elif len(call.more) > 1 and not (call.more[1].isdecimal() and 0 < int(call.more[1][:9]) <= MOST_LINES):
        yield f'"{short(call.more[1])}" is no number of lines from 1 to {MOST_LINES}.', f"Write {example}."
