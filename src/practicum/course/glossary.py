"""content/glossary.yml -> the terms that pages explain where they use them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from practicum.base.text import is_seen
from practicum.course.macro import check_ids
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from practicum.base.problem import Place, Problem
    from practicum.course.macro import Facts, Macro
    from practicum.course.page import Call
    from practicum.files.fields import Fields

FILE = "content/glossary.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term and its definition; `ours` if the sources use the term and the definition is the course's own."""

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
    """Return one term."""
    term = Term(
        place=fields.place(),
        id=fields.name("id", "fix.term-id"),
        term=fields.line("term", "fix.term"),
        text=fields.line("text", "fix.term-text"),
        ours=fields.flag("ours", "fix.term-ours"),
    )
    fields.close()
    return term


def check_term(macro: Macro, call: Call, facts: Facts) -> Iterator[Problem]:
    """Yield what is wrong with a term in a sentence, and a term in a course without a glossary page."""
    yield from check_ids(macro, call, facts)
    if call.more and not is_seen(call.more[0]):
        yield call.place.problem("", say("term.empty", id=call.id), say("term.wording-fix", id=call.id))
    if call.argument_count > len(macro.arguments):
        yield call.place.problem("", say("term.many", id=call.id), say("term.wording-fix", id=call.id))
    if facts.called is not None and "glossary" not in facts.called:
        yield call.place.problem("", *message("term.unlisted"))
