"""The offline copy: a zip whose pages work when they are opened from a file manager."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from practicum.course.settings import HANDBOOK
from practicum.publish.site import INDEXES, is_page
from practicum.publish.templates import template

if TYPE_CHECKING:
    from practicum.publish.site import BuiltSite

_SHIM = "assets/javascripts/iframe-worker.js"
_LICENCE = "assets/javascripts/iframe-worker-LICENSE.txt"
_HOSTED = re.compile(
    r'<p class="hosted">.*?</p>', re.DOTALL
)  # about the hosted site only, such as the link to this zip
_LEVEL = 5  # of zlib: a quarter less time than its usual 6, for two hundredths more bytes
_FIRST_YEAR = 1980  # the earliest year in a zip


def archive(built: BuiltSite, course: str, seconds: int) -> str:
    """Write `<course>-offline.zip` into the site's folder and return its name.

    `seconds` (since 1970) dates the files in it. On `file://`, browsers neither fetch the search's index nor start a
    worker. So the copy has the index as a script, and a shim that runs the theme's worker in a frame, as the theme's
    own `offline` plugin does; but that loads the shim from another host.
    """
    files = {path.removesuffix("on") if _is_index(path) else path: path for path in built.shown()}
    added = {_SHIM: template("iframe-worker.js").encode(), _LICENCE: template("iframe-worker-LICENSE.txt").encode()}
    target = built.folder / f"{course}-offline.zip"
    date = max(time.gmtime(seconds)[:6], (_FIRST_YEAR, 1, 1, 0, 0, 0))
    with ZipFile(target, "w") as packed:
        for path in sorted({**files, **added}):
            entry = ZipInfo(f"{course}/{path}", date)
            entry.create_system = 3  # the same bytes on every system
            entry.external_attr = 0o100644 << 16
            data = added[path] if path in added else _copied(built, files[path])
            packed.writestr(entry, data, ZIP_DEFLATED, _LEVEL)
    return target.name


def _copied(built: BuiltSite, path: str) -> bytes:
    """Return what the copy has of a file of the site."""
    if _is_index(path):
        return b"var __index = " + built.bytes(path)
    if not is_page(path):
        return built.bytes(path)
    page = built.page(path)
    before, head, rest = _HOSTED.sub("", page.text).partition("</head>")
    return f'{before}<script src="{page.base}{_SHIM}"></script>{head}{rest}'.encode()


def _is_index(path: str) -> bool:
    """Return whether a file is the index of the search of the site, or of the handbook in it."""
    return path.removeprefix(f"{HANDBOOK}/") in INDEXES
