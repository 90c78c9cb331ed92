"""What the address of a link or a picture in a field leads to."""

from __future__ import annotations

import re
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import unquote

WEB = ("http", "https")
_SAFE = (*WEB, "mailto", "tel")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):|//")


class Target(NamedTuple):
    """Where an address leads: to a `path` in `content/` with the id of a `heading` there, or elsewhere by its `scheme`.

    Without a scheme, an empty path means the page that shows the field. `scheme` is in small letters, `//` for an
    address that only leaves it out.
    """

    scheme: str
    path: str
    heading: str

    @property
    def is_page(self) -> bool:
        """Whether it is a page of the course."""
        return not self.scheme and self.path.endswith(".md")

    @property
    def is_outside(self) -> bool:
        """Whether it is a place that a field may link to outside the course."""
        return self.scheme in _SAFE

    @property
    def is_inside(self) -> bool:
        """Whether it can be a page or a file in `content/`."""
        return (
            not self.scheme and bool(self.path) and not self.path.startswith(("/", "../", "\\")) and self.path != ".."
        )


def target(address: str) -> Target:
    """Return where an address leads, as it is written in a field: from the folder `content/`, with `%20` decoded."""
    if scheme := _SCHEME.match(address):
        return Target((scheme[1] or "//").lower(), "", "")
    path, _, heading = address.partition("#")
    return Target("", normpath(unquote(path)) if path else "", unquote(heading))
