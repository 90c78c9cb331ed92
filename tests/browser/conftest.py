"""A browser, the built site behind a local address, and pages that tolerate no fault."""

import importlib.util
import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _script(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


def build(engine, target, root=ROOT):
    """Build a course with an engine into a folder, as `make site` does."""
    work = target.parent / f"{target.name}-work"
    shutil.copytree(
        root, work, ignore=shutil.ignore_patterns(".venv", ".git", "site", ".cache", ".*_cache", "__pycache__")
    )
    environment = os.environ | _script("build")._environment()
    command = [sys.executable, str(work / "scripts" / "build.py"), engine]
    done = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    shutil.move(work / "site", target)
    shutil.rmtree(work)
    return target


@pytest.fixture(scope="session")
def build_site():
    """The function that builds the course with an engine into a folder."""
    return build


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The course, built with MkDocs Material."""
    return build("mkdocs", tmp_path_factory.mktemp("mkdocs") / "site")


@pytest.fixture(scope="session")
def zensical_site(tmp_path_factory):
    """The course, built with Zensical."""
    return build("zensical", tmp_path_factory.mktemp("zensical") / "site")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@contextmanager
def serve(folder):
    """Serve a folder; yields its address, ending in a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    server.handle_error = lambda *_: None  # a page that is left while it loads hangs up
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def address(site):
    """The address of the site, ending in a slash."""
    with serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def typed_address(tmp_path_factory):
    """The address of a course whose quiz `opening-declaration` asks the questions of `typed.yml` too."""
    folder = tmp_path_factory.mktemp("typed")
    course = folder / "course"
    shutil.copytree(
        ROOT, course, ignore=shutil.ignore_patterns(".venv", ".git", "site", ".cache", ".*_cache", "__pycache__")
    )
    quiz = course / "quizzes" / "opening-declaration.yml"
    quiz.write_text(quiz.read_text("utf-8") + Path(__file__).with_name("typed.yml").read_text("utf-8"), "utf-8")
    with serve(build("mkdocs", folder / "site", course)) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """A Chromium; where there is none, tests are left out loudly, and fail in continuous integration."""
    path = _script("browser").find()
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
    faults, contexts, bases = [], [], [address]

    def note(kind):
        return lambda event: faults.append(f"{kind}: {getattr(event, 'text', event)}")

    def asked(request):
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https") and not request.url.startswith(tuple(bases)):
            faults.append(f"a request left the site: {request.url}")

    def open_page(path="index.html", base=address, **options):
        bases.append(base)
        context = browser.new_context(**options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: message.type in ("error", "warning") and note("console")(message))
        page.on("pageerror", note("error"))
        page.on("request", asked)
        page.goto(base + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults
