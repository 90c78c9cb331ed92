"""What every kind shares, on the page: hints, a stimulus, all or nothing, and how sure the learner is."""

import json
import subprocess
import sys

import pytest

from support.axe import violations
from support.paths import ROOT
from support.steps import check, saved_answers, status

PAGE = "trial/shared.html"
WRITES, NEEDED, MUCH, REPLY = "#q-who-writes", "#q-what-is-needed", "#q-how-much", "#q-own-reply"

# The theme may put the page in place anew after a link is followed, so this is waited for.
BELOW_THE_HEADER = """(id) => {
  const [shown, header] = [document.getElementById(id), document.querySelector(".md-header")].map((one) => one?.getBoundingClientRect());
  return shown?.height > 0 && header.bottom <= shown.top && shown.top < innerHeight;
}"""


@pytest.fixture
def page(open_page, trial):
    return open_page(PAGE, base=trial)


def hints(page):
    """Return the number of hints in sight, and how many of them are open."""
    shown = page.locator(f"{WRITES} .hint:visible")
    return shown.count(), shown.evaluate_all("hints => hints.filter((hint) => hint.open).length")


def answer_all(page):
    """Answer every question, sure of two that are not right, and check."""
    page.check(f"{WRITES} [value=b]")
    page.check(f"{NEEDED} [value=a]")
    page.check(f"{MUCH} [value=b]")
    page.fill(f"{REPLY} textarea", "By April.")
    for question, level in ((WRITES, "sure"), (NEEDED, "fairly"), (MUCH, "sure")):
        page.check(f"{question} [value={level}]")
    for question in (WRITES, NEEDED, MUCH, REPLY):
        if page.locator(f"{question} [type=submit]:not([aria-disabled])").count():  # what is checked already rests
            check(page, question)


def test_hints_unfold_one_after_the_other_by_keyboard(page):
    assert hints(page) == (1, 0)
    page.focus(f"{WRITES} .hint summary")
    page.keyboard.press("Enter")
    assert hints(page) == (2, 1)
    assert page.get_by_text("Look at the title.").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hint 2 of 3"
    page.keyboard.press("Space")
    assert hints(page) == (3, 2)
    assert not page.get_by_text("It is Anna.").is_visible()


def test_hints_are_counted_once_each_in_what_is_kept_and_saved(page, tmp_path):
    first, second = page.locator(f"{WRITES} .hint summary").nth(0), page.locator(f"{WRITES} .hint summary").nth(1)
    for hint in (first, second, second, second, first, first):
        hint.click()
    page.check(f"{WRITES} [value=a]")
    assert json.loads(saved_answers(page))["hints"] == {"who-writes": 2}
    page.reload()
    assert hints(page) == (1, 0)
    sheet = json.loads(saved_answers(page))
    assert sheet["hints"] == {"who-writes": 2}
    assert list(sheet) == ["quiz", "learner", "answers", "hints", "confidence", "revisions"]


def test_hints_that_were_opened_before_anything_was_answered_count_too(page, tmp_path):
    page.locator(f"{WRITES} .hint summary").first.click()
    page.wait_for_function("localStorage['practicum/consultative-selling/shared'].includes('\"hints\":1')")
    page.reload()
    page.check(f"{WRITES} [value=a]")
    assert json.loads(saved_answers(page))["hints"] == {"who-writes": 1}


def test_trying_again_keeps_the_count_and_starting_over_does_not(page, tmp_path):
    page.locator(f"{WRITES} .hint summary").first.click()
    page.check(f"{WRITES} [value=b]")
    page.check(f"{WRITES} [value=sure]")
    check(page, WRITES)
    page.locator(WRITES).get_by_role("button", name="Try again").click()
    assert page.locator(f"{WRITES} .confidence :checked").count() == 0
    page.check(f"{WRITES} [value=a]")
    sheet = json.loads(saved_answers(page))
    assert (sheet["hints"], sheet["confidence"]) == ({"who-writes": 1}, {})
    page.check(f"{WRITES} [value=sure]")
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Press again to clear every answer").click()
    assert hints(page) == (1, 0)
    assert page.locator(".confidence :checked").count() == 0
    page.check(f"{WRITES} [value=a]")
    sheet = json.loads(saved_answers(page))
    assert (sheet["hints"], sheet["confidence"]) == ({}, {})


def test_a_stimulus_is_shown_once_before_its_first_question_and_linked_from_each(page):
    about = page.locator(".stimulus", has=page.locator("summary", has_text="An e-mail from Anna"))
    assert about.count() == 1
    assert about.locator("em").inner_text() == "tiles"
    order = page.locator(".stimulus, form.question").evaluate_all("all => all.map((one) => one.id)")
    assert order == [
        "about-shared--mail",
        "q-who-writes",
        "q-what-is-needed",
        "about-shared--bill",
        "q-how-much",
        "q-own-reply",
    ]
    links = page.get_by_role("link", name="About: An e-mail from Anna")
    assert links.evaluate_all("links => links.map((link) => link.closest('form').id)") == [
        "q-who-writes",
        "q-what-is-needed",
        "q-own-reply",
    ]
    links.last.click()
    assert page.url.endswith("#about-shared--mail")
    page.wait_for_function(BELOW_THE_HEADER, arg="about-shared--mail")


def test_confidence_can_be_set_by_keyboard_and_clears_nothing(page, tmp_path):
    page.check(f"{WRITES} [value=a]")
    check(page, WRITES)
    page.focus(f"{WRITES} .confidence [value=guess]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    assert status(page, WRITES).startswith("Right.")
    assert page.is_checked(f"{WRITES} [value=a]")
    assert page.is_checked(f"{WRITES} [value=fairly]")
    page.reload()
    assert status(page, WRITES).startswith("Right.")
    assert page.is_checked(f"{WRITES} [value=fairly]")
    assert json.loads(saved_answers(page))["confidence"] == {"who-writes": "fairly"}


def test_confidence_is_not_asked_for_a_text(page):
    assert page.get_by_role("group", name="How sure are you?").count() == 3
    assert page.locator(f"{REPLY} .confidence").count() == 0


def test_all_or_nothing_is_announced_and_scored_on_the_page(page):
    assert page.locator(NEEDED).get_by_text("Only a wholly right answer earns points.").is_visible()
    assert page.locator(WRITES).get_by_text("Only a wholly right answer earns points.").count() == 0
    page.check(f"{NEEDED} [value=a]")
    check(page, NEEDED)
    assert status(page, NEEDED).startswith("Not right. Points: 0 of 2.")
    page.check(f"{NEEDED} [value=b]")
    check(page, NEEDED)
    assert status(page, NEEDED).startswith("Right. Points: 2 of 2.")


def test_no_option_promises_points_that_all_or_nothing_takes(page):
    page.check(f"{MUCH} [value=b]")
    check(page, MUCH)
    said = page.locator(f"{MUCH} .question__why [data-mark=picked-wrong] .options__mark").inner_text()
    assert said == "B. You chose this. It is not right."
    assert "Earns" not in page.locator("[data-answers=how-much]").text_content()
    page.check(f"{WRITES} [value=b]")
    check(page, WRITES)
    assert "earns 1/2" in page.locator(f"{WRITES} .question__why [data-mark=picked-partly]").inner_text()
    assert "Earns 1/2" in page.locator("[data-answers=who-writes]").text_content()


def test_sure_but_wrong_answers_are_linked_at_the_end(page):
    calibration = page.locator(".quiz__calibration")
    page.check(f"{WRITES} [value=b]")
    page.check(f"{WRITES} [value=sure]")
    assert calibration.inner_text() == ""
    check(page, WRITES)
    assert calibration.get_by_role("link").all_inner_texts() == ["Question 1 of 4"]
    answer_all(page)
    assert calibration.get_by_role("link").all_inner_texts() == ["Question 1 of 4", "Question 3 of 4"]
    said = "Right when fairly sure: 0 of 1 · Right when sure: 0 of 2"
    assert calibration.inner_text().split("\n")[-1].strip() == said
    page.reload()
    assert calibration.get_by_role("link").count() == 2
    calibration.get_by_role("link").first.click()
    assert page.url.endswith(WRITES)
    page.check(f"{WRITES} [value=a]")
    check(page, WRITES)
    assert calibration.get_by_role("link").all_inner_texts() == ["Question 3 of 4"]
    assert "Right when sure: 1 of 2" in calibration.inner_text()


def test_the_grader_finds_the_same_score_and_calibration(page, trial_course, tmp_path):
    page.locator(f"{WRITES} .hint summary").first.click()
    answer_all(page)
    (tmp_path / "sheet.json").write_text(saved_answers(page), "utf-8")
    command = [sys.executable, str(ROOT / "scripts" / "grade.py"), "--course", str(trial_course)]
    done = subprocess.run([*command, str(tmp_path / "sheet.json")], capture_output=True, text=True, encoding="utf-8")
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert lines[1:4] == [
        "1/2 of 4 points, 13 %: not passed (80 % is needed)",
        "Sure and not right; read these again first: Question 1 of 4, Question 3 of 4",
        "Right when fairly sure: 0 of 1 · Right when sure: 0 of 2",
    ]
    assert "    Hints opened: 1" in lines
    total = page.locator(".quiz__total").inner_text()
    assert total == "4 of 4 questions checked · 0.5 of 4 points, 13 % · Not passed: 80 % is needed"


def test_the_verdict_does_not_wait_for_a_text(page):
    page.check(f"{WRITES} [value=b]")
    page.check(f"{NEEDED} [value=a]")
    for question in (WRITES, NEEDED):
        check(page, question)
    assert "Not passed" not in page.locator(".quiz__total").inner_text()
    page.check(f"{MUCH} [value=c]")
    check(page, MUCH)
    assert "Not passed" in page.locator(".quiz__total").inner_text()


@pytest.mark.parametrize(
    "entry", [{"hints": "x"}, {"hints": -3}, {"hints": 99}, {"hints": 1.5}, {"sure": '"]'}, {"sure": 7}]
)
def test_damaged_hints_and_confidence_cost_no_answer(page, tmp_path, entry):
    page.check(f"{WRITES} [value=a]")
    check(page, WRITES)
    page.evaluate(
        """(entry) => {
            const place = "practicum/consultative-selling/shared";
            const kept = JSON.parse(localStorage[place]);
            Object.assign(kept.answers["who-writes"], entry);
            localStorage[place] = JSON.stringify(kept);
        }""",
        entry,
    )
    page.reload()
    assert status(page, WRITES).startswith("Right.")
    sheet = json.loads(saved_answers(page))
    assert sheet["answers"] == {"who-writes": "a"}
    assert sheet["confidence"] == {}
    assert sheet["hints"].get("who-writes", 1) in (1, 2, 3)


def test_only_hints_that_are_open_are_printed(page):
    page.locator(f"{WRITES} .hint summary").first.click()
    page.emulate_media(media="print")
    assert page.locator(f"{WRITES} .hint:visible").count() == 1
    assert page.get_by_text("Look at the title.").is_visible()


def test_without_javascript_hints_still_unfold_one_by_one(open_page, trial):
    page = open_page(PAGE, base=trial, java_script_enabled=False)
    assert page.locator(f"{WRITES} .hint:visible").count() == 1
    page.locator(f"{WRITES} .hint summary").first.click()
    assert page.locator(f"{WRITES} .hint:visible").count() == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", [PAGE, "trial/reflections.html"])
def test_axe_finds_nothing(open_page, trial, scheme, width, path):
    viewport = {"width": width, "height": 844}
    page = open_page(path, base=trial, color_scheme=scheme, viewport=viewport, reduced_motion="reduce")
    assert violations(page) == []
    if path == PAGE:
        for hint in page.locator(f"{WRITES} .hint summary").all():
            hint.click()
        answer_all(page)
    else:
        page.locator("textarea").first.fill("We need you.")
        page.locator("button[type=submit]").first.click()
    page.locator(".quiz__answers summary").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for target in page.locator(".quiz button:visible, .quiz label:has(input):visible, .quiz summary:visible").all():
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= 24
