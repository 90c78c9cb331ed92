"""Steps of the tests of *Review*: set the clock, answer by mouse or by keyboard alone, see what is kept."""

import json
import re

from playwright.sync_api import expect

from support.clock import at
from support.course_review import PAGE, SURE
from support.steps import settle
from support.steps_progress import kept

expect.set_options(timeout=30_000)


def base(page):
    """Return the address of the site that a page belongs to."""
    return re.match(r"(http://[^/]+/|file:.*/site/)", page.url)[1]


def go(page, path):
    page.goto(base(page) + path)


def log(page, quiz):
    """Return the ratings that are kept of a quiz: question -> ratings, oldest first."""
    found = (kept(page, quiz) or {}).get("log", {})
    return {key.split("/")[0]: [rating for _, rating in reviews] for key, reviews in found.items()}


def choose(page, ident, letter, sure=None):
    """Answer a lettered question of the page, and check it."""
    form = page.locator(f"#q-{ident}")
    form.locator(f".options [value={letter}]").check()
    if sure:
        form.locator(f".confidence [value={sure}]").check()
    form.locator("[type=submit]").click()
    settle(page)


def learn(page, path=SURE, letter="a"):
    """Answer and check every lettered question of a lesson."""
    go(page, path)
    for ident in page.locator("form.question:has(.options [type=radio])").evaluate_all(
        "a => a.map((f) => f.id.slice(2))"
    ):
        choose(page, ident, letter)


def tab_to(page, selector, back=False):
    """Press the Tab key until an element has the focus."""
    for _ in range(80):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def answer_by_keyboard(page):
    """Answer and check the question that Review shows, from its heading on; gives its kind."""
    form = ".review form.question"
    kind = page.get_attribute(form, "data-kind")
    if kind in ("choice", "choices"):
        tab_to(page, f"{form} .options input")
        page.keyboard.press("Space")
    if kind == "match":
        for index in range(page.locator(f"{form} .match li").count()):
            tab_to(page, f"{form} li:nth-child({index + 1}) input")
            page.keyboard.press("Space")
    if kind == "blank":
        for index in range(page.locator(f"{form} .typed").count()):
            tab_to(page, f"{form} [id$=gap{index + 1}]")
            page.keyboard.type("we")
    if kind == "number":
        tab_to(page, f"{form} .number input")
        page.keyboard.type("500")
    while kind == "dialogue" and page.locator(f"{form} .script input:visible").count():
        tab_to(page, f"{form} .script input")
        page.keyboard.press("Space")
        tab_to(page, f"{form} [value=say]")
        page.keyboard.press("Enter")
    tab_to(page, f"{form} > .question__foot [type=submit]")
    page.keyboard.press("Enter")
    return kind


def due(page):
    return page.locator(".due")


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def begin(page, days, address=None):
    """Come back after some days, and start a sitting."""
    at(page, days)
    page.goto((address or base(page)) + PAGE)
    press(page, "Start ten minutes")
    page.wait_for_selector(".review form.question")


def asked(page):
    return page.get_attribute(".review form.question", "data-question")


def check(page, letter="a"):
    """Answer the question of the sitting."""
    expect(page.locator(".review > h2")).to_be_focused()
    choose(page, asked(page), letter)


def listed(folder):
    text = (folder / "assets" / "learner" / "questions.js").read_text("utf-8")
    return json.loads(re.search("questions = (.*);\n", text)[1])["quizzes"]
