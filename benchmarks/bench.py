"""Measure ratios, each within one run and by turns: `python benchmarks/bench.py [NAME ...] [--quick]`.

Nothing fails because it is slow: the goals are printed beside the numbers.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.answers import QUESTIONS, write_answers
from benchmarks.fullmark import Fullmark
from benchmarks.measure import ROOT, Command, compare, run
from benchmarks.respond import SLOWED, clicks, page_of_twenty
from practicum.quiz.kinds.match import Match
from practicum.quiz.reader import load_quiz

if TYPE_CHECKING:
    from collections.abc import Iterator

    from practicum.quiz.model import Question

ENGINES = {
    "mkdocs": ("-m", "mkdocs", "build", "--strict", "--quiet"),
    "zensical": ("-m", "zensical", "build", "--clean", "--strict"),
}
QUIZ = "opening-declaration"
MEMORY = 250  # megabytes
WEIGHT = 15_300  # bytes of the player's scripts and styles
RESPONSE = 100  # milliseconds


@dataclass(frozen=True)
class Scale:
    """How much to measure: lessons of a small and a large course, runs, and answer files; courses go to `folder`."""

    folder: Path
    lessons: int
    lessons_large: int
    builds: int
    starts: int
    files: int

    def course(self, lessons: int, *flags: str) -> Path:
        """Return the folder of a course with a number of lessons, written and checked once."""
        folder = self.folder / f"{lessons}{''.join(flags)}"
        if not folder.exists():
            run(Command(("benchmarks/generate.py", str(folder), str(lessons), *flags)))
            if "--plain" not in flags:
                run(Command(("scripts/check.py", "--course", str(folder))))
        return folder


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    cpu: str
    wall: str
    goal: str


def build(scale: Scale) -> Iterator[Row]:
    """Compare building a course with building its plain twin."""
    few = scale.lessons
    commands = {
        "course": Command(ENGINES["mkdocs"], scale.course(few)),
        "plain": Command(ENGINES["mkdocs"], scale.course(few, "--plain")),
    }
    used = compare(commands, scale.builds)
    yield _ratio(f"build {few} lessons / the same text in plain Material", used["course"].over(used["plain"]), "1.2")


def growth(scale: Scale) -> Iterator[Row]:
    """Compare building a large course with a small one, and the same for their plain twins."""
    few, many = scale.lessons, scale.lessons_large
    mkdocs = ENGINES["mkdocs"]
    commands = {
        "many": Command(mkdocs, scale.course(many)),
        "few": Command(mkdocs, scale.course(few)),
        "plain many": Command(mkdocs, scale.course(many, "--plain")),
        "plain few": Command(mkdocs, scale.course(few, "--plain")),
    }
    used = compare(commands, max(1, scale.builds // 2))
    yield _ratio(f"build {many} lessons / {few}", used["many"].over(used["few"]), "4.6")
    yield _ratio("the same in plain Material", used["plain many"].over(used["plain few"]), "")
    for name, what in (("many", f"peak memory of {many} lessons"), ("plain many", "the same in plain Material")):
        peak = used[name].peak / 1e6
        yield Row(f"{what} / {MEMORY} MB", f"{peak / MEMORY:.2f}", "", f"1 ({peak:.0f} MB)")


def grade(scale: Scale) -> Iterator[Row]:
    """Compare grading one answer file, from a cold start, with starting an empty Python."""
    commands = {
        "grade": Command(("scripts/grade.py", str(_answer_file(scale))), statuses=(0, 1)),
        "nothing": Command(("-c", "pass")),
    }
    compare(commands, 1)
    used = compare(commands, scale.starts)
    yield _ratio("grade one answer file / python -c pass", used["grade"].over(used["nothing"]), "8")


def bundle(scale: Scale) -> Iterator[Row]:
    """Compare grading one answer file by grade.pyz, from a cold start, with starting an empty Python."""
    pyz = scale.folder / "grade.pyz"
    run(Command(("-c", "from practicum.cli.main import entry; entry()", "bundle", "--output", str(pyz))))
    for flags in ((), ("-I", "-S")):
        commands = {
            "grade": Command((*flags, str(pyz), str(_answer_file(scale))), statuses=(0, 1)),
            "nothing": Command((*flags, "-c", "pass")),
        }
        compare(commands, 1)
        used = compare(commands, scale.starts)
        python = " ".join(("python", *flags))
        yield _ratio(f"grade.pyz, one answer file / {python} -c pass", used["grade"].over(used["nothing"]), "8")
    yield Row("size of grade.pyz / 500 KB", f"{pyz.stat().st_size / 500_000:.2f}", "", "1")


def _answer_file(scale: Scale) -> Path:
    """Return an answer file for one quiz of the course, as its page saves it."""
    quiz = load_quiz(str(ROOT / "quizzes" / f"{QUIZ}.yml"), QUIZ, QUIZ)
    answers = {q.id: _answer(q) for q in quiz.questions if _answer(q)}
    revisions = {q.id: q.revision for q in quiz.questions}
    filled = {"quiz": QUIZ, "learner": "Sam Lee", "answers": answers, "revisions": revisions}
    file = scale.folder / "answers.json"
    file.write_text(json.dumps(filled, indent=2), encoding="utf-8")
    return file


def _answer(question: Question) -> object:
    """Return an answer to a question, None for a kind that is left out."""
    if isinstance(question, Match):
        return {left.id: question.rights[0].id for left in question.lefts}
    return {"choice": "b", "choices": ["a", "b"], "reflection": "We both need this."}.get(question.kind)


LOADS = """\
import json, sys
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        json.loads(line)
"""


def bulk(scale: Scale) -> Iterator[Row]:
    """Compare grading JSON Lines with reading the JSON, with a tenth of the lines, and with fullmark."""
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
    used = compare(commands, max(1, scale.builds // 2 + 1))
    what = f"{many:,} answer files, {QUESTIONS} items, to CSV / json.loads"
    yield _ratio(what, used["grade"].over(used["loads"]), "5")
    yield _ratio("the same to JSON Lines, with every reason", used["json"].over(used["loads"]), "")
    peaks = [used[name].peak / 1e6 for name in ("grade", "few")]
    what = f"peak memory of {many:,} answer files / {few:,}"
    yield Row(what, f"{peaks[0] / peaks[1]:.2f}", "", f"1 ({peaks[0]:.0f} MB, {peaks[1]:.0f} MB)")
    fullmark = Fullmark.install(scale.folder)
    if isinstance(fullmark, str):
        yield Row(f"fullmark: not measured. {fullmark}", "", "", "")
        return
    commands = {"fullmark": fullmark.command(course), "again": fullmark.command(course, 100)}
    theirs = compare(commands, max(1, scale.builds // 2 + 1))
    ours = used["grade"].cpu / many, used["grade"].wall / many
    once, again = theirs["fullmark"], theirs["again"]
    yield _times("fullmark's quiz grade / Practicum, seconds a file", (once.cpu, once.wall), ours)
    inside = ((again.cpu - once.cpu) / 99, (again.wall - once.wall) / 99)
    yield _times("the same without the start of fullmark", inside, ours)


def size(scale: Scale) -> Iterator[Row]:  # noqa: ARG001 - the parameter of every measurement
    """Measure the compressed size of what a page with quizzes of every kind loads."""
    files = [
        ROOT / "src" / "practicum" / "theme" / "assets" / "quiz" / name for name in ("more.js", "quiz.css", "more.css")
    ]
    sent = sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files)
    what = f"{len(files)} scripts and styles of quizzes, gzipped / {WEIGHT:,} bytes"
    yield Row(what, f"{sent / WEIGHT:.2f}", "", f"1 ({sent} bytes)")


def respond(scale: Scale) -> Iterator[Row]:
    """Click through twenty questions on a slow processor, and measure the time to the next paint."""
    taken = clicks(page_of_twenty(scale.folder / "twenty"), scale.builds)
    if isinstance(taken, str):
        yield Row(f"clicks: not measured, {taken}", "", "", "")
        return
    cpu, wall = (sorted(each.values()) for each in (taken.cpu, taken.wall))
    slowest = max(taken.cpu, key=lambda name: taken.cpu[name])
    what = f"click to paint, 20 questions, CPU / {SLOWED} / {RESPONSE} ms"
    yield Row(what, f"{cpu[-1] / RESPONSE:.2f}", f"{wall[-1] / RESPONSE:.2f}", f"1 ({slowest})")
    yield Row(
        f"the same, median of {len(cpu)} clicks", f"{median(cpu) / RESPONSE:.2f}", f"{median(wall) / RESPONSE:.2f}", ""
    )


def modules(scale: Scale) -> Iterator[Row]:
    """Compare the two settings that name the macros, in each engine."""
    few = scale.lessons
    for engine, arguments in ENGINES.items():
        commands = {
            "modules": Command(arguments, scale.course(few)),
            "module_name": Command(arguments, scale.course(few, "--module-name")),
        }
        used = compare(commands, max(2, scale.builds // 2 + 1))
        what = f"{engine}, {few} lessons: modules / module_name"
        yield _ratio(what, used["modules"].over(used["module_name"]), "1")


MEASUREMENTS = {measure.__name__: measure for measure in (build, growth, grade, bundle, bulk, size, respond, modules)}


def _ratio(what: str, ratio: tuple[float, float], goal: str) -> Row:
    return Row(what, f"{ratio[0]:.2f}", f"{ratio[1]:.2f}", goal)


def _times(what: str, theirs: tuple[float, float], ours: tuple[float, float]) -> Row:
    cpu, wall = (f"{their / our:.0f}" for their, our in zip(theirs, ours, strict=True))
    return Row(what, cpu, wall, "(at least 20)")


def main() -> int:
    """Print the table of the measurements that the command line names, or of all."""
    parser = argparse.ArgumentParser(description="Print ratios of speed and size.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of: {', '.join(MEASUREMENTS)}")
    parser.add_argument("--quick", action="store_true", help="small courses and few runs, to see that it works")
    options = parser.parse_args()
    unknown = set(options.names) - set(MEASUREMENTS)
    if unknown:
        parser.error(f"no measurement is named {', '.join(sorted(unknown))}. Write one of: {', '.join(MEASUREMENTS)}")
    print(f"{'':56} {'CPU':>6} {'clock':>6}  at most")
    with TemporaryDirectory(prefix="practicum-bench-") as folder:
        inside = Path(folder)
        quick = Scale(inside, lessons=40, lessons_large=160, builds=2, starts=5, files=5_000)
        scale = (
            quick
            if options.quick
            else Scale(inside, lessons=500, lessons_large=2000, builds=5, starts=41, files=100_000)
        )
        for name in options.names or MEASUREMENTS:
            for row in MEASUREMENTS[name](scale):
                print(f"\r{row.what:56} {row.cpu:>6} {row.wall:>6}  {row.goal}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
