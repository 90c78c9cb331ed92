"""Shuffles and draws on the page: the same as in Python for the same seed, kept, numbered, and begun anew."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practicum.grading.score import grade
from practicum.quiz.blueprint import SEEDS, asked, blueprint, rank
from practicum.quiz.reader import load_quiz
from support.axe import violations
from support.reading import read_answers
from support.steps import settle

PAGE = "trial/drawn.html"


@pytest.fixture(scope="module")
def drawn(trial_course, trial):
    """Return a quiz that is drawn and shuffled, and the address of the site that shows it."""
    return load_quiz(str(trial_course / "quizzes" / "drawn.yml"), "quizzes/drawn.yml", "drawn"), trial


def test_browser_and_python_draw_alike(scripts, drawn):
    quiz, _ = drawn
    order = [[q.id, f"about/{q.stimulus.id}" if q.stimulus else None] for q in quiz.questions]
    run = "([seed, order, lines, shuffled]) => practicum.draw.asked(seed, order, lines, shuffled)"

    @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, SEEDS - 1), st.booleans())
    def alike(seed, shuffled):
        found = scripts.evaluate(run, [seed, order, blueprint(quiz), shuffled])
        assert found == [q.id for q in asked(replace(quiz, shuffle=shuffled), seed)]

    alike()


@given(st.integers(0, SEEDS - 1), st.text("abcdefghijklmnopqrstuvwxyz0123456789-/", min_size=1, max_size=80))
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_browser_and_python_rank_alike(scripts, seed, name):
    assert scripts.evaluate("([seed, name]) => practicum.draw.rank(seed, name)", [seed, name]) == rank(seed, name)


def shown(page):
    return [form.get_attribute("data-question") for form in page.locator("form.question").all() if form.is_visible()]


def test_a_page_asks_what_its_seed_draws_and_keeps_it(drawn, open_page):
    quiz, address = drawn
    page = open_page(PAGE, base=address)
    first = shown(page)
    seed = page.evaluate(
        "JSON.parse(localStorage.getItem(Object.keys(localStorage).find((k) => k.endsWith('/drawn')))).seed"
    )
    assert first == [q.id for q in asked(quiz, seed)]
    legends = page.locator("form.question:visible legend").all_inner_texts()
    assert legends == [f"Question {number} of 5" for number in range(1, 6)]
    about = [q.id for q in quiz.questions if q.stimulus and q.id in first]
    assert page.locator(".stimulus").is_visible() == bool(about)
    for ident in first:
        options = page.locator(f"#q-{ident} .options input")
        letters = [options.nth(index).input_value() for index in range(3)]
        assert letters == sorted("abc", key=lambda letter, ident=ident: (rank(seed, f"{ident}/{letter}"), letter))
    page.reload()
    assert shown(page) == first


def test_a_case_about_which_nothing_is_asked_is_not_shown(drawn, open_page):
    quiz, address = drawn
    is_about = {q.id: q.stimulus is not None for q in quiz.questions}
    seed = next(seed for seed in range(SEEDS) if not any(is_about[q.id] for q in asked(quiz, seed)))
    page = open_page(PAGE, base=address)
    page.evaluate(
        """(seed) => {
          const key = Object.keys(localStorage).find((name) => name.endsWith("/drawn"));
          localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), seed }));
        }""",
        seed,
    )
    page.reload()
    assert shown(page) == [q.id for q in asked(quiz, seed)]
    assert not page.locator(".stimulus").is_visible()


def test_what_was_asked_is_saved_and_scored(drawn, open_page, tmp_path):
    quiz, address = drawn
    page = open_page(PAGE, base=address)
    first = shown(page)
    for ident in first[:3]:
        page.check(f"#q-{ident} [value=a]")
        page.locator(f"#q-{ident} [type=submit]").click()
        settle(page)
    assert page.locator(".quiz__total").inner_text() == "3 of 5 questions checked · 3 of 5 points, 60 % · Passed"
    assert page.locator("[data-answers]:not([hidden])").count() == 5
    assert violations(page) == []
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save my answers").click()
    waiting.value.save_as(tmp_path / "sheet.json")
    text = (tmp_path / "sheet.json").read_text(encoding="utf-8")
    sheet = read_answers(quiz, text, "sheet.json")
    assert json.loads(text)["revisions"].keys() == set(first)
    assert (grade(sheet).earned, grade(sheet).possible) == (3, 5)


def test_starting_over_asks_anew(drawn, open_page):
    _, address = drawn
    page = open_page(PAGE, base=address)
    draws = {tuple(shown(page))}
    for _ in range(4):
        reset = page.locator(".quiz__end .md-button").last
        reset.click()
        reset.click()
        draws.add(tuple(shown(page)))
    assert len(draws) > 1
    assert all(len(draw) == 5 for draw in draws)
