"""The preview in a browser: what is saved shows on the open page, with the place and what has been typed kept."""

import re

import pytest
from playwright.sync_api import expect

from practicum.course.addresses import address
from practicum.serve.preview import article_in
from practicum.site.page import open_site, render_page
from support.course_two_lessons import two_lessons
from support.paths import ROOT
from support.previewing import edit, serving

LESSON = "mutual-need/opening-declaration"
PAGE = f"{LESSON}.html"
PANEL = ".preview"
NOTE = ".preview-note"


@pytest.fixture(scope="module")
def made():
    """Every page of the course as the preview makes it, by its address."""
    site = open_site(ROOT)
    return {address(page, directory_urls=False): render_page(site, page) for page in site.titles}


def articles(folder, made):
    return {at: article_in((folder / at).read_text("utf-8")).strip() for at in made}


def test_every_page_is_what_mkdocs_builds(site, made):
    assert articles(site, made) == {at: html.strip() for at, html in made.items()}


# Zensical takes away the mark of what its search leaves out.
def test_every_page_is_what_zensical_builds(zensical_site, made):
    assert articles(zensical_site, made) == {
        at: html.strip().replace(" data-search-exclude", "") for at, html in made.items()
    }


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return two_lessons(tmp_path_factory.mktemp("previewed") / "course")


@pytest.fixture(scope="module")
def served(course):
    with serving(course) as served:
        served.shows(PAGE, '<section class="quiz"')
        yield served


@pytest.fixture
def page(served, course, browser):
    """The lesson's page in the preview; the course is as before afterwards."""
    files = {file: file.read_bytes() for file in course.rglob("*") if file.suffix in (".md", ".yml")}
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(served.address)
    page.goto(served.base + PAGE)
    page.locator(".quiz[data-mounted]").wait_for(state="attached")
    yield page
    for file, text in files.items():
        if file.read_bytes() != text:
            file.write_bytes(text)
    expect(page.locator(PANEL)).to_be_hidden(timeout=60_000)
    context.close()
    assert not faults


def quiz_of(course):
    return course / "quizzes" / "opening-declaration.yml"


def test_a_changed_stem_shows_where_it_was_and_what_was_chosen_stays(page, course):
    form = page.locator("form.question:visible").first
    form.locator(".options input").first.check()
    form.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    shown = form.get_attribute("id")
    edit(quiz_of(course), "A tile maker", "Anew, a tile maker")
    expect(page.locator(f"#{shown} .question__stem")).to_contain_text("Anew, ")
    expect(page.locator(f"#{shown} .options input").first).to_be_checked()
    expect(page.locator(f"#{shown}")).to_be_visible()
    assert page.evaluate("scrollY") == pytest.approx(place, abs=2)


def test_an_edit_of_the_text_leaves_the_quiz_alone(page, course):
    page.evaluate("document.querySelector('.quiz').own = 1")
    edit(course / "content" / f"{LESSON}.md", "\n## ", "\nA paragraph that came later.\n\n## ")
    expect(page.locator("article")).to_contain_text("A paragraph that came later.")
    assert page.evaluate("document.querySelector('.quiz').own") == 1


def test_what_depends_on_an_edit_changes_too(page, course):
    lesson = course / "content" / f"{LESSON}.md"
    edit(lesson, "text: Recall the three parts", "text: Recall anew the three parts")
    expect(page.locator("article")).to_contain_text("Recall anew")
    page.goto(page.url.replace(PAGE, "index.html"))
    edit(lesson, "title: The opening declaration", "title: The opening declaration anew")
    expect(page.locator("article .syllabus")).to_contain_text("The opening declaration anew")


def test_a_mistake_shows_at_its_element_and_in_a_list_and_goes(page, course):
    quiz = quiz_of(course)
    whole = quiz.read_text("utf-8")
    edit(quiz, "    stem: ", "    stemm: ")
    expect(page.locator(f"{PANEL} li").first).to_contain_text('Did you mean "stem"?')
    assert re.match(
        r"quizzes/opening-declaration\.yml:\d+:\d+ questions\[0\]\.stemm: ",
        page.locator(f"{PANEL} li").first.inner_text(),
    )
    form = page.locator("form.question").first
    expect(form.locator(NOTE)).to_contain_text("stemm")
    link = page.locator(f"{PANEL} a").first
    assert link.get_attribute("href").endswith(f"{PAGE}#{form.get_attribute('id')}")
    assert page.locator("form.question").count()
    quiz.write_text(whole, "utf-8")
    expect(page.locator(PANEL)).to_be_hidden()
    expect(page.locator(NOTE)).to_have_count(0)


def test_what_is_written_in_a_mistake_is_no_markup(page, course):
    edit(quiz_of(course), "title: ", "<img src=x onerror=alert(1)>: 1\ntitle: ")
    expect(page.locator(f"{PANEL} li").first).to_contain_text("<img src=x")
    assert page.locator(f"{PANEL} img, {NOTE} img").count() == 0


def test_a_new_page_in_the_menu_is_announced_and_comes(page, course):
    (course / "content" / "later.md").write_text("# A page that came later\n", "utf-8")
    edit(course / "mkdocs.yml", "nav:\n", "nav:\n  - later.md\n")
    expect(page.locator(PANEL)).to_contain_text("The whole site is being built anew")
    expect(page.locator('a[href$="later.html"]').first).to_be_attached(timeout=120_000)
    expect(page.locator(PANEL)).to_be_hidden()
    (course / "content" / "later.md").unlink()
