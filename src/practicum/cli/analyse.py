"""`practicum analyse`: a folder of answer files to a page that says how the class is doing, and which question needs work."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from practicum.analysis.groups import LATEST, WHICH
from practicum.base.problem import Problem, ProblemsError
from practicum.base.text import visible
from practicum.cli.arguments import add_keys
from practicum.cli.run import NOT_DONE, PASSED, complain
from practicum.words import message, say

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable

    from practicum.analysis.collected import Collected


def add_analyse(parser: ArgumentParser) -> None:
    """Add the arguments of `analyse`."""
    file, folder = say("cli.meta-file"), say("cli.meta-dir")
    parser.add_argument("sheets", nargs="+", metavar=say("cli.meta-sheet"), help=say("analysis.cli-sheets"))
    parser.add_argument("--output", metavar=file, default="analysis.html", help=say("analysis.cli-output"))
    parser.add_argument("--tables", metavar=folder, default="", help=say("analysis.cli-tables"))
    parser.add_argument("--attempts", choices=WHICH, default=LATEST, help=say("analysis.cli-attempts"))
    parser.add_argument("--pseudonyms", metavar=file, default="", help=say("analysis.cli-pseudonyms"))
    parser.add_argument("--no-names", action="store_true", help=say("analysis.cli-no-names"))
    add_keys(parser)


def analyse(  # the parameters have the names of the options
    *,
    course: str | None,
    sheets: list[str],
    output: str,
    tables: str,
    attempts: str,
    pseudonyms: str,
    no_names: bool,
    keys: str,
) -> int:
    """Analyse answer files; return the exit status: 0, or 2 if one could not be read or nothing was left to analyse."""
    from practicum.analysis.collected import collect
    from practicum.analysis.groups import counted
    from practicum.course.format import require_format
    from practicum.course.load import load_course
    from practicum.course.locate import find_course, quiz_finder
    from practicum.course.settings import read_settings, threshold_of
    from practicum.grading import inputs
    from practicum.reports.attempts import Attempts
    from practicum.reports.batch import Progress
    from practicum.reports.names import names

    if "-" in sheets:
        raise ProblemsError([Problem.of_file("-", *message("analysis.stdin"))])
    root = find_course(course)
    require_format(root)
    name = _names(pseudonyms, without=no_names)
    reader = Attempts(quiz_finder(root, keys, complain), read_settings(root).course, complain)
    bar = (
        Progress(lambda text: print(text, end="", file=sys.stderr, flush=True), inputs.size(sheets))
        if sys.stderr.isatty()
        else None
    )
    read = reader.read(sheets, tell=bar.add if bar else lambda _: None)
    found = counted(read, attempts, threshold_of(root), name or str)
    if bar:
        bar.clear()
    if not found.counts:
        if not reader.refused:  # a progress file without answers
            print(say("analysis.none"), file=sys.stderr)
        return NOT_DONE
    loaded = load_course(root, outline=True)
    shown = collect(found, with_names=name is not None)
    from practicum.analysis.page import About, page

    about = About(title=loaded.title, which=attempts, refused=reader.refused, with_names=name is not None)
    written = {output: page(shown, names(loaded, root, ""), about)} | (_tables(shown, tables) if tables else {})
    for file, text in written.items():
        _write(file, text)
    print(say("analysis.written", files=", ".join(visible(file) for file in written)))
    return NOT_DONE if reader.refused else PASSED


def _names(pseudonyms: str, *, without: bool) -> Callable[[str], str] | None:
    """Return what gives the name of a learner to show; None if none is to be shown."""
    if without:
        return None
    if not pseudonyms:
        return str
    from practicum.analysis.pseudonyms import pseudonyms as codes

    return codes(pseudonyms)


def _tables(found: Collected, folder: str) -> dict[str, str]:
    """Return the tables of an analysis by the paths of their files."""
    from practicum.analysis.tables import as_csv, as_json, tables

    made = {str(Path(folder) / f"{name}.csv"): as_csv(rows) for name, rows in tables(found).items()}
    return made | {str(Path(folder) / "analysis.json"): as_json(found)}


def _write(file: str, text: str) -> None:
    """Write a file and the folder that it is in; raises ProblemsError if that cannot be done."""
    from practicum.files.atomic_write import atomic_write, make_folder
    from practicum.reports.tables import CSV_ENCODING

    make_folder(str(Path(file).parent))
    encoding = CSV_ENCODING if file.endswith(".csv") else "utf-8"
    with atomic_write(file, encoding) as stream:
        stream.write(text)
