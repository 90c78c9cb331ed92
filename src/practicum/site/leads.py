"""Where a link leads, for print: noted on the link itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def leads(file: str, words: str, titles: Mapping[str, str]) -> dict[str, str]:
    """Return the attribute that says where a link leads, unless its `words` say so.

    `file` is the path of a page or an address; `titles` are the titles of pages by path.
    """
    lead = titles.get(file, file if "://" in file else "")
    return {"data-leads": lead} if lead and lead.casefold() not in words.casefold() else {}
