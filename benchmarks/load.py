"""How much a browser computes until a page is there: the same questions by Practicum and by mkdocs-quiz."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import ExitStack
from dataclasses import astuple, dataclass
from importlib.metadata import version
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.chromium import MISSING, chromium, hosted, opened
from benchmarks.generate import CHECK, write
from benchmarks.invent import invent
from benchmarks.measure import Command, install, run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from playwright.sync_api import Browser

    from benchmarks.invent import Question

PACKAGE = "mkdocs-quiz==1.7.1"
LESSONS = 3
PAGE = "module-001/lesson-0002.html"
SLOWED = 4
_IDLE = "() => new Promise((done) => requestIdleCallback(() => setTimeout(() => requestIdleCallback(done), 300)))"


@dataclass(frozen=True)
class Work:
    """Milliseconds of a page's main thread: `wall` by the clock, `cpu` of the processor, `shown` of that for style and layout."""

    wall: float
    cpu: float
    shown: float


def by_mkdocs_quiz(folder: Path) -> Path | str:
    """Build the plain twin of a course with its questions in mkdocs-quiz; return its site, or why there is none."""
    course, place = folder / "mkdocs-quiz", folder / "mkdocs-quiz-env"
    if wrong := install(place, PACKAGE, f"mkdocs-material=={version('mkdocs-material')}"):
        return wrong
    write(course, LESSONS, plain=True)
    settings = course / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("plugins:\n- search\n", "plugins:\n- search\n- mkdocs_quiz\n"), encoding="utf-8")
    for module in invent(LESSONS):
        for lesson in module.lessons:
            page = course / "content" / module.id / f"{lesson.id}.md"
            before = page.read_text(encoding="utf-8").partition(f"## {CHECK}")[0]
            asked = "\n\n".join(map(_quiz, lesson.questions))
            page.write_text(f"{before}## {CHECK}\n\n{asked}\n", encoding="utf-8")
    run(Command(("-m", "mkdocs", "build", "--quiet"), course, program=str(place / "bin" / "python")))
    return course / "site"


def _quiz(question: Question) -> str:
    """Return a question as mkdocs-quiz reads it, each option with its reason."""
    options = [f"- [{'x' if option.right else ' '}] {option.text}\n> {option.why}" for option in question.options]
    return "\n".join(
        ["<quiz>", " ".join(question.stem.split()), *options, "", f"[Read again](#{question.see})", "</quiz>"]
    )


def by_practicum(folder: Path) -> Path:
    """Build the course; return its site."""
    course = folder / "practicum"
    write(course, LESSONS)
    run(Command(("-m", "practicum", "build"), course))
    return course / "site"


def computed(sites: Mapping[str, Path], visits: int) -> dict[str, Work] | str:
    """Return the main thread's work for `PAGE` of each site: medians of first visits, made by turns.

    Returns what is missing, without a browser.
    """
    found: dict[str, list[Work]] = {name: [] for name in sites}
    with ExitStack() as hosts, chromium() as browser:
        if browser is None:
            return MISSING
        pages = {name: hosts.enter_context(hosted(site)) + PAGE for name, site in sites.items()}
        for turn in range(visits):
            for name in list(pages)[:: -1 if turn % 2 else 1]:
                found[name].append(Work(_slowed(browser, pages[name]), *_traced(browser, pages[name])))
    return {name: Work(*map(median, zip(*map(astuple, each), strict=True))) for name, each in found.items()}


def _slowed(browser: Browser, url: str) -> float:
    """Return the milliseconds of the main thread's tasks by the clock, with the processor slowed down."""
    with opened(browser) as page:
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        session.send("Performance.enable")
        page.goto(url, wait_until="networkidle")
        page.evaluate(_IDLE)
        metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
        return 1000 * float(metrics["TaskDuration"])


def _traced(browser: Browser, url: str) -> tuple[float, float]:
    """Return the milliseconds of processor of the main thread, in all and for style and layout, times `SLOWED`."""
    with opened(browser) as page:
        browser.start_tracing(page=page, categories=["-*", "devtools.timeline", "toplevel"])
        page.goto(url, wait_until="networkidle")
        page.evaluate(_IDLE)
        events = json.loads(browser.stop_tracing())["traceEvents"]
    threads = Counter((event["pid"], event["tid"]) for event in events if event["name"] == "UpdateLayoutTree")
    main = threads.most_common(1)[0][0]
    used: Counter[str] = Counter()
    for event in events:
        if (event["pid"], event["tid"]) == main and event["ph"] == "X":
            used[event["name"].rpartition("::")[2]] += event.get("tdur", 0)
    milliseconds = SLOWED / 1000
    return used["RunTask"] * milliseconds, (used["UpdateLayoutTree"] + used["Layout"]) * milliseconds
