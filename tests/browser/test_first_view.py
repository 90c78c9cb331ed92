"""What a first view weighs, that nothing moves while it is read, and that a search costs nothing before it is wanted."""

import pytest
from hosting import hosted
from lighthouse import heaviest_lesson
from playwright.sync_api import expect

from benchmarks.twenty import KINDS, twenty
from support.course_two_lessons import course_with
from support.paths import ROOT
from support.steps import answer_all, find

FIRST_VIEW = 250_000  # bytes
WIDTHS = {"phone": {"width": 390, "height": 844}, "laptop": {"width": 1280, "height": 800}}
SLOWED = 4  # so that the page is painted before its scripts run
WATCH = """
const later = window.setTimeout; // a busy machine may take longer than a quiz waits for its script
window.setTimeout = (run, delay, ...rest) => later(run, delay === 3000 ? 600_000 : delay, ...rest);
window.moved = [];
new PerformanceObserver((list) => {
  for (const { hadRecentInput, value, sources } of list.getEntries()) {
    if (!hadRecentInput) moved.push([value, sources.map(({ node }) => node?.id || node?.className || node?.nodeName)]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
PAGE = "trial/twenty.html"


@pytest.fixture(scope="module", params=["site", "zensical_site"])
def whole(request):
    """The real course's site, with each engine."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def twenty_address(course_once, address_of):
    """The address of a course with a page of twenty questions of every kind."""
    text = "confidence: true\nquestions:\n" + twenty("twenty-objective", "what-to-read")
    return address_of(course_once("twenty", lambda course: course_with(course, {"twenty": text})))


def slowed(page):
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})


def settled(page):
    """Wait until the page's quizzes and progress are shown and painted."""
    expect(page.locator(".quiz:not([data-mounted])")).to_have_count(0, timeout=60_000)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.evaluate("() => new Promise((done) => requestIdleCallback(done))")


# --- bytes


def test_the_heaviest_lesson_is_light(browser, whole):
    page = browser.new_context(service_workers="block").new_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sent = []
    session.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    with hosted(whole) as base:
        page.goto(base + heaviest_lesson(whole, ROOT), wait_until="networkidle")
        expect(page.locator(".quiz[data-mounted]")).to_have_count(1, timeout=30_000)
    page.context.close()
    assert len(sent) > 10
    assert sum(sent) <= FIRST_VIEW


def test_index_and_worker_of_the_search_are_loaded_by_the_first_search(open_page, whole):
    asked = []
    with hosted(whole) as base:
        page = open_page("index.html", base)
        page.context.on("request", lambda request: asked.append(request.url))
        page.goto(base + "glossary.html", wait_until="networkidle")
        assert not [url for url in asked if "/search" in url]
        assert find(page, "stand-off")
        assert sorted(url.rpartition(".")[2] for url in asked if "/search" in url) == ["js", "json"]


def test_a_search_from_the_keyboard_finds(open_page, whole):
    with hosted(whole) as base:
        page = open_page("glossary.html", base)
        page.locator("h1").wait_for()
        page.keyboard.press("/" if page.locator("#__search").count() else "Control+k")
        page.keyboard.type("stand-off", delay=20)
        page.locator('a[href*="?h="]').first.wait_for()


def test_finds_that_a_link_names_are_marked(open_page, site):
    with hosted(site) as base:
        page = open_page("glossary.html?h=customer", base)
        page.locator("mark").first.wait_for()


# --- nothing moves


@pytest.mark.parametrize("width", WIDTHS)
def test_questions_do_not_move_while_a_page_loads(open_page, twenty_address, width):
    page = open_page(PAGE, twenty_address, viewport=WIDTHS[width])
    page.add_init_script(WATCH)
    ids = page.locator("form.question").evaluate_all("forms => forms.map(({ id }) => id)")
    assert len(ids) == 20
    slowed(page)
    for answered in (False, True):
        for place in ("", f"#{ids[0]}", f"#{ids[7]}", f"#{ids[-1]}"):
            page.goto("about:blank")
            page.goto(twenty_address + PAGE + place)
            settled(page)
            assert page.evaluate("moved") == [], (answered, place)
        if not answered:
            answer_all(page)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("late", ["quiz.js", "quiz.css"])
def test_nothing_moves_if_a_file_of_the_player_comes_late(open_page, twenty_address, width, late):
    page = open_page(PAGE, twenty_address, viewport=WIDTHS[width])
    last = page.locator("form.question").last.get_attribute("id")
    page.add_init_script(WATCH)
    page.route(f"**/quiz/{late}*", lambda route: (page.wait_for_timeout(1000), route.continue_()))
    page.goto("about:blank")
    page.goto(f"{twenty_address}{PAGE}#{last}", wait_until="domcontentloaded")
    expect(page.locator(".quiz[data-mounted]")).to_have_count(1)
    settled(page)
    assert page.evaluate("moved") == []


def test_nothing_moves_by_itself_while_every_kind_is_answered(open_page, twenty_address):
    page = open_page(PAGE, twenty_address, viewport=WIDTHS["phone"])
    page.add_init_script(WATCH)
    page.reload()
    settled(page)
    kinds = page.locator("form.question").evaluate_all("forms => forms.map(({ dataset }) => dataset.kind)")
    assert set(kinds) == set(KINDS)
    answer_all(page)
    assert page.locator("form.question[data-status]").count() > 10
    assert page.evaluate("moved") == []


@pytest.mark.parametrize("path", ["index.html", "progress.html"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_moves_on_pages_that_show_progress(open_page, whole_address, path, width):
    page = open_page("start/warm-up.html", whole_address, viewport=WIDTHS[width])
    page.add_init_script(WATCH)
    slowed(page)
    for answered in (False, True):
        page.goto(whole_address + path)
        settled(page)
        expect(page.locator("[data-status]").first).to_be_attached(timeout=30_000)
        assert page.evaluate("moved") == [], answered
        if not answered:
            page.goto(whole_address + "mutual-need/opening-declaration.html")
            answer_all(page)


def test_a_quiz_can_be_read_where_its_script_does_not_come(browser, address):
    page = browser.new_context(service_workers="block").new_page()
    page.route("**/quiz.js*", lambda route: route.abort())
    page.goto(f"{address}mutual-need/opening-declaration.html")
    expect(page.locator("form.question").first).to_be_visible(timeout=30_000)
    assert not page.locator(".quiz[data-mounted]").count()
    page.context.close()
