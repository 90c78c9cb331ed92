"""The kinds of question: a module for each, with the kind's name, which defines one class with that name.

A kind is found by its name, so there is no list of them: `kinds/choice.py` defines `Choice`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from practicum.quiz.model import Question


def names() -> list[str]:
    """Return the name of every kind, in alphabetical order."""
    from pkgutil import iter_modules  # only messages and checks ask for all

    return sorted(module.name for module in iter_modules(__path__))


def find(name: str) -> type[Question] | None:
    """Return the class of a kind by its name, or None if there is no such kind."""
    if not name.isalpha():
        return None
    try:
        module = import_module(f"{__name__}.{name}")
    except ModuleNotFoundError:
        return None
    found: type[Question] = getattr(module, name.capitalize())
    return found
