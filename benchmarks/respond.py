"""How long a page of twenty answered questions takes to respond to a click, in Chromium on a slow processor.

Two ways: the main thread's own time until the next frame, times six, which other programs do not
disturb; and what the browser reports (Event Timing) with its processor slowed down six times.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.chromium import MISSING, chromium, hosted, opened
from benchmarks.generate import write
from benchmarks.measure import Command, run
from benchmarks.twenty import twenty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

LESSONS = 20
QUESTIONS = 20
SLOWED = 6
_CLICKS = (  # clicked in this order, in each question that has them
    ".question__controls [type=button]:visible",  # try again
    ".options.order button:not([aria-disabled=true]):visible",
    ".options:not(.order, .talk) input:visible",
    ".script [type=radio]:visible",
    "[value=say]:visible",
    ".script [type=radio]:visible",
    "[value=say]:visible",
    ".script [type=radio]:visible",
    "[value=say]:visible",
    ".confidence input:visible",
    "[type=submit]:visible",
    ".options:not(.order, .talk) li:nth-child(2) input:visible",  # removes the marks
    "[type=submit]:visible",
)
_WATCH = """
window.seen = [];
new PerformanceObserver((list) => {
  for (const { name, duration } of list.getEntries()) if (["pointerup", "click"].includes(name)) seen.push(duration);
}).observe({ type: "event", durationThreshold: 16, buffered: true });
"""
_PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))"


@dataclass(frozen=True)
class Clicks:
    """Milliseconds until the next paint by what was clicked; `cpu` is that of the main thread, `wall` that of the clock."""

    cpu: dict[str, float]
    wall: dict[str, float]


def page_of_twenty(folder: Path) -> Path:
    """Build a course with a page of twenty questions of every kind; return that page."""
    write(folder, LESSONS)
    quiz = min((folder / "quizzes").iterdir())
    head, _, questions = quiz.read_text(encoding="utf-8").partition("questions:\n")
    objective, see = (questions.partition(f"    {key}: ")[2].partition("\n")[0] for key in ("objective", "see"))
    more = twenty(objective, see, QUESTIONS - questions.count("    stem:"))
    quiz.write_text(f"{head}confidence: true\nquestions:\n{questions.rstrip()}\n{more}", encoding="utf-8")
    run(Command(("-m", "practicum", "build"), folder))
    return next((folder / "site").rglob(f"{quiz.stem}.html"))


def clicks(page: Path, visits: int) -> Clicks | str:
    """Return medians over a number of visits to a page, or what is missing without a browser."""
    site = next(folder for folder in page.parents if folder.name == "site")
    with hosted(site) as base, chromium() as browser:
        if browser is None:
            return MISSING
        url = base + page.relative_to(site).as_posix()
        found = [_medians(browser, url, slowed, visits) for slowed in (1, SLOWED)]
    return Clicks(*found)


def _medians(browser: Browser, url: str, slowed: int, visits: int) -> dict[str, float]:
    taken = defaultdict(list)
    for _ in range(visits):
        with opened(browser) as page:
            page.add_init_script(_WATCH)
            page.goto(url)
            page.locator(".quiz[data-mounted]").wait_for()
            _answer_all(page)
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
            measure = _shown if slowed > 1 else _computed(browser)
            for name, milliseconds in _visit(page, measure):
                taken[name].append(milliseconds)
    return {name: median(each) for name, each in taken.items()}


def _answer_all(page: Page) -> None:
    for form in page.locator("form.question").all():
        for row in form.locator(".match li").all():
            for folded in row.locator("summary").all():
                folded.click()
            row.locator("input").first.check()
        for field in form.locator("input[type=text]:visible, textarea:visible").all():
            field.fill("7")
        for target in _targets(form):
            target.click()


def _visit(page: Page, measure: Callable[[Page, Locator], float]) -> Iterator[tuple[str, float]]:
    """Click through the last question of each kind, and open all reasons."""
    forms = {str(form.get_attribute("data-kind")): form for form in page.locator("form.question").all()}
    for kind, form in forms.items():
        for turn, target in enumerate(_targets(form), 1):
            yield f"{kind}, click {turn}", measure(page, target)
    yield "answers and reasons", measure(page, page.locator(".quiz__answers > summary"))


def _targets(form: Locator) -> Iterator[Locator]:
    for selector in _CLICKS:
        if form.locator(selector).count():
            yield form.locator(selector).first


def _press(page: Page) -> None:
    """Press and release, with a paint between both, as with a finger."""
    page.mouse.down()
    page.wait_for_timeout(80)
    page.mouse.up()
    page.evaluate(_PAINTED)


def _shown(page: Page, target: Locator) -> float:
    """Return the duration of the click as the browser reports it; 0 if it is less than 16 milliseconds."""
    target.hover()
    page.evaluate(_PAINTED)
    page.evaluate("seen.length = 0")
    _press(page)
    return float(page.evaluate("Math.max(0, ...seen)"))


def _computed(browser: Browser) -> Callable[[Page, Locator], float]:
    def measure(page: Page, target: Locator) -> float:
        target.hover()
        page.evaluate(_PAINTED)
        browser.start_tracing(page=page, categories=["-*", "devtools.timeline", "toplevel"])
        _press(page)
        return SLOWED * _until_frame(json.loads(browser.stop_tracing())["traceEvents"])

    return measure


def _until_frame(events: list[dict[str, Any]]) -> float:
    """Return the milliseconds that the page's thread computed from the release to the first frame after the click."""
    threads = Counter((event["pid"], event["tid"]) for event in events if event["name"] == "EventDispatch")
    page = threads.most_common(1)[0][0]
    mine = [event for event in events if (event["pid"], event["tid"]) == page and event["ph"] == "X"]
    mine.sort(key=lambda event: float(event["ts"]))
    sent = [event for event in mine if event["name"] == "EventDispatch"]
    begin = next(event["ts"] for event in sent if event["args"]["data"]["type"] == "pointerup")
    clicked = next(event["ts"] for event in sent if event["args"]["data"]["type"] == "click")
    frames = (event["ts"] for event in mine if event["name"] in ("Commit", "Layerize") and event["ts"] > clicked)
    end = next(frames, clicked)
    computed, covered = 0.0, begin
    for task in mine:
        if task["name"].endswith("RunTask") and task["ts"] + task["dur"] > covered and task["ts"] <= end:
            computed += task.get("tdur", 0)
            covered = task["ts"] + task["dur"]
    return computed / 1000
