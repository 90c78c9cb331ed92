"""Add to a built site, for both engines: outline, order of the search, review, offline copy, service worker and policy."""

from __future__ import annotations

import shutil
from fnmatch import fnmatch
from html import escape
from typing import TYPE_CHECKING

from practicum.publish.archive import archive
from practicum.publish.lighter import Styles, squeezed
from practicum.publish.outline import Parts
from practicum.publish.policy import header_files, of_scripts, styles_of
from practicum.publish.review import add_questions
from practicum.publish.search import lessons_first
from practicum.publish.site import BuiltSite
from practicum.publish.worker import add_worker, registration, remove_worker, too_large
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from typing import Any

    from practicum.site.renderer import Reviewed

_OUTLINE = "assets/learner/outline.js"
_BUNDLE = "assets/javascripts/bundle.*.js"
_OF_THE_THEME = ("__init__.py", "__pycache__", "mkdocs_theme.yml")  # Zensical copies them with the theme's files


def publish(
    folder: Path,
    outline: Mapping[str, Any],
    seconds: int,
    *,
    reviewed: Iterable[Reviewed] = (),
    policy_in_pages: bool = False,
) -> list[str]:
    """Add to the built site in `folder`; return messages for the person who builds it.

    `outline` is that of the course (`practicum.course.outline`). Every page loads its own part of it, and it says which
    pages the search finds first, and names the offline copy. `seconds` (since 1970) dates the files in that copy.
    `reviewed` are the quizzes for the page *Review* (`Site.reviewed`). With `policy_in_pages`, the policy is in the
    pages, for hosts that cannot send headers.
    Raises ValueError if a theme's page or a script lacks the place for what is added.
    """
    delete_of_theme(folder)
    _translate(folder / "404.html")
    built = BuiltSite(folder)
    built.fill(_OUTLINE, "outline", outline)
    lessons_first(built, outline["pages"])
    add_questions(built, reviewed)
    parts, styles_used = Parts(built, outline), Styles(built)
    for page in built.pages():
        engines = page.text
        styles_used.see(page)
        parts.add_to(page)
        page.text = squeezed(page.text)
        if page.text != engines:
            built.write(page.path, page.text)
    styles_used.leave_in()
    packed = archive(built, str(outline["course"]) or "course", seconds)
    bundles = [built.bytes(path).decode() for path in built.files if fnmatch(path, _BUNDLE)]
    styles = [style for bundle in bundles for style in styles_of(bundle)]
    large = too_large(built)
    registered = set() if large else {*built.of_the_course()}
    scripts: set[str] = set()
    messages = []
    for page in built.pages():
        engines = page.text
        messages += page.faults()
        scripts.update(page.scripts())
        if policy_in_pages:
            page.in_head(of_scripts(page.scripts(), styles).meta())
        if page.path in registered:
            page.at_end(registration(page))
        if page.text != engines:
            built.write(page.path, page.text)
    remove_worker(built)
    if not large:
        add_worker(built)  # last: it hashes the pages
    for name, text in header_files(of_scripts(scripts, styles)).items():
        built.write(name, text)
    return [*messages, *filter(None, [large]), say("publish.offline", file=packed)]


def delete_of_theme(folder: Path) -> None:
    """Delete from a site what is in the theme's folder and is not for browsers."""
    for name in _OF_THE_THEME:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _translate(not_found: Path) -> None:
    """Translate the title of the 404 page, which the themes have in English only."""
    if not_found.is_file():
        text = not_found.read_text(encoding="utf-8")
        not_found.write_text(text.replace("404 - Not found", escape(say("site.not-found"))), encoding="utf-8")
