"""What the benchmarks measure is what users run; nothing here measures a time."""

import yaml

from benchmarks.bench import Row
from benchmarks.edits import edits_of
from benchmarks.generate import write
from benchmarks.weight import own_files
from practicum.course.load import load_course


def test_the_course_that_is_measured_is_one_that_practicum_new_makes(tmp_path):
    write(tmp_path / "course", 3)
    course = load_course(tmp_path / "course")
    assert [len(quiz.questions) for quiz in course.quizzes] == [8, 8, 8]
    assert {"my_progress", "review", "next_lesson"} < {call.macro for page in course.pages for call in page.calls}
    assert not (tmp_path / "course" / "macros").exists()


def test_its_twin_has_the_same_questions_and_nothing_of_practicum(tmp_path):
    write(tmp_path / "course", 3)
    write(tmp_path / "plain", 3, plain=True)
    settings = (tmp_path / "plain" / "mkdocs.yml").read_text("utf-8")
    assert "practicum" not in settings
    assert "macros" not in settings
    lesson = (tmp_path / "plain" / "content" / "module-001" / "lesson-0001.md").read_text("utf-8")
    asked = yaml.safe_load((tmp_path / "course" / "quizzes" / "lesson-0001.yml").read_text("utf-8"))["questions"]
    assert all(question["stem"].strip() in lesson for question in asked)
    assert "{{" not in lesson


def test_every_kind_of_edit_is_measured_in_a_course_with_a_glossary(tmp_path):
    write(tmp_path / "course", 3)
    write(tmp_path / "edited", 3, glossary=True)
    without, found = edits_of(tmp_path / "course"), edits_of(tmp_path / "edited")
    assert {*found} == {*without, "glossary"} == {"stem", "principle", "front matter", "glossary"}
    assert found["glossary"].page == "glossary.md"
    assert len(load_course(tmp_path / "edited").aids.terms) == 3


def test_a_row_that_misses_its_bound_says_so():
    assert "MISSED" in str(Row("a", 1.31, 1.0, most=1.3))
    assert "MISSED" not in str(Row("a", 1.3, 9.0, most=1.3))
    assert "MISSED" in str(Row("a", 3, 3, least=20))
    assert "MISSED" not in str(Row("a", 3, 3))


def test_the_weight_of_a_page_is_that_of_its_own_scripts_and_styles(tmp_path):
    page = tmp_path / "site" / "one" / "page.html"
    page.parent.mkdir(parents=True)
    page.write_text(
        '<link rel="stylesheet" href="../assets/stylesheets/main.css"><link rel="stylesheet" href="../assets/site.css?v=1">'
        '<link rel="icon" href="../assets/icon.svg"><script src="../offline.js"></script><script>inline()</script>',
        "utf-8",
    )
    names = [file.relative_to(tmp_path / "site").as_posix() for file in own_files(tmp_path / "site", page)]
    assert names == ["assets/site.css", "offline.js"]
