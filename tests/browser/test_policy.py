"""Every page runs under the policy that the build writes, and asks nothing of another host."""

import re
import shutil

import pytest

from practicum.course.load import load_course
from support.paths import ROOT
from support.published import policy_of, published_anew
from support.serving import served
from support.steps import answer_all, find

BASIC = "default-src 'self'; script-src 'self'"


@pytest.fixture(scope="module", params=["site", "zensical_site"])
def built(request):
    """The real course's site, with each engine."""
    return request.getfixturevalue(request.param)


def test_the_policy_is_the_strictest_that_the_theme_runs_under(built):
    policy = policy_of(built)
    without_hashes = re.sub(r" 'sha256-[\w+/]{43}='", "", policy)
    style = "style-src 'self'; " if "zensical" in built.parent.name else ""  # its search's own, by its hash
    assert without_hashes == f"{BASIC}; img-src 'self' data:; {style}object-src 'none'; base-uri 'self'"
    assert policy.count("sha256-") < 10
    assert f'Content-Security-Policy "{policy}"' in (built / "_headers.nginx").read_text("utf-8")


def test_no_page_violates_it(open_page, built):
    pages = sorted(path.relative_to(built).as_posix() for path in built.rglob("*.html"))
    assert len(pages) > 60
    answered = set()
    with served(built, Content_Security_Policy=policy_of(built)) as address:
        page = open_page("404.html", address)  # a violation is an error in the console, and fails
        for path in pages:
            page.goto(address + path)
            kinds = set(page.locator("form.question").evaluate_all("(all) => all.map((form) => form.dataset.kind)"))
            if kinds - answered:  # one page for each kind: what they do is the same on all
                answer_all(page)
                answered |= kinds
            for summary in page.locator("details > summary:visible").all()[:1]:
                summary.click()
    assert answered == {question.kind for quiz in load_course(ROOT).quizzes for question in quiz.questions}


def test_searching_and_dark_mode_do_not_violate_it(open_page, built):
    with served(built, Content_Security_Policy=policy_of(built)) as address:
        page = open_page("index.html", address, viewport={"width": 1280, "height": 800})
        assert any("answering-objections" in href for href in find(page, "objection"))
        page.keyboard.press("Escape")
        page.goto(f"{address}glossary.html")
        page.locator("label[for^=__palette]:visible").click()
        assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
        page.locator("label[for^=__palette]:visible").click()
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_a_host_that_sends_no_headers_has_it_in_the_pages(open_page, small_site, tmp_path):
    site = shutil.copytree(small_site, tmp_path / "site")
    published_anew(site, policy_in_pages=True)
    with served(site) as address:
        page = open_page("index.html", address)
        for path in sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html")):
            page.goto(address + path)
            assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
            assert "js" in page.locator("html").get_attribute("class").split()  # the theme's own scripts run
        find(page, "both ways")


def test_a_script_in_a_page_that_is_not_the_themes_does_not_run(browser, small_site):
    with served(small_site, Content_Security_Policy=policy_of(small_site)) as address:
        page = browser.new_page(service_workers="block")
        page.goto(address)
        directive = page.evaluate(
            """() => new Promise((done) => {
              document.addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
              document.body.append(Object.assign(document.createElement("script"), { textContent: "window.ran = 1" }));
            })"""
        )
        assert directive == "script-src-elem"
        assert page.evaluate("window.ran") is None
        page.close()
