"""What the browser's tests share: a site on a port of its own, and what axe finds on a page."""

import json
import re
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType

from axe_playwright_python.sync_playwright import Axe

from practicum.publish.publish import publish

# Storage that refuses; for our keys alone: the theme's own scripts do not expect it.
BLOCKED = """
for (const name of ["getItem", "setItem"]) {
  const usual = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...rest) {
    if (key.startsWith("practicum/")) throw new DOMException("blocked", "SecurityError");
    return usual.call(this, key, ...rest);
  };
}
"""


class _Quiet(SimpleHTTPRequestHandler):
    sent = MappingProxyType({})

    def log_message(self, *_):
        pass

    def end_headers(self):
        for name, value in self.sent.items():
            self.send_header(name, value)
        super().end_headers()


def settle(page):
    """Wait until a click is kept as well: the player paints it first, and keeps it in a task of its own."""
    page.evaluate("() => new Promise((done) => setTimeout(done))")


def answer_all(page):
    """Answer every question of a page somehow, and check it where that is possible."""
    for form in page.locator("form.question").all():
        if not form.is_visible():
            continue
        for gap in form.locator("input[type=text]:visible").all():
            gap.fill("7")
        for field in form.locator("textarea:visible").all():
            field.fill("What I would write.")
        for select in form.locator("select:visible").all():
            select.select_option(index=1)
        while form.locator(".script [type=radio]:visible").count():
            form.locator(".script [type=radio]:visible").first.check()
            form.locator("[value=say]").click()
        for option in form.locator("ul.options input:visible").all()[:1]:
            option.check()
        if form.locator("button[type=submit]:visible").count():
            form.locator("button[type=submit]").click()
    settle(page)


def find(page, words):
    """Type words into a page's search, with either engine; gives the addresses of what is found."""
    field = page.locator("label.md-header__button[for=__search], input.md-search__input, .md-search__button")
    field.locator("visible=true").first.click()
    page.keyboard.type(words, delay=20)
    results = page.locator('a[href*="?h="]')
    results.first.wait_for()
    found, before = [], None
    while found != before:  # results come and go while words are typed
        page.wait_for_timeout(500)
        found, before = results.evaluate_all("links => links.map((link) => link.getAttribute('href'))"), found
    return found


def published_anew(folder, **options):
    """Write what a build writes beside the pages of a built site again, after an edit or with other options."""
    for page in folder.rglob("*.html"):
        text = page.read_text("utf-8")
        page.write_text(re.sub(r'<script defer src="[./]*offline\.js"></script>', "", text), "utf-8")
    script = (folder / "assets" / "learner" / "outline.js").read_text("utf-8")
    known = json.loads(re.search(r"^practicum\.outline = (.*);$", script, re.MULTILINE)[1])
    publish(folder, known, 0, **options)


def policy_of(site):
    """Return the policy that a built site has for its host."""
    return re.search("Content-Security-Policy: (.*)", (site / "_headers").read_text("utf-8"))[1]


def strictly(page):
    """Put a page under a policy without exceptions; returns the list of what it will refuse of our own scripts."""
    refused = []

    def note(message):
        place = message.location["url"]
        if "Content Security Policy" in message.text and ("learner" in place or "quiz" in place):
            refused.append(place)

    def strict(route):
        answered = route.fetch()
        policy = "default-src 'self'; script-src 'self'; img-src 'self' data:"
        route.fulfill(response=answered, headers=answered.headers | {"content-security-policy": policy})

    page.on("console", note)
    page.route("**/*.html", strict)
    return refused


@contextmanager
def served(site, port=0, **headers):
    """Serve a built site while the context lasts, with further headers; gives its address, ending in a slash."""
    handler = type("Handler", (_Quiet,), {"sent": {name.replace("_", "-"): text for name, text in headers.items()}})
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(handler, directory=str(site)))
    server.handle_error = lambda *_: None  # a page that is left while it loads hangs up
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def violations(page, *rules):
    """Return what axe finds: (rule, start of the element); of all rules and the size of targets, or of these rules alone."""
    options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
    if rules:
        options["runOnly"] = list(rules)
    found = Axe().run(page, options=options).response["violations"]
    return [(v["id"], node["html"][:200]) for v in found for node in v["nodes"]]
