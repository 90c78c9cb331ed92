"""`practicum analyse`: a folder of answer files to a page that says how the class is doing, and which question needs work."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from practicum.analysis.engines import DUCKDB, ENGINES, SQLITE
from practicum.analysis.groups import LATEST, WHICH
from practicum.base.problem import ProblemsError
from practicum.base.text import visible
from practicum.cli.answers import Answers, add_answers, answers, names_of
from practicum.cli.run import NOT_DONE, PASSED
from practicum.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable

    from practicum.analysis.collected import Collected
    from practicum.analysis.counts import Counted
    from practicum.analysis.order import Order
    from practicum.reports.text import Names


def add_analyse(parser: ArgumentParser) -> None:
    """Add the arguments of `analyse`."""
    file, folder = say("cli.meta-file"), say("cli.meta-dir")
    add_answers(parser, "analysis.cli-sheets")
    parser.add_argument("--output", metavar=file, default="analysis.html", help=say("analysis.cli-output"))
    parser.add_argument("--tables", metavar=folder, default="", help=say("analysis.cli-tables"))
    parser.add_argument("--attempts", choices=WHICH, default=LATEST, help=say("analysis.cli-attempts"))
    parser.add_argument("--engine", choices=ENGINES, default="", help=say("analysis.cli-engine"))


def analyse(  # the parameters have the names of the options
    *,
    course: str | None,
    sheets: list[str],
    output: str,
    tables: str,
    attempts: str,
    engine: str,
    pseudonyms: str,
    no_names: bool,
    texts: bool,
    keys: str,
) -> int:
    """Analyse answer files; return the exit status: 0, or 2 if one could not be read or nothing was left to analyse."""
    from practicum.analysis.collected import collect
    from practicum.course.edit_link import edit_base

    given = answers(course, sheets, keys)
    name = names_of(pseudonyms, without=no_names)
    counted = _counted(given, engine, attempts, name or str, texts=texts)
    if not counted.counts:
        if not given.refused:  # a progress file without answers
            print(say("analysis.none"), file=sys.stderr)
        return NOT_DONE
    title, named, order = _course(given.root, given.settings.title)
    found = collect(counted, with_names=name is not None, order=order)
    from practicum.analysis.page import About, page

    about = About(title=title, which=attempts, refused=given.refused, edit=edit_base(given.root))
    _write(output, page(found, named, about))
    written = [output, *(_tables(found, tables) if tables else ())]
    print(say("analysis.written", files=", ".join(visible(file) for file in written)))
    return NOT_DONE if given.refused else PASSED


def _counted(given: Answers, engine: str, which: str, name: Callable[[str], str], *, texts: bool) -> Counted:
    """Return what the answers say: of answer files by counting them, and where there are tables, by an engine."""
    from practicum.analysis import groups, queries
    from practicum.analysis.engines import open_engine, tables_in
    from practicum.analysis.exports import write_lines
    from practicum.analysis.responses import responses

    tables = tables_in(given.sheets)
    threshold = given.settings.mastery
    if not tables and not engine:
        return groups.counted(given.attempts(), which, threshold, name, texts=texts)
    with TemporaryDirectory() as folder:
        lines = os.path.join(folder, "answers.jsonl")
        rows = responses(given.attempts(skip=tables), given.settings.course, threshold, texts=texts)
        write_lines((row._asdict() for row in rows), lines)
        files = [*tables, *([lines] if os.path.getsize(lines) else [])]
        with open_engine(engine or _usual(), files, given.complain) as opened:
            return queries.counted(opened, given.quiz, which, name, course=given.settings.course)


def _course(root: str, title: str) -> tuple[str, Names, Order]:
    """Return the title, the names and the order of a course whose settings have this title.

    One with mistakes has ids for names, and this is said: they are no reason to keep the figures back.
    """
    from practicum.analysis.order import AS_NAMED, order_of
    from practicum.course.load import load_course
    from practicum.reports.names import names
    from practicum.reports.text import NAMELESS

    try:
        loaded = load_course(root, outline=True)
    except ProblemsError as error:
        print(say("analysis.nameless", number=len(error.problems)), file=sys.stderr)
        return title, NAMELESS, AS_NAMED
    named = names(loaded, root, "")
    return loaded.title, named, order_of(loaded, named)


def _usual() -> str:
    """Return the engine for tables if none is asked for: DuckDB where it is installed."""
    from importlib.util import find_spec

    return DUCKDB if find_spec("duckdb") else SQLITE


def _tables(found: Collected, folder: str) -> list[str]:
    """Write the tables of an analysis into a folder; return the paths of their files. Parquet needs DuckDB."""
    from practicum.analysis.exports import write_parquet
    from practicum.analysis.tables import as_csv, as_json, as_plain, tables, types

    written = []
    for name, rows in tables(found).items():
        path = str(Path(folder) / name)
        _write(f"{path}.csv", as_csv(rows))
        written.append(f"{path}.csv")
        if rows and _usual() == DUCKDB:
            write_parquet(map(as_plain, rows), types(rows), f"{path}.parquet")
            written.append(f"{path}.parquet")
    whole = str(Path(folder) / "analysis.json")
    _write(whole, as_json(found))
    return [*written, whole]


def _write(file: str, text: str) -> None:
    """Write a file and the folder that it is in; raises ProblemsError if that cannot be done."""
    from practicum.files.atomic_write import atomic_write, make_folder
    from practicum.reports.tables import CSV_ENCODING

    make_folder(str(Path(file).parent))
    encoding = CSV_ENCODING if file.endswith(".csv") else "utf-8"
    with atomic_write(file, encoding) as stream:
        stream.write(text)
