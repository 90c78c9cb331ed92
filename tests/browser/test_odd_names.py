"""Whatever pages, folders and files are called: every address leads to its page, with a network and without."""

import json
import re
from functools import partial
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote, urlsplit

import pytest

from support.clock import at
from support.course_odd_names import ASSET, PAGES, PROGRESS, REVIEW, write_course
from support.serving import served
from support.steps import find, settle
from support.steps_progress import unfold

ENGINES = ("mkdocs", "zensical")


class Addresses(HTMLParser):
    """The addresses in a page, those in the data of its macros too, and the ids of its elements."""

    def __init__(self, text):
        super().__init__()
        self.found, self.ids = [], set()
        self.feed(text)

    def handle_starttag(self, _, attrs):
        values = dict(attrs)
        self.ids.add(values.get("id"))
        self.found += [values[name] for name in ("href", "src", "data-over") if values.get(name)]
        for name in ("data-lessons", "data-outline"):
            self.found += _within(json.loads(values.get(name, "null")))


def _within(data):
    """Yield what is an address in the data of the next lesson and of *My progress*."""
    if isinstance(data, list) and len(data) == 4 and isinstance(data[3], list):
        yield data[2]
    elif isinstance(data, list):
        for part in data:
            yield from _within(part)
    elif isinstance(data, dict):
        yield from (data[name] for name in ("href", "see") if name in data)
        for part in data.values():
            yield from _within(part)


def file_at(site, path, address):
    """Return the file that an address on the page at a path leads to, as servers find it."""
    found = normpath(join(dirname(path), unquote(urlsplit(address).path))) if urlsplit(address).path else path
    return found if (site / found).is_file() else join(found, "index.html").removeprefix("./")


def at_path(page, directory_urls):
    """Return the file of a page in the site."""
    return f"{page}/index.html" if directory_urls else f"{page}.html"


@pytest.fixture(
    scope="module", params=[(e, d) for e in ENGINES for d in (False, True)], ids=lambda it: f"{it[0]}-{it[1]}"
)
def built(request, site_by):
    """The folder of the site, built with each engine in both forms of addresses, and whether pages are folders."""
    engine, directory_urls = request.param
    name = f"odd-names-{directory_urls}"
    return site_by(engine, name, partial(write_course, directory_urls=directory_urls)), directory_urls


@pytest.fixture
def address(built):
    with served(built[0]) as address:
        yield address


def test_every_address_in_every_page_leads_to_a_file_and_an_element_in_it(built):
    site, directory_urls = built
    pages = {file.relative_to(site).as_posix(): Addresses(file.read_text("utf-8")) for file in site.rglob("*.html")}
    assert {at_path(page, directory_urls) for page in PAGES} < set(pages)
    for path, page in pages.items():
        for address in page.found if path != "404.html" else ():
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = file_at(site, path, address)
            assert (site / target).is_file(), (path, address)
            if target in pages and parts.fragment:
                assert unquote(parts.fragment) in pages[target].ids | {"__skip", "__comments"}, (path, address)


def test_scripts_and_indexes_name_the_pages_that_there_are(built):
    site, directory_urls = built
    lessons = {at_path(page, directory_urls) for page in PAGES}

    def value(script, name):
        text = (site / script).read_text("utf-8")
        return json.loads(re.search(rf"(?m)^practicum\.{name} = (.*);$", text)[1])

    outline = value("assets/learner/outline.js", "outline")["pages"]
    assert lessons < {page + "index.html" * page.endswith("/") for page in outline}
    asked = value("assets/learner/questions.js", "questions")["quizzes"]
    assert {unquote(quiz["page"]) for quiz in asked.values()} == lessons
    kept = re.search(r"FILES = (\{.*?\});", (site / "service-worker.js").read_text("utf-8"))[1]
    assert lessons | {ASSET} < set(json.loads(kept))
    index = next(file for file in (site / "search.json", site / "search/search_index.json") if file.exists())
    docs = json.loads(index.read_text("utf-8"))
    docs = docs["docs"] if "docs" in docs else docs["items"]
    assert {file_at(site, "", f"./{doc['location']}") for doc in docs} >= lessons


def heading(page, number):
    """Wait for the page of a lesson."""
    page.get_by_role("heading", name=f"Lesson {number}", exact=True).wait_for()


def test_every_page_opens_from_syllabus_navigation_and_the_link_to_the_next(open_page, address):
    page = open_page("index.html", address)
    syllabus = page.locator(".syllabus__module li a")
    page.locator(".next a").click()
    heading(page, 0)
    for number in range(len(PAGES) - 1):
        page.locator(".md-footer__link--next").click()
        heading(page, number + 1)
    for number in range(2, len(PAGES)):
        page.goto(address)
        syllabus.nth(number).click()
        heading(page, number)
        page.locator(".term a").first.click()
        page.get_by_role("heading", name="Words").wait_for()
        page.go_back()
        before = re.compile(rf"^\s*Lesson {number - 1}\b")
        page.locator(".md-nav--primary a.md-nav__link", has_text=before).first.click()
        heading(page, number - 1)


@pytest.mark.parametrize("name", ["c#", "100%", "it's", "smile😀"])
def test_a_page_is_found_by_the_search(open_page, address, name):
    page = open_page("index.html", address)
    number = PAGES.index(name)
    find(page, f"marvel{number}th")
    page.locator('a[href*="?h="]').first.click()
    heading(page, number)


def test_progress_is_shown_and_quizzes_are_reviewed(open_page, address, built):
    page = open_page("404.html", address)
    at(page)
    for number in range(len(PAGES)):
        page.goto(address + at_path(quote(PAGES[number]), built[1]))
        page.locator("form.question").get_by_role("radio").first.check()
        page.get_by_role("button", name="Check").click()
        settle(page)
    page.goto(address)
    assert page.locator(".syllabus__status:visible").count() == len(PAGES) + 1  # and the module
    page.goto(address + at_path(quote(PROGRESS), built[1]))
    unfold(page)
    links = page.locator("[data-part=stand] .overview__lessons > li > a")
    assert links.count() == len(PAGES)
    links.last.click()
    heading(page, len(PAGES) - 1)
    marked = page.locator(".md-nav--primary .md-nav__item .md-nav .stand[data-status=passed]")
    marked.nth(len(PAGES) - 1).wait_for(state="attached")  # once the part of the outline is loaded
    at(page, days=40)
    page.goto(address + at_path(quote(REVIEW), built[1]))
    page.get_by_role("button", name="Start").click()
    for _ in range(3):
        page.locator(".review form.question").get_by_role("radio").last.check()
        page.get_by_role("button", name="Check").click()
        again = page.locator(".review form.question .quiz__see a")
        assert page.request.get(again.evaluate("link => link.href")).ok
        page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Stop").click()
    page.locator(".review li a").first.click()
    page.get_by_role("heading", name="To read").wait_for()


def test_every_page_is_there_without_a_network(browser, built):
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(15_000)
    with served(built[0]) as address:
        page.goto(address)
        page.wait_for_function("navigator.serviceWorker.controller", timeout=120_000)
    for number in range(len(PAGES)):
        page.goto(address)  # the server is gone
        page.locator(".syllabus__module li a").nth(number).click()
        heading(page, number)
    assert page.evaluate("(at) => fetch(at).then((found) => found.ok)", address + quote(ASSET))
    context.close()
