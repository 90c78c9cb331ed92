"""`practicum new`: a course to begin with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from practicum.cli.run import PASSED
from practicum.words import ENGLISH, say

if TYPE_CHECKING:
    from argparse import ArgumentParser


def add_new(parser: ArgumentParser) -> None:
    """Add the arguments of `new`."""
    text = say("cli.meta-text")
    parser.add_argument("name", metavar=say("cli.meta-name"), help=say("cli.new-name"))
    parser.add_argument("--title", metavar=text, default="", help=say("cli.new-title"))
    parser.add_argument("--language", metavar="CODE", default=ENGLISH, help=say("cli.new-language"))
    parser.add_argument("--site-url", metavar=say("cli.meta-url"), default="", help=say("cli.new-site-url"))
    parser.add_argument("--repo", metavar=say("cli.meta-url"), default="", help=say("cli.new-repo"))


def new(course: str | None, name: str, *, title: str, language: str, site_url: str, repo: str) -> int:
    """Write a small whole course into the folder NAME, in the one that `--course` names or the present one."""
    from practicum.scaffold import NewCourse, new_course

    folder = Path(course or os.curdir) / name
    wanted = NewCourse(name=name, title=title, language=language, site_url=site_url, repo=repo)
    files = new_course(folder, wanted)
    print(say("new.written", folder=folder, files=len(files)))
    return PASSED
