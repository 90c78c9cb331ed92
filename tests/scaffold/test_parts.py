"""`practicum new lesson`, `module` and `quiz`: what is written passes the check, and the nav keeps every other line."""

import pytest

from practicum.base.problem import ProblemsError
from practicum.course.load import load_course
from practicum.scaffold import NewCourse, new_course, new_part
from practicum.scaffold.nav import add_page, add_section

ODD = 'A "title": with # and § and { braces }, *stars* & 5 < 6'


@pytest.fixture(params=["en", "de"])
def root(request, tmp_path, monkeypatch):
    monkeypatch.setattr("practicum.scaffold.course.pin", lambda: ("practicum", None))
    new_course(tmp_path / "c", NewCourse(name="c", language=request.param))
    return tmp_path / "c"


def added(before, after):
    """Return the lines that are new; every other line is there as it was, in its order."""
    lines = iter(after.splitlines(keepends=True))
    new = []
    for old in before.splitlines(keepends=True):
        for line in lines:
            if line == old:
                break
            new.append(line)
        else:
            pytest.fail(f"{old!r} is gone")
    return new + list(lines)


def test_a_lesson_is_added_to_its_module(root):
    before = (root / "mkdocs.yml").read_text("utf-8")
    new_part(root, "lesson", "where-to-wait", title=ODD)
    assert added(before, (root / "mkdocs.yml").read_text("utf-8")) == ["      - leaving/where-to-wait.md\n"]
    course = load_course(root)
    assert [lesson.id for lesson in course.modules[0].lessons] == ["way-out", "where-to-wait"]
    assert course.lessons[1].page.title == ODD


def test_a_module_comes_after_the_last_with_a_lesson_of_its_own(root):
    before = (root / "mkdocs.yml").read_text("utf-8")
    new_part(root, "module", "boxes", title=ODD)
    new_part(root, "lesson", "heavy-boxes", within="leaving")
    assert len(added(before, (root / "mkdocs.yml").read_text("utf-8"))) == 4
    course = load_course(root)
    assert [(module.id, len(module.lessons)) for module in course.modules] == [("leaving", 2), ("boxes", 1)]
    assert course.modules[1].title == ODD


def test_a_quiz_is_shown_by_the_page_of_its_lesson(root):
    new_part(root, "quiz", "once-more", within="way-out")
    course = load_course(root)
    assert [quiz.id for quiz in course.quizzes] == ["once-more", "way-out"]
    assert (root / "content" / "leaving" / "way-out.md").read_text("utf-8").endswith('\n\n{{ quiz("once-more") }}\n')


@pytest.mark.parametrize(
    "row",
    [
        ("lesson", "way-out", "", "content/leaving/way-out.md:1:1: is there already"),
        ("quiz", "way-out", "way-out", "quizzes/way-out.yml:1:1: is there already"),
        ("lesson", "Way out", "", "Write small letters, digits and hyphens, such as way-out"),
        ("lesson", "x", "leavin", 'there is no module "leavin". Did you mean "leaving"?'),
        ("quiz", "x", "", 'there is no lesson "". Write --in and one of: way-out.'),
        ("lesson", "über-uns", "", "Write small letters, digits and hyphens, such as uber-uns"),
    ],
)
def test_what_cannot_be_added_is_refused_and_nothing_is_written(tmp_path, monkeypatch, row):
    kind, ident, within, message = row
    monkeypatch.setattr("practicum.scaffold.course.pin", lambda: ("practicum", None))
    root = tmp_path / "c"
    new_course(root, NewCourse(name="c"))
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    with pytest.raises(ProblemsError) as refused:
        new_part(root, kind, ident, within=within)
    assert message in str(refused.value)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


NAV = """\
# the settings
site_name: T   # a comment
nav:
  - index.md
  # between

  - "One: a": # of one
      - Start: one/index.md
      - one/a.md   # last

  - Elsewhere:
    - https://example.org/
theme: x
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_nav_keeps_comments_spaces_and_line_endings(ending):
    text = NAV.replace("\n", ending)
    assert added(text, add_page(text, "one/index.md", "one/b.md")) == [f"      - one/b.md{ending}"]
    after = add_section(text, '"Two"', "two/index.md", after="one/index.md")
    assert added(text, after) == [f'  - "Two":{ending}', f"      - two/index.md{ending}"]
    assert after.index("one/a.md") < after.index("two/index.md") < after.index("Elsewhere")
    assert add_section(text, '"Two"', "two/index.md").index("example.org") < add_section(
        text, '"Two"', "two/index.md"
    ).index("two/")


def test_a_nav_without_a_last_line_break_gets_one():
    assert add_page("nav:\n  - index.md", "index.md", "b.md") == "nav:\n  - index.md\n  - b.md\n"


@pytest.mark.parametrize(
    "text", ["nav: [index.md, b.md]\n", "nav:\n  - {One: [index.md]}\n", "nav: []\n", "site_name: T\n"]
)
def test_a_nav_in_brackets_is_left_to_people(text):
    with pytest.raises(ProblemsError, match=r"or add new\.md by hand"):
        add_page(text, "index.md", "new.md")


@pytest.mark.parametrize("title", ["The {{ way }} out", "The {% way", "The way {# out"])
def test_a_title_that_the_engines_would_read_as_a_template_is_refused_and_nothing_is_written(root, title):
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    for make in (
        lambda: new_part(root, "lesson", "x", title=title),
        lambda: new_course(root.parent / "other", NewCourse(name="other", title=title)),
    ):
        with pytest.raises(ProblemsError, match="--title:1:1: a title cannot hold"):
            make()
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    assert not (root.parent / "other").exists()
