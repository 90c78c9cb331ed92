"""The home page: the one button, what a learner who comes back sees, and a question with its answer."""

import pytest
from playwright.sync_api import expect

from support.axe import violations
from support.part_way import modules_taken, progress_file
from support.paths import ROOT
from support.sizes import SIZES
from support.steps_progress import read_in

EDGES = """all => all.map((one) => { const { left, right } = one.getBoundingClientRect(); return [Math.round(left), Math.round(right)]; })"""
BUTTONS = ".hero .md-button:visible"
LESSONS = 12


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """The progress file of a learner in the middle of the course."""
    path = tmp_path_factory.mktemp("file") / "progress.json"
    path.write_text(progress_file(ROOT, LESSONS), "utf-8")
    return path


@pytest.fixture(scope="module")
def modules(file):
    """Return what that learner has taken of each module."""
    return modules_taken(ROOT, file.read_text("utf-8"))


@pytest.fixture
def returning(open_page, whole_address, file):
    """Return a function that opens the home page of that learner."""

    def home(**options):
        page = open_page("progress.html", whole_address, **options)
        read_in(page, file)
        page.goto(f"{whole_address}index.html")
        page.locator(".due a").wait_for()
        page.get_by_text("Lessons passed: ").wait_for()
        return page

    return home


def test_there_is_one_button_and_the_other_places_are_links(open_page, whole_address, modules):
    page = open_page("index.html", whole_address)
    button = page.locator("article .md-button:visible")
    assert button.count() == 1
    assert button.inner_text().startswith("Begin: ")
    assert page.locator(".hero__more a").all_inner_texts() == [
        "What this course promises",
        "Before your first meeting",
        "My progress",
    ]
    assert page.locator(".far").inner_text() == f"Lessons: {sum(map(len, modules))}"


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_buttons_are_one_column_of_one_width(returning, width):
    found = returning(viewport={"width": width, "height": 844}).locator(BUTTONS).evaluate_all(EDGES)
    assert len(found) == 2
    assert len({tuple(one) for one in found}) == 1


def test_on_a_laptop_what_is_due_is_beside_the_main_button(returning):
    page = returning(viewport={"width": 1280, "height": 800})
    buttons = page.locator(BUTTONS)
    first, second = (each.bounding_box() for each in buttons.all())
    assert (first["y"], first["height"]) == (second["y"], second["height"])
    assert buttons.last.inner_text().startswith("Questions to review: ")
    expect(buttons.first).to_have_css("background-color", "rgba(0, 0, 0, 0)")  # what is due is for today
    expect(buttons.last).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_a_learner_who_comes_back_sees_where_she_was_and_how_far_she_is(returning, modules):
    page = returning()
    passed = [sum(taken.passed for taken in lessons.values() if taken) for lessons in modules]
    order = [(title, taken) for lessons in modules for title, taken in lessons.items()]
    left = next(title for title, taken in order[LESSONS - 1 :] if not (taken and taken.passed))  # from her latest on
    far = f"Lessons passed: {sum(passed)} of {sum(map(len, modules))}"
    assert page.locator(".next a").inner_text().startswith(f"Continue: {left}, ")
    assert page.locator(".far").inner_text() == far
    done = page.locator(".far i").evaluate_all("all => all.map((one) => one.style.getPropertyValue('--done'))")
    shares = [each / len(lessons) for lessons, each in zip(modules, passed, strict=True)]
    assert [float(each) for each in done] == pytest.approx(shares)
    width = "all => all.map((one) => parseFloat(getComputedStyle(one, '::after').width) / one.clientWidth)"
    begun = [sum(map(bool, lessons.values())) / len(lessons) for lessons in modules]
    assert begun != shares
    assert page.locator(".far i").evaluate_all(width) == pytest.approx(begun, abs=0.02)
    wide = page.locator(".far i").evaluate_all("all => all.map((one) => one.getBoundingClientRect().width)")
    each = sum(wide) / sum(map(len, modules))
    assert wide == pytest.approx([each * len(lessons) for lessons in modules], rel=0.01)
    assert page.locator(".far").aria_snapshot() == f'- paragraph: "{far}"'


def test_the_way_there_by_keyboard_is_that_of_the_eye(returning):
    page = returning()
    page.locator(".next a").focus()
    seen = []
    for _ in range(4):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.textContent"))
    assert seen[0].startswith("Questions to review: ")
    assert seen[1:] == ["What this course promises", "Before your first meeting", "My progress"]


def test_bars_show_in_forced_colours(returning):
    page = returning(forced_colors="active")
    colours = "one => [null, '::before'].map((part) => getComputedStyle(one, part).backgroundColor)"
    rest, done = page.locator(".far i").first.evaluate(colours)
    assert rest != done
    assert page.locator(".far i").first.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"


def test_a_question_is_answered_without_a_script_and_each_option_opens_to_its_reason(open_page, whole_address):
    page = open_page("index.html", whole_address, java_script_enabled=False)
    sample = page.locator(".sample")
    assert "Right" not in sample.inner_text()  # it is there to be answered
    assert "What you sign then, your crew can keep and your firm can live on." not in sample.inner_text()
    assert "But they'd have signed for week one" not in sample.inner_text()
    sample.locator("summary", has_text="I sign today, and tell them next week").focus()
    page.keyboard.press("Enter")
    assert "Not right\nYou mean to be open" in sample.inner_text().replace("\n\n", "\n")
    sample.locator("summary", has_text="I tell them what the crew needs").click()
    assert "Right\nIt may take until next week" in sample.inner_text().replace("\n\n", "\n")
    sample.get_by_role("link", name="From: Before you begin").click()
    page.wait_for_url("**/start/warm-up.html")


SCREEN = {"width": 390, "height": 844}
BELOW = "one => one.getBoundingClientRect().bottom + scrollY"


def test_promise_button_and_question_are_two_screens_of_a_phone_and_the_rest_is_short(
    open_page, whole_address, modules
):
    page = open_page("index.html", whole_address, viewport=SCREEN, has_touch=True, is_mobile=True)
    assert page.locator(".hero h1 + p").inner_text().count(".") == 1
    assert page.locator(".next a").evaluate(BELOW) <= SCREEN["height"]
    assert page.locator(".sample summary").last.evaluate(BELOW) <= 2 * SCREEN["height"]
    assert page.evaluate("document.documentElement.scrollHeight") <= 4 * SCREEN["height"]
    assert not page.locator(".syllabus").is_visible()
    page.get_by_text("All modules with their lessons").click()
    assert page.locator(".syllabus__module li a").count() == sum(map(len, modules))
    assert page.locator(".syllabus").is_visible()


def test_a_learner_who_comes_back_sees_it_on_the_first_screen_of_a_phone(returning):
    page = returning(viewport=SCREEN)
    for place in (".next a", ".due a", ".far"):
        assert page.locator(place).evaluate(BELOW) <= SCREEN["height"], place


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "laptop"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(returning, scheme, size):
    page = returning(color_scheme=scheme, viewport=SIZES[size], reduced_motion="reduce")
    page.locator(".sample summary").last.click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
