"""One file to hand in: what it holds, what stays out of it, its name, where it goes, and a phone's share menu."""

import json
import subprocess

import pytest
from playwright.sync_api import expect

from support.axe import violations
from support.building import graded
from support.course_progress import LESSON, PAGE, SHEET, TRAINER
from support.sizes import SIZES
from support.steps_progress import ONE, PLACE, answer, kept, read_in, saved

MORE = "[data-part=file] fieldset"
NAME = "Your name, for the file"
SAVE = "Save my progress as a file"
REFLECTION = {"answer": "For me alone.", "revision": "0a1b2c3d", "checked": True, "hints": 0, "own": [], "at": 5}
SHARES = """
navigator.canShare = ({ files: [file] }) => file.type === "text/plain";
navigator.share = async ({ files: [file] }) => {
  if (window.closed) throw new DOMException("closed", "AbortError");
  window.shared = [file.name, await file.text()];
};
"""


@pytest.fixture
def address(progress_address):
    return progress_address


@pytest.fixture
def progress(open_page):
    """Return a function that opens *My progress* of a learner who has answered, written and reflected."""

    def begun(**options):
        page = open_page(LESSON, **options)
        answer(page)
        base = page.url.removesuffix(LESSON)
        page.goto(base + SHEET)
        page.fill("#write-customer", "Aster Hotels")
        page.locator("h1").click()
        page.evaluate(
            """([key, entry]) => {
              const record = JSON.parse(localStorage.getItem(key));
              record.answers["in-words"] = entry;
              localStorage.setItem(key, JSON.stringify(record));
            }""",
            [f"{PLACE}/opening-declaration", REFLECTION],
        )
        page.goto(base + PAGE)
        page.get_by_text("Put into it as well").click()
        page.locator(MORE).wait_for()
        return page

    return begun


def download(page, path):
    """Save the file as it is asked for, without ticking anything; return its name and what it holds."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=SAVE).click()
    waiting.value.save_as(path)
    return waiting.value.suggested_filename, json.loads(path.read_text("utf-8"))


def test_the_page_says_what_the_file_holds_and_leaves_out_what_is_not_ticked(progress, tmp_path):
    page = progress()
    expect(page.locator("[data-part=file]")).to_contain_text("Answers: 7, in quizzes: 1.")
    boxes = page.locator(f"{MORE} input")
    assert [box.is_checked() for box in boxes.all()] == [False, False, False]
    assert [line.split("(")[-1] for line in page.locator(f"{MORE} label").all_inner_texts()] == ["1)", "1)", "7)"]
    _, file = download(page, tmp_path / "bare.json")
    record = file["quizzes"]["opening-declaration"]
    assert len(record["answers"]) == 7
    assert "in-words" not in record["answers"]
    assert ("log" in record, file["worksheets"]) == (False, {})
    for box in boxes.all():
        box.check()
    _, file = download(page, tmp_path / "whole.json")
    record = file["quizzes"]["opening-declaration"]
    assert record["answers"]["in-words"] == REFLECTION
    assert len(record["log"]) == 7
    assert file["worksheets"]["plan-visit"]["answers"]["customer"]["answer"] == "Aster Hotels"
    page.reload()
    page.get_by_text("Put into it as well").click()
    page.locator(MORE).wait_for()
    assert not any(box.is_checked() for box in boxes.all())  # a tick is not remembered


def test_a_file_without_reflections_takes_none_away(progress, tmp_path):
    page = progress()
    before = kept(page, "opening-declaration"), kept(page, "worksheet/plan-visit")
    download(page, tmp_path / "bare.json")
    read_in(page, tmp_path / "bare.json")
    after = kept(page, "opening-declaration"), kept(page, "worksheet/plan-visit")
    for one, other in zip(before, after, strict=True):
        assert {key: one[key] for key in ("answers", "log") if key in one} == {
            key: other[key] for key in ("answers", "log") if key in other
        }


def test_the_name_of_the_file_and_the_message_carry_course_and_learner(progress, tmp_path):
    page = progress()
    link = page.locator(f".overview .send a:text-is('{TRAINER}')")
    assert link.get_attribute("href") == f"mailto:{TRAINER}?subject=Consultative%20Selling"
    page.get_by_label(NAME).fill(" Zoë O’Brien / 李 ")
    page.keyboard.press("Tab")
    expect(link).to_have_attribute(
        "href", f"mailto:{TRAINER}?subject=Consultative%20Selling%3A%20Zo%C3%AB%20O%E2%80%99Brien%20%2F%20%E6%9D%8E"
    )
    name, file = download(page, tmp_path / "file.json")
    day = file["saved"][:10]
    assert name == f"consultative-selling-Zoë-O-Brien-李-{day}-progress.json"
    assert file["learner"] == "Zoë O’Brien / 李"
    expect(page.locator(".overview__told")).to_have_text(f"Saved as {name}.")


def test_a_quiz_says_where_its_file_goes_once_it_is_saved(open_page, tmp_path):
    page = open_page(LESSON)
    page.check(f"{ONE} [value=c]")
    assert page.locator(".send").count() == 0
    page.get_by_label("Your name").fill("Sam Lee")
    saved(page, tmp_path / "answers.json", press="Save my answers")
    link = page.locator(".quiz__message .send a")
    assert link.get_attribute("href") == f"mailto:{TRAINER}?subject=Consultative%20Selling%3A%20Sam%20Lee"


def test_the_grader_gives_the_score_that_the_page_shows(progress, progress_course, tmp_path):
    page = progress()
    download(page, tmp_path / "file.json")
    done = subprocess.run(
        graded(progress_course, tmp_path / "file.json"), capture_output=True, text=True, encoding="utf-8"
    )
    result = json.loads(done.stdout)
    assert (result["quiz"], result["percent"], result["passed"]) == ("opening-declaration", 100, True)
    assert done.returncode == 0


def test_a_phone_is_offered_its_share_sheet_with_a_text_file(progress):
    page = progress(viewport=SIZES["phone"], has_touch=True, is_mobile=True)
    assert page.get_by_role("button", name="Share the file").count() == 0  # headless Chromium shares nothing
    page.add_init_script(SHARES)
    page.reload()
    page.get_by_role("button", name="Share the file").tap()
    page.wait_for_function("window.shared")
    name, text = page.evaluate("window.shared")
    assert name.endswith("-progress.txt")
    assert json.loads(text)["practicum"] == "progress"
    page.evaluate("window.closed = true")
    page.get_by_role("button", name="Share the file").tap()  # closing it is not a fault
    assert page.locator(".overview").evaluate("one => one.scrollWidth <= one.clientWidth")


def test_a_laptop_only_saves(progress):
    page = progress()
    page.add_init_script(SHARES)
    page.reload()
    page.get_by_role("button", name=SAVE).wait_for()
    assert page.get_by_role("button", name="Share the file").count() == 0


@pytest.mark.parametrize("size", ["phone", "laptop"])
@pytest.mark.parametrize("look", [{"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_the_form_is_accessible_and_fits(progress, size, look):
    page = progress(viewport=SIZES[size], **look)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = page.locator(f"{MORE} label").first.bounding_box()
    assert box["height"] >= 24


def test_the_form_is_filled_in_by_keyboard_alone(progress, tmp_path):
    page = progress()
    page.get_by_label(NAME).focus()
    page.keyboard.type("Sam")
    for key in ("Tab", "Tab", "Space", "Tab", "Tab", "Tab"):
        page.keyboard.press(key)
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    waiting.value.save_as(tmp_path / "file.json")
    file = json.loads((tmp_path / "file.json").read_text("utf-8"))
    assert "in-words" in file["quizzes"]["opening-declaration"]["answers"]
    assert (file["learner"], file["worksheets"]) == ("Sam", {})
