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
    from practicum.publish.site import BuiltSite

FILE_LIMIT = 1_000_000
SITE_LIMIT = 50_000_000
_WORKER = "service-worker.js"
_SCRIPT = "offline.js"
_COMMENTS = re.compile(r"^\s*//.*\n|^[ \t]+", re.MULTILINE)


def add_worker(built: BuiltSite) -> list[str]:
    """Write the worker and the script that registers it, and add that script to the pages; return messages.

    A file of more than `FILE_LIMIT` bytes needs the network, unless it is a page or the search's index. A site of more
    than `SITE_LIMIT` bytes gets no worker, and an earlier worker removes itself.
    """
    for name in (_WORKER, _SCRIPT):
        (built.folder / name).unlink(missing_ok=True)
    paths = built.of_the_course()  # learners' browsers do not fetch what trainers read
    size = sum(len(built.bytes(path)) for path in paths)
    if size > SITE_LIMIT:
        return [say("publish.large", size=grouped(size), limit=grouped(SITE_LIMIT))]
    for path in paths:
        if path in built.pages:
            built.pages[path].at_end(f'<script defer src="{built.pages[path].base}{_SCRIPT}"></script>')
    kept = {path: content for path in paths if _is_kept(path, content := built.bytes(path))}
    hashes = {path: b64encode(sha256(content).digest()).decode() for path, content in kept.items()}
    version = sha256(json.dumps(hashes, sort_keys=True).encode()).hexdigest()[:16]
    words = {key: say(f"site.{key}") for key in ("new", "load", "taken", "close")}
    script = _filled(_SCRIPT, VERSION=version, WORDS=words)
    built.write(_SCRIPT, script)
    hashes[_SCRIPT] = b64encode(sha256(script.encode()).digest()).decode()
    built.write(_WORKER, _filled(_WORKER, VERSION=version, FILES=hashes))
    return []


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
