"""Worksheets are kept, and an edit of the course keeps all that was written."""

import re
import shutil

import pytest

from support.course_progress import LESSON, PAGE, SHEET, WORKSHEET, write_course
from support.serving import served
from support.steps import ON_ONE_PAGE
from support.steps_progress import answer, answers, saved


@pytest.fixture
def address(progress_address):
    return progress_address


# ---- an edit of the course


def test_an_edit_of_the_course_keeps_every_answer_whose_question_did_not_change(browser, tmp_path, build_site):
    course = write_course(tmp_path / "course")
    site = tmp_path / "site"
    build_site("mkdocs", site, course)
    with served(site) as at:
        page = browser.new_page(service_workers="block")  # which would show the old version first
        page.add_init_script(ON_ONE_PAGE)
        page.goto(at + LESSON)
        answer(page)
        before = answers(page)
        page.goto(at + SHEET)
        page.fill("#write-customer", "Aster Hotels")
        page.fill("#write-plans", "A second house")
        page.locator("h1").click()
        quiz = course / "quizzes" / "opening-declaration.yml"
        head, first, *rest = re.split(r"(?=^  - id: )", quiz.read_text("utf-8"), flags=re.MULTILINE)
        new = first.replace("declaration-first-move", "a-new-one").replace("stem: |\n", "stem: |\n      New.\n")
        rest[-1] = rest[-1].replace("stem: |\n", "stem: |\n      Changed.\n")
        changed = re.search(r"id: (\S+)", rest[-1])[1]
        quiz.write_text(head + new + "".join([*(one.rstrip() + "\n" for one in rest), first]), "utf-8")
        sheet = course / "content" / SHEET.replace("html", "md")
        sheet.write_text(re.sub(r"\n\| .*", "", WORKSHEET).replace("The customer", "Which customer"), "utf-8")
        shutil.rmtree(site)
        build_site("mkdocs", site, course)
        page.goto(at + LESSON)
        shown = page.locator("form.question").all()
        open_ones = {form.get_attribute("data-question") for form in shown if not form.get_attribute("data-status")}
        assert open_ones == {"a-new-one", changed}
        assert answers(page) == before
        page.check("#q-a-new-one [value=a]")
        assert answers(page) == before | {"a-new-one": "a"}
        page.goto(at + SHEET)
        assert page.input_value("#write-customer") == "Aster Hotels"
        gone = page.locator(".worksheet__removed").inner_text()
        assert "What you heard about their plans: A second house" in gone
        page.close()


# ---- worksheets


def test_a_worksheet_is_kept_and_saved_as_text_and_nothing_leaves_the_browser(open_page, tmp_path):
    page = open_page(SHEET)
    page.wait_for_load_state("networkidle")
    asked = []
    page.on("request", lambda request: request.url.startswith("blob:") or asked.append(request.url))
    assert "kept in this browser alone" in page.locator(".worksheet__about").inner_text()
    page.fill("#write-customer", "Aster Hotels\nMs Doe <b>")
    page.fill("#write-plans", "A second house")
    page.wait_for_function("Object.values(localStorage).join().includes('A second house')")
    text = saved(page, tmp_path / "sheet.txt", "Save as text").read_text("utf-8")
    assert text == (
        "Plan a visit\n============\n\nThe customer\n\n    Aster Hotels\n    Ms Doe <b>\n"
        "\nWhat you heard about their plans\n\n    A second house\n"
    )
    assert asked == []
    page.reload()
    assert page.input_value("#write-customer") == "Aster Hotels\nMs Doe <b>"
    page.goto(page.url.replace(SHEET, PAGE))
    everything = saved(page, tmp_path / "all.txt", "Save all worksheets as text").read_text("utf-8")
    assert everything == text


def test_what_is_typed_last_is_kept_when_the_page_is_left_at_once(open_page):
    page = open_page(SHEET)
    page.locator("#write-customer").press_sequentially("Aster")
    page.goto(page.url.replace(SHEET, "index.html"))
    assert answers(page, "worksheet/plan-visit")["customer"] == "Aster"


def test_two_tabs_with_one_worksheet_keep_both_their_texts(open_page):
    one = open_page(SHEET)
    two = one.context.new_page()
    two.goto(one.url)
    one.fill("#write-customer", "Aster")
    two.fill("#write-plans", "More")
    two.wait_for_function("document.querySelector('#write-customer').value === 'Aster'")
    one.wait_for_function("document.querySelector('#write-plans').value === 'More'")
    assert answers(one, "worksheet/plan-visit") == {"customer": "Aster", "plans": "More"}


def test_emptying_a_worksheet_asks_once(open_page):
    page = open_page(SHEET)
    page.fill("#write-customer", "Aster")
    page.get_by_role("button", name="Clear this worksheet").click()
    page.get_by_role("button", name="Press again").click()
    page.reload()
    assert page.input_value("#write-customer") == ""


def test_a_worksheet_prints_on_one_sheet_without_its_buttons(open_page):
    page = open_page(SHEET)
    page.fill("#write-customer", "Aster")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True, format="A4"))) == 1
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Save as text").is_visible()
