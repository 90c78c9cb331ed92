"""Each flow by keyboard alone: at every key something has the focus, and it is seen."""

import json
import re

import pytest
from playwright.sync_api import expect

from support.access import focus, press, tab_to
from support.quiz_texts import EVERY_PAGE as PAGE


def status(page, question):
    return page.locator(f"#q-{question} .question__status")


def check(page, question, says="Right. Points: 1 of 1."):
    """Go on to the button of the question one is in, and press it."""
    tab_to(page, "Check")
    press(page, "Enter")
    assert focus(page)["name"] == "Check"
    expect(status(page, question)).to_contain_text(says)


def saved(page, name, key="Enter"):
    """Go to a button, press it, and return the file that it saves."""
    tab_to(page, name)
    with page.expect_download() as download:
        press(page, key)
    assert focus(page)["name"] == name
    return download.value


@pytest.fixture
def begun(sample):
    """The page with every kind, and the focus on its first answer."""
    page = sample(PAGE)
    expect(page.locator("#q-in-words [type=submit]")).to_be_visible()
    page.keyboard.press("Tab")
    assert focus(page)["name"] == "Skip to content"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#trial-of-every$"))
    tab_to(page, "About: An e-mail from Anna", most=7)
    press(page, "Tab")
    return page


def test_reading_goes_from_the_home_page_through_a_lesson_to_the_next(sample):
    page = sample("index.html")
    press(page, "Tab")
    assert focus(page)["name"] == "Skip to content"
    tab_to(page, "Begin: ")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Earning the customer's time")
    tab_to(page, "Check")  # past the navigation and the links of the text, to the first question
    tab_to(page, "Next: ", most=150)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Preparing for one meeting")


def test_every_kind_is_answered_and_the_answers_saved(begun, tmp_path):
    page = begun
    assert focus(page)["name"] == "A Anna"
    press(page, "ArrowDown", "ArrowUp")  # selecting checks nothing
    assert page.is_checked("#q-one-of-them [value=a]")
    expect(status(page, "one-of-them")).to_have_text("")
    tab_to(page, "Hint 1 of 2", most=2)
    press(page, "Enter")
    assert page.locator("#q-one-of-them .hint").first.get_attribute("open") is not None
    tab_to(page, "a guess", most=3)
    press(page, "Space", "ArrowDown")
    check(page, "one-of-them")
    tab_to(page, "Read again: What to read", most=2)

    tab_to(page, "A Tiles", most=4)
    press(page, "Space", "Tab", "Space")
    check(page, "some-of-them")

    tab_to(page, "Move down: Ask", most=6)
    press(page, "Enter")
    assert focus(page)["name"] == "Move down: Ask"
    check(page, "in-order")

    tab_to(page, "Tiles", most=5)
    press(page, "Space", "Tab", "Space", "ArrowDown")
    check(page, "in-pairs")

    tab_to(page, "Gap 1 of 2", most=5)
    page.keyboard.type("needs")
    press(page, "Tab")
    page.keyboard.type("the seller")
    press(page, "Enter")  # in a field, Enter is Check
    assert focus(page)["name"] == "Gap 2 of 2"
    expect(status(page, "in-gaps")).to_contain_text("Right. Points: 1 of 1.")

    tab_to(page, "Your number", most=7)
    page.keyboard.type("250")
    press(page, "Enter")
    expect(status(page, "a-number")).to_contain_text("Right. Points: 1 of 1.")

    tab_to(page, "A What would have to change?", most=7)
    press(page, "Space", "Enter", "Tab")
    assert focus(page)["name"] == "A What did that cost you?"
    press(page, "Space", "Enter", "Tab")
    assert focus(page)["name"] == "Take back"
    check(page, "a-talk")
    tab_to(page, "Begin again", back=True, most=6)
    press(page, "Enter", "ArrowDown", "Enter")
    check(page, "a-talk", "Not right.")
    tab_to(page, "Go back to reply 1", most=3)
    press(page, "Enter")
    assert focus(page)["name"] == "A What would have to change?"
    press(page, "Space", "Enter", "Tab", "Space", "Enter")
    check(page, "a-talk")

    tab_to(page, "Your text", most=6)
    page.keyboard.type("We can.")
    check(page, "in-words", "Written. This is not scored.")
    tab_to(page, "1 It answers the need.", most=2)
    press(page, "Space")

    tab_to(page, "Your name", most=5)
    page.keyboard.type("Sam Lee")
    saved(page, "Save my answers").save_as(tmp_path / "sheet.json")
    sheet = json.loads((tmp_path / "sheet.json").read_text("utf-8"))
    assert sheet["learner"] == "Sam Lee"
    assert sheet["answers"] == {
        "one-of-them": "a",
        "some-of-them": ["a", "b"],
        "in-order": ["b", "a", "c"],
        "in-pairs": {"a": "tiles", "b": "orders"},
        "in-gaps": {"verb": "needs", "who": "the seller"},
        "a-number": "250",
        "a-talk": ["a", "a"],
        "in-words": "We can.",
    }
    tab_to(page, "Start over", most=2)
    press(page, "Enter")
    expect(page.locator(":focus")).to_be_enabled()  # not at once, for double taps
    press(page, "Enter")
    assert focus(page)["name"] == "Start over"
    assert page.locator("form[data-status]").count() == 0


def test_trying_again_goes_to_the_first_answer(begun):
    press(begun, "Space")
    check(begun, "one-of-them")
    tab_to(begun, "The other reasons", most=1)
    tab_to(begun, "Try again", most=2)
    begun.keyboard.press("Enter")  # the button is gone with the reasons
    expect(begun.locator("#q-one-of-them--number")).to_be_focused()
    tab_to(begun, "A Anna", most=2)
    now = focus(begun)
    assert (now["name"], now["seen"], now["outlined"]) == ("A Anna", True, True)
    assert begun.locator("#q-one-of-them :checked").count() == 0


def test_a_worksheet_is_filled_saved_and_emptied(sample, tmp_path):
    page = sample("sheet.html")
    tab_to(page, "The customer, and who will be there", most=60)
    page.keyboard.type("Aster Hotels")
    press(page, "Tab")
    page.keyboard.type("Lids")
    saved(page, "Save as text").save_as(tmp_path / "sheet.txt")
    assert "Aster Hotels" in (tmp_path / "sheet.txt").read_text("utf-8")
    tab_to(page, "Clear this worksheet", most=2)
    press(page, "Enter")
    assert focus(page)["name"] == "Press again to empty every field"
    expect(page.locator(":focus")).to_be_enabled()
    press(page, "Enter")
    assert focus(page)["name"] == "Clear this worksheet"
    expect(page.locator("#write-customer")).to_have_value("")


def test_progress_is_looked_at_saved_deleted_and_read_back(begun, tmp_path):
    page = begun
    press(page, "Space")
    check(page, "one-of-them")
    tab_to(page, "My progress", back=True)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("My progress")
    expect(page.locator("[data-part=file]")).to_be_visible()
    page.on("filechooser", lambda _: None)  # caught from here on: else the key may come before Playwright waits for one
    file = tmp_path / "progress.json"
    tab_to(page, "Save my progress as a file")
    press(page, "Enter")
    expect(page.locator(".overview__told")).to_contain_text("Not saved yet: your name is missing")
    with page.expect_download() as download:
        press(page, "Enter")
    download.value.save_as(file)
    tab_to(page, "Delete all of it", most=2)
    press(page, "Enter")
    expect(page.locator(":focus")).to_be_enabled()
    press(page, "Enter")
    assert focus(page)["name"] == "Delete all of it"
    expect(page.locator(".overview__told")).to_have_text("Everything is deleted.")
    tab_to(page, "Move it, and keep it for long", most=2)
    press(page, "Enter")
    tab_to(page, "Read a file in", most=2)
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(file)
    expect(page.locator(".overview__told")).to_have_text("progress.json was read in: 1 quizzes and 0 worksheets.")
    assert focus(page)["name"].startswith("Read a file in")
    tab_to(page, "Need on both sides", back=True)
    press(page, "Enter")
    tab_to(page, "Trial of every")
    page.keyboard.press("Enter")
    expect(page.locator("#q-one-of-them .question__status")).to_contain_text("Right.")
