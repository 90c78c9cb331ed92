"""What a trainer who is no programmer gets wrong in a course that `practicum new` made, and what she is told."""

import pytest

from practicum.cli.main import main
from practicum.course.load import load_course
from practicum.scaffold import NewCourse, new_course
from support.reading import assert_only_fault, changed
from support.reading import course_faults as faults

CONFIG, LESSON, QUIZ = "mkdocs.yml", "content/leaving/way-out.md", "quizzes/way-out.yml"


@pytest.fixture
def make(tmp_path, monkeypatch):
    """Return a function that makes a course in a language, with texts replaced: (file, old, new)."""
    monkeypatch.setattr("practicum.scaffold.course.pin", lambda: ("practicum", None))

    def course(*edits, language="en"):
        root = tmp_path / "demo"
        new_course(root, NewCourse(name="demo", language=language))
        for file, old, new in edits:
            (root / file).write_text(changed((root / file).read_text("utf-8"), (old, new)), "utf-8")
        return root

    return course


TICKS = (QUIZ, "it is a test.\n", "it is a test.\n        credit: 1\n")


def test_two_options_with_full_credit_in_a_choice_are_remarked_on(make, capsys):
    assert main(["check"], str(make(TICKS))) == 0
    remark, fine = capsys.readouterr().out.splitlines()
    assert remark.startswith(f"{QUIZ} on-the-phone: the options a, b have full credit")
    assert '"kind: choices"' in remark
    assert "nothing is wrong" in fine


def test_the_remark_is_in_the_language_of_the_course(make, capsys):
    root = make(language="de")
    text = (root / QUIZ).read_text("utf-8")
    (root / QUIZ).write_text(text.replace("credit: 1/4", "credit: 1"), "utf-8")
    assert main(["check"], str(root)) == 0
    assert "die Optionen b, c bringen die volle Punktzahl" in capsys.readouterr().out


def test_one_option_with_full_credit_and_ticks_are_not_remarked_on(make, capsys):
    assert main(["check"], str(make())) == 0
    (fine,) = capsys.readouterr().out.splitlines()
    assert "nothing is wrong" in fine
