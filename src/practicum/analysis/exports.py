"""Rows -> a file for other programs: Parquet, CSV or JSON Lines, in little memory."""

from __future__ import annotations

import csv
import json
import os
from itertools import islice
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from practicum.analysis.engines import duckdb_in_memory, sql_text
from practicum.files.atomic_write import atomic_write
from practicum.reports.tables import CSV_ENCODING, cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

_BATCH = 200_000  # rows that are given to DuckDB at a time
_PIECE = 1 << 20  # bytes that are copied at a time


def write_lines(rows: Iterable[Mapping[str, Any]], file: str) -> None:
    """Write rows as JSON Lines; raises ProblemsError if that cannot be done, as the others here."""
    with atomic_write(file) as stream:
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_csv(rows: Iterable[Sequence[Any]], columns: Sequence[str], file: str) -> None:
    """Write rows as CSV, in which no cell is a formula for a spreadsheet; what is None is empty."""
    with atomic_write(file, CSV_ENCODING) as stream:
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow(cell(value) if isinstance(value, str) else value for value in row)


def write_parquet(rows: Iterable[Mapping[str, Any]], types: Mapping[str, str], file: str) -> None:
    """Write rows as Parquet; `types` has the type of each column in SQL.

    DuckDB keeps them in a temporary file until all are there. Raises ProblemsError if it is not installed, too.
    """
    found = iter(rows)
    with duckdb_in_memory() as connection, TemporaryDirectory() as folder:
        kept, lines, made = (os.path.join(folder, name) for name in ("rows.db", "rows.jsonl", "rows.parquet"))
        connection.execute(f"ATTACH {sql_text(kept)} AS kept")
        made_of = ", ".join(f'"{column}" {kind}' for column, kind in types.items())
        read_as = ", ".join(f"'{column}': '{kind}'" for column, kind in types.items())
        connection.execute(f"CREATE TABLE kept.r ({made_of})")
        source = f"read_json({sql_text(lines)}, format = 'newline_delimited', columns = {{{read_as}}})"
        while batch := list(islice(found, _BATCH)):
            write_lines(batch, lines)
            connection.execute(f"INSERT INTO kept.r SELECT * FROM {source}")
        connection.execute(f"COPY kept.r TO {sql_text(made)} (FORMAT parquet, COMPRESSION zstd)")
        with open(made, "rb") as whole, atomic_write(file, None) as stream:
            while piece := whole.read(_PIECE):
                stream.write(piece)
