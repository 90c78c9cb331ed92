"""`extra.format` of mkdocs.yml: which layout of a course its files have, so that an engine knows what it reads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.course.settings import CONFIG
from practicum.files.fields import Fields
from practicum.files.yaml_tree import Table, Text, parse, read_file
from practicum.words import message

if TYPE_CHECKING:
    from practicum.base.problem import Problem

FORMAT = 1  # of the courses that this engine reads
_HIGHEST = 9999


def is_copy(config: Table) -> bool:
    """Return whether the course with a configuration is a copy of an early repository, with the theme `material`."""
    theme = config.get(Text("theme"))
    return (theme.get(Text("name")) if isinstance(theme, Table) else theme) == "material"


def format_of(config: Table) -> int:
    """Return the format of the course with a configuration.

    One that names none has format 0, that before the first, if it is a copy, and else 1.
    Raises ProblemsError if it is not a number, or that of a newer engine.
    """
    problems: list[Problem] = []
    usual = 0 if is_copy(config) else 1
    extra = config.get(Text("extra"))
    own = Fields(extra if isinstance(extra, Table) else Table(), CONFIG, problems, "extra")
    number = own.integer("format", 0, _HIGHEST, usual, "fix.format")
    if number > FORMAT:
        own.note("format", *message("format.newer", number=number, known=FORMAT))
    if problems:
        raise ProblemsError(problems)
    return number


def require_format(folder: str) -> None:
    """Raise ProblemsError if the course in a folder has not the format of this engine.

    That comes before all other faults, which may follow from it. A file that cannot be read is left to them.
    """
    if not (Path(folder) / CONFIG).exists():
        return
    try:
        config = parse(read_file(str(Path(folder) / CONFIG), CONFIG), CONFIG, tags=True)
    except ProblemsError:
        return
    number = format_of(config)
    if number < FORMAT:
        problems: list[Problem] = []
        extra = config.get(Text("extra"))
        place = extra if isinstance(extra, Table) else config
        Fields(place, CONFIG, problems, "extra").note("format", *message("format.older", number=number, known=FORMAT))
        raise ProblemsError(problems)
