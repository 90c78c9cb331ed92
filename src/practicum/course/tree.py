"""Every file below a folder of the course, links followed as the site engines do it, and what no engine could read.

An engine waits for a pipe, copies a device without an end, and follows links that go round until names are too long.
"""

from __future__ import annotations

import os
from errno import EACCES, EISDIR
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError
from practicum.course.settings import CONFIG
from practicum.files.regular import is_folder, unread
from practicum.files.yaml_tree import read_file
from practicum.words import grouped, message, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_FILES = 50_000  # links to folders can multiply what is there
_Folder = tuple[int, int]  # how the system knows it, whatever the path


class _EnoughError(Exception):
    """There are more than `MAX_FILES`."""


class _Walk:
    """One walk; `problems` gets what is wrong, with paths that begin with the folder's name in messages."""

    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems
        self._met = 0

    def files(self, folder: str, name: str, around: frozenset[_Folder]) -> Iterator[str]:
        """Yield the names of the files in a folder and below it; `around` are the folders that it is in, and itself."""
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            self._note(name, *unread(folder, error))
            return
        self._met += len(entries)
        if self._met > MAX_FILES:
            raise _EnoughError
        for entry in entries:
            own = f"{name}/{entry.name}"
            if is_folder(entry) and not entry.name.endswith(".md"):
                key = _known(entry.path)
                if key in around:
                    self._note(own, *message("course-file.round"))
                else:
                    yield from self.files(entry.path, own, around | {key})
            elif wrong := _wrong(entry):
                self._note(own, *wrong)
            elif not _is_mark(entry):
                yield own

    def _note(self, name: str, what: str, fix: str) -> None:
        self._problems.append(Problem.of_file(name, what, fix))


def files_below(root: Path, inside: str, problems: list[Problem]) -> list[str]:
    """Return the paths in the course's folder `root` of all files below its folder `inside`, in alphabetical order.

    What cannot be read as a file, and links to folders that lead back to a folder around them, are noted in `problems`.
    A folder that is not there has no files.
    """
    top = root / inside
    if not top.is_dir():
        return []
    around = frozenset(_known(str(folder)) for folder in (top.resolve(), *top.resolve().parents))
    try:
        return list(_Walk(problems).files(str(top), inside, around))
    except _EnoughError:
        what = say("course-file.many", most=grouped(MAX_FILES))
        problems.append(Problem.of_file(inside, what, say("course-file.many-fix")))
        return []


def require_files(root: Path, inside: str) -> None:
    """Raise ProblemsError if the settings are not a file, or with what `files_below` notes: an engine may wait for it for ever."""
    read_file(str(root / CONFIG), CONFIG)
    problems: list[Problem] = []
    files_below(root, inside, problems)
    if problems:
        raise ProblemsError(problems)


def _known(folder: str) -> _Folder:
    found = os.stat(folder)
    return found.st_dev, found.st_ino


def _wrong(entry: os.DirEntry[str]) -> tuple[str, str] | None:
    """Return what is wrong with what is not a folder of pages, and how to fix it; None for a file that can be read."""
    try:
        if is_folder(entry):
            return unread(entry.path, IsADirectoryError(EISDIR, ""))
        if entry.is_file():
            return None if os.access(entry.path, os.R_OK) else unread(entry.path, PermissionError(EACCES, ""))
        if _is_mark(entry):
            return None
        entry.stat()
    except OSError as error:
        return unread(entry.path, error)
    return message("file.irregular")


def _is_mark(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is how an editor marks a file that is open: a hidden link to nothing."""
    return entry.name.startswith(".") and entry.is_symlink() and not os.path.exists(entry.path)
