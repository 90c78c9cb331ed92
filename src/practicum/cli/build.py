"""`practicum build` and `workbook`: a course's site, made and printed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from practicum.cli.arguments import add_keys, add_output
from practicum.cli.run import NOT_DONE, PASSED
from practicum.site.engines import ENGINES
from practicum.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser


def add_engine(parser: ArgumentParser) -> None:
    """Let a command take the site engine."""
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help=say("cli.engine"))


def add_build(parser: ArgumentParser) -> None:
    """Add the arguments of `build`."""
    add_engine(parser)
    add_keys(parser)
    parser.add_argument("--policy-in-pages", action="store_true", help=say("cli.policy"))
    parser.add_argument("--without-rules", action="store_true", help=say("cli.without-rules"))


def add_workbook(parser: ArgumentParser) -> None:
    """Add the arguments of `workbook`."""
    add_engine(parser)
    add_output(parser, "workbook.pdf", "cli.output-workbook")
    parser.add_argument("--built", action="store_true", help=say("cli.built"))


def build(course: str | None, engine: str, keys: str, *, policy_in_pages: bool, without_rules: bool) -> int:
    """Check the course and build its site: exit status 0 or 2."""
    from practicum.build import EngineError, build_site
    from practicum.course.locate import find_course

    try:
        root, with_rules = Path(find_course(course)), not without_rules
        for line in build_site(root, engine, keys=keys, policy_in_pages=policy_in_pages, with_rules=with_rules):
            print(line, flush=True)
    except EngineError:
        return NOT_DONE
    return PASSED


def workbook(course: str | None, engine: str, output: str, *, built: bool) -> int:
    """Print the whole course as a PDF, from a site that is built first: exit status 0 or 2."""
    from practicum.cli.printing import printer
    from practicum.course.locate import find_course
    from practicum.course.settings import read_settings

    pdf = printer()
    if not pdf:
        return NOT_DONE
    from practicum.build import day_of_build
    from practicum.files.atomic_write import atomic_write
    from practicum.paper.book import book  # needs what WeasyPrint brings

    root = Path(find_course(course))
    site = root / read_settings(str(root)).site
    if not built:
        status = build(str(root), engine, "", policy_in_pages=False, without_rules=False)
        if status != PASSED:
            return status
    try:
        with atomic_write(output, None) as file:  # opened first: minutes of printing are not for nothing
            printed = book(root, site, made=day_of_build(root))
            file.write(pdf(printed.html, styles=printed.styles, site=site))
    except FileNotFoundError as error:
        print(say("workbook.not-there", file=error.filename), file=sys.stderr)
        return NOT_DONE
    print(say("workbook.printed", address=Path(output).resolve().as_uri()))
    return PASSED
