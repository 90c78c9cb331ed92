"""What earlier versions kept in a browser and wrote as a file: this one opens it with nothing lost."""

import json

import pytest

from support.clock import at
from support.learners import (
    FIXTURES,
    LESSONS,
    NAME,
    ON_SHEET,
    PREFIX,
    PROGRESS,
    REVIEW,
    SHEET,
    WRITTEN,
    course,
    kept,
    talk,
    versions,
)
from support.steps import settle
from support.steps_progress import read_in, saved, unfold

KINDS = ("one-of-them", "some-of-them", "in-order", "in-pairs", "in-gaps", "a-number", "in-words")


@pytest.fixture(scope="module")
def address(course_once, address_of):
    """The address of the fixtures' course: that of every page opened here."""
    return address_of(course_once("learners", course))


@pytest.fixture(params=versions(), ids=lambda folder: folder.name)
def version(request):
    return request.param


@pytest.fixture
def found(version):
    """What that version kept, key -> value."""
    return json.loads((version / "browser.json").read_text("utf-8"))


@pytest.fixture
def come_back(open_page, address, found):
    """Return a function that opens a page in the browser of that learner, an hour later or after some days."""

    def come_back(path, days=0):
        page = open_page("404.html")
        at(page, days=days, minutes=60)
        texts = {key: json.dumps(value, ensure_ascii=False) for key, value in found.items()}
        page.evaluate("(texts) => Object.assign(localStorage, texts)", texts)
        page.goto(address + path)
        settle(page)
        return page

    return come_back


def test_there_is_a_version_to_open():
    assert FIXTURES / "b216591" in versions()


@pytest.mark.parametrize("path", [*LESSONS.values(), SHEET, PROGRESS, REVIEW])
def test_opening_a_page_changes_nothing_that_was_kept(come_back, found, path):
    page = come_back(path)
    assert kept(page) == found
    page.reload()
    assert kept(page) == found


def test_every_kind_of_question_is_shown_as_it_was_left(come_back):
    page = come_back(LESSONS["every"])
    for ident in KINDS:
        assert page.locator(f"#q-{ident} .question__status").inner_text()
    assert page.locator("#q-a-talk .question__status").inner_text() == ""
    assert page.is_checked("#q-one-of-them [value=b]")
    assert page.is_checked("#q-one-of-them .confidence [value=sure]")
    assert page.is_checked("#q-some-of-them [value=a]")
    assert page.is_checked("#q-some-of-them [value=b]")
    letters = page.locator("#q-in-order .order > li").evaluate_all("all => all.map((one) => one.dataset.letter)")
    assert letters == ["b", "a", "c"]
    chosen = page.locator("#q-in-pairs .match :checked").evaluate_all("all => all.map((one) => one.value)")
    assert chosen == ["tiles", "praise"]
    assert page.locator("#q-in-gaps .gap input").evaluate_all("all => all.map((one) => one.value)") == [
        "Needs",
        "the buyer",
    ]
    assert page.input_value("#q-a-number input[type=text]") == "250"
    assert page.input_value("#q-in-words textarea") == WRITTEN
    ticks = page.locator("#q-in-words [data-own] input").evaluate_all("all => all.map((one) => one.checked)")
    assert ticks == [False, True]
    assert page.locator("#q-a-talk .talk > li").count() == 3
    assert page.locator(".quiz__total").inner_text().startswith("7 of 8 questions checked · 4.5 of 7 points")
    assert page.get_by_label("Your name").input_value() == NAME


def test_a_conversation_goes_on_and_knows_the_endings_that_were_reached(come_back):
    page = come_back(LESSONS["every"])
    talk(page, "a", check=True)
    assert page.locator(".endings__count").inner_text() == "Endings reached: 2 of 2"


def test_a_draw_asks_the_same_questions_in_the_same_order(come_back, found):
    page = come_back(LESSONS["drawn"])
    forms = page.locator("form.question:visible")
    record = found[f"{PREFIX}drawn"]
    assert forms.evaluate_all("all => all.map((form) => form.dataset.question)") == record["asked"]
    assert page.locator(".quiz__total").inner_text().startswith("3 of 5 questions checked")


def test_what_was_started_over_stays_so(come_back):
    page = come_back(LESSONS["over"])
    assert page.locator("#q-over-one input:checked").count() == 0
    assert page.input_value("#q-over-two input[type=text]") == "8"


def test_an_assessment_is_in_its_second_attempt_and_its_clock_goes_on(come_back, tmp_path):
    page = come_back(LESSONS["exam"])
    assert "30 minutes" in page.locator(".quiz__over").inner_text()  # over, after an hour
    assert page.input_value("#q-exam-a-number input[type=text]") == "two hundred"
    assert page.input_value("#q-exam-in-words textarea") == WRITTEN
    assert page.locator("#q-exam-a-talk .talk > li").count() == 5
    page.get_by_role("button", name="Save my answers").click()
    assert "Not saved yet" in page.locator(".quiz__message").inner_text(), "two hundred is no number that can be read"
    file = json.loads(saved(page, tmp_path / "answers.json", press="Save my answers").read_text("utf-8"))
    assert (file["attempt"], file["minutes"], file["learner"]) == (2, 59, NAME) or file["minutes"] == 60
    assert file["answers"]["exam-some-of-them"] == ["c"]
    assert file["answers"]["exam-in-gaps"] == {"who": "Anna "}
    assert file["hints"] == {"exam-one-of-them": 1}


def test_a_worksheet_and_all_results_are_there(come_back):
    page = come_back(SHEET)
    for field, text in ON_SHEET.items():
        assert page.input_value(f"#write-{field}") == text
    page.goto(page.url.replace(SHEET, PROGRESS))
    unfold(page)
    shown = page.locator(".overview").inner_text()
    assert "Trial of every: 4.5 of 7 points, 64 %; best so far 5.5 of 7 points, 79 %" in shown
    assert "Plan a visit 2 of 2 fields" in shown
    assert "Trial of exam: 8 answered" in shown
    assert "Right when sure: 1 of 2" in shown


def test_what_was_reviewed_is_due_when_it_was_to_be(come_back):
    page = come_back(REVIEW, days=400)
    assert page.locator(".review__due").inner_text() == "Questions to review: 15"


def test_a_file_of_progress_is_read_completely_and_saved_again_the_same(open_page, address, version, found, tmp_path):
    page = open_page("404.html")
    at(page, minutes=60)
    page.goto(address + PROGRESS)
    assert "was read in: 5 quizzes and 1 worksheets" in read_in(page, version / "progress.json")
    name = found.pop(f"{PREFIX}learner", None)  # where earlier versions keep it
    assert kept(page) == found | ({f"{PREFIX}learner/name": name} if name else {})
    file = json.loads((version / "progress.json").read_text("utf-8"))
    again = json.loads(saved(page, tmp_path / "again.json").read_text("utf-8"))
    assert again == file | {"saved": again["saved"]}


def test_a_file_of_progress_read_into_the_same_browser_changes_nothing(come_back, version, found):
    page = come_back(PROGRESS)
    read_in(page, version / "progress.json")
    assert kept(page) == found
