"""`practicum serve` in a process of its own."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

PATIENCE = 180  # seconds until what never comes fails the test


class Served:
    """A running preview: its `address` to open first, with the `token` in it, and its `port`."""

    def __init__(self, process, said, port):
        self.process = process
        self._said = said
        self.port = port
        self.address = self.wait(lambda: re.search(r"Open (http://\S+)", self.said()))[1]
        self.token = self.address.rpartition("/")[2]
        self.base = f"http://localhost:{port}/"

    def said(self):
        return self._said.read_text("utf-8")

    def wait(self, found):
        """Return what a function finds, as soon as it finds something."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if value := found():
                return value
            assert self.process.poll() is None, self.said()
            time.sleep(0.1)
        raise AssertionError(f"it never came: {self.said()}")

    def ask(self, path="/", method="GET", **headers):
        """Return the answer to a request, with its text as `text`; the cookie and the host are right by default."""
        given = {"Host": f"localhost:{self.port}", "Cookie": f"practicum-preview-{self.port}={self.token}"} | headers
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in given.items():
            if value is not None:
                connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        answer.text = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer

    def shows(self, path, text):
        """Wait until a page holds a text."""
        self.wait(lambda: text in self.ask(f"/{path}").text)


@contextmanager
def serving(root, *arguments):
    """Serve the course in a folder while the context lasts."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "practicum", "serve", "--port", str(port), *arguments]
    said = root.parent / f"said-{port}.txt"
    with said.open("wb") as out:
        environment = os.environ | {"PYTHONUNBUFFERED": "1"}
        process = subprocess.Popen(command, cwd=root, env=environment, stdout=out, stderr=subprocess.STDOUT)
        try:
            yield Served(process, said, port)
        finally:
            process.terminate()
            process.wait()
    assert "Traceback" not in said.read_text("utf-8"), said.read_text("utf-8")


def edit(file, old, new):
    """Replace a text of a file once, as a person who saves it does."""
    text = file.read_text("utf-8")
    assert old in text, old
    file.write_text(text.replace(old, new, 1), "utf-8")
