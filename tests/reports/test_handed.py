"""Progress files for the grader: one, many, broken; every report and table."""

from __future__ import annotations

import csv
import io
import json
import sys
import tracemalloc
from pathlib import Path

import pytest

from practicum.cli.main import main
from practicum.course.locate import quiz_finder
from practicum.reports.batch import grade_batch
from support.course_small import FILES
from support.handed import entry, first, progress, record, second

GOOD = progress({"first-quiz": first(), "second-quiz": second()})
SHEET = json.dumps({"quiz": "first-quiz", "learner": "Kim Poor", "answers": {"which-part": "b"}})
ASSESSMENT = (
    FILES["quizzes/second-quiz.yml"]
    .replace("lesson: second\n", "mode: assessment\n")
    .replace("see: two", "see: second#two")
)
NAMED = FILES["mkdocs.yml"].replace("extra:\n", "extra:\n  course: small\n")


@pytest.fixture
def grade(course, tmp_path, capsys, monkeypatch):
    """Return a function that writes files, grades what it is told to and returns (status, out, err)."""
    folder = tmp_path / "handed"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def call(*arguments, files, stdin="", changes=None):
        root = course(changes)
        for name, text in files.items():
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_text(text, encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        status = main(["grade", "--course", str(root), *arguments])
        return status, *capsys.readouterr()

    return call


def rows(file):
    with open(file, encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_report_says_first_which_quizzes_the_file_holds_then_each_as_an_answer_file(grade):
    status, out, err = grade("p.json", files={"p.json": progress({"first-quiz": first("b"), "second-quiz": second()})})
    assert (status, err) == (1, "")
    assert out.startswith(
        "Progress file · Sam Lee\n"
        "Quizzes graded: 2. Passed: 1.\n\n"
        "- The first quiz: 2 of 3 points, 67 %: not passed (80 % is needed)\n"
        "+ The second quiz: 1 of 1 points, 100 %: passed\n\n"
    )
    sheets = {"a.json": sheet("first-quiz", first("b")), "b.json": sheet("second-quiz", second())}
    assert out.split("\n\n", 2)[2] == grade("a.json", "b.json", files=sheets)[1]


def sheet(quiz, kept):
    """Return the answer file that the page saves beside a record."""
    answers = {ident: each["answer"] for ident, each in kept["answers"].items()}
    revisions = {ident: each["revision"] for ident, each in kept["answers"].items()}
    return json.dumps({"quiz": quiz, "learner": "Sam Lee", "answers": answers, "revisions": revisions})


@pytest.mark.parametrize("name", ["p.json", "p.txt", "p", "p.yml", "-"])
def test_a_progress_file_is_known_by_what_it_holds(grade, name):
    given = {"stdin": GOOD, "files": {}} if name == "-" else {"files": {name: GOOD}}
    status, out, err = grade(name, **given)
    assert (status, out.split("\n")[0], err) == (0, "Progress file · Sam Lee", "")


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_markdown_and_html_begin_with_what_the_file_holds(grade, form):
    _, out, _ = grade("p.json", "--format", form, files={"p.json": progress({"first-quiz": first()}, "<Sam> *Lee*")})
    name = {"markdown": "# Progress file · &#60;Sam&#62; \\*Lee\\*", "html": "Progress file · &lt;Sam&gt; *Lee*"}[form]
    assert out.index(name) < out.index("Quizzes graded: 1. Passed: 1.") < out.index("Read again")
    assert "<Sam>" not in out


def test_json_is_one_line_for_each_quiz(grade):
    _, out, _ = grade("p.json", "--format", "json", files={"p.json": GOOD})
    found = [json.loads(line) for line in out.splitlines()]
    assert [(each["quiz"], each["learner"], each["percent"]) for each in found] == [
        ("first-quiz", "Sam Lee", 100),
        ("second-quiz", "Sam Lee", 100),
    ]


def test_many_files_of_learners_of_one_name_make_one_table_and_lose_none(grade):
    files = {f"in/{n:02}.txt": progress({"first-quiz": first("ab"[n % 2])}, "Sam Lee") for n in range(18)}
    files |= {"in/18.json": progress({"first-quiz": first("c"), "second-quiz": second()}, "Zoë"), "in/19.json": SHEET}
    files["in/notes.txt"] = "Call Zoë back."
    status, out, err = grade("in", "--table", "--csv", "o.csv", files=files)
    assert (status, err) == (1, "")
    table = [" ".join(line.split()) for line in out.splitlines()]
    assert table[1:] == [
        "Kim Poor first-quiz 1 33 % 33 % no 0",
        "Sam Lee first-quiz 18 100 % 67 % yes 0",
        "Zoë first-quiz 1 33 % 33 % no 0",
        "Zoë second-quiz 1 100 % 100 % yes 0",
        "Answer files graded: 21.",
        "20 of them are quizzes from progress files (19).",
    ]
    assert len(rows("o.csv")) == 21
    assert len({(row["file"], row["quiz"]) for row in rows("o.csv")}) == 21


def test_twenty_files_with_one_name_or_none_are_one_table_and_each_without_a_name_is_by_itself(grade):
    files = {f"in/{n:02}.txt": progress({"first-quiz": first("ab"[n % 2])}, "Sam Lee" * (n % 2)) for n in range(20)}
    files["in/00.txt"] = progress({"first-quiz": first("c"), "second-quiz": second()}, "\n ")
    status, out, err = grade("in", "--table", "--csv", "o.csv", files=files)
    assert (status, err) == (1, "")
    table = [" ".join(line.split()) for line in out.splitlines()]
    assert table[1:4] == [
        "(no name) 1 first-quiz 1 33 % 33 % no 0",
        "(no name) 1 second-quiz 1 100 % 100 % yes 0",
        "(no name) 2 first-quiz 1 100 % 100 % yes 0",
    ]
    assert table[12:15] == [
        "Sam Lee first-quiz 10 67 % 67 % no 0",
        f"(no name) 1: {Path('in') / '00.txt'}",
        f"(no name) 2: {Path('in') / '02.txt'}",
    ]
    assert table[-1] == "21 of them are quizzes from progress files (20)."
    assert len({(row["file"], row["quiz"]) for row in rows("o.csv")}) == 21


def test_lines_hold_progress_files_beside_answer_files(grade):
    lines = "".join(f"{json.dumps(json.loads(text))}\n" for text in (GOOD, SHEET, progress({"first-quiz": []})))
    status, _, err = grade("a.jsonl", "--csv", "o.csv", files={"a.jsonl": lines})
    assert status == 2
    assert [row["file"] for row in rows("o.csv")] == ["a.jsonl:1", "a.jsonl:1", "a.jsonl:2"]
    assert err.startswith("a.jsonl:3:")
    assert "quizzes.first-quiz" in err


def test_only_checked_answers_count_and_quizzes_without_one_are_left_out(grade):
    kept = {
        "first-quiz": first(checked=False),
        "second-quiz": second(checked=False),
        "gone": record({}),
    }
    _, out, err = grade("p.json", "--format", "json", files={"p.json": progress(kept)})
    (found,) = map(json.loads, out.splitlines())
    assert (found["quiz"], found["earned"], found["possible"], err) == ("first-quiz", "2", "3", "")
    assert [each["status"] for each in found["questions"]] == ["correct", "unanswered"]


def test_an_assessment_counts_all_answers_with_attempt_and_minutes(grade):
    kept = second(checked=False) | {"attempt": 2, "started": 1_772_443_200_000 - 61 * 60_000}
    changes = {"quizzes/second-quiz.yml": ASSESSMENT}
    _, out, err = grade(
        "p.json", "--format", "json", files={"p.json": progress({"second-quiz": kept})}, changes=changes
    )
    found = json.loads(out)
    assert (found["percent"], found["attempt"], found["minutes"], err) == (100, 2, 61, "")


def test_a_changed_question_is_left_out_as_in_an_answer_file(grade):
    kept = first()
    kept["answers"]["which-part"]["revision"] = "00000000"
    kept["answers"]["gone"] = entry("a", "11111111")
    _, out, _ = grade("p.json", "--format", "json", files={"p.json": progress({"first-quiz": kept})})
    found = json.loads(out)
    assert (found["earned"], found["possible"]) == ("1", "1")
    assert [each["status"] for each in found["questions"]] == ["changed", "correct", "changed"]


def test_more_hints_than_there_are_now_are_no_fault(grade):
    status, _, err = grade("p.json", files={"p.json": progress({"first-quiz": first(hints=3)})})
    assert (status, err) == (0, "")


BROKEN = {
    "progress.version": (
        GOOD.replace('"version": 1', '"version": 2', 1),
        "p.json:3:13 version: this progress file has",
    ),
    "a part that is missing": (GOOD.replace('"quizzes"', '"quizes"'), "p.json:1:1 quizzes: "),
    "nothing in it": (
        progress({"first-quiz": record({})}),
        "p.json:7:13 quizzes: nothing in this progress file counts",
    ),
    "an unknown quiz": (
        progress({"first-quizz": first()}),
        'p.json:8:3 quizzes.first-quizz: this course has no quiz "first-quizz". Did you mean "first-quiz"?',
    ),
    "another course": (
        progress({"first-quiz": first()}, course="big"),
        'p.json:4:12 course: this progress file belongs to the course "big", not to "small".',
    ),
    "no mapping": (progress({"first-quiz": record([])}), "p.json:10:15 quizzes.first-quiz.answers: "),
    "no entry": (
        progress({"first-quiz": record({"which-part": "a"})}),
        "p.json:11:19 quizzes.first-quiz.answers.which",
    ),
    "hints": (progress({"first-quiz": first(hints=[1])}), "p.json:26:15 quizzes.first-quiz.answers.which-names: "),
    "how sure": (progress({"first-quiz": first(sure="very")}), "p.json:27:14 quizzes.first-quiz.answers.which-names: "),
    "cut off": (GOOD[:400], "p.json:"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_one_message_with_line_and_cure(grade, what):
    text, begins = BROKEN[what]
    status, out, err = grade("p.json", files={"p.json": text}, changes={"mkdocs.yml": NAMED})
    assert (status, out) == (2, "")
    assert err.startswith(begins), err
    assert err.count("\n") == 1
    assert err.rstrip().endswith((".", "?", "…"))


def test_a_quiz_that_cannot_be_graded_keeps_no_other_from_it(grade):
    text = progress({"gone": first(), "second-quiz": second()})
    status, out, err = grade("p.json", files={"p.json": text})
    assert status == 2
    assert "Quizzes that could not be graded: 1." in out
    assert "+ The second quiz: 1 of 1 points, 100 %: passed" in out
    assert err.startswith('p.json:8:3 quizzes.gone: this course has no quiz "gone".')


def test_an_answer_that_cannot_be_read_is_named_at_its_place(grade):
    status, out, err = grade("p.json", files={"p.json": progress({"first-quiz": first("z")})})
    assert (status, "cannot be read" in out) == (1, True)
    assert err.startswith('p.json:14:16 quizzes.first-quiz.answers.which-part: "z"')


def test_every_number_of_progress_files_is_graded_in_constant_memory(course, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    find = quiz_finder(str(course()), "", complain=lambda error: pytest.fail(str(error)))

    def peak(files):
        with open("a.jsonl", "w", encoding="utf-8") as stream:
            for number in range(files):
                kept = {"first-quiz": first(), "second-quiz": second()}
                stream.write(json.dumps(json.loads(progress(kept, f"Learner {number}"))) + "\n")
        tracemalloc.start()
        grade_batch(["a.jsonl"], sys.stdin, find, csv="o.csv", write=str, complain=str)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(10)
    assert peak(600) < 2 * peak(100)  # a thousand bytes kept of each file would be more
