"""The kind `number` on a page: read, refused, marked, kept, printed."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from practicum.cli.main import main as grade
from support.axe import violations
from support.course_two_lessons import two_lessons
from support.steps import settle

LESSON = "mutual-need/opening-declaration.html"
HOURS = "#q-hours-saved"
FIELD = f"{HOURS} .number input"


@pytest.fixture
def page(open_page, typed_address):
    return open_page(LESSON, base=typed_address)


def status(page):
    return page.locator(f"{HOURS} .question__status").inner_text()


def test_it_is_answered_by_keyboard_alone_and_focus_stays(page):
    page.focus(FIELD)
    page.keyboard.type("1,250 h")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "q-hours-saved--field"
    assert status(page).startswith("Not right. Points: 0 of 2.")
    page.get_by_role("button", name="Try again").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{HOURS} > fieldset > legend")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(FIELD)).to_be_focused()
    assert (page.input_value(FIELD), status(page)) == ("", "")
    page.keyboard.type("255")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert status(page).startswith("Right. Points: 2 of 2.")


def test_it_is_marked_in_words_with_the_right_number_and_its_reason(page):
    page.fill(FIELD, " 1,000.50 HOURS")
    page.get_by_role("button", name="Check").nth(7).click()
    settle(page)
    note = page.locator(f"{HOURS} .options__note")
    assert note.locator("p").first.inner_text() == "You wrote 1000.5. It is not right."
    assert "The right number: 250 hours. Every number from 240 to 260 is right." in note.inner_text()
    assert note.locator("strong").last.inner_text() == "250 hours"
    assert page.get_attribute(FIELD, "aria-description").startswith("You wrote 1000.5. It is not right. ")
    assert "5 hours times 50 weeks" in page.locator(f"{HOURS} [role=status]").text_content()
    assert page.locator(f"{HOURS} .quiz__see a").count() == 1
    page.fill(FIELD, "250")
    assert (note.count(), status(page), page.get_attribute(FIELD, "aria-description")) == (0, "", None)


def test_a_number_with_one_right_value_mentions_no_bounds(page):
    page.fill("#q-plain-number .number input", "2")
    page.press("#q-plain-number .number input", "Enter")
    text = page.locator("#q-plain-number").inner_text()
    assert "The right number: 2." in text
    assert "Every number" not in text


def test_what_cannot_be_read_is_quoted_and_earns_no_score(page):
    page.fill(FIELD, "12,50 <b>")
    page.press(FIELD, "Enter")
    assert status(page).startswith('"12,50 <b>" cannot be read as a number. Write digits such as 1250 or 12.5')
    assert page.get_attribute(FIELD, "aria-invalid") == "true"
    described = page.get_attribute(FIELD, "aria-describedby")
    assert page.locator(f"#{described}").inner_text() == status(page)
    assert page.get_attribute(HOURS, "data-status") is None
    assert page.get_attribute(FIELD, "inputmode") == "text"
    assert "0 of 10 questions checked" in page.locator(".quiz__total").inner_text()
    page.fill(FIELD, "12.50")
    assert page.get_attribute(FIELD, "aria-invalid") is None
    assert status(page) == ""


def test_nothing_typed_asks_for_a_number(page):
    page.fill(FIELD, "  ")
    page.press(FIELD, "Enter")
    assert status(page) == "Write a number first, then check it."


def test_it_has_a_name_a_number_pad_and_room(page):
    assert page.get_by_role("textbox", name="Your number hours").count() == 1
    assert page.get_by_role("textbox", name="Your number", exact=True).count() == 1
    assert page.get_attribute(FIELD, "inputmode") == "decimal"
    box = page.locator(FIELD).bounding_box()
    assert min(box["width"], box["height"]) >= 24


def test_it_is_kept_and_comes_back_checked(page):
    page.fill(FIELD, "1 250 hours")
    page.press(FIELD, "Enter")
    page.fill("#q-plain-number .number input", "2.0")
    page.reload()
    assert page.input_value(FIELD) == "1250"
    assert status(page).startswith("Not right.")
    assert page.input_value("#q-plain-number .number input") == "2"
    assert page.locator("#q-plain-number .question__status").inner_text() == ""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers").click()
    answers = json.loads(Path(download.value.path()).read_text("utf-8"))["answers"]
    assert answers == {"hours-saved": "1250", "plain-number": "2"}


def test_the_saved_answer_file_gets_the_same_score_from_the_grader(page, typed_quiz, tmp_path, capsys):
    course = two_lessons(tmp_path / "course", typed_quiz)
    page.fill(FIELD, "H 1,000")
    page.fill("#q-plain-number .number input", "+2")
    for number, text in enumerate(["REQUIRES", "Seller", "answers", " true "]):
        page.locator("#q-letter-gaps .gap input").nth(number).fill(text)
    for form in ("hours-saved", "plain-number", "letter-gaps"):
        page.locator(f"#q-{form} button[type=submit]").click()
    statuses = [
        page.get_attribute(f"#q-{ident}", "data-status") for ident in ("hours-saved", "plain-number", "letter-gaps")
    ]
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers").click()
    download.value.save_as(tmp_path / "answers.json")
    grade(["grade", "--format", "json", str(tmp_path / "answers.json")], str(course))
    result = json.loads(capsys.readouterr().out)
    assert [q["status"] for q in result["questions"][-3:]] == statuses == ["wrong", "correct", "partly"]
    assert [q["credit"] for q in result["questions"][-3:]] == ["0", "1", "3/4"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_and_after(open_page, typed_address, scheme):
    page = open_page(
        LESSON, base=typed_address, color_scheme=scheme, viewport={"width": 390, "height": 844}, reduced_motion="reduce"
    )
    for text in ("", "about 7", "7", "250"):
        page.fill(FIELD, text)
        page.press(FIELD, "Enter")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_reads_without_javascript(open_page, typed_address):
    page = open_page(LESSON, base=typed_address, java_script_enabled=False)
    assert page.get_by_role("textbox", name="Your number hours").is_visible()
    reason = page.locator("[data-answers=hours-saved] [data-reason]")
    assert not reason.is_visible()
    page.locator(".quiz__answers summary").click()
    reason.wait_for()  # those below the first view come a moment later
    assert reason.inner_text().startswith("The right number: 250 hours. Every number from 240 to 260 is right.")


def test_it_prints_as_a_line_with_the_unit(page):
    page.emulate_media(media="print")
    style = "field => [getComputedStyle(field).borderTopWidth, getComputedStyle(field).borderBottomWidth]"
    assert page.locator(FIELD).evaluate(style) == ["0px", "1px"]
    assert page.locator(f"{HOURS} .number label").inner_text().split() == ["Your", "number", "hours"]
    assert page.locator("[data-answers=hours-saved] [data-reason]").bounding_box()["height"] > 0


def test_an_unreadable_answer_is_kept_and_stays_out_of_the_file(page):
    page.fill(FIELD, "about 250")
    page.press(FIELD, "Enter")
    page.reload()
    assert page.input_value(FIELD) == "about 250"
    page.get_by_role("button", name="Save my answers").click()
    assert "Question 8 of 10" in page.locator(".quiz__message").inner_text()
