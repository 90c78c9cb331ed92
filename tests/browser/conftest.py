"""A browser, the built site behind a local address, and pages that tolerate no fault."""

import os
import shutil
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from filelock import FileLock
from playwright.sync_api import sync_playwright

from support.building import ARGUMENTS, build, script
from support.clock import at
from support.course_aids import aided_course
from support.course_dialogues import course_with_talks
from support.course_progress import write_course as write_progress_course
from support.course_review import HOME
from support.course_review import write_course as write_review_course
from support.course_two_lessons import course_with, two_lessons
from support.handbook import handbook_example
from support.long_cases import TOLD, TOLD_ONCE
from support.paths import ASSETS, FIXTURES
from support.quiz_texts import DRAWN, EVERY, EVERY_NAME, REFLECTIONS, SHARED
from support.serving import ANYWHERE, served
from support.steps import ON_ONE_PAGE

PLAYER = ("quiz.js", "more.js", "typed.js")


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def once(tmp_path_factory):
    """Return a function that makes a folder of a name by the first worker that asks for it; the others wait and share it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def once(name, make):
        root = shared / name
        with FileLock(shared / f"{name}.lock"):
            if not (root / "made").exists():
                shutil.rmtree(root, ignore_errors=True)  # what a worker left that failed
                root.mkdir()
                make(root)
                (root / "made").touch()
        return root

    return once


@pytest.fixture(scope="module")
def scripts(browser):
    """A page without a quiz that has loaded the player as browsers do."""
    page = browser.new_page()
    for path in [*(ASSETS / "quiz" / name for name in PLAYER), *sorted((ASSETS / "kinds").glob("*.js"))]:
        page.add_script_tag(path=path)
    yield page
    page.close()


@pytest.fixture(scope="session")
def build_site():
    """The function that builds the course with an engine into a folder."""
    return build


@pytest.fixture(scope="session")
def site(once):
    """The course, built with MkDocs Material."""
    return once("mkdocs", lambda root: build("mkdocs", root / "site")) / "site"


@pytest.fixture(scope="session")
def zensical_site(once):
    """The course, built with Zensical."""
    return once("zensical", lambda root: build("zensical", root / "site")) / "site"


@pytest.fixture(scope="session")
def course_once(once):
    """Return a function that writes a course and builds it once a run, and gives its folder, with `site` beside it.

    `site_url` is `ANYWHERE` for a site that knows its address, as instant navigation needs.
    """

    def course_once(name, write, site_url=""):
        def make(root):
            write(root / "course")
            build("mkdocs", root / "site", root / "course", site_url)

        return once(name, make) / "course"

    return course_once


@pytest.fixture(scope="session")
def site_by(once):
    """Return a function that writes a course and builds it with an engine, once a run, and gives the site's folder."""

    def site_by(engine, name, write):
        def make(root):
            write(root / "course")
            build(engine, root / "site", root / "course")

        return once(f"{name}-{engine}", make) / "site"

    return site_by


@pytest.fixture(scope="session")
def address_of():
    """Return a function that serves the site beside a course, and gives its address."""
    with ExitStack() as servers:
        yield lambda course: servers.enter_context(served(course.parent / "site"))


@pytest.fixture(scope="session")
def trial_course(course_once):
    """A copy of the small course with a trial lesson for each of some quizzes, such as `trial/shared.html`."""
    exam = (FIXTURES / "learners" / "course" / "exam.yml").read_text("utf-8")
    judged = "mode: assessment\n" + TOLD.replace("told-", "judged-")
    quizzes = {"reflections": REFLECTIONS, "shared": SHARED, EVERY_NAME: EVERY, "drawn": DRAWN, "exam": exam}
    quizzes |= {"told": TOLD, "judged": judged, "once": TOLD_ONCE}
    return course_once("trial", lambda course: course_with(course, quizzes))


@pytest.fixture(scope="session")
def trial(trial_course, address_of):
    """The address of its site."""
    return address_of(trial_course)


@pytest.fixture(scope="session")
def small(course_once):
    """The small course of `tests/fixtures/two_lessons`."""
    return course_once("small", two_lessons)


@pytest.fixture(scope="session")
def small_site(small):
    """The folder of its site."""
    return small.parent / "site"


@pytest.fixture(scope="session")
def address(small, address_of):
    """The address of its site, ending in a slash: that of every page opened where a test names no other."""
    return address_of(small)


@pytest.fixture(scope="session")
def whole_address(site):
    """The address of the real course's site."""
    with served(site) as at:
        yield at


@pytest.fixture(scope="session")
def sorting_quiz():
    """The text of the quiz `opening-declaration`, with the handbook's examples of match and order at its end."""
    quiz = FIXTURES / "two_lessons" / "quizzes" / "opening-declaration.yml"
    return "\n".join([quiz.read_text("utf-8").rstrip(), handbook_example("match"), handbook_example("order")])


@pytest.fixture(scope="session")
def sorting_address(course_once, address_of, sorting_quiz):
    """The address of a site with that quiz."""
    return address_of(course_once("sorting", lambda course: two_lessons(course, sorting_quiz)))


@pytest.fixture(scope="session")
def typed_quiz():
    """The text of the quiz `opening-declaration`, with the questions of `typed.yml` at its end."""
    quiz = FIXTURES / "two_lessons" / "quizzes" / "opening-declaration.yml"
    return f"{quiz.read_text('utf-8').rstrip()}\n{(FIXTURES / 'typed.yml').read_text('utf-8')}"


@pytest.fixture(scope="session")
def typed_address(course_once, address_of, typed_quiz):
    """The address of a site with that quiz."""
    return address_of(course_once("typed", lambda course: two_lessons(course, typed_quiz)))


@pytest.fixture(scope="session")
def talks_course(course_once):
    """A copy of the small course with two dialogues at the end of the quiz `opening-declaration`."""
    return course_once("talks", course_with_talks)


@pytest.fixture(scope="session")
def talks_site(talks_course):
    """The folder of its site."""
    return talks_course.parent / "site"


@pytest.fixture(scope="session")
def talks(talks_course, address_of):
    """The address of its site."""
    return address_of(talks_course)


@pytest.fixture(scope="session")
def talks_exam(course_once, address_of):
    """The address of the same course with that quiz as an assessment."""
    return address_of(course_once("talks-exam", lambda course: course_with_talks(course, "mode: assessment\n")))


@pytest.fixture(scope="session")
def aided(course_once):
    """A copy of the course with the pages `sample.md` and `sheet.md`, which knows its address."""
    return course_once("aided", aided_course, ANYWHERE)


@pytest.fixture(scope="session")
def aided_address(aided, address_of):
    """The address of its site."""
    return address_of(aided)


@pytest.fixture(scope="session")
def aided_site(aided):
    """The folder of its site."""
    return aided.parent / "site"


@pytest.fixture(scope="session")
def progress_course(course_once):
    """A copy of the small course with a worksheet and the page *My progress*, which knows its address."""
    return course_once("progress", write_progress_course, ANYWHERE)


@pytest.fixture(scope="session")
def progress_address(progress_course, address_of):
    """The address of its site."""
    return address_of(progress_course)


@pytest.fixture(scope="session")
def progress_site(progress_course):
    """The folder of its site."""
    return progress_course.parent / "site"


@pytest.fixture(scope="session")
def review_course(course_once):
    """A copy of the small course with the page *Review* and what it asks, which knows its address."""
    return course_once("review", write_review_course, ANYWHERE)


@pytest.fixture(scope="session")
def review_address(review_course, address_of):
    """The address of its site."""
    return address_of(review_course)


@pytest.fixture(scope="session")
def review_site(review_course):
    """The folder of its site."""
    return review_course.parent / "site"


@pytest.fixture(scope="session")
def browser():
    """A Chromium; where there is none, tests are left out loudly, and fail in continuous integration."""
    path = script("browser").find()
    if not path:
        message = "no Chromium or Chrome was found, so no browser test ran"
        if os.environ.get("CI") == "true":
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, address):
    """Return a function that opens a page of the site; faults and requests to elsewhere fail the test."""
    faults, contexts = [], []

    def note(kind):
        return lambda event: faults.append(f"{kind}: {getattr(event, 'text', event)}")

    def asked(base):
        def note_elsewhere(request):
            parts = urlsplit(request.url)
            if parts.scheme in ("http", "https") and not request.url.startswith(base):
                faults.append(f"a request left the site: {request.url}")

        return note_elsewhere

    def noted(message):
        if message.type in ("error", "warning") and message.text != "Service Worker registration blocked by Playwright":
            note("console")(message)

    def open_page(path="index.html", base=address, *, steps=False, **options):
        options.setdefault("service_workers", "block")  # else it would fetch the whole site for every test
        context = browser.new_context(**options)
        in_file = base.startswith("file:")
        if not steps and not in_file:
            context.add_init_script(ON_ONE_PAGE)
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", noted)
        page.on("pageerror", note("error"))
        page.on("request", asked(base))
        page.goto(base + path)
        if not steps and in_file:  # a script that runs before such a page would find, and leave, an empty storage
            page.evaluate(f"() => {{ {ON_ONE_PAGE} }}")
            page.reload()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture
def sample(open_page, aided_address):
    """Return a function that opens a page of it, `sample.html` where none is named."""
    return lambda path="sample.html", **options: open_page(path, aided_address, **options)


@pytest.fixture
def opened(open_page, review_address):
    """Return a function that opens a page of it on the first morning."""

    def opened(path=HOME, base=review_address, **options):
        page = open_page("404.html" if base == review_address else HOME, base, **options)
        at(page)
        page.goto(base + path)
        return page

    return opened
