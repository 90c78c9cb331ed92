"""Where a learner stands, what her browser keeps, and how it moves: in real tabs, files and another browser."""

import json
import random
import re
import shutil
import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect
from sites import served, violations
from trial import ROOT, course_with

FIRST, SECOND = "mutual-need/need-runs-both-ways.html", "mutual-need/opening-declaration.html"
LESSON, PAGE, SHEET = SECOND, "progress.html", "sheet.html"
PLACE = "practicum/consultative-selling"
ONE, TWO = "#q-declaration-first-move", "#q-declaration-own-reasons"
SURE = """\
confidence: true
questions:
  - id: sure-one
    kind: choice
    objective: sure-objective
    stem: One?
    options: &o
      - {text: This, credit: 1, why: It is.}
      - {text: That, why: It is not.}
    see: what-to-read
  - id: sure-two
    kind: choice
    objective: sure-objective
    points: 2
    stem: Two?
    options:
      - {text: This, credit: 1, why: It is.}
      - {text: That, credit: 1/3, why: In part.}
      - {text: Those, why: They are not.}
    see: what-to-read
""".replace(" &o", "")
WORKSHEET = """\
---
title: Plan a visit
worksheet: {id: plan-visit, minutes: 15}
---
# Plan a visit

Fill this in before you call on the customer.

{{ write("customer", "The customer", 2) }}

| Question | Heard |
|-|-|
| Plans | {{ cell("plans", "What you heard about their plans") }} |
"""
PROGRESS = "---\ntitle: My progress\nhide: [toc]\n---\n# My progress\n\n{{ next_lesson() }}\n\n{{ my_progress() }}\n"
SIZES = {"small": 320, "phone": 390, "laptop": 1280}
DEAF = "addEventListener('storage', (event) => event.stopImmediatePropagation(), true);"
FULL = """
const usual = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (key.startsWith("practicum/") && !window.roomy) throw new DOMException("full", "QuotaExceededError");
  return usual.call(this, key, value);
};
"""
BLOCKED = """
for (const name of ["getItem", "setItem"]) {
  const usual = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...rest) {
    if (key.startsWith("practicum/")) throw new DOMException("blocked", "SecurityError");
    return usual.call(this, key, ...rest);
  };
}
"""


def write_course(target):
    """Write the small course with a quiz that asks how sure one is, a worksheet and the page of progress."""
    course_with(target, {"sure": SURE})
    content = target / "content"
    (content / SHEET.replace("html", "md")).write_text(WORKSHEET, "utf-8")
    (content / PAGE.replace("html", "md")).write_text(PROGRESS, "utf-8")
    home = content / "index.md"
    home.write_text(home.read_text("utf-8").replace("## The course", "{{ next_lesson() }}\n\n## The course"), "utf-8")
    config = (target / "mkdocs.yml").read_text("utf-8")
    nav = "nav:\n  - index.md\n  - progress.md\n  - sheet.md\n"
    (target / "mkdocs.yml").write_text(config.replace("nav:\n  - index.md\n", nav), "utf-8")
    return target


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return write_course(tmp_path_factory.mktemp("progress") / "course")


@pytest.fixture(scope="module")
def folder(course):
    return course.parent / "site"


@pytest.fixture(scope="module")
def address(course, folder, build_site):
    """The address of its site, which knows it: instant navigation needs that."""
    with served(folder) as at:
        build_site("mkdocs", folder, course, at)
        yield at


def answer(page, rightly=True, chance=None):
    """Answer and check every question of a page: rightly, wrongly, or by chance."""
    for form in page.locator("form.question").all():
        key = json.loads(form.get_attribute("data-key"))
        right = [letter for letter, credit in key.items() if credit == "1"]
        wanted = right if rightly else [letter for letter in key if letter not in right][:1]
        if chance:
            if chance.random() < 0.2:
                continue
            several = form.get_attribute("data-kind") == "choices"
            wanted = chance.sample(list(key), chance.randint(1, len(key)) if several else 1)
        for letter in key:
            box = form.locator(f".options [value={letter}]")
            if letter in wanted:
                box.check()
            elif form.get_attribute("data-kind") == "choices":
                box.uncheck()
        form.locator("[type=submit]").click()


def kept(page, name):
    return json.loads(page.evaluate("(key) => localStorage.getItem(key)", f"{PLACE}/{name}") or "null")


def answers(page, name="opening-declaration"):
    return {ident: entry["answer"] for ident, entry in (kept(page, name) or {"answers": {}})["answers"].items()}


def saved(page, path, press="Save my progress as a file"):
    with page.expect_download() as waiting:
        page.get_by_role("button", name=press).click()
    waiting.value.save_as(path)
    return path


def read_in(page, path):
    page.get_by_label("Read a file in").set_input_files(path)
    page.wait_for_function("document.querySelector('.overview__told').textContent")
    return page.locator(".overview__told").inner_text()


def part(page, name):
    return page.locator(f"[data-part={name}]").inner_text()


def nav(page, name, stands):
    """Wait until a name in the navigation stands as it should: its mark comes after what was clicked on is painted."""
    link = page.locator(".md-nav--primary").get_by_role("link", name=name)
    expect(link.first.locator(".stand")).to_have_text(f", {stands}", timeout=30_000)


# ---- where she stands


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


def test_a_mark_in_the_navigation_is_a_sign_and_words(open_page):
    page = open_page(LESSON)
    answer(page)
    link = page.locator(".md-nav--primary a", has_text="The opening declaration").first
    assert "✓" in link.locator(".stand").evaluate("one => getComputedStyle(one, '::before').content")
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


def test_a_lesson_once_passed_stays_passed_when_started_over(open_page):
    page = open_page(LESSON)
    answer(page)
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Press again").click()
    nav(page, "The opening declaration", "passed")
    assert answers(page) == {}
    assert kept(page, "opening-declaration")["best"]["percent"] == 100


@pytest.mark.parametrize("seed", range(3))
def test_mastery_is_that_of_the_graders_report(open_page, course, tmp_path, seed):
    page = open_page(FIRST)
    base, chance = page.url.removesuffix(FIRST), random.Random(seed)
    expected = {}
    for path in (FIRST, SECOND, "trial/sure.html"):
        page.goto(base + path)
        answer(page, chance=chance)
        sheet = saved(page, tmp_path / "sheet.json", "Save my answers")
        command = [sys.executable, str(course / "scripts" / "grade.py"), "--format", "json", str(sheet)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        expected |= {each.pop("id"): each for each in json.loads(done.stdout)["objectives"]}
    page.goto(base + PAGE)
    outline = json.loads(page.locator(".overview").get_attribute("data-outline"))
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
            r"(mastered(?: not)?|not mastered yet), ([\d /]+) of ([\d /]+) p", line
        ).groups()
        assert sum(map(Fraction, earned.split())) == Fraction(want["earned"]), ident
        assert sum(map(Fraction, possible.split())) == Fraction(want["possible"]), ident
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


def test_the_page_says_that_nothing_is_sent_and_no_cookie_is_set(open_page):
    page = open_page(PAGE)
    said = page.locator(".overview__private").inner_text()
    assert all(word in said for word in ("this browser alone", "no account", "no cookie", "server"))
    assert page.context.cookies() == []
    assert "This page needs JavaScript" in open_page(PAGE, java_script_enabled=False).locator("article").inner_text()


# ---- two tabs


@pytest.mark.parametrize("deaf", [False, True])
def test_two_tabs_with_one_quiz_keep_both_their_answers(open_page, deaf):
    one = open_page("index.html")
    if deaf:  # as if no event ever came
        one.context.add_init_script(DEAF)
    base = one.url.removesuffix("index.html")
    two = one.context.new_page()
    for tab in (one, two):
        tab.goto(base + LESSON)
    one.check(f"{ONE} [value=c]")
    two.check(f"{TWO} [value=b]")
    one.click(f"{ONE} [type=submit]")
    two.click(f"{TWO} [type=submit]")
    found = answers(one)
    assert (found["declaration-first-move"], found["declaration-own-reasons"]) == ("c", ["b"])
    if not deaf:
        two.wait_for_function("document.querySelector('#q-declaration-first-move .question__status').textContent")
        assert "2 of 7 questions checked" in two.locator(".quiz__total").inner_text()
    two.reload()
    assert two.is_checked(f"{ONE} [value=c]")


def test_the_later_answer_to_one_question_stays_and_the_other_tab_shows_it(open_page):
    one = open_page(LESSON)
    two = one.context.new_page()
    two.goto(one.url)
    one.check(f"{ONE} [value=a]")
    two.wait_for_function("document.querySelector('#q-declaration-first-move [value=a]').checked")
    two.check(f"{ONE} [value=c]")
    one.wait_for_function("document.querySelector('#q-declaration-first-move [value=c]').checked")
    one.check(f"{TWO} [value=b]")  # says nothing of the first question
    assert answers(one)["declaration-first-move"] == "c"


def test_starting_over_in_one_tab_clears_the_other_and_nothing_comes_back(open_page):
    one = open_page(LESSON)
    answer(one)
    two = one.context.new_page()
    two.goto(one.url)
    one.get_by_role("button", name="Start over").click()
    one.get_by_role("button", name="Press again").click()
    two.wait_for_function("!document.querySelector('.options input:checked')")
    two.check(f"{TWO} [value=b]")
    assert {k: v for k, v in answers(one).items() if v is not None} == {"declaration-own-reasons": ["b"]}


def test_opening_a_page_makes_no_old_answer_look_new(open_page):
    page = open_page(LESSON)
    answer(page)
    before = kept(page, "opening-declaration")
    page.wait_for_timeout(20)
    page.reload()
    assert page.locator(".question__status:not(:empty)").count() == 7
    assert kept(page, "opening-declaration") == before


# ---- blocked, full, cleared


def test_where_nothing_can_be_kept_it_is_said_and_the_file_offered(open_page, tmp_path):
    for script, words in ((BLOCKED, "does not keep answers"), (FULL, "has no room left")):
        page = open_page("index.html")
        page.add_init_script(script)
        page.goto(page.url.replace("index.html", LESSON))
        assert (
            page.locator(".kept").count() == 0 or script == BLOCKED or "no room" in page.locator(".kept").inner_text()
        )
        page.check(f"{ONE} [value=c]")
        notice = page.locator(".kept")
        assert words in notice.locator("[role=status]").inner_text()
        assert notice.evaluate("one => one.getBoundingClientRect().bottom <= innerHeight + 1")  # seen from any question
        assert violations(page) == []
        data = json.loads(saved(page, tmp_path / "file.json").read_text("utf-8"))
        assert data["quizzes"]["opening-declaration"]["answers"]["declaration-first-move"]["answer"] == "c"


def test_once_there_is_room_again_what_was_held_back_is_kept(open_page):
    page = open_page("index.html")
    page.add_init_script(FULL)
    page.goto(page.url.replace("index.html", LESSON))
    page.check(f"{ONE} [value=c]")
    assert answers(page) == {}
    page.evaluate("window.roomy = true")
    page.check(f"{TWO} [value=b]")
    assert answers(page) == {"declaration-first-move": "c", "declaration-own-reasons": ["b"]}
    assert page.locator(".kept").count() == 0


@pytest.mark.parametrize("deaf", [False, True])
def test_what_another_tab_clears_is_told_and_can_be_saved_or_kept_again(open_page, tmp_path, deaf):
    page = open_page("index.html")
    if deaf:
        page.context.add_init_script(DEAF)
    page.goto(page.url.replace("index.html", FIRST))
    page.locator("form.question .options input").first.check()
    page.goto(page.url.replace(FIRST, LESSON))
    page.check(f"{ONE} [value=c]")
    other = page.context.new_page()
    other.goto(page.url)
    other.evaluate("localStorage.clear()")
    if deaf:
        page.check(f"{TWO} [value=b]")
    page.wait_for_selector(".kept")
    assert "cleared elsewhere" in page.locator(".kept [role=status]").inner_text()
    data = json.loads(saved(page, tmp_path / "file.json").read_text("utf-8"))
    assert set(data["quizzes"]) == {"need-runs-both-ways", "opening-declaration"}
    assert data["quizzes"]["opening-declaration"]["answers"]["declaration-first-move"]["answer"] == "c"
    page.get_by_role("button", name="Keep it again").click()
    assert page.locator(".kept [role=status]").inner_text() == "It is kept again."
    assert answers(page)["declaration-first-move"] == "c"
    assert len(answers(page, "need-runs-both-ways")) == 1


def test_deleting_all_asks_once_and_leaves_nothing(open_page):
    page = open_page(LESSON)
    answer(page)
    page.get_by_label("Your name").fill("Sam Lee")
    page.goto(page.url.replace(LESSON, PAGE))
    page.get_by_role("button", name="Delete all of it").click()
    assert len(answers(page)) == 7
    page.get_by_role("button", name="Press again to delete").click()
    assert page.locator(".overview__told").inner_text() == "Everything is deleted."
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('practicum/'))") == []
    assert "Lessons passed: 0 of 3" in part(page, "stand")


# ---- the file


def test_a_file_moves_all_and_loses_neither_the_later_nor_the_better(open_page, tmp_path):
    old, new = open_page(LESSON), open_page(LESSON)
    answer(old)  # all right: the better result
    old.get_by_label("Your name").fill("Sam Lee")
    old.keyboard.press("Tab")
    old.goto(old.url.replace(LESSON, SHEET))
    old.fill("#write-customer", "Aster Hotels")
    old.locator("h1").click()
    old.goto(old.url.replace(SHEET, PAGE))
    file = saved(old, tmp_path / "progress.json")
    new.wait_for_timeout(20)
    new.check(f"{ONE} [value=a]")  # the later answer
    new.click(f"{ONE} [type=submit]")
    new.goto(new.url.replace(LESSON, PAGE))
    assert "was read in: 1 quizzes and 1 worksheets" in read_in(new, file)
    found = kept(new, "opening-declaration")
    assert found["answers"]["declaration-first-move"]["answer"] == "a"
    assert len(found["answers"]) == 7
    assert (found["best"]["percent"], found["latest"]["percent"]) == (100, 86)
    assert "6 of 7 points, 86 %; best so far 7 of 7 points, 100 %" in part(new, "objectives")
    assert "Plan a visit 1 of 2 fields" in part(new, "worksheets")
    back = saved(new, tmp_path / "back.json")
    read_in(old, back)
    assert kept(old, "opening-declaration")["answers"] == found["answers"]
    for page in (old, new):
        page.goto(page.url.replace(PAGE, LESSON))
        assert page.locator(f"{ONE} .question__status").inner_text().startswith("Not right.")
        assert page.get_by_label("Your name").input_value() == "Sam Lee"


def test_an_open_tab_shows_what_a_file_brings(open_page, tmp_path):
    old, new = open_page(LESSON), open_page(LESSON)
    answer(old)
    old.goto(old.url.replace(LESSON, PAGE))
    file = saved(old, tmp_path / "progress.json")
    other = new.context.new_page()
    other.goto(new.url.replace(LESSON, PAGE))
    read_in(other, file)
    new.wait_for_function("document.querySelectorAll('.question__status:not(:empty)').length === 7")


GOOD = {"practicum": "progress", "version": 1, "course": "consultative-selling", "quizzes": {}, "worksheets": {}}
ENTRY = {"revision": "00000000", "answer": "a", "at": 5}


def one(**changes):
    return GOOD | {"quizzes": {"opening-declaration": {"answers": {"declaration-first-move": ENTRY | changes}}}}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (json.dumps(one())[:-9], "breaks off"),
        ("", "breaks off"),
        ("\x00\x01", "breaks off"),
        ("[]", "no file of progress"),
        ("7", "no file of progress"),
        (json.dumps({"quiz": "opening-declaration", "answers": {}}), "a sheet of answers"),
        (json.dumps(GOOD | {"version": 2}), "newer version"),
        (json.dumps(GOOD | {"version": "1"}), "version cannot be read"),
        (json.dumps(GOOD | {"course": "another"}), "another course, another"),
        (json.dumps(GOOD | {"quizzes": []}), "quizzes cannot be read"),
        (json.dumps(GOOD | {"quizzes": {"Up": {"answers": {}}}}), "quizzes.Up cannot"),
        (json.dumps(GOOD | {"worksheets": {"a": 1}}), "worksheets.a cannot"),
        (json.dumps(one()).replace("declaration-first-move", "__proto__"), "answers.__proto__ cannot"),
        (json.dumps(one(answer=5)), "answers.declaration-first-move cannot"),
        (json.dumps(one(answer={"a": {"b": {"c": {"d": "e"}}}})), "answers.declaration-first-move cannot"),
        (json.dumps(one(at=-1)), "answers.declaration-first-move cannot"),
        (json.dumps(one(at="now")), "answers.declaration-first-move cannot"),
        (json.dumps(one(sure="very")), "answers.declaration-first-move cannot"),
        (json.dumps(GOOD | {"quizzes": {"a": {"answers": {}, "best": {"earned": "1/0"}}}}), "quizzes.a cannot"),
    ],
)
def test_a_broken_file_is_refused_in_one_line_and_changes_nothing(open_page, tmp_path, content, why):
    page = open_page(LESSON)
    page.check(f"{ONE} [value=c]")
    before = page.evaluate("JSON.stringify(localStorage)")
    page.goto(page.url.replace(LESSON, PAGE))
    file = tmp_path / "<b>x.json"
    file.write_text(content, "utf-8")
    said = read_in(page, file)
    assert said.startswith("<b>x.json was not read in, and nothing was changed: ")
    assert why in said
    assert "\n" not in said
    assert page.evaluate("JSON.stringify(localStorage)") == before


def test_a_clock_that_is_fast_does_not_win_for_ever(open_page, tmp_path):
    page = open_page(PAGE)
    file = tmp_path / "progress.json"
    file.write_text(json.dumps(one(at=9e15)), "utf-8")
    read_in(page, file)
    assert kept(page, "opening-declaration")["answers"]["declaration-first-move"]["at"] < 4e12


ENTRIES = st.fixed_dictionaries(
    {"answer": st.sampled_from(["a", "b", None])}, optional={"at": st.integers(0, 4), "checked": st.booleans()}
)
SCORES = st.fixed_dictionaries({"earned": st.sampled_from(["0/1", "5/2", "3/1"]), "possible": st.just("3/1")})
RECORDS = st.fixed_dictionaries(
    {"answers": st.dictionaries(st.sampled_from(["one", "two", "constructor"]), ENTRIES)},
    optional={"at": st.integers(0, 4), "since": st.integers(0, 4), "seed": st.integers(0, 9), "best": SCORES},
)


def test_merging_is_the_same_in_any_order_and_never_loses_the_later(open_page):
    page = open_page(PAGE)
    merge = """([a, b, c]) => {
        const { merge } = practicum.store;
        return [merge(merge(a, b), c), merge(c, merge(b, a)), merge(merge(b, c), a), merge(merge(merge(a, b), c), a)];
    }"""

    @settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(RECORDS, min_size=3, max_size=3))
    def alike(records):
        merged = page.evaluate(merge, records)
        assert all(other["answers"] == merged[0]["answers"] for other in merged)
        since = max(record.get("since", 0) for record in records)
        for record in records:
            for ident, entry in record["answers"].items():
                at = entry.get("at", 0)
                if at >= since:
                    assert merged[0]["answers"][ident].get("at", 0) >= at
                else:
                    assert merged[0]["answers"].get(ident, {"at": since}).get("at", 0) >= since
            if "best" in record:
                assert Fraction(merged[0]["best"]["earned"]) >= Fraction(record["best"]["earned"])

    alike()


# ---- an edit of the course


def test_an_edit_of_the_course_keeps_every_answer_whose_question_did_not_change(browser, tmp_path, build_site):
    course = write_course(tmp_path / "course")
    site = tmp_path / "site"
    build_site("mkdocs", site, course)
    with served(site) as at:
        page = browser.new_page(service_workers="block")  # which would show the old version first
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
        gone = page.locator(".worksheet__gone").inner_text()
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
    page.get_by_role("button", name="Empty this sheet").click()
    page.get_by_role("button", name="Press again").click()
    page.reload()
    assert page.input_value("#write-customer") == ""


def test_a_worksheet_prints_on_one_sheet_without_its_buttons(open_page):
    page = open_page(SHEET)
    page.fill("#write-customer", "Aster")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True, format="A4"))) == 1
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Save as text").is_visible()


# ---- everywhere


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_page, scheme, size):
    page = open_page(
        LESSON, color_scheme=scheme, viewport={"width": SIZES[size], "height": 800}, reduced_motion="reduce"
    )
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


def test_it_works_from_a_file_manager(open_page, folder, address):
    page = open_page(LESSON, base=f"{folder.as_uri()}/")
    answer(page)
    nav(page, "The opening declaration", "passed")
    page.goto(f"{folder.as_uri()}/{PAGE}")
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
    refused = []
    page.on("console", lambda message: "Content Security Policy" in message.text and refused.append(message.location))

    def strict(route):
        answered = route.fetch()
        policy = "default-src 'self'; script-src 'self'; img-src 'self' data:"
        route.fulfill(response=answered, headers=answered.headers | {"content-security-policy": policy})

    page.route("**/*.html", strict)
    for path, ready in ((PAGE, "[data-part=file]:not([hidden])"), (SHEET, ".worksheet__tools"), (LESSON, ".stand")):
        page.goto(address + path)
        page.wait_for_selector(ready, state="attached")
        text = page.context.request.get(address + path).text().partition("<article")[2].partition("</article")[0]
        assert not re.search(r"\sstyle=|\son\w+=|<script>|<style", text)
    assert not [place for place in refused if "learner" in place["url"] or "quiz" in place["url"]]
    page.context.close()


def test_both_engines_tell_the_same_outline_and_page(open_page, course, folder, build_site):
    theirs = build_site("zensical", folder.parent / "zensical", course)
    assert (theirs / "assets/learner/outline.js").read_text() == (folder / "assets/learner/outline.js").read_text()
    found = [re.search(r"data-outline='(.*?)'", (site / PAGE).read_text("utf-8"))[1] for site in (folder, theirs)]
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
    words = (ROOT / "src" / "practicum" / "words.py").read_text("utf-8")
    known = set(re.findall(r'"overview\.([\w-]+)":', words))
    source = (ROOT / "player" / "learner" / "overview.js").read_text("utf-8")
    quoted = set(re.findall(r'"([\w-]+)"', source)) | {f"when-{level}" for level in ("guess", "fairly", "sure")}
    template = {word for word in known if word.startswith("heading-")} | {"private", "script"}
    assert known - template <= quoted
