"""Serve a built site on this machine as hosts do: compressed, cached for ten minutes, with the site's own policy."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from contextlib import contextmanager, suppress
from functools import cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KEPT = "max-age=600"  # what GitHub Pages sends
_PACKED = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml")


def headers_of(site: Path) -> dict[str, str]:
    """Return the headers in `_headers` of a built site that its host sends with every file."""
    file = site / "_headers"
    found: dict[str, str] = {}
    for line in file.read_text(encoding="utf-8").splitlines()[1:] if file.is_file() else ():
        if not line.startswith(" "):
            break  # the next block is for one file
        name, _, value = line.strip().partition(": ")
        found[name] = value
    return found


@cache
def _packed(path: Path, changed: int) -> bytes:  # noqa: ARG001 - part of the cache key
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class _Host(BaseHTTPRequestHandler):
    """Answers GET and HEAD with the files of one folder."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *given: object, site: Path, headers: dict[str, str], sent: dict[str, int] | None) -> None:
        self._site = site
        self._sent = sent
        self._always = headers
        super().__init__(*given)  # type: ignore[arg-type] # the server's own arguments

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def log_message(self, *_: object) -> None:
        """Print nothing between the lines of a table."""

    def _answer(self) -> None:
        wanted = unquote(urlsplit(self.path).path).lstrip("/")
        path = (self._site / wanted).resolve()
        path = path / "index.html" if path.is_dir() else path
        known = path.is_file() and path.is_relative_to(self._site)
        path = path if known else self._site / "404.html"
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        packs = kind.startswith(_PACKED) and "gzip" in self.headers.get("Accept-Encoding", "")
        body = _packed(path, path.stat().st_mtime_ns) if packs else path.read_bytes()
        self.send_response(HTTPStatus.OK if known else HTTPStatus.NOT_FOUND)
        sent = {"Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind}
        sent |= {"Content-Length": str(len(body)), "Cache-Control": _KEPT, "Vary": "Accept-Encoding"}
        sent |= {"Content-Encoding": "gzip"} if packs else {}
        for name, value in (sent | self._always).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            if self._sent is not None:
                self._sent[path.relative_to(self._site).as_posix()] = len(body)
            self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # so that closing waits for them

    def __init__(self, *given: Any) -> None:
        self._open: set[Any] = set()  # connections that browsers keep open
        super().__init__(*given)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        for request in list(self._open):
            with suppress(OSError):  # the browser has closed it
                request.shutdown(SHUT_RDWR)
        super().server_close()

    def handle_error(self, *_: object) -> None:
        """Print nothing: a page that is left while it loads closes the connection."""


@contextmanager
def hosted(site: Path, sent: dict[str, int] | None = None) -> Iterator[str]:
    """Serve a built site in this context; yield its address with a slash at the end.

    `sent` gets the bytes of each file that a browser asks for, without headers, by its path in the site.
    """
    site = site.resolve()
    server = _Server(("127.0.0.1", 0), partial(_Host, site=site, headers=headers_of(site), sent=sent))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
