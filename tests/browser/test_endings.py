"""The endings of a conversation, compared: which were reached, on which ways, where these part; kept, merged, forgotten."""

import json
import shutil

import pytest
from playwright.sync_api import expect

from support.axe import violations
from support.course_dialogues import PAGE
from support.serving import served
from support.steps import check, status
from support.steps_dialogue import CALL, ROUND, focused, lines, reply, spoken
from support.steps_progress import save_progress

TRIAL, PRICES, NO_TIME = "Anna agrees to a trial", "Anna asks for a price list", "Anna has no more time"
KEPT = "practicum/consultative-selling/endings/opening-declaration"
DEAF = "addEventListener('storage', (event) => event.stopImmediatePropagation(), true);"


@pytest.fixture(scope="module")
def address(talks):
    """The address of the course with dialogues: that of every page opened here."""
    return talks


def again(page, question=CALL):
    page.locator(question).get_by_role("button", name="Begin again").click()


def through(page, *letters, question=CALL):
    """Go through a conversation, and check it."""
    reply(page, question, *letters)
    check(page, question)
    panel(page, question).wait_for()


def panel(page, question=CALL):
    return page.locator(f"{question} .endings")


def count(page, question=CALL):
    return panel(page, question).locator(".endings__count").inner_text()


def cards(page, question=CALL):
    """Return what each ending shows, line by line."""
    found = panel(page, question).locator(".endings__list > li").all()
    texts = [card.inner_text().replace("You:\n", "You: ") for card in found]
    return [[" ".join(line.split()) for line in text.split("\n") if line.strip()] for text in texts]


def titles(page, question=CALL):
    return [card[0] for card in cards(page, question)]


def kept(page):
    record = json.loads(page.evaluate("key => localStorage.getItem(key)", KEPT) or '{"answers": {}}')
    return {ident: "".join(entry["answer"]) for ident, entry in record["answers"].items()}


def test_an_ending_shows_after_its_debrief_and_the_others_stay_hidden(open_page):
    page = open_page(PAGE)
    reply(page, CALL, "a", "b", "a")
    assert panel(page).count() == 0
    check(page, CALL)
    assert count(page) == "Endings reached: 1 of 3"
    assert cards(page) == [
        [
            f"The end: {TRIAL} this time",
            "Points: 2 of 2",
            "You: What would have to change for you to look at another one?",
            "You: What did those two days cost you?",
            "You: Shall we try one shop for a month? You need boxes on the day, and we …",
        ]
    ]
    assert panel(page).get_by_text("Other replies lead to other endings.").is_visible()
    shown = page.locator(CALL).inner_text()
    assert PRICES not in shown
    assert NO_TIME not in shown
    assert panel(page).get_by_role("button").count() == 0
    page.locator(CALL).get_by_role("button", name="Take back").click()
    expect(panel(page)).to_have_count(0)


def test_endings_are_compared_where_their_ways_part(open_page):
    page = open_page(PAGE)
    through(page, "c", "b", "a")
    page.locator(CALL).get_by_role("button", name="Try again").click()
    through(page, "c", "a", "b")
    assert count(page) == "Endings reached: 2 of 3"
    assert cards(page) == [
        [
            f"The end: {NO_TIME} this time",
            "Points: 0.3 of 2",
            "You: May I ask how long you have worked with them?",
            "You: That cannot happen with us.",
            "You: It is all on our website.",
        ],
        [
            f"The end: {TRIAL}",
            "Points: 1.6 of 2",
            "As this time up to reply 1. Then the ways part:",
            "Anna: Well. Before Easter they came two days late, and we sold our cakes in …",
            "You: What did those two days cost you?",
            "You: Shall we try one shop for a month? You need boxes on the day, and we …",
            "Go back to reply 2",
        ],
    ]
    numbers = panel(page).locator(".endings__way > [value]").evaluate_all("lines => lines.map((line) => line.value)")
    assert numbers == [1, 2, 3, 2, 3]
    again(page)
    through(page, "b")
    assert titles(page) == [f"The end: {PRICES} this time", f"The end: {NO_TIME}", f"The end: {TRIAL}"]
    assert count(page) == "Endings reached: 3 of 3"
    assert "The ways part at the first reply:" in cards(page)[1]
    assert panel(page).get_by_text("Other replies lead").count() == 0


def test_the_button_goes_back_to_where_the_ways_parted(open_page):
    page = open_page(PAGE)
    through(page, "c", "b", "a")
    again(page)
    through(page, "c", "a", "b")
    panel(page).get_by_role("button", name="Go back to reply 2").focus()
    page.keyboard.press("Enter")
    expect(panel(page)).to_have_count(0)
    assert len(lines(page, CALL)) == 3
    assert lines(page, CALL)[-1].startswith("Anna: Well. Before Easter")
    assert spoken(page, CALL).startswith("You: May I ask how long")
    assert page.evaluate("document.activeElement.closest('.script > :not([hidden])') !== null")
    assert status(page, CALL) == ""
    page.reload()
    assert len(lines(page, CALL)) == 3  # it is kept like every other step
    through(page, "b", "b")
    assert titles(page) == [f"The end: {PRICES} this time", f"The end: {NO_TIME}", f"The end: {TRIAL}"]


def test_the_count_is_heard_once_and_speakers_are_named(open_page):
    page = open_page(PAGE)
    through(page, "b")
    region = page.locator(f"{CALL} .question__status").text_content()
    assert region.count("Endings reached: 1 of 3.") == 1
    group = page.locator(CALL).get_by_role("group", name="Endings reached: 1 of 3")
    assert group.get_by_role("listitem").filter(has_text="You: Ours cost less.").count() > 0
    assert page.locator(".endings [role=status], .endings [aria-live]").count() == 0


def test_an_ending_shows_the_latest_way_to_it(open_page):
    page = open_page(PAGE)
    through(page, "c", "b", "a")
    again(page)
    through(page, "a", "b", "a")
    assert count(page) == "Endings reached: 1 of 3"
    again(page)
    through(page, "b")
    assert "You: What would have to change for you to look at another one?" in cards(page)[1]
    assert kept(page) == {"boxes-first-call-4": "aba", "boxes-first-call-5": "b"}


def test_an_ending_that_was_reached_counts_though_it_was_not_checked(open_page):
    page = open_page(PAGE)
    reply(page, CALL, "b")
    again(page)
    through(page, "a", "b", "a")
    assert count(page) == "Endings reached: 2 of 3"


def test_a_long_way_round_is_cut_in_its_middle(open_page):
    page = open_page(PAGE)
    through(page, *"a" * 11, "b", question=ROUND)
    assert cards(page, ROUND)[0][2:] == [
        *["You: Once more"] * 6,
        "Replies left out here: 4",
        "You: Once more",
        "You: No, thanks",
    ]
    again(page, ROUND)
    through(page, *"a" * 9, "c", question=ROUND)
    assert "As this time up to reply 9. Then the ways part:" in cards(page, ROUND)[1]
    assert panel(page).count() == 0  # each conversation has its own


def test_endings_stay_over_visits_and_opening_a_page_changes_no_time(open_page):
    page = open_page(PAGE)
    through(page, "b")
    again(page)
    through(page, "a", "b", "a")
    before = page.evaluate("key => localStorage.getItem(key)", KEPT)
    page.reload()
    assert titles(page) == [f"The end: {TRIAL} this time", f"The end: {PRICES}"]
    assert page.evaluate("key => localStorage.getItem(key)", KEPT) == before


def test_two_tabs_lose_no_ending_of_each_other(open_page):
    one = open_page(PAGE)
    one.context.add_init_script(DEAF)  # even where no event tells them of each other
    one.reload()
    two = one.context.new_page()
    two.goto(one.url)
    through(one, "b")
    through(two, "a", "b", "a")
    again(one)
    through(one, "a", "a", "b")
    assert len(kept(one)) == 3
    one.reload()
    assert count(one) == "Endings reached: 3 of 3"


def test_another_tab_shows_a_new_ending_and_the_focus_stays(open_page):
    one = open_page(PAGE)
    through(one, "b")
    again(one)
    through(one, "a", "b", "a")
    one.locator(f"{CALL} .endings button").focus()
    one.evaluate(
        """key => {
            const record = JSON.parse(localStorage.getItem(key));
            record.answers["boxes-first-call-6"] = { ...record.answers["boxes-first-call-5"], answer: ["a", "a", "b"] };
            const newValue = JSON.stringify(record);
            localStorage.setItem(key, newValue);
            dispatchEvent(new StorageEvent("storage", { key, newValue })); // as when another tab writes
        }""",
        KEPT,
    )
    expect(panel(one).locator(".endings__count")).to_have_text("Endings reached: 3 of 3")
    assert focused(one).startswith("Go back to reply")


def test_a_file_of_progress_brings_the_endings_of_two_browsers_together(open_page, tmp_path):
    one, two = open_page(PAGE), open_page(PAGE)
    through(one, "b")
    through(two, "a", "b", "a")
    one.goto(one.url.replace(PAGE, "progress.html"))
    with one.expect_download() as download:
        save_progress(one)
    file = tmp_path / "progress.json"
    download.value.save_as(file)
    assert list(json.loads(file.read_text("utf-8"))["endings"]["opening-declaration"]["answers"]) == [
        "boxes-first-call-5"
    ]
    two.goto(two.url.replace(PAGE, "progress.html"))
    two.get_by_label("Read a file in").set_input_files(file)
    told = two.locator(".overview__told")
    expect(told).to_have_text("progress.json was read in: 1 quizzes and 0 worksheets.")
    two.goto(two.url.replace("progress.html", PAGE))
    assert count(two) == "Endings reached: 2 of 3"
    data = json.loads(file.read_text("utf-8"))
    data["endings"]["opening-declaration"]["answers"]["boxes-first-call-5"] = {"answer": 5}
    file.write_text(json.dumps(data), "utf-8")
    two.goto(two.url.replace(PAGE, "progress.html"))
    two.get_by_label("Read a file in").set_input_files(file)
    expect(told).to_contain_text("endings.opening-declaration.answers.boxes-first-call-5")
    del data["endings"]
    file.write_text(json.dumps(data), "utf-8")
    two.get_by_label("Read a file in").set_input_files(file)
    expect(told).to_contain_text("was read in")  # a file of an older version


@pytest.mark.parametrize("damage", ["zz", ["a"], ["a", "b", "a"], ["b", "a"], None, {"a": "b"}, [["b"]]])
def test_a_damaged_ending_is_as_if_it_were_not_there(open_page, damage):
    page = open_page(PAGE)
    through(page, "b")
    again(page)
    page.evaluate(
        """([key, damage]) => {
            const record = JSON.parse(localStorage.getItem(key));
            record.answers["boxes-first-call-5"].answer = damage;
            localStorage.setItem(key, JSON.stringify(record));
        }""",
        [KEPT, damage],
    )
    page.reload()
    through(page, "a", "b", "a")
    assert titles(page) == [f"The end: {TRIAL} this time"]


def test_starting_the_quiz_over_forgets_the_endings(open_page):
    page = open_page(PAGE)
    through(page, "b")
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Press again to clear every answer").click()
    panel(page).wait_for(state="detached")
    through(page, "a", "b", "a")
    assert count(page) == "Endings reached: 1 of 3"
    assert kept(page) == {"boxes-first-call-4": "aba"}


def test_a_changed_conversation_begins_with_no_ending(open_page, talks_site, tmp_path):
    site = tmp_path / "site"
    shutil.copytree(talks_site, site)
    with served(site) as base:
        page = open_page(PAGE, base)
        through(page, "b")
        file = site / PAGE
        html = file.read_text("utf-8")
        revision = page.get_attribute(CALL, "data-revision")
        file.write_text(html.replace(revision, "0" * len(revision)), "utf-8")
        page.reload()
        assert len(lines(page, CALL)) == 1
        through(page, "a", "b", "a")
        assert count(page) == "Endings reached: 1 of 3"


def test_an_assessment_compares_nothing_and_keeps_no_ending(open_page, talks_exam):
    page = open_page(PAGE, base=talks_exam)
    reply(page, CALL, "b")
    again(page)
    reply(page, CALL, "a", "b", "a")
    assert page.locator(".endings").count() == 0
    assert page.locator("script[src*=talk]").count() == 0
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('endings'))") == []


def test_only_pages_with_a_conversation_load_it(talks_site):
    pages = {page.name: page.read_text("utf-8") for page in talks_site.rglob("*.html")}
    assert {name for name, text in pages.items() if "talk.js" in text} == {"opening-declaration.html"}
    assert {name for name, text in pages.items() if "talk.css" in text} == {"opening-declaration.html"}


def test_nothing_is_kept_where_the_browser_keeps_nothing_but_endings_are_compared(open_page):
    page = open_page(PAGE)
    page.evaluate("Storage.prototype.setItem = () => { throw new DOMException('blocked', 'SecurityError'); }; 0")
    through(page, "b")
    again(page)
    through(page, "a", "b", "a")
    assert count(page) == "Endings reached: 2 of 3"
    assert page.get_by_text("This browser does not keep answers.").is_visible()


def test_words_of_a_conversation_are_never_markup(open_page):
    page = open_page(PAGE)
    through(page, "c", question=ROUND)
    assert titles(page, ROUND) == ["The end: Done & dusted this time"]


def test_it_does_not_print(open_page):
    page = open_page(PAGE)
    through(page, "b")
    page.emulate_media(media="print")
    assert not panel(page).is_visible()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_axe_finds_nothing_in_compared_endings(open_page, width, scheme):
    page = open_page(PAGE, color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    through(page, "b")
    again(page)
    through(page, "a", "b", "a")
    again(page)
    through(page, "a", "a", "b")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for button in panel(page).get_by_role("button").all():
        assert button.bounding_box()["height"] >= 24


def test_it_works_from_a_file_manager(open_page, talks_site):
    page = open_page(PAGE, base=f"{talks_site.as_uri()}/")
    through(page, "b")
    again(page)
    through(page, "a", "b", "a")
    page.reload()
    assert count(page) == "Endings reached: 2 of 3"
    assert status(page, CALL).startswith("Right.")
