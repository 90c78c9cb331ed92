"""`practicum build`, `serve` and `workbook`: a course's site, made, shown while it is edited, and printed."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING

from practicum.cli.arguments import add_keys, add_output
from practicum.cli.run import NOT_DONE, PASSED, complain
from practicum.site.engines import ENGINES
from practicum.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser

LAST_PORT = 2**16 - 1


def add_engine(parser: ArgumentParser) -> None:
    """Let a command take the site engine."""
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help=say("cli.engine"))


def add_build(parser: ArgumentParser) -> None:
    """Add the arguments of `build`."""
    add_engine(parser)
    add_keys(parser)
    parser.add_argument("--policy-in-pages", action="store_true", help=say("cli.policy"))


def add_serve(parser: ArgumentParser) -> None:
    """Add the arguments of `serve`."""
    add_engine(parser)
    parser.add_argument("--port", type=_port, default=8000, metavar="N", help=say("cli.port"))


def _port(text: str) -> int:
    """Return the number of a port; raises ArgumentTypeError for any other text."""
    port = int(text) if re.fullmatch("[0-9]{1,5}", text) else 0
    if not 0 < port <= LAST_PORT:
        raise ArgumentTypeError(say("cli.no-port", given=text, last=LAST_PORT))
    return port


def add_workbook(parser: ArgumentParser) -> None:
    """Add the arguments of `workbook`."""
    add_engine(parser)
    add_output(parser, "workbook.pdf", "cli.output-workbook")
    parser.add_argument("--built", action="store_true", help=say("cli.built"))


def build(course: str | None, engine: str, keys: str, *, policy_in_pages: bool) -> int:
    """Check the course and build its site: exit status 0 or 2."""
    from practicum.build import EngineError, build_site
    from practicum.course.locate import find_course

    try:
        for line in build_site(Path(find_course(course)), engine, keys=keys, policy_in_pages=policy_in_pages):
            print(line, flush=True)
    except EngineError:
        return NOT_DONE
    return PASSED


def serve(course: str | None, engine: str, port: int) -> int:
    """Show the course at an address of this machine until Ctrl+C, with every edit at once."""
    from practicum.base.problem import ProblemsError
    from practicum.build import serve_site
    from practicum.cli.course import check
    from practicum.course.format import require_format
    from practicum.course.locate import find_course
    from practicum.course.settings import CONFIG, CONTENT
    from practicum.course.tree import require_files

    folder = find_course(course)
    require_format(folder)  # the engine that shows the pages would end in a fault of its own
    require_files(Path(folder), CONTENT)
    try:
        check(folder, "", coverage=False)
    except ProblemsError as error:  # pages show it until it is fixed
        complain(error)
        if any(problem.file == CONFIG for problem in error.problems):  # the engine would end with it
            return NOT_DONE
    print(say("build.open", port=port), flush=True)
    return NOT_DONE if serve_site(Path(folder), engine, f"localhost:{port}") else PASSED


def workbook(course: str | None, engine: str, output: str, *, built: bool) -> int:
    """Print the whole course as a PDF, from a site that is built first: exit status 0 or 2."""
    from practicum.course.locate import find_course
    from practicum.course.settings import read_settings

    try:
        from practicum.paper.book import book
        from practicum.paper.pdf import pdf
    except ModuleNotFoundError as error:
        print(say("workbook.needs", name=error.name), file=sys.stderr)
        return NOT_DONE
    except OSError:  # what loads a system's library raises if it is not there
        print(say("workbook.pango"), file=sys.stderr)
        return NOT_DONE
    from practicum.build import day_of_build
    from practicum.files.atomic_write import atomic_write

    root = Path(find_course(course))
    site = root / read_settings(str(root)).site
    if not built:
        status = build(str(root), engine, "", policy_in_pages=False)
        if status != PASSED:
            return status
    try:
        with atomic_write(output, None) as file:  # opened first: minutes of printing are not for nothing
            file.write(pdf(book(root, site, made=day_of_build(root)), site))
    except FileNotFoundError as error:
        print(say("workbook.not-there", file=error.filename), file=sys.stderr)
        return NOT_DONE
    print(say("workbook.printed", address=Path(output).resolve().as_uri()))
    return PASSED
