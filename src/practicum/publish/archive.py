"""The offline copy: a zip whose pages work when they are opened from a file manager."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from practicum.course.settings import HANDBOOK
from practicum.publish.site import INDEXES
from practicum.publish.templates import template

if TYPE_CHECKING:
    from practicum.publish.site import BuiltSite

_SHIM = "assets/javascripts/iframe-worker.js"
_LICENCE = "assets/javascripts/iframe-worker-LICENSE.txt"
_HOSTED = re.compile(
    r'<p class="hosted">.*?</p>', re.DOTALL
)  # about the hosted site only, such as the link to this zip
_FIRST_YEAR = 1980  # the earliest year in a zip


def archive(built: BuiltSite, course: str, seconds: int) -> str:
    """Write `<course>-offline.zip` into the site's folder and return its name.

    `seconds` (since 1970) dates the files in it. On `file://`, browsers neither fetch the search's index nor start a
    worker. So the copy has the index as a script, and a shim that runs the theme's worker in a frame, as the theme's
    own `offline` plugin does; but that loads the shim from another host.
    """
    files = {path: built.bytes(path) for path in built.shown()}
    for index in [path for path in files if path.removeprefix(f"{HANDBOOK}/") in INDEXES]:
        files[index.removesuffix("on")] = b"var __index = " + files.pop(index)
    for path, page in built.pages.items():
        if path in files:
            before, head, rest = _HOSTED.sub("", page.text).partition("</head>")
            files[path] = f'{before}<script src="{page.base}{_SHIM}"></script>{head}{rest}'.encode()
    files |= {_SHIM: template("iframe-worker.js").encode(), _LICENCE: template("iframe-worker-LICENSE.txt").encode()}
    target = built.folder / f"{course}-offline.zip"
    date = max(time.gmtime(seconds)[:6], (_FIRST_YEAR, 1, 1, 0, 0, 0))
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(files):
            entry = ZipInfo(f"{course}/{path}", date)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3  # the same bytes on every system
            entry.external_attr = 0o100644 << 16
            packed.writestr(entry, files[path])
    return target.name
