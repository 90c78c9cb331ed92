"""Check and build the course: `python scripts/build.py [mkdocs|zensical] [--serve] [--port N]`."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import load_config

from practicum.cli.arguments import translate_argparse
from practicum.cli.main import main as practicum
from practicum.course.load import load_course
from practicum.course.outline import outline
from practicum.course.settings import language_of
from practicum.publish import publish
from practicum.site.config import from_engine
from practicum.site.renderer import Site
from practicum.words import say, speak

if TYPE_CHECKING:
    from collections.abc import Iterable

    from practicum.course.model import Course
    from practicum.site.renderer import Reviewed

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = {
    "mkdocs": (["build", "--strict"], ["serve", "--dev-addr"]),
    "zensical": (["build", "--strict", "--clean"], ["serve", "--dev-addr"]),
}


def main() -> int:
    """Return the exit status: 0 built, 2 the course's files have faults, else the engine's own."""
    speak(language_of(str(ROOT)))
    translate_argparse()
    parser = argparse.ArgumentParser(description=say("build.about"))
    parser.add_argument("engine", nargs="?", choices=COMMANDS, default="mkdocs")
    parser.add_argument("--serve", action="store_true", help=say("build.serve"))
    parser.add_argument("--policy-in-pages", action="store_true", help=say("build.policy"))
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    status = practicum(["check"], str(ROOT))
    if status and not options.serve:
        return status
    build, serve = COMMANDS[options.engine]
    arguments = [*serve, f"localhost:{options.port}"] if options.serve else build
    if options.serve:
        print(say("build.open", port=options.port), flush=True)
    lenient = {"PRACTICUM_STRICT": "false"} if options.serve else {}  # pages show faults, and the server goes on
    known = environment() | lenient
    status = subprocess.run([sys.executable, "-m", options.engine, *arguments], cwd=ROOT, env=known).returncode
    if status == 0 and not options.serve:
        status = practicum(["bundle", "--output", str(ROOT / "site" / "grade.pyz")], str(ROOT))
    if status == 0 and not options.serve:
        for line in _publish(policy_in_pages=options.policy_in_pages):
            print(line)
        print(say("build.built", engine=options.engine, address=(ROOT / "site" / "index.html").as_uri()))
    return status


def _publish(*, policy_in_pages: bool) -> list[str]:
    """Add to the built site what is not a page; return the messages about it."""
    seconds = int(environment().get("SOURCE_DATE_EPOCH", 0))
    course = load_course(ROOT, outline=True)
    known = outline(course, str(ROOT))
    return publish(ROOT / "site", known, seconds, reviewed=_reviewed(course), policy_in_pages=policy_in_pages)


def _reviewed(course: Course) -> Iterable[Reviewed]:
    """Return the quizzes for the page *Review*, from the pages' templates, the same for both engines."""
    if not any(call.macro == "review" for page in course.pages for call in page.calls):
        return ()
    return Site(from_engine(load_config(str(ROOT / "mkdocs.yml"))), course).reviewed()


def environment() -> dict[str, str]:
    """Return the environment of a build: without MkDocs' notice on its version 2, and with the commit's time."""
    settings = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    if "SOURCE_DATE_EPOCH" not in settings:
        try:
            git = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True)
        except OSError:  # without git, the build has today's date
            return settings
        if git.returncode == 0:
            settings["SOURCE_DATE_EPOCH"] = git.stdout.strip()
    return settings


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # otherwise the engine that serves would run on
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(0)
