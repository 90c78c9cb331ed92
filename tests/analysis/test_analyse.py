"""`practicum analyse` in a process of its own: the page, the tables, and what each keeps to itself."""

import json
import os
import re
from types import SimpleNamespace

import pytest

from practicum.base.problem import ProblemsError
from practicum.reports import attempts
from practicum.words import message
from support import learners
from support.analysing import analyse, class_of, table
from support.course_certificate import BOTH, COURSE, FIRST, SAVED, SECOND, answers, hand_in
from support.handed import first, progress

HOSTILE = "=1+1 <script>alert(1)</script>"


@pytest.fixture
def root(course):
    """A course with an assessment."""
    return course(COURSE)


@pytest.fixture
def handed(tmp_path):
    """Answer files of a class, one of them broken, and a progress file."""
    folder = hand_in(
        tmp_path / "sheets",
        mira=answers("Mira"),
        tom=answers("Tom", FIRST),
        ana=answers("Ana", SECOND),
        nobody=answers("", BOTH),
        hostile=answers(f'"{HOSTILE}"', FIRST),
        broken="quiz: [",
    )
    (folder / "sam.json").write_text(progress({"first-quiz": first()}), "utf-8")
    return folder


def test_a_folder_gives_a_page_and_tables_and_names_what_is_broken(root, handed, tmp_path):
    status, out, err = analyse(root, tmp_path, "sheets", "--tables", "tables")
    assert status == 2
    assert len(err) == 1
    assert err[0].startswith("sheets/broken.yml:1:")
    assert out.startswith("Written: analysis.html, tables/quizzes.csv, ")
    page = (tmp_path / "analysis.html").read_text("utf-8")
    assert "Learners: 6. Quizzes that they handed in and that count here: 6." in page
    assert "Files that could not be read: 1." in page
    assert [
        (row["quiz"], row["attempts"], row["passed"], row["mean"]) for row in table(tmp_path / "tables", "quizzes")
    ] == [
        ("exam", "5", "4", "0 18/25"),
        ("first-quiz", "1", "1", "1"),
    ]
    exam = next(row for row in table(tmp_path / "tables", "questions") if row["question"] == "exam-draft")
    assert (exam["number"], exam["answered"], exam["left"], exam["facility"]) == ("5", "3", "2", "0 3/5")
    assert {row["learner"] for row in table(tmp_path / "tables", "learners")} == {
        *("Mira", "Tom", "Ana", "Sam Lee", ""),
        f"'{HOSTILE}",
    }
    whole = json.loads((tmp_path / "tables" / "analysis.json").read_text("utf-8"))
    assert whole["quizzes"][0]["mean"] == "18/25"
    assert set(whole) == {path.stem for path in (tmp_path / "tables").glob("*.csv") if path.stat().st_size} | {
        *("remarks", "wrong")
    }


def test_the_page_loads_nothing_and_names_stay_text(root, handed, tmp_path):
    analyse(root, tmp_path, "sheets")
    page = (tmp_path / "analysis.html").read_text("utf-8")
    assert "<script" not in page
    assert "=1+1 &lt;script&gt;" in page
    assert not re.search(r'(?:src|srcset|href)="(?!#)|url\(', page)


@pytest.mark.parametrize(("which", "share"), [("latest", "0 2/5"), ("best", "1")])
def test_of_several_attempts_the_one_that_is_asked_for_counts(root, tmp_path, which, share):
    folder = hand_in(tmp_path / "sheets", one=answers("Mira"), two=answers("Mira", SECOND))
    os.utime(folder / "two.yml", (SAVED + 90_000, SAVED + 90_000))
    status, _, _ = analyse(root, tmp_path, "sheets", "--attempts", which, "--tables", "t")
    assert status == 0
    (row,) = table(tmp_path / "t", "learners")
    assert row["share"] == share


def test_codes_are_the_same_in_every_analysis_with_a_key_and_others_with_another(root, handed, tmp_path):
    codes = []
    for key, out in (("key", "a"), ("key", "b"), ("other", "c")):
        analyse(root, tmp_path, "sheets", "--pseudonyms", key, "--tables", out, "--output", f"{out}.html")
        assert "Mira" not in (tmp_path / f"{out}.html").read_text("utf-8")
        codes.append([row["learner"] for row in table(tmp_path / out, "learners")])
    assert codes[0] == codes[1]
    assert not {*filter(None, codes[0])} & {*codes[2]}
    assert all(re.fullmatch(r"[a-z2-7]{10}|", code) for code in codes[0])
    if os.name != "nt":
        assert (tmp_path / "key").stat().st_mode & 0o077 == 0


def test_without_names_no_learner_is_in_page_or_tables_and_they_are_counted(root, handed, tmp_path):
    analyse(root, tmp_path, "sheets", "--no-names", "--tables", "t")
    made = [(tmp_path / "analysis.html"), *(tmp_path / "t").iterdir()]
    for name in ("Mira", "Tom", "Sam Lee", "=1+1"):
        assert not [file for file in made if name.encode() in file.read_bytes()]
    page = (tmp_path / "analysis.html").read_text("utf-8")
    assert "Learners: 6." in page
    assert "This page holds no names." in page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-"], "-:1:1: standard input has no date"),
        (["nothing"], "nothing:1:1: "),
        (["sheets", "--pseudonyms", "short"], "short:1:1: holds no key."),
        (["sheets", "--output", "taken/page.html"], "taken"),
    ],
)
def test_what_cannot_be_done_is_one_line(root, tmp_path, arguments, said):
    hand_in(tmp_path / "sheets", mira=answers("Mira"))
    (tmp_path / "short").write_text("abc", "utf-8")
    (tmp_path / "taken").write_text("", "utf-8")
    status, _, err = analyse(root, tmp_path, *arguments)
    assert status == 2
    assert err[0].startswith(said)
    assert not [line for line in err if "Traceback" in line]


def test_a_german_course_has_a_german_page(course, tmp_path):
    config = course(COURSE) / "mkdocs.yml"
    config.write_text("theme: {name: practicum, language: de}\n" + config.read_text("utf-8"), "utf-8")
    hand_in(tmp_path / "sheets", mira=answers("Mira"))
    status, out, _ = analyse(config.parent, tmp_path, "sheets")
    assert (status, out.split()[0]) == (0, "Geschrieben:")
    assert '<html lang="de"' in (tmp_path / "analysis.html").read_text("utf-8")


def test_a_day_that_is_not_possible_is_said_without_a_word_of_certificates(tmp_path, monkeypatch):
    (tmp_path / "mira.yml").write_text(answers("Mira"), "utf-8")
    monkeypatch.setattr(attempts, "os", SimpleNamespace(stat=lambda _: SimpleNamespace(st_mtime=1e15)))
    with pytest.raises(ProblemsError) as refused:
        attempts._day("mira.yml", "")
    (problem,) = refused.value.problems
    assert (problem.what, problem.fix) == message("inputs.no-day")


@pytest.mark.parametrize(("asked", "number"), [((), 0), (("--texts",), 1)])
def test_what_is_never_scored_is_shown_only_if_asked_for(tmp_path, asked, number):
    root = learners.course(tmp_path / "course")
    class_of(tmp_path / "sheets", 3)
    status, _, _ = analyse(root, tmp_path, "sheets", "--tables", "t", *asked)
    assert status == 0
    page = (tmp_path / "analysis.html").read_text("utf-8")
    assert page.count("A secret thought") == number
    assert not [file for file in (tmp_path / "t").iterdir() if b"A secret thought" in file.read_bytes()]
