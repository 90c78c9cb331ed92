"""Devices whose clock was wrong and is corrected: nothing comes back, nothing is lost without a word, and reviews go on."""

import pytest
from playwright.sync_api import expect

from support.clock import at
from support.course_dialogues import PAGE as TALK
from support.course_progress import LESSON, PAGE
from support.course_review import PAGE as REVIEW
from support.course_review import SURE
from support.steps import check, settle
from support.steps_dialogue import CALL, reply
from support.steps_progress import ONE, TWO, answers, kept, read_in, saved
from support.steps_review import base, begin, choose, go, log, press

QUIZ = "opening-declaration"
FIRST, SECOND = "declaration-first-move", "declaration-own-reasons"
HOUR, DAYS, YEARS = 60, 3 * 24 * 60, 3350 * 24 * 60  # minutes that the clock is ahead


@pytest.fixture
def address(progress_address):
    return progress_address


def start_over(page):
    press(page, "Start over")
    page.get_by_role("button", name="Press again").click()
    settle(page)


def given(page):
    """Return the answers that are kept, without those that were taken back."""
    return {ident: answer for ident, answer in answers(page).items() if answer is not None}


def opened_at(open_page, minutes, path=LESSON, **more):
    page = open_page("404.html", **more)
    at(page, minutes=minutes)
    page.goto(page.url.replace("404.html", path))
    return page


@pytest.mark.parametrize("ahead", [HOUR, DAYS, YEARS])
@pytest.mark.parametrize("reloads", [False, True])
def test_what_was_answered_with_a_fast_clock_is_gone_after_starting_over(open_page, ahead, reloads):
    page = opened_at(open_page, ahead)
    page.check(f"{ONE} [value=a]")
    check(page, ONE)
    at(page, minutes=5)
    if reloads:
        page.reload()
    start_over(page)
    assert given(page) == {}
    page.reload()
    assert given(page) == {}
    assert not page.is_checked(f"{ONE} [value=a]")


@pytest.mark.parametrize("ahead", [HOUR, DAYS, YEARS])
@pytest.mark.parametrize("reloads", [False, True])
def test_what_is_answered_after_the_clock_was_corrected_stays(open_page, ahead, reloads):
    page = opened_at(open_page, ahead)
    page.check(f"{ONE} [value=a]")
    start_over(page)
    at(page, minutes=5)
    if reloads:
        page.reload()
    page.check(f"{ONE} [value=c]")
    check(page, ONE)
    assert given(page) == {FIRST: "c"}
    page.reload()
    assert page.is_checked(f"{ONE} [value=c]")
    page.check(f"{TWO} [value=b]")
    check(page, TWO)
    at(page, minutes=9)
    page.reload()
    assert given(page) == {FIRST: "c", SECOND: ["b"]}
    assert page.is_checked(f"{TWO} [value=b]")
    expect(page.locator(f"{TWO} .question__status")).not_to_be_empty()


def test_a_tab_that_was_open_meanwhile_takes_nothing_away(open_page):
    page = opened_at(open_page, DAYS)
    page.check(f"{ONE} [value=a]")
    start_over(page)
    other = page.context.new_page()  # with the right clock
    at(other, minutes=5)
    other.goto(page.url)
    other.check(f"{ONE} [value=c]")
    settle(other)
    at(page, minutes=6)
    page.check(f"{TWO} [value=b]")
    settle(page)
    for tab in (page, other):
        at(tab, minutes=7)
        tab.reload()
        assert given(tab) == {FIRST: "c", SECOND: ["b"]}


def test_a_file_of_another_device_counts_once_the_clock_was_corrected(open_page, tmp_path):
    other = opened_at(open_page, 30)
    page = opened_at(open_page, YEARS)
    page.check(f"{ONE} [value=a]")
    start_over(page)
    page.check(f"{ONE} [value=a]")
    settle(page)
    at(page, minutes=10)
    page.reload()  # its times are now those of this moment
    other.check(f"{ONE} [value=c]")
    other.check(f"{TWO} [value=b]")
    settle(other)
    other.goto(other.url.replace(LESSON, PAGE))
    file = saved(other, tmp_path / "file.json")
    at(page, minutes=40)
    page.goto(page.url.replace(LESSON, PAGE))
    assert "was read in" in read_in(page, file)
    assert given(page) == {FIRST: "c", SECOND: ["b"]}


def test_endings_that_were_reached_with_a_fast_clock_do_not_come_back(open_page, talks):
    for ahead in (HOUR, DAYS):
        page = opened_at(open_page, ahead, TALK, base=talks)
        reply(page, CALL, "b")
        check(page, CALL)
        page.locator(f"{CALL} .endings").wait_for()
        at(page, minutes=5)
        start_over(page)
        page.reload()
        reply(page, CALL, "a", "b", "a")
        check(page, CALL)
        expect(page.locator(f"{CALL} .endings__count")).to_have_text("Endings reached: 1 of 3")
        page.reload()
        expect(page.locator(f"{CALL} .endings__count")).to_have_text("Endings reached: 1 of 3")


def reviewed_ahead(opened, ahead):
    """Open Review after a question was answered with a fast clock, and answer it there with the right one."""
    page = opened("404.html")
    at(page, minutes=ahead)
    go(page, SURE)
    choose(page, "sure-sure-0", "a")
    at(page, minutes=5)
    go(page, "index.html")
    expect(page.locator(".due")).to_have_text("Questions to review: 1")
    begin(page, days=0)
    choose(page, "sure-sure-0", "a")
    press(page, "Stop here")
    return page


@pytest.mark.parametrize("ahead", [DAYS, YEARS])
def test_a_question_that_was_reviewed_with_a_fast_clock_is_due_and_then_as_usual(opened, ahead):
    page = reviewed_ahead(opened, ahead)
    expect(page.locator(".review")).to_contain_text("in 2 days: 1")
    go(page, REVIEW)
    expect(page.locator(".review")).to_contain_text("Nothing is due today.")
    assert log(page, "sure") == {"sure-sure-0": [3, 3]}
    go(page, SURE)
    page.locator("#q-sure-sure-0").get_by_role("button", name="Try again").click()
    choose(page, "sure-sure-0", "d")
    assert log(page, "sure") == {"sure-sure-0": [3, 3]}  # of a day the first check counts


def test_it_comes_back_on_its_day(opened):
    page = reviewed_ahead(opened, YEARS)
    at(page, days=2)
    page.goto(base(page) + REVIEW)
    expect(page.locator(".review")).to_contain_text("Questions to review: 1")


def test_an_assessment_that_was_begun_with_a_fast_clock_counts_its_minutes(open_page, trial):
    page = opened_at(open_page, YEARS, "trial/exam.html", base=trial)
    form = page.locator("form.question").first
    form.locator(".options input").first.check()
    settle(page)
    at(page, minutes=5)
    page.reload()
    settle(page)
    at(page, minutes=12.5)  # the clock goes on meanwhile
    page.reload()
    started = kept(page, "exam")["started"]
    assert page.evaluate("([at]) => Math.floor((Date.now() - at) / 60000)", [started]) == 7
