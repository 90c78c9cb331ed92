"""Firefox and WebKitGTK: every kind of question, what is kept, *Review*, the progress file, and no network.

What is tested closely is tested in Chromium; here are the ways of a learner through what a browser must be able to do.
"""

import json
import os
from zipfile import ZipFile

import pytest

from practicum.words import words_for
from support.building import script
from support.course_review import LESSON, PROGRESS
from support.course_review import PAGE as REVIEW
from support.published import policy_of
from support.quiz_texts import EVERY_PAGE
from support.serving import served
from support.steps_progress import PLACE
from support.webdriver import firefox, webkit

WORDS = words_for("review")
FIRST = "#q-declaration-first-move"


@pytest.fixture(scope="module", params=[firefox, webkit], ids=["firefox", "webkit"])
def window(request, tmp_path_factory):
    """A window of a browser; where it is missing, tests are left out loudly, and fail in continuous integration."""
    start = request.param
    if lacking := script("browser").lacking(start.__name__):
        message = f"{' and '.join(lacking)} was not found, so no test ran in {start.__name__}"
        if os.environ.get("CI") == "true":
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    with start(tmp_path_factory.mktemp(start.__name__)) as window:
        yield window


@pytest.fixture
def fresh(review_site):
    """The address of a course that no browser has seen, since it has a port of its own."""
    with served(review_site) as address:
        yield address


def check(window, question):
    """Check the answer to a question, and return what the page says of it."""
    window.press(f"{question} > .question__foot [type=submit]")
    return window.until(f"document.querySelector('{question} .question__status').textContent")


def choose(window, question, *letters):
    for letter in letters:
        window.press(f"{question} .options [value={letter}]")


def answer(window, letter):
    """Answer the first question of a lesson when it can be answered, and return what the page says."""
    window.until("document.querySelector('form.question [type=submit]')")
    choose(window, FIRST, letter)
    return check(window, FIRST)


def answers(window):
    """Return what the browser keeps of the answers to that lesson's quiz, or None."""
    key = f"{PLACE}/opening-declaration"
    return window.run("return JSON.parse(localStorage.getItem(arguments[0]))?.answers", key)


def says(window, selector, words):
    """Wait until an element of the page shows some words."""
    window.until(f"document.querySelector('{selector}').innerText.includes({json.dumps(words)})")


def put_in_order(window, question, *letters):
    for place, letter in enumerate(letters, 1):
        item = f"{question} .order > [data-letter={letter}]"
        while window.run("return !document.querySelector(arguments[0])", f"{item}:nth-child({place})"):
            window.press(f"{item} [value=previous]")


def talk(window, question, *letters):
    for letter in letters:
        window.press(f"{question} .script > :not([hidden]) [value={letter}]")
        window.press(f"{question} [value=say]")


def test_each_kind_of_question_is_answered_and_kept(window, trial):
    window.open(trial + EVERY_PAGE)
    window.until("practicum.draw && document.querySelector('form.question [type=submit]')")
    window.press(".quiz__bar .quiz__quiet:last-child")  # all on one page
    choose(window, "#q-one-of-them", "a")
    choose(window, "#q-some-of-them", "a", "b")
    put_in_order(window, "#q-in-order", "b", "a", "c")
    window.press("#q-in-pairs [name=a][value=tiles]")
    window.press("#q-in-pairs [name=b][value=orders]")
    window.type("#q-in-gaps [name=gap--verb]", "needs")
    window.type("#q-in-gaps [name=gap--who]", "the seller")
    window.type("#q-a-number .typed", "250 h")
    talk(window, "#q-a-talk", "a", "a")
    window.type("#q-in-words textarea", "We can. Which tiles?")
    scored = ("one-of-them", "some-of-them", "in-order", "in-pairs", "in-gaps", "a-number", "a-talk")
    said = {name: check(window, f"#q-{name}") for name in scored}
    assert all("Points: 1 of 1" in words for words in said.values()), said
    assert check(window, "#q-in-words")
    window.open(trial + EVERY_PAGE)
    window.until("document.querySelectorAll('.question__status:not(:empty)').length >= 7")
    assert "7 of 7" in window.text(".quiz__total")
    assert window.run("return document.querySelector('#q-in-words textarea').value") == "We can. Which tiles?"


def test_review_asks_what_is_due_and_is_done(window, fresh):
    window.open(fresh + LESSON)
    answer(window, "a")
    window.open(fresh + REVIEW)
    says(window, ".review", WORDS["coming"])
    window.run(
        """for (const [key, text] of Object.entries(localStorage)) {
          if (!key.startsWith("practicum/") || !text.includes('"log"')) continue;
          const record = JSON.parse(text);
          for (const reviews of Object.values(record.log)) for (const review of reviews) review[0] -= 9 * 86400000;
          localStorage.setItem(key, JSON.stringify(record));
        }"""
    )
    window.open(fresh + REVIEW)
    window.until("document.querySelector('.review__due')")
    window.press(".review button")
    window.until(f"document.querySelector('.review {FIRST}')")
    choose(window, FIRST, "c")
    check(window, FIRST)
    window.press(".review .kept__buttons button:not([hidden])")
    says(window, ".review", WORDS["result"].format(answered=1, right=1))


def test_progress_is_saved_as_a_file_and_read_back(window, fresh):
    window.open(fresh + LESSON)
    answer(window, "c")
    window.open(fresh + PROGRESS)
    window.until("document.querySelector('[data-part=file] button')")
    before = answers(window)
    assert before
    window.press("[data-part=file] button")
    window.until("document.querySelector('.overview__told').textContent.startsWith('Not saved yet: your name')")
    window.press("[data-part=file] button")
    file = window.file("*-progress.json")
    assert json.loads(file.read_text("utf-8"))["quizzes"]["opening-declaration"]["answers"]
    delete = "[data-part=file] .kept__buttons button:nth-child(2)"
    window.press(delete)
    window.until(f"document.querySelector('{delete}').ariaDisabled === null")
    window.press(delete)
    window.until("document.querySelector('.overview__told').textContent")
    assert answers(window) is None
    window.press("[data-part=file] > details:last-child > summary")
    window.type("#overview--input", file)
    window.until(f"localStorage.getItem('{PLACE}/opening-declaration')")
    assert answers(window) == before
    window.open(fresh + LESSON)
    window.until(f"document.querySelector('{FIRST} .question__status')?.textContent")


def test_after_the_first_visit_the_course_needs_no_network(window, small_site):
    with served(small_site, Content_Security_Policy=policy_of(small_site)) as address:
        window.open(address)
        window.until("navigator.serviceWorker.controller")
    window.open(address + LESSON)  # never visited, and the host is gone
    assert "Points: 1 of 1" in answer(window, "c")


def test_the_copy_that_opens_from_the_disk_keeps_answers(window, small_site, tmp_path):
    with ZipFile(next(small_site.glob("*.zip"))) as packed:
        packed.extractall(tmp_path)
    lesson = (tmp_path / "consultative-selling" / LESSON).as_uri()
    window.open(lesson)
    answer(window, "c")
    window.open(lesson)
    window.until(f"document.querySelector('{FIRST} .question__status')?.textContent")


def test_my_progress_says_whether_the_browser_agreed_to_keep_it(window, fresh):
    window.open(fresh + LESSON)
    answer(window, "c")
    window.open(fresh + PROGRESS)
    if window.name == "firefox":
        window.press("[data-part=file] > details:last-child > summary")
    words = {"firefox": "has agreed to keep it", "webkit": "after seven days without a visit. Come back by"}
    says(window, ".overview", words[window.name])
