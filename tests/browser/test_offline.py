"""The course without a network: the copy that opens from a file manager, and the service worker."""

import gzip
import re
import shutil
from contextlib import contextmanager
from urllib.parse import quote, urlsplit
from zipfile import ZipFile

import pytest

from support.axe import violations
from support.course_two_lessons import two_lessons
from support.published import policy_of, published_anew
from support.serving import served
from support.steps import find, settle

LESSON = "mutual-need/opening-declaration.html"
NEW = "A new version of the course is here."
TAKEN = "This is the new version of the course."


@pytest.fixture(scope="module")
def small_zensical_site(site_by):
    return site_by("zensical", "small", two_lessons)


@pytest.fixture(scope="module", params=["small_site", "small_zensical_site"])
def built(request):
    """The small course's site, with each engine."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def copy(built, tmp_path_factory):
    """The unpacked offline copy, in a folder whose name needs care."""
    folder = tmp_path_factory.mktemp("copy") / "A course, ünpacked #1"
    with ZipFile(next(built.glob("*.zip"))) as packed:
        packed.extractall(folder)
    return folder / "consultative-selling"


# --- the copy


def test_the_copy_holds_every_page_and_nothing_for_hosts(built, copy):
    def pages(folder):
        return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))

    assert pages(copy) == [path for path in pages(built) if path != "404.html"]
    names = {path.name for path in copy.rglob("*")}
    assert not names & {"_headers", "service-worker.js", "offline.js"}
    assert not [name for name in names if name.endswith((".zip", ".map"))]
    assert (copy / "grade.pyz").read_bytes() == (built / "grade.pyz").read_bytes()
    assert "MIT" in (copy / "assets" / "javascripts" / "iframe-worker-LICENSE.txt").read_text("utf-8")


@pytest.mark.parametrize("path", ["index.html", LESSON])
def test_its_search_finds_a_lesson(open_page, copy, path):
    page = open_page(path, f"{copy.as_uri()}/")
    found = find(page, "both ways")
    assert "need-runs-both-ways.html" in found[0]
    page.locator('a[href*="?h="]').first.click()
    page.get_by_role("heading", name="Why need runs both ways").wait_for()
    assert urlsplit(page.url).path.endswith("need-runs-both-ways.html")


def test_quizzes_progress_and_dark_mode_work_in_it(open_page, copy):
    page = open_page(LESSON, f"{copy.as_uri()}/")
    form = page.locator("#q-declaration-first-move")
    form.get_by_role("radio").first.check()
    form.get_by_role("button", name="Check").click()
    settle(page)
    assert form.get_by_role("status").text_content()
    page.locator("label[for^=__palette]:visible").click()
    page.locator("label[for^=__palette]:visible").click()
    page.reload()
    assert form.get_by_role("radio").first.is_checked()
    page.goto(f"{copy.as_uri()}/index.html")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert page.locator(".syllabus__status:visible").first.text_content() == "Begun"


# --- the service worker


class Host:
    """A host whose site can be changed, and that can be away."""

    def __init__(self, site, folder):
        self.folder, self.port, self.away = folder, 0, None
        shutil.copytree(site, folder)

    @contextmanager
    def up(self):
        headers = {"Content_Security_Policy": policy_of(self.folder), "Cache_Control": "no-cache"}
        with served(self.folder, self.port, **headers) as address:
            self.port = urlsplit(address).port
            yield address


@pytest.fixture
def host(built, tmp_path):
    return Host(built, tmp_path / "host")


@pytest.fixture
def visit(browser):
    """Return a function that opens a page whose worker may work; faults of its pages are noted in `faults`."""
    contexts = []

    def visit(address, context=None):
        context = context or browser.new_context(viewport={"width": 1280, "height": 800})
        contexts.append(context)
        context.set_default_timeout(120_000)  # beside load, browsers put off what workers do in the background
        page = context.new_page()
        page.goto(address)
        return page

    yield visit
    for context in contexts:
        context.close()


def kept(page):
    """Wait until a page's worker is in charge."""
    until(page, "navigator.serviceWorker.controller")


def until(page, condition):
    """Wait for a condition in a page; Playwright's own way needs `eval`, which the policy stops."""
    page.evaluate(
        f"""async () => {{
          const end = Date.now() + 60000;
          while (!({condition})) {{
            if (Date.now() > end) throw new Error("waited in vain");
            await new Promise((go) => setTimeout(go, 50));
          }}
        }}"""
    )


def changed(host, path="index.html", old="</h1>", new=", anew</h1>"):
    """Put a new version on the host, as a build writes it."""
    page = host.folder / path
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new), "utf-8")
    published_anew(host.folder)


def update(page):
    page.evaluate("navigator.serviceWorker.getRegistration().then((registration) => registration.update())")


def test_after_the_first_visit_the_site_needs_no_network(host, visit):
    with host.up() as address:
        page = visit(address)
        kept(page)
    page.goto(f"{address}mutual-need/")  # never visited, and the host is gone
    page.goto(address + LESSON)
    form = page.locator("#q-declaration-first-move")
    form.get_by_role("radio").first.check()
    form.get_by_role("button", name="Check").click()
    settle(page)
    assert form.get_by_role("status").text_content()
    assert any("need-runs-both-ways" in href for href in find(page, "both ways"))
    page.goto(f"{address}sources/do-you-need-me.html?h=need#w01")
    assert page.locator("#w01").is_visible()


def test_a_new_version_is_announced_and_loaded_by_a_button(host, visit):
    with host.up() as address:
        page = visit(address)
        kept(page)
        assert page.get_by_role("status").filter(has_text="version").count() == 0
        changed(host)
        page.reload()
        note = page.locator(".version")
        note.get_by_text(NEW).wait_for()
        assert note.get_attribute("role") == "status"
        assert "anew" not in page.locator("h1").text_content()
        page.reload()  # it is not forced on anyone, and told again
        note.get_by_text(NEW).wait_for()
        assert violations(page) == []
        note.get_by_role("button", name="Load it").click()
        page.get_by_role("heading", name="anew").wait_for()
        note.get_by_text(TAKEN).wait_for()
        note.get_by_role("button", name="Close").click()
        assert note.text_content() == ""
        assert page.evaluate("caches.keys().then((all) => all.length)") == 1
    page.goto(address)  # the new one works without a network, too, and is not announced again
    assert "anew" in page.locator("h1").text_content()
    page.wait_for_timeout(800)
    assert note.text_content() == ""


def test_a_course_that_was_closed_opens_in_its_new_version(host, visit, browser):
    with host.up() as address:
        page = visit(address)
        kept(page)
        changed(host)
        page.reload()
        page.locator(".version").get_by_text(NEW).wait_for()
        context = page.context
        page.goto("about:blank")
        again = visit("about:blank", context)
        again.wait_for_timeout(300)
        again.goto(address)
        assert "anew" in again.locator("h1").text_content()
        again.locator(".version").get_by_text(TAKEN).wait_for()


def test_a_second_tab_keeps_what_is_written_and_goes_on_with_whole_pages(host, visit):
    with host.up() as address:
        pages = ["index.html", LESSON, "mutual-need/index.html", "mutual-need/need-runs-both-ways.html"]
        urls = "".join(f"<url><loc>{address}{path}</loc></url>" for path in pages)  # what instant navigation goes by
        (host.folder / "sitemap.xml").write_text(f"<urlset>{urls}</urlset>", "utf-8")
        published_anew(host.folder)
        page = visit(address)
        kept(page)
        other = visit(address, page.context)
        other.evaluate("window.here = true")
        lessons = other.locator(".md-content")
        lessons.get_by_role("link", name="Why need runs both ways").first.click()
        other.get_by_role("heading", name="Why need runs both ways").wait_for()
        assert other.evaluate("window.here")  # the theme put the page into the one that was open
        changed(host, LESSON, "</h1>", ", anew</h1>")
        update(page)
        page.locator(".version").get_by_role("button", name="Load it").click()
        page.locator(".version").get_by_text(TAKEN).wait_for()
        other.locator(".version").get_by_text(NEW).wait_for()
        assert other.evaluate("window.here")  # nothing is loaded over what is being written there
        other.wait_for_timeout(500)
        other.get_by_role("link", name="Next").click()
        other.get_by_role("heading", name=re.compile("The opening declaration.*anew")).wait_for()
        assert other.evaluate("window.here") is None


def test_an_incomplete_version_is_not_installed(host, visit):
    with host.up() as address:
        page = visit(address)
        kept(page)
        changed(host)
        (host.folder / "mutual-need" / "index.html").write_text("half a file", "utf-8")
        page.reload()
        page.wait_for_timeout(1500)
        assert page.locator(".version").text_content() == ""
    page.goto(f"{address}mutual-need/index.html")
    assert page.locator("h1").text_content()


def test_any_name_of_a_file_can_be_kept_and_what_the_host_does_not_send_is_not_asked_for(host, visit):
    names = ["a#b.txt", "a?b.txt", "100%.txt", "a%20b.txt", "a:b.txt", "a b.txt", "ü&.txt"]
    for name in names:
        (host.folder / "assets" / name).write_text(f"This is {name}", "utf-8")
    (host.folder / "_redirects").write_text("/old /new 301\n", "utf-8")
    published_anew(host.folder)
    (host.folder / "_redirects").unlink()  # Netlify and Cloudflare read it and do not send it
    with host.up() as address:
        page = visit(address)
        kept(page)
    for name in names:
        read = "(at) => fetch(at).then((found) => found.text())"
        assert page.evaluate(read, f"{address}assets/{quote(name)}") == f"This is {name}"


def test_an_odd_file_that_the_host_does_not_send_is_left_out_and_another_one_is_waited_for(host, visit):
    for name in ("_drafts.html", "später.html", "later.html"):
        shutil.copy(host.folder / "index.html", host.folder / name)
    published_anew(host.folder)
    for name in ("_drafts.html", "später.html"):  # Jekyll leaves out the first one
        (host.folder / name).unlink()
    whole = host.folder / "later.html"
    later = whole.read_bytes()
    whole.unlink()
    with host.up() as address:
        page = visit(address)
        page.wait_for_timeout(1500)
        assert page.evaluate("navigator.serviceWorker.controller === null")
        whole.write_bytes(later)
        page.reload()
        kept(page)
    page.goto(f"{address}later.html")
    assert page.locator("h1").is_visible()


def test_what_no_version_needs_any_more_is_deleted(host, visit):
    with host.up() as address:
        page = visit(address)
        kept(page)
        count = "caches.keys().then(async ([name]) => (await (await caches.open(name)).keys()).length)"
        before = page.evaluate(count)
        changed(host)
        page.reload()
        page.locator(".version").get_by_role("button", name="Load it").click()
        page.locator(".version").get_by_text(TAKEN).wait_for()
        assert page.evaluate(count) == before


def test_a_worker_whose_file_is_gone_leaves(host, visit):
    with host.up() as address:
        page = visit(address)
        kept(page)
        (host.folder / "service-worker.js").unlink()
        page.reload()
        until(page, "(await caches.keys()).length === 0")
        (host.folder / "index.html").write_text("<title>Moved</title><h1>Moved</h1>", "utf-8")
        page.goto("about:blank")
        page.goto(address)
        assert page.locator("h1").text_content() == "Moved"


def test_the_script_that_registers_it_is_sent_in_a_kilobyte(built):
    assert len(gzip.compress((built / "offline.js").read_bytes(), 9, mtime=0)) <= 1024
