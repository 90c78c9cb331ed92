"""What macros make of a course, without an engine around them."""

from __future__ import annotations

import re
from inspect import signature
from types import SimpleNamespace

import pytest

from practicum.base.problem import ProblemsError
from practicum.course.load import load_course
from practicum.course.macros import MACROS
from practicum.site import define_env
from practicum.site import ext_rawhtml as rawhtml
from practicum.site.config import from_engine
from practicum.site.renderer import Site
from practicum.site.table import RENDERINGS
from support.rendering import FINAL, conf_of

INDEX = "content/index.md"


@pytest.fixture(params=["practice", "assessment"])
def mode(request):
    return request.param


def test_pages_are_offered_the_macros_that_the_check_knows(course):
    names = []
    define_env(SimpleNamespace(conf=conf_of(course()), macro=lambda _, name: names.append(name)))
    assert sorted(names) == sorted(MACROS) == sorted(RENDERINGS)


@pytest.mark.parametrize("name", MACROS)
def test_a_rendering_takes_the_arguments_that_the_registry_declares(name):
    _, _, *taken = signature(RENDERINGS[name]).parameters.values()
    declared = [(argument.name, argument.optional) for argument in MACROS[name].arguments]
    assert [(one.name, one.default is not one.empty) for one in taken] == declared


def test_more_arguments_than_a_macro_takes_are_a_mistake_of_the_course(edited):
    with pytest.raises(ProblemsError, match=r"content/one/first.md:\d+:1 quiz: quiz takes at most 1 argument"):
        load_course(edited(("content/one/first.md", '"first-quiz"', '"first-quiz", "second-quiz"')))


@pytest.fixture
def shown(course, files, mode):
    """Return a function that gives the HTML of a macro in a course with a quiz of its own."""
    page = files["content/index.md"] + '\n{{ quiz("final") }}\n'
    root = course({"quizzes/final.yml": FINAL.format(mode=mode), "content/index.md": page})
    site = Site(from_engine(conf_of(root)))

    def show(macro, *arguments):
        getattr(site, macro)(*arguments)
        return next(reversed(rawhtml._kept.values()))[0]

    return show


def test_a_quiz_of_the_whole_course_leads_to_the_lesson_to_read_again(shown, mode):
    html = shown("quiz", "index.md", "final")
    link = '<a href="one/first.html#the-three-parts" data-leads="The first lesson">Read again: <span>The three parts</span></a>'
    assert (link in html) == (mode == "practice")
    assert 'data-question="final-parts"' in html


def test_neither_level_nor_review_nor_what_it_rests_on_is_in_the_page(shown):
    html = shown("quiz", "index.md", "final")
    assert not [word for word in ("remember", "2026", "w02") if word in html]


def test_it_is_not_listed_with_any_lesson(shown):
    assert "The final quiz" not in shown("syllabus", "index.md", "")


def test_the_page_of_the_sources_does_not_name_a_question_of_an_assessment(shown, mode):
    for macro, *arguments in (("source", "sources/article.md", "article"), ("coverage", "sources/article.md")):
        html = shown(macro, *arguments)
        assert ('href="../index.html#q-final-parts">The final quiz, 1</a>' in html) == (mode == "practice")
        assert 'href="../one/first.html#q-which-part">The first quiz, 1</a>' in html
    assert ("An assessment." in html) == (mode == "assessment")


def reviewed(course, files, more, *, asks=True, **conf):
    """Return what *Review* asks again of the small course with the quiz `final`, changed by `more`, by quiz."""
    page = files["content/index.md"] + '\n{{ quiz("final") }}\n' + "\n{{ review() }}\n" * asks
    root = course({"quizzes/final.yml": FINAL.format(mode=more), "content/index.md": page})
    return {found.quiz: found for found in Site(from_engine(conf_of(root) | conf)).reviewed()}


def test_a_practice_quiz_can_be_reviewed_as_its_page_shows_it(course, files):
    final = reviewed(course, files, "practice")["final"]
    assert (final.page, final.title) == ("index.html", "The final quiz")
    assert [key.split("/")[0] for key in final.keys] == ["final-parts"]
    assert final.html.startswith('<section class="quiz" id="quiz-final"')
    assert final.html.endswith("</section>")
    assert 'href="one/first.html#the-three-parts"' in final.html
    assert not re.search("<script|<link|data-search-exclude", final.html)


def test_what_is_reviewed_is_named_by_the_file_that_its_addresses_begin_at(course, files):
    found = reviewed(course, files, "practice", use_directory_urls=True)
    assert found["final"].page == "index.html"
    assert all(quiz.page.endswith(".html") for quiz in found.values())
    assert any(quiz.page.endswith("/index.html") for quiz in found.values())


def test_neither_an_assessment_nor_a_quiz_with_nothing_to_pass_is_reviewed(course, files):
    practice = reviewed(course, files, "practice")
    assert set(practice) - set(reviewed(course, files, "assessment")) == {"final"}
    assert set(practice) - set(reviewed(course, files, "practice\npass: 0")) == {"final"}


def test_where_no_page_asks_again_nothing_is_reviewed(course, files):
    assert reviewed(course, files, "practice", asks=False) == {}


def rendered(root, macro, *arguments):
    getattr(Site(from_engine(conf_of(root))), macro)(*arguments)
    return next(reversed(rawhtml._kept.values()))[0]


def test_the_end_of_a_lessons_text_is_said_once_above_the_last_quiz_on_its_page(course, files):
    page = files["content/one/first.md"] + '\n{{ quiz("final") }}\n'
    root = course({"quizzes/final.yml": FINAL.format(mode="practice"), "content/one/first.md": page})
    assert '<p class="read"' not in rendered(root, "quiz", "one/first.md", "first-quiz")
    last = rendered(root, "quiz", "one/first.md", "final")
    assert last.startswith(
        '<p class="read" data-search-exclude>You have read this. One question, about one minute.</p>'
    )


def test_the_end_of_the_text_is_said_neither_above_an_assessment_nor_where_no_lesson_is(shown, course, files, mode):
    assert '<p class="read"' not in shown("quiz", "index.md", "final")
    page = files["content/one/first.md"] + '\n{{ quiz("final") }}\n'
    root = course({"quizzes/final.yml": FINAL.format(mode=mode), "content/one/first.md": page})
    assert ('<p class="read"' in rendered(root, "quiz", "one/first.md", "final")) == (mode == "practice")


def test_a_question_is_shown_with_what_is_right_and_the_reason_of_each_option_folded(course, files):
    root = course(
        {"quizzes/final.yml": FINAL.format(mode="practice"), INDEX: f'{files[INDEX]}\n{{{{ quiz("final") }}}}\n'}
    )
    html = rendered(root, "sample", "one/second.md", "final-parts")
    right, wrong = re.findall("<details.*?</details>", html, re.DOTALL)
    assert right.startswith("<details>")
    assert "The offer" in right
    assert "It is the second." in right
    assert wrong.startswith("<details>")
    assert "It is none." in wrong
    assert 'href="../index.html">From: The final quiz</a>' in html
    assert not re.search("<(form|input|script|link)", html)


def test_a_question_of_an_assessment_is_never_shown_answered(course, files):
    page = files[INDEX] + '\n{{ quiz("final") }}\n\n{{ sample("final-parts") }}\n'
    root = course({"quizzes/final.yml": FINAL.format(mode="assessment"), INDEX: page})
    with pytest.raises(ProblemsError) as refused:
        load_course(root)
    assert 'sample: there is no question "final-parts" to show here' in str(refused.value)
