"""Files with responses -> an engine that answers queries: SQLite as Python has it, DuckDB, or Spark by way of Ibis."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from practicum.analysis.queries import TABLE
from practicum.analysis.responses import OPTIONAL, TYPES, Response
from practicum.base.problem import Problem, ProblemsError
from practicum.base.text import visible
from practicum.files.regular import open_regular
from practicum.grading.sheet import LINES_SUFFIXES
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    import duckdb
    from ibis.backends.pyspark import Backend

    from practicum.analysis.queries import Engine

SQLITE, DUCKDB, SPARK = "sqlite", "duckdb", "spark"
ENGINES = (SQLITE, DUCKDB, SPARK)
PARQUET = ".parquet"
MEMORY = "1GB"  # of DuckDB; what does not fit is put into a temporary folder
_BATCH = 10_000  # rows
_BEGIN = 1_000_000  # bytes of a file in which a row ends
_NAMES = frozenset(Response._fields)

_CAST = ", ".join(f"CAST({column} AS {kind}) AS {column}" for column, kind in TYPES.items())


def tables_in(named: Iterable[str]) -> list[str]:
    """Return the tables of responses among files and in folders: Parquet, and JSON Lines that begin with a row of one."""
    found = []
    for name in named:
        if os.path.isdir(name):
            for folder, folders, files in os.walk(name):
                folders.sort()
                found += [path for file in sorted(files) if _is_table(path := os.path.join(folder, file))]
        elif _is_table(name):
            found.append(name)
    return found


def _is_table(file: str) -> bool:
    if file.endswith(PARQUET):
        return True
    if not file.endswith(LINES_SUFFIXES):
        return False
    try:
        with open_regular(file, file) as stream:
            return frozenset(json.loads(stream.readline(_BEGIN))) >= _NAMES
    except (ProblemsError, ValueError, TypeError):  # read as answer files, which says what is wrong
        return False


@contextmanager
def open_engine(kind: str, files: Sequence[str], complain: Callable[[ProblemsError], None]) -> Iterator[Engine]:
    """Open an engine of one of `ENGINES` on tables of responses, Parquet or JSON Lines.

    `complain` gets what is wrong with a file, which is left out. Raises ProblemsError if the engine is not installed.
    """
    opened = {SQLITE: _sqlite, DUCKDB: _duckdb, SPARK: _spark}[kind]
    with opened(files, complain) as engine:
        yield engine


class _Sqlite:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, query: str) -> Iterable[tuple[Any, ...]]:
        """As `Engine.rows`."""
        return self._connection.execute(query)


@contextmanager
def _sqlite(files: Sequence[str], complain: Callable[[ProblemsError], None]) -> Iterator[Engine]:
    """Open SQLite, with the rows of JSON Lines in a temporary file."""
    connection = sqlite3.connect("")
    try:
        columns = ", ".join(f"{column} {kind}" for column, kind in TYPES.items())
        connection.execute(f"CREATE TABLE {TABLE} ({columns})")
        insert = f"INSERT INTO {TABLE} VALUES ({', '.join('?' * len(TYPES))})"
        for file in files:
            if file.endswith(PARQUET):
                complain(ProblemsError([Problem.of_file(file, *message("analysis.no-duckdb"))]))
                continue
            try:
                with connection:
                    connection.executemany(insert, _lines(file))
            except ProblemsError as error:
                complain(error)
        yield _Sqlite(connection)
    finally:
        connection.close()


def _lines(file: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a file with JSON Lines; raises ProblemsError at the first line that is not one."""
    with open_regular(file, file) as stream:
        for number, line in enumerate(stream, 1):
            try:
                data = json.loads(line)
                row = tuple(data[column] for column in Response._fields)
            except (ValueError, KeyError, TypeError):
                row = ()
            if not row or not all(map(_fits, Response._fields, row)):
                what, fix = message("analysis.no-row")
                raise ProblemsError([Problem(file=file, line=number, column=1, path="", what=what, fix=fix)])
            yield row


def _fits(column: str, value: object) -> bool:
    """Return whether a value can be in a column."""
    if TYPES[column] == "VARCHAR":
        return isinstance(value, str)
    return (value is None and column in OPTIONAL) or (isinstance(value, int) and not isinstance(value, bool))


class _DuckDB:
    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def rows(self, query: str) -> Iterable[tuple[Any, ...]]:
        """As `Engine.rows`."""
        import duckdb

        try:
            found = self._connection.execute(query)
            while batch := found.fetchmany(_BATCH):
                yield from batch
        except duckdb.Error as error:
            raise _unreadable(TABLE, error) from None


@contextmanager
def _duckdb(files: Sequence[str], complain: Callable[[ProblemsError], None]) -> Iterator[Engine]:
    """Open DuckDB in bounded memory, with a view of the files."""
    with duckdb_in_memory() as connection:
        import duckdb

        parts = []
        for file in files:
            try:
                part = f"SELECT {_CAST} FROM {source_of(file)}"
                connection.execute(f"{part} LIMIT 1")
                parts.append(part)
            except duckdb.Error as error:
                complain(_unreadable(file, error))
        connection.execute(f"CREATE VIEW {TABLE} AS {' UNION ALL '.join(parts) or _nothing()}")
        yield _DuckDB(connection)


@contextmanager
def duckdb_in_memory() -> Iterator[duckdb.DuckDBPyConnection]:
    """Open DuckDB with no file, which keeps what does not fit into `MEMORY` in a temporary folder.

    Raises ProblemsError if it is not installed.
    """
    try:
        import duckdb
    except ImportError:
        raise ProblemsError([Problem.of_file(DUCKDB, *message("analysis.no-duckdb"))]) from None
    with TemporaryDirectory() as folder, duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        connection.execute(f"SET temp_directory = {sql_text(folder)}")
        connection.execute("SET preserve_insertion_order = false")
        yield connection


def source_of(file: str) -> str:
    """Return how DuckDB reads a file with responses."""
    path = "".join(f"[{letter}]" if letter in "*?[" else letter for letter in file)  # no pattern
    if file.endswith(PARQUET):
        return f"read_parquet({sql_text(path)})"
    columns = ", ".join(f"{column}: '{kind}'" for column, kind in TYPES.items())
    return f"read_json({sql_text(path)}, format = 'newline_delimited', columns = {{{columns}}})"


def sql_text(text: str) -> str:
    """Return a text as SQL."""
    return "'" + text.replace("'", "''") + "'"


def _nothing() -> str:
    """Return a query without a row."""
    return "SELECT " + ", ".join(f"CAST(NULL AS {kind}) AS {column}" for column, kind in TYPES.items()) + " WHERE 1 = 0"


def _unreadable(file: str, error: Exception) -> ProblemsError:
    why = visible(str(error).partition("\n")[0])
    return ProblemsError([Problem.of_file(file, say("analysis.no-table", why=why), say("analysis.no-table-fix"))])


class _Spark:
    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def rows(self, query: str) -> Iterable[tuple[Any, ...]]:
        """As `Engine.rows`: Ibis writes the query as Spark reads it."""
        from pyspark.errors import PySparkException

        try:
            table = self._backend.sql(query, dialect="duckdb").to_pyarrow()
        except PySparkException as error:
            raise _unreadable(TABLE, error) from None
        return zip(*(column.to_pylist() for column in table.columns), strict=True)


@contextmanager
def _spark(files: Sequence[str], complain: Callable[[ProblemsError], None]) -> Iterator[Engine]:
    """Open Spark as its own settings say, which is on this machine if they say nothing."""
    try:
        import ibis
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise ProblemsError([Problem.of_file(SPARK, *message("analysis.no-spark"))]) from None
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise ProblemsError([Problem.of_file(SPARK, *message("analysis.no-java"))])
    quiet = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}
    session = SparkSession.builder.appName("practicum").config(map=quiet).getOrCreate()
    try:
        schema = ", ".join(f"{column} {'STRING' if kind == 'VARCHAR' else kind}" for column, kind in TYPES.items())
        whole = session.createDataFrame([], schema)
        for file in files:
            read = session.read.schema(schema)
            try:
                part = read.parquet(file) if file.endswith(PARQUET) else read.json(file, mode="FAILFAST")
                part.limit(1).collect()
            except PySparkException as error:
                complain(_unreadable(file, error))
            else:
                whole = whole.unionByName(part)
        whole.createOrReplaceTempView(TABLE)
        yield _Spark(ibis.pyspark.connect(session))
    finally:
        session.stop()
