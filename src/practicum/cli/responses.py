"""`practicum responses`: answer files to one long table for other programs, a row for each question of each attempt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.base.text import visible
from practicum.cli.answers import add_answers, answers, names_of
from practicum.cli.run import NOT_DONE, PASSED
from practicum.words import grouped, say

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator

    from practicum.analysis.responses import Response

CSV, LINES, PARQUET, XAPI = "csv", "jsonl", "parquet", "xapi"
# What can be written, and the name of the file.
FORMATS = {CSV: "responses.csv", LINES: "responses.jsonl", PARQUET: "responses.parquet", XAPI: "statements.jsonl"}


def add_responses(parser: ArgumentParser) -> None:
    """Add the arguments of `responses`."""
    add_answers(parser, "responses.cli-sheets")
    parser.add_argument("--to", choices=FORMATS, default=CSV, help=say("responses.cli-to"))
    parser.add_argument("--output", metavar=say("cli.meta-file"), default="", help=say("responses.cli-output"))
    parser.add_argument("--site", metavar=say("cli.meta-url"), default="", help=say("responses.cli-site"))


def responses(  # the parameters have the names of the options
    *,
    course: str | None,
    sheets: list[str],
    to: str,
    output: str,
    pseudonyms: str,
    no_names: bool,
    texts: bool,
    keys: str,
    site: str,
) -> int:
    """Write the responses in answer files; return the exit status: 0, or 2 if one could not be read."""
    from practicum.analysis import responses as rows

    given = answers(course, sheets, keys)
    name = names_of(pseudonyms, without=no_names)
    threshold = given.settings.mastery
    found = rows.responses(given.attempts(), given.settings.course, threshold, name, texts=texts)
    counted = _Counted(found)
    file = output or FORMATS[to]
    _write(counted, to, file, site)
    print(say("responses.written", number=grouped(counted.number), file=visible(file)))
    return NOT_DONE if given.refused else PASSED


class _Counted:
    """Rows that are counted while they are written."""

    def __init__(self, rows: Iterator[Response]) -> None:
        self._rows = rows
        self.number = 0

    def __iter__(self) -> Iterator[Response]:
        for row in self._rows:
            self.number += 1
            yield row


def _write(rows: _Counted, to: str, file: str, site: str) -> None:
    """Write the rows in one of `FORMATS`; raises ProblemsError if that cannot be done."""
    from pathlib import Path

    from practicum.analysis import exports
    from practicum.analysis.responses import TYPES
    from practicum.files.atomic_write import make_folder

    make_folder(str(Path(file).parent))
    if to == CSV:
        exports.write_csv(rows, tuple(TYPES), file)
    elif to == PARQUET:
        exports.write_parquet((row._asdict() for row in rows), TYPES, file)
    elif to == LINES:
        exports.write_lines((row._asdict() for row in rows), file)
    else:
        from practicum.analysis.xapi import statements

        exports.write_lines(statements(rows, site), file)
