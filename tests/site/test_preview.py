"""A question that is to be looked at again says so to its author, and never to learners."""

import pytest

from practicum.base.day import DATE
from practicum.site import _KEPT
from practicum.site.config import from_file
from practicum.site.preview import is_preview, preview
from practicum.site.renderer import Site

QUIZ = "quizzes/first-quiz.yml"
NOTE = '<p class="question__hint" data-due="2026-01-31">Reviewed 2025-01-31: look at it again</p>'


@pytest.fixture
def root(edited, monkeypatch):
    monkeypatch.setenv(DATE, "1769860800")  # 2026-01-31
    return edited(
        ("mkdocs.yml", "  format: 1", "  review_after_days: 365\n  format: 1"),
        (QUIZ, "- id: which-part\n", "- id: which-part\n    reviewed: 2025-01-31\n"),
        (QUIZ, "- id: which-names\n", "- id: which-names\n    reviewed: 2025-02-01\n"),
    )


def quiz(root, ident):
    return Site(from_file(root)).question("first-quiz", ident)


def test_a_preview_says_so_beside_the_question(root):
    with preview():
        assert quiz(root, "which-part").count(NOTE) == 1
        assert "look at it again" not in quiz(root, "which-names")
    assert not is_preview()


def test_pages_for_learners_do_not(root):
    shown = quiz(root, "which-part")
    assert "look at it again" not in shown
    assert "data-due" not in shown
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("  review_after_days: 365\n", ""), "utf-8")
    assert quiz(root, "which-part") == shown
    with preview():
        assert quiz(root, "which-part") == shown


def test_a_german_course_says_it_in_german(root):
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "theme: {name: practicum, language: de}\n", "utf-8")
    with preview():
        assert "Durchgesehen am 2025-01-31: noch einmal ansehen" in quiz(root, "which-part")


def test_a_question_that_a_page_shows_with_its_answer_says_so_too(root):
    with preview():
        site = Site(from_file(root))
        with site._on("index.md"):
            shown = site._templates.get_template("sample.html").render(
                question=site._quizzes["first-quiz"].questions[0], quiz=site._quizzes["first-quiz"], home="index.md"
            )
    assert NOTE in shown


def test_an_edit_of_the_engine_leaves_a_preview_one():
    assert "preview".startswith(_KEPT)
