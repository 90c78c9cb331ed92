"""Take pictures of the built site: `python scripts/pictures.py` (needs Chromium).

Without a folder, takes the one that the README shows, into docs/. With one (`--all FOLDER`), takes every page
of the list at three widths, light and dark, to look at: FOLDER/lesson-390-dark.png.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
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
    "worth/adviser-and-connector.html",
    "mutual-need/need-runs-both-ways.html",
    "mutual-need/opening-declaration.html",
)
WIDTHS = {390: 844, 768: 1024, 1280: 800}  # of a phone, a tablet, a laptop: width -> height
SCHEMES = ("light", "dark")
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


def picture(page: Page, base: str, view: View, target: Path) -> None:
    """Write the picture of a view."""
    page.goto(base + view.path + view.anchor)
    page.locator(".md-search, [data-md-component=search]").first.wait_for(state="attached")
    if view.place:
        page.locator(view.place).first.wait_for()
        page.locator(view.place).first.evaluate(_INTO_VIEW)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    taken = Image.open(io.BytesIO(page.screenshot()))
    target.parent.mkdir(parents=True, exist_ok=True)
    taken.convert("RGB").quantize(COLOURS).save(target, optimize=True)
    print(f"{target} ({target.stat().st_size / 1000:.0f} KB)")


def main() -> int:
    """Write the pictures; return 0, or 1 without a browser or a site."""
    parser = argparse.ArgumentParser(description="Take the README's picture of the built site, or one of every view.")
    parser.add_argument("--all", metavar="FOLDER", type=Path, help="every view, width and scheme, into this folder")
    options = parser.parse_args()
    chromium = find()
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
