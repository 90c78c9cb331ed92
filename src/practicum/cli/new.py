"""`practicum new`: a course to begin with, and further parts of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError
from practicum.cli.run import PASSED
from practicum.words import ENGLISH, message, say

if TYPE_CHECKING:
    from argparse import ArgumentParser

_KIND_AND_ID = 2


def add_new(parser: ArgumentParser) -> None:
    """Add the arguments of `new`."""
    text = say("cli.meta-text")
    parser.add_argument("names", nargs="+", metavar=say("cli.meta-name"), help=say("cli.new-name"))
    parser.add_argument("--title", metavar=text, default="", help=say("cli.new-title"))
    parser.add_argument("--language", metavar="CODE", default=ENGLISH, help=say("cli.new-language"))
    parser.add_argument("--site-url", metavar=say("cli.meta-url"), default="", help=say("cli.new-site-url"))
    parser.add_argument("--in", dest="within", metavar="ID", default="", help=say("cli.new-in"))
    parser.add_argument("--repo", metavar=say("cli.meta-url"), default="", help=say("cli.new-repo"))


def new(  # the names of its options
    course: str | None, names: list[str], *, title: str, language: str, site_url: str, repo: str, within: str
) -> int:
    """Write a small whole course into the folder that is named, or a lesson, a module or a quiz of the present course."""
    from practicum.course.locate import find_course
    from practicum.scaffold import KINDS, NewCourse, new_course, new_part

    if len(names) == _KIND_AND_ID and names[0] in KINDS:
        root = find_course(course)
        for path in new_part(Path(root), *names, title=title, within=within):
            print(path)
        return PASSED
    if len(names) > 1 or names[0] in KINDS:
        raise ProblemsError([Problem.of_argument(" ".join(names), *message("new.what"))])
    folder = Path(course or os.curdir) / names[0]
    name = Path(os.path.abspath(folder)).name  # of `.` too
    wanted = NewCourse(name=name, title=title, language=language, site_url=site_url, repo=repo)
    files = new_course(folder, wanted)
    print(say("new.written", folder=f'"{folder}"' if " " in str(folder) else folder, files=len(files)))
    return PASSED
