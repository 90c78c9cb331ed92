"""The rendering of each macro, by its name in `practicum.course.macros`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Rendering = TypeVar("Rendering", bound=Callable[..., str])
RENDERINGS: dict[str, Callable[..., str]] = {}


def macro(name: str) -> Callable[[Rendering], Rendering]:
    """Return a decorator for the rendering of a macro: a method with a page's path and the macro's arguments."""

    def bind(method: Rendering) -> Rendering:
        RENDERINGS[name] = method
        return method

    return bind


def bound(*parts: Any) -> dict[str, Callable[..., str]]:
    """Return every rendering by its macro's name, bound to the one of `parts` whose class defines it."""
    return {
        name: getattr(part, method.__name__)
        for name, method in RENDERINGS.items()
        for part in parts
        if vars(type(part)).get(method.__name__) is method
    }


def on_page(here: Callable[[], str], rendering: Callable[..., str]) -> Callable[..., str]:
    """Return a rendering as a page calls it; `here` gives the path of the page that is being built."""
    return lambda *given, **named: rendering(here(), *given, **named)
