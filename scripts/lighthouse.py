"""Measure the built site with Lighthouse's phone profile: `python scripts/lighthouse.py [mkdocs|zensical]`.

Needs npm (once with a network) and Chromium. Prints a table. The exit status is 0 if every page reaches the goal in all
four categories, 1 if one does not, 2 if nothing could be measured. Reports for a browser are in
.cache/lighthouse/reports/.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from needs import need

need("practicum", "yaml", "jinja2", "markdown")

from hosting import hosted

from browser import find
from practicum.course.addresses import address
from practicum.course.load import load_course

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "site"
LIGHTHOUSE = "lighthouse@12.8.2"  # the last that runs on Node 20
TOOLS = ROOT / ".cache" / "lighthouse"
PROGRAM = TOOLS / "node_modules" / "lighthouse" / "cli" / "index.js"
REPORTS = TOOLS / "reports"
GOAL = 95
CATEGORIES = {"performance": "speed", "accessibility": "access", "best-practices": "practice", "seo": "search"}


@dataclass(frozen=True)
class Run:
    """One visit: the categories' scores (0 to 100), and the values that make up speed."""

    scores: dict[str, int]
    painted: float  # seconds until the largest part of the first view
    blocked: float  # milliseconds
    shifted: float
    sent: int  # bytes over the wire
    faults: tuple[str, ...]  # audits below full score, except those of speed


def heaviest_lesson(site: Path = SITE, root: Path = ROOT) -> str:
    """Return the address of the lesson with the largest page."""
    pages = [address(lesson.page.file, directory_urls=False) for lesson in load_course(root, outline=True).lessons]
    return max(pages, key=lambda page: len(gzip.compress((site / page).read_bytes(), mtime=0)))


def pages_of(site: Path) -> list[str]:
    """Return the addresses of the pages to measure."""
    fixed = [page for page in ("index.html", "progress.html", "review.html") if (site / page).is_file()]
    return [fixed[0], heaviest_lesson(site), *fixed[1:]]


def visit(url: str, chromium: str, name: str) -> Run:
    """Measure a page in a new browser; raises CalledProcessError if Lighthouse cannot."""
    target = REPORTS / name
    unsafe = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []  # root has no sandbox
    flags = " ".join(["--headless=new", "--disable-gpu", *unsafe])
    command = ["node", str(PROGRAM), url, f"--chrome-flags={flags}", "--quiet", "--output=json", "--output=html"]
    quiet = {"capture_output": True, "text": True, "encoding": "utf-8"}
    subprocess.run(
        [*command, f"--output-path={target}"],
        env=os.environ | {"CHROME_PATH": chromium},
        check=True,
        **quiet,  # type: ignore[call-overload]
    )
    return read(json.loads(Path(f"{target}.report.json").read_text(encoding="utf-8")))


def read(report: dict[str, dict[str, dict[str, object]]]) -> Run:
    """Return the values in one report of Lighthouse."""

    def number(name: str) -> float:
        return float(str(report["audits"][name].get("numericValue", 0)))

    faults = []
    for category in list(CATEGORIES)[1:]:
        for audit in report["categories"][category]["auditRefs"]:  # type: ignore[attr-defined]
            found = report["audits"][audit["id"]]
            if audit["weight"] and found["score"] is not None and float(str(found["score"])) < 1:
                faults.append(f"{audit['id']}: {found['title']}")
    return Run(
        scores={name: round(100 * float(str(report["categories"][name]["score"]))) for name in CATEGORIES},
        painted=number("largest-contentful-paint") / 1000,
        blocked=number("total-blocking-time"),
        shifted=number("cumulative-layout-shift"),
        sent=int(number("total-byte-weight")),
        faults=tuple(faults),
    )


def show(page: str, runs: list[Run]) -> bool:
    """Print a line with the medians of a page's runs; return whether they reach the goal."""
    scores = {name: median(run.scores[name] for run in runs) for name in CATEGORIES}
    shown = "".join(f"{score:>9.0f}" for score in scores.values())
    painted, blocked = median(run.painted for run in runs), median(run.blocked for run in runs)
    shifted, sent = max(run.shifted for run in runs), max(run.sent for run in runs)
    print(f"{page:44}{shown}{painted:>8.1f} s{blocked:>7.0f} ms{shifted:>8.3f}{sent / 1000:>8.0f} KB", flush=True)
    for fault in sorted({fault for run in runs for fault in run.faults}):
        print(f"    {fault}")
    return all(score >= GOAL for score in scores.values())


def missing() -> str:
    """Return what is missing and how to get it, in one line; an empty text if Lighthouse can run."""
    if not find():
        return "No Chromium or Chrome found. Install one (sudo apt install chromium), or set PRACTICUM_BROWSER to its path."
    if not (shutil.which("npm") and shutil.which("node")):
        return "npm is missing. Install Node.js 20 or later (https://nodejs.org): Lighthouse runs on it."
    return ""


def installed() -> bool:
    """Install Lighthouse if it is missing; return whether it is there."""
    command = ["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(TOOLS), LIGHTHOUSE]
    return PROGRAM.is_file() or subprocess.run(command).returncode == 0


def main() -> int:
    """Build, serve, measure, print."""
    parser = argparse.ArgumentParser(description="Measure the built site with Lighthouse's phone profile.")
    parser.add_argument("engine", nargs="?", choices=("mkdocs", "zensical"), default="mkdocs")
    parser.add_argument("--built", action="store_true", help="use the built site in site/")
    parser.add_argument("--runs", type=int, default=5, help="visits to each page; the medians are shown")
    parser.add_argument("--page", action="append", help="such as glossary.html; the usual ones if left out")
    options = parser.parse_args()
    if lack := missing():
        print(lack, file=sys.stderr)
        return 2
    if not options.built:
        build = [sys.executable, "-m", "practicum", "build", "--course", str(ROOT), "--engine", options.engine]
        status = subprocess.run(build, env=os.environ | {"SITE_URL": ""}).returncode
        if status:
            return 2
    if not installed():  # after the build: Zensical's empties .cache
        print(f"npm could not install {LIGHTHOUSE}. It needs a network once.", file=sys.stderr)
        return 2
    REPORTS.mkdir(parents=True, exist_ok=True)
    heads = "".join(f"{head:>9}" for head in CATEGORIES.values())
    print(
        f"{f'at least {GOAL} wanted; medians of {options.runs}':44}{heads}{'painted':>10}{'blocked':>10}{'shifts':>8}{'sent':>11}"
    )
    reached = True
    with hosted(SITE) as base:
        for page in options.page or pages_of(SITE):
            name = page.removesuffix(".html").replace("/", "-")
            runs = [visit(base + page, str(find()), f"{name}-{turn + 1}") for turn in range(options.runs)]
            reached &= show(page, runs)
    print(f"Reports: {REPORTS}")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
