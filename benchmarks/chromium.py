"""A Chromium and a host for what is measured in a browser."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from benchmarks.measure import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

sys.path.append(str(ROOT / "scripts"))

from hosting import hosted

from browser import find

__all__ = ["MISSING", "chromium", "hosted", "opened"]
MISSING = "there is no Chromium or Chrome"
_PHONE = {"width": 412, "height": 823}


@contextmanager
def chromium() -> Iterator[Browser | None]:
    """Yield a browser that is closed at the end, or None if there is none."""
    from playwright.sync_api import sync_playwright

    program = find()
    if program is None:
        yield None
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser) -> Iterator[Page]:
    """Yield a page of a phone's size, for someone who was never there."""
    context = browser.new_context(viewport=_PHONE, service_workers="block")  # type: ignore[arg-type]
    yield context.new_page()
    context.close()
