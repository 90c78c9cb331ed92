"""Every page of the built site: accessible, whole, quiet, and light where it has no quiz."""

import json
import re
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

import pytest

from practicum.course.load import load_course
from practicum.quiz.model import CONFIDENCES
from practicum.words import words_for
from support.axe import violations
from support.paths import ROOT
from support.steps import answer_all

WIDTHS = {"phone": {"width": 390, "height": 844}, "laptop": {"width": 1280, "height": 800}}
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


@pytest.mark.parametrize(("width", "scheme"), [("phone", "light"), ("laptop", "dark")])
def test_axe_finds_nothing(open_page, pages, quiz_pages, scheme, width):
    page = open_page("404.html", color_scheme=scheme, viewport=WIDTHS[width], reduced_motion="reduce")
    base = page.url.removesuffix("404.html")
    for path in pages:
        page.goto(base + path)
        assert violations(page) == [], path
        if path in quiz_pages:
            answer_all(page)
            for answers in page.locator(".quiz__answers summary").all():  # an assessment has none
                answers.click()
            assert violations(page) == [], f"{path}, answered"
        if scheme == "light":  # of the rules, colours alone can tell another story there
            page.emulate_media(forced_colors="active")
            assert violations(page, "color-contrast") == [], f"{path}, forced colours"
            page.emulate_media(forced_colors="none")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways(open_page, pages, quiz_pages, width):
    page = open_page("404.html", viewport={"width": width, "height": 800})
    base = page.url.removesuffix("404.html")
    for path in pages:
        page.goto(base + path)
        if path in quiz_pages:
            answer_all(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


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
    assert "tile maker" not in found
    assert "You could not run 12 hotels" in found  # a lesson's text
    assert "Waiting for the contract" not in found  # a rationale


def test_a_quiz_reads_without_javascript(open_page):
    page = open_page(LESSON, java_script_enabled=False)
    assert page.get_by_role("group", name=re.compile("Question 1 of [78].*tile maker")).count() == 1
    assert page.get_by_role("radio").count() >= 12
    assert page.get_by_role("button", name="Check").count() == 0
    reason = page.locator("[data-answers=declaration-first-move] [data-reason=c]")
    assert not reason.is_visible()
    page.locator(".quiz__answers summary").click()
    assert reason.is_visible()


def test_a_quiz_prints_with_its_answers_at_the_end(open_page):
    page = open_page(LESSON)
    page.emulate_media(media="print")
    assert page.locator("#q-declaration-first-move [value=a]").is_visible()
    assert not page.get_by_role("button", name="Check").first.is_visible()
    last = page.locator("form.question").last.bounding_box()
    reason = page.locator("[data-answers=declaration-first-move] [data-reason=c] > div").bounding_box()
    assert reason["height"] > 0
    assert reason["y"] > last["y"] + last["height"]


def test_every_input_and_button_is_big_enough_to_touch(open_page):
    page = open_page(LESSON, viewport=WIDTHS["phone"], has_touch=True)
    answer_all(page)
    for target in page.locator(".quiz button:visible, .options label:visible").all():
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= 24


def test_the_words_of_the_player_are_the_catalogues():
    known = set(words_for("quiz"))
    script = "".join(path.read_text("utf-8") for path in sorted((ROOT / "player" / "quiz").glob("*.js")))
    used = set(re.findall(r'\bsay\("([\w-]+)"', script)) | set(re.findall(r'"(missed|other)"', script))
    used |= {"correct", "partly", "wrong", "picked-right", "picked-partly", "picked-wrong", "none"}
    used |= {f"when-{confidence}" for confidence in CONFIDENCES}
    assert used == known
