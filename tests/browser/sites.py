"""What the browser's tests share: a site on a port of its own, and what axe finds on a page."""

import re
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from axe_playwright_python.sync_playwright import Axe


class _Quiet(SimpleHTTPRequestHandler):
    sent = {}

    def log_message(self, *_):
        pass

    def end_headers(self):
        for name, value in self.sent.items():
            self.send_header(name, value)
        super().end_headers()


def find(page, words):
    """Type words into a page's search, with either engine; gives the addresses of what is found."""
    field = page.locator("label.md-header__button[for=__search], input.md-search__input, .md-search__button")
    field.locator("visible=true").first.click()
    page.keyboard.type(words, delay=20)
    results = page.locator('a[href*="?h="]')
    results.first.wait_for()
    return [link.get_attribute("href") for link in results.all()]


def policy_of(site):
    """Return the policy that a built site has for its host."""
    return re.search("Content-Security-Policy: (.*)", (site / "_headers").read_text("utf-8"))[1]


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


def violations(page):
    """Return what axe finds: (rule, start of the element)."""
    found = Axe().run(page).response["violations"]
    return [(v["id"], node["html"][:200]) for v in found for node in v["nodes"]]
