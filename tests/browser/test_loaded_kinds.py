"""A page loads the player and the files of the kinds that its questions have, and no others."""

import re
from urllib.parse import urlsplit

import pytest
import yaml

from practicum.quiz import kinds
from practicum.site.needs import has_style
from support.course_review import KINDS
from support.course_two_lessons import course_with
from support.handbook import handbook_example
from support.serving import ANYWHERE
from support.steps import answer_all
from support.steps_review import begin, press

OTHERS = ["blank", "dialogue", "match", "number", "order", "reflection"]  # than those in the player
TYPED = ["blank", "number", "reflection"]


def quiz_of(kind, name):
    """Return a quiz of a name with the handbook's example of a kind."""
    question = yaml.safe_load(handbook_example(kind))[0]
    question |= {"id": f"ask-{name}", "objective": f"{name}-objective", "see": "what-to-read"}
    question.pop("rests_on", None)
    return yaml.safe_dump({"questions": [question]}, sort_keys=False)


@pytest.fixture(scope="module")
def course(course_once):
    """A course with a quiz of one question for each kind, which knows its address."""
    quizzes = {kind: quiz_of(kind, kind) for kind in kinds.names()}
    quizzes["sure"] = f"confidence: true\n{quiz_of('choice', 'sure')}"
    return course_once("kinds", lambda course: course_with(course, quizzes), ANYWHERE)


@pytest.fixture(scope="module")
def trials(course, address_of):
    """The address of its site."""
    return address_of(course)


def loaded(requests):
    """Return which files of the player were asked for, by their paths in `assets/`, scripts and styles."""
    paths = [urlsplit(url).path for url in requests]
    return {path.split("/assets/")[1] for path in paths if re.search("/assets/(quiz|kinds)/", path)}


def asked(page):
    """Return what a page has asked for until now, and will: a list that grows."""
    found = []
    page.on("request", lambda request: found.append(request.url))
    return found


def files(*kinds):
    """Return what a page with questions of some kinds loads besides the player: each kind's own script and style."""
    scripts = {f"kinds/{kind}.js" for kind in kinds if kind in OTHERS}
    return scripts | {f"kinds/{kind}.css" for kind in kinds if has_style(f"kinds/{kind}")}


PLAYER = {"quiz/quiz.js", "quiz/quiz.css"}


def shared(kind):
    return {"quiz/typed.js", "quiz/typed.css"} if kind in TYPED else set()


@pytest.mark.parametrize("kind", kinds.names())
def test_a_page_loads_the_files_of_its_own_kind_and_the_question_can_be_answered(open_page, trials, kind):
    page = open_page("404.html", trials)
    requests = asked(page)
    page.goto(f"{trials}trial/{kind}.html")
    answer_all(page)
    page.locator("form.question[data-status]").wait_for()
    assert loaded(requests) == PLAYER | files(kind) | shared(kind)


def test_a_page_that_asks_for_confidence_loads_what_that_takes(open_page, trials):
    page = open_page("404.html", trials)
    requests = asked(page)
    page.goto(f"{trials}trial/sure.html")
    page.locator(".quiz[data-mounted]").wait_for()
    assert loaded(requests) == PLAYER | {"quiz/more.js", "quiz/more.css"}


def test_instant_navigation_loads_a_kind_when_a_page_with_it_comes(open_page, trials):
    page = open_page("trial/choice.html", trials)
    page.locator(".quiz[data-mounted]").wait_for()
    requests = asked(page)
    page.evaluate("window.stays = true")
    for kind in ("order", "blank"):
        page.locator(f"a[href$='{kind}.html']").first.evaluate("(link) => link.click()")
        page.locator(f".quiz[data-quiz={kind}][data-mounted]").wait_for()
        answer_all(page)
        page.locator("form.question[data-status]").wait_for()
    assert page.evaluate("window.stays")
    assert loaded(requests) - PLAYER == files("order", "blank") | shared("blank")


def test_a_quiz_whose_kind_does_not_load_is_there_to_be_read(browser, trials):
    page = browser.new_page()
    page.route("**/kinds/order.js*", lambda route: route.abort())
    page.goto(f"{trials}trial/order.html")
    page.locator(".quiz[data-late] .order").wait_for()
    assert page.locator(".quiz[data-mounted]").count() == 0
    page.close()


@pytest.mark.parametrize("way", ["served", "file"])
def test_review_loads_a_kind_with_the_first_question_of_it(opened, review_site, open_page, way):
    page = opened(KINDS) if way == "served" else open_page(KINDS, f"file://{review_site}/")
    answer_all(page)
    requests = asked(page)
    begin(page, days=40)
    seen, before = [], set()
    while page.locator(".review form.question").count():
        seen.append(page.get_attribute(".review form.question", "data-kind"))
        present = loaded(requests)
        assert files(seen[-1]) | shared(seen[-1]) <= present
        before = before or present
        answer_all(page)
        press(page, "Next")
        page.wait_for_function("!document.querySelector('.review form[data-status]')")
    assert before - PLAYER <= files(seen[0]) | shared(seen[0])
    assert loaded(requests) - PLAYER <= files(*seen) | shared("blank")
    assert len(seen) == len(kinds.names()) - 1  # one that is never scored is never due


def test_styles_of_a_quiz_apply_and_an_authors_own_for_paper_stays_for_paper(open_page, trials):
    page = open_page("trial/order.html", trials)
    page.wait_for_selector(".quiz[data-mounted]")
    assert {*page.locator(".quiz link[rel=stylesheet]").evaluate_all("all => all.map(({ media }) => media)")} == {"all"}
    own = """() => new Promise((done) => {
      const link = Object.assign(document.createElement("link"), { rel: "stylesheet", media: "print", href: document.querySelector("link[rel=stylesheet]").href });
      link.onload = () => setTimeout(() => done(link.media));
      document.head.append(link);
    })"""
    assert page.evaluate(own) == "print"
