"""`practicum serve`: a course in a browser while it is edited."""

from __future__ import annotations

import errno
import os
import re
import sys
import webbrowser
from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING

from practicum.cli.arguments import add_keys
from practicum.cli.build import add_engine
from practicum.cli.run import NOT_DONE, PASSED, complain
from practicum.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser

LAST_PORT = 2**16 - 1
PORTS = range(8000, 8020)  # of which the first free one is taken, unless one is named


def add_serve(parser: ArgumentParser) -> None:
    """Add the arguments of `serve`."""
    add_engine(parser)
    parser.add_argument("--port", type=_port, metavar="N", help=say("cli.port"))
    parser.add_argument("--answers", metavar=say("cli.meta-dir"), default="", help=say("cli.answers"))
    add_keys(parser)
    parser.add_argument("--open", dest="opens", action="store_true", help=say("cli.open"))


def _port(text: str) -> int:
    """Return the number of a port; raises ArgumentTypeError for any other text."""
    port = int(text) if re.fullmatch("[0-9]{1,5}", text) else 0
    if not 0 < port <= LAST_PORT:
        raise ArgumentTypeError(say("cli.no-port", given=text, last=LAST_PORT))
    return port


def _has_desktop() -> bool:
    """Return whether a browser can open beside the terminal; one in the terminal would hide what is printed there."""
    return sys.platform != "linux" or any(map(os.environ.get, ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY")))


def serve(course: str | None, engine: str, port: int | None, answers: str, keys: str, *, opens: bool) -> int:
    """Show the course in a browser of this machine until Ctrl+C, with every edit at once: exit status 0 or 2."""
    from practicum.base.problem import ProblemsError
    from practicum.course.check import check
    from practicum.course.format import require_format
    from practicum.course.load import load_course
    from practicum.course.locate import find_course
    from practicum.course.settings import CONFIG, CONTENT
    from practicum.course.tree import require_files
    from practicum.serve import serve as show
    from practicum.serve.answers import Answers

    folder = find_course(course)
    require_format(folder)  # the engine that shows the pages would end in a fault of its own
    require_files(Path(folder), CONTENT)
    is_sound = True
    try:
        for _ in check(load_course(folder), folder, ""):
            pass  # remarks, which `practicum check` and `build` print
    except ProblemsError as error:  # pages show it until it is fixed
        complain(error)
        is_sound = False
        if any(problem.file == CONFIG for problem in error.problems):  # the engine would end with it
            return NOT_DONE

    handed_in = Answers(Path(folder), answers, keys) if answers else None
    if handed_in:
        handed_in.require(is_sound=is_sound)

    def opened(address: str) -> None:
        print(say("build.open", address=address), flush=True)
        if opens and _has_desktop():
            webbrowser.open(address)

    try:
        show(
            Path(folder).resolve(),
            engine,
            PORTS if port is None else [port],
            lambda line: print(line, flush=True),
            opened,
            answers=handed_in,
        )
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        print(say("serve.taken", port=port or PORTS[0]), file=sys.stderr)
        return NOT_DONE
    return PASSED
