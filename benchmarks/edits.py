"""From a save to the open page: seconds on the clock in Chromium, beside the engines' own servers."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from benchmarks.chromium import MISSING, chromium
from practicum.course.load import load_course

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

SERVERS = {
    "preview": ("-m", "practicum", "serve", "--port", "{port}"),
    "mkdocs": ("-m", "mkdocs", "serve", "--quiet", "--dev-addr", "127.0.0.1:{port}"),
    "zensical": ("-m", "zensical", "serve", "--dev-addr", "127.0.0.1:{port}"),
}
_PATIENCE = 300  # seconds until a server answers, or an edit shows
_PAUSE = 0.4  # seconds between an edit that shows and the next one
_BEGUN = r'(: (?:[|>]-?\n\s+)?"?)(\w)'  # the first letter of a text, after its key
_SHOWS = "(mark) => document.querySelector('article')?.textContent.includes(mark)"


@dataclass(frozen=True)
class Edit:
    """A text that is edited: its file, the pattern that finds its beginning, and the page that shows it."""

    file: Path
    pattern: str
    page: str


def edits_of(root: Path) -> dict[str, Edit]:
    """Return an edit of each kind that a course has, all except a term's on the page of its middle lesson."""
    course = load_course(root)
    with_quiz = [(lesson, call.id) for lesson in course.lessons for call in lesson.page.calls if call.macro == "quiz"]
    lesson, quiz = with_quiz[len(with_quiz) // 2]
    page, text = lesson.page.file, root / "content" / lesson.page.file
    found = {
        "stem": Edit(root / "quizzes" / f"{quiz}.yml", rf"(stem{_BEGUN[1:]}", page),
        "principle": Edit(text, rf"(?s)(principles:.*?\btext{_BEGUN[1:]}", page),
        "front matter": Edit(text, rf"(?s)(objectives:.*?\btext{_BEGUN[1:]}", page),
    }
    terms = [here.file for here in course.pages if any(call.macro == "glossary" for call in here.calls)]
    if terms:
        found["glossary"] = Edit(root / "content" / "glossary.yml", rf"(text{_BEGUN[1:]}", terms[0])
    return {name: edit for name, edit in found.items() if re.search(edit.pattern, edit.file.read_text("utf-8"))}


def until_shown(root: Path, server: str, edits: dict[str, Edit], times: int) -> dict[str, list[float]] | str:
    """Return the seconds from a save to the page for each edit, made a number of times, or why they are not measured.

    `server` is one of `SERVERS`; the files of the course are as before at the end.
    """
    with chromium() as browser:
        if browser is None:
            return MISSING
        with _served(root, server) as base:
            return {name: list(_each(browser, base, edit, times)) for name, edit in edits.items()}


@contextmanager
def _served(root: Path, server: str) -> Iterator[str]:
    """Serve a course while the context lasts; gives the address to open first."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, *(part.format(port=port) for part in SERVERS[server])]
    environment = os.environ | {"PYTHONUNBUFFERED": "1", "PRACTICUM_STRICT": "false", "NO_MKDOCS_2_WARNING": "1"}
    with TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(command, cwd=root, env=environment, stdout=said, stderr=subprocess.STDOUT)
        try:
            yield _address(process, said.fileno(), port)
        finally:
            process.terminate()
            process.wait()


def _address(process: subprocess.Popen[bytes], said: int, port: int) -> str:
    """Return the address of a server, once it answers; the preview says its own."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        if found := re.search(rb"Open (http://\S+)", os.pread(said, 1_000_000, 0)):
            return found[1].decode()
        with socket.socket() as probe:
            if "practicum" not in process.args and not probe.connect_ex(("127.0.0.1", port)):  # type: ignore[operator]
                return f"http://127.0.0.1:{port}/"
        time.sleep(0.1)
    raise TimeoutError(os.pread(said, 1_000_000, 0).decode("utf-8", "replace"))


def _each(browser: Browser, first: str, edit: Edit, times: int) -> Iterator[float]:
    """Yield the seconds until each of a number of edits shows on its page."""
    whole = edit.file.read_text("utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(1000 * _PATIENCE)
    page.goto(first)
    page.goto(f"{re.match('http://[^/]+/', first)[0]}{edit.page.removesuffix('.md')}.html")  # type: ignore[index]
    page.wait_for_load_state("load")
    try:
        for number in range(times):
            mark = f"Edit {number} of many. "
            text = re.sub(edit.pattern, rf"\g<1>{mark}\g<2>", whole, count=1)
            begun = time.perf_counter()
            edit.file.write_text(text, "utf-8")
            page.wait_for_function(_SHOWS, arg=mark.strip(), polling=5)
            yield time.perf_counter() - begun
            time.sleep(_PAUSE)
    finally:
        edit.file.write_text(whole, "utf-8")
        context.close()
