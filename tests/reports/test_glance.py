"""Names for reports, from the text of the lessons' files alone."""

from __future__ import annotations

import subprocess
import sys

import pytest

from practicum.course.load import load_course
from practicum.course.locate import one_quiz
from practicum.reports.glance import Glance
from practicum.reports.names import names
from practicum.reports.text import Heading
from support.course_small import FILES
from support.paths import ROOT

PAGE = "content/one/first.md"
QUIZ = "quizzes/first-quiz.yml"


def glance(root):
    """Return the names for reports on the first quiz of a course."""
    return Glance(str(root)).of_quizzes([one_quiz(str(root), "first-quiz")])


def test_names_are_those_of_the_whole_course(course):
    found = glance(course())
    assert found.objectives == {"recall-parts": "Recall the parts."}
    assert found.headings == {
        "first#the-three-parts": Heading("The three parts", "The first lesson"),
        "first#what-to-say": Heading("What to say", "The first lesson"),
    }


def test_every_heading_of_this_course_is_found_as_the_course_itself_names_it():
    whole = names(load_course(ROOT, outline=True), str(ROOT), "")
    quizzes = [one_quiz(str(ROOT), path.stem) for path in (ROOT / "quizzes").glob("*.yml")]
    found = Glance(str(ROOT)).of_quizzes(quizzes)
    assert len(found.headings) > 50
    assert found.headings == {see: whole.headings[see] for see in found.headings}
    assert set(found.headings) == {
        see if "#" in (see := question.see) else f"{quiz.lesson}#{see}"
        for quiz in quizzes
        for question in quiz.questions
    }
    assert found.objectives == whole.objectives


@pytest.mark.parametrize(
    ("heading", "see", "words"),
    [
        ("## The **three** [parts](second.md)", "the-three-parts", "The three parts"),
        ("### Größe & Größeres: `x`! ##", "groe-groeres-x", "Größe & Größeres: x!"),
        ("## Other words { #the-three-parts .quiet }", "the-three-parts", "Other words"),
    ],
)
def test_a_heading_is_found_by_its_letters_or_its_id(course, heading, see, words):
    quiz = FILES[QUIZ].replace("see: the-three-parts", f"see: {see}")
    config = f"{FILES['mkdocs.yml']}markdown_extensions: [attr_list]\n"
    root = course({PAGE: FILES[PAGE].replace("## The three parts", heading), QUIZ: quiz, "mkdocs.yml": config})
    load_course(root)
    assert glance(root).headings[f"first#{see}"].words == words


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## The three parts\n", ""),
        ("id: first\n", "id: another\n"),
        ("---\ntitle", "title"),
        ("roles: [sal", "roles: {{["),
        ("lesson:\n", "lesson: first\nmore:\n"),
    ],
)
def test_what_cannot_be_read_has_no_name(course, old, new):
    text = FILES[PAGE]
    assert old in text
    assert "first#the-three-parts" not in glance(course({PAGE: text.replace(old, new, 1)})).headings


def test_a_lesson_is_found_in_whatever_file_it_is(course):
    root = course()
    (root / PAGE).rename(root / "content" / "one" / "renamed.md")
    (root / PAGE).write_text("# Another page\n", encoding="utf-8")
    assert glance(root).objectives == {"recall-parts": "Recall the parts."}


def test_a_course_without_pages_has_no_names(tmp_path):
    (tmp_path / "quizzes").mkdir()
    (tmp_path / QUIZ).write_text(FILES[QUIZ], encoding="utf-8")
    assert (glance(tmp_path).objectives, glance(tmp_path).headings) == ({}, {})


def test_a_text_report_needs_no_markdown(course, tmp_path):
    (tmp_path / "s.yml").write_text("quiz: first-quiz\nanswers: {which-part: b}\n", encoding="utf-8")
    hidden = "import sys; sys.modules.update(markdown=None, jinja2=None, markupsafe=None)"
    run = f"{hidden}; from practicum.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-c", run, "grade", "--course", str(course()), str(tmp_path / "s.yml")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, "")
    assert "Read again: The three parts\n" in done.stdout
    assert "- Recall the parts: not mastered yet" in done.stdout
