"""What a learner does with a question of the kind match: by mouse and keyboard, and coming back later."""

import json
import re

import pytest
from playwright.sync_api import expect

from practicum.grading.score import grade
from practicum.quiz.reader import read_quiz
from support.axe import violations
from support.course_two_lessons import two_lessons
from support.reading import read_answers
from support.steps import check, check_as_is, pair, saved_answers, status

LESSON = "mutual-need/opening-declaration.html"
ID = "cups-which-part"
MATCH = f"#q-{ID}"
RIGHT = {"a": "their-need", "b": "own-need", "c": "none", "d": "invitation", "e": "own-need"}
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def page(open_page, sorting_address):
    return open_page(LESSON, base=sorting_address)


@pytest.fixture(scope="module")
def folded_address(course_once, address_of, sorting_quiz):
    """The address of the same site with a right so long that all fold."""
    longer = sorting_quiz.replace("text: None of them", "text: None of the parts of the declaration")
    return address_of(course_once("folded-pairs", lambda course: two_lessons(course, longer)))


@pytest.fixture
def folded(open_page, folded_address):
    return open_page(LESSON, base=folded_address, viewport=PHONE)


def pairs(page):
    found = page.locator(f"{MATCH} :checked").evaluate_all("all => all.map(({ name, value }) => [name, value])")
    return dict(found)


def seen(page, letter):
    """Return the texts of the rights of a left that are in sight."""
    return page.locator(f"{MATCH} label:visible", has=page.locator(f"[name={letter}]")).all_inner_texts()


def test_every_left_is_a_group_that_shows_all_rights(page):
    group = page.get_by_role("radiogroup", name="Our prices are valid until Friday.")
    assert group.get_by_role("radio", checked=True).count() == 0
    assert group.locator("label").all_inner_texts() == [
        "Their need, shown",
        "Her need, with a reason",
        "The invitation",
        "None of them",
    ]


def test_short_rights_take_less_than_one_and_a_half_phone_screens(open_page, sorting_address):
    page = open_page(LESSON, base=sorting_address, viewport=PHONE)
    assert page.locator(f"{MATCH} .match li").count() == 5
    assert page.locator(f"{MATCH} .match").bounding_box()["height"] < 1.5 * PHONE["height"]


def test_rights_that_have_no_room_on_a_phone_fold_there_and_not_on_a_laptop(open_page, sorting_address):
    page = open_page(LESSON, base=sorting_address, viewport=PHONE)
    assert seen(page, "c") == []
    row = page.locator(f"{MATCH} .match li").nth(2)
    target = row.locator("summary").bounding_box()
    assert min(target["width"], target["height"]) >= 44
    row.locator("summary").click()
    assert len(seen(page, "c")) == 4
    row.locator("label", has_text="None of them").click()
    expect(row.locator("label:visible")).to_have_count(1)
    assert seen(page, "c") == ["None of them"]
    page.set_viewport_size({"width": 1280, "height": 800})
    assert len(seen(page, "c")) == len(seen(page, "d")) == 4
    assert not page.locator(f"{MATCH} summary:visible").count()
    assert pairs(page) == {"c": "none"}


def test_long_rights_fold_and_the_chosen_one_stays_in_sight(folded):
    row = folded.locator(f"{MATCH} .match li").nth(2)
    assert seen(folded, "c") == []
    row.get_by_text("Choose …").click()
    assert seen(folded, "c")[3] == "None of the parts of the declaration"
    row.locator("label", has_text="None of the parts").click()
    expect(row.locator("label:visible")).to_have_count(1)
    assert row.locator("summary").inner_text() == "Change"
    assert seen(folded, "c") == ["None of the parts of the declaration"]
    assert pairs(folded) == {"c": "none"}
    folded.reload()
    assert seen(folded, "c") == ["None of the parts of the declaration"]
    check_as_is(folded, MATCH)
    assert seen(folded, "c") == ["None of the parts of the declaration"]
    assert row.get_attribute("data-mark") == "picked-right"


def test_folded_rights_are_chosen_by_keyboard_and_stay_unfolded(folded):
    folded.focus(f"{MATCH} summary >> nth=1")
    for key in ("Enter", "Tab", "Space", "ArrowDown"):
        folded.keyboard.press(key)
    assert pairs(folded) == {"b": "own-need"}
    assert len(seen(folded, "b")) == 4


def test_all_pairs_that_are_right(page):
    pair(page, MATCH, RIGHT)
    check(page, MATCH)
    assert status(page, MATCH).startswith("Right. Points: 3 of 3.")
    page.locator(f"{MATCH} .question__why summary").click()
    marks = page.locator(f"{MATCH} .options__mark").all_inner_texts()
    assert marks == [f"{letter}. Right" for letter in "ABCDE"]


def test_checking_shows_right_and_reason_of_every_left(page):
    pair(page, MATCH, {"a": "their-need", "b": "none", "d": "invitation"})
    check_as_is(page, MATCH)
    assert status(page, MATCH).startswith("Partly right. Points: 1.2 of 3.")
    page.locator(f"{MATCH} .question__why summary").click()
    assert page.locator(f"{MATCH} .options__mark").all_inner_texts() == [
        'B. It goes with "Her need, with a reason".',
        'C. It goes with "None of them".',
        'E. It goes with "Her need, with a reason".',
        "A. Right",
        "D. Right",
    ]
    group = page.get_by_role("radiogroup", name="Our prices are valid until Friday.")
    assert "It names no need" in group.get_attribute("aria-description")
    heard = page.locator(f"{MATCH} .question__status").text_content()
    assert 'Our prices are valid until Friday. – It goes with "None of them". It names no need' in heard
    assert "It is a fact that the buyer can check" not in heard
    pair(page, MATCH, {"b": "own-need"})
    assert status(page, MATCH) == ""
    assert page.locator(f"{MATCH} .options__note, {MATCH} [aria-description]").count() == 0


def test_nothing_paired_asks_for_an_answer(page):
    check(page, MATCH)
    assert status(page, MATCH) == "Choose an answer first, then check it."
    assert ID not in json.loads(saved_answers(page))["answers"]
    pair(page, MATCH, {"a": "none"})
    check_as_is(page, MATCH)
    page.locator(MATCH).get_by_role("button", name="Try again").click()
    assert ID not in json.loads(saved_answers(page))["answers"]


def test_open_pairs_are_counted_before_anything_is_graded(page):
    pair(page, MATCH, {"a": "their-need", "b": "own-need"})
    check(page, MATCH)
    assert status(page, MATCH) == "Still open: 3. Press Check again to check it as it is."
    assert page.locator(f"{MATCH} .options__note, {MATCH} [data-mark]").count() == 0
    pair(page, MATCH, {"c": "none"})
    assert status(page, MATCH) == ""
    check(page, MATCH)
    assert status(page, MATCH) == "Still open: 2. Press Check again to check it as it is."
    pair(page, MATCH, RIGHT)
    check(page, MATCH)
    assert status(page, MATCH).startswith("Right. Points: 3 of 3.")


def test_it_is_done_by_keyboard_alone(page):
    page.focus(f"{MATCH} [name=a] >> nth=0")
    for key in ("Space", "Tab", "Space", "ArrowDown"):
        page.keyboard.press(key)
    assert pairs(page) == {"a": "their-need", "b": "own-need"}
    assert status(page, MATCH) == ""
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert status(page, MATCH) == "Still open: 3. Press Check again to check it as it is."
    page.keyboard.press("Enter")
    assert status(page, MATCH).startswith("Partly right. Points: 1.2 of 3.")
    for _ in range(3):  # over the other reasons and what to read again
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # Try again
    assert pairs(page) == {}
    expect(page.locator(f"{MATCH} legend")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(f"{MATCH} [name=a]").first).to_be_focused()


def test_pairs_are_kept_and_come_back(page):
    pair(page, MATCH, {"a": "their-need", "e": "none"})
    page.reload()
    assert pairs(page) == {"a": "their-need", "e": "none"}
    assert status(page, MATCH) == ""
    check_as_is(page, MATCH)
    page.reload()
    assert status(page, MATCH).startswith("Partly right. Points: 0.6 of 3.")
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Press again").click()
    assert (pairs(page), status(page, MATCH)) == ({}, "")


@pytest.mark.parametrize("damage", ['["a"]', '{"a": "gone"}', '{"z": "none"}', '"none"', "7"])
def test_damaged_pairs_are_not_shown(page, damage):
    pair(page, MATCH, {"a": "their-need"})
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
    pair(page, MATCH, {"e": "own-need", "a": "their-need", "b": "none"})
    check_as_is(page, MATCH)
    assert status(page, MATCH).startswith("Partly right. Points: 1.2 of 3.")
    quiz = read_quiz(sorting_quiz, "f", "opening-declaration")
    result = grade(read_answers(quiz, saved_answers(page)))
    graded = next(graded for graded in result.questions if graded.id == ID)
    assert graded.answer == {"a": "their-need", "b": "none", "e": "own-need"}
    assert str(graded.credit * graded.points) == "6/5"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_and_after_answering(open_page, sorting_address, scheme):
    page = open_page(LESSON, base=sorting_address, color_scheme=scheme, viewport=PHONE, reduced_motion="reduce")
    assert violations(page, within=MATCH) == []
    pair(page, MATCH, {"a": "their-need", "b": "none"})
    check_as_is(page, MATCH)
    page.locator(".quiz__answers summary").click()
    assert violations(page, within=[[MATCH], [".quiz__answers"]]) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_too_small_to_touch_or_wider_than_the_page(open_page, sorting_address, width):
    page = open_page(LESSON, base=sorting_address, viewport={"width": width, "height": 800})
    words = "An unbreakable".ljust(200, "n")
    page.locator(f"{MATCH} .match__left span").first.evaluate("(text, words) => { text.textContent = words }", words)
    page.locator(f"{MATCH} .match li:nth-child(2) label span").last.evaluate(
        "(text, words) => { text.textContent = words }", words
    )
    for folded in page.locator(f"{MATCH} summary:visible").all():
        folded.click()
    page.check(f"{MATCH} [name=b][value=none]", force=True)
    check_as_is(page, MATCH)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    chips = page.locator(f"{MATCH} label:visible").all()
    assert len(chips) > 16  # those of four rows, and the chosen one
    for chip in chips:
        box, item = chip.bounding_box(), chip.locator("xpath=..").bounding_box()
        assert min(box["width"], box["height"]) >= 24
        assert box["x"] + box["width"] <= item["x"] + item["width"]


def test_it_reads_and_can_be_chosen_without_javascript(open_page, sorting_address):
    page = open_page(LESSON, base=sorting_address, java_script_enabled=False)
    assert page.get_by_role("group", name=re.compile("Question 8 of 9.*Which part of the declaration")).count() == 1
    group = page.get_by_role("radiogroup", name="Shall we plan the summer's cups together")
    group.locator("label", has_text="The invitation").click()
    assert pairs(page) == {"d": "invitation"}
    page.locator(".quiz__answers summary").click()
    assert page.locator(f"[data-answers={ID}] li strong").all_inner_texts()[2:4] == [
        "C. None of them",
        "D. The invitation",
    ]


@pytest.mark.parametrize("address", ["sorting_address", "folded_address"])
def test_it_prints_with_every_right_to_tick(open_page, request, address):
    page = open_page(LESSON, base=request.getfixturevalue(address))
    page.emulate_media(media="print")
    assert page.locator(f"{MATCH} label:visible").count() == 20
    circle = "one => { const style = getComputedStyle(one); return [style.opacity, style.appearance] }"
    assert page.locator(f"{MATCH} [name=a]").first.evaluate(circle) == ["1", "auto"]
    assert not page.locator(f"{MATCH} summary:visible").count()


def test_it_is_chosen_without_javascript_where_it_folds(open_page, folded_address):
    page = open_page(LESSON, base=folded_address, java_script_enabled=False)
    row = page.locator(f"{MATCH} .match li").first
    row.get_by_text("Choose …").click()
    row.locator("label", has_text="Their need, shown").click()
    row.get_by_text("Change").click()
    expect(row.locator("label:visible")).to_have_text("Their need, shown")


def test_trying_again_leads_to_the_first_list(folded):
    pair(folded, MATCH, {"c": "none"})
    check_as_is(folded, MATCH)
    folded.locator(MATCH).get_by_role("button", name="Try again").click()
    folded.keyboard.press("Tab")
    expect(folded.locator(f"{MATCH} summary").first).to_be_focused()
