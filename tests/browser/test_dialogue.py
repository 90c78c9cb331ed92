"""A conversation on the page: said by mouse and keyboard, taken back, kept, checked, printed, and read without a script."""

import json
import re
import subprocess

import pytest
from playwright.sync_api import expect

from support.axe import violations
from support.building import graded
from support.course_dialogues import PAGE
from support.sizes import SIZES
from support.steps import check, settle, status
from support.steps_dialogue import CALL, ROUND, focused, lines, present, reply, spoken

PHONE = {"viewport": SIZES["phone"], "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def address(talks):
    """The address of the course with dialogues: that of every page opened here."""
    return talks


def visible(page, question):
    return page.locator(f"{question} button:visible").all_inner_texts()


def test_a_conversation_shows_one_place_at_a_time_and_grows(open_page):
    page = open_page(PAGE)
    assert lines(page, CALL) == ["Anna: We have a supplier for boxes, thank you."]
    assert page.locator(f"{CALL} .script input:visible").count() == 3
    assert visible(page, CALL) == ["Say this"]
    reply(page, CALL, "c")
    assert lines(page, CALL) == [
        "Anna: We have a supplier for boxes, thank you.",
        "You: May I ask how long you have worked with them?",
        "Anna: Well. Before Easter they came two days late, and we sold our cakes in bags.",
    ]
    assert page.locator(f"{CALL} .script input:visible").count() == 2
    assert page.locator(f"{CALL} .script input:checked").count() == 0
    assert visible(page, CALL) == ["Take back", "Begin again", "Say this"]
    group = page.locator(CALL).get_by_role("radiogroup", name=re.compile(r"^Anna: Well\. Before Easter"))
    assert group.get_by_role("radio", name="B What did those two days cost you?", exact=True).is_visible()


def test_what_was_answered_is_read_out_once_by_the_focus_or_by_the_status(open_page):
    page = open_page(PAGE)
    assert spoken(page, CALL) == ""
    assert page.get_attribute(f"{CALL} .talk + p", "role") == "status"
    reply(page, CALL, "a", "a")
    assert (focused(page), spoken(page, CALL)) == ("Anna: Everybody says that.", "")
    reply(page, CALL, "b")
    assert (focused(page), spoken(page, CALL)) == ("The end: Anna has no more time", "")
    page.locator(CALL).get_by_role("button", name="Take back").click()
    assert focused(page) == "Take back"
    assert spoken(page, CALL) == "You: That cannot happen with us. Anna: Everybody says that."
    assert page.locator(f"{CALL} .talk [role], {CALL} .talk [aria-live]").count() == 0


def test_selecting_or_moving_by_arrow_keys_sends_no_reply(open_page):
    page = open_page(PAGE)
    page.focus(f"{CALL} [value=a]")
    page.keyboard.press("Space")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    assert page.is_checked(f"{CALL} [value=c]")
    assert len(lines(page, CALL)) == 1


def test_saying_nothing_asks_for_a_reply(open_page):
    page = open_page(PAGE)
    page.click(f"{CALL} [value=say]")
    assert status(page, CALL) == "Choose a reply first, then say it."
    page.check(f"{present(CALL)} [value=a]")
    assert status(page, CALL) == ""
    page.click(f"{CALL} [value=say]")
    page.locator(f"{CALL} .talk__controls").click(position={"x": 600, "y": 10})  # beside the buttons
    assert len(lines(page, CALL)) == 3


def test_the_keyboard_alone_goes_through_a_conversation(open_page):
    page = open_page(PAGE)
    page.focus(f"{CALL} [value=a]")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    assert focused(page) == "Say this"
    page.keyboard.press("Enter")
    assert lines(page, CALL)[-1].startswith("Anna: Well. Before Easter")
    assert focused(page) == lines(page, CALL)[-1]
    page.keyboard.press("Tab")  # on to the new replies
    expect(page.locator(f"{present(CALL)} [value=a]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")  # on a reply
    assert focused(page) == lines(page, CALL)[-1] == "Anna: Two weddings. They have not come back to us."
    page.keyboard.press("Tab")
    expect(page.locator(f"{present(CALL)} [type=radio]:focus")).to_have_count(1)
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert focused(page) == lines(page, CALL)[-1] == "The end: Anna agrees to a trial"
    page.keyboard.press("Tab")
    assert focused(page) == "Take back"
    assert visible(page, CALL) == ["Take back", "Begin again", "Check"]
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert focused(page) == "Check"
    page.keyboard.press("Enter")
    assert status(page, CALL).startswith("Right. Points: 2 of 2.")
    for _ in range(3):  # over the other reasons and what to read
        page.keyboard.press("Tab")
    assert focused(page) == "Try again"
    page.keyboard.press("Enter")
    assert lines(page, CALL) == ["Anna: We have a supplier for boxes, thank you."]
    expect(page.locator(f"{CALL} legend")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(f"{present(CALL)} [value=a]")).to_be_focused()


def test_check_takes_the_place_of_say_this_once_the_conversation_is_over(open_page):
    page = open_page(PAGE + CALL, steps=True, **PHONE)
    row = page.locator(f"{CALL} .question__foot")
    for letter in "aba":
        said = row.get_by_role("button", name="Say this").bounding_box()
        expect(row.get_by_role("button", name="Check")).to_be_hidden()
        reply(page, CALL, letter)
    expect(row.get_by_role("button", name="Say this")).to_be_hidden()
    assert row.get_by_role("button", name="Check").bounding_box()["x"] == said["x"]
    page.reload()
    expect(row.get_by_role("button", name="Check")).to_be_visible()


def test_what_is_answered_and_the_new_replies_are_in_sight_above_the_row(open_page):
    page = open_page(PAGE + CALL, steps=True, **PHONE)
    for letter in "ab":
        reply(page, CALL, letter)
        top = page.locator(".md-header").bounding_box()
        row = page.locator(f"{CALL} .question__foot").bounding_box()
        assert row["y"] + row["height"] <= PHONE["viewport"]["height"]
        first = page.locator(f"{CALL} .talk > li").last.bounding_box()
        last = page.locator(f"{CALL} .talk__controls").bounding_box()
        assert top["y"] + top["height"] <= first["y"]
        assert last["y"] + last["height"] <= row["y"]


def test_a_checked_conversation_shows_each_reply_with_its_credit_and_reason(open_page):
    page = open_page(PAGE)
    reply(page, CALL, "c", "a", "b")
    assert lines(page, CALL)[-1] == "The end: Anna has no more time"  # the debrief waits
    check(page, CALL)
    assert [" ".join(note.split()) for note in page.locator(f"{CALL} .options__note").all_inner_texts()] == [
        "You: May I ask how long you have worked with them? C. Earns 1/2 It keeps her talking, but her answer helps neither of you.",
        "You: That cannot happen with us. A. Not right Nobody can check such a promise, and she has heard it before.",
        "You: It is all on our website. B. Not right She is sent away to do your work.",
        "The end: Anna has no more time A promise that she cannot check gave her no reason to stay on the telephone.",
    ]
    marks = page.locator(f"{CALL} .talk > li").evaluate_all("all => all.map((line) => line.dataset.status ?? '')")
    assert marks == ["", "partly", "", "wrong", "", "wrong", ""]
    place = "line => { const { left, width } = getComputedStyle(line, '::after'); return [left, width] }"
    left, width = page.locator(f"{CALL} .talk > [data-status]").first.evaluate(place)
    assert float(left[:-2]) + float(width[:-2]) <= 0  # beside the reply, over no border
    region = " ".join(page.locator(f"{CALL} .question__status").text_content().split())
    assert region.startswith("Partly right. Points: 0.3 of 2. C. Earns 1/2 It keeps her talking")
    assert region.endswith("no reason to stay on the telephone. Endings reached: 1 of 3.")
    page.locator(f"{CALL} [type=submit]").press("Enter")  # rests: nothing is there twice
    assert page.locator(f"{CALL} .question__why .options__mark").count() == 3
    assert page.locator(f"{CALL} .quiz__see a").count() == 1


def test_take_back_reopens_and_begin_again_starts_anew(open_page):
    page = open_page(PAGE)
    reply(page, CALL, "a", "b", "b")
    check(page, CALL)
    page.locator(CALL).get_by_role("button", name="Take back").click()
    assert status(page, CALL) == ""
    assert page.locator(f"{CALL} .options__mark").count() == 0
    assert lines(page, CALL)[-1] == "Anna: Two weddings. They have not come back to us."
    assert focused(page) == "Take back"
    assert spoken(page, CALL).endswith("Anna: Two weddings. They have not come back to us.")
    assert page.locator(f"{CALL} .script input:checked").count() == 0
    reply(page, CALL, "a")
    check(page, CALL)
    assert status(page, CALL).startswith("Right.")
    page.locator(CALL).get_by_role("button", name="Begin again").click()
    assert lines(page, CALL) == ["Anna: We have a supplier for boxes, thank you."]
    settle(page)
    assert visible(page, CALL) == ["Say this"]
    expect(page.locator(f"{present(CALL)} [value=a]")).to_be_focused()
    reply(page, CALL, "c")
    page.locator(CALL).get_by_role("button", name="Take back").click()
    expect(page.locator(f"{present(CALL)} [value=a]")).to_be_focused()


def test_a_conversation_can_go_round_but_not_for_ever(open_page):
    page = open_page(PAGE)
    assert page.locator(f"{ROUND} .talk strong").all_inner_texts() == ["The buyer:"]
    reply(page, ROUND, "a", "a", "b")
    assert lines(page, ROUND)[1::2] == ["You: Once more", "You: Once more", "You: No, thanks"]
    assert lines(page, ROUND)[-1] == "The end: Goodbye"
    check(page, ROUND)
    assert status(page, ROUND).startswith("Partly right. Points: 0.7 of 1.")
    page.locator(ROUND).get_by_role("button", name="Begin again").click()
    said = """question => {
      const form = document.querySelector(question);
      for (let times = 0; times < 250; times += 1) {
        form.querySelector(".script > :not([hidden]) input").checked = true;
        form.querySelector("[value=say]").click();
      }
      return form.querySelectorAll(".talk > li").length;
    }"""
    assert page.evaluate(said, ROUND) == 401
    assert visible(page, ROUND) == ["Take back", "Begin again", "Check"]
    page.locator(ROUND).get_by_role("button", name="Take back").click()
    reply(page, ROUND, "c")
    check(page, ROUND)
    assert status(page, ROUND).startswith("Right.")
    page.reload()
    assert status(page, ROUND).startswith("Right.")


def test_conversations_are_kept_finished_or_not(open_page):
    page = open_page(PAGE)
    reply(page, CALL, "a", "a", "b")
    check(page, CALL)
    reply(page, ROUND, "a", "a")
    page.reload()
    assert status(page, CALL).startswith("Partly right.")
    assert page.locator(f"{CALL} .question__why .options__mark").count() == 3
    assert len(lines(page, ROUND)) == 5
    assert spoken(page, ROUND) == ""  # nobody has to hear it again
    page.locator(ROUND).get_by_role("button", name="Take back").click()
    page.reload()
    assert len(lines(page, ROUND)) == 3
    page.locator(ROUND).get_by_role("button", name="Begin again").click()
    page.reload()
    assert len(lines(page, ROUND)) == 1


@pytest.mark.parametrize("damage", [["a", "x"], "zz", 5, {"a": 1}, ["a", "a", "b", "a"], [["a"]]])
def test_damaged_storage_begins_anew(open_page, damage):
    page = open_page(PAGE)
    reply(page, CALL, "a")
    page.evaluate(
        """damage => {
            const place = Object.keys(localStorage).find((key) => key.endsWith("/opening-declaration"));
            const kept = JSON.parse(localStorage[place]);
            kept.answers["boxes-first-call"].answer = damage;
            localStorage[place] = JSON.stringify(kept);
        }""",
        damage,
    )
    page.reload()
    assert lines(page, CALL) == ["Anna: We have a supplier for boxes, thank you."]
    reply(page, CALL, "b")
    check(page, CALL)
    assert status(page, CALL).startswith("Not right.")


def test_the_quizzes_own_start_over_clears_it(open_page):
    page = open_page(PAGE)
    reply(page, CALL, "a", "a")
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Press again to clear every answer").click()
    assert lines(page, CALL) == ["Anna: We have a supplier for boxes, thank you."]


def save(page, path):
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers").click()
    download.value.save_as(path)
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_saved_answer_file_holds_finished_conversations_and_gets_the_same_score(open_page, talks_course, tmp_path):
    page = open_page(PAGE)
    reply(page, CALL, "c", "b", "a")
    check(page, CALL)
    reply(page, ROUND, "a")
    sheet = save(page, tmp_path / "sheet.json")
    assert sheet["answers"] == {"boxes-first-call": ["c", "b", "a"]}
    command = graded(talks_course, tmp_path / "sheet.json")
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=talks_course)
    result = json.loads(done.stdout)
    found = {q["id"]: (q["status"], q["credit"]) for q in result["questions"] if q["kind"] == "dialogue"}
    assert found == {"boxes-first-call": ("partly", "5/6"), "round": ("unanswered", "0")}
    assert status(page, CALL).startswith("Partly right. Points: 1.6 of 2.")


def test_an_assessment_has_the_conversation_without_its_key(open_page, talks_exam, tmp_path):
    page = open_page(PAGE, base=talks_exam)
    html = page.content()
    assert "Nobody can check such a promise" not in html
    assert "You asked until she had named her need" not in html
    assert page.locator(CALL).get_attribute("data-key") is None
    reply(page, CALL, "a", "b")
    page.click(f"{CALL} [value=say]")
    assert status(page, CALL) == "Choose a reply first, then say it."
    page.reload()
    assert len(lines(page, CALL)) == 5
    reply(page, CALL, "a")
    assert focused(page) == lines(page, CALL)[-1]
    assert lines(page, CALL)[-1] == "The end: Anna agrees to a trial"
    page.get_by_role("button", name="Save my answers").click()  # asks first, as others are open
    assert save(page, tmp_path / "sheet.json")["answers"] == {"boxes-first-call": ["a", "b", "a"]}
    page.evaluate("scrollTo(0, 0)")  # so that the bar, which stays in sight, is over no button
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_and_nothing_is_too_wide_or_too_small(open_page, scheme, width):
    page = open_page(PAGE, color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    steps = [
        lambda: None,
        lambda: reply(page, CALL, "a", "a"),
        lambda: reply(page, CALL, "b"),
        lambda: check(page, CALL),
    ]
    for step in steps:
        step()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for target in page.locator(f"{CALL} button:visible, {CALL} label:visible").all():
            box = target.bounding_box()
            assert min(box["width"], box["height"]) >= 24
    page.locator(".quiz__answers summary").click()
    assert violations(page) == []


def test_a_touch_is_enough_on_a_phone(open_page):
    page = open_page(PAGE, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    for letter in "aba":
        page.locator(f"{present(CALL)} label:has([value={letter}])").tap()
        page.locator(f"{CALL} [value=say]").tap()
    page.locator(CALL).get_by_role("button", name="Check").tap()
    assert status(page, CALL).startswith("Right.")


def script(page):
    """Return the numbered places of the script as they show."""
    return [" ".join(place.split()) for place in page.locator(f"{CALL} .script > li:visible").all_inner_texts()]


def test_without_a_script_it_reads_as_a_script_to_go_through(open_page):
    page = open_page(PAGE, java_script_enabled=False)
    places = script(page)
    assert len(places) == 7
    assert places[2] == (
        "Anna: Everybody says that. A You are right. What did those two days cost you? go to 4 "
        "B It is all on our website. go to 7"
    )
    assert places[6] == "The end: Anna has no more time"
    assert page.locator(f"{CALL} button:visible").count() == 0
    assert page.locator(CALL).get_by_text("Begin at 1.").is_visible()
    page.locator(f"{CALL} a", has_text="go to 7").click()
    assert page.url.endswith(f"{CALL}--7")
    reason = page.get_by_text("Nobody can check such a promise")
    assert not reason.is_visible()
    page.locator(".quiz__answers summary").click()
    reason.wait_for()


def test_it_prints_as_the_script_whatever_was_said(open_page):
    page = open_page(PAGE)
    page.emulate_media(media="print")
    assert len(script(page)) == 7
    assert not page.locator(f"{CALL} .talk > li").first.is_visible()  # it would be there twice
    assert page.locator(CALL).get_by_text("Your replies in order:").is_visible()
    page.emulate_media(media="screen")
    reply(page, CALL, "a", "b", "a")
    check(page, CALL)
    page.emulate_media(media="print")
    assert len(script(page)) == 7
    assert not page.locator(f"{CALL} [value=say]").is_visible()
    last = page.locator("form.question").last.bounding_box()
    reason = page.locator(".quiz__answers").get_by_text("Nobody can check such a promise").bounding_box()
    assert reason["y"] > last["y"] + last["height"]


def test_the_list_of_a_stem_is_left_alone(open_page):
    page = open_page(PAGE)
    assert page.locator(f"{ROUND} .question__stem ol li").first.inner_text() == "Nobody is in a hurry."


def test_it_works_from_a_file_manager(open_page, talks_site):
    page = open_page(PAGE, base=f"{talks_site.as_uri()}/")
    reply(page, CALL, "a", "b", "a")
    check(page, CALL)
    page.reload()
    assert status(page, CALL).startswith("Right.")
