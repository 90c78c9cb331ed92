"""`practicum upgrade`: an older course, and the engine that it asks for, moved on to the installed engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from practicum.base.text import visible
from practicum.cli.run import NOT_PASSED, PASSED
from practicum.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser


def add_upgrade(parser: ArgumentParser) -> None:
    """Add the arguments of `upgrade`."""
    parser.add_argument("--dry-run", action="store_true", help=say("cli.dry-run"))


def upgrade(course: str | None, *, dry_run: bool) -> int:
    """Show what has to change, and change it unless it is a dry run; return the exit status."""
    from practicum.course.format import FORMAT
    from practicum.course.locate import find_course
    from practicum.scaffold import apply_upgrade, plan_upgrade, shown

    root = Path(find_course(course))
    plan = plan_upgrade(root)
    if not plan:
        print(say("upgrade.nothing", format=FORMAT))
        return PASSED
    for line in shown(plan):
        print(visible(line))
    if dry_run:
        print(say("upgrade.dry"))
        return NOT_PASSED
    apply_upgrade(root, plan)
    print(say("upgrade.done", format=FORMAT))
    if plan.unneeded:
        print(say("upgrade.unneeded", names=", ".join(plan.unneeded)))
    return PASSED
