"""The only room that knows a site engine: the macros that pages call, and their rendering.

`mkdocs.yml` names this package for the macros (`plugins: macros: modules`) and `practicum.site.markdown` for the
Markdown extension that they need.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

_KEPT = ("ext_", "markdown", "preview")  # an engine keeps using the extensions that it loaded, with their state
_read_at: dict[str, int] = {}


def define_env(env: Any) -> None:
    """Define the macros for all pages of a build (MkDocs) or for one page (Zensical)."""
    _forget_edited_code()
    from practicum.site.macros import offer

    offer(env)


def _forget_edited_code() -> None:
    """Make the next import read the modules again after one was edited, so that a served site shows it."""
    now = {str(path): path.stat().st_mtime_ns for path in Path(__file__).parent.glob("*.py")}
    if _read_at and now != _read_at:
        own = [name for name in sys.modules if name.startswith(f"{__name__}.")]
        for name in own:
            if not name.removeprefix(f"{__name__}.").startswith(_KEPT):
                del sys.modules[name]
    _read_at.clear()
    _read_at.update(now)
