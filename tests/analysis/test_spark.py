"""Spark, by way of Ibis, counts what plain Python and DuckDB count: `make test-spark`, which needs Java."""

import pytest

from practicum.analysis import groups
from practicum.analysis.engines import DUCKDB, SPARK
from support.many_answers import by_counting, by_engine, whole

pytestmark = [
    pytest.mark.spark,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),  # its own
]


@pytest.mark.parametrize("which", groups.WHICH)
@pytest.mark.parametrize("suffix", ["jsonl", "parquet"])
def test_spark_counts_the_same(many_answers, which, suffix):
    tables = [many_answers.tables[suffix]]
    found = whole(by_engine(SPARK, tables, which))
    assert found == whole(by_counting(many_answers.folder, which))
    assert found == whole(by_engine(DUCKDB, tables, which))
