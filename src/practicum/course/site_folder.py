"""Whether the site may be built into the folder that mkdocs.yml names: a build replaces that with all that is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.base.problem import Problem
from practicum.course.load import QUIZZES
from practicum.course.settings import CONFIG, CONTENT
from practicum.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OF_A_SITE = "404.html"  # both engines write it


def site_faults(folder: Path, site: str) -> Iterator[Problem]:
    """Yield a problem if the course in `folder`, or anything else but an earlier site, is in its folder `site`."""
    root, place = folder.resolve(), (folder / site).resolve()
    within = any(place.is_relative_to(root / own) for own in (CONTENT, QUIZZES))
    if within or root.is_relative_to(place) or _holds_something_else(place):
        yield Problem.of_file(CONFIG, *message("check.site", folder=site), path="site_dir")


def _holds_something_else(place: Path) -> bool:
    if not place.is_dir():
        return place.exists()
    return any(place.iterdir()) and not (place / _OF_A_SITE).is_file()
