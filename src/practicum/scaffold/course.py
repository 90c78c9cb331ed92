"""`practicum new FOLDER`: a small whole course in a folder whose name is its id."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from practicum.base.problem import Problem, ProblemsError
from practicum.course.format import FORMAT
from practicum.files.fields import is_id
from practicum.scaffold.pin import pin
from practicum.scaffold.schemas import write_schemas
from practicum.scaffold.texts import course_files, encoded, refuse_title, runs, slug
from practicum.words import message, speak, spoken

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_MARKS = re.compile(r"[\\`*_\[\]#{}]")  # that Markdown would read as its own
_EDITOR = "edit"  # below the address of a repository on GitHub, the editor for the files of a branch
_EDITORS = {"gitlab": "-/edit", "codeberg": "_edit", "gitea": "_edit", "forgejo": "_edit"}  # by a word of the host


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCourse:
    """What a new course is called: `name` is its folder and its id, `title` what people read.

    `language` is a code such as `de`; `site_url` is where it will be published, `repo` the address of its repository
    on a forge, each empty if that is not known.
    """

    name: str
    title: str = ""
    language: str = "en"
    site_url: str = ""
    repo: str = ""


def new_course(folder: Path, new: NewCourse) -> list[str]:
    """Write a small whole course into a folder that is not there or empty; return the paths of its files.

    Folders that it is in are made too.

    Raises ProblemsError if the name cannot be an id, the folder holds something, the title cannot be one, or the
    repository has no page; nothing is written then.
    """
    if not is_id(new.name):
        raise ProblemsError([Problem.of_argument(new.name, *message("new.name", name=slug(new.name)))])
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ProblemsError([Problem.of_argument(str(folder), *message("new.exists"))])
    refuse_title(new.title)
    if new.repo and not new.repo.startswith(("https://", "http://")):
        raise ProblemsError([Problem.of_argument(new.repo, *message("new.repo"))])
    requirement, wheel = pin()
    title = new.title or new.name.replace("-", " ").capitalize()
    values = {
        "name": new.name,
        "title": json.dumps(title, ensure_ascii=False),
        "heading": _MARKS.sub(r"\\\g<0>", escape(title, quote=False)),
        "language": new.language,
        "site_url": json.dumps(new.site_url),
        "repo": _repository(new.repo),
        "requirement": requirement,
        "format": str(FORMAT),
    }
    written = []
    for path, text in course_files(new.language, values):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        content = encoded(path, text)
        target.write_bytes(content)
        if runs(content):
            target.chmod(0o755)
        written.append(path)
    written += _in_language(new.language, lambda: write_schemas(folder))
    if wheel:
        (folder / "engine").mkdir(exist_ok=True)
        (folder / "engine" / wheel.name).write_bytes(wheel.content)
        written.append(f"engine/{wheel.name}")
    return written


def _in_language(language: str, write: Callable[[], list[str]]) -> list[str]:
    """Return what a function returns while the words are in a language."""
    spoke = spoken()
    speak(language)
    try:
        return write()
    finally:
        speak(spoke)


def _repository(address: str) -> str:
    """Return the lines of mkdocs.yml that put "Edit this page" on every page."""
    if not address:
        return ""
    host = urlsplit(address).netloc
    editor = next((path for name, path in _EDITORS.items() if name in host), _EDITOR)
    address = address.removesuffix("/").removesuffix(".git")
    return f"repo_url: {json.dumps(address)}\nedit_uri: {editor}/main/content/\n"
