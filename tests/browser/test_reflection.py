"""A reflection on the page: written, kept, compared with its rubric, saved, and never scored."""

import json
import subprocess
import sys

import pytest

from support.paths import ROOT
from support.steps import check, settle, status

PAGE = "trial/reflections.html"
ONE, TWO = "#q-own-declaration", "#q-own-doubt"
FIELD = f"{ONE} textarea"
PHONE = {"width": 390, "height": 844}
# What JSON leaves as it is and YAML would refuse or take for a line end, markup, and characters beyond 16 bits.
ODD = "<b>We</b> {{ need }} \"you\" & 'us' \\ 😀\n\n- é: \x7f\x85\u2028\u2029\ufeff\uffff {% x %}\tthe end"


@pytest.fixture
def page(open_page, trial):
    return open_page(PAGE, base=trial)


def boxes(page):
    return page.locator(f"{ONE} [data-own] input")


def save(page, path):
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers").click()
    download.value.save_as(path)
    return json.loads(path.read_text("utf-8"))


PLACE = "JSON.parse(localStorage['practicum/consultative-selling/reflections'] ?? '{}').answers?.[ident]?.answer"


def kept(page, ident):
    """Return what the browser keeps of a question, once it keeps something."""
    page.wait_for_function(f"ident => {PLACE}", arg=ident)
    return page.evaluate(f"ident => {PLACE}", ident)


def until_kept(page, ident, text):
    """Wait until the browser keeps that text of a question."""
    page.wait_for_function(f"([ident, text]) => {PLACE} === text", arg=[ident, text])


def test_a_text_is_written_and_compared_by_keyboard_alone(page):
    page.focus(FIELD)
    page.keyboard.type("We need your orders.")
    page.keyboard.press("Enter")
    page.keyboard.type("Where do you need us?")
    assert page.input_value(FIELD) == "We need your orders.\nWhere do you need us?"
    assert status(page, ONE) == ""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Check"
    assert status(page, ONE).startswith("Written. This is not scored.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert boxes(page).evaluate_all("boxes => boxes.map((box) => box.checked)") == [True, False]
    assert boxes(page).first.evaluate("box => box === document.activeElement")


def test_the_rubric_and_the_example_are_shown_only_after_checking(page):
    assert page.locator(f"{ONE} [data-own]").count() == 0
    page.fill(FIELD, "We need you.")
    check(page, ONE)
    rubric = page.get_by_role("group", name="Compare your text with these points. Tick those that it meets.")
    assert rubric.get_by_role("checkbox").count() == 2
    assert rubric.get_by_role("checkbox", name="It names one thing that you need from them.").count() == 1
    assert page.locator(f"{ONE} blockquote").inner_text().startswith("We need your orders in spring.")
    assert page.locator(f"{ONE} .quiz__see a").inner_text() == "Read again: What to read"
    assert page.locator(f"{TWO} [data-own]").count() == 0


def test_the_live_region_is_polite_and_names_the_next_step(page):
    page.fill(FIELD, "We need you.")
    check(page, ONE)
    region = page.locator(f"{ONE} [role=status]")
    assert region.text_content() == (
        "Written. This is not scored. Compare your text with these points. Tick those that it meets."
    )
    assert page.locator("[role=alert], [aria-live=assertive]").count() == 0


def test_words_are_counted_as_they_are_written_and_not_announced(page):
    count = page.locator(f"{ONE} [data-count]")
    assert count.inner_text() == "Words so far: 0"
    page.focus(FIELD)
    page.keyboard.type("We need 2 kilns – soon. ")
    assert count.inner_text() == "Words so far: 5"
    assert count.evaluate("count => count.closest('[aria-live], [role=status], output')") is None
    described = page.locator(f"[id='{page.get_attribute(FIELD, 'aria-describedby')}']").inner_text()
    assert described == "About 60 words. Words so far: 5"
    assert page.locator(f"{TWO} [data-count]").inner_text() == "Words so far: 0"


def test_the_words_so_far_and_what_is_typed_are_in_sight_above_the_row(open_page, trial):
    page = open_page(PAGE, base=trial, steps=True, viewport=PHONE, has_touch=True, is_mobile=True)
    page.tap(FIELD)
    page.keyboard.type("We need your orders, and you need our cups. " * 25)
    field, count, row = (page.locator(f"{ONE} {part}") for part in ("textarea", ".writing p", ".question__foot"))
    page.wait_for_function("field => document.activeElement.matches(field)", arg=FIELD)
    assert field.bounding_box()["height"] > PHONE["height"]
    bottom = field.evaluate("field => field.getBoundingClientRect().bottom")
    counted = count.bounding_box()
    assert bottom <= counted["y"] + 1  # where the next word is typed
    assert counted["y"] + counted["height"] <= row.bounding_box()["y"]


def test_the_points_come_into_sight_below_the_row_and_before_the_way_on(open_page, trial):
    page = open_page(PAGE, base=trial, steps=True, viewport=PHONE, reduced_motion="reduce")
    page.fill(FIELD, "We need you. " * 40)
    check(page, ONE)
    row = page.locator(f"{ONE} .question__foot").bounding_box()
    first = page.locator(f"{ONE} [data-own] label").first.bounding_box()
    assert row["y"] + row["height"] <= first["y"] < PHONE["height"] / 2
    fill = "button => getComputedStyle(button).backgroundColor"
    following = page.get_by_role("button", name="Next")
    quiet = following.evaluate(fill)
    boxes(page).first.check()
    assert following.evaluate(fill) != quiet
    for item in page.locator(f"{ONE} [data-own] .options > li").all():
        outer, inner = item.bounding_box(), item.locator(".options__note").bounding_box()
        assert outer["x"] + 8 <= inner["x"]
        assert inner["x"] + inner["width"] + 8 <= outer["x"] + outer["width"]


def test_nothing_written_is_asked_for(page):
    check(page, ONE)
    assert status(page, ONE) == "Write your text first, then check it."
    page.fill(FIELD, " \n\t ")
    check(page, ONE)
    assert status(page, ONE) == "Write your text first, then check it."
    assert "0 of 2 questions checked" in page.locator(".quiz__total").inner_text()


def test_the_text_is_kept_while_it_is_written(page):
    page.focus(FIELD)
    page.keyboard.type(f"{ODD[:20]} and more")
    until_kept(page, "own-declaration", f"{ODD[:20]} and more")
    page.reload()
    assert page.input_value(FIELD) == f"{ODD[:20]} and more"
    assert status(page, ONE) == ""


def test_a_text_is_kept_even_if_the_page_is_left_at_once(page):
    page.focus(FIELD)
    page.keyboard.type("Quick")
    page.reload()
    assert page.input_value(FIELD) == "Quick"


def test_ticks_are_kept_and_stay_while_the_text_grows(page):
    page.fill(FIELD, "We need you.")
    check(page, ONE)
    boxes(page).nth(1).check()
    page.focus(FIELD)
    page.keyboard.press("Control+End")
    page.keyboard.type(" Badly.")
    page.keyboard.press("Tab")
    assert boxes(page).nth(1).is_checked()
    assert status(page, ONE).startswith("Written.")
    page.reload()
    assert page.input_value(FIELD) == "We need you. Badly."
    assert status(page, ONE).startswith("Written.")
    assert boxes(page).evaluate_all("boxes => boxes.map((box) => box.checked)") == [False, True]
    page.locator(f"{ONE} [type=submit]").press("Enter")  # rests
    assert boxes(page).count() == 2
    assert boxes(page).nth(1).is_checked()


def test_an_emptied_field_is_not_checked_any_more(page):
    page.fill(FIELD, "We need you.")
    check(page, ONE)
    page.fill(FIELD, "")
    page.keyboard.press("Tab")
    settle(page)
    assert status(page, ONE) == ""
    assert boxes(page).count() == 0
    assert "0 of 2 questions checked" in page.locator(".quiz__total").inner_text()


def test_no_button_throws_the_text_away_at_once(page):
    page.fill(FIELD, "We need you.")
    check(page, ONE)
    assert not page.locator(ONE).get_by_role("button", name="Try again").is_visible()
    page.get_by_role("button", name="Start over").click()
    assert page.input_value(FIELD) == "We need you."
    page.get_by_role("button", name="Press again to clear every answer").click()
    assert page.input_value(FIELD) == ""
    assert boxes(page).count() == 0
    assert page.locator(f"{ONE} [data-count]").inner_text() == "Words so far: 0"
    page.reload()
    assert page.input_value(FIELD) == ""


def test_a_text_that_is_too_long_is_announced_and_kept(page):
    long = "😀" * 10_001
    page.fill(FIELD, long)
    check(page, ONE)
    assert status(page, ONE) == "This text has more than 10,000 characters. Shorten it, then check it."
    page.get_by_role("button", name="Save my answers").click()
    message = page.locator(".quiz__message")
    assert message.inner_text().startswith("Not saved, because an answer cannot be read as it is: Question 1 of 2.")
    page.reload()
    assert page.input_value(FIELD) == long
    page.fill(FIELD, long[1:])
    check(page, ONE)
    assert status(page, ONE).startswith("Written.")
    page.fill(FIELD, long)
    page.keyboard.press("Tab")
    assert status(page, ONE) == ""


def test_a_text_is_never_markup(page):
    page.fill(FIELD, "<img src=x onerror=alert(1)><b>bold</b>")
    check(page, ONE)
    page.reload()
    assert page.input_value(FIELD) == "<img src=x onerror=alert(1)><b>bold</b>"
    assert page.locator(f"{ONE} img, {ONE} b:text-is('bold')").count() == 0


def test_whatever_is_written_reaches_the_grader_unchanged(page, trial_course, tmp_path):
    page.evaluate("([field, text]) => { document.querySelector(field).value = text }", [FIELD, ODD])
    page.get_by_label("Your name").fill("Zoë\u2028O'Neil")
    saved = save(page, tmp_path / "sheet.json")
    text = page.input_value(FIELD)  # a field has its own line ends
    assert saved["answers"] == {"own-declaration": text}
    assert text == ODD
    result = graded(trial_course, tmp_path / "sheet.json", status=1)
    assert result["questions"][0]["answer"] == ODD
    assert [question["status"] for question in result["questions"]] == ["written", "unanswered"]


def graded(course, sheet, status):
    command = [sys.executable, str(ROOT / "scripts" / "grade.py"), "--course", str(course), "--format", "json"]
    done = subprocess.run([*command, str(sheet)], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == status, done.stderr
    return json.loads(done.stdout)


def test_a_quiz_that_scores_nothing_is_passed_once_all_is_written(page, trial_course, tmp_path):
    total = page.locator(".quiz__total")
    home = page.context.new_page()
    home.goto(page.url.replace(PAGE, "index.html"))
    lesson = home.locator(".syllabus li", has_text="Trial of reflections").locator(".syllabus__status")
    assert lesson.inner_text() == "Not started"
    page.fill(FIELD, "We need you.")
    check(page, ONE)
    assert total.inner_text() == "1 of 2 questions checked · Nothing here is scored."
    graded(trial_course, save_to(page, tmp_path), status=1)
    home.reload()
    assert lesson.inner_text().strip(" ·") == "Begun"
    page.fill(f"{TWO} textarea", "If they laugh.")
    check(page, TWO)
    assert total.inner_text() == "2 of 2 questions checked · Nothing here is scored."
    result = graded(trial_course, save_to(page, tmp_path), status=0)
    assert (result["possible"], result["percent"], result["passed"]) == ("0", 0, True)
    home.reload()
    assert lesson.inner_text().strip(" ·") == "Passed"


def save_to(page, folder):
    save(page, folder / "sheet.json")
    return folder / "sheet.json"


def test_instant_navigation_loses_nothing_and_brings_nothing_old_back(page):
    page.fill(FIELD, "One")
    assert kept(page, "own-declaration") == "One"
    menu = page.locator(".md-nav--primary")
    menu.get_by_role("link", name="Trial of shared").first.click()
    page.wait_for_selector("#q-who-writes button[type=submit]")
    menu.get_by_role("link", name="Trial of reflections").first.click()
    page.wait_for_selector(f"{ONE} button[type=submit]")
    assert page.input_value(FIELD) == "One"
    page.fill(FIELD, "Two")
    check(page, ONE)
    page.reload()
    assert page.input_value(FIELD) == "Two"


@pytest.mark.parametrize("own", ["5", '"It"', "{}", "[7, null]", '["It gives a reason that they can check.", "gone"]'])
def test_damaged_ticks_break_nothing(page, own):
    page.fill(FIELD, "We need you.")
    check(page, ONE)
    page.evaluate(
        """(own) => {
            const place = "practicum/consultative-selling/reflections";
            const kept = JSON.parse(localStorage[place]);
            kept.answers["own-declaration"].own = JSON.parse(own);
            localStorage[place] = JSON.stringify(kept);
        }""",
        own,
    )
    page.reload()
    assert page.input_value(FIELD) == "We need you."
    wanted = [False, "reason" in own]
    assert boxes(page).evaluate_all("boxes => boxes.map((box) => box.checked)") == wanted


def test_on_a_phone_it_fits_and_everything_can_be_touched(open_page, trial):
    page = open_page(PAGE, base=trial, viewport=PHONE, has_touch=True)
    page.locator(FIELD).tap()
    page.keyboard.type("word " * 200)
    page.locator(f"{ONE} button[type=submit]").tap()
    boxes(page).first.tap()
    assert boxes(page).first.is_checked()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for target in page.locator(".quiz button:visible, .options label:visible, .quiz textarea:visible").all():
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= 24


def test_without_javascript_there_is_a_field_and_the_rubric_at_the_end(open_page, trial):
    page = open_page(PAGE, base=trial, java_script_enabled=False)
    assert page.get_by_role("textbox", name="Your text").count() == 2
    assert page.get_by_text("About 60 words.").is_visible()
    assert "Words so far" not in page.locator(ONE).inner_text()
    page.locator(".quiz__answers summary").click()
    assert page.get_by_role("checkbox").count() == 3
    assert page.get_by_text("One good answer").is_visible()


def test_on_paper_there_are_lines_to_write_on_and_the_rubric_at_the_end(page):
    page.emulate_media(media="print")
    field = page.locator(FIELD).bounding_box()
    line = float(page.locator(FIELD).evaluate("field => parseFloat(getComputedStyle(field).lineHeight)"))
    assert field["height"] >= 8 * line
    assert "gradient" in page.locator(FIELD).evaluate("field => getComputedStyle(field).backgroundImage")
    assert not page.locator(f"{ONE} [data-count]").is_visible()
    last = page.locator("form.question").last.bounding_box()
    rubric = page.locator("[data-answers=own-declaration] [data-own] input").first.bounding_box()
    assert rubric["y"] > last["y"] + last["height"]


def test_a_long_text_is_printed_completely(page):
    page.fill(FIELD, "A line.\n" * 40)
    page.emulate_media(media="print")
    assert page.locator(FIELD).evaluate("field => field.scrollHeight <= field.clientHeight + 1")
