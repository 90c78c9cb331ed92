"""Tables of many answer files: for spreadsheets, of the questions, and of the learners on a terminal."""

import os

import pytest

from practicum.reports import tables
from support.batch import BAD, KIM, SAM, lines, rows


def test_a_table_for_spreadsheets(folder, grade):
    sheet = KIM | {"answers": {"which-part": "b", "which-names": ["a", "b", "c"]}}
    status, out, err = grade("a.jsonl", "--csv", "o.csv", a_jsonl=lines(SAM, BAD, sheet))
    assert status == 2
    assert out.splitlines() == [
        "Quiz        Files  Passed  Mean  To check",
        "first-quiz      2       1  75 %         0",
        "Answer files graded: 2.",
        "Answer files that could not be graded: 1. They are named above.",
    ]
    assert err.startswith("a.jsonl:2:71 ")
    text = (folder / "o.csv").read_bytes().decode()
    assert text.startswith(
        "\ufeffquiz,learner,earned,possible,percent,pass,passed,other_bank,missing,changed,unreadable,file\r\n"
    )
    assert text.endswith("first-quiz,Kim Poor,1 1/2,3,50,80,false,false,0,0,0,a.jsonl:3\r\n")
    assert len(rows("o.csv")) == 2


def test_a_table_of_the_questions(grade):
    grade("a.jsonl", "--csv-questions", "q.csv", "--csv", "o.csv", a_jsonl=lines(SAM, KIM))
    assert len(rows("o.csv")) == 2
    found = rows("q.csv")
    assert [list(row.values()) for row in found[1:3]] == [
        ["first-quiz", "Sam Lee", "false", "which-names", "choices", "correct", "false", "1", "1", "a, c", "a.jsonl:1"],
        ["first-quiz", "Kim Poor", "false", "which-part", "choice", "partly", "false", "0 1/2", "2", "b", "a.jsonl:2"],
    ]
    assert found[3]["answer"] == ""


SLY = ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", " =1", "\n@x", "＝1", "x;=1", 'x; "=1', "x;-1", '"=1"', ";@x"]


@pytest.mark.parametrize("name", SLY)
def test_no_name_becomes_a_formula(folder, grade, name):
    sheet = SAM | {"learner": name, "answers": {name: "a"}, "revisions": {name: "stale"}}
    (folder / f"={len(name)}.jsonl").write_text(lines(sheet), encoding="utf-8")
    grade(f"={len(name)}.jsonl", "--csv", "o.csv", "--csv-questions", "q.csv")
    for file in ("o.csv", "q.csv"):
        cells = [cell for row in rows(file) for cell in row.values()]
        text = (folder / file).read_text(encoding="utf-8-sig")
        loose = [cell for line in text.splitlines() for cell in line.split(";")]  # where the separator is a semicolon
        for cell in [*cells, *loose]:
            assert not cell.lstrip(' \t\r\n"').startswith(("=", "+", "-", "@", "＝")), cell
        assert len(text.splitlines()) == len(rows(file)) + 1


@pytest.mark.parametrize(
    "name", ["Sam Lee", "O'Neil", "Anna-Lena", "a=b", "x@y", "Lee, Sam", "Zoë 山田", 'Sam "S" Lee', "Lee; Sam"]
)
def test_a_name_that_is_not_a_formula_stays_as_it_is(grade, name):
    grade("a.jsonl", "--csv", "o.csv", a_jsonl=lines(SAM | {"learner": name}))
    assert rows("o.csv")[0]["learner"] == name


@pytest.mark.parametrize(("number", "text"), [("0", "0"), ("7/2", "3 1/2"), ("1/2", "0 1/2"), ("12", "12")])
def test_no_fraction_is_taken_for_a_date(number, text):
    assert tables.number(tables.Fraction(number)) == text


def test_the_table_of_learners(grade):
    sheets = [
        SAM,
        KIM,
        KIM | {"answers": {"which-part": "a"}},
        KIM,
        SAM | {"learner": "山田\n太郎"},
        SAM | {"learner": ""},
        KIM | {"learner": " "},
    ]
    second = {"quiz": "second-quiz", "learner": "Sam Lee", "answers": {"which-draft": "a"}}
    status, out, _ = grade("a.jsonl", "--table", a_jsonl=lines(*sheets, second))
    assert status == 1
    assert out.splitlines() == [
        "Learner      Quiz         Attempts   Best  Latest  Passed  To check",
        "(no name) 1  first-quiz          1  100 %   100 %     yes         0",
        "(no name) 2  first-quiz          1   33 %    33 %      no         0",
        "Kim Poor     first-quiz          3   67 %    33 %      no         0",
        "Sam Lee      first-quiz          1  100 %   100 %     yes         0",
        "Sam Lee      second-quiz         1    0 %     0 %      no         0",
        "山田 太郎    first-quiz          1  100 %   100 %     yes         0",
        "(no name) 1: a.jsonl:6",
        "(no name) 2: a.jsonl:7",
        "Answer files graded: 8.",
    ]


@pytest.mark.parametrize(
    ("learner", "quiz"),
    [("Sam " * 30, "q"), ("Sam", "q" * 90), ("山田" * 40, "q" * 90), ("e\u0301" * 60, "first-quiz")],
)
def test_no_table_is_wider_than_a_terminal(learner, quiz):
    row = (learner, quiz, "1,000", "100 %", "100 %", "yes")
    shown = list(tables.aligned([("Learner", "Quiz", "Attempts", "Best", "Latest", "Passed"), row, row], 2))
    assert {tables.columns(line) for line in shown} == {min(79, max(map(tables.columns, shown)))}


def test_nothing_in_a_name_steers_the_terminal(grade):
    _, out, _ = grade("a.jsonl", "--table", a_jsonl=lines(SAM | {"learner": "x\x1b[2J\u202e"}))
    assert all(character.isprintable() or character == "\n" for character in out)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--csv", "a.jsonl"], "a.jsonl:1:1: this is the name of an answer file, not of a table."),
        (["--csv", "o.csv", "--csv-questions", "o.csv"], "o.csv:1:1: two tables are to be written here."),
        (["--csv", "none/o.csv"], "none/o.csv:1:1: cannot be written: no such file or directory."),
        (["--csv", "."], ".:1:1: cannot be written: is a directory."),
    ],
)
def test_a_table_that_cannot_be_written_is_named(folder, grade, options, said):
    status, out, err = grade("a.jsonl", *options, a_jsonl=lines(SAM))
    assert (status, out) == (2, "")
    assert err.startswith(said)
    assert os.listdir(folder) == ["a.jsonl"]
    assert (folder / "a.jsonl").read_text(encoding="utf-8") == lines(SAM)
