"""What pages tell the browser of a course, so that it can show a learner's progress."""

from __future__ import annotations

import json
import re

import pytest

from practicum.course.load import load_course
from practicum.course.outline import outline
from practicum.site import ext_rawhtml as rawhtml
from practicum.site.config import from_engine
from practicum.site.renderer import Site
from support.rendering import FINAL, conf_of


@pytest.fixture(params=["practice", "assessment"])
def mode(request):
    return request.param


@pytest.fixture
def root(course, files, mode):
    page = files["content/index.md"] + '\n{{ quiz("final") }}\n\n{{ my_progress() }}\n'
    return course({"quizzes/final.yml": FINAL.format(mode=mode), "content/index.md": page})


def shown(root, macro, page="index.md"):
    site = Site(from_engine(conf_of(root)))
    getattr(site.learner, macro)(page)
    return next(reversed(rawhtml._kept.values()))[0]


def told(root):
    html = shown(root, "my_progress")
    return json.loads(re.search("data-outline='(.*?)'", html)[1])


def test_an_assessment_gives_nothing_but_its_name(root, mode):
    final = told(root)["quizzes"]["final"]
    assert ("questions" in final) == (mode == "practice")
    if mode == "assessment":
        assert set(final) == {"title", "href", "pass", "asked"}
        assert "final-parts" not in json.dumps(told(root))


def test_a_question_comes_with_all_that_scores_it_and_the_heading_to_read_again(root):
    (quiz,) = [quiz for ident, quiz in told(root)["quizzes"].items() if ident != "final"][:1]
    course = load_course(root)
    (same,) = [q for q in course.quizzes if q.title == quiz["title"]]
    for question, asked in zip(quiz["questions"], same.questions, strict=True):
        assert question["revision"] == asked.revision
        assert question["points"] == str(asked.points)
        assert question["key"] == json.loads(json.dumps(asked.answer_key()))
        assert question["objective"] == asked.objective
        assert question["see"].endswith(f".html#{asked.see.rpartition('#')[2]}")
        assert question["heading"]


def test_the_threshold_is_the_courses(root):
    assert told(root)["threshold"] == 80
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("extra:", "extra:\n  mastery: 065"), "utf-8")
    assert told(root)["threshold"] == 65  # as everywhere; to an engine, 065 is 53


def test_what_comes_next_leads_to_the_first_lesson_without_a_script(root):
    html = shown(root, "next_lesson")
    lesson = load_course(root).lessons[0]
    assert f">Begin: {lesson.page.title}, {lesson.minutes} minutes</a>" in html
    assert f'href="{lesson.page.file.replace(".md", ".html")}"' in html


def test_after_the_last_lesson_the_assessment_comes_then_the_page_of_progress(root, mode):
    lesson = load_course(root).lessons[0].page.file

    def after(page):
        return json.loads(re.search("data-after='(.*?)'", shown(root, "next_lesson", page))[1])

    final, own = after("index.md"), after(lesson)
    assert [each[0] for each in own] == [
        *(["You have passed every lesson: go on with The final quiz"] if mode == "assessment" else []),
        "You have passed every lesson: see your progress",
    ]
    assert own[:-1] == final == ([[own[0][0], "index.html", "final", 1]] if mode == "assessment" else [])


def test_the_outline_names_lessons_and_modules_by_their_address(root):
    course = load_course(root, outline=True)
    known = outline(course, str(root), {lesson.id: 5 for lesson in course.lessons})
    pages = known["pages"]
    module = course.modules[0]
    of_lessons = [quiz.id for lesson in module.lessons for quiz in course.quizzes if quiz.lesson == lesson.id]
    assert next(iter(pages.values())) == of_lessons
    assert not [page for page, quizzes in pages.items() if not quizzes or "final" in quizzes]
    first = module.lessons[0].page
    assert known["lessons"][0] == [first.title, 5, list(pages)[1]]
