"""The mistakes of a course -> what a page shows in place of its macros while the course is served to its trainer."""

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
    """Return the macro that stands for every other: it shows the mistakes once a page. `here` tells which page that is."""
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
