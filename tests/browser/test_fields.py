"""Drawn fields in quizzes of every kind: what the check accepts, both engines build, and pages show as the rule says."""

import pytest

from practicum.markup.plain import plain, plain_line
from support.building import build
from support.course_fields import drawn_course, fields_of
from support.shown_text import shown, words

REFUSED = ("a link", "the picture", "there is no file", "is more than one paragraph", "is the same as")
CONTROLS = {"choice": 3, "choices": 3, "match": 6, "order": 6, "reflection": 1, "blank": 1, "number": 1, "dialogue": 2}
QUESTIONS = """() => Object.fromEntries([...document.querySelectorAll("form.question")].map(form => [
    form.dataset.question,
    {
        controls: [...form.querySelectorAll("fieldset :is(input, textarea), .order button")].length,
        html: form.outerHTML + document.querySelector(`[data-answers="${form.dataset.question}"]`).outerHTML,
        around: form.closest("article section.quiz") !== null,
    }]))"""


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def drawn(request, tmp_path_factory):
    """A course of drawn fields, built: its questions by their ids, what the check refused, and the site's folder."""
    root = tmp_path_factory.mktemp("drawn")
    questions, refused = drawn_course(root / "course", 16, request.config.getoption("--fields"))
    return questions, refused, build(request.param, root / "site", root / "course")


def test_a_drawn_field_is_refused_for_what_it_names_or_holds(drawn):
    _, refused, _ = drawn
    assert refused
    for problem in refused:
        assert problem.what.startswith(REFUSED), problem


def test_every_question_is_whole_and_shows_its_fields(drawn, open_page):
    questions, _, site = drawn
    found = {}
    page = open_page("index.html", f"{site.as_uri()}/", java_script_enabled=False)
    for path in sorted((site / "trial").rglob("*.html")):
        page.goto(path.as_uri())
        found |= page.evaluate(QUESTIONS)
    assert found.keys() == questions.keys()
    for ident, question in questions.items():
        assert found[ident]["around"]
        assert found[ident]["controls"] == CONTROLS[question["kind"]], question
        text = shown(found[ident]["html"])
        for field, is_line in fields_of(question):
            assert words(plain_line(field) if is_line else plain(field)) in text, (field, question)
