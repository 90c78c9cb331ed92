"""A course of more lessons than a page lists: what its pages load, and what a learner who has begun sees at home."""

import gzip
import json
from urllib.parse import unquote, urlsplit

import pytest

from benchmarks.generate import write
from practicum.course.outline import LISTED
from support.serving import served

LESSONS = 120
LESSON = "module-002/lesson-0025.html"
HOME, WITH_QUIZ = 25_000, 40_000  # bytes: what MkDocs Material leaves of 85,000 and 100,000
OF_THE_THEME = ("assets/javascripts/", "assets/stylesheets/")


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def long_site(site_by, request):
    """The site of a long course, with each engine."""
    assert LESSONS > LISTED
    return site_by(request.param, "long", lambda course: write(course, LESSONS))


@pytest.fixture
def asked():
    """The addresses that the page asks for."""
    return []


@pytest.fixture
def page(open_page, long_site, asked):
    """The home page, for someone who was never here."""
    with served(long_site) as base:
        page = open_page("index.html", base)
        page.context.on("request", lambda request: asked.append(unquote(urlsplit(request.url).path).lstrip("/")))
        page.reload(wait_until="networkidle")
        yield page


def at(page, path):
    """Go to a page of the site; return when all is loaded."""
    page.goto(page.url.partition("/module-")[0].removesuffix("/index.html") + f"/{path}", wait_until="networkidle")


def test_home_names_modules_with_counts_and_the_pages_of_modules_their_lessons(page):
    first = page.locator(".syllabus li").first
    assert page.locator(".syllabus li").count() == LESSONS / 20
    assert first.locator(".syllabus__about").inner_text().startswith("Lessons: 20")
    first.get_by_role("link").click()
    page.wait_for_url("**/module-001/index.html")
    assert page.locator(".syllabus li").count() == 20


def test_nobody_who_has_not_begun_loads_the_whole_outline(page, asked):
    assert "assets/learner/outline.js" not in asked
    assert page.locator(".next a").inner_text().startswith("Begin: ")
    assert page.locator(".syllabus__status:visible").count() == 0  # of no module is it known


def test_home_says_what_comes_next_and_how_modules_stand(page, asked):
    at(page, LESSON)
    title = page.locator("h1").inner_text().removesuffix("¶").strip()
    page.locator("form.question .options input").first.check()
    at(page, "index.html")
    page.wait_for_function("document.querySelector('.next a').textContent.startsWith('Continue')")
    assert asked.count("assets/learner/outline.js") == 1
    assert page.locator(".next a").inner_text().startswith(f"Continue: {title}")
    assert page.locator(".syllabus__status:visible").all_inner_texts() == ["Not started", "Begun", *["Not started"] * 4]
    page.locator(".next a").click()
    page.wait_for_url(f"**/{LESSON}")


def test_a_lesson_loads_the_part_of_the_outline_that_its_navigation_leads_to(page, asked, long_site):
    asked.clear()
    at(page, LESSON)
    page.locator(".md-nav--primary .stand").first.wait_for(state="attached")
    (part,) = [path for path in asked if path.startswith("assets/learner/outline")]
    known = json.loads((long_site / part).read_text("utf-8").removeprefix("practicum.part = ").removesuffix(";\n"))
    lessons = {path for path in known["pages"] if not path.endswith("index.html")}
    assert lessons == {f"module-002/lesson-{number:04}.html" for number in range(21, 41)}
    stands = page.locator(".md-nav--primary .md-nav__link:has(.stand)")
    assert stands.count() >= len(lessons)


def test_home_and_a_lesson_with_a_quiz_are_light(page, asked, long_site):
    for path, most in (("index.html", HOME), (LESSON, WITH_QUIZ)):
        asked.clear()
        at(page, path)
        files = [long_site / each for each in set(asked) if not each.startswith(OF_THE_THEME)]
        assert len(files) > 5
        assert sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) <= most, path
