"""The page *Review*: what is due comes back, ten minutes at a time, and the lessons' own answers stay."""

import json
import re
import shutil

import pytest
from playwright.sync_api import expect

from support.clock import at
from support.course_review import HOME, KINDS, LESSON, PAGE, PROGRESS, QUIZZES, SURE, write_course
from support.serving import served
from support.steps import BLOCKED, ON_ONE_PAGE, settle
from support.steps_progress import saved
from support.steps_review import answer_by_keyboard, asked, base, begin, check, choose, due, go, kept, learn, log, press

# ---- a whole round


@pytest.mark.parametrize("where", ["hosted", "file"])
def test_what_was_answered_comes_back_and_is_answered_by_keyboard_alone(opened, review_site, review_address, where):
    page = opened(KINDS, review_address if where == "hosted" else f"{review_site.as_uri()}/")
    for kind in ("choice", "choices"):
        page.check(f"#q-kind-{kind} .options [value=a] >> nth=0")
        page.click(f"#q-kind-{kind} [type=submit]")
    page.click("#q-kind-order [type=submit]")
    for field, text in (("blank", "none"), ("number", "7")):
        for gap in page.locator(f"#q-kind-{field} input.typed").all():
            gap.fill(text)
        page.click(f"#q-kind-{field} > .question__foot [type=submit]")
    for row in page.locator("#q-kind-match .match li").all():
        row.locator("input").first.check()
    page.click("#q-kind-match [type=submit]")
    while page.locator("#q-kind-dialogue .script [type=radio]:visible").count():
        page.locator("#q-kind-dialogue .script [type=radio]:visible").last.check()
        page.click("#q-kind-dialogue [value=say]")
    page.click("#q-kind-dialogue > .question__foot [type=submit]")
    page.fill("#q-kind-reflection textarea", "What I would say.")
    page.click("#q-kind-reflection [type=submit]")
    before = kept(page, "kinds")
    assert len(before["log"]) == 7  # a reflection is not scored
    learn(page)
    go(page, HOME)
    for _ in range(300):  # by our own clock: that of the page stands still, and no frame is drawn
        if page.evaluate("Boolean(practicum.questions)"):
            break
        page.wait_for_timeout(100)
    assert not due(page).is_visible()  # nothing is due on the same day
    at(page, days=40)
    for path in (PROGRESS, HOME):
        go(page, path)
        expect(due(page)).to_have_text("Questions to review: 10")
    due(page).get_by_role("link").click()
    page.wait_for_selector(".review button")
    assert "Questions to review: 10" in page.locator(".review").inner_text()
    page.get_by_role("button", name="Start ten minutes").focus()
    page.keyboard.press("Enter")
    kinds, lessons = [], []
    for number in range(1, 11):
        expect(page.locator(".review > h2")).to_have_text(f"Question {number}")
        expect(page.locator(".review > h2")).to_be_focused()
        lessons.append(page.locator(".review legend.quiz__number").first.inner_text())
        kinds.append(answer_by_keyboard(page))
        expect(page.locator(".review .question__status")).to_contain_text("Points")
        page.keyboard.press("Tab")
        while page.evaluate("document.activeElement.textContent !== 'Next'"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    assert sorted({*kinds}) == ["blank", "choice", "choices", "dialogue", "match", "number", "order"]
    assert (
        lessons[1:6:2] == ["Trial of sure"] * 3 or lessons[0:6:2] == ["Trial of sure"] * 3
    )  # mixed as long as it can be
    expect(page.locator(".review > h2")).to_have_text("That is it for now")
    expect(page.locator(".review > h2")).to_be_focused()
    said = page.locator(".review").inner_text()
    assert "Answered: 10. Right: " in said
    assert "Not right yet:\n\nWhat to read" in said
    assert re.search(r"tomorrow: \d", said)
    assert page.get_by_role("button", name="Ten minutes more").count() == 0
    after = kept(page, "kinds")
    assert after["answers"] == before["answers"]  # the lesson's own answers and results stay
    assert (after["latest"], after["best"]) == (before["latest"], before["best"])
    assert all(len(ratings) == 2 for ratings in log(page, "kinds").values())
    go(page, HOME)
    page.wait_for_function("practicum.questions")
    assert not due(page).is_visible()
    go(page, PAGE)
    expect(page.locator(".review")).to_contain_text("Nothing is due today.")


def test_a_question_is_asked_with_its_confidence_and_hints_and_leads_to_its_heading(opened):
    page = opened()
    learn(page)
    begin(page, days=10)
    form = page.locator(".review form.question")
    assert form.locator(".confidence").is_visible()
    form.locator(".hint summary").click()
    assert form.locator(".hint").inner_text().endswith("Think of it.")
    ident = asked(page)
    choose(page, ident, "a")
    assert log(page, "sure")[ident] == [3, 2]  # right, with a hint
    form.get_by_role("link", name="Read again: What to read").click()
    page.wait_for_url("**/trial/sure.html#what-to-read")


def test_back_from_the_lesson_is_the_same_question_in_the_same_state(opened):
    page = opened()
    learn(page)
    begin(page, days=10)
    check(page)
    press(page, "Next")
    expect(page.locator(".review > h2")).to_have_text("Question 2")
    choose(page, asked(page), "b", "fairly")
    before, first = asked(page), page.locator(".review > h2, .review__about, .question__status").all_inner_texts()
    for name in ("go_back", "reload"):
        if name == "go_back":
            page.get_by_role("link", name="Read again: What to read").first.click()
            page.wait_for_url("**/trial/sure.html#what-to-read")
        getattr(page, name)()
        expect(page.locator(".review .question__status")).to_contain_text("Partly right")
        assert asked(page) == before
        assert page.locator(".review > h2, .review__about, .question__status").all_inner_texts() == first
        assert page.locator(".review .options [value=b]").is_checked()
        assert page.locator(".review .confidence [value=fairly]").is_checked()
        assert not page.get_by_role("button", name="I do not know").is_visible()
    assert log(page, "sure")[before] == [3, 2]  # not once more
    press(page, "Next")
    expect(page.locator(".review > h2")).to_have_text("Question 3")
    check(page)
    press(page, "Next")
    expect(page.locator(".review")).to_contain_text("Answered: 3. Right: 2.")
    page.get_by_role("link", name="What to read", exact=True).click()
    page.wait_for_url("**/trial/sure.html#what-to-read")
    page.go_back()
    expect(page.locator(".review")).to_contain_text("Answered: 3. Right: 2.")


def test_back_to_a_question_that_was_given_up_or_is_open(opened):
    page = opened()
    learn(page)
    begin(page, days=10)
    page.locator(".review .options [value=c]").check()
    settle(page)
    page.reload()
    expect(page.locator(".review .options [value=c]")).to_be_checked()
    assert not page.get_by_role("button", name="Next").is_visible()
    press(page, "I do not know")
    ident = asked(page)
    page.reload()
    expect(page.locator(".review .quiz__answers")).to_contain_text("It is something.")
    assert (asked(page), log(page, "sure")[ident]) == (ident, [3, 1])
    assert page.locator(".review .quiz__answers").get_attribute("open") is not None
    press(page, "Next")
    expect(page.locator(".review > h2")).to_have_text("Question 2")
    press(page, "Stop here")
    expect(page.locator(".review")).to_contain_text("Answered: 1. Right: 0.")
    go(page, PAGE)  # another visit
    expect(page.get_by_role("button", name="Start ten minutes")).to_be_visible()


def test_the_least_remembered_comes_first(opened):
    page = opened(SURE)
    for number, letter in ((0, "a"), (1, "d"), (2, "b")):
        choose(page, f"sure-sure-{number}", letter)
    begin(page, days=30)
    order = []
    for _ in range(3):
        order.append(asked(page))
        check(page)
        press(page, "Next")
    assert order == ["sure-sure-1", "sure-sure-2", "sure-sure-0"]


def test_after_ten_minutes_the_question_is_still_answered_and_then_it_ends(opened):
    page = opened()
    learn(page)
    begin(page, days=9)
    at(page, days=9, minutes=11)
    check(page)
    press(page, "Next")
    expect(page.locator(".review > h2")).to_have_text("That is it for now")
    assert "Answered: 1. Right: 1." in page.locator(".review").inner_text()
    assert "today: 2" in page.locator(".review").inner_text()
    press(page, "Ten minutes more")
    expect(page.locator(".review > h2")).to_have_text("Question 1")


def test_it_can_be_left_at_any_point(opened):
    page = opened()
    learn(page)
    begin(page, days=9)
    check(page)
    go(page, PAGE)
    expect(page.locator(".review")).to_contain_text("Questions to review: 2")
    press(page, "Start ten minutes")
    check(page)
    press(page, "Stop here")
    assert "Answered: 1" in page.locator(".review").inner_text()
    press(page, "Ten minutes more")
    page.wait_for_selector(".review form.question")
    press(page, "Stop here")  # nothing was answered: as if it had not begun
    expect(page.get_by_role("button", name="Start ten minutes")).to_be_focused()
    assert sorted(len(ratings) for ratings in log(page, "sure").values()) == [1, 2, 2]


def test_who_does_not_know_is_shown_the_answer_and_asked_again_tomorrow(opened):
    page = opened()
    learn(page)
    begin(page, days=9)
    ident = asked(page)
    reasons = page.locator(".review .quiz__answers")
    assert not reasons.is_visible()
    press(page, "I do not know")
    expect(reasons.locator("summary")).to_be_focused()
    assert "It is something." in reasons.inner_text()
    assert log(page, "sure")[ident] == [3, 1]
    choose(page, ident, "a")
    assert log(page, "sure")[ident] == [3, 1]
    press(page, "Stop here")
    assert "Answered: 1. Right: 0." in page.locator(".review").inner_text()
    assert "tomorrow: 1" in page.locator(".review").inner_text()


def test_each_question_begins_below_the_header_with_its_buttons_in_sight(opened):
    page = opened()
    page.set_viewport_size({"width": 390, "height": 500})
    learn(page)
    begin(page, days=9)
    title, submit = page.locator(".review > h2"), page.locator(".review [type=submit]")
    header = page.locator(".md-header").bounding_box()["height"]
    before = title.bounding_box()["y"]
    assert header <= before < header + 30
    press(page, "I do not know")
    expect(submit).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    page.locator(".review .options input").first.check()
    expect(submit).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(page.get_by_role("button", name="Next")).to_be_in_viewport()
    press(page, "Next")
    expect(title).to_have_text("Question 2")
    expect(title).to_be_focused()
    assert title.bounding_box()["y"] == before


def test_days_are_said_in_the_pages_language(opened):
    page = opened()
    page.route(
        "**/review.html", lambda route: route.fulfill(body=route.fetch().text().replace('lang="en"', 'lang="de"', 1))
    )
    learn(page)
    begin(page, days=9)
    check(page, "d")
    press(page, "Stop here")
    assert "morgen: 1" in page.locator(".review").inner_text()


# ---- other tabs, files, edits, no storage


def test_another_tabs_reviews_are_seen_at_once_and_nothing_is_asked_twice(opened):
    page = opened()
    learn(page)
    at(page, days=9)
    go(page, HOME)
    expect(due(page)).to_have_text("Questions to review: 3")
    other = page.context.new_page()
    at(other, days=9)
    other.goto(base(page) + PAGE)
    third = page.context.new_page()
    begin(third, days=9, address=base(page))
    press(other, "Start ten minutes")
    first = asked(other)
    assert asked(third) == first
    check(other)
    expect(due(page)).to_have_text("Questions to review: 2")
    check(third, "d")  # a moment later, in the third tab
    assert log(page, "sure")[first] == [3, 3]
    press(third, "Next")
    expect(third.locator(".review > h2")).to_have_text("Question 2")
    assert asked(third) != first


def test_a_file_brings_reviews_together_and_deleting_forgets_them(opened, tmp_path):
    one, two = opened(), opened()
    for page, ident in ((one, "sure-sure-0"), (two, "sure-sure-1")):
        go(page, SURE)
        choose(page, ident, "a")
    go(one, PROGRESS)
    saved(one, tmp_path / "file.json")
    at(two, days=9)
    go(two, PROGRESS)
    expect(due(two)).to_have_text("Questions to review: 1")
    two.get_by_label("Read a file in").set_input_files(tmp_path / "file.json")
    expect(due(two)).to_have_text("Questions to review: 2")
    press(two, "Delete all of it")
    two.get_by_role("button", name="Press again").click()
    expect(due(two)).to_be_hidden()


@pytest.mark.parametrize(
    "broken",
    [
        5,
        {"sure": []},
        {"a/0000000g": []},
        {"a/00000000": 5},
        {"a/00000000": [[1]]},
        {"a/00000000": [[-1, 3]]},
        {"a/00000000": [[1, 5]]},
    ],
)
def test_a_file_with_a_broken_log_is_refused(opened, tmp_path, broken):
    page = opened(PROGRESS)
    data = {"practicum": "progress", "version": 1, "course": "consultative-selling", "worksheets": {}}
    (tmp_path / "file.json").write_text(
        json.dumps(data | {"quizzes": {"sure": {"answers": {}, "log": broken}}}), "utf-8"
    )
    page.get_by_label("Read a file in").set_input_files(tmp_path / "file.json")
    expect(page.locator(".overview__told")).to_contain_text("quizzes.sure cannot be read")
    assert kept(page, "sure") is None


def test_a_review_of_a_clock_that_is_fast_counts_as_of_now(opened, tmp_path):
    page = opened(PROGRESS)
    data = {"practicum": "progress", "version": 1, "course": "consultative-selling", "worksheets": {}}
    quizzes = {"sure": {"answers": {}, "log": {"a/00000000": [[9e15, 3]]}}}
    (tmp_path / "file.json").write_text(json.dumps(data | {"quizzes": quizzes}), "utf-8")
    page.get_by_label("Read a file in").set_input_files(tmp_path / "file.json")
    expect(page.locator(".overview__told")).to_contain_text("was read in")
    assert kept(page, "sure")["log"]["a/00000000"][0][0] < 2e12


def test_a_question_that_was_changed_starts_anew(browser, tmp_path, build_site):
    course = write_course(tmp_path / "course")
    site = tmp_path / "site"
    build_site("mkdocs", site, course)
    with served(site) as address:
        page = browser.new_context(service_workers="block").new_page()
        page.add_init_script(ON_ONE_PAGE)
        at(page)
        page.goto(address + SURE)
        learn(page)
        quiz = course / "quizzes" / "sure.yml"
        quiz.write_text(quiz.read_text("utf-8").replace("(sure sure-0)", "(changed)"), "utf-8")
        shutil.rmtree(site)
        build_site("mkdocs", site, course)
        at(page, days=9)
        page.goto(address + HOME)
        expect(due(page)).to_have_text("Questions to review: 2")
        page.goto(address + SURE)
        choose(page, "sure-sure-0", "a")
        assert sorted(log(page, "sure")) == ["sure-sure-0", "sure-sure-1", "sure-sure-2"]
        assert len(kept(page, "sure")["log"]) == 4  # each text has reviews of its own
        page.context.close()


GONE = """
const real = localStorage;
Object.defineProperty(window, "localStorage", { get() {
  if (/assets.(learner|quiz)./.test(new Error().stack)) throw new DOMException("blocked", "SecurityError");
  return real;
} });
"""


@pytest.mark.parametrize("script", [BLOCKED, GONE])
def test_where_nothing_can_be_kept_the_pages_work_and_say_so(opened, script):
    page = opened(HOME)
    page.add_init_script(script)
    page.reload()
    assert not due(page).is_visible()
    go(page, SURE)
    choose(page, "sure-sure-0", "a")
    expect(page.locator("#q-sure-sure-0 .question__status")).to_contain_text("Right")
    expect(page.locator(".kept")).to_contain_text("does not keep answers")
    go(page, PAGE)
    expect(page.locator(".review")).to_contain_text("Nothing to review yet.")
    assert page.locator(".kept").count() == (script == GONE)  # where even looking is forbidden


def test_a_question_that_cannot_be_loaded_is_named_and_the_others_are_asked(review_address, browser):
    page = browser.new_context(service_workers="block").new_page()
    page.add_init_script(ON_ONE_PAGE)
    at(page)
    page.goto(review_address + SURE)
    learn(page)
    learn(page, LESSON)
    page.route(f"**/{QUIZZES}/sure.js*", lambda route: route.abort())
    begin(page, days=9)
    while page.locator(".review form.question").count():
        assert not asked(page).startswith("sure")
        press(page, "I do not know")
        press(page, "Next")
        expect(page.locator(".review button:text-is('Next'):visible")).to_have_count(0)
    expect(page.locator(".review")).to_contain_text("Questions that could not be loaded: 3")
    page.context.close()
