"""The macros as the engines call them.

MkDocs asks for them once a build, Zensical once a page; `site_for` loads the course once a build for both.
"""

from __future__ import annotations

import os
from functools import partial
from logging import getLogger
from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.course.macros import MACROS
from practicum.site.current import LOGGER, site_for
from practicum.site.engines import STRICT
from practicum.site.mistakes import instead_of, shown_on
from practicum.site.table import on_page
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


def offer(env: Any) -> None:
    """Define the macros in an engine's environment `env`; raises Abort if the course has faults and is not served."""

    def here() -> str:
        """Return the path in `content/` of the page that is being built."""
        return str(env.page.file.src_uri if hasattr(env.page, "file") else env.page.path)

    try:
        site = site_for(env.conf)
    except ProblemsError as error:
        if os.environ.get(STRICT) != "false":
            getLogger(LOGGER).error(say("macro.not-built"))  # noqa: TRY400 - no traceback for a mistake in a file
            raise SystemExit(1) from None  # both engines end with it, and need no module of the other
        mistakes = shown_on(error, here)
        for name in MACROS:
            env.macro(mistakes, name)
        if hasattr(env, "pre_macro_functions"):  # MkDocs; in Zensical, `ext_mistakes` does it
            env.pre_macro_functions.append(partial(_show_instead, error, here))
        return

    for name, rendering in site.macros().items():
        env.macro(on_page(here, rendering), name)


def body_to_show(conf: Mapping[str, Any], page: str, body: str) -> str:
    """Return the body of a page in a build of Zensical, or the course's faults in its place as `instead_of` does."""
    if os.environ.get(STRICT) == "false":
        try:
            site_for(conf)
        except ProblemsError as error:
            return instead_of(error, page, body)
    return body


def _show_instead(error: ProblemsError, here: Callable[[], str], env: Any) -> None:
    """Let MkDocs read faults in place of the body of its present page, as `instead_of` does, and a title as a text."""
    if not isinstance(env.page.title, str):  # such as 2026, which the faults name: MkDocs would end
        env.page.title = str(env.page.title)
    env.markdown = instead_of(error, here(), env.markdown)
