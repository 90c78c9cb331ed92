"""What the site's pages may load and run: a Content-Security-Policy, and the files from which hosts read it."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_STYLE_MADE = re.compile(r'"style",\{\},([\w$]+)\.toString\(\)')
_HEADERS = """\
/*
  Content-Security-Policy: {policy}
  X-Content-Type-Options: nosniff
/service-worker.js
  Cache-Control: no-cache
"""
_NGINX = """\
add_header Content-Security-Policy "{policy}" always;
add_header X-Content-Type-Options "nosniff" always;
"""


class Policy(str):
    """A policy as the value of the header (https://www.w3.org/TR/CSP3/)."""

    __slots__ = ()

    def meta(self) -> str:
        """Return the element that sets the same policy in a page."""
        return f'<meta http-equiv="Content-Security-Policy" content="{escape(self)}">'


def of_scripts(scripts: Iterable[str], styles: Iterable[str] = ()) -> Policy:
    """Return the policy that allows these inline scripts and styles, and otherwise only files of the site.

    `img-src` allows `data:` since the style sheets of both themes have icons as such addresses, and a mask in a
    separate file does not show on pages opened from a file manager.
    """
    parts = ["default-src 'self'", f"script-src 'self'{_hashes(scripts)}", "img-src 'self' data:"]
    if allowed := _hashes(styles):
        parts.append(f"style-src 'self'{allowed}")
    return Policy("; ".join([*parts, "object-src 'none'", "base-uri 'self'"]))


def styles_of(script: str) -> list[str]:
    """Return the style sheets that a theme's script puts into pages: Zensical's script has that of its search."""
    names = _STYLE_MADE.findall(script)
    return [text for name in names for text in re.findall(rf"\b{re.escape(name)}='([^'\\]*)'", script)]


def _hashes(texts: Iterable[str]) -> str:
    hashes = {b64encode(sha256(text.encode()).digest()).decode() for text in texts}
    return "".join(f" 'sha256-{each}'" for each in sorted(hashes))


def header_files(policy: Policy) -> dict[str, str]:
    """Return the files that Netlify and Cloudflare Pages read and that nginx can include, as text by name."""
    return {"_headers": _HEADERS.format(policy=policy), "_headers.nginx": _NGINX.format(policy=policy)}
