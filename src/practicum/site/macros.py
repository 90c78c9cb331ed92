"""What pages can call. MkDocs asks once a build, Zensical once a page; `site_for` loads the course once a build for both."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort

from practicum.base.problem import ProblemsError
from practicum.course.read_page import MACROS
from practicum.site.aids import aid_macros
from practicum.site.current import site_for
from practicum.site.learner import learner_macros
from practicum.site.mistakes import STRICT, shown_on
from practicum.words import say

if TYPE_CHECKING:
    from typing import Any


def offer(env: Any) -> None:
    """Offer the macros to the pages of one build (MkDocs) or to one page (Zensical)."""

    def here() -> str:
        """Return the path in `content/` of the page that is being built."""
        return str(env.page.file.src_uri if hasattr(env.page, "file") else env.page.path)

    try:
        site = site_for(env.conf)
    except ProblemsError as error:
        if os.environ.get(STRICT) != "false":
            raise Abort(say("macro.not-built")) from None
        mistakes = shown_on(error, here)
        for name in MACROS:
            env.macro(mistakes, name)
        return

    def objectives() -> str:
        """Show what the lesson of this page is for."""
        return site.objectives(here())

    def principle(ident: str) -> str:
        """Show a principle of this page's lesson."""
        return site.principle(here(), ident)

    def quiz(ident: str) -> str:
        """Show a quiz."""
        return site.quiz(here(), ident)

    def source(ident: str) -> str:
        """Show an article's attribution and points."""
        return site.source(here(), ident)

    def coverage() -> str:
        """Show what comes of every point of the sources."""
        return site.coverage(here())

    def syllabus(module: str = "") -> str:
        """Show the modules and their lessons, or those of one module."""
        return site.syllabus(here(), module)

    for macro in (
        coverage,
        objectives,
        principle,
        quiz,
        source,
        syllabus,
        *aid_macros(site.aids, here),
        *learner_macros(site.learner, here),
    ):
        env.macro(macro)
