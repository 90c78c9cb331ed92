"""Disagreements, terms, figures and worksheets on a page: seen, used by every means, printed, and built by both engines."""

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from sites import served, violations
from trial import LEFT_OUT

from practicum.load import load

ROOT = Path(__file__).resolve().parents[2]
PAGE = """\
---
title: A sample
---
# A sample

A seller looks at {{ term("trial-share") }} first, and then at the {{ term("trial-customer", "customer's account") }}.

| One | Two |
|-|-|
| a cell | **{{ term("trial-customer") }}** |

{{ tension("t98") }}

{{ tension("t99") }}

{{ figure("two-way-need") }}

{{ figure("once-more") }}
"""
SHEET = """\
---
title: Plan a visit
worksheet: {id: plan-visit, minutes: 15}
---
# Plan a visit

Fill this in before you call on the customer. One sheet for one visit, and no more.

{{ write("customer", "The customer, and who will be there", 2) }}

{{ write("need", "What do they need from us, and how do we know?", 6) }}

{{ write("ours", "What do we need from them, and why?", 6) }}

{{ write("ask", "What will you ask first?", 5) }}

## Two questions

| Question | What you expect to hear | What you heard |
|-|-|-|
| About their plans | {{ cell("plans-expected", "Expected about their plans") }} | {{ cell("plans-heard", "Heard about their plans") }} |
| About their trouble | {{ cell("trouble-expected", "Expected about their trouble") }} | {{ cell("trouble-heard", "Heard about their trouble") }} |

{{ write("next", "The next step, with a date") }}

{{ write("learned", "What did you learn?", 4) }}
"""
FIGURE = re.search(r"```xml\n(.*?)```", (ROOT / "content/trainers/pages.md").read_text("utf-8"), re.DOTALL)[1]
TERMS = """
  - {id: trial-share, term: trial share, text: The share that a *trial* has of the whole., ours: true}
  - {id: trial-customer, term: trial customer, text: A firm that buys on trial.}
"""
TENSIONS = """
  - id: t98
    topic: What a trial owes
    strength: direct
    between: Between the article on what we owe each other and Brock
    sides:
      - {says: A trial owes terms., points: [o35, o36]}
      - {says: A trial owes nothing., points: [b33]}
    reading: Both speak of trials (d11).
  - id: t99
    topic: What a trial is for
    strength: apparent
    between: Inside Williams
    sides:
      - {says: It is for both., points: [w04]}
      - {says: It is for one., points: [w38]}
    reading: Each speaks of another trial.
"""
SIZES = {
    "small": {"width": 320, "height": 640},
    "phone": {"width": 390, "height": 844},
    "laptop": {"width": 1280, "height": 800},
}
POLICY = "default-src 'self'; img-src 'self' data:"


@pytest.fixture(scope="module")
def aided(tmp_path_factory):
    """A copy of the course with the pages `sample.md` and `sheet.md`."""
    root = tmp_path_factory.mktemp("aids") / "course"
    shutil.copytree(ROOT, root, ignore=LEFT_OUT)
    (root / "content" / "sample.md").write_text(PAGE, "utf-8")
    (root / "content" / "sheet.md").write_text(SHEET, "utf-8")
    for name, more in (("glossary.yml", TERMS), ("tensions.yml", TENSIONS)):
        file = root / "content" / name
        file.write_text(file.read_text("utf-8").rstrip() + more, "utf-8")
    figures = root / "content" / "assets" / "figures"
    figures.mkdir(exist_ok=True)
    (figures / "two-way-need.svg").write_text(FIGURE, "utf-8")
    (figures / "once-more.svg").write_text(FIGURE.replace("Customer and", "Client &amp;"), "utf-8")
    config = (root / "mkdocs.yml").read_text("utf-8")
    assert "\nnav:\n  - index.md\n" in config
    nav = "\nnav:\n  - index.md\n  - sample.md\n  - sheet.md\n"
    (root / "mkdocs.yml").write_text(config.replace("\nnav:\n  - index.md\n", nav), "utf-8")
    return root


@pytest.fixture(scope="module")
def aided_address(aided, build_site):
    """The address of its site, which knows it: instant navigation needs that."""
    target = aided.parent / "site"
    with served(target) as address:
        build_site("mkdocs", target, aided, address)
        yield address


@pytest.fixture(scope="module")
def aided_site(aided, aided_address):
    """The folder of its site."""
    return aided.parent / "site"


@pytest.fixture
def sample(open_page, aided_address):
    return lambda path="sample.html", **options: open_page(path, aided_address, **options)


def told(page):
    """Return the texts that are shown beside terms."""
    return [text.inner_text() for text in page.locator(".term__text").all() if text.is_visible()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_with_a_term_open_or_not(sample, scheme, size):
    page = sample(color_scheme=scheme, viewport=SIZES[size], reduced_motion="reduce")
    assert violations(page) == []
    page.locator(".term a").first.focus()
    assert len(told(page)) == 1
    assert violations(page) == []


@pytest.mark.parametrize("size", SIZES)
def test_no_term_leaves_the_window(sample, size):
    page = sample(viewport=SIZES[size])
    for link in page.locator(".term a").all():
        link.focus()
        box = page.locator(".term__text:visible").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= SIZES[size]["width"]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_term_is_told_on_hover_stays_under_the_pointer_and_goes_with_it(sample):
    page = sample()
    link = page.locator(".term a").first
    link.hover()
    (text,) = told(page)
    assert text.startswith("The share that a trial has of the whole. ")
    assert text.endswith("This working definition is the course's own.")
    box, under = link.bounding_box(), page.locator(".term__text:visible").bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + box["height"] - 2)
    page.mouse.move(under["x"] + 5, under["y"] + under["height"] / 2, steps=12)
    assert told(page) == [text]
    page.mouse.move(2, 300)
    assert told(page) == []


def test_a_term_is_told_on_focus_and_escape_closes_it(sample):
    page = sample()
    page.locator(".term a").nth(1).focus()
    assert len(told(page)) == 1
    page.keyboard.press("Escape")
    assert told(page) == []
    assert page.evaluate("document.activeElement.textContent") == "customer's account"
    page.keyboard.press("Shift+Tab")
    assert told(page)[0].startswith("The share")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html#term-trial-share")
    page.locator("#term-trial-share").wait_for()


def test_escape_closes_what_the_pointer_opened(sample):
    page = sample()
    page.locator(".term a").first.hover()
    page.keyboard.press("Escape")
    assert told(page) == []


def test_a_first_tap_tells_a_second_follows_and_one_elsewhere_closes(sample):
    page = sample(viewport=SIZES["phone"], has_touch=True)
    link = page.locator(".term a").first
    link.tap()
    assert len(told(page)) == 1
    page.locator("h1").tap()
    assert told(page) == []
    link.tap()
    assert len(told(page)) == 1
    assert page.url.endswith("sample.html")
    link.tap()
    page.wait_for_url("**/glossary.html#term-trial-share")


def test_terms_work_after_instant_navigation_both_ways(sample):
    page = sample("scoring.html")
    page.wait_for_load_state("networkidle")  # the theme knows its pages only then
    page.evaluate("window.stays = true")
    for _ in range(2):
        page.locator(".md-tabs").get_by_role("link", name="A sample").click()
        page.wait_for_function("document.title.startsWith('A sample') && 'terms' in document.documentElement.dataset")
        page.locator(".term a").first.focus()
        assert len(told(page)) == 1
        page.keyboard.press("Escape")
        assert told(page) == []
        page.locator(".md-tabs").get_by_role("link", name="Plan a visit").click()
        page.wait_for_function("document.title.startsWith('Plan a visit')")
        assert page.evaluate("window.stays")


def test_terms_without_javascript_are_links_to_their_entries(sample):
    page = sample(java_script_enabled=False)
    assert told(page) == []
    page.get_by_role("link", name="customer's account").click()
    assert page.url.endswith("glossary.html#term-trial-customer")


def test_terms_work_from_a_file(browser, aided_site):
    page = browser.new_page()
    page.goto((aided_site / "sample.html").as_uri())
    page.locator(".term a").first.focus()
    assert len(told(page)) == 1
    page.close()


def test_a_term_is_read_once_with_its_meaning_as_description(sample):
    page = sample()
    link = page.locator(".term a").first
    link.focus()
    heard = page.locator("article").aria_snapshot()
    assert heard.count("The share that a trial has") == 0  # as text of the page
    described = link.get_attribute("aria-describedby")
    assert page.locator(f"#{described}").inner_text().startswith("The share that a trial has")


def test_our_own_code_needs_no_exception_from_a_strict_policy(browser, aided_address):
    """The theme has scripts of its own in the page; of what they are refused, nothing may be ours."""
    context = browser.new_context()
    page = context.new_page()
    refused = []
    page.on("console", lambda message: "Content Security Policy" in message.text and refused.append(message.location))

    def strict(route):
        answer = route.fetch()
        route.fulfill(response=answer, headers=answer.headers | {"content-security-policy": POLICY})

    page.route("**/*.html", strict)
    page.goto(f"{aided_address}sample.html")
    page.locator(".term a").first.focus()
    assert len(told(page)) == 1
    box, text = page.locator(".term a").first.bounding_box(), page.locator(".term__text:visible").bounding_box()
    assert abs(text["y"] - box["y"] - box["height"]) < 3
    assert not [place for place in refused if re.search(r"terms|tension|figure|worksheet", place["url"])]
    ours = context.request.get(f"{aided_address}sample.html").text().partition("<article")[2].partition("</article")[0]
    assert not re.search(r"\sstyle=|\son\w+=|<script>|<style", ours)
    context.close()


def test_on_paper_terms_are_plain_words(sample):
    page = sample()
    page.locator(".term a").first.focus()
    page.emulate_media(media="print")
    assert told(page) == []
    link = page.locator(".term a").nth(1)
    assert link.evaluate("one => getComputedStyle(one).textDecorationLine") == "none"
    assert link.evaluate("one => getComputedStyle(one).color === getComputedStyle(one.closest('p')).color")


def test_a_disagreement_shows_both_sides_their_points_and_our_reading(sample):
    page = sample()
    box = page.get_by_role("group", name="What a trial owes")
    shown = box.inner_text()
    for words in ("a direct clash", "What we owe each other", "David Brock", "Our reading:", "A trial owes nothing."):
        assert words in shown
    assert box.get_by_role("link", name="b33").get_attribute("href").endswith("/sources/customers-job.html#b33")
    assert box.locator(".tension__reading").get_by_role("link", name="d11").count() == 1
    assert "it only looks like a clash" in page.get_by_role("group", name="What a trial is for").inner_text()


def test_every_disagreement_is_listed_with_the_pages_that_raise_it(sample, aided):
    page = sample("sources/disagreements.html")
    assert page.locator("section.tension").count() == len(load(aided, outline=True).aids.tensions)
    page.get_by_role("region", name="What a trial owes").locator(".tension__raised a").click()
    page.wait_for_url("**/sample.html#tension-t98")
    page.locator("#tension-t98").wait_for()


def test_the_glossary_names_pages_and_what_is_ours(sample):
    page = sample("glossary.html")
    entry = page.locator("#term-trial-share").inner_text()
    assert "This working definition is the course's own." in entry
    assert "Used in: A sample" in entry
    assert "This working definition" not in page.locator("#term-trial-customer").inner_text()
    assert violations(page) == []


class Parts(HTMLParser):
    """The elements and texts between the title and the end of a page's article, in order."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text[text.index("<h1") : text.index("</article>")])

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, sorted((k, v) for k, v in attrs if k != "data-search-exclude")))

    def handle_data(self, data):
        if data.strip():
            self.found.append(" ".join(data.split()))


def test_both_engines_build_the_same(aided, aided_site, build_site):
    theirs = build_site("zensical", aided.parent / "zensical", aided)
    for path in ("sample.html", "sheet.html", "glossary.html", "sources/disagreements.html"):
        ours = Parts((aided_site / path).read_text("utf-8")).found
        assert len(ours) > 20
        assert Parts((theirs / path).read_text("utf-8")).found == ours


@pytest.mark.parametrize(
    ("asset", "shown"),
    [
        ("terms.js", 'class="term"|class="glossary"'),
        ("terms.css", 'class="term"|class="glossary"'),
        ("tension.css", 'class="tension"'),
        ("figure.css", 'class="figure"'),
        ("worksheet.css", 'class="(?:write|cell)"'),
    ],
)
def test_a_page_loads_only_what_it_needs_and_that_once(aided_site, asset, shown):
    pages = {path: path.read_text("utf-8") for path in aided_site.rglob("*.html")}
    loading = {path for path, text in pages.items() if f"assets/{asset}" in text}
    assert loading == {path for path, text in pages.items() if re.search(shown, text)}
    assert len(loading) < len(pages) / 2 or asset.startswith("terms")
    assert all(pages[path].count(f"assets/{asset}") == 1 for path in loading)


def test_what_is_told_beside_terms_is_searched_in_the_glossary_only(aided_site):
    index = json.loads((aided_site / "search" / "search_index.json").read_text("utf-8"))
    places = {
        entry["location"].partition("#")[0] for entry in index["docs"] if "The share that a trial" in entry["text"]
    }
    assert places == {"glossary.html"}


def test_a_figure_is_told_by_its_title_and_description(sample):
    page = sample()
    figure = page.get_by_role("img", name="Customer and supplier need each other")
    described = figure.get_attribute("aria-describedby")
    assert page.locator(f"#{described}").text_content().startswith("Two boxes side by side.")
    assert page.get_by_role("img", name="Client & supplier need each other").count() == 1
    ids = page.locator("[id]").evaluate_all("all => all.map((one) => one.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_figure_takes_the_colours_of_the_page_and_the_width_of_the_window(sample, scheme):
    page = sample(color_scheme=scheme, viewport=SIZES["small"])
    words = page.locator(".figure text").first
    assert words.evaluate("one => getComputedStyle(one).fill === getComputedStyle(one.closest('article')).color")
    assert words.evaluate("one => getComputedStyle(one.ownerSVGElement.querySelector('marker path')).fill") != "none"
    box = page.locator(".figure svg").first.bounding_box()
    assert 250 < box["width"] <= 320
    assert box["height"] < box["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_on_a_worksheet(sample, scheme, size):
    page = sample("sheet.html", color_scheme=scheme, viewport=SIZES[size], reduced_motion="reduce")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_worksheet_says_where_it_is_kept_and_has_a_label_for_every_field(sample):
    without = sample("sheet.html", java_script_enabled=False).locator(".worksheet__about").inner_text()
    assert without.startswith("Worksheet, 15 min. Without JavaScript, what you write here is not kept.")
    page = sample("sheet.html")
    assert page.locator(".worksheet__about").inner_text().startswith("Worksheet, 15 min. What you write is kept in")
    assert page.locator("article").get_by_role("textbox").count() == 10
    field = page.get_by_role("textbox", name="What do they need from us, and how do we know?")
    assert field.get_attribute("rows") == "6"
    assert field.bounding_box()["height"] > 6 * 20
    cell = page.locator(".cell label").first
    assert cell.bounding_box()["width"] <= 1
    page.set_viewport_size(SIZES["phone"])
    assert cell.bounding_box()["width"] > 100
    for one in page.locator("article").get_by_role("textbox").all():
        assert one.bounding_box()["width"] > 200


def sheets(page):
    """Return the number of sheets of A4 that a page takes in print."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True, format="A4")))


def test_a_worksheet_of_thirty_lines_prints_on_one_sheet_with_what_was_typed(sample):
    page = sample("sheet.html", color_scheme="dark")
    assert sheets(page) == 1
    page.get_by_role("textbox", name="What will you ask first?").fill("What would change\nif we planned the year?")
    assert sheets(page) == 1
    page.emulate_media(media="print")
    assert not page.locator(".worksheet__kept").is_visible()
    assert not page.locator(".md-footer").is_visible()
    field = page.get_by_role("textbox", name="What will you ask first?")
    style = field.evaluate("one => [getComputedStyle(one).backgroundImage, getComputedStyle(one).color]")
    assert style[0].startswith("repeating-linear-gradient")
    assert sum(map(int, re.findall(r"\d+", style[1])[:3])) < 200  # dark letters, on a page that is read in dark mode
    assert field.evaluate("one => one.scrollHeight <= one.clientHeight")


def test_every_worksheet_of_the_course_prints_on_one_sheet(open_page, whole_address):
    for worksheet in load(ROOT, outline=True).aids.worksheets:
        page = open_page(worksheet.page.file.removesuffix(".md") + ".html", whole_address)
        assert sheets(page) == 1, worksheet.page.file


def test_only_the_labels_of_a_worksheet_are_searched(aided_site):
    index = json.loads((aided_site / "search" / "search_index.json").read_text("utf-8"))
    found = " ".join(entry["text"] for entry in index["docs"] if entry["location"].startswith("sheet.html"))
    assert "What will you ask first?" in found
    assert "Heard about their plans" in found
    assert "not kept" not in found
    assert "textarea" not in found
