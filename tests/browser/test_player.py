"""What a learner does with a quiz on a page: by mouse, by keyboard, and coming back later."""

import json
import random
import re
import subprocess
from fractions import Fraction

import pytest
from playwright.sync_api import expect

from support.building import graded
from support.steps import BLOCKED, check, settle, status

LESSON = "mutual-need/opening-declaration.html"
CHOICE = "#q-declaration-first-move"
CHOICES = "#q-declaration-own-reasons"


def focused(page):
    settle(page)
    return page.evaluate("document.activeElement.id || document.activeElement.textContent")


def save(page):
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers").click()
    return download.value


def test_selecting_or_moving_by_arrow_keys_never_checks(open_page):
    page = open_page(LESSON)
    page.focus(f"{CHOICE} [value=a]")
    page.keyboard.press("Space")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    assert page.is_checked(f"{CHOICE} [value=d]")
    assert status(page, CHOICE) == ""
    assert page.locator(f"{CHOICE} .options__note").count() == 0


def test_the_whole_quiz_can_be_answered_by_keyboard_and_focus_stays(open_page):
    page = open_page(LESSON)
    page.focus(f"{CHOICE} [value=a]")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    assert focused(page) == "Check"
    page.keyboard.press("Enter")
    assert focused(page) == "Check"
    assert status(page, CHOICE).startswith("Not right. Points: 0 of 1.")
    for part in ("The other reasons", "Read again: The three parts", "Try again"):
        page.keyboard.press("Tab")
        assert focused(page).strip().startswith(part)
    page.keyboard.press("Enter")
    expect(page.locator(f"{CHOICE} legend")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(f"{CHOICE} [value=a]")).to_be_focused()
    assert status(page, CHOICE) == ""
    assert not page.is_checked(f"{CHOICE} [value=a]")


def test_enter_on_an_option_checks_its_own_question_only(open_page):
    page = open_page(LESSON)
    page.focus(f"{CHOICES} [value=b]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert status(page, CHOICES).startswith("Partly right. Points: 0.5 of 1.")
    assert page.locator(".options__mark").count() == page.locator(f"{CHOICES} .options__mark").count() > 0
    assert page.url.endswith(LESSON)


def test_every_option_gets_its_reason_and_a_mark_in_words(open_page):
    page = open_page(LESSON)
    page.check(f"{CHOICE} [value=b]")
    check(page, CHOICE)
    page.locator(f"{CHOICE} .question__why summary").click()
    marks = page.locator(f"{CHOICE} .options__mark").all_inner_texts()
    assert marks == [
        "B. You chose this. It is not right.",
        "A. Not chosen.",
        "C. This is right. You did not choose it.",
        "D. Not chosen.",
    ]
    assert all(page.locator(f"{CHOICE} .options__note div").all_inner_texts())
    described = page.get_attribute(f"{CHOICE} [value=b]", "aria-description")
    assert described.startswith("You chose this. It is not right. ")
    link = page.locator(f"{CHOICE} .quiz__see a")
    assert link.inner_text() == "Read again: The three parts"
    link.click()
    assert page.url.endswith("#the-three-parts")
    assert page.locator("#the-three-parts").is_visible()


def test_feedback_is_a_polite_live_region(open_page):
    page = open_page(LESSON)
    page.check(f"{CHOICE} [value=c]")
    check(page, CHOICE)
    region = page.locator(f"{CHOICE} [role=status]")
    assert "Right. Points: 1 of 1." in region.inner_text()
    assert page.locator(f"{CHOICE} [data-reason=c]").count() == 0
    assert (
        region.text_content()
        .strip()
        .endswith(page.locator("[data-answers=declaration-first-move] [data-reason=c] > div").text_content().strip())
    )
    assert page.locator("[role=alert], [aria-live=assertive]").count() == 0


def test_checking_nothing_asks_for_an_answer(open_page):
    page = open_page(LESSON)
    check(page, CHOICE)
    assert status(page, CHOICE) == "Choose an answer first, then check it."


def test_a_new_choice_takes_stale_feedback_away(open_page):
    page = open_page(LESSON)
    page.check(f"{CHOICE} [value=c]")
    check(page, CHOICE)
    page.check(f"{CHOICE} [value=a]")
    assert status(page, CHOICE) == ""
    settle(page)  # the total is written in a task of its own
    assert "0 of 7 questions checked" in page.locator(".quiz__total").inner_text()


def test_answers_are_kept_and_come_back_checked(open_page):
    page = open_page(LESSON)
    page.check(f"{CHOICE} [value=c]")
    check(page, CHOICE)
    page.check(f"{CHOICES} [value=b]")
    page.reload()
    assert page.is_checked(f"{CHOICE} [value=c]")
    assert status(page, CHOICE).startswith("Right.")
    assert page.is_checked(f"{CHOICES} [value=b]")
    assert status(page, CHOICES) == ""
    page.uncheck(f"{CHOICES} [value=b]")
    page.reload()
    assert not page.is_checked(f"{CHOICES} [value=b]")


def test_an_answer_to_another_revision_is_not_shown(open_page):
    page = open_page(LESSON)
    page.check(f"{CHOICE} [value=c]")
    check(page, CHOICE)
    page.evaluate(
        """() => {
            const place = Object.keys(localStorage).find((key) => key.endsWith("/opening-declaration"));
            const kept = JSON.parse(localStorage[place]);
            kept.answers["declaration-first-move"].revision = "00000000";
            localStorage[place] = JSON.stringify(kept);
        }"""
    )
    page.reload()
    assert not page.is_checked(f"{CHOICE} [value=c]")
    assert status(page, CHOICE) == ""


@pytest.mark.parametrize(
    "damage", ["{", "5", '"x"', "[]", '{"answers": 7}', '{"answers": {"declaration-first-move": 1}}']
)
def test_damaged_storage_breaks_nothing(open_page, damage):
    page = open_page(LESSON)
    page.evaluate("(value) => { localStorage['practicum/consultative-selling/opening-declaration'] = value }", damage)
    page.reload()
    page.check(f"{CHOICE} [value=c]")
    check(page, CHOICE)
    assert status(page, CHOICE).startswith("Right.")


def test_blocked_storage_is_announced(open_page):
    page = open_page("index.html")
    page.add_init_script(BLOCKED)
    page.goto(page.url.replace("index.html", LESSON))
    page.check(f"{CHOICE} [value=c]")
    check(page, CHOICE)
    assert status(page, CHOICE).startswith("Right.")
    assert "does not keep answers" in page.locator(".quiz .kept").inner_text()


def test_starting_over_asks_once_and_clears_all(open_page):
    page = open_page(LESSON)
    page.check(f"{CHOICE} [value=c]")
    check(page, CHOICE)
    page.get_by_role("button", name="Start over").click()
    assert page.is_checked(f"{CHOICE} [value=c]")
    page.get_by_role("button", name="Press again to clear every answer").click()
    assert not page.is_checked(f"{CHOICE} [value=c]")
    page.reload()
    assert not page.is_checked(f"{CHOICE} [value=c]")


def test_the_syllabus_shows_what_was_begun_and_passed(open_page):
    page = open_page(LESSON)
    assert page.locator("form.question").count() == 7
    page.check(f"{CHOICE} [value=a]")
    home = page.context.new_page()
    home.goto(page.url.replace(LESSON, "index.html"))
    item = home.locator(".syllabus li", has_text="The opening declaration")
    assert item.locator(".syllabus__status").inner_text().strip(" ·") == "Begun"
    answer_rightly(page)
    home.reload()
    assert item.locator(".syllabus__status").inner_text().strip(" ·") == "Passed"


def answer_rightly(page):
    for form in page.locator("form.question").all():
        for letter, credit in json.loads(form.get_attribute("data-key")).items():
            if credit == "1":
                form.locator(f"input[value={letter}]").check()
            elif form.get_attribute("data-kind") == "choices":
                form.locator(f"input[value={letter}]").uncheck()
        form.locator("button[type=submit]").click()
        settle(page)


@pytest.mark.parametrize("lesson", ["opening-declaration", "need-runs-both-ways"])
@pytest.mark.parametrize("seed", range(3))
def test_the_saved_answer_file_gets_the_same_score_from_the_grader(open_page, small, tmp_path, lesson, seed):
    page = open_page(f"mutual-need/{lesson}.html")
    chance = random.Random(f"{lesson} {seed}")
    for form in page.locator("form.question").all():
        inputs = form.locator(".options input").all()
        several = form.get_attribute("data-kind") == "choices"
        for option in chance.sample(inputs, chance.randint(0, len(inputs)) if several else chance.randint(0, 1)):
            option.check()
        form.locator("button[type=submit]").click()
        settle(page)
    page.get_by_label("Your name").fill("=Zoë <b>O'Neil</b>")
    download = save(page)
    assert download.suggested_filename == f"consultative-selling-Zoë-b-O-Neil-b-{lesson}-answers.json"
    sheet = tmp_path / download.suggested_filename
    download.save_as(sheet)
    command = graded(small, sheet)
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    result = json.loads(done.stdout)
    assert result["learner"] == "=Zoë <b>O'Neil</b>"
    total = page.locator(".quiz__total").inner_text()
    earned, possible, percent = re.search(r"([\d.]+) of (\d+) points, (\d+) %", total).groups()
    assert 0 <= Fraction(result["earned"]) - Fraction(earned) < Fraction(1, 10)
    assert Fraction(possible) == Fraction(result["possible"])
    assert int(percent) == result["percent"]
    assert ("Passed" in total) == result["passed"] == (done.returncode == 0)
    statuses = {
        form.get_attribute("data-question"): form.get_attribute("data-status")
        for form in page.locator("form.question").all()
    }
    assert {q["id"]: q["status"] for q in result["questions"]} == {
        ident: s or "unanswered" for ident, s in statuses.items()
    }


def test_saving_names_what_was_not_checked(open_page):
    page = open_page(LESSON)
    page.check(f"{CHOICE} [value=c]")
    save(page)
    file = "consultative-selling-opening-declaration-answers.json"
    said = page.locator(".quiz__message").inner_text()
    assert said.strip() == f"1 of 7 answers are in the file {file}. 1 of them you have not checked on this page."


def test_instant_navigation_mounts_the_next_quiz_once(open_page):
    page = open_page("mutual-need/index.html")
    page.evaluate("window.stayed = true")
    for title in (
        "The opening declaration",
        "Why need runs both ways, and how silence stalls it",
        "The opening declaration",
    ):
        page.locator(".md-nav--primary").get_by_role("link", name=title).first.click()
        page.wait_for_selector("form.question button[type=submit]")
        assert page.get_by_role("button", name="Save my answers").count() == 1
        assert page.locator("form.question button[type=submit]").count() == 7
    page.check(f"{CHOICE} [value=c]")
    check(page, CHOICE)
    assert status(page, CHOICE).startswith("Right.")


def test_it_works_from_a_file_manager(open_page, small_site):
    page = open_page(LESSON, base=f"{small_site.as_uri()}/")
    page.check(f"{CHOICE} [value=c]")
    check(page, CHOICE)
    assert status(page, CHOICE).startswith("Right.")
    page.reload()
    assert status(page, CHOICE).startswith("Right.")
    page.goto(f"{small_site.as_uri()}/index.html")
    page.get_by_role("link", name="Start the first lesson").click()
    assert page.locator("h1").inner_text().startswith("Why need runs both ways")
