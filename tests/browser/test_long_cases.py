"""A long case, in a stem or shared: open until it is answered, folded when that is shown again, and never out of reach."""

import pytest
from playwright.sync_api import expect

from support.axe import violations
from support.sizes import SIZES
from support.steps import settle, shown

PAGE, EXAM = "trial/told.html", "trial/judged.html"
LONG, SHORT, JUDGED = "#q-told-at-length", "#q-told-in-short", "#q-judged-at-length"
PHONE = {"viewport": SIZES["phone"], "has_touch": True, "is_mobile": True}
BEGINS, ASKS = "Anna Berg sells tiles in Oslo.", "Whom does she ask first?"


@pytest.fixture
def phone(open_page, trial):
    return open_page(PAGE, trial, steps=True, **PHONE)


def case(page, question=LONG):
    return page.locator(f"{question} .question__case")


def is_open(page, question=LONG):
    return case(page, question).evaluate("folds => folds.open")


def top_of(page, part):
    return page.locator(part).bounding_box()["y"]


def go(page, name):
    page.locator(".quiz").get_by_role("button", name=name, exact=True).tap()
    settle(page)


def press_check(page, question=LONG):
    page.locator(f"{question} [type=submit]").tap()
    settle(page)


def answer(page, question=LONG):
    page.locator(f"{question} [value=b]").tap()
    press_check(page, question)


def test_a_case_is_read_at_first_sight_without_a_tap(phone):
    assert case(phone).get_by_text(BEGINS).is_visible()
    assert case(phone).locator("summary").inner_text() == "The case"
    assert phone.locator(f"{LONG} > fieldset > .question__stem").inner_text().strip() == ASKS
    assert case(phone, SHORT).count() == 0


def test_a_question_is_named_by_its_number_and_what_it_asks(phone):
    assert phone.get_by_role("group", name=f"Question 1 of 2 {ASKS}", exact=True).is_visible()
    assert violations(phone) == []


def test_nothing_folds_in_sight_when_an_answer_is_checked(phone):
    options = f"{LONG} .options"
    phone.locator(f"{LONG} [value=b]").tap()
    before = top_of(phone, options)
    press_check(phone)
    assert (is_open(phone), top_of(phone, options)) == (True, before)


def test_a_case_is_folded_when_its_checked_question_is_shown_again(phone):
    answer(phone)
    go(phone, "Next")
    go(phone, "Back")
    assert not is_open(phone)
    assert phone.locator(f"{LONG} > fieldset > .question__stem").is_visible()
    phone.reload()
    phone.wait_for_selector(".quiz[data-steps]")
    assert (shown(phone), is_open(phone)) == (["q-told-at-length"], False)


def test_it_stays_open_while_the_answer_is_not_checked(phone):
    phone.locator(f"{LONG} [value=b]").tap()
    go(phone, "Next")
    go(phone, "Back")
    assert is_open(phone)


def test_a_tap_folds_and_unfolds_it_under_the_finger(phone):
    summary = case(phone).locator("summary")
    assert summary.bounding_box()["height"] >= 36
    before = top_of(phone, f"{LONG} summary")
    for now in (False, True):
        summary.tap()
        assert (is_open(phone), top_of(phone, f"{LONG} summary")) == (now, before)


def test_after_start_over_it_is_open(phone):
    answer(phone)
    go(phone, "Next")
    answer(phone, SHORT)
    go(phone, "Finish")
    phone.locator(".quiz__second > summary").tap()
    phone.get_by_role("button", name="Start over").tap()
    sure = phone.get_by_role("button", name="Press again to clear every answer")
    expect(sure).to_be_enabled()
    sure.tap()
    assert (shown(phone), is_open(phone)) == (["q-told-at-length"], True)


def test_on_one_page_it_is_open(phone):
    answer(phone)
    go(phone, "Next")
    go(phone, "Back")
    assert not is_open(phone)
    go(phone, "All on one page")
    assert is_open(phone)


def test_a_search_that_finds_its_words_opens_it(phone, trial):
    answer(phone)
    go(phone, "Next")
    phone.goto("about:blank")
    phone.goto(f"{trial}{PAGE}#:~:text=builder%20whom%20she")
    phone.wait_for_function(f"document.querySelector('{LONG} .question__case').open")
    assert shown(phone) == ["q-told-at-length"]


def test_the_list_says_how_the_case_begins(phone):
    phone.locator(".quiz__bar [aria-haspopup]").tap()
    assert phone.locator(".quiz__tasks li a").first.inner_text().startswith(f"1. {BEGINS}")


def test_on_paper_it_is_read_though_it_is_folded(phone):
    answer(phone)
    go(phone, "Next")
    phone.emulate_media(media="print")
    assert case(phone).get_by_text(BEGINS).is_visible()
    assert not case(phone).locator("summary").is_visible()


def test_without_a_script_it_is_open_and_folds(open_page, trial):
    page = open_page(PAGE, trial, java_script_enabled=False, **PHONE)
    assert case(page).get_by_text(BEGINS).is_visible()
    case(page).locator("summary").tap()
    assert not case(page).get_by_text(BEGINS).is_visible()


def test_in_an_assessment_it_folds_once_it_is_answered_and_is_whole_in_the_review(open_page, trial):
    page = open_page(EXAM, trial, steps=True, **PHONE)
    page.locator(f"{JUDGED} [value=b]").tap()
    assert is_open(page, JUDGED)
    go(page, "Next")
    go(page, "Back")
    assert not is_open(page, JUDGED)
    go(page, "Next")
    go(page, "Finish")
    page.locator(".given > summary").tap()
    stems = page.locator(".given li").first.locator(".given__stem")
    expect(stems).to_have_count(2)
    assert stems.first.inner_text().startswith(BEGINS)
    assert stems.last.inner_text() == ASKS


def test_a_shared_case_folds_at_its_second_question_and_at_its_first_once_that_is_checked(open_page, trial):
    page = open_page("trial/once.html", trial, steps=True, **PHONE)
    told = "#about-once--builder[open]"
    answer(page, "#q-once-first")
    assert page.locator(told).count() == 1
    for name in ("Next", "Back"):
        go(page, name)
        assert page.locator(told).count() == 0
