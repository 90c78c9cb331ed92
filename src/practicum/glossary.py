"""content/glossary.yml -> the terms that pages explain where they use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from practicum.fields import Fields
    from practicum.model import Page, Place
    from practicum.problem import Problem

FILE = "content/glossary.yml"


class Term(Record):
    """A word with what it means; `ours` where the sources use it but the definition is the course's own."""

    place: Place
    id: str
    term: str
    text: str
    ours: bool


def read_terms(fields: Fields) -> tuple[Term, ...]:
    """Return every term of the file; faults are noted in `fields`."""
    found = tuple(_term(reader) for reader in fields.tables("terms", "Write at least one term."))
    fields.close()
    return found


def _term(fields: Fields) -> Term:
    """Read one term."""
    term = Term(
        place=fields.place(),
        id=fields.name("id", "Write an id such as account-penetration."),
        term=fields.line("term", "Write the term as a sentence has it."),
        text=fields.line("text", "Write in one or two sentences what it means."),
        ours=fields.flag("ours", "Write true where the definition is the course's own, or leave the line out."),
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
                what = f'the wording for the term "{call.id}" is empty.'
                yield call.place.problem("", what, f'Write {{{{ term("{call.id}", "the words of the sentence") }}}}.')
            if len(call.more) > 1:
                what = f'the term "{call.id}" has more than one wording.'
                yield call.place.problem("", what, f'Write {{{{ term("{call.id}", "the words of the sentence") }}}}.')
            if not listed:
                mend = "Write {{ glossary() }} on a page of the nav: terms link to it."
                yield call.place.problem("", "no page shows the glossary.", mend)
