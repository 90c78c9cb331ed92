"""The index of a site's search: lessons before the pages around them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import unquote

from practicum.publish.site import INDEXES

if TYPE_CHECKING:
    from collections.abc import Collection

    from practicum.publish.site import BuiltSite

_BOOST = 4  # of a lesson, beside 1 of any other page


def lessons_first(built: BuiltSite, lessons: Collection[str]) -> None:
    """Let the search rank the pages at the addresses `lessons` above others that hold the same words.

    A boost that a page has in its front matter stays. Zensical's index knows no boost, and is left as it is.
    """
    path = INDEXES[0]
    if path not in built.files:
        return
    index = json.loads(built.bytes(path))
    for entry in index["docs"]:
        if unquote(entry["location"].partition("#")[0]) in lessons:
            entry.setdefault("boost", _BOOST)
    built.write(path, json.dumps(index, ensure_ascii=False, separators=(",", ":")))
