"""The site of the present build: one for all pages that share a configuration object."""

from __future__ import annotations

from logging import getLogger
from threading import RLock
from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.site.config import from_engine
from practicum.site.renderer import Site

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from practicum.course.model import Course

LOGGER = "mkdocs.practicum"  # both engines show this logger in the terminal
_log = getLogger(LOGGER)
_lock = RLock()
_latest: tuple[object, Site | ProblemsError] | None = None
_handed: tuple[Path, Course] | None = None


def hand_over(course: Course, root: Path) -> None:
    """Let the next build of the course in a folder take the outline that was read already."""
    global _handed
    with _lock:
        _handed = (root.resolve(), course)


def site_for(conf: Mapping[str, Any]) -> Site:
    """Return the site of a build; raises ProblemsError with the faults of the course.

    All pages of a build share one configuration object, and so one site or one error.
    """
    global _latest, _handed
    with _lock:
        if _latest is None or _latest[0] is not conf:
            config = from_engine(conf)
            handed, _handed = _handed, None  # for one build: the files may be others at the next
            course = handed[1] if handed and handed[0] == config.root.resolve() else None
            try:
                _latest = (conf, Site(config, course))
            except ProblemsError as error:
                _latest = (conf, error)
                _log.error("%s", error)
        if isinstance(_latest[1], ProblemsError):
            raise _latest[1]
        return _latest[1]


def latest() -> Site | None:
    """Return the site of the present build; None before its first macro is defined, or without a build."""
    return _latest[1] if _latest and isinstance(_latest[1], Site) else None
