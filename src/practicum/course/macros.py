"""Every macro that pages can call: an entry here, and a rendering with the same name in `site/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.base.text import did_you_mean
from practicum.course import disagreements, figures, glossary, worksheets
from practicum.course.macro import Argument, Macro, check_call, from_file
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from practicum.base.problem import Problem
    from practicum.course.macro import Facts
    from practicum.course.page import Call, Page


def _needs_review(macro: Macro, call: Call, facts: Facts) -> Iterator[Problem]:
    """Yield the faults of a call, and that no page has the review that it links to."""
    yield from check_call(macro, call, facts)
    if facts.called is not None and "review" not in facts.called:
        yield call.place.problem("", *message("cross.nothing-due"))


def _needs_quiz(macro: Macro, call: Call, facts: Facts) -> Iterator[Problem]:
    """Yield the faults of a call, and that no lesson has a quiz, without which none comes next."""
    yield from check_call(macro, call, facts)
    if facts.called is not None and not facts.asks:
        yield call.place.problem("", *message("cross.nothing-next"))


def _needs_parts(macro: Macro, call: Call, facts: Facts) -> Iterator[Problem]:
    """Yield the faults of a call, and that nothing on the page is part of its path."""
    yield from check_call(macro, call, facts)
    if not any(other.macro == "takes" and call.id in other.more[:1] for other in facts.page.calls):
        yield call.place.problem("", *message("cross.no-path", path=call.id))


def _similar_or(fix: str) -> Callable[[str, Collection[str]], str]:
    """Return what says how to fix an unknown id: the most similar one, or the text of `fix`."""
    return lambda ident, known: did_you_mean(ident, known, say(fix))


def _id(of: str) -> tuple[Argument, ...]:
    return (Argument("ident", of),)


_FIELD = (*_id("field"), Argument("label"))

MACROS: Mapping[str, Macro] = {
    macro.name: macro
    for macro in (
        Macro(name="cell", arguments=_FIELD, check=worksheets.check_field),
        Macro(name="coverage"),
        Macro(name="figure", arguments=_id("figure"), unknown=figures.unknown, missing=figures.missing),
        Macro(name="glossary"),
        Macro(name="my_progress"),
        Macro(name="next_lesson", check=_needs_quiz),
        Macro(name="objectives"),
        Macro(name="principle", arguments=_id("principle")),
        Macro(name="quiz", arguments=_id("quiz")),
        Macro(name="review"),
        Macro(name="review_due", check=_needs_review),
        Macro(name="sample", arguments=_id("question"), unknown=_similar_or("fix.sample")),
        Macro(name="source", arguments=_id("source")),
        Macro(name="syllabus", arguments=(Argument("module", "module", optional=True),)),
        Macro(
            name="takes",
            arguments=(*_id("time"), Argument("path", optional=True)),
            once=False,
            unknown=_similar_or("fix.takes"),
        ),
        Macro(name="takes_in_all", arguments=(Argument("path"),), check=_needs_parts),
        Macro(name="tension", arguments=_id("tension"), unknown=from_file(disagreements.FILE)),
        Macro(name="tensions"),
        Macro(
            name="term",
            arguments=(*_id("term"), Argument("wording", optional=True)),
            once=False,
            unknown=from_file(glossary.FILE),
            check=glossary.check_term,
        ),
        Macro(name="write", arguments=(*_FIELD, Argument("lines", optional=True)), check=worksheets.check_field),
    )
}
FIELDS = frozenset(name for name, macro in MACROS.items() if macro.id_of == "field")


def check_calls(page: Page, facts: Facts) -> Iterator[Problem]:
    """Yield what is wrong with each macro that a page calls."""
    for call in page.calls:
        macro = MACROS.get(call.macro)
        if macro is not None:
            yield from macro.check(macro, call, facts)
            facts.seen.setdefault((macro.id_of, call.id), call)
