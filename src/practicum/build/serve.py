"""The course at an address of this machine, built anew by an engine whenever a file is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.build.site import date_build, require, require_language
from practicum.build.stage import staged
from practicum.course.settings import CONFIG, SITE
from practicum.site.engines import changes_for, serve_with
from practicum.site.preview import preview

if TYPE_CHECKING:
    from pathlib import Path


def serve_site(root: Path, engine: str, address: str) -> int:
    """Serve the course in `root` at an address such as `localhost:8000` until Ctrl+C; return the engine's exit status.

    The site that was built before stays as it is. Raises ProblemsError if the engine is not installed, or
    its theme does not know the course's language.
    """
    require(engine)
    require_language(root, engine)
    date_build(root)
    if engine == "mkdocs":  # it builds into a folder of its own, and watches the course's configuration
        with preview():
            return serve_with(engine, root / CONFIG, address)
    with staged(root, root / SITE, changes_for(engine)) as stage, preview():
        return serve_with(engine, stage.config, address)
