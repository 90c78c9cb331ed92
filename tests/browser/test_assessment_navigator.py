"""Where a learner is in an assessment: the list of questions, marks, what she answered, and what is asked before saving."""

import json

import pytest
from playwright.sync_api import expect

from support.axe import violations
from support.course_two_lessons import course_with
from support.learners import kept
from support.paths import FIXTURES
from support.sizes import SIZES
from support.steps import pair, saved_answers, settle

PAGE = "trial/exam.html"
KEPT = "practicum/consultative-selling/exam"
ONE, SOME, ORDER, PAIRS, GAPS, NUMBER, TALK, WORDS = (
    f"#q-exam-{name}"
    for name in ("one-of-them", "some-of-them", "in-order", "in-pairs", "in-gaps", "a-number", "a-talk", "in-words")
)
OPENER, LIST, GIVEN, MESSAGE = ".quiz__bar [aria-haspopup]", ".quiz__tasks", ".given", ".quiz__message"
END = ".quiz__end"


@pytest.fixture(scope="module")
def course(course_once):
    """The small course with an assessment that has a question of each kind, in another order for each learner."""
    exam = (FIXTURES / "learners" / "course" / "exam.yml").read_text("utf-8")
    return course_once("navigator", lambda root: course_with(root, {"exam": f"shuffle: true\n{exam}"}))


@pytest.fixture(scope="module")
def address(course, address_of):
    return address_of(course)


@pytest.fixture
def page(open_page):
    return open_page(PAGE)


def answer_all(page):
    page.check(f"{ONE} [value=b]")
    page.check(f"{SOME} [value=a]")
    page.check(f"{SOME} [value=c]")
    page.click(f"{ORDER} [data-letter=b] [value=previous]")
    pair(page, PAIRS, {"a": "tiles"})
    page.fill(f"{GAPS} input[type=text] >> nth=1", "the seller")
    page.fill(f"{NUMBER} input[type=text]", "250 h")
    for letter in "ab":
        page.check(f"{TALK} .script > :not([hidden]) [value={letter}]")
        page.click(f"{TALK} [value=say]")
    page.fill(f"{WORDS} textarea", "We can.")
    page.locator(f"{WORDS} textarea").blur()
    settle(page)


def number_of(page, question):
    return page.locator(f"{question} legend").inner_text()


def place_of(page, question):
    """Return what the list calls a question: its number and its stem."""
    return f"{number_of(page, question).split()[1]}. {page.locator(f'{question} .question__stem').inner_text()}"


def row(page, question):
    """Return the texts of a question's row in the list, which is open."""
    link = page.locator(f"{LIST} li", has=page.locator(f'a[href="{question}"]'))
    return [text for text in link.locator(":scope > :visible").all_inner_texts() if text]


def seen_letter(page, question, value):
    """Return the letter by its place that an option is seen at."""
    values = page.locator(f"{question} .options input").evaluate_all("all => all.map(({ value }) => value)")
    return "ABC"[values.index(value)]


def test_the_bar_counts_answers_and_the_list_says_which_are_there_and_marked(page):
    assert page.locator(OPENER).inner_text() == "0 answered"
    page.check(f"{ONE} [value=b]")
    page.locator(SOME).get_by_label("Mark for later").check()
    settle(page)
    assert page.locator(OPENER).inner_text() == "1 answered"
    page.locator(OPENER).click()
    assert row(page, ONE) == [place_of(page, ONE), "Answered"]
    assert row(page, SOME) == [place_of(page, SOME), "Not answered", "Marked for later"]
    numbers = [text.split(". ")[0] for text in page.locator(f"{LIST} a").all_inner_texts()]
    assert numbers == [str(number) for number in range(1, 9)]
    page.get_by_role("button", name="Close").click()
    expect(page.locator(LIST)).to_be_hidden()


def test_a_mark_is_kept_with_the_answer_begins_no_clock_and_is_in_no_file(page):
    page.check(f"{SOME} .later input")
    settle(page)
    record = kept(page)[KEPT]
    assert record["answers"]["exam-some-of-them"]["later"] is True
    assert record["started"] == 0
    page.reload()
    assert page.is_checked(f"{SOME} .later input")
    page.uncheck(f"{SOME} .later input")
    settle(page)
    assert "later" not in kept(page)[KEPT]["answers"]["exam-some-of-them"]
    page.check(f"{SOME} .later input")
    page.check(f"{ONE} [value=b]")
    page.get_by_role("button", name="Save my answers").click()
    assert "later" not in saved_answers(page)
    reset = page.locator(".quiz__end .md-button").last
    reset.click()
    reset.click()
    assert not page.is_checked(f"{SOME} .later input")


def test_the_keyboard_opens_the_list_and_goes_to_a_question(page):
    page.locator(OPENER).focus()
    page.keyboard.press("Enter")
    page.locator(f'{LIST} a[href="{NUMBER}"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator(LIST)).to_be_hidden()
    page.wait_for_function("document.activeElement.matches('legend')")
    assert page.evaluate("document.activeElement.closest('form').id") == NUMBER[1:]
    bar = page.locator(".quiz__bar").bounding_box()
    assert page.locator(NUMBER).bounding_box()["y"] >= bar["y"] + bar["height"]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.number input')")
    assert page.locator(f"{NUMBER} fieldset[tabindex]").count() == 0
    page.locator(OPENER).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(LIST)).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('[aria-haspopup]')")


def test_review_shows_what_was_answered_in_every_kind_with_a_way_back(page):
    answer_all(page)
    page.locator(f"{GIVEN} summary").click()

    def given(question):
        item = page.locator(f"{GIVEN} li", has=page.locator(f'a[href="{question}"]'))
        return [" ".join(text.split()) for text in item.locator(".given__answer").all_inner_texts()]

    assert given(ONE) == [f"{seen_letter(page, ONE, 'b')} Tom"]
    assert sorted(given(SOME)) == sorted(
        [f"{seen_letter(page, SOME, 'a')} Tiles", f"{seen_letter(page, SOME, 'c')} A reply"]
    )
    assert given(ORDER) == ["1. Listen", "2. Ask", "3. Offer"]
    assert given(PAIRS) == ["The buyer – Tiles"]
    assert given(GAPS) == ["2. the seller"]
    assert given(NUMBER) == ["250 h"]
    assert given(TALK) == ["You: What would have to change?", "You: That cannot happen with us."]
    assert given(WORDS) == ["We can."]
    page.get_by_role("link", name=f"Change {number_of(page, NUMBER)}").click()
    page.wait_for_function("document.activeElement.matches('legend')")
    page.fill(f"{NUMBER} input[type=text]", "")
    page.locator(f"{NUMBER} input[type=text]").blur()
    settle(page)
    page.get_by_role("link", name="Back to your answers").click()
    expect(page.locator(f'{GIVEN} a[href="{NUMBER}"]')).to_be_focused()
    assert given(NUMBER) == []
    item = page.locator(f"{GIVEN} li", has=page.locator(f'a[href="{NUMBER}"]'))
    assert "Not answered" in item.inner_text()
    assert item.get_by_role("link", name=f"Answer {number_of(page, NUMBER)}").is_visible()


def test_saving_asks_when_something_is_open_or_marked_and_only_then(page):
    downloads = []
    page.on("download", lambda file: downloads.append(file))  # noqa: PLW0108 - Playwright marks what it calls
    save = page.get_by_role("button", name="Save my answers")
    save.click()
    message = page.locator(MESSAGE)
    assert message.inner_text().startswith("Not saved yet. Not answered: 8. Marked for later: 0.")
    assert message.get_by_role("link").inner_text() == "Question 1 of 8"
    answer_all(page)
    page.check(f"{SOME} .later input")
    save.click()
    assert message.inner_text().startswith("Not saved yet. Not answered: 0. Marked for later: 1.")
    message.get_by_role("link").click()
    page.wait_for_function("document.activeElement.matches('legend')")
    assert page.evaluate("document.activeElement.closest('form').id") == SOME[1:]
    assert downloads == []
    assert len(json.loads(saved_answers(page))["answers"]) == 8, "the second press saves it as it is"
    page.uncheck(f"{SOME} .later input")
    saved_answers(page)
    assert message.inner_text().startswith("8 of 8 answers are in the file")


def test_a_name_is_asked_for_once_and_after_saving_is_said_what_comes_next(page):
    answer_all(page)
    assert page.locator(f"{END} h2").inner_text() == "The end"
    save = page.get_by_role("button", name="Save my answers")
    expect(save).to_contain_class("md-button--primary")
    save.click()
    message = page.locator(MESSAGE)
    assert message.inner_text().startswith("Not saved yet: your name is missing")
    assert json.loads(saved_answers(page))["learner"] == ""
    assert "Now hand this file in" in message.inner_text()
    page.get_by_label("Your name, for the file").fill("Lea")
    assert json.loads(saved_answers(page))["learner"] == "Lea"


def test_the_clock_can_be_hidden_and_stays_so_until_the_time_is_up(page):
    page.clock.install()
    page.reload()
    clock, spoken = page.locator(".quiz__clock"), page.locator(".quiz__bar [role=status]")
    hide, show = (page.get_by_role("button", name=name, exact=True) for name in ("Hide", "Show clock"))
    assert hide.count() == 0, "there is no clock before the first answer"
    page.check(f"{ONE} [value=b]")
    assert clock.inner_text() == "30 min left"
    hide.click()
    page.clock.run_for(100)
    page.reload()
    page.clock.run_for(26 * 60_000)
    assert (clock.inner_text(), spoken.text_content()) == ("", "")
    show.click()
    assert (clock.inner_text(), spoken.text_content()) == ("4 min left", "4 min left")
    hide.click()
    page.clock.run_for(5 * 60_000)
    assert clock.inner_text() == "Time is up"
    assert spoken.text_content().startswith("The 30 minutes are over.")
    assert hide.count() == show.count() == 0


@pytest.mark.parametrize(("width", "shown"), [(390, True), (320, False)])
def test_beside_the_clock_the_bar_says_which_question_it_is_in_one_line(open_page, width, shown):
    page = open_page(PAGE, steps=True, viewport={"width": width, "height": 844}, has_touch=True, is_mobile=True)
    at = page.locator(".quiz__at")
    page.locator(OPENER).wait_for()
    assert at.inner_text() == "1 of 8"  # before the first answer there is no clock
    page.goto(page.url + ONE)
    page.check(f"{ONE} [value=b]")
    page.get_by_text("30 min left").first.wait_for()
    assert at.is_visible() == shown
    parts = page.locator(".quiz__at:visible, .quiz__bar button:visible, .quiz__clock")
    middles = parts.evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).map(({ top, height }) => top + height / 2)"
    )
    assert max(middles) - min(middles) < 10


def test_without_a_limit_nothing_is_said_of_time(open_page, talks_exam):
    page = open_page("mutual-need/opening-declaration.html", talks_exam)
    page.locator("form.question input").first.check()
    settle(page)
    assert "minutes" not in page.locator(".quiz__end").inner_text()
    assert page.locator(".quiz__clock, .quiz__bar [aria-describedby]").count() == 0


def test_options_are_lettered_as_they_are_seen_and_the_file_keeps_the_authors_letters(open_page):
    orders = set()
    for _ in range(9):
        page = open_page(PAGE)
        options = page.locator(f"{ONE} .options li")
        orders.add("".join(options.locator("input").evaluate_all("all => all.map(({ value }) => value)")))
        assert options.locator("b").all_inner_texts() == ["A", "B", "C"]
        name = f"{seen_letter(page, ONE, 'b')} Tom"
        page.get_by_role("radio", name=name, exact=True).check()
        page.get_by_role("button", name="Save my answers").click()
        assert json.loads(saved_answers(page))["answers"] == {"exam-one-of-them": "b"}
    assert len(orders) > 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_the_overview_fits_every_window_and_axe_finds_nothing(open_page, size, scheme):
    page = open_page(PAGE, viewport=SIZES[size], color_scheme=scheme)
    page.check(f"{ONE} [value=b]")
    page.check(f"{SOME} .later input")
    page.locator(f"{GIVEN} summary").click()
    assert violations(page) == []
    page.locator(OPENER).click()
    assert violations(page) == []
    box = page.locator(LIST).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= SIZES[size]["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]


def test_paper_and_pages_without_scripts_have_no_overview(open_page):
    page = open_page(PAGE)
    page.emulate_media(media="print")
    for part in (".quiz__bar", LIST, ".later", GIVEN):
        assert not page.locator(part).first.is_visible()
    page = open_page(PAGE, java_script_enabled=False)
    assert page.locator(f".quiz__bar, {LIST}, .later, {GIVEN}").count() == 0
    assert page.locator("form.question").count() == 8
