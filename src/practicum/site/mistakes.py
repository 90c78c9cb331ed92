"""The faults of a course -> what its pages show instead of macros while the course is served to its author."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from practicum.site.ext_rawhtml import keep
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from practicum.base.problem import ProblemsError


def shown_on(error: ProblemsError, here: Callable[[], str]) -> Callable[..., str]:
    """Return the macro that replaces every other one: it shows the faults once a page; `here` names the present page."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, undefined=StrictUndefined
    )
    html = templates.get_template("mistakes.html").render(problems=error.problems, say=say)
    pages: set[str] = set()

    def mistakes(*_: object, **__: object) -> str:
        page = here()
        if page in pages:
            return ""
        pages.add(page)
        return keep(html)

    return mistakes
