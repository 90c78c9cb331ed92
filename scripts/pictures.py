"""Take pictures of the built site: `python scripts/pictures.py` (needs Chromium).

Without a folder, takes the one that the README shows, into docs/. With one (`--all FOLDER`), takes every page
of the list at three widths, light and dark, to look at: FOLDER/lesson-390-dark.png. With `--start`, takes those of
the handbook's page on the start files: it makes a small course, starts it as a file manager does on Linux, and shows its
files, what its window says, and what the browser opens.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import signal
import subprocess
import sys
import sysconfig
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from needs import need

need("PIL", "playwright")

from hosting import hosted
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from browser import find

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
LESSON = "first-meeting/asking-and-hearing.html"
QUESTION = "#q-ask-parts-in-passing"
PASSED = (
    "worth/not-always-a-sale.html",
    "accounts-and-time/adviser-and-connector.html",
    "mutual-need/need-runs-both-ways.html",
    "mutual-need/opening-declaration.html",
)
WIDTHS = {390: 844, 768: 1024, 1280: 800}  # of a phone, a tablet, a laptop: width -> height
SCHEMES = ("light", "dark")
_WINDOW = """<style>
body {{ margin: 0; background: #fff }}
main {{ display: inline-block; width: 46rem; border: 1px solid #9aa3a5; border-radius: .5rem; overflow: hidden }}
h1 {{ margin: 0; padding: .5rem 1rem; background: #e4e7e7; font: 600 .9rem/1.5 sans-serif; text-align: center }}
pre {{ margin: 0; padding: .8rem 1rem 1rem; font: .9rem/1.6 monospace; white-space: pre-wrap; color: #1d2b2e }}
</style><main><h1>{title}</h1><pre>{lines}</pre></main>"""
COLOURS = 128  # of a picture's palette: enough for text on paper, and a third of the bytes


_INTO_VIEW = "(place) => { place.style.scrollMarginTop = '4.5rem'; place.scrollIntoView(); }"  # below the header


@dataclass(frozen=True)
class View:
    """What a picture shows: a page, opened at an anchor, and the element that it is scrolled to."""

    name: str
    path: str
    place: str = ""
    anchor: str = ""


VIEWS = (
    View("home", "index.html"),
    View("home-course", "index.html", ".syllabus"),
    View("lesson", LESSON),
    View("question", LESSON, f"{QUESTION} .question__stem > :last-child", QUESTION),
    View("progress", "progress.html"),
    View("progress-again", "progress.html", "#overview--again"),
    View("review", "review.html"),
)
SHOWN = (  # in the README: name -> view, width, scheme
    ("question", "question", 1280, "light"),
)


@contextmanager
def learner(browser: Browser, base: str, width: int, scheme: str) -> Iterator[Page]:
    """Yield a page of a learner in the middle of the course who has just answered a question wrong."""
    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        service_workers="block",
    )
    page = context.new_page()
    page.goto(f"{base}404.html")
    page.evaluate("localStorage.setItem('practicum/view', '\"all\"')")  # all questions of a quiz at once
    for path in PASSED:
        answer(page, base + path)
    answer(page, base + LESSON, wrong=QUESTION)
    page.evaluate("localStorage.removeItem('practicum/view')")
    page.goto(f"{base}404.html")
    yield page
    context.close()


def answer(page: Page, url: str, wrong: str = "") -> None:
    """Answer the questions of a lesson right and check them, up to the one at `wrong`, which is answered wrong."""
    page.goto(url)
    page.locator(".quiz[data-mounted]").wait_for()
    for form in page.locator("form.question").all():
        amiss = wrong and form.evaluate("(form, id) => form.matches(id)", wrong)
        kind, key = form.get_attribute("data-kind"), json.loads(form.get_attribute("data-key") or "null")
        if kind in ("choice", "choices"):
            for letter in ["b"] if amiss else [letter for letter, credit in key.items() if credit == "1"]:
                form.locator(f".options [value={letter}]").check()
        elif kind == "match":
            for folded in form.locator(".match summary:visible").all():
                folded.click()
            for left, right in key["lefts"].items():
                form.locator(f"[name={left}][value={right}]").check()
        elif kind == "number":
            form.locator("input[type=text]").fill(key["answer"])
        else:
            continue
        form.locator(".question__controls [type=submit]").click()
        if amiss:
            return


def start_pictures(browser: Browser, target: Path) -> None:
    """Write the pictures of a course's folder, of its start file's window, and of what that opens."""
    page = browser.new_page(viewport={"width": 1000, "height": 640}, reduced_motion="reduce")
    with TemporaryDirectory() as made:
        command = [sys.executable, "-m", "practicum", "new", "safe-lifting", "--title", "Safe lifting"]
        subprocess.run(command, cwd=made, check=True, stdout=subprocess.DEVNULL)
        root = Path(made) / "safe-lifting"
        shown = (path for path in root.iterdir() if not path.name.startswith("."))
        ordered = sorted(shown, key=lambda path: (path.is_file(), path.name))
        names = [f"{path.name}{'' if path.is_file() else '/'}" for path in ordered]
        window(page, "safe-lifting", names, target / "start-files.png", marked="start-")
        with started(root / "start-linux.sh") as (said, address):
            window(page, "start-linux.sh", said, target / "start-window.png")
            page.goto(address)
            save(page.screenshot(), target / "start-preview.png")
    page.close()


@contextmanager
def started(file: Path) -> Iterator[tuple[list[str], str]]:
    """Run a start file while the context lasts; give what its window says up to the address, and that, once it answers.

    pip finds what is installed here, so that no network is needed.
    """
    away = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    kept = {name: value for name, value in os.environ.items() if name not in away}
    here = {"PYTHONPATH": sysconfig.get_path("purelib"), "PIP_NO_INDEX": "1", "PYTHONUNBUFFERED": "1"}
    running = subprocess.Popen(
        [file],
        env=kept | here,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    assert running.stdout  # a pipe
    try:
        said: list[str] = []
        for line in running.stdout:
            said.append(line.rstrip())
            if found := re.search(r"http://localhost:\S+", line):
                break
        else:
            raise SystemExit("\n".join(said))
        yield said, found[0]
    finally:
        os.killpg(running.pid, signal.SIGTERM)
        running.wait()


def window(page: Page, title: str, lines: list[str], target: Path, marked: str = "") -> None:
    """Write the picture of a window with lines of text, those that begin with `marked` in bold."""
    shown = "\n".join(
        f"<b>{escape(line)}</b>" if marked and line.startswith(marked) else escape(line) for line in lines
    )
    page.set_content(_WINDOW.format(title=escape(title), lines=shown))
    save(page.locator("main").screenshot(), target)


def save(shot: bytes, target: Path) -> None:
    """Write a picture with few colours."""
    target.parent.mkdir(parents=True, exist_ok=True)
    Image.open(io.BytesIO(shot)).convert("RGB").quantize(COLOURS).save(target, optimize=True)
    print(f"{target} ({target.stat().st_size / 1000:.0f} KB)")


def picture(page: Page, base: str, view: View, target: Path) -> None:
    """Write the picture of a view."""
    page.goto(base + view.path + view.anchor)
    page.locator(".md-search, [data-md-component=search]").first.wait_for(state="attached")
    if view.place:
        page.locator(view.place).first.wait_for()
        page.locator(view.place).first.evaluate(_INTO_VIEW)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    save(page.screenshot(), target)


def main() -> int:
    """Write the pictures; return 0, or 1 without a browser or a site."""
    parser = argparse.ArgumentParser(description="Take the README's picture of the built site, or one of every view.")
    parser.add_argument("--all", metavar="FOLDER", type=Path, help="every view, width and scheme, into this folder")
    parser.add_argument("--start", action="store_true", help="those of the handbook's page on the start files")
    options = parser.parse_args()
    chromium = find()
    if options.start and chromium:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            start_pictures(browser, ROOT / "src" / "practicum" / "handbook")
            browser.close()
        return 0
    if chromium is None or not SITE.is_dir():
        print("No site was built. Run make site." if chromium else "No Chromium or Chrome found.", file=sys.stderr)
        return 1
    views = {view.name: view for view in VIEWS if (SITE / view.path).is_file()}
    if options.all:
        wanted = [(f"{name}-{w}-{s}", name, w, s) for w in WIDTHS for s in SCHEMES for name in views]
    else:
        wanted = list(SHOWN)
    with hosted(SITE) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for width, scheme in dict.fromkeys((width, scheme) for _, _, width, scheme in wanted):
            with learner(browser, base, width, scheme) as page:
                for name, view, *at in wanted:
                    if at == [width, scheme]:
                        picture(page, base, views[view], (options.all or ROOT / "docs") / f"{name}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
