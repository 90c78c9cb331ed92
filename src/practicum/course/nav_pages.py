"""Lines of the nav without a page, and pages without a line in the nav; of one mistake only the cause is named."""

from __future__ import annotations

import os
from posixpath import dirname
from typing import TYPE_CHECKING

from practicum.base.problem import Problem
from practicum.base.text import closest
from practicum.course.copies import copied_lesson_fix
from practicum.course.settings import CONFIG, CONTENT
from practicum.files.yaml_tree import Table, Text
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from practicum.course.page import Page
    from practicum.course.read_config import Entry
    from practicum.files.fields import Fields

    Pages = Mapping[str, tuple[Page, Fields | None]]

_NEEDS = {"review_due": "review", "term": "glossary"}  # a macro, and the one that some page of the nav has to have


def pageless(folder: Path, entries: Sequence[Entry]) -> list[Entry]:
    """Return the lines of the nav that name no file; what else a file may be is noted when it is read."""
    return [entry for entry in entries if not os.path.lexists(folder / CONTENT / entry.path)]


def unlisted(entries: Sequence[Entry], read: Pages) -> dict[str, tuple[Page, Fields | None]]:
    """Return the pages that the nav does not name, by their paths; none where the course has no nav."""
    listed = {entry.path for entry in entries}
    return {path: page for path, page in read.items() if entries and path not in listed}


def nav_faults(folder: Path, entries: Sequence[Entry], read: Pages) -> Iterator[Problem]:
    """Yield each line of the nav without a page, and each page that must have one; `read` are all pages by their paths.

    A page whose name is near to that of such a line is not named besides: the line is what is wrong.
    """
    others = unlisted(entries, read)
    for entry in pageless(folder, entries):
        what, fix = message("course-file.no-page", folder=CONTENT, id=entry.path)
        near = closest(entry.path, others)
        yield entry.place.problem("", what, say("fix.nearest", word=near) if near else fix)
        others.pop(near, None)
    lessons = {str(ident): (path, ident) for path, ident in _ids("lesson", read) if path not in others}
    copies = {path: (*lessons[ident], ident) for path, ident in _ids("lesson", others) if ident in lessons}
    modules = {dirname(path): str(ident) for path, ident in _ids("module", read)}
    needed = _needed({path: page for path, page in read.items() if path not in others})
    for path, (page, fields) in others.items():
        if path in copies:
            first, at, ident = copies[path]
            what = say("ids.used-lesson", id=ident, file=f"{CONTENT}/{first}", line=at.line)
            fix = copied_lesson_fix(modules.get(dirname(path), ""))
            place = {"file": f"{CONTENT}/{path}", "line": ident.line, "column": ident.column, "path": "lesson.id"}
            yield Problem(**place, what=what, fix=fix)  # type: ignore[arg-type]
            continue
        has = next((call.macro for call in page.calls if call.macro in needed), "")
        if fields is not None or has:
            what = say("course-file.unlisted-needed", macro=has) if fields is None else say("course-file.unlisted")
            fix = say("course-file.unlisted-fix", path=path, config=CONFIG)
            yield Problem.of_file(f"{CONTENT}/{path}", what, fix)


def _ids(kind: str, pages: Pages) -> Iterator[tuple[str, Text]]:
    """Yield the path of each page with a thing of a kind, a lesson or a module, and its id."""
    for path, (_, fields) in pages.items():
        inner = fields and fields.data.get(Text(kind))
        ident = inner.get(Text("id")) if isinstance(inner, Table) else None
        if isinstance(ident, Text) and ident:
            yield path, ident


def _needed(pages: Pages) -> set[str]:
    """Return the macros that some of the pages need, while none of them has it."""
    called = {call.macro for page, _ in pages.values() for call in page.calls}
    return {needed for macro, needed in _NEEDS.items() if macro in called} - called
