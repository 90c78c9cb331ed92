"""Print the whole course as a PDF: `python scripts/workbook.py [mkdocs|zensical] [--built] [--output FILE]`.

Needs the extra `workbook` (`python scripts/setup.py --workbook`), and Pango from the system.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from build import COMMANDS, environment

from practicum.base.problem import ProblemsError
from practicum.cli.arguments import translate_argparse
from practicum.course.settings import language_of
from practicum.files.atomic_write import atomic_write
from practicum.words import say, speak

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"


def main() -> int:
    """Return the exit status: 0 printed, 2 something is missing or has faults, else the build's own."""
    speak(language_of(str(ROOT)))
    translate_argparse()
    parser = argparse.ArgumentParser(description=say("workbook.about"))
    parser.add_argument("engine", nargs="?", choices=COMMANDS, default="mkdocs")
    parser.add_argument("--built", action="store_true", help=say("workbook.built-option"))
    parser.add_argument("--output", type=Path, default=ROOT / "workbook.pdf", metavar="FILE")
    options = parser.parse_args()
    try:
        from practicum.paper.book import book
        from practicum.paper.pdf import pdf
    except ModuleNotFoundError as error:
        print(say("workbook.needs", name=error.name), file=sys.stderr)
        return 2
    except OSError:  # raised by the loader of a missing system library
        print(say("workbook.pango"), file=sys.stderr)
        return 2
    settings = environment()
    if not options.built:
        command = [sys.executable, str(ROOT / "scripts" / "build.py"), options.engine]
        status = subprocess.run(command, cwd=ROOT, env=settings).returncode
        if status:
            return status
    os.environ |= settings
    try:
        with atomic_write(
            str(options.output), None
        ) as file:  # opened first: if it cannot be written, that shows before minutes of printing
            file.write(pdf(book(ROOT, SITE, made=_day(settings)), SITE))
    except ProblemsError as error:
        print(error, file=sys.stderr)
        return 2
    except FileNotFoundError as error:
        print(say("workbook.not-there", file=error.filename), file=sys.stderr)
        return 2
    print(say("workbook.printed", address=options.output.resolve().as_uri()))
    return 0


def _day(settings: dict[str, str]) -> str:
    """Return the day of the last commit, empty without git."""
    when = settings.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(when), UTC).date().isoformat() if when else ""


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(1)
