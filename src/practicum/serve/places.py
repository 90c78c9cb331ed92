"""A problem -> the page that shows what it belongs to, and the elements there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.course.front_matter import front_matter
from practicum.course.settings import CONTENT
from practicum.files.yaml_tree import Table, Text, find, parse, read_file

if TYPE_CHECKING:
    from pathlib import Path

    from practicum.base.problem import Problem
    from practicum.course.model import Course

_ITEM = re.compile(r"^(?:lesson\.)?(questions|stimuli|principles|terms|tensions|points)\[\d+\]")
_HEADING = re.compile(r"#{1,6} +(.*?)(?: *\{.*\})? *$")
# What the id of an item's element begins with, by the list that the item is in.
_BEGINS = {"questions": "q-", "principles": "principle-", "terms": "term-", "tensions": "tension-", "points": ""}


class Places:
    """Finds the places of problems on the pages of a course, as it was when it had none."""

    def __init__(self, root: Path, course: Course | None) -> None:
        self._root = root
        pages = course.pages if course else ()
        calls = [(page.file, call) for page in pages for call in page.calls]
        self._quiz_pages = {call.id: page for page, call in calls if call.macro == "quiz"}
        self._source_pages = {call.id: page for page, call in calls if call.macro == "source"}
        self._lists = {call.macro: page for page, call in calls if call.macro in ("glossary", "tensions")}
        self._headings = {page.file: page.headings for page in pages}

    def of(self, problem: Problem) -> tuple[str, str]:
        """Return the path in `content/` of the page with what a problem belongs to, and ids of elements there.

        The ids are separated by spaces, the narrowest first; both are empty where no page shows it.
        """
        folder, _, name = problem.file.rpartition("/")
        stem = name.rpartition(".")[0]
        own = self._own_id(problem)
        if folder == "quizzes":
            return self._quiz_pages.get(stem, ""), f"{own} quiz-{stem}".strip()
        if folder == f"{CONTENT}/sources" and name.endswith(".yml"):
            return self._source_pages.get(stem, ""), own
        if problem.file.endswith(".yml"):
            return self._lists.get("glossary" if stem == "glossary" else "tensions", ""), own
        page = problem.file.removeprefix(f"{CONTENT}/")
        return (page, own or self._heading(problem, page)) if problem.file.startswith(f"{CONTENT}/") else ("", "")

    def _own_id(self, problem: Problem) -> str:
        """Return the id of the element of the item in a list that a problem is in; nothing if there is none."""
        item = _ITEM.match(problem.path)
        if item is None or item[1] not in _BEGINS:
            return ""
        node = find(self._tree(problem.file), f"{item[0]}.id")
        return f"{_BEGINS[item[1]]}{node}" if isinstance(node, Text) else ""

    def _tree(self, file: str) -> Table:
        """Return what a file of the course holds, or its front matter; an empty mapping if it cannot be read."""
        try:
            text = read_file(str(self._root / file), file)
            tree = front_matter(text, file)[0] if file.endswith(".md") else parse(text, file)
        except ProblemsError:
            tree = None
        return tree or Table()

    def _heading(self, problem: Problem, page: str) -> str:
        """Return the id of the last heading above the line of a problem; nothing if there is none."""
        try:
            text = read_file(str(self._root / problem.file), problem.file)
        except ProblemsError:
            return ""
        known = {heading: ident for ident, heading in self._headings.get(page, {}).items()}
        above = (_HEADING.match(line) for line in reversed(text.split("\n")[: problem.line]))
        return next((known[found[1]] for found in above if found and found[1] in known), "")
