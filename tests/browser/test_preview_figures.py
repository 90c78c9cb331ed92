"""The figures of answers in the preview: after each question, by keyboard, in both schemes, and as the folder is."""

import pytest
from playwright.sync_api import expect

from support import learners
from support.analysing import EVERY, class_of
from support.axe import violations
from support.previewing import edit, serving

PAGE = "trial/every.html"
BLOCK = ".preview-figures"


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = learners.course(tmp_path_factory.mktemp("figures") / "course")
    class_of(root / "answers", 20)
    return root


@pytest.fixture(scope="module")
def served(root):
    with serving(root, "--answers", "answers") as served:
        served.shows(PAGE, '<section class="quiz"')
        yield served


@pytest.fixture
def opened(served, browser):
    """Return a function that opens the page with every kind of question at a width in a scheme."""
    contexts, faults = [], []

    def open_page(width=390, scheme="light"):
        contexts.append(browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 844}))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(served.address)
        page.goto(served.base + PAGE)
        expect(page.locator(BLOCK)).to_have_count(len(EVERY) - 1)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults


def block(page, question="one-of-them"):
    return page.locator(f"#q-{question} {BLOCK}")


def test_each_scored_question_ends_with_its_figures(opened):
    page = opened()
    for question in (*EVERY,):
        if question != "in-words":
            expect(block(page, question).locator("summary")).to_contain_text("The class: 20 of 20 answered it.")
    assert block(page, "in-words").count() == 0
    assert page.evaluate("[...document.forms].every((form) => !form.querySelector('.preview-figures + *'))")
    expect(block(page, "a-talk")).to_be_hidden()  # another step's


def test_they_open_by_keyboard_and_stay_open_when_answers_come(opened, root):
    page = opened()
    block(page).locator("summary").focus()
    page.keyboard.press("Enter")
    expect(block(page).locator("tbody tr")).to_have_count(3)
    expect(block(page).locator("tbody")).to_contain_text("c. Max")
    class_of(root / "answers", 21)
    expect(block(page).locator("summary")).to_contain_text("21 of 21")
    expect(block(page).locator("tbody")).to_be_visible()


def test_they_are_there_after_an_edit_of_the_quiz_and_what_was_chosen_is(opened, root):
    page = opened()
    page.check("#q-one-of-them [value=b]")
    edit(root / "quizzes" / "every.yml", "stem: Who writes?", "stem: Who writes to you?")
    expect(page.locator("#q-one-of-them .question__stem")).to_contain_text("to you")
    expect(block(page).locator("summary")).to_contain_text("answered it")
    expect(page.locator("#q-one-of-them [value=b]")).to_be_checked()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_the_page_fits(opened, scheme, width):
    page = opened(width, scheme)
    block(page).locator("summary").click()
    expect(block(page).locator("table")).to_be_visible()
    assert violations(page, within=BLOCK) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
