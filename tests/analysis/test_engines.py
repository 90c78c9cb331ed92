"""Engines that count a table of responses give what counting the answer files gives, to the last integer."""

import dataclasses
import json
from pathlib import Path

import pytest

from practicum.analysis import groups, queries
from practicum.analysis.collected import collect
from practicum.analysis.engines import DUCKDB, SQLITE, open_engine
from practicum.analysis.page import About, page
from practicum.base.problem import ProblemsError
from practicum.reports.text import NAMELESS
from practicum.words import say
from support.many_answers import by_counting, by_engine, known, whole


@pytest.mark.parametrize("which", groups.WHICH)
@pytest.mark.parametrize(("kind", "suffix"), [(SQLITE, "jsonl"), (DUCKDB, "jsonl"), (DUCKDB, "parquet")])
def test_every_engine_counts_the_same(many_answers, which, kind, suffix):
    expected = by_counting(many_answers.folder, which)
    assert len(expected.counts) > 100
    assert {group.status for each in expected.counts for group in each.answers} >= {"changed", "unanswered", "partly"}
    assert whole(by_engine(kind, [many_answers.tables[suffix]], which)) == whole(expected)


@pytest.mark.parametrize("kind", [SQLITE, DUCKDB])
def test_a_table_that_is_given_twice_counts_once(many_answers, kind):
    table = many_answers.tables["jsonl"]
    once, twice = (whole(by_engine(kind, [table] * times, groups.LATEST)) for times in (1, 2))
    assert once == twice


def changed(question, what):
    """Return a question of which the words, the points or the key have changed."""
    if what == "key":
        options = [dataclasses.replace(each, credit=1 - each.credit) for each in question.options]
        return dataclasses.replace(question, options=tuple(options))
    return dataclasses.replace(question, **{what: getattr(question, what) * 2})


@pytest.mark.parametrize("what", ["stem", "points", "key"])
def test_a_question_that_changed_since_counts_as_changed(many_answers, what):
    table = many_answers.tables["jsonl"]
    before = by_engine(SQLITE, [table], groups.LATEST)
    quiz = next(
        each.quiz for each in before.counts if each.totals.total() > 2 and each.quiz.questions[0].kind == "choice"
    )
    first, *others = quiz.questions
    other = dataclasses.replace(quiz, questions=(changed(first, what), *others))
    with open_engine(SQLITE, [table], pytest.fail) as engine:
        after = queries.counted(engine, (known() | {quiz.id: other}).get, groups.LATEST)
    counts = next(each for each in after.counts if each.quiz is other)
    assert counts.attempts == next(each.attempts for each in before.counts if each.quiz.id == quiz.id)
    of_first = [group for group in counts.answers if group.question == first.id]
    assert "changed" in {group.status for group in of_first}
    assert not any(group.answer for group in of_first)
    assert not any(group.total for group in of_first)


def test_a_broken_table_is_named_and_the_others_are_used(many_answers, tmp_path):
    whole_table = many_answers.tables["jsonl"]
    broken, other = tmp_path / "broken.jsonl", tmp_path / "other.parquet"
    broken.write_text(Path(whole_table).read_text("utf-8").splitlines()[0] + "\n{}\n", "utf-8")
    other.write_bytes(b"PAR1")
    problems = []
    with open_engine(SQLITE, [str(broken), str(other), whole_table], problems.append) as engine:
        found = queries.counted(engine, known().get, groups.LATEST)
    assert [str(each).split(": ")[0] for each in problems] == [f"{broken}:2:1", f"{other}:1:1"]
    assert whole(found) == whole(by_counting(many_answers.folder, groups.LATEST))
    with open_engine(DUCKDB, [str(other), whole_table], problems.append) as engine:
        found = queries.counted(engine, known().get, groups.LATEST)
    assert str(problems[-1]).startswith(f"{other}:1:1: cannot be read as a table of responses: ")
    assert whole(found) == whole(by_counting(many_answers.folder, groups.LATEST))


def test_one_attempt_with_different_rows_is_refused(many_answers, tmp_path):
    first = json.loads(Path(many_answers.tables["jsonl"]).read_text("utf-8").splitlines()[0])
    table = tmp_path / "twice.jsonl"
    table.write_text("".join(json.dumps(first | {"credit": credit}) + "\n" for credit in (0, 1)), "utf-8")
    with pytest.raises(ProblemsError, match="one attempt is there twice"):
        by_engine(DUCKDB, [str(table)], groups.LATEST)


def test_a_page_of_too_many_learners_to_list_says_that_it_holds_no_names(many_answers, monkeypatch):
    monkeypatch.setattr(queries, "MOST_LISTED", 10)
    found = collect(by_engine(SQLITE, [many_answers.tables["jsonl"]], groups.LATEST))
    assert found.learners is None
    made = page(found, NAMELESS, About(title="T", which=groups.LATEST, refused=0, edit=""))
    assert say("analysis.holds-no-names") in made
    assert say("analysis.people-heading") not in made
    assert "Mira" not in made


def test_a_table_of_another_course_is_refused(many_answers):
    with (
        open_engine(SQLITE, [many_answers.tables["jsonl"]], pytest.fail) as engine,
        pytest.raises(ProblemsError, match='belongs to the course "course", not to "ours"'),
    ):
        queries.counted(engine, known().get, groups.LATEST, course="ours")
