"""Whether the browser has agreed to keep progress for good: when it is asked, and what learners are told."""

from datetime import date, timedelta

import pytest

from support.axe import violations
from support.course_progress import FIRST, LESSON, PAGE
from support.steps import settle
from support.steps_progress import ONE, TWO, saved, unfold

# A browser that answers `agrees` when it is asked, and counts how often, in all pages of a visit.
ASKED = """
const storage = {
  persisted: async () => sessionStorage.agreed === "yes",
  async persist() {
    sessionStorage.asked = Number(sessionStorage.asked ?? 0) + 1;
    sessionStorage.agreed = AGREES ? "yes" : "no";
    return AGREES;
  },
};
Object.defineProperty(navigator, "storage", { value: storage });
"""
WEBKIT = 'Object.defineProperty(navigator, "vendor", { value: "Apple Computer, Inc." });'
ASK = "Ask this browser to keep it"


@pytest.fixture
def address(progress_address):
    return progress_address


@pytest.fixture
def visit(open_page):
    """Return a function that begins a visit in a browser that agrees or does not, and opens a page."""

    def visit(path, agrees=False, more=""):
        page = open_page("404.html")
        page.add_init_script(ASKED.replace("AGREES", "true" if agrees else "false") + more)
        page.goto(page.url.replace("404.html", path))
        return page

    return visit


def asked(page):
    return page.evaluate("Number(sessionStorage.asked ?? 0)")


def choose(page):
    page.check(f"{ONE} [value=c]")
    page.check(f"{TWO} [value=b]")
    settle(page)


def told(page):
    return page.locator("[data-part=file]").inner_text()


def last_day(page):
    """Return the day that is seven days away, as the page writes it."""
    day = date.fromisoformat(page.evaluate("new Date().toLocaleDateString('sv')")) + timedelta(days=7)
    return f"{day:%B} {day.day}, {day.year}"


def test_it_is_asked_once_in_a_visit_when_an_answer_is_kept_and_not_before(visit):
    page = visit(LESSON)
    settle(page)
    assert asked(page) == 0
    choose(page)
    assert asked(page) == 1
    page.goto(page.url.replace(LESSON, FIRST))
    page.locator("form.question .options input").first.check()
    settle(page)
    assert asked(page) == 1


def test_a_browser_that_counts_days_makes_the_lesson_remind_until_the_file_is_saved(visit, tmp_path):
    page = visit(LESSON, more=WEBKIT)
    assert page.locator(".kept").count() == 0
    choose(page)
    notice = page.locator(".kept")
    words = notice.get_by_role("status").inner_text()
    assert "seven days without a visit" in words
    assert f"by {last_day(page)}" in words
    assert notice.evaluate("one => getComputedStyle(one).position") == "static"  # it covers no question
    assert violations(page) == []
    saved(page, tmp_path / "file.json")
    assert notice.count() == 0


@pytest.mark.parametrize(("agrees", "more"), [(True, WEBKIT), (False, "")])
def test_the_lesson_does_not_remind_where_it_agreed_or_counts_no_days(visit, agrees, more):
    page = visit(LESSON, agrees, more)
    choose(page)
    assert asked(page) == 1
    assert page.locator(".kept").count() == 0


def test_my_progress_says_that_the_browser_agreed(visit):
    page = visit(LESSON, True, WEBKIT)
    choose(page)
    page.goto(page.url.replace(LESSON, PAGE))
    unfold(page)
    page.get_by_text("has agreed to keep it until you delete it").wait_for()
    assert "seven days" not in told(page)
    assert page.get_by_role("button", name=ASK).count() == 0


def test_my_progress_names_the_day_where_the_browser_counts_days(visit):
    page = visit(PAGE, more=WEBKIT)
    page.get_by_text("after seven days without a visit").wait_for()
    assert f"Come back by {last_day(page)}" in told(page)
    assert asked(page) == 0
    assert violations(page) == []


def test_a_browser_that_did_not_agree_can_be_asked_again_by_a_button(visit):
    page = visit(PAGE)
    unfold(page)
    page.get_by_text("has not agreed to keep it for good").wait_for()
    page.get_by_role("button", name=ASK).click()
    page.get_by_role("status").get_by_text("did not agree").wait_for()
    page.evaluate("navigator.storage.persist = async () => true")
    page.get_by_role("button", name=ASK).click()
    page.get_by_text("has agreed to keep it until you delete it").wait_for()
    assert "did not agree" not in told(page)
    assert page.get_by_role("button", name=ASK).count() == 0


def test_a_browser_that_cannot_be_asked_has_not_agreed(open_page):
    page = open_page("404.html")
    page.add_init_script('Object.defineProperty(navigator, "storage", { value: undefined });')
    page.goto(page.url.replace("404.html", LESSON))
    choose(page)
    page.goto(page.url.replace(LESSON, PAGE))
    unfold(page)
    page.get_by_text("has not agreed to keep it for good").wait_for()
    assert page.get_by_role("button", name=ASK).count() == 0
