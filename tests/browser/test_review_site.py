"""The page *Review* on both engines, in every size and colour: what a build writes for it, and what browsers make of it."""

import json
import re
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from practicum.words import words_for
from support.axe import violations
from support.clock import at
from support.course_review import HOME, PAGE, QUIZZES, SURE, WARM
from support.paths import ASSETS, ROOT
from support.sizes import SIZES
from support.steps import ON_ONE_PAGE, strictly
from support.steps_review import base, begin, check, due, go, learn, listed, press

# ---- what a build writes


def test_an_assessment_a_warm_up_and_a_reflection_are_not_there(review_site, review_address):
    found = listed(review_site)
    assert set(found) == {"need-runs-both-ways", "opening-declaration", "kinds", "sure"}
    assert {path.stem for path in (review_site / QUIZZES).iterdir()} == set(found)
    assert "kind-reflection" not in json.dumps(found)
    assert not [
        path for path in review_site.rglob("*.js") if "final-final" in path.read_text("utf-8", errors="replace")
    ]


def test_a_warm_up_is_not_due(opened):
    page = opened()
    learn(page, WARM)
    learn(page)
    at(page, days=9)
    go(page, HOME)
    expect(due(page)).to_have_text("Questions to review: 3")


def test_the_offline_copy_and_the_worker_hold_the_questions(review_site, review_address):
    with ZipFile(review_site / "consultative-selling-offline.zip") as packed:
        names = packed.namelist()
    worker = (review_site / "service-worker.js").read_text("utf-8")
    for name in ("questions.js", *(f"quiz/{quiz}.js" for quiz in listed(review_site))):
        assert f"consultative-selling/assets/learner/{name}" in names
        assert f'"assets/learner/{name}":' in worker


def test_both_engines_and_two_builds_write_the_same(review_course, review_site, build_site, tmp_path):
    def written(site):
        paths = [*(site / QUIZZES).iterdir(), site / "assets" / "learner" / "questions.js"]
        return {path.name: path.read_bytes() for path in paths}

    again = build_site("mkdocs", tmp_path / "again", review_course)
    assert written(again) == written(review_site)
    theirs = build_site("zensical", tmp_path / "zensical", review_course)
    assert written(theirs) == written(review_site)


def test_a_page_that_is_served_while_it_is_edited_says_that_it_needs_the_site(opened):
    page = opened()
    stub = (ASSETS / "learner" / "questions.js").read_text("utf-8")
    page.route("**/questions.js*", lambda route: route.fulfill(body=stub, content_type="text/javascript"))
    learn(page)
    at(page, days=9)
    go(page, PAGE)
    expect(page.locator(".review")).to_have_text(re.compile("Review needs the built site. Run make site"))
    go(page, HOME)
    assert not due(page).is_visible()


# ---- everywhere


def test_a_new_learner_loads_no_list_of_questions(opened):
    page = opened("404.html")
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(base(page) + HOME)
    page.wait_for_load_state("networkidle")
    assert any("learner/due.js" in url for url in loaded)
    assert not [url for url in loaded if "questions.js" in url or "quiz/" in url]


def test_without_a_script_the_page_says_what_it_is_for(opened):
    page = opened(PAGE, java_script_enabled=False)
    assert "This page needs JavaScript" in page.locator("article").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(opened, scheme, size):
    page = opened(color_scheme=scheme, viewport=SIZES[size], reduced_motion="reduce")

    def fine():
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for target in page.locator(".review button:visible, .due a:visible").all():
            assert target.bounding_box()["height"] >= 24

    learn(page)
    for path in (PAGE, HOME):
        at(page, days=0 if path == PAGE else 9)
        go(page, path)
        page.wait_for_function("practicum.questions")
        fine()
    begin(page, days=9)
    fine()
    check(page, "b")
    fine()
    press(page, "Next")
    expect(page.locator(".review > h2")).to_have_text("Question 2")
    press(page, "I do not know")
    fine()
    press(page, "Stop here")
    fine()


def test_instant_navigation_shows_the_page_every_time(opened):
    page = opened()
    learn(page)
    at(page, days=9)
    with page.expect_response("**/sitemap.xml"):
        go(page, HOME)
    page.wait_for_load_state("networkidle")
    page.evaluate("window.stays = true")
    for _ in range(2):
        due(page).get_by_role("link").click()
        press(page, "Start ten minutes")
        expect(page.locator(".review > h2")).to_have_text("Question 1")
        page.locator(".md-tabs").get_by_role("link", name="Home").click()
        expect(due(page)).to_have_text("Questions to review: 3")
    assert page.evaluate("window.stays")


def test_our_code_needs_no_exception_from_a_strict_policy(browser, review_address):
    page = browser.new_context(service_workers="block").new_page()
    page.add_init_script(ON_ONE_PAGE)
    refused = strictly(page)
    at(page)
    page.goto(review_address + SURE)
    learn(page)
    at(page, days=9)
    go(page, HOME)
    expect(due(page)).to_have_text("Questions to review: 3")
    begin(page, days=9)
    check(page)
    assert refused == []
    page.context.close()


def test_the_words_are_the_catalogues():
    source = (ROOT / "player" / "learner" / "review.js").read_text("utf-8")
    used = set(re.findall(r'(?:say|primary)\("([\w-]+)"', source))
    assert used | {"script"} == set(words_for("review"))
