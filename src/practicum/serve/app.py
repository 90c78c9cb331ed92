"""What the preview answers to a browser of this machine, and to nobody else."""

from __future__ import annotations

import asyncio
import mimetypes
import re
from hmac import compare_digest
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import (
    FileResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from practicum.course.settings import language_of
from practicum.serve.preview import mark, with_article
from practicum.serve.templating import templates
from practicum.words import say, words_for

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from starlette.requests import Request
    from starlette.types import ASGIApp, Receive, Scope, Send

    from practicum.serve.desk import Desk

OWN = "-"  # the folder of the preview's own addresses; no page of a course can be there
_COOKIE = "practicum-preview-{port}"  # browsers keep cookies of a machine, not of its ports
_HERE = Path(__file__).parent
_OWN_FILES = ("preview.js", "preview.css")
# Another page at the same address would be kept by what makes a site work offline.
_OFFLINE = ("service-worker.js", "offline.js")
_INSTANT = re.compile(r'"navigation\.instant(?:\.\w+)?"(?:, ?|(?=\]))')
_SEPARATOR = "\n\n"  # between two messages of an event stream


class Guard:
    """Lets pass what a browser asks that was opened with the address in the terminal, at this machine's own name."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._token = token
        self._cookie = _COOKIE.format(port=port)
        self._hosts = {f"{name}:{port}" for name in ("localhost", "127.0.0.1")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; refuse a foreign one."""
        if scope["type"] == "http":
            refusal = self._refusal(scope)
            if refusal is not None:
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get("host", "")
        origin = headers.get("origin")
        if host not in self._hosts or (origin is not None and origin != f"http://{host}"):
            return PlainTextResponse(say("serve.foreign"), 403)
        if scope["method"] not in ("GET", "HEAD"):
            return PlainTextResponse(say("serve.foreign"), 405)
        if scope["path"] == f"/{OWN}/open/{self._token}":
            answer = RedirectResponse("/", 303)
            answer.set_cookie(self._cookie, self._token, httponly=True, samesite="strict")
            return answer
        cookies = dict(part.strip().partition("=")[::2] for part in headers.get("cookie", "").split(";"))
        if not compare_digest(cookies.get(self._cookie, ""), self._token):
            return PlainTextResponse(say("serve.no-token"), 403)
        return None


def create_app(desk: Desk, token: str, port: int, lifespan: Callable[[], AbstractAsyncContextManager[None]]) -> ASGIApp:
    """Return the application that shows the course of a desk at a port of this machine.

    `token` is what the first address must have; `lifespan` surrounds the time in which it answers.
    """

    async def events(request: Request) -> Response:
        given = request.query_params
        at = given.get("page", "")
        return StreamingResponse(_stream(desk, at, given.get("shown", "")), media_type="text/event-stream")

    async def answers(request: Request) -> Response:
        of_quiz = desk.answers.of(request.path_params["quiz"]) if desk.answers else {}
        return JSONResponse(of_quiz, headers={"Cache-Control": "no-store"})

    async def own(request: Request) -> Response:
        name = request.path_params["name"]
        return FileResponse(_HERE / name) if name in _OWN_FILES else PlainTextResponse("", 404)

    async def any_file(request: Request) -> Response:
        return await _file(desk, request.path_params["path"])

    routes = [
        Route(f"/{OWN}/events", events),
        Route(f"/{OWN}/answers/{{quiz}}", answers),
        Route(f"/{OWN}/{{name}}", own),
        Route("/{path:path}", any_file),
    ]
    return Guard(Starlette(routes=routes, lifespan=lambda _: lifespan()), token, port)


async def _stream(desk: Desk, at: str, shown: str) -> AsyncIterator[str]:
    """Yield the messages for an open page."""
    with desk.listening(at, shown) as listener:
        await desk.show()  # what was saved since the page was sent
        while True:
            yield f"data: {await listener.messages.get()}{_SEPARATOR}"


async def _file(desk: Desk, path: str) -> Response:
    """Answer with a file of the built site; a page has its article as it is now."""
    await desk.is_built.wait()
    site = desk.whole.site.resolve()
    if path in _OFFLINE:
        return Response("", media_type="text/javascript")
    file = (site / path).resolve()
    at = path
    if file.is_dir():
        file, at = file / "index.html", f"{path.rstrip('/')}/index.html".lstrip("/")
    if not site.is_dir():
        return _plain(desk)
    if not file.is_relative_to(site) or not file.is_file():
        return PlainTextResponse(say("serve.not-there", path=path), 404)
    if file.suffix != ".html":
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return FileResponse(file, media_type=kind, headers={"Cache-Control": "no-cache"})
    article = await asyncio.to_thread(desk.article, _as_address(desk, at))
    text = _INSTANT.sub("", await asyncio.to_thread(file.read_text, "utf-8"))
    page = with_article(text, article or None, _script(_as_address(desk, at), article))
    return Response(page, media_type="text/html", headers={"Cache-Control": "no-store"})


def _as_address(desk: Desk, at: str) -> str:
    """Return the address of the page of a file `.../index.html` as the course has it: with or without that name."""
    short = at.removesuffix("index.html")
    return at if desk.preview.has(at) or not desk.preview.has(short) else short


def _script(at: str, article: str) -> str:
    """Return the HTML that connects a page with the preview."""
    return templates().get_template("page.html").render(**_values(at, article))


def _plain(desk: Desk) -> Response:
    """Answer with a page of the mistakes where no site has been built yet."""
    lines = [mistake.text for mistake in desk.preview.mistakes] or [desk.refusal]
    values = _values("", "") | {"lines": lines, "language": language_of(str(desk.preview.root))}
    page = templates().get_template("alone.html").render(**values)
    return Response(page, media_type="text/html", headers={"Cache-Control": "no-store"})


def _values(at: str, article: str) -> dict[str, object]:
    """Return what the templates show of a page at an address with an article."""
    return {"own": OWN, "at": at, "shown": mark(article), "words": words_for("serve-page"), "say": say}
