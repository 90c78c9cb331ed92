"""A quiz is mounted and disposed of as often as need be, and can show one question at a time."""

import pytest

from support.course_two_lessons import course_with
from support.learners import kept
from support.quiz_texts import EVERY as QUIZ
from support.quiz_texts import EVERY_NAME as NAME
from support.quiz_texts import EVERY_PAGE as PAGE
from support.serving import ANYWHERE, served
from support.steps import answer_all, settle

LISTEN = """
const usual = EventTarget.prototype.addEventListener;
window.listening = new Set();
EventTarget.prototype.addEventListener = function (name, run, options) {
  const one = [this, name, run];
  if (this === window || this === document) {
    listening.add(one);
    options?.signal?.addEventListener("abort", () => listening.delete(one));
  }
  return usual.call(this, name, run, options);
};
"""
FIND = "const section = document.querySelector('.quiz');"
FORMS = """() => [...document.querySelectorAll('form.question')].map(
  (form) => form.outerHTML.replace(/>\\s+</g, "><"))"""


@pytest.fixture(scope="module")
def address(trial):
    """The address of a site with a quiz of each kind, a drawn one and an assessment: that of every page opened here."""
    return trial


def dispose(page):
    """Mount the quiz of a page anew by hand, and dispose of that."""
    page.evaluate(f"() => {{ {FIND} window.dispose = practicum.mount(section); }}")
    settle(page)
    page.evaluate("() => dispose()")


@pytest.fixture
def held(open_page):
    """Return a function that opens a page whose quiz waits to be mounted by hand."""

    def held(path, answered=False):
        page = open_page("404.html")
        page.add_init_script(LISTEN)
        page.goto(page.url.replace("404.html", path))
        if answered:
            answer_all(page)
        html = section_of(page)  # a copy that is not mounted takes the place of the page's own
        page.evaluate("(html) => { document.querySelector('.quiz').outerHTML = html; }", html)
        return page

    return held


def section_of(page):
    text = page.context.request.get(page.url).text()
    start = text.index('<section class="quiz"')
    return text[start : text.index("</section>", start) + len("</section>")]


@pytest.mark.parametrize("path", [PAGE, "trial/drawn.html", "trial/exam.html"])
@pytest.mark.parametrize("answered", [False, True])
def test_dispose_leaves_the_page_as_it_was(held, path, answered):
    page = held(path, answered)
    before = page.evaluate(FORMS)
    before_kept = kept(page)
    listening = page.evaluate("listening.size")
    dispose(page)
    assert page.evaluate(FORMS) == before
    assert page.locator(".quiz__end, .question__status, .question__controls:not(.talk__controls)").count() == 0
    assert page.locator(".quiz[data-mounted]").count() == 0
    assert page.evaluate("listening.size") == listening
    assert kept(page) == before_kept


def test_a_quiz_that_is_mounted_again_shows_what_was_answered(held):
    page = held(PAGE, answered=True)
    dispose(page)
    page.evaluate(f"() => {{ {FIND} practicum.mount(section); }}")
    assert page.locator(".question__status:not(:empty)").count() == 8
    page.locator("#q-one-of-them [value=c]").check()
    settle(page)
    record = page.evaluate("JSON.parse(localStorage['practicum/consultative-selling/every'])")
    assert record["answers"]["one-of-them"]["answer"] == "c"


def test_dispose_keeps_what_is_not_kept_yet(held):
    page = held(PAGE)
    page.evaluate(f"() => {{ {FIND} window.dispose = practicum.mount(section); }}")
    page.evaluate(
        """() => {
        const area = document.querySelector('#q-in-words textarea');
        area.value = 'Half a sentence';
        area.dispatchEvent(new Event('input', { bubbles: true }));
        document.querySelector('#q-one-of-them [value=b]').click();
        dispose();
      }"""
    )
    record = page.evaluate("JSON.parse(localStorage['practicum/consultative-selling/every'])")
    assert record["answers"]["in-words"]["answer"] == "Half a sentence"
    assert record["answers"]["one-of-them"]["answer"] == "b"


def test_one_question_is_shown_at_a_time(held):
    page = held(PAGE)
    page.evaluate(
        f"""() => {{ {FIND}
        localStorage.removeItem("practicum/view");
        window.dispose = practicum.mount(section, {{ started: (session) => (window.session = session) }});
      }}"""
    )
    forms = page.locator("form.question:visible")
    assert forms.evaluate_all("all => all.map((form) => form.id)") == ["q-one-of-them"]
    assert page.locator(".stimulus").is_visible()
    page.check("#q-one-of-them [value=a]")
    page.locator("#q-one-of-them").get_by_role("button", name="Check").click()
    for index, ident in enumerate(page.evaluate("session.asked.map(({ id }) => id)")):
        page.evaluate("(index) => session.steps.show(index)", index)
        assert forms.evaluate_all("all => all.map((form) => form.id)") == [f"q-{ident}"]
        assert page.locator(".stimulus").is_visible() == (index < 2)
    page.evaluate("session.steps.show(8)")
    assert page.locator(".quiz__total").inner_text().startswith("1 of 8 questions checked")
    page.locator(".quiz__second summary").click()
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Press again").click()
    assert forms.evaluate_all("all => all.map((form) => form.id)") == ["q-one-of-them"]
    page.evaluate("dispose()")
    assert forms.count() == 8


def test_one_drawn_question_is_shown_at_a_time(held):
    page = held("trial/drawn.html")
    page.evaluate(
        f"""() => {{ {FIND}
        localStorage.removeItem("practicum/view");
        practicum.mount(section, {{ started: (session) => (window.session = session) }}); }}"""
    )
    for index in range(5):
        page.evaluate("(index) => session.steps.show(index)", index)
        legends = page.locator("form.question:visible legend").all_inner_texts()
        assert legends == [f"Question {index + 1} of 5"]


def test_instant_navigation_disposes_of_the_quiz_that_is_left(open_page, course_once):
    course = course_once("left", lambda course: course_with(course, {NAME: QUIZ}), ANYWHERE)
    with served(course.parent / "site") as there:
        page = open_page("404.html", there)
        page.add_init_script(LISTEN)
        with page.expect_response("**/sitemap.xml"):
            page.goto(f"{there}index.html")
        page.wait_for_load_state("networkidle")
        page.evaluate("window.stays = true")
        sizes = []
        for _ in range(3):
            link = page.locator(".md-tabs").get_by_role("link", name="Mutual need")
            link.click()
            page.wait_for_function("document.title.startsWith('Mutual need')")
            page.locator(".syllabus").get_by_role("link", name="Trial of every").click()
            page.wait_for_selector(".quiz[data-mounted]")
            page.locator(".md-tabs").get_by_role("link", name="Home").click()
            page.wait_for_selector(".quiz", state="detached")
            settle(page)
            sizes.append(page.evaluate("[...listening].filter(([target, name]) => name === 'pagehide').length"))
        assert page.evaluate("window.stays")
        assert len(set(sizes)) == 1
