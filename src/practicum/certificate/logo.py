"""The course's own logo, `theme.logo` of mkdocs.yml, as an address that holds the picture itself."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.course.settings import CONFIG, CONTENT
from practicum.files.fields import Fields
from practicum.files.regular import read_whole
from practicum.files.yaml_tree import Table, Text, parse, read_file
from practicum.words import grouped, message

if TYPE_CHECKING:
    from practicum.base.problem import Problem

MAX_BYTES = 500_000  # each certificate holds it
KINDS = {
    ".svg": "svg+xml",
    ".png": "png",
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".webp": "webp",
    ".gif": "gif",
}


def logo(course: str) -> str:
    """Return the logo of the course in a folder as a `data:` address, or an empty text if it has none.

    As for the theme, its path is one in the folder of the pages. Raises ProblemsError if no such picture can be read.
    """
    config = parse(read_file(str(Path(course) / CONFIG), CONFIG), CONFIG, tags=True)
    theme = config.get(Text("theme"))
    if not isinstance(theme, Table) or not theme.get(Text("logo")):
        return ""
    problems: list[Problem] = []
    fields = Fields(theme, CONFIG, problems, "theme")
    named = fields.text("logo", "certificate.logo-fix")
    content = (Path(course) / CONTENT).resolve()
    path = (content / named.lstrip("/")).resolve()
    data = b""
    if named and (not path.is_file() or not path.is_relative_to(content)):
        fields.note("logo", *message("certificate.logo"))
    elif named and path.suffix.lower() not in KINDS:
        fields.note("logo", *message("certificate.logo-kind", kinds=", ".join(KINDS)))
    elif named and path.stat().st_size > MAX_BYTES:
        fields.note("logo", *message("certificate.logo-large", limit=grouped(MAX_BYTES)))
    elif named:
        data = read_whole(str(path), f"{CONTENT}/{named}")
    if problems:
        raise ProblemsError(problems)
    return f"data:image/{KINDS[path.suffix.lower()]};base64,{b64encode(data).decode()}"
