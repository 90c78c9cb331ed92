"""Whatever ids authors choose: each is once in its page, and every quiz is answered, kept and reviewed."""

from collections import Counter
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest

from support.clock import at
from support.course_odd_ids import ALONE, LESSON, PRICE, PRICE_A, PROGRESS, REVIEW, SHEET, write_course
from support.serving import served
from support.steps import answer_all, settle

POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
ONCE = """() => {
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  const named = ["for", "aria-labelledby", "aria-describedby", "aria-controls"].flatMap((name) =>
    [...document.querySelectorAll(`[${name}]`)].flatMap((one) => one.getAttribute(name).match(/\\S+/g) ?? []));
  return [ids.filter((id, at) => ids.indexOf(id) !== at), named.filter((id) => !ids.includes(id))];
}"""


class Ids(HTMLParser):
    """The ids of a page's elements, and the ids that elements of the page refer to."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.named = Counter(), set()
        self.feed(text)

    def handle_starttag(self, _, attrs):
        values = dict(attrs)
        self.ids.update(filter(None, [values.get("id")]))
        for pointer in POINTERS:
            self.named.update((values.get(pointer) or "").split())
        href = values.get("href") or ""
        if href.startswith("#") and len(href) > 1:
            self.named.add(unquote(href[1:]))


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def site(request, site_by):
    return site_by(request.param, "odd-ids", write_course)


@pytest.fixture
def address(site):
    with served(site) as address:
        yield address


def test_every_id_is_once_in_its_page_and_whatever_is_referred_to_is_there(site):
    pages = sorted(site.rglob("*.html"))
    assert len(pages) >= 12
    for path in pages:
        found = Ids(path.read_text("utf-8"))
        assert [ident for ident, times in found.ids.items() if times > 1] == [], path
        assert found.named - set(found.ids) == set(), path


def test_the_page_of_a_lesson_has_what_the_ids_are_made_for(site):
    ids = set(Ids((site / LESSON).read_text("utf-8")).ids)
    assert {f"q-{question}" for question in (*PRICE, *PRICE_A, ALONE["price-name"])} < ids
    assert {"about-price--a-mail", "about-price-a--mail", "q-price-1", "q-price--1", "means-1", "means--1"} < ids


def answers(page):
    """Return what every input of the page has, by its place."""
    return page.locator("form.question fieldset :is(input, select, textarea)").evaluate_all(
        "all => all.map((one) => [one.type, one.checked ?? null, one.value])"
    )


def test_all_questions_of_three_quizzes_on_a_page_are_answered_checked_and_kept(open_page, address):
    page = open_page(LESSON, address)
    for order in page.locator(".order").all():
        order.get_by_role("button", name="Move down").first.click()
    answer_all(page)
    settle(page)
    statuses = page.locator("form.question").evaluate_all("all => all.map(({ dataset }) => dataset.status)")
    assert len(statuses) == len(PRICE) + len(PRICE_A) + 1
    assert None not in statuses
    assert page.evaluate(ONCE) == [[], []]
    before, totals = answers(page), page.locator(".quiz__total").all_inner_texts()
    page.locator("#quiz-price--name").fill("Sam Lee")
    page.locator("#quiz-price--name").blur()
    page.reload()
    settle(page)
    assert (answers(page), page.locator(".quiz__total").all_inner_texts()) == (before, totals)
    assert page.evaluate(ONCE) == [[], []]
    assert page.locator("#quiz-price-a--name").input_value() == "Sam Lee"


def test_quizzes_called_like_what_the_player_keeps_are_passed_and_reviewed(open_page, address):
    page = open_page("404.html", address)
    at(page)
    for path in (LESSON, "learner.html", "constructor.html"):
        page.goto(address + path)
        form = page.locator("form.question").last
        form.get_by_role("radio").first.check()
        form.get_by_role("button", name="Check").click()
        page.locator("[id$='--name']").last.fill("Sam Lee")
        page.locator("[id$='--name']").last.blur()
        settle(page)
    page.goto(address + PROGRESS)
    assert page.locator("[data-part=stand] [data-status=passed]").count() >= 2
    assert page.evaluate(ONCE) == [[], []]
    at(page, days=40)
    page.goto(address + REVIEW)
    page.get_by_role("button", name="Start").click()
    for _ in ALONE:
        page.locator(".review form.question").get_by_role("radio").first.check()
        page.get_by_role("button", name="Check").click()
        assert page.evaluate(ONCE) == [[], []]
        page.get_by_role("button", name="Next").click()
    assert "Answered: 3. Right: 3." in page.locator(".review").inner_text()


def test_questions_of_every_kind_are_reviewed(open_page, address):
    page = open_page("404.html", address)
    at(page)
    page.goto(address + LESSON)
    for order in page.locator(".order").all():
        order.get_by_role("button", name="Move down").first.click()
    answer_all(page)
    settle(page)
    at(page, days=40)
    page.goto(address + REVIEW)
    page.get_by_role("button", name="Start").click()
    for _ in range(len(PRICE) + len(PRICE_A) + 1 - 2):  # all but the two that nobody scores
        assert page.evaluate(ONCE) == [[], []]
        page.get_by_role("button", name="I do not know").click()
        page.get_by_role("button", name="Next").click()
    page.get_by_role("heading", name="That is it for now").wait_for()


def test_a_worksheet_keeps_fields_of_any_id(open_page, address):
    page = open_page(SHEET, address)
    fields = page.locator(":is(.write, .cell) textarea")
    for number, field in enumerate(fields.all()):
        field.fill(f"Text {number}")
        field.blur()
    page.reload()
    assert [field.input_value() for field in fields.all()] == [f"Text {number}" for number in range(4)]
    assert page.evaluate(ONCE) == [[], []]
