"""The service worker: the site without a network, always from one version."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from practicum.publish.templates import template
from practicum.words import grouped, say

if TYPE_CHECKING:
    from practicum.publish.site import BuiltPage, BuiltSite

FILE_LIMIT = 1_000_000
SITE_LIMIT = 50_000_000
_WORKER = "service-worker.js"
_SCRIPT = "offline.js"
_COMMENTS = re.compile(r"^\s*//.*\n|^[ \t]+", re.MULTILINE)


def too_large(built: BuiltSite) -> str:
    """Return a message if the site has more than `SITE_LIMIT` bytes and so gets no worker, else nothing."""
    size = sum(map(built.size, built.of_the_course()))  # learners' browsers do not fetch what trainers read
    return say("publish.large", size=grouped(size), limit=grouped(SITE_LIMIT)) if size > SITE_LIMIT else ""


def registration(page: BuiltPage) -> str:
    """Return the element that registers the worker, for the end of a page."""
    return f'<script defer src="{page.base}{_SCRIPT}"></script>'


def remove_worker(built: BuiltSite) -> None:
    """Delete the worker of an earlier build; where a browser has it, it then removes itself."""
    for name in (_WORKER, _SCRIPT):
        (built.folder / name).unlink(missing_ok=True)


def add_worker(built: BuiltSite) -> None:
    """Write the worker and the script that registers it; the files of the site must be as they will stay.

    A file of more than `FILE_LIMIT` bytes needs the network, unless it is a page or the search's index.
    """
    hashes = {path: _hash(content) for path in built.of_the_course() if _is_kept(path, content := built.bytes(path))}
    version = sha256(json.dumps(hashes, sort_keys=True).encode()).hexdigest()[:16]
    words = {key: say(f"site.{key}") for key in ("new", "load", "taken", "close")}
    script = _filled(_SCRIPT, VERSION=version, WORDS=words)
    built.write(_SCRIPT, script)
    hashes[_SCRIPT] = _hash(script.encode())
    built.write(_WORKER, _filled(_WORKER, VERSION=version, FILES=hashes))


def _hash(content: bytes) -> str:
    return b64encode(sha256(content).digest()).decode()


def _is_kept(path: str, content: bytes) -> bool:
    return len(content) <= FILE_LIMIT or path.endswith((".html", "search.json", "search_index.json"))


def _filled(name: str, **values: object) -> str:
    """Return a script with its values filled in, without comments and indentation."""
    text = _COMMENTS.sub("", template(name))
    for key, value in values.items():
        text = text.replace(
            f'"{{{key}}}"', json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        )
    return text
