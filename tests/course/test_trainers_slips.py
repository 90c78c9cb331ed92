"""What a trainer who is no programmer gets wrong in a course that `practicum new` made, and what she is told."""

import os

import pytest

from practicum.cli.main import main
from practicum.scaffold import NewCourse, new_course, new_part
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


LINE = "      - leaving/way-out.md\n"
WRONG_NAV = {
    "a misspelt lesson": (("leaving/way-out.md", "leaving/wayout.md"), f"{CONFIG}:16:9 nav[3].When the alarm rings[1]: there is no file content/leaving/wayout.md.", 'Did you mean "leaving/way-out.md"?'),
    "a lesson without its ending": (("leaving/way-out.md", "leaving/way-out"), f"{CONFIG}:16:9 nav[3].When the alarm rings[1]: there is no file content/leaving/way-out.", 'Did you mean "leaving/way-out.md"?'),
    "a misspelt page that begins a module": (("leaving/index.md", "leaving/idx.md"), f"{CONFIG}:15:9 nav[3].When the alarm rings[0]: there is no file content/leaving/idx.md.", 'Did you mean "leaving/index.md"?'),
    "a misspelt page that others need": (("review.md", "reveiw.md"), f"{CONFIG}:13:5 nav[2]: there is no file content/reveiw.md.", 'Did you mean "review.md"?'),
    "a deleted lesson": ((LINE, ""), f"{LESSON}:1:1: this page has a lesson, module or worksheet but is not in the nav.", 'Add "- leaving/way-out.md" to nav'),
    "a deleted page that begins a module": (("      - leaving/index.md\n", ""), "content/leaving/index.md:1:1: this page has a lesson, module or worksheet but is not in the nav.", 'Add "- leaving/index.md" to nav'),
    "a deleted page that others need": (("  - review.md\n", ""), "content/review.md:1:1: this page has {{ review() }}, which pages of the nav need", 'Add "- review.md" to nav'),
    "a page that nobody wrote": ((LINE, f"{LINE}      - leaving/second.md\n"), f"{CONFIG}:17:9 nav[3].When the alarm rings[2]: there is no file content/leaving/second.md.", "Correct the name, write the page, or delete the line."),
}  # fmt: skip


@pytest.mark.parametrize("row", WRONG_NAV.values(), ids=WRONG_NAV)
def test_a_wrong_line_of_the_nav_is_named_without_what_follows_from_it(make, row):
    (old, new), start, fix = row
    assert_only_fault(faults(make((CONFIG, old, new))), start, fix)


def test_a_line_of_the_nav_comes_before_what_may_follow_from_it(make):
    line, lesson = faults(make((CONFIG, LINE, "      - x/q.md\n")))
    assert line.startswith(f"{CONFIG}:16:9 ")
    assert lesson.startswith(f"{LESSON}:1:1: ")


HEADING = "## What stays behind"
WRONG_HEADINGS = {
    "its words": ("see: What stays behind", 'has no heading "What stays behind".', 'Did you mean "what-stays-behind"?'),
    "its words in another way": ("see: what stays  behind!", "has no heading", 'Did you mean "what-stays-behind"?'),
    "some of its words": ("see: What stays", 'has no heading "What stays".', 'Did you mean "what-stays-behind"?'),
    "its line": (f'see: "{HEADING}"', f'has no heading "{HEADING}".', 'Did you mean "what-stays-behind"?'),
    "its address": ('see: "#what-stays-behind"', "has no heading", 'Did you mean "what-stays-behind"?'),
    "another word": ("see: luggage", 'has no heading "luggage".', "Write one of: nobody-knows-that-it-is-a-test"),
}


@pytest.mark.parametrize("row", WRONG_HEADINGS.values(), ids=WRONG_HEADINGS)
def test_a_heading_to_read_again_is_found_by_what_was_written(make, row):
    written, what, fix = row
    found = faults(make((QUIZ, "see: what-stays-behind", written)))
    assert_only_fault(found, f"{QUIZ}:39:10 questions[1].see: {LESSON} {what}", fix)


def test_a_heading_with_an_id_of_its_own_is_found_by_its_words(make):
    found = faults(make((LESSON, HEADING, f"{HEADING} {{ #things }}")))
    assert_only_fault(found, f"{QUIZ}:39:10 questions[1].see:", 'Did you mean "things"?')


def test_a_heading_of_the_quizs_own_lesson_comes_before_that_of_another(make):
    root = make()
    new_part(root, "lesson", "stairs")
    second = root / "content" / "leaving" / "stairs.md"
    second.write_text(f"{second.read_text('utf-8')}\n{HEADING}\n\n## Only here\n", "utf-8")
    text = (root / QUIZ).read_text("utf-8")
    for written, meant in (("What stays behind", "what-stays-behind"), ("Only here", "stairs#only-here")):
        (root / QUIZ).write_text(changed(text, ("see: what-stays-behind", f"see: {written}")), "utf-8")
        assert_only_fault(faults(root), f"{QUIZ}:39:10 questions[1].see:", f'Did you mean "{meant}"?')


@pytest.mark.parametrize(
    ("address", "fix"),
    [
        ("#What-stays", 'Did you mean "what-stays-behind"?'),
        ("way-out.md#what-stays-there", 'Did you mean "what-stays-behind"?'),
        ("way-out.md#leave-first", 'Did you mean "principle-leave-first"?'),
        ("#nowhere", "Write one of: nobody-knows-that-it-is-a-test, what-stays-behind, try-it."),
    ],
)
def test_a_link_to_a_heading_that_is_missing_names_the_nearest(make, address, fix):
    found = faults(make((LESSON, "stay where they are.", f"stay [where]({address}) they are.")))
    assert_only_fault(found, f"{LESSON}:35:36: a link names the heading", fix)


@pytest.mark.parametrize(
    ("heading", "fix"),
    [("What-stays-there", 'Did you mean "what-stays-behind"?'), ("nowhere", "Write one of: nobody-knows")],
)
def test_a_link_of_a_reason_names_the_nearest_heading_too(make, heading, fix):
    found = faults(make((QUIZ, "They can", f"See [this](leaving/way-out.md#{heading}). They can")))
    assert_only_fault(found, f"{QUIZ}:38:14 questions[1].options[3].why: a link names", fix)


COPY = "content/leaving/second.md"


def copied(make, *edits, before=False):
    """Return a course with a copy of its lesson, in the nav behind it or before it, with texts of the copy replaced."""
    line = f"      - leaving/second.md\n{LINE}" if before else f"{LINE}      - leaving/second.md\n"
    root = make((CONFIG, LINE, line))
    (root / COPY).write_text(changed((root / LESSON).read_text("utf-8"), *edits), "utf-8")
    return root


def assert_copy_is_named(found):
    start = f'{COPY}:6:7 lesson.id: the lesson "way-out" is already in {LESSON}:6. Give one of the two another id.'
    assert_only_fault(found, start, "delete the copy and type: practicum new lesson ID --in leaving")


@pytest.mark.parametrize("before", [False, True])
def test_a_copied_lesson_is_named_once_wherever_the_nav_has_it(make, before):
    assert_copy_is_named(faults(copied(make, before=before)))


def test_a_copied_lesson_is_named_before_it_is_in_the_nav(make):
    root = make()
    (root / COPY).write_text((root / LESSON).read_text("utf-8"), "utf-8")
    assert_copy_is_named(faults(root))


def test_ids_that_a_copy_kept_are_named_without_what_follows_from_them(make):
    found = faults(copied(make, ("id: way-out", "id: second")))
    assert [fault.split(": ")[1].split(" is ")[0] for fault in found] == [
        'the objective "act-first"',
        'the objective "order-steps"',
        'the principle "leave-first"',
        'the quiz "way-out" belongs to content/leaving/way-out.md. Show it there only, or correct "lesson:" in the quiz.',
    ]


def test_a_copied_lesson_comes_before_its_copied_quiz(make):
    root = copied(make)
    (root / "quizzes" / "second.yml").write_text((root / QUIZ).read_text("utf-8"), "utf-8")
    lesson, *questions = faults(root)
    assert_copy_is_named([lesson])
    assert [fault.split(": ")[1].split(" is ")[0] for fault in questions] == [
        'the question "on-the-phone"',
        'the question "left-behind"',
        'the question "in-order"',
    ]


def copied_quiz(make, name):
    """Return a course with a copy of its quiz."""
    root = make()
    (root / "quizzes" / name).write_text((root / QUIZ).read_text("utf-8"), "utf-8")
    return root


@pytest.mark.parametrize("name", ["a-copy.yml", "z-copy.yml"])
def test_of_a_copied_quiz_the_one_with_another_name_is_named(make, name):
    for fault in [fault for fault in faults(copied_quiz(make, name)) if "already" in fault]:
        assert fault.startswith(f"quizzes/{name}:")
        assert f"is already in {QUIZ}:" in fault
        assert "Give it another id" in fault


@pytest.mark.parametrize("newer", ["first-again.yml", "second-again.yml"])
def test_of_two_quizzes_with_names_of_their_own_the_newer_one_is_named(make, newer):
    root = copied_quiz(make, "first-again.yml")
    (root / QUIZ).rename(root / "quizzes" / "second-again.yml")
    lesson = root / LESSON
    lesson.write_text(changed(lesson.read_text("utf-8"), ('quiz("way-out")', 'quiz("first-again")')), "utf-8")
    found = [fault for fault in faults(root) if "already" in fault]
    assert len(found) == 3
    assert all("in quizzes/second-again.yml or in quizzes/first-again.yml, " in fault for fault in found)
    for file in (root / "quizzes").iterdir():
        os.utime(file, (1_800_000_000 + 3600 * (file.name == newer),) * 2)
    found = [fault for fault in faults(root) if "already" in fault]
    assert len(found) == 3
    assert all(fault.startswith(f"quizzes/{newer}:") and "Give it another id" in fault for fault in found)
