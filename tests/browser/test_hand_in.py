"""One file to hand in: what it holds, what stays out of it, its name, where it goes, and a phone's share menu."""

import json
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from practicum.course.load import load_course
from support.axe import violations
from support.building import graded
from support.course_progress import LESSON, PAGE, SHEET, TRAINER, write_course
from support.part_way import answer_of
from support.paths import FIXTURES
from support.sizes import SIZES
from support.steps_progress import ONE, PLACE, SAVE, answer, kept, read_in, save_progress, saved

MORE = "[data-part=file] fieldset"
NAME = "Your name, for the file"
EXAM = "trial/exam.html"
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
        save_progress(page)
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
    time = file["saved"][:19].replace(":", "-")
    assert name == f"consultative-selling-Zoë-O-Brien-李-{time}-progress.json"
    assert file["learner"] == "Zoë O’Brien / 李"
    expect(page.locator(".overview__told")).to_have_text(f"Saved as {name}.")


def test_a_missing_name_is_asked_for_once_in_place(progress, tmp_path):
    page = progress()
    told, files = page.locator(".overview__told"), []
    page.on("download", lambda file: files.append(file.suggested_filename))
    button = page.get_by_role("button", name=SAVE)
    button.click()
    expect(told).to_have_text(
        "Not saved yet: your name is missing, and nobody could tell whose file it is. "
        "Write it above, or press the button once more to go on without it."
    )
    assert files == []
    name, file = download(page, tmp_path / "nameless.json")
    assert name.startswith(f"consultative-selling-{file['saved'][:10]}T")
    assert file["learner"] == ""
    expect(told).to_have_text(f"Saved as {name}.")
    page.reload()
    page.get_by_label(NAME).press_sequentially("Sam")
    button.evaluate("one => one.click()")  # as on a phone, where a tap may leave the field as it is
    expect(told).to_contain_text("Saved as consultative-selling-Sam-")


def test_the_name_of_a_file_that_is_read_in_is_seen(progress, tmp_path):
    page = progress()
    page.get_by_label(NAME).fill("Sam Lee")
    download(page, tmp_path / "file.json")
    page.get_by_label(NAME).fill("")
    read_in(page, tmp_path / "file.json")
    expect(page.get_by_label(NAME)).to_have_value("Sam Lee")


def test_two_files_of_one_moment_of_a_class_have_two_names(progress, tmp_path):
    page = progress()
    page.clock.install(time="2026-11-30T14:32:05Z")
    page.reload()
    names = []
    for second in range(3):
        page.clock.set_fixed_time(f"2026-11-30T14:32:0{second + 5}Z")
        names.append(download(page, tmp_path / "file.json")[0])
    assert names == [f"consultative-selling-2026-11-30T14-32-0{second}-progress.json" for second in (5, 6, 7)]


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
    expect(page.locator(".overview__told")).to_contain_text("Not saved yet: your name is missing")
    assert not page.evaluate("window.shared")
    page.get_by_role("button", name="Share the file").tap()
    page.wait_for_function("window.shared")
    assert page.locator(".overview__told").inner_text() == ""
    name, text = page.evaluate("window.shared")
    assert name.endswith("-progress.txt")
    assert json.loads(text)["practicum"] == "progress"
    page.evaluate("window.closed = true")
    page.get_by_role("button", name="Share the file").tap()  # closing it is not a fault
    assert page.locator(".overview").evaluate("one => one.scrollWidth <= one.clientWidth")


def test_a_file_that_may_not_be_shared_is_saved(progress):
    page = progress(viewport=SIZES["phone"], has_touch=True, is_mobile=True)
    page.add_init_script(SHARES)
    page.add_init_script("navigator.share = () => Promise.reject(new DOMException('', 'NotAllowedError'))")
    page.reload()
    share = page.get_by_role("button", name="Share the file")
    share.tap()  # asks for the name
    with page.expect_download() as download:
        share.tap()
    expect(page.locator(".overview__told")).to_have_text(f"Saved as {download.value.suggested_filename}.")


def test_a_laptop_only_saves(progress):
    page = progress()
    page.add_init_script(SHARES)
    page.reload()
    page.get_by_role("button", name=SAVE).wait_for()
    assert page.get_by_role("button", name="Share the file").count() == 0


SENDING = re.compile(r"\b(send|sent|share|hand)\b", re.IGNORECASE)
TRUE_ANYWHERE = ("nothing is sent to a server", "Nothing was sent from this page")


@pytest.mark.parametrize("words", ["If someone trains you, send them this file.", ""])
def test_words_alone_say_where_a_file_goes_and_without_them_nothing_promises_sending(
    open_page, address_of, course_once, words, tmp_path
):
    """The end of a quiz, the end of an assessment and *My progress*, with and without `extra.hand_in`."""

    def write(root):
        exam = (FIXTURES / "learners" / "course" / "exam.yml").read_text("utf-8")
        settings = write_course(root, exam=exam) / "mkdocs.yml"
        hand = f'{{text: "{words}"}}' if words else "~"
        settings.write_text(settings.read_text("utf-8").replace(f"hand_in: {TRAINER}", f"hand_in: {hand}"), "utf-8")

    address = address_of(course_once(f"hand-in-{bool(words)}", write))
    shown = {}
    for path, press in ((LESSON, "Save my answers"), (EXAM, "Save my answers"), (PAGE, SAVE)):
        page = open_page(path, address)
        if path == LESSON:
            answer(page)
        page.get_by_label(NAME).fill("Sam")
        if path == EXAM:
            page.get_by_role("button", name=press).click()  # nothing is answered, which is asked about
        saved(page, tmp_path / "file.json", press=press)
        shown[path] = page.locator(".quiz__end, [data-part=file]").inner_text()
        assert page.locator(".send").all_inner_texts() == ([words] if words else [])
    assert "Keep it and hand it in" in shown[PAGE] if words else "Keep it and move it" in shown[PAGE]
    for path, text in shown.items():
        rest = text.replace(words or "no words", "")
        for each in TRUE_ANYWHERE:
            rest = rest.replace(each, "")
        assert path == EXAM or words or not SENDING.search(rest), rest
    assert "Now hand this file in to be graded." in shown[EXAM]
    assert "the share menu is on the page My progress" in shown[EXAM]
    assert "your trainer" not in shown[EXAM]


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


def test_what_a_phone_saves_is_graded_by_the_class_and_makes_a_certificate(
    open_page, course_once, address_of, tmp_path
):
    """An assessment on a phone, its progress file, 20 of them in a folder with one name and none, and a certificate."""

    def write(root):
        write_course(root, exam=(FIXTURES / "learners" / "course" / "exam.yml").read_text("utf-8"))

    course = course_once("hand-in-class", write)
    (exam,) = (quiz for quiz in load_course(course).quizzes if quiz.id == "exam")
    answers = {
        question.id: {"answer": answer_of(question), "revision": question.revision, "at": 5}
        for question in exam.questions
    }
    page = open_page(EXAM, address_of(course), viewport=SIZES["phone"], has_touch=True, is_mobile=True)
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)",
        [f"{PLACE}/exam", json.dumps({"version": 1, "at": 5, "answers": answers})],
    )
    page.goto(page.url.replace(EXAM, PAGE))
    page.get_by_label(NAME).fill("Lea Park")
    download(page, tmp_path / "file.json")
    text = (tmp_path / "file.json").read_text("utf-8")
    handed = tmp_path / "handed"
    handed.mkdir()
    for number in range(20):
        suffix = "txt" if number % 3 else "json"
        own = text if number % 2 else text.replace('"Lea Park"', '""')
        (handed / f"{number:02}.{suffix}").write_text(own, "utf-8")

    def run(*command):
        whole = [sys.executable, "-m", "practicum", *command, "--course", str(course), str(handed)]
        return subprocess.run(whole, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path)

    table = [line.split() for line in run("grade", "--table", "--csv", "all.csv").stdout.splitlines()]
    rows = [line for line in table if "exam" in line]
    assert [" ".join(line[:3]) for line in rows] == [
        *(f"(no name) {number}" for number in range(1, 11)),
        "Lea Park exam",
    ]
    assert rows[-1][3] == "10"
    assert len((tmp_path / "all.csv").read_text("utf-8-sig").splitlines()) == 21
    made = run("certificate")
    (certificate,) = (tmp_path / "certificates").iterdir()
    assert made.stderr.count("passed, but has no name") == 10
    number = certificate.stem.removeprefix("Lea-Park-")
    assert "Lea Park" in run("certificate", "--verify", number).stdout
