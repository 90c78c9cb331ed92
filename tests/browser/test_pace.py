"""A learner's own pace: how it is measured on a lesson's page, and the minutes that pages show by it."""

import json
import re

import pytest
from playwright.sync_api import expect

from support.course_progress import FIRST, PAGE, SECOND, write_course
from support.serving import ANYWHERE
from support.steps import BLOCKED
from support.steps_progress import PLACE, answer, kept, save_progress

QUIZ = "need-runs-both-ways"
KEY = f"{PLACE}/learner/pace"
THREE = [[f"lesson-{number}", 0.5, 2, True] for number in range(3)]
LATER = """
window.passed = 0;
const usual = Object.getOwnPropertyDescriptor(Event.prototype, "timeStamp").get;
Object.defineProperty(Event.prototype, "timeStamp", { get() { return usual.call(this) + window.passed; } });
"""
STEP = """minutes => {
  window.passed += minutes * 60_000;
  document.dispatchEvent(new Event("scroll"));
}"""
HIDE = """hidden => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def computed_minutes(target):
    """Write the course of progress with no minutes but computed ones, except for one lesson."""
    write_course(target)
    for lesson in (target / "content" / "mutual-need").glob("*.md"):
        lesson.write_text(re.sub(r"(?m)^  minutes: .*\n", "", lesson.read_text("utf-8")), "utf-8")


@pytest.fixture(scope="module")
def base(course_once, address_of):
    """The address of its site."""
    return address_of(course_once("pace", computed_minutes, ANYWHERE))


@pytest.fixture
def lesson(open_page, base):
    """Return a function that opens a lesson whose clock `spend` puts forward."""

    def lesson(script="", path=FIRST):
        page = open_page("404.html", base)
        page.add_init_script(LATER + script)
        page.goto(base + path)
        expect(page.locator(".quiz[data-mounted]")).to_have_count(1)
        page.evaluate(STEP, 0)
        return page

    return lesson


@pytest.fixture
def known(open_page, base):
    """Return a function that opens a page in a browser that knows some lessons' times."""

    def known(path, lessons=THREE):
        page = open_page("404.html", base)
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, json.dumps(lessons)])
        page.goto(base + path)
        return page

    return known


def spend(page, minutes):
    """Let minutes pass in which the learner does something all the time."""
    for _ in range(minutes):
        page.evaluate(STEP, 1)


def takes(page):
    """Return the lesson's minutes to read and to answer, as computed."""
    return [int(part) for part in page.locator(".read").get_attribute("data-takes").split()[:2]]


def measured(page):
    """Return the minutes that are kept of the lesson, in whole ones, and whether it is finished."""
    read, answering = takes(page)
    (entry,) = kept(page, "learner/pace")
    assert entry[0] == QUIZ
    return round(entry[1] * read), round(entry[2] * answering), entry[3]


def left(text):
    """Return the minutes in a text such as `about 1 h 5 min`."""
    hours, minutes = re.search(r"about (?:(\d+) h )?(\d+) min", text).groups()
    return 60 * int(hours or 0) + int(minutes)


# --- what is measured


def test_reading_lasts_until_the_first_answer_and_answering_until_the_last_check(lesson):
    page = lesson()
    spend(page, 4)
    first = page.locator("form.question").first
    first.locator(".options input").first.check()
    spend(page, 5)
    first.locator("[type=submit]").click()
    assert measured(page) == (4, 5, False)
    answer(page)
    assert measured(page) == (4, 5, True)
    spend(page, 3)
    first.locator("[type=submit]").press("Enter")  # rests
    assert measured(page) == (4, 5, True)


def test_long_pauses_and_time_in_another_tab_do_not_count(lesson):
    page = lesson()
    spend(page, 2)
    page.evaluate(STEP, 30)
    spend(page, 1)
    page.evaluate(HIDE, True)
    page.evaluate("window.passed += 60_000")
    page.evaluate(HIDE, False)
    spend(page, 1)
    answer(page)
    assert measured(page) == (4, 0, True)


def test_a_lesson_that_is_left_and_opened_again_goes_on(lesson):
    page = lesson()
    spend(page, 3)
    page.reload()
    page.evaluate(STEP, 0)
    spend(page, 2)
    page.locator("form.question").first.locator(".options input").first.check()
    page.locator("form.question").first.locator("[type=submit]").click()
    spend(page, 2)
    page.reload()
    expect(page.locator("form[data-status]")).to_have_count(1)
    page.evaluate(STEP, 0)
    spend(page, 3)
    answer(page)
    assert measured(page) == (5, 5, True)


def test_a_lesson_that_was_answered_before_is_not_measured(lesson):
    page = lesson()
    page.locator("form.question").first.locator(".options input").first.check()
    page.locator("form.question").first.locator("[type=submit]").click()
    kept(page, QUIZ)
    page.evaluate("key => document.addEventListener('visibilitychange', () => localStorage.removeItem(key))", KEY)
    page.reload()
    expect(page.locator("form[data-status]")).to_have_count(1)
    spend(page, 1)
    answer(page)
    assert kept(page, "learner/pace") is None


def test_a_lesson_left_by_instant_navigation_keeps_its_time_and_the_next_one_has_its_own(lesson):
    page = lesson()
    spend(page, 3)
    page.locator(".md-nav--primary").get_by_role("link", name="opening declaration").first.click()
    expect(page.locator(".quiz[data-quiz=opening-declaration][data-mounted]")).to_have_count(1)
    spend(page, 2)
    answer(page)
    found = {name: (read > 0, answering > 0, done) for name, read, answering, done in kept(page, "learner/pace")}
    assert page.evaluate("performance.getEntriesByType('navigation').length") == 1
    assert found[QUIZ] == (True, False, False)
    assert found["opening-declaration"][0::2] == (True, True)


def test_a_browser_that_keeps_nothing_shows_the_computed_minutes(lesson):
    page = lesson(BLOCKED)
    page.get_by_role("button", name="All on one page").click()  # that wish is not kept either
    spend(page, 3)
    answer(page)
    assert page.locator(".takes").inner_text().startswith("read")


# --- what is shown


def test_pages_say_her_minutes_and_that_they_are_hers(known):
    page = known(FIRST)
    read, answering = takes(page)
    expect(page.locator(".takes")).to_have_text(f"about {(read + 1) // 2 + answering * 2} min at your pace")
    expect(page.locator(".read")).to_have_text(re.compile(rf"questions, about {2 * answering} min at your pace\.\s*$"))


def test_lists_and_the_next_lesson_say_hers_except_for_minutes_that_the_author_wrote(known, base):
    page = known("index.html")
    times = page.locator(".syllabus li .syllabus__about")
    expect(times.nth(0)).to_have_text(re.compile(r"^about\s\d+\smin at\syour\space"))
    expect(times.nth(2)).to_have_text(re.compile(r"^5\smin"))
    expect(page.locator(".next a")).to_have_text(re.compile(r"^Continue: .*, \d+ min at your pace$"))


def test_my_progress_says_how_much_is_left(known, open_page, base):
    stand = "[data-part=stand]"
    expect(open_page(PAGE, base).locator(stand)).to_contain_text(re.compile(r"Still to do: about [\dhmin ]+\."))
    page = known(PAGE)
    expect(page.locator(stand)).to_contain_text(re.compile(r"Still to do: about [\dhmin ]+ at your pace\."))
    before = page.locator(stand).inner_text()
    page.goto(base + SECOND)
    answer(page)
    kept(page, "opening-declaration")
    page.goto(base + PAGE)
    expect(page.locator(stand)).to_contain_text("at your pace.")
    assert left(page.locator(stand).inner_text()) < left(before)


def test_my_progress_leaves_out_what_is_read_and_checked_of_a_lesson_that_is_begun(open_page, base):
    stand = "[data-part=stand]"
    page = open_page(PAGE, base)
    before = left(page.locator(stand).inner_text())
    page.goto(base + SECOND)
    first = page.locator(".quiz[data-mounted] form.question").first
    first.locator(".options input").last.check()
    first.locator("[type=submit]").click()
    page.goto(base + PAGE)
    assert left(page.locator(stand).inner_text()) < before


@pytest.mark.parametrize("lessons", [[], THREE[:2], [*THREE[:2], ["lesson-3", 0.5, 2, False]], "x", [[None], 7, None]])
def test_before_three_lessons_are_finished_the_computed_minutes_stay(known, lessons):
    page = known(FIRST, lessons)
    expect(page.locator(".md-nav--primary .stand").first).to_be_attached()
    assert "pace" not in page.locator("article").inner_text()


def test_what_is_kept_is_in_no_file_and_goes_with_the_rest(known):
    page = known(PAGE)
    with page.expect_download() as download:
        save_progress(page)
    assert "pace" not in download.value.path().read_text("utf-8")
    page.get_by_role("button", name="Delete all of it").click()
    page.get_by_role("button", name="Press again").click()
    assert kept(page, "learner/pace") is None
