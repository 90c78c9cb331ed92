"""What one macro is: its name, its arguments, and what the check does with a call of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from practicum.base.problem import Problem
from practicum.base.text import did_you_mean
from practicum.course.page import Call, Page
from practicum.words import message, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the check of a call knows of the course around it.

    `known` gives the ids by what they name, or None where a fault elsewhere hides some; `called` are the macros of all
    pages, or None. `worksheet` says whether the page is one (None: not known), `asks` whether a lesson has a quiz.
    `seen` are the page's calls above this one, by what their ids name and the id.
    """

    page: Page
    known: Mapping[str, Collection[str] | None]
    called: Collection[str] | None
    worksheet: bool | None
    asks: bool
    seen: dict[tuple[str, str], Call] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument by its name in the rendering; `of` tells what it is the id of, or nothing for a text or a number."""

    name: str
    of: str = ""
    optional: bool = False


Check = Callable[["Macro", Call, Facts], Iterator[Problem]]
Unknown = Callable[[str, Collection[str]], str]


def one_of(ident: str, known: Collection[str]) -> str:
    """Return how to fix an id that nothing has: the one most like it, or all there are."""
    return did_you_mean(ident, known, say("fix.one-of", known=", ".join(known)) if known else say("fix.delete-line"))


def from_file(file: str) -> Unknown:
    """Return what tells how to fix an id of something that one file lists."""
    return lambda ident, known: did_you_mean(ident, known, say("fix.aid", file=file))


def check_ids(macro: Macro, call: Call, facts: Facts) -> Iterator[Problem]:
    """Yield what is wrong with the id in a call: nothing has it, or the page shows the same already."""
    ids = facts.known.get(macro.id_of)
    if ids is None or (not call.id and macro.arguments[0].optional):
        return
    if call.id not in ids:
        what = macro.missing(call.id) if macro.missing else say(f"cross.none-{macro.name}", id=call.id)
        yield call.place.problem("", what, macro.unknown(call.id, ids))
    elif macro.once and (macro.id_of, call.id) in facts.seen:
        yield call.place.problem("", say(f"cross.twice-{macro.name}", id=call.id), say("fix.delete-one"))


def check_call(macro: Macro, call: Call, facts: Facts) -> Iterator[Problem]:
    """Yield what is wrong with a call: its id, or more arguments than the macro takes."""
    yield from check_ids(macro, call, facts)
    if call.number > len(macro.arguments):
        what, fix = message("cross.many-arguments", macro=macro.name, most=len(macro.arguments))
        yield call.place.problem("", what, fix)


@dataclass(frozen=True, slots=True, kw_only=True)
class Macro:
    """A macro as pages call it, and how a call is checked.

    The id, if it takes one, is its first argument. `once`: a page may show the same thing a single time. `in_headings`: it may be called in one. `unknown`
    tells how to fix an id that nothing has, `missing` what is wrong with it where that is not a message of its name.
    """

    name: str
    arguments: tuple[Argument, ...] = ()
    once: bool = True
    in_headings: bool = True
    unknown: Unknown = one_of
    missing: Callable[[str], str] | None = None
    check: Check = check_call

    @property
    def id_of(self) -> str:
        """What the first argument is the id of, or nothing."""
        return self.arguments[0].of if self.arguments else ""
