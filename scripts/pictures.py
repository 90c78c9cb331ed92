"""Take the pictures of the README from the built site: `python scripts/pictures.py` (needs Chromium)."""

import sys
from pathlib import Path

from browser import find
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SITE = (ROOT / "site").as_uri()


def main() -> int:
    """Write docs/home.png and docs/question.png; return 0, or 1 without a browser."""
    path = find()
    if path is None:
        print("No Chromium or Chrome found.", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
        page.goto(f"{SITE}/index.html")
        page.screenshot(path=ROOT / "docs" / "home.png")
        page.set_viewport_size({"width": 820, "height": 1600})
        page.goto(f"{SITE}/mutual-need/opening-declaration.html")
        page.check("#q-declaration-first-move [value=b]")
        page.locator("#q-declaration-first-move button[type=submit]").click()
        page.add_style_tag(content=".md-header { display: none }")
        page.locator("#q-declaration-first-move").screenshot(path=ROOT / "docs" / "question.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
