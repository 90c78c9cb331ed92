"""Answers to every golden case by several people: changed, missing, broken, repeated and nameless ones among them."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import TYPE_CHECKING

from practicum.analysis import groups, queries
from practicum.analysis.collected import collect
from practicum.analysis.engines import open_engine
from practicum.analysis.exports import write_lines, write_parquet
from practicum.analysis.responses import TYPES, responses
from practicum.analysis.tables import as_json
from practicum.base.problem import ProblemsError
from practicum.quiz.reader import read_quiz
from practicum.reports.attempts import Attempts
from support import golden_cases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from practicum.analysis.counts import Counted
    from practicum.files.fields import Fields
    from practicum.quiz.model import Quiz
    from practicum.reports.attempts import Attempt

NAMES = ("Mira", "mira", "Łukasz 山田", "=1+1", 'O\'Neil "x"', "", "")
SAVED = 1_700_000_000
DAY = 86_400  # seconds
SEED = 21
PASS = 60


@cache
def known() -> dict[str, Quiz]:
    """Return the quiz of every golden case that can be read, by the id `case-N`."""
    found = {}
    for number, case in enumerate(golden_cases.load_cases()):
        try:
            found[f"case-{number}"] = read_quiz(case.quiz_text, "quiz", f"case-{number}")
        except ProblemsError:
            continue
    return found


def write(folder: Path) -> Path:
    """Write the answer files into a folder, each with its own day; return it."""
    folder.mkdir()
    random = Random(SEED)
    cases = golden_cases.load_cases()
    for ident, quiz in known().items():
        case = cases[int(ident.removeprefix("case-"))]
        own = {question.id: question.revision for question in quiz.questions}
        whole = json.loads(case.sheet_text(own))
        for number, name in enumerate(NAMES):
            sheet = whole | {"quiz": ident, "learner": name}
            if random.random() < 0.4:  # some left out
                sheet["answers"] = {each: given for each, given in whole["answers"].items() if random.random() < 0.5}
            if random.random() < 0.2:
                sheet["revisions"] = {each: "earlier" for each in own if random.random() < 0.5}
            if random.random() < 0.3:
                sheet |= {"attempt": random.randint(1, 3), "minutes": random.randint(0, 9)}
            path = folder / f"{ident}-{number}.json"
            path.write_text(json.dumps(sheet) if random.random() < 0.97 else "{", "utf-8")
            day = SAVED + random.randrange(3) * DAY
            os.utime(path, (day, day))
    return folder


def read(folder: Path) -> Iterator[Attempt]:
    """Yield the attempts that can be read."""

    def find(fields: Fields) -> Quiz | None:
        return known().get(fields.word("quiz", "fix.quiz"))

    yield from Attempts(find, "", lambda _: None).read([str(folder)])


@dataclass
class Many:
    """The folder with the answer files, and their responses as JSON Lines and as Parquet, by suffix."""

    folder: Path
    tables: dict[str, str]


def many(folder: Path) -> Many:
    """Write everything into a folder."""
    files = write(folder / "answers")
    rows = [row._asdict() for row in responses(read(files), "course", PASS)]
    lines, parquet = (str(folder / f"responses.{suffix}") for suffix in ("jsonl", "parquet"))
    write_lines(rows, lines)
    write_parquet(rows, TYPES, parquet)
    return Many(files, {"jsonl": lines, "parquet": parquet})


def by_counting(folder: Path, which: str) -> Counted:
    """Return what plain Python counts of the answer files."""
    return groups.counted(read(folder), which, PASS)


def by_engine(kind: str, tables: list[str], which: str) -> Counted:
    """Return what an engine counts of tables without faults."""

    def complain(error: ProblemsError) -> None:
        raise error

    with open_engine(kind, tables, complain) as engine:
        return queries.counted(engine, known().get, which)


def whole(counted: Counted) -> tuple[object, ...]:
    """Return all that is computed of what was counted."""
    found = collect(counted)
    return as_json(found), found.again, found.people
