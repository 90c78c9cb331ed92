"""`practicum responses` in a process of its own: every format, and what each keeps to itself."""

import csv
import json
import re
from uuid import UUID

import duckdb
import pytest

from practicum.analysis.responses import OPTIONAL, TYPES, Response
from practicum.analysis.xapi import response_of
from support.analysing import analyse, responses
from support.course_certificate import BOTH, COURSE, FIRST, answers, hand_in
from support.handed import first, progress
from support.paths import HANDBOOK

HOSTILE = "=1+1 <script>alert(1)</script>"


@pytest.fixture
def root(course):
    """A course with an assessment."""
    return course(COURSE)


@pytest.fixture
def handed(tmp_path):
    """Answer files, one of them broken, and a progress file."""
    folder = hand_in(
        tmp_path / "sheets", mira=answers("Mira", BOTH), hostile=answers(f'"{HOSTILE}"', FIRST), broken="quiz: ["
    )
    (folder / "sam.json").write_text(progress({"first-quiz": first()}), "utf-8")
    return folder


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_every_format_has_the_same_rows(root, handed, tmp_path):
    for name in ("csv", "jsonl", "parquet"):
        status, out, err = responses(root, tmp_path, "sheets", "--to", name)
        assert status == 2
        assert err[0].startswith("sheets/broken.yml:1:")
        assert re.fullmatch(rf"Rows written: \d+, to responses\.{name}\n", out)
    rows = lines(tmp_path / "responses.jsonl")
    assert [tuple(row) for row in rows] == [Response._fields] * len(rows)
    parquet = duckdb.read_parquet(str(tmp_path / "responses.parquet"))
    assert dict(zip(parquet.columns, map(str, parquet.types), strict=True)) == TYPES
    assert sorted(map(str, parquet.fetchall())) == sorted(str(tuple(row.values())) for row in rows)
    with open(tmp_path / "responses.csv", encoding="utf-8-sig", newline="") as stream:
        table = list(csv.DictReader(stream))
    for row, read in zip(rows, table, strict=True):
        shown = {column: "" if value is None else str(value) for column, value in row.items()}
        assert read == shown | {"learner": f"'{HOSTILE}" if row["learner"] == HOSTILE else shown["learner"]}


def test_a_row_says_what_was_earned_in_integers(root, handed, tmp_path):
    responses(root, tmp_path, "sheets", "--to", "jsonl")
    mine = [row for row in lines(tmp_path / "responses.jsonl") if row["learner"] == "Mira"]
    assert [row["position"] for row in mine] == list(range(1, len(mine) + 1))
    whole = {(row["attempt"], row["earned"], row["possible"], row["parts"], row["passed"]) for row in mine}
    ((_, earned, possible, parts, passed),) = whole
    assert sum(row["points"] * row["credit"] / row["credit_of"] for row in mine) == earned
    assert sum(row["points"] for row in mine) == possible
    assert (parts, passed) == (1, 1)
    for column in OPTIONAL[1:]:
        assert {row[column] for row in mine} <= {0, 1, None}
    assert [row["objective"] for row in mine if row["mastered"] is not None] == sorted(
        {row["objective"] for row in mine}, key=[row["objective"] for row in mine].index
    )


def test_statements_have_what_a_learning_record_store_asks_for(root, handed, tmp_path):
    responses(root, tmp_path, "sheets", "--to", "xapi", "--site", "https://example.org/course/")
    found = lines(tmp_path / "statements.jsonl")
    verbs = [each["verb"]["id"].rpartition("/")[2] for each in found]
    assert verbs.count("passed") + verbs.count("failed") == 3
    assert verbs.count("answered") == len(found) - 3
    assert len({UUID(each["id"]) for each in found}) == len(found)
    for each in found:
        assert each["actor"]["account"]["homePage"] == "https://example.org/course/"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", each["timestamp"])
        assert each["object"]["id"].startswith("urn:practicum:")
        score = each["result"].get("score")
        if score:
            assert score["min"] <= score["raw"] <= score["max"]
            assert score["scaled"] == pytest.approx(score["raw"] / score["max"])
    assert HOSTILE in {each["actor"]["account"]["name"] for each in found}
    responses(
        root, tmp_path, "sheets", "--to", "xapi", "--output", "again.jsonl", "--site", "https://example.org/course/"
    )
    assert lines(tmp_path / "again.jsonl") == found


@pytest.mark.parametrize(
    ("answer", "response"),
    [('"b"', "b"), ('["a","c"]', "a[,]c"), ('{"x":"1","y":"2"}', "x[.]1[,]y[.]2")],
)
def test_an_answer_is_written_as_xapi_has_it(answer, response):
    assert response_of(answer) == response


def test_names_are_coded_or_left_out_if_asked_for(root, handed, tmp_path):
    responses(root, tmp_path, "sheets", "--to", "jsonl", "--pseudonyms", "key")
    coded = {row["learner"] for row in lines(tmp_path / "responses.jsonl")}
    assert len(coded) == 3
    assert all(re.fullmatch("[a-z2-7]{10}", code) for code in coded)
    responses(root, tmp_path, "sheets", "--to", "jsonl", "--no-names")
    assert {row["learner"] for row in lines(tmp_path / "responses.jsonl")} == {""}


def test_a_table_is_analysed_as_the_files_are(root, handed, tmp_path):
    responses(root, tmp_path, "sheets", "--to", "parquet", "--output", "tables/all.parquet")
    analysed = []
    for sheets, engine in (("sheets", ()), ("tables", ()), ("sheets", ("--engine", "sqlite"))):
        status, _, err = analyse(root, tmp_path, sheets, "--tables", "t", *engine)
        assert status == (2 if sheets == "sheets" else 0), err
        analysed.append((tmp_path / "t" / "analysis.json").read_text("utf-8"))
    assert analysed[0] == analysed[1] == analysed[2]
    assert duckdb.read_parquet(str(tmp_path / "t" / "questions.parquet")).fetchall()


def test_files_and_tables_together_count_each_learner_once(root, handed, tmp_path):
    responses(root, tmp_path, "sheets", "--to", "jsonl", "--output", "sheets/earlier.jsonl")
    _, _, err = analyse(root, tmp_path, "sheets", "--tables", "t")
    assert len(err) == 1, err
    whole = json.loads((tmp_path / "t" / "analysis.json").read_text("utf-8"))
    assert sorted(row["learner"] for row in whole["learners"]) == ["=1+1 <script>alert(1)</script>", "Mira", "Sam Lee"]


def test_the_handbook_names_every_column():
    page = (HANDBOOK / "responses.md").read_text("utf-8")
    table = page.partition("| Column | Type | Meaning |")[2].partition("\n\n")[0]
    assert (
        tuple(re.findall("`([a-z_]+)`", "".join(re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE))))
        == Response._fields
    )
