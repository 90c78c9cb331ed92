"""What her browser keeps, whatever other tabs do, whether it has room or not, and how it moves by a file."""

import json
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.axe import violations
from support.course_progress import FIRST, LESSON, PAGE, SHEET
from support.steps import BLOCKED
from support.steps_progress import DEAF, FULL, ONE, PLACE, TWO, answer, answers, kept, part, read_in, saved


@pytest.fixture
def address(progress_address):
    return progress_address


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


def test_the_later_answer_to_a_question_is_kept_and_shown_in_the_other_tab(open_page):
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


def test_what_was_chosen_in_the_moment_the_page_is_left_is_kept(open_page):
    page = open_page(LESSON)
    found = page.evaluate(
        """([one, key]) => {
        document.querySelector(`${one} [value=c]`).click();
        dispatchEvent(new PageTransitionEvent("pagehide"));
        return JSON.parse(localStorage.getItem(key)).answers["declaration-first-move"].answer;
    }""",
        [ONE, f"{PLACE}/opening-declaration"],
    )
    assert found == "c"


def test_opening_a_page_makes_no_old_answer_look_new(open_page):
    page = open_page(LESSON)
    answer(page)
    before = kept(page, "opening-declaration")
    page.wait_for_timeout(20)
    page.reload()
    assert page.locator(".question__status:not(:empty)").count() == 7
    assert kept(page, "opening-declaration") == before


# ---- blocked, full, cleared


def test_without_storage_a_notice_offers_the_file(open_page, tmp_path):
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
def test_an_answer_cleared_in_another_tab_can_be_saved_or_kept_again(open_page, tmp_path, deaf):
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
    left = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('practicum/'))")
    assert left == ["practicum/view"]  # all on one page, in any course
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
    assert "6 of 7 points, 86 %; best so far 7 of 7 points, 100 %" in part(new, "stand")
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
        ("[]", "it is not a progress file"),
        ("7", "it is not a progress file"),
        (json.dumps({"quiz": "opening-declaration", "answers": {}}), "an answer file"),
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
        (json.dumps(GOOD | {"quizzes": {"a": {"answers": {}, "best": {"earned": 5}}}}), "quizzes.a cannot"),
        (json.dumps(GOOD | {"quizzes": {"a": {"answers": {}, "toString": 5}}}), "quizzes.a cannot"),
        (json.dumps(GOOD | {"quizzes": {"a" * 5000: {"answers": []}}}), "quizzes.aaaa"),
        (json.dumps(GOOD | {"version": {"valueOf": None}}), "version cannot be read"),
        (json.dumps(GOOD | {"course": {"toString": None}}), "course cannot be read"),
        (json.dumps(GOOD | {"learner": {"toString": None}}), "learner cannot be read"),
        (json.dumps(GOOD | {"endings": None}), "endings cannot be read"),
        (json.dumps(one(later=7)).replace("7", "[" * 100_000 + "]" * 100_000), "breaks off"),
    ],
)
def test_a_broken_file_is_refused_in_one_line_and_changes_nothing(open_page, tmp_path, content, why):
    page = open_page(LESSON)
    page.check(f"{ONE} [value=c]")
    page.goto(page.url.replace(LESSON, PAGE))
    before = page.evaluate("JSON.stringify(localStorage)")
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
