"""What a learner does with a question of the kind match: by mouse and keyboard, and coming back later."""

import json
import re

import pytest
from playwright.sync_api import expect

from practicum.grading.score import grade
from practicum.quiz.reader import read_quiz
from support.axe import violations
from support.reading import read_answers
from support.steps import check, saved_answers, status

LESSON = "mutual-need/opening-declaration.html"
ID = "cups-which-part"
MATCH = f"#q-{ID}"
RIGHT = {"a": "their-need", "b": "own-need", "c": "none", "d": "invitation", "e": "own-need"}
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def page(open_page, sorting_address):
    return open_page(LESSON, base=sorting_address)


def pair(page, pairs):
    for letter, right in pairs.items():
        page.select_option(f"{MATCH} [name={letter}]", right)


def pairs(page):
    found = page.locator(f"{MATCH} select").evaluate_all("all => all.map(({ name, value }) => [name, value])")
    return {letter: right for letter, right in found if right}


def test_every_left_has_a_list_that_it_names(page):
    choose = page.get_by_role("combobox", name="Our prices are valid until Friday.")
    assert choose.input_value() == ""
    assert choose.locator("option").all_inner_texts() == [
        "Choose …",
        "Their need, shown",
        "Her need, with a reason",
        "The invitation",
        "None of the three",
    ]


def test_all_pairs_that_are_right(page):
    pair(page, RIGHT)
    check(page, MATCH)
    assert status(page, MATCH).startswith("Right. Points: 3 of 3.")
    assert set(page.locator(f"{MATCH} .options__mark").all_inner_texts()) == {"Right"}


def test_checking_shows_right_and_reason_of_every_left(page):
    pair(page, {"a": "their-need", "b": "none", "d": "invitation"})
    check(page, MATCH)
    assert status(page, MATCH).startswith("Partly right. Points: 1 1/5 of 3.")
    assert page.locator(f"{MATCH} .options__mark").all_inner_texts() == [
        "Right",
        'It goes with "Her need, with a reason".',
        'It goes with "None of the three".',
        "Right",
        'It goes with "Her need, with a reason".',
    ]
    described = page.get_attribute(f"{MATCH} [name=c]", "aria-describedby")
    assert "It names no need" in page.locator(f"#{described}").inner_text()
    heard = page.locator(f"{MATCH} .question__status").text_content()
    assert 'Our prices are valid until Friday. – It goes with "None of the three". It names no need' in heard
    assert "It is a fact that the buyer can check" not in heard
    pair(page, {"b": "own-need"})
    assert status(page, MATCH) == ""
    assert page.locator(f"{MATCH} .options__note, {MATCH} [aria-describedby]").count() == 0


def test_nothing_paired_asks_for_an_answer(page):
    check(page, MATCH)
    assert status(page, MATCH) == "Choose an answer first, then check it."
    assert ID not in json.loads(saved_answers(page))["answers"]
    pair(page, {"a": "none"})
    pair(page, {"a": ""})
    assert ID not in json.loads(saved_answers(page))["answers"]


def test_it_is_done_by_keyboard_alone(page):
    page.focus(f"{MATCH} [name=a]")
    page.keyboard.type("Their")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert pairs(page) == {"a": "their-need", "b": "own-need"}
    assert status(page, MATCH) == ""
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert status(page, MATCH).startswith("Partly right. Points: 1 1/5 of 3.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # Try again
    assert pairs(page) == {}
    expect(page.locator(f"{MATCH} [name=a]")).to_be_focused()


def test_pairs_are_kept_and_come_back(page):
    pair(page, {"a": "their-need", "e": "none"})
    page.reload()
    assert pairs(page) == {"a": "their-need", "e": "none"}
    assert status(page, MATCH) == ""
    check(page, MATCH)
    page.reload()
    assert status(page, MATCH).startswith("Partly right. Points: 3/5 of 3.")
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Press again").click()
    assert (pairs(page), status(page, MATCH)) == ({}, "")


@pytest.mark.parametrize("damage", ['["a"]', '{"a": "gone"}', '{"z": "none"}', '"none"', "7"])
def test_damaged_pairs_are_not_shown(page, damage):
    pair(page, {"a": "their-need"})
    page.evaluate(
        """([id, damage]) => {
            const place = Object.keys(localStorage).find((key) => key.endsWith("/opening-declaration"));
            const kept = JSON.parse(localStorage[place]);
            kept.answers[id].answer = JSON.parse(damage);
            localStorage[place] = JSON.stringify(kept);
        }""",
        [ID, damage],
    )
    page.reload()
    assert pairs(page) == {}


def test_the_saved_answer_file_gets_the_same_score_from_the_grader(page, sorting_quiz):
    pair(page, {"e": "own-need", "a": "their-need", "b": "none"})
    check(page, MATCH)
    assert status(page, MATCH).startswith("Partly right. Points: 1 1/5 of 3.")
    quiz = read_quiz(sorting_quiz, "f", "opening-declaration")
    result = grade(read_answers(quiz, saved_answers(page)))
    graded = next(graded for graded in result.questions if graded.id == ID)
    assert graded.answer == {"a": "their-need", "b": "none", "e": "own-need"}
    assert str(graded.credit * graded.points) == "6/5"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_and_after_answering(open_page, sorting_address, scheme):
    page = open_page(LESSON, base=sorting_address, color_scheme=scheme, viewport=PHONE, reduced_motion="reduce")
    assert violations(page, within=MATCH) == []
    pair(page, {"a": "their-need", "b": "none"})
    check(page, MATCH)
    page.locator(".quiz__answers summary").click()
    assert violations(page, within=[[MATCH], [".quiz__answers"]]) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_too_small_to_touch_or_wider_than_the_page(open_page, sorting_address, width):
    page = open_page(LESSON, base=sorting_address, viewport={"width": width, "height": 800})
    words = "An unbreakable".ljust(200, "n")
    page.locator(f"{MATCH} label span").first.evaluate("(text, words) => { text.textContent = words }", words)
    page.locator(f"{MATCH} [name=b] option").last.evaluate("(text, words) => { text.textContent = words }", words)
    pair(page, {"b": "none"})
    check(page, MATCH)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for select in page.locator(f"{MATCH} select").all():
        box, item = select.bounding_box(), select.locator("xpath=..").bounding_box()
        assert min(box["width"], box["height"]) >= 24
        assert box["x"] + box["width"] <= item["x"] + item["width"]


def test_it_reads_and_can_be_chosen_without_javascript(open_page, sorting_address):
    page = open_page(LESSON, base=sorting_address, java_script_enabled=False)
    assert page.get_by_role("group", name=re.compile("Question 8 of 9.*Which part of the declaration")).count() == 1
    page.select_option(f"{MATCH} [name=d]", label="The invitation")
    assert page.locator(f"{MATCH} [name=d]").input_value() == "invitation"
    page.locator(".quiz__answers summary").click()
    assert page.locator(f"[data-answers={ID}] li strong").all_inner_texts()[2:4] == [
        "C. None of the three",
        "D. The invitation",
    ]


def test_it_prints_with_lines_to_write_on_and_all_rights(page):
    rights = page.locator(f"{MATCH} .reasons li")
    assert not rights.first.is_visible()
    page.emulate_media(media="print")
    assert rights.all_inner_texts()[1] == "own-need: Her need, with a reason"
    assert rights.first.is_visible()
    line = page.locator(f"{MATCH} [name=a]")
    looks = "select => { const style = getComputedStyle(select); return [style.color, style.appearance] }"
    assert line.evaluate(looks) == ["rgba(0, 0, 0, 0)", "none"]
    assert line.bounding_box()["width"] > 150
    page.emulate_media(media="screen")
    pair(page, {"a": "none"})
    page.emulate_media(media="print")
    assert line.evaluate(looks)[0] != "rgba(0, 0, 0, 0)"
