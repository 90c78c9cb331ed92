"""A quiz of the whole course: asked, graded and reported as a lesson's own."""

from __future__ import annotations

import io
import json

import pytest
import yaml

from practicum.cli.main import main

QUESTIONS = [
    {"id": "final-parts", "objective": "recall-parts", "see": "first#the-three-parts"},
    {"id": "final-drafts", "objective": "judge-drafts", "see": "second#two-drafts"},
]
OPTIONS = [{"text": "Yes", "credit": 1, "why": "So."}, {"text": "No", "why": "Not so."}]
INDEX = "content/index.md"
SHEET = "quiz: final\nlearner: Sam\nanswers: {final-parts: a, final-drafts: b}\n"


@pytest.fixture(params=["practice", "assessment"])
def root(request, course, files):
    """Return the folder of a course with such a quiz."""
    questions = [q | {"kind": "choice", "stem": f"{q['id']}?", "options": OPTIONS} for q in QUESTIONS]
    quiz = yaml.safe_dump({"title": "The final quiz", "mode": request.param, "questions": questions})
    shown = files[INDEX] + '\n{{ quiz("final") }}\n'
    return str(course({"quizzes/final.yml": quiz, INDEX: shown}))


@pytest.fixture
def report(root, tmp_path, capsys):
    """Return a function that grades a sheet in one of the forms."""
    sheet = tmp_path / "s.yml"
    sheet.write_text(SHEET, encoding="utf-8")

    def grade(form):
        arguments = ["grade", "--course", root, "--site", "https://example.org/c", "--format", form, str(sheet)]
        assert main(arguments) == 1
        return capsys.readouterr().out

    return grade


def test_it_is_in_order(root, capsys):
    assert main(["check"], root) == 0
    assert "quizzes: 3, questions: 5" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_its_report_links_to_the_lesson_to_read_again(report, form):
    out = report(form)
    assert "https://example.org/c/one/second/#two-drafts" in out
    assert "Two drafts" in out
    assert "Judge a draft by its parts" in out


def test_its_text_report_names_lesson_heading_and_objectives(report):
    out = report("text")
    assert "Read again: Two drafts (The second lesson)" in out
    assert "+ Recall the parts: mastered" in out
    assert "- Judge a draft by its parts: not mastered yet" in out


def test_its_data_hold_the_same(report):
    result = json.loads(report("json"))
    assert [(o["id"], o["mastered"]) for o in result["objectives"]] == [("recall-parts", True), ("judge-drafts", False)]
    assert [q["see"] for q in result["questions"]] == ["first#the-three-parts", "second#two-drafts"]


def test_it_can_be_answered_in_a_file_and_in_the_terminal(root, tmp_path, capsys, monkeypatch):
    assert main(["sheet", "final"], root) == 0
    assert "final-drafts" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"a\nb\n\nSam\n")))
    taken = tmp_path / "taken.yml"
    status = main(["take", "--course", root, "--plain", "--save", str(taken), "final"])
    out = capsys.readouterr().out
    assert status < 2, out  # an assessment says nothing of a score
    assert yaml.safe_load(taken.read_text("utf-8"))["answers"] == {"final-parts": "a", "final-drafts": "b"}
