"""The handbook in the course's site, and what learners find there without it."""

from urllib.parse import urlsplit

import pytest

from support.serving import served
from support.steps import find

LESSON = "mutual-need/opening-declaration.html"
FOLDERS = {"accounts-and-time", "first-meeting", "leading-a-team", "mutual-need", "proposing"} | {
    "what-selling-is-for",
    "what-we-owe",
    "worth",
    "your-position",
}  # of the modules


@pytest.fixture(params=["site", "zensical_site"])
def hosted(request):
    """The address of the course's site, with each engine."""
    with served(request.getfixturevalue(request.param)) as address:
        yield address


def pages_found(page, base, words):
    """Return the paths of the pages that a search finds, each once, in the order that is shown."""
    paths = [urlsplit(page.evaluate("link => new URL(link, location).href", link)).path for link in find(page, words)]
    return list(dict.fromkeys(path.removeprefix(urlsplit(base).path) for path in paths))


def test_the_end_of_a_lesson_leads_to_the_handbook_and_back(hosted, open_page):
    page = open_page(LESSON, hosted)
    page.get_by_role("contentinfo").get_by_role("link", name="Handbook for trainers").click()
    page.get_by_role("heading", name="Handbook for trainers", level=1).wait_for()
    page.get_by_role("link", name="Commands").first.click()
    page.get_by_role("heading", name="practicum new", level=1).wait_for()
    page.get_by_role("contentinfo").get_by_role("link", name="Back to Consultative Selling").click()
    page.wait_for_url(f"{hosted}index.html")


def test_each_search_finds_its_own_pages(hosted, open_page):
    assert pages_found(open_page("handbook/index.html", hosted), hosted, "dialogue")[0] == "handbook/dialogue.html"
    found = pages_found(open_page(LESSON, hosted), hosted, "answer")
    assert found
    assert not [path for path in found if path.startswith("handbook/")]


@pytest.mark.parametrize("words", ["need", "objection", "time", "customer"])
def test_the_search_finds_lessons_first(open_page, site, words):
    with served(site) as address:
        first = pages_found(open_page("start/paths.html", address), address, words)[:2]
    assert {path.partition("/")[0] for path in first} <= FOLDERS
    assert not first[0].endswith("worksheet.html")
