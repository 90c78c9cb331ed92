"""A site on a port of its own."""

import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType

ANYWHERE = "http://127.0.0.1:10000/"  # the address to build a site for that knows its own


class _Quiet(SimpleHTTPRequestHandler):
    sent = MappingProxyType({})

    def log_message(self, *_):
        pass

    def copyfile(self, source, outputfile):
        """Send a file, with the server's own address where a site was built for `ANYWHERE`, which is as long."""
        own = f"http://127.0.0.1:{self.server.server_port}/".encode()
        text = self.path.partition("?")[0].endswith((".html", ".xml", "/"))
        outputfile.write(source.read().replace(ANYWHERE.encode(), own) if text else source.read())

    def end_headers(self):
        for name, value in self.sent.items():
            self.send_header(name, value)
        super().end_headers()


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
