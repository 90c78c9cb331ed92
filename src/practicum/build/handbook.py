"""The handbook in a course's site: a small site of its own in a folder, with its own search and navigation."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import practicum
from practicum.course.settings import HANDBOOK
from practicum.publish import delete_of_theme
from practicum.site.engines import build_with
from practicum.words import ENGLISH, say, speak, spoken

if TYPE_CHECKING:
    from practicum.build.stage import Stage

_PAGES = Path(practicum.__file__).parent / HANDBOOK


def link_to_handbook() -> dict[str, str]:
    """Return the link that the theme shows at the end of each page of a course."""
    return {"link": f"{HANDBOOK}/index.html", "text": say("build.for-trainers")}


def build_handbook(engine: str, stage: Stage, title: str) -> int:
    """Build the handbook into its folder of the site in `stage`; return the engine's exit status.

    `title` is the course's, for the way back. The handbook is in English, whatever the course's language is.
    """
    work, made = stage.made.parent, stage.made / HANDBOOK
    shutil.copytree(_PAGES, work / HANDBOOK)  # Zensical takes pages only from beside its configuration
    settings: dict[str, object] = {"INHERIT": str(_PAGES / "site.yml"), "docs_dir": HANDBOOK, "site_dir": str(made)}
    config = work / "handbook.yml"
    language = spoken()
    speak(ENGLISH)
    try:
        back = {"link": "../index.html", "text": say("build.back", title=title)}
        settings["extra"] = {"homepage": back["link"], "footer_link": back}
        config.write_text(json.dumps(settings), encoding="utf-8")
        status = build_with(engine, config)
    finally:
        speak(language)
    delete_of_theme(made)
    (made / "404.html").unlink(missing_ok=True)  # hosts have one for the whole site
    return status
