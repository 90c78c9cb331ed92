"""The type of a macro: its name, its arguments, and how the check looks at a call."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from practicum.base.problem import Problem
from practicum.base.text import did_you_mean
from practicum.course.page import Call, Page
from practicum.words import message, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the check of a call knows about the rest of the course.

    `known` are the ids by what they are ids of; None if a fault elsewhere hides some. `called` are the macros that any
    page calls (None: not known). `worksheet` says whether the page is a worksheet (None: not known), `asks` whether a
    lesson has a quiz. `seen` are the calls above this one on the page, by what their id is an id of, and the id.
    """

    page: Page
    known: Mapping[str, Collection[str] | None]
    called: Collection[str] | None
    worksheet: bool | None
    asks: bool
    seen: dict[tuple[str, str], Call] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: its name, and what it is an id `of` (empty for a text or a number)."""

    name: str
    of: str = ""
    optional: bool = False


Check = Callable[["Macro", Call, Facts], Iterator[Problem]]
Unknown = Callable[[str, Collection[str]], str]


def nearest_or_all(ident: str, known: Collection[str]) -> str:
    """Return how to fix an id that nothing has: the most similar id, or all known ids."""
    return did_you_mean(ident, known, say("fix.one-of", known=", ".join(known)) if known else say("fix.delete-line"))


def from_file(file: str) -> Unknown:
    """Return the function that says how to fix an id that `file` should define."""
    return lambda ident, known: did_you_mean(ident, known, say("fix.aid", file=file))


def check_ids(macro: Macro, call: Call, facts: Facts) -> Iterator[Problem]:
    """Yield what is wrong with the id in a call: nothing has it, or the page shows it twice."""
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
    if call.argument_count > len(macro.arguments):
        what, fix = message("cross.many-arguments", macro=macro.name, most=len(macro.arguments))
        yield call.place.problem("", what, fix)


@dataclass(frozen=True, slots=True, kw_only=True)
class Macro:
    """A macro as pages call it, and how a call is checked.

    An id is always its first argument. `once`: a page shows the same thing only once. `unknown` says how to fix an id
    that nothing has; `missing` says what is wrong with it, and is None for the message `cross.none-NAME`.
    """

    name: str
    arguments: tuple[Argument, ...] = ()
    once: bool = True
    unknown: Unknown = nearest_or_all
    missing: Callable[[str], str] | None = None
    check: Check = check_call

    @property
    def id_of(self) -> str:
        """What the first argument is the id of; empty if it is not an id."""
        return self.arguments[0].of if self.arguments else ""
