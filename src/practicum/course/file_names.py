"""Names of files in `content/` that a site engine cannot show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from practicum.base.problem import Problem
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_NO_SITE = r"\\|[\ud800-\udfff]"  # Zensical makes no site where a file has one of them; the others are no UTF-8
_FILE = re.compile(_NO_SITE)
_FOLDER = re.compile(rf"{_NO_SITE}|\?|%[0-9A-Fa-f]{{2}}")  # of pages: Zensical's nav and search lead elsewhere
_PAGE = re.compile(rf"{_FOLDER.pattern}|:")  # and a page's link to itself is to another scheme


def refused_names(files: Iterable[str], listed: Collection[str], content: str) -> Iterator[Problem]:
    """Yield each name of a file or folder that an engine cannot show; `files` are all paths, from the folder `content`.

    `listed` are the pages of the nav. Other pages may be hidden: engines leave them out, as their authors mean it.
    """
    met = set()
    for file in files:
        parts = file.split("/")
        hidden = (parts[0] == "templates" and len(parts) > 1) or any(part.startswith(".") for part in parts)
        if hidden and file in listed:
            yield Problem.of_file(f"{content}/{file}", *message("course-file.hidden"))
        is_page = file.endswith(".md") and not hidden
        for index, name in enumerate(parts, 1):
            path = "/".join(parts[:index])
            odd = _FILE if not is_page else _PAGE if path == file else _FOLDER
            found = odd.search(name)
            if found and path not in met:
                met.add(path)
                what = say("course-file.name", found=found[0])
                fix = say("course-file.name-fix", name=odd.sub("-", name))
                yield Problem.of_file(f"{content}/{path}", what, fix)
