"""Every page of the built site: accessible, whole, quiet, and light where it has no quiz."""

import json
import re
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

import pytest

from practicum.course.load import load_course
from practicum.quiz.model import CONFIDENCES
from practicum.words import words_for
from support.access import scrolls_sideways
from support.axe import violations
from support.paths import ROOT
from support.sizes import SIZES
from support.steps import answer_all

PARTS = 4  # of the pages, so that workers share them
LESSON = "mutual-need/opening-declaration.html"


class Reading(HTMLParser):
    """The ids and addresses of a page."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.assets = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
        if tag in ("script", "img") and found.get("src"):
            self.assets.append(found["src"])
        if tag == "link" and found.get("href"):
            self.assets.append(found["href"])


@pytest.fixture(scope="module")
def address(whole_address):
    """The address of the real course: that of every page opened here."""
    return whole_address


@pytest.fixture(scope="session")
def pages(site):
    """Every page of the site: path -> text."""
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}


@pytest.fixture(scope="session")
def quiz_pages():
    """The pages that show a quiz."""
    course = load_course(ROOT, outline=True)
    return {page.file.replace(".md", ".html") for page in course.pages for call in page.calls if call.macro == "quiz"}


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_accessible_and_no_wider_than_any_window(open_page, pages, quiz_pages, part):
    """Answered, in light colours; test_access.py looks at a page of every sort unanswered and in all colours."""
    page = open_page("404.html", color_scheme="light", viewport=SIZES["phone"], reduced_motion="reduce")
    base = page.url.removesuffix("404.html")
    for path in sorted(pages)[part::PARTS]:
        page.goto(base + path)
        if path in quiz_pages:
            answer_all(page)
            for answers in page.locator(".quiz__answers summary").all():  # an assessment has none
                answers.click()
        page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")  # elsewhere the bar may cover half of a target
        assert violations(page) == [], path
        for size in SIZES:
            page.set_viewport_size(SIZES[size])
            assert not scrolls_sideways(page), f"{path}, {size}"
        page.set_viewport_size(SIZES["phone"])


def test_links_lead_somewhere_and_ids_are_unique(site, pages):
    readings = {path: Reading(text) for path, text in pages.items()}
    for path, reading in readings.items():
        assert len(reading.ids) == len(set(reading.ids)), path
        for link in reading.links:
            target, _, anchor = link.partition("#")
            if "://" in link or link.startswith(("mailto:", "javascript:")):
                continue
            if path == "404.html":  # served at any address, so its links start from the root
                continue
            other = normpath(join(dirname(path), target)) if target else path
            assert (site / other).exists(), f"{path}: {link}"
            if anchor and other in readings:
                assert anchor in readings[other].ids, f"{path}: {link}"
        for asset in reading.assets:
            if path != "404.html" and "://" not in asset:
                assert (site / normpath(join(dirname(path), asset.split("?")[0]))).exists(), f"{path}: {asset}"


def test_nothing_is_asked_of_another_host(pages):
    for path, text in pages.items():
        assert not [a for a in Reading(text).assets if re.match(r"(https?:)?//", a)], path


def test_a_page_without_a_quiz_has_nothing_of_the_quiz(pages, quiz_pages):
    for path, text in pages.items():
        has = "assets/quiz/" in text or 'class="quiz' in text or "data-key" in text
        assert has == (path in quiz_pages or path == "review.html"), path  # which asks


def test_options_keys_and_reasons_stay_out_of_the_search(site):
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    found = json.dumps(index, ensure_ascii=False)
    assert "The three parts" in found
    assert "You work for a courier" not in found
    assert "Without us your assembly would stop" in found  # a lesson's text
    assert "she'd save something" not in found  # a rationale


def test_a_quiz_reads_without_javascript(open_page):
    page = open_page(LESSON, java_script_enabled=False)
    assert page.get_by_role("group", name=re.compile("Question 1 of [678].*courier")).count() == 1
    assert page.get_by_role("radio").count() >= 12
    assert page.get_by_role("button", name="Check").count() == 0
    reason = page.locator("[data-answers=declaration-vans-in-the-morning] [data-reason=c]")
    assert not reason.is_visible()
    page.locator(".quiz__answers summary").click()
    assert reason.is_visible()


def test_a_quiz_prints_with_its_answers_at_the_end(open_page):
    page = open_page(LESSON)
    page.emulate_media(media="print")
    assert page.locator("#q-declaration-vans-in-the-morning [value=a]").is_visible()
    assert not page.get_by_role("button", name="Check").first.is_visible()
    last = page.locator("form.question").last.bounding_box()
    reason = page.locator("[data-answers=declaration-vans-in-the-morning] [data-reason=c] > div").bounding_box()
    assert reason["height"] > 0
    assert reason["y"] > last["y"] + last["height"]


def test_every_input_and_button_is_big_enough_to_touch(open_page):
    page = open_page(LESSON, viewport=SIZES["phone"], has_touch=True)
    answer_all(page)
    for target in page.locator(".quiz button:visible, .options label:visible").all():
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= 24


def test_the_words_of_the_player_are_the_catalogues():
    known = set(words_for("quiz"))
    script = "".join(path.read_text("utf-8") for path in sorted((ROOT / "player" / "quiz").glob("*.js")))
    used = set(re.findall(r'\bsay\("([\w-]+)"', script)) | set(re.findall(r'"(missed|other)"', script))
    used |= {"correct", "partly", "wrong", "picked-right", "picked-partly", "picked-wrong", "none"}
    used |= {word for pair in re.findall(r'\bsay\([^"]*\? "([\w-]+)" : "([\w-]+)"[,)]', script) for word in pair}
    used |= {f"when-{confidence}" for confidence in CONFIDENCES} | {"open", "begun", "done"}  # of the list of questions
    used |= {f"end-{state}" for state in ("open", "done", "full", "free", "passed", "failed")}
    used |= {f"since-{change}" for change in ("more", "less", "same")}
    assert used == known
