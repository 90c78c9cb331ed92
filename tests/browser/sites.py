"""What the browser's tests share: a site on a port of its own, and what axe finds on a page."""

import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from axe_playwright_python.sync_playwright import Axe


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@contextmanager
def served(site):
    """Serve a built site while the context lasts; gives its address, ending in a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    server.handle_error = lambda *_: None  # a page that is left while it loads hangs up
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def violations(page):
    """Return what axe finds: (rule, start of the element)."""
    found = Axe().run(page).response["violations"]
    return [(v["id"], node["html"][:200]) for v in found for node in v["nodes"]]
