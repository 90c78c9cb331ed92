"""Progress: in the navigation, on the home page, on a learner's own page; in tabs, from files, in both engines."""

import json
import random
import re
import subprocess
from fractions import Fraction

import pytest
from playwright.sync_api import expect

from practicum.words import words_for
from support.axe import violations
from support.building import graded
from support.course_progress import FIRST, LESSON, PAGE, SECOND, SHEET
from support.paths import ROOT
from support.serving import served
from support.sizes import SIZES
from support.steps import strictly
from support.steps_progress import ONE, answer, answers, kept, nav, part, saved, unfold


@pytest.fixture
def address(progress_address):
    return progress_address


# ---- what is passed, begun and open


def test_navigation_and_home_show_lessons_and_modules_not_started_begun_passed(open_page):
    page = open_page(LESSON)
    module, lesson = "Mutual need between customer and supplier", "The opening declaration"
    nav(page, module, "not started")
    nav(page, lesson, "not started")
    page.check(f"{ONE} [value=c]")
    nav(page, module, "begun")  # on the page itself
    nav(page, lesson, "begun")
    answer(page)
    nav(page, module, "begun")
    nav(page, lesson, "passed")
    other = page.context.new_page()
    other.goto(page.url.replace(LESSON, "index.html"))
    shown = other.locator(".syllabus__status").all_inner_texts()
    assert shown == ["Begun", "Not started", "Passed", "Not started"]
    base = page.url.removesuffix(LESSON)
    for path in (FIRST, "trial/sure.html"):
        page.goto(base + path)
        answer(page)
    nav(page, module, "passed")
    other.wait_for_function("document.querySelector('.syllabus__status').textContent === 'Passed'")  # by an event


def test_a_mark_in_the_navigation_is_a_symbol_and_words(open_page):
    page = open_page(LESSON)
    answer(page)
    link = page.locator(".md-nav--primary a", has_text="The opening declaration").first
    assert "✓" in link.locator(".stand").evaluate("one => getComputedStyle(one, '::before').content")
    assert page.locator(".md-nav a[href*='#'] .stand").count() == 0  # the page's headings have none
    item = page.locator(".md-nav--primary").aria_snapshot()
    assert re.search(r'link "The opening declaration ?, passed"', item)


def test_home_says_what_comes_next(open_page):
    page = open_page(FIRST)
    home, link = page.url.replace(FIRST, "index.html"), ".next a"
    page.goto(home)
    assert page.locator(link).inner_text() == "Begin: Why need runs both ways, and how silence stalls it, 8 minutes"
    page.locator(link).click()
    page.wait_for_selector("form.question [type=submit]")
    answer(page, rightly=False)
    page.goto(home)
    assert page.locator(link).inner_text().startswith("Continue: Why need runs both ways")
    page.goto(home.replace("index.html", FIRST))
    answer(page)
    page.goto(home)
    assert page.locator(link).inner_text() == "Continue: The opening declaration, 9 minutes"
    page.locator(link).click()
    page.wait_for_selector(f"{ONE} [type=submit]")
    answer(page)
    page.goto(home.replace("index.html", "trial/sure.html"))
    answer(page)
    page.goto(home)
    page.get_by_role("link", name="You have passed every lesson").click()
    page.wait_for_selector(".overview")


def test_a_quiz_that_was_begun_goes_on_with_its_first_open_question(open_page):
    page = open_page(FIRST)
    home, link = page.url.replace(FIRST, "index.html"), ".next a"
    forms = page.locator("form.question")
    idents, number = forms.evaluate_all("all => all.map(({ id }) => id)"), 2
    for skipped in (0, number):  # the first and the third one
        form = forms.nth(skipped)
        form.locator(".options input").first.check()
        form.locator("[type=submit]").click()
    page.goto(home)
    expect(page.locator(link)).to_have_text(
        re.compile(rf"^Go on with question 2 of {len(idents)}: Why need runs both ways")
    )
    page.locator(link).click()
    page.wait_for_url(f"**/{FIRST}#{idents[1]}")


def test_a_lesson_once_passed_stays_passed_when_started_over(open_page):
    page = open_page(LESSON)
    answer(page)
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Press again").click()
    nav(page, "The opening declaration", "passed")
    assert answers(page) == {}
    assert kept(page, "opening-declaration")["best"]["percent"] == 100


@pytest.mark.parametrize("seed", range(3))
def test_mastery_is_that_of_the_graders_report(open_page, progress_course, tmp_path, seed):
    page = open_page(FIRST)
    base, chance = page.url.removesuffix(FIRST), random.Random(seed)
    expected = {}
    for path in (FIRST, SECOND, "trial/sure.html"):
        page.goto(base + path)
        answer(page, chance=chance)
        sheet = saved(page, tmp_path / "sheet.json", "Save my answers")
        command = graded(progress_course, sheet)
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        expected |= {each.pop("id"): each for each in json.loads(done.stdout)["objectives"]}
    page.goto(base + PAGE)
    outline = json.loads(page.locator(".overview").get_attribute("data-outline"))
    unfold(page)
    texts = {
        ident: text
        for m in outline["modules"]
        for lesson in m["lessons"]
        for ident, text in lesson["objectives"].items()
    }
    assert len(expected) == 7
    for ident, want in expected.items():
        line = page.locator(".overview__lessons ul li", has_text=texts[ident]).inner_text().removeprefix(texts[ident])
        words, earned, possible = re.search(
            r"(mastered(?: not)?|not mastered yet), ([\d.]+) of ([\d.]+) p", line
        ).groups()
        for shown, exact in ((earned, want["earned"]), (possible, want["possible"])):
            assert Fraction(shown) == Fraction(int(10 * Fraction(exact)), 10), ident  # never more than it is
        assert (words == "mastered") == want["mastered"], ident


def test_what_was_missed_leads_to_its_heading_and_sure_and_wrong_comes_first(open_page):
    page = open_page("trial/sure.html")
    for ident, letter, level in (("sure-one", "a", "sure"), ("sure-two", "b", "sure")):
        page.check(f"#q-{ident} .options [value={letter}]")
        page.check(f"#q-{ident} .confidence [value={level}]")
        page.click(f"#q-{ident} [type=submit]")
    base = page.url.removesuffix("trial/sure.html")
    page.goto(base + LESSON)
    answer(page, rightly=False)
    page.goto(base + PAGE)
    again = part(page, "again")
    assert again.index("You were sure") < again.index("Trial of sure, question 2") < again.index("Not right, or not")
    assert again.index("Not right, or not") < again.index("The opening declaration, question 1")
    assert "Trial of sure, question 1" not in again
    assert "Right when sure: 1 of 2" in part(page, "sure")
    page.locator("[data-part=again] a", has_text="Read again: What to read").click()
    page.wait_for_url("**/trial/sure.html#what-to-read")


def test_what_is_tried_again_is_named_while_it_is_open_and_nothing_is_called_right(open_page):
    page = open_page(LESSON)
    lesson = page.url
    answer(page, rightly=False)
    page.get_by_role("button", name="Try what you missed again").click()
    page.goto(lesson.replace(LESSON, PAGE))
    again = part(page, "again")
    assert again.startswith("What to read again\n\nYou are trying these again:\n")
    assert "checked" not in again
    page.locator("[data-part=again] a").click()
    page.wait_for_url(f"**/{LESSON}{ONE}")
    answer(page)
    page.goto(lesson.replace(LESSON, PAGE))
    assert "All that you have checked is right." in part(page, "again")


def test_the_page_says_that_nothing_is_sent_and_no_cookie_is_set(open_page):
    page = open_page(PAGE)
    said = page.locator(".overview__private").inner_text()
    assert all(word in said for word in ("this browser alone", "no account", "no cookie", "server"))
    assert page.context.cookies() == []
    assert "This page needs JavaScript" in open_page(PAGE, java_script_enabled=False).locator("article").inner_text()


# ---- everywhere


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_page, scheme, size):
    page = open_page(LESSON, color_scheme=scheme, viewport=SIZES[size], reduced_motion="reduce")
    base = page.url.removesuffix(LESSON)
    answer(page, chance=random.Random(1))
    page.goto(base + SHEET)
    page.fill("#write-customer", "Aster")
    page.locator("h1").click()
    for path in (PAGE, SHEET, "index.html", LESSON):
        page.goto(base + path)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    page.context.new_page().goto(base + "404.html")
    page.context.pages[1].evaluate("localStorage.clear()")
    page.wait_for_selector(".kept")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_works_from_a_file_manager(open_page, progress_site):
    page = open_page(LESSON, base=f"{progress_site.as_uri()}/")
    answer(page)
    nav(page, "The opening declaration", "passed")
    page.goto(f"{progress_site.as_uri()}/{PAGE}")
    assert "Lessons passed: 1 of 3" in part(page, "stand")


def test_instant_navigation_shows_the_page_and_the_marks_every_time(open_page):
    page = open_page("index.html")
    page.wait_for_load_state("networkidle")
    page.evaluate("window.stays = true")
    for _ in range(2):
        page.locator(".md-tabs").get_by_role("link", name="My progress").click()
        page.wait_for_selector(".overview [data-part=file]:not([hidden])")
        assert page.get_by_role("button", name="Delete all of it").count() == 1
        page.locator(".md-tabs").get_by_role("link", name="Plan a visit").click()
        page.wait_for_selector(".worksheet__tools")
        assert page.get_by_role("button", name="Save as text").count() == 1
        page.locator(".md-tabs").get_by_role("link", name="Mutual need").click()
        page.wait_for_function("document.title.startsWith('Mutual need')")
        page.wait_for_selector(".md-nav--primary .stand", state="attached")
        page.locator(".syllabus").get_by_role("link", name="The opening declaration").click()
        page.wait_for_selector(f"{ONE} [type=submit]")
        page.check(f"{ONE} [value=c]")
        page.wait_for_function("document.querySelector('.md-nav--primary .stand[data-status=begun]')")
        assert page.evaluate("window.stays")


def test_our_code_needs_no_exception_from_a_strict_policy(browser, address):
    page = browser.new_context().new_page()
    refused = strictly(page)
    for path, ready in ((PAGE, "[data-part=file]:not([hidden])"), (SHEET, ".worksheet__tools"), (LESSON, ".stand")):
        page.goto(address + path)
        page.wait_for_selector(ready, state="attached")
        text = page.context.request.get(address + path).text().partition("<article")[2].partition("</article")[0]
        assert not re.search(r"\sstyle=|\son\w+=|<script>|<style", text)
    assert refused == []
    page.context.close()


def test_both_engines_write_the_same_outline_and_page(open_page, progress_course, progress_site, build_site, tmp_path):
    theirs = build_site("zensical", tmp_path / "zensical", progress_course)
    assert (theirs / "assets/learner/outline.js").read_text() == (
        progress_site / "assets/learner/outline.js"
    ).read_text()
    found = [
        re.search(r"data-outline='(.*?)'", (site / PAGE).read_text("utf-8"))[1] for site in (progress_site, theirs)
    ]
    assert found[0] == found[1]
    with served(theirs) as at:
        page = open_page(LESSON, base=at)
        answer(page)
        nav(page, "The opening declaration", "passed")
        page.goto(at + PAGE)
        page.wait_for_selector("[data-part=file]:not([hidden])")
        assert "Lessons passed: 1 of 3" in part(page, "stand")
        page.context.close()


def test_the_words_are_the_catalogues():
    known = set(words_for("overview"))
    learner = (f"learner/{name}.js" for name in ("overview", "stand", "record", "fileform", "saving", "lasting"))
    parts = (*learner, "core/progressfile.js")
    source = "".join((ROOT / "player" / part).read_text("utf-8") for part in parts)
    quoted = set(re.findall(r'"([\w-]+)"', source)) | {f"when-{level}" for level in ("guess", "fairly", "sure")}
    quoted |= {f"add-{part}" for part in ("reflections", "worksheets", "log")} & {f"add-{word}" for word in quoted}
    quoted |= {"deletes"}  # which lessons say, too
    template = {word for word in known if word.startswith("heading-")} | {"private", "script"}
    assert known - template <= quoted
