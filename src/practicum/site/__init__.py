"""The only room that knows a site engine: what pages call, and what renders it.

`mkdocs.yml` names this package for the macros (`plugins: macros: modules`) and `practicum.site.markdown` for what
they need of Markdown.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

_KEPT = ("ext_", "markdown")  # an engine goes on with the extensions that it has, and with what they keep
_read_at: dict[str, int] = {}


def define_env(env: Any) -> None:
    """Offer the macros to the pages of one build (MkDocs) or to one page (Zensical)."""
    _forget_edited_code()
    from practicum.site.macros import offer

    offer(env)


def _forget_edited_code() -> None:
    """Let the next import read our modules again once one was edited, so that serving shows it."""
    now = {str(path): path.stat().st_mtime_ns for path in Path(__file__).parent.glob("*.py")}
    if _read_at and now != _read_at:
        own = [name for name in sys.modules if name.startswith(f"{__name__}.")]
        for name in own:
            if not name.removeprefix(f"{__name__}.").startswith(_KEPT):
                del sys.modules[name]
    _read_at.clear()
    _read_at.update(now)
