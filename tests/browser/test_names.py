"""No name that an author chooses, and nothing that a browser fills in by itself, gets in the way of what is kept."""

import pytest

from support.clock import at
from support.course_names import NAMES, PROGRESS, REVIEW, lesson, write_course
from support.course_progress import SHEET
from support.steps import settle
from support.steps_progress import kept


@pytest.fixture(scope="module")
def address(course_once, address_of):
    return address_of(course_once("names", write_course))


def answer(page, name):
    form = page.locator(f"#q-{name}")
    form.get_by_role("radio").first.check()
    form.get_by_role("button", name="Check").click()
    settle(page)


@pytest.mark.parametrize("name", NAMES)
def test_a_quiz_is_answered_on_a_page_with_the_heading_practicum(open_page, name):
    page = open_page(lesson(name))
    assert page.locator("h2#practicum").is_visible()
    answer(page, name)
    assert "1 of 1 questions checked" in page.locator(".quiz__total").inner_text()


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_the_learner_and_a_quiz_of_any_id_are_kept_side_by_side(open_page, name):
    page = open_page(lesson(name))
    answer(page, name)
    page.locator(f"#quiz-{name}--name").fill("Sam Lee")
    page.locator(f"#quiz-{name}--name").blur()
    page.reload()
    assert page.locator(f"#q-{name}").get_by_role("radio").first.is_checked()
    assert page.locator(f"#quiz-{name}--name").input_value() == "Sam Lee"


def test_the_name_that_an_early_version_kept_is_kept_beside_the_quiz_that_has_its_place(open_page):
    page = open_page(lesson("constructor"))
    course = page.locator(".quiz").get_attribute("data-course")
    page.evaluate(f"localStorage.setItem('practicum/{course}/learner', JSON.stringify('Sam Lee'))")
    page.goto(page.url.replace("constructor", "learner"))
    answer(page, "learner")
    page.reload()
    assert page.locator("#q-learner").get_by_role("radio").first.is_checked()
    assert page.locator("#quiz-learner--name").input_value() == "Sam Lee"


def test_questions_of_quizzes_of_any_id_are_reviewed(open_page):
    page = open_page(lesson(NAMES[0]))
    base = page.url.removesuffix(lesson(NAMES[0]))
    at(page)
    for name in NAMES:
        page.goto(base + lesson(name))
        answer(page, name)
    at(page, days=40)
    page.goto(base + REVIEW)
    page.get_by_role("button", name="Start").click()
    for _ in NAMES:
        page.locator(".review form.question").get_by_role("radio").first.check()
        page.get_by_role("button", name="Check").click()
        page.get_by_role("button", name="Next").click()
    assert "Answered: 2. Right: 2." in page.locator(".review").inner_text()


def delete_all_and_come_back(page, base, shown):
    """Delete everything on the page of progress of the site at `base`, and go back to a page that is ready with `shown`."""
    page.goto(base + PROGRESS)
    for _ in range(2):  # it asks
        page.get_by_role("button", name="Delete").click()
    page.go_back()
    page.wait_for_selector(shown)
    settle(page)


def test_deleted_answers_do_not_come_back_with_the_page_that_the_browser_restores(open_page):
    page = open_page(lesson("constructor"))
    base = page.url.removesuffix(lesson("constructor"))
    page.locator("#q-constructor").get_by_role("radio").first.check()
    settle(page)
    delete_all_and_come_back(page, base, ".quiz[data-mounted]")
    assert page.locator(".quiz :checked").count() == 0
    assert not kept(page, "constructor")["answers"]


def test_a_deleted_text_on_a_worksheet_does_not_come_back_either(open_page, progress_address):
    page = open_page(SHEET, progress_address)
    field = page.locator(":is(.write, .cell) textarea").first
    field.fill("We can.")
    field.blur()
    delete_all_and_come_back(page, progress_address, ".worksheet__tools")
    assert field.input_value() == ""
