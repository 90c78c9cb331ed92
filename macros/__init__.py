"""What pages can call: the only code that knows MkDocs. Logic stands in the modules beside.

MkDocs calls `define_env` once a build, Zensical once a page; `site_for` loads the
course once a build for both.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort

from practicum.pages import MACROS
from practicum.problem import ProblemsError
from practicum.words import say

if TYPE_CHECKING:
    from typing import Any

_HELD = "macros.rawhtml"  # one engine goes on with the extension that it has, and with what that keeps
_read_at: dict[str, int] = {}


def define_env(env: Any) -> None:
    """Offer the macros to the pages of one build (MkDocs) or to one page (Zensical)."""
    _forget_edited_code()
    from macros.aids import aid_macros
    from macros.learner import learner_macros
    from macros.mistakes import STRICT, shown_on
    from macros.site import site_for

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


def _forget_edited_code() -> None:
    """Let the next import read our modules again once one was edited, so that serving shows it."""
    now = {str(path): path.stat().st_mtime_ns for path in Path(__file__).parent.glob("*.py")}
    if _read_at and now != _read_at:
        for name in [name for name in sys.modules if name.startswith("macros.") and name != _HELD]:
            del sys.modules[name]
    _read_at.clear()
    _read_at.update(now)
