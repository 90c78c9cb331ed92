"""The page *My progress*: it fits three screens of a phone, unfolds, prints, and offers a record of completion."""

import json
from fractions import Fraction

import pytest

from support.axe import violations
from support.course_progress import write_course
from support.part_way import modules_taken, progress_file
from support.paths import ROOT
from support.sizes import SIZES
from support.steps_progress import read_in

PAGE = "progress.html"
SCREENS = 3
RECORD = "[data-part=record]"
FIRST = "Your first meeting"
STATEMENT = (
    "This is my own statement, made from what this browser keeps. It is not a certificate: a certificate comes from the "
    "trainer and has a number."
)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Progress files: of learners in the middle, with all of it begun, all lessons passed, a question open, all of it done."""
    folder = tmp_path_factory.mktemp("files")
    texts = {
        "middle": progress_file(ROOT, 12, worksheets=4),
        "all": progress_file(ROOT, wrong=31, assessment=24, worksheets=4),
        "open": progress_file(ROOT, wrong=31, assessment=23),
        "begun": progress_file(ROOT, wrong=3, assessment=3, worksheets=4),
        "lessons": progress_file(ROOT, wrong=0),
    }
    for name, text in texts.items():
        (folder / f"{name}.json").write_text(text, "utf-8")
    return folder


@pytest.fixture
def read(open_page, whole_address, files):
    """Return a function that opens the page in a browser that has read a file."""

    def read(name, base=whole_address, **options):
        page = open_page(PAGE, base, timezone_id="UTC", **options)
        read_in(page, files / f"{name}.json")
        page.reload()
        page.locator("[data-part=file]").wait_for()
        return page

    return read


@pytest.mark.parametrize("name", ["middle", "begun", "lessons", "open", "all"])
def test_wherever_a_learner_is_it_fits_three_screens_of_a_phone(read, name):
    phone = SIZES["phone"]
    page = read(name, viewport=phone)
    page.locator(".due a").wait_for()
    assert page.locator(".overview details[open]").count() == 0
    assert page.locator("[data-part=again] li:visible").count() == (0 if name == "lessons" else 3)
    assert page.evaluate("document.documentElement.scrollHeight") <= SCREENS * phone["height"]


@pytest.mark.parametrize("path", [PAGE, "index.html"])
def test_after_the_last_lesson_the_main_button_leads_to_the_assessment_until_all_of_it_is_answered(read, path):
    for name in ("lessons", "open"):
        page = read(name)
        page.goto(page.url.replace(PAGE, path))
        button = page.get_by_role("link", name="You have passed every lesson: go on with Final assessment")
        button.click()
        page.wait_for_url("**/final-assessment.html")
    page = read("all")
    page.goto(page.url.replace(PAGE, path))
    page.locator(".due a").wait_for()
    done = page.get_by_role("link", name="You have passed every lesson: see your progress")
    assert done.count() == (path != PAGE)  # which would lead to itself
    assert page.locator(".next:visible").count() == (path != PAGE)


def test_each_module_has_a_bar_and_unfolds_to_its_lessons_by_keyboard(read, files):
    page = read("middle")
    rows = page.locator(".overview__module > summary")
    modules = modules_taken(ROOT, (files / "middle.json").read_text("utf-8"))
    passed = [sum(taken.passed for taken in lessons.values() if taken) for lessons in modules]
    begun = [sum(not taken.passed for taken in lessons.values() if taken) for lessons in modules]
    assert 0 < sum(begun) < sum(passed)
    assert [text.split("\n")[-1].strip() for text in rows.all_inner_texts()] == [
        f"{done} of {len(lessons)} passed" + (f", {some} begun" if some else "")
        for lessons, done, some in zip(modules, passed, begun, strict=True)
    ]
    done = page.locator(".overview .bars i").evaluate_all(
        "all => all.map((one) => one.style.getPropertyValue('--done'))"
    )
    shares = [each / len(lessons) for lessons, each in zip(modules, passed, strict=True)]
    assert [float(each) for each in done] == pytest.approx(shares)
    lesson = page.get_by_role("link", name="Preparing for one meeting", exact=True).last
    rows.first.focus()
    assert not lesson.is_visible()
    page.keyboard.press("Enter")
    lesson.wait_for()
    assert "Preparing for one meeting: " in page.locator(".overview__module").first.inner_text()
    assert page.get_by_role("heading", name=FIRST).is_visible()


def test_what_is_open_stays_open_when_another_tab_changes_something(read, files):
    page = read("middle")
    modules = modules_taken(ROOT, (files / "middle.json").read_text("utf-8"))
    begun = sum(not taken.passed for lessons in modules for taken in lessons.values() if taken)
    page.locator(".overview__module > summary").nth(1).click()
    other = page.context.new_page()
    other.goto(page.url.replace(PAGE, "leading-a-team/employer-and-staff.html"))
    other.locator("form.question").first.get_by_role("radio").first.check()
    page.get_by_text(f"Begun: {begun + 1}.").wait_for()
    opened = page.locator(".overview__module").evaluate_all("all => all.map((one) => one.open)")
    assert opened == [False, True, *[False] * (len(modules) - 2)]


def test_on_paper_all_of_it_is_open(read, files):
    page = read("middle")
    *_, last = modules_taken(ROOT, (files / "middle.json").read_text("utf-8"))
    page.emulate_media(media="print")
    shown = page.locator(".overview").inner_text()
    for words in (
        *last,
        "An objective is mastered at",
        "last changed",
    ):
        assert words in shown, words


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "laptop"])
def test_axe_finds_nothing_folded_or_open(read, scheme, size):
    page = read("all", color_scheme=scheme, viewport=SIZES[size], reduced_motion="reduce")
    assert violations(page) == []
    for summary in page.locator(".overview summary:visible").all():
        summary.click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# ---- the record of completion


def test_the_record_says_what_was_done_and_that_it_is_her_own_statement(read, files):
    page = read("all")
    modules = modules_taken(ROOT, (files / "all.json").read_text("utf-8"))
    lessons = [taken for lessons in modules for taken in lessons.values()]
    share = 100 * sum(taken.earned for taken in lessons) / sum(taken.possible for taken in lessons)
    record = page.locator(RECORD)
    record.get_by_role("heading").click()  # it is folded
    assert record.locator("p").first.inner_text() == STATEMENT
    assert record.locator("dl").inner_text().split("\n") == [
        "Name", "Write your name below",
        "Course", "Consultative Selling",
        "Answered", "from May 28, 2026 to August 26, 2026",
        "Lessons", f"All {len(lessons)} passed, with {int(share + Fraction(1, 2))} % of the points",
        "Assessment", "Final assessment: all 24 questions answered. It is scored where it is handed in.",
    ]  # fmt: skip
    assert page.locator(".next:visible").count() == 0  # nothing comes next, and this page would lead to itself
    record.get_by_text("Each lesson").click()
    listed = [f"{taken.title}: {taken.percent} %" for taken in lessons]
    assert record.locator("li").all_inner_texts() == listed
    record.get_by_role("link", name="Write your name below").click()
    page.keyboard.press("Tab")
    name = page.get_by_label("Your name")
    name.fill("Zoë O’Brien")
    name.press("Tab")
    assert record.locator("dd").first.inner_text() == "Zoë O’Brien"
    before = record.inner_text()
    page.reload()
    record.get_by_role("heading").click()
    record.get_by_text("Each lesson").click()
    assert record.inner_text() == before


@pytest.mark.parametrize("name", ["middle", "open"])
def test_there_is_no_record_while_anything_is_missing(read, name):
    assert read(name).locator(RECORD).is_hidden()


def test_the_record_alone_is_printed_by_its_button(read, files):
    page = read("all")
    last = [*modules_taken(ROOT, (files / "all.json").read_text("utf-8"))[-1].values()][-1]
    page.evaluate("window.print = () => (window.printed = true)")
    page.locator(RECORD).get_by_role("heading").click()
    page.get_by_role("button", name="Print this record").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    shown = page.locator("article").inner_text()
    assert shown.startswith("Record of completion")
    assert STATEMENT in shown
    assert f"{last.title}: {last.percent} %" in shown
    for words in ("Where I stand", "Keep it and move it", "My progress", "Print this record"):
        assert words not in shown, words
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "Where I stand" in page.locator("article").inner_text()


def test_in_a_german_course_it_is_german(open_page, course_once, address_of, tmp_path):
    def german(root):
        settings = write_course(root) / "mkdocs.yml"
        settings.write_text(settings.read_text("utf-8").replace("language: en", "language: de"), "utf-8")

    course = course_once("progress-german", german)
    text = json.loads(progress_file(course, wrong=0, learner="Jörg Öztürk"))
    (tmp_path / "progress.json").write_text(json.dumps(text), "utf-8")
    page = open_page(PAGE, address_of(course), timezone_id="UTC")
    page.set_input_files("input[type=file]", tmp_path / "progress.json")
    record = page.locator(RECORD)
    record.get_by_role("heading").click()
    assert record.locator("p").first.inner_text() == (
        "Das ist meine eigene Angabe, aus dem, was dieser Browser behält. Es ist kein Zertifikat: Ein Zertifikat kommt "
        "von der Kursleitung und hat eine Nummer."
    )
    assert record.locator("dl").inner_text().split("\n") == [
        "Name", "Jörg Öztürk",
        "Kurs", "Consultative Selling",
        "Beantwortet", "vom 28. Mai 2026 bis 30. Mai 2026",
        "Lektionen", "Alle 3 bestanden, mit 100 % der Punkte",
    ]  # fmt: skip
