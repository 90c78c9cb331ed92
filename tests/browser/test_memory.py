"""How long a memory lasts: the same as py-fsrs says, by the same reviews; which checks are reviews, and how they are rated."""

import json
import random
from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.clock import BEGIN, at
from support.course_review import HOME, LESSON, SURE
from support.paths import ASSETS
from support.steps import settle
from support.steps_progress import PLACE, kept
from support.steps_review import choose, go, log

HISTORIES = 2000
DAY = 86_400_000


@pytest.fixture(scope="module")
def address(review_address):
    """The address of the site with *Review*: that of every page opened here."""
    return review_address


@pytest.fixture
def memory(browser):
    """Return a function that gives the memory of logs, in a time zone."""
    contexts = []

    def memory(logs, later=10, zone="UTC"):
        contexts.append(browser.new_context(timezone_id=zone))
        page = contexts[-1].new_page()
        page.add_script_tag(path=ASSETS / "learner" / "due.js")
        script = """([logs, later]) => logs.map((log) => {
            const found = practicum.memory(log);
            return found && { ...found, recall: found.recall(found.last + later) };
        })"""
        return page.evaluate(script, [logs, later])

    yield memory
    for context in contexts:
        context.close()


def in_py_fsrs(reviews):
    """Return what py-fsrs makes of [(day, rating), ...] without steps within a day and without chance."""
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, epoch = Card(), datetime(1970, 1, 1, tzinfo=UTC)
    for day, rating in reviews:
        card, _ = scheduler.review_card(card, Rating(rating), epoch + timedelta(days=day))
    last = (card.last_review - epoch).days
    return {
        "stability": pytest.approx(card.stability, rel=1e-9),
        "difficulty": pytest.approx(card.difficulty, rel=1e-9),
        "last": last,
        "due": (card.due - epoch).days,
        "recall": pytest.approx(scheduler.get_card_retrievability(card, epoch + timedelta(days=last + 10)), rel=1e-9),
    }


def test_drawn_histories_give_what_py_fsrs_gives(memory):
    chance = random.Random(6)
    logs, expected = [], []
    for _ in range(HISTORIES):
        day, reviews = 20_000, []
        for _ in range(chance.randint(1, 12)):
            reviews.append((day, chance.choice([1, 2, 3, 3, 3, 4])))
            day += chance.choice([1, 1, 2, 3, 8, 20, 60, 400])
        logs.append([[day * DAY + chance.randrange(DAY), rating] for day, rating in reviews])
        expected.append(in_py_fsrs(reviews))
    assert memory(logs) == expected


def test_of_each_day_the_first_review_counts(memory):
    morning, evening = 20_000 * DAY, 20_000 * DAY + DAY - 1
    once, twice, after = memory(
        [[[morning, 1]], [[morning, 1], [evening, 4]], [[morning, 1], [evening, 4], [evening + 1, 3]]]
    )
    assert once == twice
    assert after["last"] == 20_001


def test_a_day_is_the_learners_own_and_no_clock_that_is_put_forward_loses_one(memory):
    saturday = datetime(2026, 3, 28, 22, 30, tzinfo=UTC)  # 23:30 in Berlin; the clocks are put forward that night
    logs = [[[int((saturday + timedelta(hours=hours)).timestamp() * 1000), 3]] for hours in (0, 1, 23.5)]
    days = [found["last"] for found in memory(logs, zone="Europe/Berlin")]
    assert [day - days[0] for day in days] == [0, 1, 2]


def test_what_is_damaged_is_as_if_it_were_not_there(memory):
    good = [20_000 * DAY, 3]
    damaged = [[], 5, None, ["x", 3], [1, 9], [1, "constructor"], [1]]
    assert memory([damaged]) == [None]
    assert memory([[*damaged, good]]) == memory([[good]])


# ---- which checks are reviews


@pytest.mark.parametrize(
    ("letter", "sure", "hint", "rating"),
    [
        ("d", None, False, 1),
        ("c", "sure", False, 1),  # a third of it
        ("b", "sure", False, 2),  # half of it
        ("a", "guess", False, 2),
        ("a", "sure", True, 2),
        ("a", None, False, 3),
        ("a", "fairly", False, 3),
        ("a", "sure", False, 4),
    ],
)
def test_a_check_is_rated_by_how_well_it_went(open_page, letter, sure, hint, rating):
    page = open_page(SURE)
    if hint:
        page.click("#q-sure-sure-0 .hint summary")
        page.click("#q-sure-sure-0 .hint summary")  # shut again
    choose(page, "sure-sure-0", letter, sure)
    assert log(page, "sure") == {"sure-sure-0": [rating]}


def test_checking_again_on_the_same_day_is_not_a_review(open_page):
    page = open_page(SURE)
    at(page)
    page.reload()
    choose(page, "sure-sure-0", "d")
    choose(page, "sure-sure-0", "a")
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Press again").click()
    at(page, minutes=600)
    page.reload()
    choose(page, "sure-sure-0", "a")
    assert log(page, "sure") == {"sure-sure-0": [1]}


@pytest.mark.parametrize("way", ["check", "change", "again", "over"])
def test_an_answer_with_its_reasons_in_view_is_not_a_review(open_page, way):
    page = open_page(SURE)
    at(page)
    page.reload()
    choose(page, "sure-sure-0", "d")
    at(page, days=3)
    page.reload()
    form = page.locator("#q-sure-sure-0")
    if way == "check":
        form.get_by_role("button", name="Check").press("Enter")  # rests while the answer is the checked one
        settle(page)
    if way == "again":
        form.get_by_role("button", name="Try again").click()
    if way == "over":
        page.get_by_role("button", name="Start over").click()
        page.get_by_role("button", name="Press again").click()
    if way != "check":
        choose(page, "sure-sure-0", "a")
    assert log(page, "sure") == {"sure-sure-0": [1]}
    if way == "over":  # nor is it forgotten; and a blank page asks in earnest
        page.get_by_role("button", name="Start over").click()
        page.get_by_role("button", name="Press again").click()
        at(page, days=5)
        page.reload()
        choose(page, "sure-sure-0", "a")
        assert log(page, "sure") == {"sure-sure-0": [1, 3]}


def test_unscored_and_handed_in_answers_are_not_reviews(open_page):
    page = open_page("trial/kinds.html")
    page.fill("#q-kind-reflection textarea", "What I would say.")
    page.click("#q-kind-reflection [type=submit]")
    assert page.locator("#q-kind-reflection .question__status").inner_text().startswith("Written. This is not scored.")
    go(page, "trial/final.html")
    page.check("#q-sure-final-0 [value=a]")
    page.keyboard.press("Enter")
    assert "log" not in kept(page, "kinds")
    assert "log" not in kept(page, "final")


def test_a_lesson_without_a_check_keeps_no_log(open_page):
    page = open_page(LESSON)
    page.check("#q-declaration-first-move [value=a]")
    assert "log" not in kept(page, "opening-declaration")


# ---- logs of several devices

REVIEWS = st.lists(st.tuples(st.integers(0, 90), st.integers(1, 4)).map(list), max_size=40)
LOGS = st.dictionaries(st.sampled_from(["one/0000aaaa", "one/0000bbbb", "two/0000aaaa"]), REVIEWS, max_size=3)


def test_logs_are_merged_alike_in_any_order_and_lose_nothing_but_the_oldest(open_page):
    page = open_page(LESSON)
    merge = """(logs) => {
        const [a, b, c] = logs.map((log, since) => ({ answers: {}, log, since }));
        const { merge } = practicum.store;
        return [merge(merge(a, b), c), merge(c, merge(b, a)), merge(merge(b, c), a), merge(merge(merge(a, b), c), a)].map(({ log }) => log ?? {});
    }"""

    @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(LOGS, min_size=3, max_size=3))
    def alike(logs):
        merged = page.evaluate(merge, logs)
        assert all(other == merged[0] for other in merged)
        for key in {key for each in logs for key in each}:
            every = sorted({tuple(review) for each in logs for review in each.get(key, [])})
            assert [tuple(review) for review in merged[0][key]] == every[-50:]

    alike()


def test_a_damaged_log_does_not_break_a_page(open_page):
    page = open_page(SURE)
    for damaged in (5, [], {"sure-sure-0/x": 5}, {"sure-sure-0/0": [5, None, ["a", 3]]}):
        record = {"version": 1, "answers": {}, "log": damaged}
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"{PLACE}/sure", json.dumps(record)])
        go(page, HOME)
        go(page, SURE)
        choose(page, "sure-sure-1", "a")
        assert log(page, "sure")["sure-sure-1"] == [3]


def test_a_log_says_when_it_was(open_page):
    page = open_page(SURE)
    at(page)
    page.reload()
    choose(page, "sure-sure-0", "a")
    revision = page.get_attribute("#q-sure-sure-0", "data-revision")
    assert kept(page, "sure")["log"] == {
        f"sure-sure-0/{revision}": [[pytest.approx(BEGIN.timestamp() * 1000, abs=DAY / 2), 3]]
    }
