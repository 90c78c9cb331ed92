"""Firefox and WebKitGTK for tests, driven by the commands of W3C's WebDriver.

Each takes them where its makers put them: WebKitGTK over HTTP from WebKitWebDriver, Firefox over a socket of its own,
Marionette. Commands and values are the same, so a browser here is one function: `command(name, **values)`.
"""

import json
import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import Request, urlopen

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key of an element's id, by W3C's WebDriver
PATIENCE = 30.0  # seconds
PATHS = {  # of WebKitWebDriver, below the session
    "Navigate": "/url",
    "ExecuteScript": "/execute/sync",
    "FindElement": "/element",
    "ElementClick": "/element/{id}/click",
    "ElementSendKeys": "/element/{id}/value",
}
# Files are saved without a question, and a page that asks for lasting storage is given it, as if a person agreed.
PREFERENCES = {
    "marionette.port": 0,
    "browser.download.folderList": 2,
    "dom.storageManager.prompt.testing": True,
    "dom.storageManager.prompt.testing.allow": True,
}


def wait(what, found):
    """Return the first true value of `found()`; raise AssertionError with `what` if there is none in time."""
    end = time.monotonic() + PATIENCE
    while not (value := found()):
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.05)
    return value


class Window:
    """A window of a browser: `name` says which, `saved` is the folder of the files that its pages save."""

    def __init__(self, name, command, saved):
        self.name, self._command, self.saved = name, command, saved

    def open(self, address):
        """Open a page, and wait until it is loaded."""
        self._command("Navigate", url=address)

    def run(self, script, *values):
        """Return what a script's `return` gives in the page, a promise's value where it is one."""
        return self._command("ExecuteScript", script=script, args=list(values))

    def until(self, condition):
        """Wait until an expression is true in the page, and return its value."""
        return wait(condition, lambda: self.run(f"return {condition}"))

    def press(self, selector):
        """Click the first element of a selector, as a person does who has scrolled it to the middle."""
        middle = "document.querySelector(arguments[0]).scrollIntoView({block: 'center', behavior: 'instant'})"
        self.run(
            middle, selector
        )  # WebKitWebDriver itself scrolls by the least that is needed, under what is fixed there
        self._command("ElementClick", id=self._find(selector))

    def type(self, selector, text):
        """Type into the first element of a selector, or give a file field a path."""
        self._command("ElementSendKeys", id=self._find(selector), text=str(text))

    def text(self, selector):
        """Return the visible text of the first element of a selector."""
        return self.run("return document.querySelector(arguments[0]).innerText", selector)

    def file(self, pattern):
        """Wait for the one saved file of a pattern, and return it."""
        return wait(pattern, lambda: [path for path in self.saved.glob(pattern) if path.stat().st_size])[0]

    def _find(self, selector):
        return self._command("FindElement", using="css selector", value=selector)[ELEMENT]


@contextmanager
def _running(*command, **options):
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, **options) as process:
        try:
            yield process
        finally:
            process.terminate()


def _free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@contextmanager
def webkit(home):
    """Start WebKitGTK on a screen that nobody sees, with a folder as its home; gives a window."""
    host = f"http://127.0.0.1:{(port := _free_port())}"

    def ask(path, values, method="POST"):
        request = Request(host + path, json.dumps(values).encode(), method=method)
        try:
            with urlopen(request, timeout=2 * PATIENCE) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise AssertionError(json.load(error)["value"]) from None

    def is_up():
        try:
            return urlopen(f"{host}/status", timeout=PATIENCE).close() or True
        except OSError:
            return False

    with _running("Xvfb", "-displayfd", "1", "-nolisten", "tcp", stdout=subprocess.PIPE) as screen:
        display = f":{screen.stdout.readline().decode().strip()}"
        own = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}  # they name other folders
        own |= {"DISPLAY": display, "HOME": str(home)}
        with _running("WebKitWebDriver", f"--port={port}", env=own, stdout=subprocess.DEVNULL):
            wait("WebKitWebDriver", is_up)
            session = f"/session/{ask('/session', {'capabilities': {}})['sessionId']}"

            def command(name, **values):
                return ask(session + PATHS[name].format_map(values), values)

            try:
                yield Window("webkit", command, home)
            finally:
                ask(session, {}, "DELETE")


@contextmanager
def firefox(home):
    """Start Firefox without a screen, with a folder as its home and profile; gives a window."""
    preferences = PREFERENCES | {"browser.download.dir": str(home)}
    lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});\n" for key, value in preferences.items()]
    (home / "user.js").write_text("".join(lines), "utf-8")
    port = home / "MarionetteActivePort"
    options = ("--headless", "--no-remote", "--marionette", "--profile", str(home))
    own = os.environ | {"HOME": str(home)}
    with _running(shutil.which("firefox-esr") or "firefox", *options, env=own, stdout=subprocess.DEVNULL):
        wait("Firefox", lambda: port.exists() and port.read_text())
        with socket.create_connection(("127.0.0.1", int(port.read_text())), 2 * PATIENCE) as line:
            stream = line.makefile("rwb")

            def receive():
                size = b""
                while (byte := stream.read(1)) != b":":
                    size += byte
                return json.loads(stream.read(int(size)))

            def ask(name, **values):
                message = json.dumps([0, 1, f"WebDriver:{name}", values]).encode()
                stream.write(b"%d:%s" % (len(message), message))
                stream.flush()
                _, _, error, result = receive()
                assert not error, error
                return result.get("value", result)

            receive()  # its greeting
            ask("NewSession")
            yield Window("firefox", ask, home)
