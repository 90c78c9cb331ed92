"""Lessons -> the names of their objectives and headings, without reading the rest of the course.

Reading a course takes longer than grading an answer file, and needs Markdown. So the names come from the text of the
lessons' files alone; for what is not found there, a report shows the id.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from practicum.base.problem import ProblemsError
from practicum.course.settings import CONTENT
from practicum.files.yaml_tree import Items, Table, Text, parse, read_file
from practicum.grading.score import see_of
from practicum.markup.plain import plain_line
from practicum.reports.text import Heading, Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from practicum.grading.score import Result
    from practicum.quiz.model import Quiz

_FRONT = re.compile(r"\s*---\s*\n(.*?)\n(?:---|\.\.\.)\s*\n", re.DOTALL)
_HEADING = re.compile(r"^#{1,6} +(.*?)(?: +#+)?(?:\s*\{:? *#([\w-]+)[^}]*\})?[ \t]*$", re.MULTILINE)


class _Lesson(NamedTuple):
    """What a lesson's file says: its title, its objectives by id, and its headings by ids or by letters."""

    title: str
    objectives: dict[str, str]
    headings: dict[str, str]


class Glance:
    """Finds names in the lessons of the course in a folder; reads each lesson once, when it is asked for."""

    def __init__(self, course: str) -> None:
        self._content = os.path.join(course, CONTENT)
        self._paths: list[str] = []
        self._lessons: dict[str, _Lesson | None] = {}

    def of_result(self, result: Result) -> Names:
        """Return the names that a report of a result shows."""
        return self._names(graded.see for graded in result.questions if graded.see)

    def of_quizzes(self, quizzes: Iterable[Quiz]) -> Names:
        """Return the names that reports of results of these quizzes show."""
        return self._names(see_of(question, quiz) for quiz in quizzes for question in quiz.questions)

    def _names(self, sees: Iterable[str]) -> Names:
        """Return the headings that are given as `lesson#heading`, and the objectives of their lessons."""
        objectives: dict[str, str] = {}
        headings: dict[str, Heading] = {}
        for see in sees:
            ident, _, wanted = see.partition("#")
            if ident not in self._lessons:
                self._lessons[ident] = next(self._read(ident), None)
            if lesson := self._lessons[ident]:
                objectives |= lesson.objectives
                words = lesson.headings.get(wanted) or lesson.headings.get(_letters(wanted))
                headings |= {see: Heading(words, lesson.title)} if words else {}
        return Names(objectives=objectives, headings=headings)

    def _read(self, ident: str) -> Iterator[_Lesson]:
        """Yield each page that is the lesson with an id, looking first where its name says so."""
        if not self._paths:
            found = ((folder, name) for folder, _, names in os.walk(self._content) for name in names)
            self._paths = [os.path.join(folder, name) for folder, name in found if name.endswith(".md")]
        for path in sorted(self._paths, key=lambda path: os.path.basename(path) != f"{ident}.md"):
            with suppress(ProblemsError):  # the check reports it
                text = read_file(path, path)
                front = _FRONT.match(text) if ident in text else None
                root = parse(front[1], path) if front else Table()
                lesson = root.get(Text("lesson"))
                if front and isinstance(lesson, Table) and lesson.get(Text("id")) == ident:
                    yield _lesson(root, lesson, text[front.end() :])


def _lesson(front: Table, lesson: Table, body: str) -> _Lesson:
    """Return what a page says: its front matter, the key `lesson` in it, and what is below it."""
    headings: dict[str, str] = {}
    for text, ident in _HEADING.findall(body):
        headings.setdefault(ident or _letters(plain_line(text)), plain_line(text))
    title = str(front.get(Text("title")) or next(iter(headings.values()), ""))
    listed = lesson.get(Text("objectives"))
    each = [objective for objective in listed if isinstance(objective, Table)] if isinstance(listed, Items) else []
    objectives = {str(one.get(Text("id"), "")): plain_line(str(one.get(Text("text"), ""))) for one in each}
    return _Lesson(title, objectives, headings)


def _letters(text: str) -> str:
    """Return the letters and digits by which a heading and its id are the same, whatever is between them."""
    bare = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]", "", bare)
