"""content/glossary.yml -> the terms that pages explain where they use them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from practicum.base.problem import Place, Problem
    from practicum.course.page import Page
    from practicum.files.fields import Fields

FILE = "content/glossary.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word with what it means; `ours` where the sources use it but the definition is the course's own."""

    place: Place
    id: str
    term: str
    text: str
    ours: bool


def read_terms(fields: Fields) -> tuple[Term, ...]:
    """Return every term of the file; faults are noted in `fields`."""
    found = tuple(_term(reader) for reader in fields.tables("terms", "fix.terms"))
    fields.close()
    return found


def _term(fields: Fields) -> Term:
    """Read one term."""
    term = Term(
        place=fields.place(),
        id=fields.name("id", "fix.term-id"),
        term=fields.line("term", "fix.term"),
        text=fields.line("text", "fix.term-text"),
        ours=fields.flag("ours", "fix.term-ours"),
    )
    fields.close()
    return term


def misused_terms(pages: Iterable[Page]) -> Iterator[Problem]:
    """Yield each term that a page cannot show as it is written there, and terms without a page that lists them."""
    pages = tuple(pages)
    listed = any(call.macro == "glossary" for page in pages for call in page.calls)
    for page in pages:
        for call in page.calls:
            if call.macro != "term":
                continue
            if call.more and not call.more[0].strip():
                what = say("term.empty", id=call.id)
                yield call.place.problem("", what, say("term.wording-fix", id=call.id))
            if len(call.more) > 1:
                what = say("term.many", id=call.id)
                yield call.place.problem("", what, say("term.wording-fix", id=call.id))
            if not listed:
                fix = say("term.unlisted-fix")
                yield call.place.problem("", say("term.unlisted"), fix)
