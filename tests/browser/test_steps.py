"""A quiz is gone through question by question: by touch, by keyboard, by address, on paper and without a script."""

import pytest
from playwright.sync_api import expect

from support.axe import violations
from support.quiz_texts import EVERY_PAGE
from support.sizes import SIZES
from support.steps import BLOCKED, check, settle, shown, status

ONE, SOME, NUMBER = "#q-one-of-them", "#q-some-of-them", "#q-a-number"
BAR = ".quiz__bar"
OVERVIEW = f"{BAR} [aria-haspopup]"


@pytest.fixture
def page(open_page, trial):
    return open_page(EVERY_PAGE, trial, steps=True)


def on(page, name="Next"):
    page.locator(".quiz").get_by_role("button", name=name, exact=True).click()
    settle(page)


def at(page):
    return page.locator(".quiz__at").inner_text()


def focused(page):
    return page.evaluate("document.activeElement.textContent")


def places(page, question):
    """Return the places of all that a learner sees of a question and its buttons, in pixels of the window."""
    parts = f"{question} > fieldset, {question} .options li, {question} .question__foot button, {question}"
    return page.locator(parts).evaluate_all(
        "all => all.map((part) => { const { x, y, width } = part.getBoundingClientRect(); return [x, y, width]; })"
    )


def answer_rightly(page):
    """Answer all questions up to the last one, which is not scored, and check them."""
    page.check(f"{ONE} [value=a]")
    check(page, ONE)
    on(page)
    for value in "ab":
        page.check(f"{SOME} [value={value}]")
    check(page, SOME)
    on(page)
    page.click("#q-in-order [data-letter=b] [value=previous]")
    check(page, "#q-in-order")
    on(page)


def test_one_question_is_in_sight_and_the_bar_says_which(page):
    assert (shown(page), at(page)) == (["q-one-of-them"], "1 of 8")
    assert page.locator(".stimulus").is_visible()
    on(page)
    assert (shown(page), at(page)) == (["q-some-of-them"], "2 of 8")
    on(page)
    assert (shown(page), at(page)) == (["q-in-order"], "3 of 8")
    assert not page.locator(".stimulus").is_visible()
    on(page, "Back")
    assert (shown(page), at(page)) == (["q-some-of-them"], "2 of 8")
    assert focused(page) == "Question 2 of 8"


def test_by_keyboard_alone(page):
    page.locator(f"{ONE} [value=b]").focus()
    page.keyboard.press("Space")
    for _ in range(2):  # over hints
        page.keyboard.press("Tab")
    page.locator(f"{ONE} [type=submit]").focus()
    page.keyboard.press("Enter")
    settle(page)
    assert status(page, ONE).startswith("Partly right.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert (shown(page), focused(page)) == (["q-some-of-them"], "Question 2 of 8")


@pytest.mark.parametrize("size", ["phone", "laptop"])
def test_check_moves_nothing_and_its_verdict_is_beside_it(open_page, trial, size):
    page = open_page(EVERY_PAGE, trial, steps=True, viewport=SIZES[size])
    for question, answer in ((ONE, "b"), (SOME, "a")):
        page.check(f"{question} [value={answer}]")
        before = places(page, question)
        check(page, question)
        assert places(page, question) == before
        verdict = page.locator(f"{question} .question__status").bounding_box()
        button = page.locator(f"{question} [type=submit]").bounding_box()
        assert 0 <= button["y"] - verdict["y"] - verdict["height"] < 40
        on(page)


# Returns whether the beginning of an element's last paragraph is what a learner sees where it is.
IN_SIGHT = """(note) => {
  const text = [...note.querySelectorAll("p, div")].at(-1);
  const { left, top } = text.getBoundingClientRect();
  return note.contains(document.elementFromPoint(left + 5, top + 10));
}"""


@pytest.mark.parametrize("below", [None, 5, 60, 300])
@pytest.mark.parametrize(("question", "answer"), [(ONE, "b"), (ONE, "a"), (SOME, "b")])
def test_the_first_reason_is_in_sight_where_the_button_was_pressed(page, question, answer, below):
    if question == SOME:
        on(page)
    page.check(f"{question} [value={answer}]")
    foot = page.locator(f"{question} .question__foot")
    if below is None:
        page.locator(".quiz__bar").evaluate("(bar) => bar.scrollIntoView()")
    else:  # as many pixels below the buttons
        foot.evaluate(
            """(foot, below) => {
              document.body.append(Object.assign(document.createElement("p"), { style: "height: 999px" }));
              foot.parentNode.scrollIntoView({ block: "end" });
              scrollBy(0, below);
            }""",
            below,
        )
    before = places(page, question)
    check(page, question)
    assert places(page, question) == before
    first = page.locator(f"{question} .question__why > .options__note").first
    page.wait_for_function(IN_SIGHT, arg=first.element_handle())
    page.keyboard.press("End")
    foot.scroll_into_view_if_needed()
    first.scroll_into_view_if_needed()
    page.wait_for_function(IN_SIGHT, arg=first.element_handle())
    assert first.bounding_box()["y"] >= foot.bounding_box()["y"]  # in its own place


def test_what_is_not_right_is_the_first_reason_to_be_seen(page):
    on(page)
    for value in "ac":
        page.check(f"{SOME} [value={value}]")
    check(page, SOME)
    marks = page.locator(f"{SOME} .question__why > .options__note").evaluate_all(
        "all => all.map((n) => n.dataset.mark)"
    )
    assert marks == ["picked-wrong", "picked-right"]


def test_where_all_is_right_the_first_reason_is_open_too(page):
    answer_rightly(page)
    page.goto(f"{page.url.partition('#')[0]}#q-in-order")
    expect(page.locator("#q-in-order .question__why > .options__note")).to_have_count(1)


def test_nor_does_it_move_a_conversation(page):
    page.goto(f"{page.url}#q-a-talk")
    page.wait_for_function("document.querySelector('#q-a-talk').hidden === false")
    page.check("#q-a-talk .script > :not([hidden]) [value=b]")
    page.click("#q-a-talk [value=say]")
    settle(page)
    before = places(page, "#q-a-talk")
    check(page, "#q-a-talk")
    assert places(page, "#q-a-talk") == before
    assert page.locator("#q-a-talk .question__why > .options__note").count() == 2  # the reply and the ending


def test_the_reason_of_what_was_chosen_is_open_and_the_others_are_folded(page):
    page.check(f"{ONE} [value=b]")
    check(page, ONE)
    notes = page.locator(f"{ONE} .options__note")
    assert notes.count() == 3
    visible = page.locator(f"{ONE} .question__why > .options__note")
    assert visible.all_inner_texts() == ["B. You chose this. It earns 1/2 of the points.\n\nHe reads it."]
    folded = page.locator(f"{ONE} .question__why details")
    assert not folded.locator(".options__note").first.is_visible()
    folded.locator("summary").click()
    assert "She" not in folded.inner_text()
    assert "It is her mail." in folded.inner_text()
    told = page.locator(f"{ONE} [value=a]").get_attribute("aria-description")
    assert told == "This is right. You did not choose it. It is her mail."


def test_every_step_has_an_address_that_back_forward_and_links_open(page, trial):
    on(page)
    assert page.url.endswith("#q-some-of-them")
    on(page)
    page.go_back()
    page.wait_for_function("document.querySelector('#q-some-of-them').hidden === false")
    assert (shown(page), focused(page)) == (["q-some-of-them"], "Question 2 of 8")
    page.go_back()
    page.wait_for_function("document.querySelector('#q-one-of-them').hidden === false")
    page.go_forward()
    page.wait_for_function("document.querySelector('#q-some-of-them').hidden === false")
    page.goto(f"{trial}{EVERY_PAGE}#q-a-number")
    page.wait_for_function("document.querySelector('#q-a-number').hidden === false")
    page.reload()
    page.wait_for_selector(".quiz[data-steps]")
    assert shown(page) == ["q-a-number"]
    page.evaluate("location.hash = 'q-in-pairs'")
    page.wait_for_function("document.querySelector('#q-in-pairs').hidden === false")
    assert focused(page) == "Question 4 of 8"


def test_a_search_in_the_page_finds_a_question_that_is_out_of_sight(page):
    page.locator(NUMBER).evaluate("form => form.dispatchEvent(new Event('beforematch', { bubbles: true }))")
    assert (shown(page), at(page)) == (["q-a-number"], "6 of 8")
    assert page.locator(SOME).get_attribute("hidden") == "until-found"


def test_the_overview_says_what_is_right_open_and_marked(page):
    page.check(f"{ONE} [value=a]")
    check(page, ONE)
    on(page)
    page.locator(SOME).get_by_label("Mark for later").check()
    page.check(f"{SOME} [value=c]")
    settle(page)
    page.locator(OVERVIEW).click()
    rows = page.locator(".quiz__tasks li").evaluate_all(
        "all => all.map((row) => [...row.children].filter((part) => !part.hidden).map((part) => part.textContent))"
    )
    assert rows[:3] == [
        ["1. Who writes?", "Right"],
        ["2. What is needed?", "Answered", "Marked for later"],
        ["3. What comes first?", "Not answered"],
    ]
    page.get_by_role("link", name="6. How many hours").click()
    page.wait_for_function("document.activeElement.textContent === 'Question 6 of 8'")
    assert shown(page) == ["q-a-number"]
    page.reload()
    page.wait_for_selector(".quiz[data-steps]")
    page.locator(OVERVIEW).click()
    assert page.locator(".quiz__tasks li").nth(1).inner_text().endswith("Marked for later")


def test_a_checked_question_cannot_be_checked_again_until_its_answer_changes(page):
    button = page.locator(f"{ONE} [type=submit]")
    page.check(f"{ONE} [value=b]")
    button.focus()
    page.keyboard.press("Enter")
    settle(page)
    expect(button).to_be_disabled()
    expect(button).to_be_focused()
    checked = page.locator(f"{ONE} .options__note").first.element_handle()
    page.keyboard.press("Enter")
    assert checked.evaluate("note => note.isConnected")  # nothing was checked anew
    page.check(f"{ONE} [value=a]")
    expect(button).to_be_enabled()
    check(page, ONE)
    assert status(page, ONE).startswith("Right.")


def test_a_conversation_that_is_not_over_is_begun(page):
    page.goto(f"{page.url}#q-a-talk")
    page.wait_for_function("document.querySelector('#q-a-talk').hidden === false")
    page.check("#q-a-talk .script > :not([hidden]) [value=a]")
    page.click("#q-a-talk [value=say]")
    settle(page)
    page.locator(OVERVIEW).click()
    assert page.locator(".quiz__tasks li").nth(6).locator(".quiz__state").inner_text() == "Begun"


def test_the_answers_of_all_are_at_the_end_alone(page):
    assert not page.locator(".quiz__answers").is_visible()
    while page.locator(".quiz__next").count():
        on(page, page.locator(".quiz__next").inner_text())
    assert page.locator(".quiz__answers").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".quiz__answers").is_visible()


def test_the_buttons_stay_in_sight_with_an_edge_except_in_low_windows(open_page, trial):
    page = open_page(EVERY_PAGE, trial, steps=True, viewport={"width": 844, "height": 390})
    foot = page.locator(f"{ONE} .question__foot")
    assert foot.evaluate("foot => getComputedStyle(foot).position") == "static"
    page.set_viewport_size(SIZES["phone"])
    assert foot.evaluate("foot => getComputedStyle(foot).position") == "sticky"
    assert foot.evaluate("foot => getComputedStyle(foot).borderBlockStartWidth") == "1px"


def test_trying_again_keeps_the_mark_for_later(page):
    page.locator(ONE).get_by_label("Mark for later").check()
    page.check(f"{ONE} [value=b]")
    check(page, ONE)
    page.locator(ONE).get_by_role("button", name="Try again").click()
    assert not page.is_checked(f"{ONE} [value=b]")
    assert page.locator(ONE).get_by_label("Mark for later").is_checked()


def test_all_on_one_page_is_remembered(page, trial):
    page.get_by_role("button", name="All on one page").click()
    assert len(shown(page)) == 8
    assert not page.locator(".quiz__next").count()
    page.goto(trial + "trial/shared.html")
    page.wait_for_selector(".quiz[data-mounted]")
    assert len(shown(page)) > 1
    page.get_by_role("button", name="One at a time").click()
    assert len(shown(page)) == 1
    page.reload()
    page.wait_for_selector(".quiz[data-steps]")
    assert len(shown(page)) == 1


def test_a_learner_who_comes_back_goes_on_where_something_is_open(page):
    page.check(f"{ONE} [value=a]")
    check(page, ONE)
    page.goto(page.url.partition("#")[0])
    page.wait_for_selector(".quiz[data-steps]")
    assert shown(page) == ["q-some-of-them"]


def test_what_to_read_again_is_one_tap_away_and_so_is_the_way_back(page):
    on(page)
    page.check(f"{SOME} [value=c]")
    check(page, SOME)
    page.locator(f"{SOME} .quiz__see a").click()
    page.wait_for_function("location.hash === '#what-to-read'")
    page.get_by_role("link", name="Back to the question").click()
    page.wait_for_function("document.activeElement.textContent === 'Question 2 of 8'")
    assert page.locator(f"{SOME} [type=submit]").is_visible()
    assert not page.locator(".quiz__return").count()
    page.locator(f"{SOME} .quiz__see a").click()
    page.go_back()
    page.wait_for_function("location.hash === '#q-some-of-them'")
    assert shown(page) == ["q-some-of-them"]


def test_the_way_back_from_another_page_leads_to_the_step_and_to_its_heading(page):
    on(page)
    page.goto(page.url.partition("#")[0])  # whose address names no step
    page.wait_for_selector(".quiz[data-steps]")
    on(page)
    page.check(f"{SOME} [value=c]")
    check(page, SOME)
    page.locator(f"{SOME} .quiz__see a").evaluate("link => (link.href = '../index.html')")
    page.locator(f"{SOME} .quiz__see a").click()
    page.wait_for_url("**/index.html")
    page.go_back()
    page.wait_for_function("document.activeElement.textContent === 'Question 2 of 8'")
    assert shown(page) == ["q-some-of-them"]


def test_on_paper_no_button_is_seen_and_nothing_is_on_top_of_a_question(page):
    page.check(f"{ONE} [value=b]")
    check(page, ONE)
    page.emulate_media(media="print")
    assert not page.locator(".quiz button:visible").all_inner_texts()
    feet = page.locator(".question__foot").evaluate_all("all => all.map((foot) => getComputedStyle(foot).position)")
    assert set(feet) == {"static"}


def test_without_a_script_and_on_paper_all_questions_are_below_each_other(page, open_page, trial):
    page.emulate_media(media="print")
    heights = page.locator("form.question").evaluate_all("all => all.map((form) => form.offsetHeight)")
    assert min(heights) > 60
    assert page.locator(f"{NUMBER} .question__stem").is_visible()
    assert not page.locator(BAR).is_visible()
    bare = open_page(EVERY_PAGE, trial, steps=True, java_script_enabled=False)
    assert len(shown(bare)) == 8


def test_reasons_that_are_folded_are_open_on_paper(page):
    page.check(f"{ONE} [value=b]")
    check(page, ONE)
    page.emulate_media(media="print")
    assert page.get_by_text("It is her mail.").first.is_visible()


def test_where_storage_is_blocked_the_steps_work_all_the_same(open_page, trial):
    page = open_page("404.html", trial, steps=True)
    page.add_init_script(BLOCKED)
    page.goto(trial + EVERY_PAGE)
    on(page)
    assert shown(page) == ["q-some-of-them"]
    page.get_by_role("button", name="All on one page").click()
    assert len(shown(page)) == 8


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "laptop"])
def test_nothing_is_out_of_reach_of_assistive_software(open_page, trial, scheme, size):
    page = open_page(EVERY_PAGE, trial, steps=True, color_scheme=scheme, viewport=SIZES[size])
    page.check(f"{ONE} [value=b]")
    check(page, ONE)
    assert violations(page) == []
    page.locator(".quiz__next").click()
    while page.locator(".quiz__next").count():
        page.locator(".quiz__next").click()
    assert violations(page) == []
