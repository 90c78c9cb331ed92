"""The faults of a course -> what its pages show while the course is served to its author."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from practicum.course.read_page import only_calls
from practicum.course.settings import CONTENT
from practicum.site.ext_rawhtml import keep
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from practicum.base.problem import ProblemsError


def shown_on(error: ProblemsError, here: Callable[[], str]) -> Callable[..., str]:
    """Return the macro that replaces every other one: it shows the faults once; `here` names the present page."""
    pages: set[str] = set()

    def mistakes(*_: object, **__: object) -> str:
        page = here()
        if page in pages:
            return ""
        pages.add(page)
        return _html(error)

    return mistakes


def instead_of(error: ProblemsError, page: str, body: str) -> str:
    """Return the Markdown body of a page, or the faults in its place if the engine would end with it.

    The engine would say so in its own words, with a line that it counts from the end of the front matter. `page` is the
    page's path in `content/`.
    """
    is_named = any(problem.file == f"{CONTENT}/{page}" for problem in error.problems)
    return _html(error) if is_named and not only_calls(body) else body


def _html(error: ProblemsError) -> str:
    """Return the faults of a course as HTML for a page, line for line as in the terminal."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, undefined=StrictUndefined
    )
    return keep(templates.get_template("mistakes.html").render(problems=error.problems, say=say))
