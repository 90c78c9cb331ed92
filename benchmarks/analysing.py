"""How long an analysis counts answer files, and how long its page takes to open in Chromium on a slow processor."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from benchmarks.chromium import MISSING, chromium
from benchmarks.classes import write_class
from benchmarks.measure import ROOT, Command, run

if TYPE_CHECKING:
    from pathlib import Path

LEARNERS = 300
SLOWED = 4
OPEN = 2.0  # seconds
COUNT = """\
import sys
from practicum.analysis.groups import LATEST, counted
from practicum.course.locate import quiz_finder
from practicum.grading.mastery import MASTERED
from practicum.reports.attempts import Attempts
course, file = sys.argv[1:]
read = Attempts(quiz_finder(course, "", print), "", print).read([file])
print(sum(len(quiz.answers) for quiz in counted(read, LATEST, MASTERED).counts))
"""
_PAINTED = """() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(
  Math.max(performance.timing.loadEventEnd - performance.timing.navigationStart,
    performance.getEntriesByName("first-contentful-paint")[0].startTime) / 1000))))"""


def page_of_class(folder: Path, learners: int) -> tuple[Path, int]:
    """Write the page of an analysis of this course with a number of learners; return it, and how many questions it shows."""
    lines, page = folder / "class.jsonl", folder / "class.html"
    questions = write_class(ROOT, learners, lines)
    run(Command(("-m", "practicum", "analyse", "--course", str(ROOT), str(lines), "--output", str(page))))
    return page, questions


def to_open(page: Path, visits: int) -> float | str:
    """Return the median of the seconds until a page in a file is loaded and painted, or what is missing without a browser."""
    with chromium() as browser:
        if browser is None:
            return MISSING
        taken = []
        for _ in range(visits):
            context = browser.new_context(viewport={"width": 1280, "height": 800})
            tab = context.new_page()
            context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
            tab.goto(page.as_uri())
            taken.append(float(tab.evaluate(_PAINTED)))
            context.close()
    return median(taken)
