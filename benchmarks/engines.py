"""A table of very many responses, and what counts it: this project by DuckDB, and DuckDB alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.answers import QUIZ, write_answers
from benchmarks.measure import Command, run

if TYPE_CHECKING:
    from pathlib import Path

ATTEMPTS = 2_000  # that are scored; all others have their answers, in another order, and other learners
FILES = 5
SAME = "quiz, question, revision, status, answer, credit, credit_of, points, confidence, hints, parts, earned, compared"
FEWER = "question, answer, credit, credit_of, earned"

BARE = """
import sys, duckdb
duckdb.execute("SET memory_limit = '1GB'")
duckdb.execute(f"SELECT {sys.argv[2]}, count(*) FROM '{sys.argv[1]}/*.parquet' GROUP BY ALL").fetchall()
"""
COUNT = """
import sys
from practicum.analysis.collected import collect
from practicum.analysis.engines import DUCKDB, open_engine, tables_in
from practicum.analysis.queries import counted
from practicum.quiz.reader import load_quiz
quiz = load_quiz(sys.argv[1], "quiz", "long")
with open_engine(DUCKDB, tables_in([sys.argv[2]]), print) as engine:
    found = collect(counted(engine, lambda ident: quiz, "latest"))
assert found.people == int(sys.argv[3])
"""


def write_tables(folder: Path, attempts: int) -> tuple[Path, Path]:
    """Write a quiz, and Parquet files with the responses of so many attempts at it; return both paths."""
    import duckdb

    lines = write_answers(folder, ATTEMPTS)
    (folder / "mkdocs.yml").write_text("site_name: Long\n", encoding="utf-8")
    scored, tables = folder / "scored.parquet", folder / "tables"
    to = ("--to", "parquet", "--output", str(scored))
    run(Command(("-m", "practicum", "responses", "--course", str(folder), str(lines), *to)))
    tables.mkdir()
    times = attempts // ATTEMPTS // FILES
    with duckdb.connect() as connection:
        for file in range(FILES):
            first = file * times
            connection.execute(
                f"""COPY (SELECT * REPLACE (md5(attempt || n)[:16] AS attempt, learner || ' ' || n AS learner)
                FROM read_parquet('{scored}'), range({first}, {first + times}) AS t(n)
                ORDER BY n, hash(attempt, n), position)
                TO '{tables}/{file}.parquet' (FORMAT parquet, COMPRESSION zstd)"""
            )
    return folder / "quizzes" / f"{QUIZ}.yml", tables
