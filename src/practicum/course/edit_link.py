"""mkdocs.yml -> where a file of the course is edited in the forge, as Material's link *Edit this page* finds it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from practicum.base.problem import ProblemsError
from practicum.course.settings import CONFIG, CONTENT
from practicum.files.yaml_tree import Text, parse, read_file

if TYPE_CHECKING:
    from practicum.files.yaml_tree import Table


def edit_base(course: str) -> str:
    """Return what is before the path of a file in the course's folder in the address at which it is edited.

    `edit_uri` of mkdocs.yml, seen from `repo_url` as MkDocs does, leads to the folder of pages, which is beside the
    others. The text is empty where the two do not say it, and for any address but one with `https`.
    """
    try:
        config = parse(read_file(os.path.join(course, CONFIG), CONFIG), CONFIG, tags=True)
    except ProblemsError:
        return ""
    repository, editor = _text(config, "repo_url"), _text(config, "edit_uri")
    if not editor:
        return ""
    folder = f"/{CONTENT}/"
    try:
        pages = urljoin(f"{repository.rstrip('/')}/", f"{editor.rstrip('/')}/")
        parts = urlsplit(pages)
    except ValueError:  # an address that is not one
        return ""
    is_known = parts.scheme == "https" and bool(parts.netloc) and pages.endswith(folder)
    return pages.removesuffix(folder) + "/" if is_known else ""


def _text(config: Table, key: str) -> str:
    """Return the text that a configuration has at a key; an empty one for anything else."""
    value = config.get(Text(key))
    return str(value).strip() if isinstance(value, Text) else ""
