"""Measure ratios, each within one run and by turns: `python benchmarks/bench.py [NAME ...] [--quick]`.

A row is the ratio of medians of at least five runs (`RUNS`). Nothing fails because it is slow: the bounds are printed
beside the numbers, and a row that misses its own by processor time says so. Clock time is true on a quiet machine only.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.analysing import COUNT, LEARNERS, OPEN, page_of_class, to_open
from benchmarks.answers import QUESTIONS, write_answers, write_one
from benchmarks.chance import CLASS, false_alarms
from benchmarks.edits import SERVERS, edits_of, until_shown
from benchmarks.engines import BARE, FEWER, SAME, write_tables
from benchmarks.engines import COUNT as COUNT_TABLES
from benchmarks.fullmark import Fullmark
from benchmarks.load import by_mkdocs_quiz, by_practicum, computed
from benchmarks.measure import ROOT, Command, compare, other_pythons, run
from benchmarks.respond import SLOWED, clicks, page_of_twenty
from benchmarks.weight import first_visits, own_files, sent
from practicum.analysis.remarks import CHANCE

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGINES = {
    "mkdocs": ("-m", "mkdocs", "build", "--strict", "--quiet"),
    "zensical": ("-m", "zensical", "build", "--clean", "--strict"),
}
WHOLE = {engine: ("-m", "practicum", "build", "--engine", engine) for engine in ENGINES}
RUNS = 5
WEIGHTS = {2: 14_000, 8: 24_000}  # bytes of the scripts and styles of a page, by its kinds of question
FIRST_VISITS = {"index.html": 85_000, "module-001/lesson-0001.html": 100_000}  # bytes of all that a page loads
RESPONSE = 100  # milliseconds
EDITS, FEW_EDITS = 20, 5  # of each kind, and with the engines' own servers, which take seconds


@dataclass(frozen=True)
class Scale:
    """How much to measure: lessons of a small and a large course, cold starts, answer files, classes; courses go to `folder`."""

    folder: Path
    lessons: int
    lessons_large: int
    starts: int
    files: int
    classes: int

    def course(self, lessons: int, *flags: str) -> Path:
        """Return the folder of a course with a number of lessons, written once."""
        folder = self.folder / f"{lessons}{''.join(flags)}"
        if not folder.exists():
            run(Command(("benchmarks/generate.py", str(folder), str(lessons), *flags)))
        return folder

    def twenty(self) -> Path:
        """Return a built page with twenty questions of every kind, of a course of twenty lessons."""
        folder = self.folder / "twenty"
        return next((folder / "site").rglob("lesson-0001.html")) if folder.exists() else page_of_twenty(folder)


@dataclass(frozen=True)
class Row:
    """One line of the table: ratios of processor and clock, with the bound of the first, and what else is to be said."""

    what: str
    cpu: float | None = None
    wall: float | None = None
    most: float | None = None
    least: float | None = None
    note: str = ""

    def __str__(self) -> str:
        cpu, wall = ("" if ratio is None else f"{ratio:.2f}" for ratio in (self.cpu, self.wall))
        bound = f"at most {self.most:g}" if self.most else f"at least {self.least:g}" if self.least else ""
        missed = "MISSED" if self._is_missed() else ""
        return f"{self.what:66} {cpu:>6} {wall:>6}  {', '.join(filter(None, (bound, missed, self.note)))}".rstrip()

    def _is_missed(self) -> bool:
        shown = round(self.cpu or 0, 2)
        return bool((self.most and shown > self.most) or (self.least and shown < self.least))


def build(scale: Scale) -> Iterator[Row]:
    """Compare the whole build of a course, and its engine alone, with the engine on the same text without Practicum."""
    few = scale.lessons
    for engine, alone in ENGINES.items():
        commands = {
            "whole": Command(WHOLE[engine], scale.course(few)),
            "engine": Command(alone, scale.course(few)),
            "plain": Command(alone, scale.course(few, "--plain")),
        }
        used = compare(commands, RUNS)
        plain = f"the same text in plain {'Material' if engine == 'mkdocs' else 'Zensical'}"
        bound = 1.3 if engine == "mkdocs" else None
        yield _ratio(f"practicum build, {few} lessons / {plain}", used["whole"].over(used["plain"]), bound)
        yield _ratio(f"{engine} alone / {plain}", used["engine"].over(used["plain"]))


def growth(scale: Scale) -> Iterator[Row]:
    """Compare the whole build of a large course with that of a small one, and both with their plain twins."""
    few, many = scale.lessons, scale.lessons_large
    commands = {
        "many": Command(WHOLE["mkdocs"], scale.course(many)),
        "few": Command(WHOLE["mkdocs"], scale.course(few)),
        "plain many": Command(ENGINES["mkdocs"], scale.course(many, "--plain")),
        "plain few": Command(ENGINES["mkdocs"], scale.course(few, "--plain")),
    }
    used = compare(commands, RUNS)
    yield _ratio(f"practicum build, {many} lessons / {few}", used["many"].over(used["few"]), 4.2)
    yield _ratio("the same in plain Material", used["plain many"].over(used["plain few"]))
    yield _ratio(f"practicum build, {many} lessons / plain Material", used["many"].over(used["plain many"]))
    peaks = [used[name].peak / 1e6 for name in ("many", "plain many")]
    what = f"peak memory of practicum build, {many} lessons / plain Material"
    yield Row(what, peaks[0] / peaks[1], most=1.3, note=f"{peaks[0]:.0f} MB, {peaks[1]:.0f} MB")


def grade(scale: Scale) -> Iterator[Row]:
    """Compare grading one answer file, from a cold start, with starting an empty Python."""
    commands = {
        "grade": Command(("scripts/grade.py", str(write_one(scale.folder))), statuses=(0, 1)),
        "nothing": Command(("-c", "pass")),
    }
    compare(commands, 1)
    used = compare(commands, scale.starts)
    yield _ratio("grade one answer file / python -c pass", used["grade"].over(used["nothing"]), 8)


def bundle(scale: Scale) -> Iterator[Row]:
    """Compare grading one answer file by grade.pyz, from a cold start, with starting an empty Python: each that is here."""
    pyz = scale.folder / "grade.pyz"
    run(Command(("-m", "practicum", "bundle", "--output", str(pyz))))
    others = other_pythons()
    starts = [("python", sys.executable, ()), ("python -I -S", sys.executable, ("-I", "-S"))]
    starts += [(name, program, ()) for name, program in others.items() if program]
    for name, program, flags in starts:
        commands = {
            "grade": Command((*flags, str(pyz), str(write_one(scale.folder))), statuses=(0, 1), program=program),
            "nothing": Command((*flags, "-c", "pass"), program=program),
        }
        compare(commands, 1)
        used = compare(commands, scale.starts)
        yield _ratio(f"grade.pyz, one answer file / {name} -c pass", used["grade"].over(used["nothing"]), 8)
    if absent := [name for name, program in others.items() if not program]:
        yield Row(f"grade.pyz: not measured, not on this machine: {', '.join(absent)}")
    size = pyz.stat().st_size
    yield Row("size of grade.pyz / 500 KB", size / 500_000, most=1, note=f"{size} bytes")


LOADS = """\
import json, sys
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        json.loads(line)
"""


def bulk(scale: Scale) -> Iterator[Row]:
    """Compare grading JSON Lines, with hints and confidence, with reading the JSON and with a tenth of the lines."""
    many, few = scale.files, scale.files // 10
    course = scale.folder / "bulk"
    every, tenth = write_answers(course, many), write_answers(course, few)
    grading = ("scripts/grade.py", "--course", str(course))
    table = ("--csv", str(course / "out.csv"))
    commands = {
        "grade": Command((*grading, str(every), *table), statuses=(0, 1)),
        "loads": Command(("-c", LOADS, str(every))),
        "json": Command((*grading, str(every), "--format", "json"), statuses=(0, 1)),
        "few": Command((*grading, str(tenth), *table), statuses=(0, 1)),
    }
    used = compare(commands, RUNS)
    what = f"{many:,} answer files, {QUESTIONS} items, to CSV / json.loads"
    yield _ratio(what, used["grade"].over(used["loads"]), 5)
    yield _ratio("the same to JSON Lines, with every reason", used["json"].over(used["loads"]))
    peaks = [used[name].peak / 1e6 for name in ("grade", "few")]
    what = f"peak memory of {many:,} answer files / {few:,}"
    yield Row(what, peaks[0] / peaks[1], most=1.1, note=f"{peaks[0]:.0f} MB, {peaks[1]:.0f} MB")


def analyse(scale: Scale) -> Iterator[Row]:
    """Compare counting JSON Lines for an analysis, from the lines to the counts, with reading the JSON."""
    count = scale.files // 5
    course = scale.folder / "analyse"
    lines = str(write_answers(course, count))
    commands = {"count": Command(("-c", COUNT, str(course), lines)), "loads": Command(("-c", LOADS, lines))}
    used = compare(commands, RUNS)
    what = f"{count:,} answer files, {QUESTIONS} items, to counts / json.loads"
    yield _ratio(what, used["count"].over(used["loads"]), 6)


def engine(scale: Scale) -> Iterator[Row]:
    """Compare counting a table of responses for an analysis, by DuckDB, with a group-by of the same table in DuckDB alone."""
    attempts = 10 * scale.files
    quiz, tables = write_tables(scale.folder / "engine", attempts)
    commands = {
        "count": Command(("-c", COUNT_TABLES, str(quiz), str(tables), str(attempts))),
        "same": Command(("-c", BARE, str(tables), SAME)),
        "fewer": Command(("-c", BARE, str(tables), FEWER)),
    }
    used = compare(commands, RUNS)
    what = f"{attempts * QUESTIONS:,} responses, counted by DuckDB / a group-by of"
    yield _ratio(f"{what} the same columns", used["count"].over(used["same"]), 1.5)
    yield _ratio(f"{what} question, answer, credit, total", used["count"].over(used["fewer"]))


def analysed(scale: Scale) -> Iterator[Row]:
    """Open the page of an analysis of this course on a slow processor."""
    page, questions = page_of_class(scale.folder, LEARNERS)
    seconds = to_open(page, RUNS)
    what = f"page of {LEARNERS} learners and {questions} questions: to open / {OPEN:g} s"
    if isinstance(seconds, str):
        yield Row(f"{what}: not measured, {seconds}")
        return
    note = f"{seconds:.2f} s, {page.stat().st_size / 1e6:.1f} MB"
    yield Row(what, wall=seconds / OPEN, note=note)


def fullmark(scale: Scale) -> Iterator[Row]:
    """Compare fullmark with Practicum: one cold answer file with one, and both within a process that has started."""
    times = 100
    course = scale.folder / "fullmark"
    lines, one = write_answers(course, times), write_answers(course, 1)
    theirs = Fullmark.install(scale.folder)
    if isinstance(theirs, str):
        yield Row(f"fullmark: not measured. {theirs}")
        return
    grading = ("scripts/grade.py", "--course", str(course))
    commands = {
        "fullmark": theirs.command(course),
        "fullmark, again": theirs.command(course, times),
        "practicum": Command((*grading, str(one)), statuses=(0, 1)),
        "practicum, again": Command((*grading, str(lines)), statuses=(0, 1)),
    }
    used = compare(commands, RUNS)
    cold = used["fullmark"].over(used["practicum"])
    yield Row("fullmark's quiz grade / practicum grade, one cold answer file", *cold, least=20)
    spent = {name: (used[f"{name}, again"].cpu - used[name].cpu) for name in ("fullmark", "practicum")}
    yield Row(f"the same, each of {times - 1} more answer files", spent["fullmark"] / spent["practicum"])


def size(scale: Scale) -> Iterator[Row]:
    """Measure every script and style of Practicum that a page loads, compressed; HTML and Material are not counted."""
    all_kinds = scale.twenty()
    site = scale.folder / "twenty" / "site"
    everywhere = own_files(site, site / "sources" / "index.html")
    for kinds, page in ((2, all_kinds.with_name("lesson-0002.html")), (8, all_kinds)):
        files = [file for file in own_files(site, page) if file not in everywhere]
        total, bound = sent(files), WEIGHTS[kinds]
        what = f"scripts and styles of a quiz with {kinds} kinds, gzipped / {bound:,} bytes"
        yield Row(what, total / bound, most=1, note=f"{total:,} bytes in {len(files)} files")
    total = sent(everywhere)
    yield Row("besides, on every page, in KB", total / 1000, note=f"{total:,} bytes in {len(everywhere)} files")


def visit(scale: Scale) -> Iterator[Row]:
    """Measure all that home and a lesson with a quiz of a large course load at first, HTML and Material too."""
    course, many = scale.course(scale.lessons_large), scale.lessons_large
    run(Command(WHOLE["mkdocs"], course))
    loaded = first_visits(course / "site", FIRST_VISITS)
    if isinstance(loaded, str):
        yield Row(f"first visits: not measured, {loaded}")
        return
    for page, bound in FIRST_VISITS.items():
        total, heaviest = sum(loaded[page].values()), max(loaded[page], key=loaded[page].__getitem__)
        note = f"{total:,} bytes in {len(loaded[page])} files, {heaviest.rpartition('/')[2]} the heaviest"
        yield Row(f"first visit to {page}, {many} lessons / {bound:,} bytes", total / bound, most=1, note=note)


def compute(scale: Scale) -> Iterator[Row]:
    """Compare what a browser computes for a lesson's page with the same text and questions in mkdocs-quiz."""
    theirs = by_mkdocs_quiz(scale.folder / "load")
    if not isinstance(theirs, Path):
        yield Row(f"mkdocs-quiz: not measured. {theirs}")
        return
    work = computed({"ours": by_practicum(scale.folder / "load"), "theirs": theirs}, RUNS)
    if isinstance(work, str):
        yield Row(f"main thread: not measured, {work}")
        return
    ours, them = work["ours"], work["theirs"]
    note = f"{ours.cpu:.0f} and {them.cpu:.0f} ms"
    yield Row("main thread of a lesson / in mkdocs-quiz", ours.cpu / them.cpu, ours.wall / them.wall, most=1, note=note)
    yield Row("style and layout of the same", ours.shown / them.shown)


def respond(scale: Scale) -> Iterator[Row]:
    """Click through twenty questions on a slow processor, and measure the time to the next paint."""
    taken = clicks(scale.twenty(), RUNS)
    if isinstance(taken, str):
        yield Row(f"clicks: not measured, {taken}")
        return
    cpu, wall = (sorted(each.values()) for each in (taken.cpu, taken.wall))
    slowest = max(taken.cpu, key=lambda name: taken.cpu[name])
    what = f"click to paint, 20 questions, CPU / {SLOWED} / {RESPONSE} ms"
    yield Row(what, cpu[-1] / RESPONSE, wall[-1] / RESPONSE, most=1, note=slowest)
    yield Row(f"the same, median of {len(cpu)} clicks", median(cpu) / RESPONSE, median(wall) / RESPONSE)


def modules(scale: Scale) -> Iterator[Row]:
    """Compare the two settings that name the macros, in each engine."""
    few = scale.lessons
    for engine, arguments in ENGINES.items():
        commands = {
            "modules": Command(arguments, scale.course(few)),
            "module_name": Command(arguments, scale.course(few, "--module-name")),
        }
        used = compare(commands, RUNS)
        what = f"{engine}, {few} lessons: modules / module_name"
        yield _ratio(what, used["modules"].over(used["module_name"]), 1)


def edits(scale: Scale) -> Iterator[Row]:
    """Save edits of a course, and measure the time until the open page shows them, beside the engines' own servers."""
    courses = {"this course": (_copy(scale.folder / "edited"), 200)}
    courses[f"{scale.lessons} lessons"] = (scale.course(scale.lessons, "--glossary"), 350)
    for name, (root, bound) in courses.items():
        found = edits_of(root)
        for server in SERVERS:
            kinds, times = (found, EDITS) if server == "preview" else ({"stem": found["stem"]}, FEW_EDITS)
            taken = until_shown(root, server, kinds, times)
            if isinstance(taken, str):
                yield Row(f"edits: not measured, {taken}")
                return
            for kind, seconds in taken.items():
                half, worst = (1000 * each for each in (median(seconds), max(seconds)))
                what = f"{name}, {server}, {kind}: save to page / {bound} ms"
                yield Row(what, wall=half / bound, note=f"median {half:.0f} ms, worst of {len(seconds)} {worst:.0f} ms")


def chance(scale: Scale) -> Iterator[Row]:
    """Analyse classes that answer by chance: how many get a false remark on a key, or on what is too hard, of five in a hundred."""
    classes = scale.classes
    false = false_alarms(classes, Random(1))
    what = f"{classes:,} classes of {CLASS} by chance: called bad / 5 %"
    yield Row(what, false / classes / CHANCE, most=1, note=f"{false} classes")


def _copy(folder: Path) -> Path:
    """Return a copy of this course in a folder."""
    for part in ("content", "quizzes", "macros"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


MEASUREMENTS = {
    measure.__name__: measure
    for measure in (
        *(build, growth, grade, bundle, bulk, analyse, engine, analysed, fullmark),
        *(size, visit, compute, respond, modules, edits, chance),
    )
}


def _ratio(what: str, ratio: tuple[float, float], most: float | None = None) -> Row:
    return Row(what, *ratio, most=most)


def main() -> int:
    """Print the table of the measurements that the command line names, or of all."""
    parser = argparse.ArgumentParser(description="Print ratios of speed and size.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of: {', '.join(MEASUREMENTS)}")
    parser.add_argument("--quick", action="store_true", help="small courses and few starts, to see that it works")
    options = parser.parse_args()
    unknown = set(options.names) - set(MEASUREMENTS)
    if unknown:
        parser.error(f"no measurement is named {', '.join(sorted(unknown))}. Write one of: {', '.join(MEASUREMENTS)}")
    print(f"{'':66} {'CPU':>6} {'clock':>6}")
    with TemporaryDirectory(prefix="practicum-bench-") as folder:
        inside = Path(folder)
        quick = Scale(inside, lessons=40, lessons_large=160, starts=RUNS, files=5_000, classes=100)
        usual = Scale(inside, lessons=500, lessons_large=2000, starts=41, files=100_000, classes=1000)
        for name in options.names or MEASUREMENTS:
            for row in MEASUREMENTS[name](quick if options.quick else usual):
                print(f"\r{row}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
