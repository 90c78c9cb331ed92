"""Where sheets come from: files, folders, standard input, and files with one sheet a line, in constant memory."""

from __future__ import annotations

import os
from heapq import nsmallest
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError, reason
from practicum.files.yaml_tree import MAX_BYTES, read_bytes, read_file
from practicum.grading.sheet import LINES, SHEETS
from practicum.words import grouped, message, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO

    Given = tuple[str, int, str | ProblemsError, int]

BATCH = 20_000  # names of one folder that are held at once; a larger folder is looked through again
_BOM = b"\xef\xbb\xbf"


def given(named: Iterable[str], stdin: IO[bytes], *, lines: bool = False) -> Iterator[Given]:
    """Yield (file, line, text, bytes) for each sheet, or what is wrong in place of the text.

    The line is 0 where the sheet is the whole file. A folder stands for every
    sheet in it and below it, in the order of their paths. `lines` says that
    standard input (`-`) has one sheet a line, as files do that end in `LINES`.
    """
    for name in named:
        if name == "-":
            yield from _lines(stdin, "<stdin>") if lines else _whole("<stdin>", stdin)
        elif os.path.isdir(name):
            empty = True
            for file in _walk(name):
                empty = False
                yield from [(name, 0, file, 0)] if isinstance(file, ProblemsError) else _file(file)
            if empty:
                yield name, 0, _wrong(name, *message("inputs.no-sheets")), 0
        else:
            yield from _file(name)


def size(named: Iterable[str]) -> int:
    """Return how many bytes the sheets have together, or 0 where nobody can know before they are read."""
    found = 0
    for name in named:
        try:
            if name == "-":
                return 0
            found += _size(name) if os.path.isdir(name) else os.stat(name).st_size
        except OSError:  # reading it will say what is wrong
            continue
    return found


def _size(folder: str) -> int:
    found = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                found += _size(entry.path)
            elif entry.name.endswith(SHEETS + LINES):
                found += entry.stat().st_size
    return found


def _walk(folder: str) -> Iterator[str | ProblemsError]:
    """Yield the path of each sheet in a folder and below it, sorted, with a folder that cannot be read named."""
    last = ""
    while True:
        try:
            with os.scandir(folder) as entries:
                names = nsmallest(BATCH, (name for name in map(_sortable, entries) if name > last))
        except OSError as error:
            yield _unread(folder, error)
            return
        for name in names:
            path = os.path.join(folder, name)
            if name.endswith(os.sep):
                yield from _walk(path[: -len(os.sep)])
            else:
                yield path
        if len(names) < BATCH:
            return
        last = names[-1]


def _sortable(entry: os.DirEntry[str]) -> str:
    """Return a name that sorts as the paths do that begin with it, or nothing for what holds no sheet."""
    if entry.is_dir():
        return "" if entry.is_symlink() else entry.name + os.sep  # a link could lead round in a circle
    return entry.name if entry.name.endswith(SHEETS + LINES) else ""


def _file(file: str) -> Iterator[Given]:
    """Yield the sheet or sheets of one file."""
    if not file.endswith(LINES):
        yield from _whole(file)
        return
    try:
        with open(file, "rb") as stream:
            yield from _lines(stream, file)
    except OSError as error:
        yield file, 0, _unread(file, error), 0


def _whole(file: str, stream: IO[bytes] | None = None) -> Iterator[Given]:
    """Yield the one sheet of a file."""
    try:
        text = read_bytes(stream, file) if stream else read_file(file, file)
    except ProblemsError as error:
        yield file, 0, error, 0
    else:
        yield file, 0, text, len(text)


def _lines(stream: IO[bytes], file: str) -> Iterator[Given]:
    """Yield the sheet of each line that is not empty; one that is too long is never held as a whole."""
    number, empty = 0, True
    while raw := stream.readline(MAX_BYTES + 1):
        number += 1
        if number == 1:
            raw = raw.removeprefix(_BOM)
        long = 0
        while len(raw) > MAX_BYTES:
            long += len(raw)
            raw = stream.readline(MAX_BYTES + 1) if raw[-1:] != b"\n" else b""
        if long:
            empty = False
            what = say("inputs.large", limit=grouped(MAX_BYTES))
            yield file, number, _wrong(file, what, say("inputs.large-fix")), long + len(raw)
            continue
        try:
            text = raw.decode().rstrip("\r\n")
        except UnicodeDecodeError as error:
            empty = False
            column = len(raw[: error.start].decode()) + 1
            fix = say("inputs.utf8-fix")
            yield file, number, _wrong(file, say("inputs.utf8"), fix, column), len(raw)
            continue
        if text and not text.isspace():
            empty = False
            yield file, number, text, len(raw)
    if empty:
        yield file, 0, _wrong(file, *message("inputs.empty")), 0


def _wrong(file: str, what: str, fix: str, column: int = 1) -> ProblemsError:
    return ProblemsError([Problem.of_file(file, what, fix, column=column)])


def _unread(file: str, error: OSError) -> ProblemsError:
    what = say("file.unread", why=reason(error))
    return _wrong(file, what, say("inputs.unread-fix"))
