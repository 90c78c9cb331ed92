"""Problems between files get the line of the key that they name, when there are any: no place is kept for every key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from practicum.course.front_matter import front_matter
from practicum.files.yaml_tree import Table, find, parse, read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from practicum.base.problem import Problem


def with_lines(folder: Path, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems between the files of a course, each at the line of its key, for which files are read again."""
    roots: dict[str, Table | None] = {}
    for problem in problems:
        if problem.file not in roots:
            text = read_file(str(folder / problem.file), problem.file)
            is_page = problem.file.endswith(".md")
            roots[problem.file] = (
                front_matter(text, problem.file)[0] if is_page else parse(text, problem.file, tags=True)
            )
        at = find(roots[problem.file] or Table(), problem.path) if problem.path else None
        yield replace(problem, line=at.line, column=at.column) if at is not None else problem
