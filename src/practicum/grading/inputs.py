"""Where answer files come from: files, folders, standard input and JSON Lines, read in constant memory."""

from __future__ import annotations

import os
from heapq import nsmallest
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError
from practicum.files.regular import is_folder, open_regular, unread
from practicum.files.yaml_tree import MAX_BYTES, read_bytes, read_file
from practicum.grading.sheet import LINES_SUFFIXES, SHARED_SUFFIX, SUFFIXES
from practicum.words import grouped, message, say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from typing import IO

    Given = tuple[str, int, str | ProblemsError, int]

BATCH = 20_000  # names of one folder in memory at a time; a larger folder is listed again
_BOM = b"\xef\xbb\xbf"
_BEGIN = 64  # bytes in which a text with JSON has its first brace


def given(
    named: Iterable[str], stdin: IO[bytes], *, lines: bool = False, skip: Collection[str] = ()
) -> Iterator[Given]:
    """Yield (file, line, text, size in bytes) for each answer file; an error instead of the text if it cannot be read.

    The line is 0, or that of one answer file in JSON Lines. A folder means every answer file in it and below it, in
    the order of their paths; one with the suffix `SHARED_SUFFIX` is an answer file if it holds JSON. With `lines`,
    standard input (`-`) is JSON Lines, as are files with a suffix in `LINES_SUFFIXES`. The files in `skip` are left out.
    """
    for name in named:
        if name == "-":
            yield from _lines(stdin, "<stdin>") if lines else _one("<stdin>", stdin)
        elif name in skip:
            continue
        elif os.path.isdir(name):
            empty = not any(file.startswith(os.path.join(name, "")) for file in skip)
            for file in _walk(name):
                if file in skip:
                    continue
                empty = False
                yield from [(name, 0, file, 0)] if isinstance(file, ProblemsError) else _file(file)
            if empty:
                yield name, 0, _wrong(name, *message("inputs.no-sheets")), 0
        else:
            yield from _file(name)


def size(named: Iterable[str]) -> int:
    """Return the size of all answer files in bytes, or 0 if standard input is one of them."""
    found = 0
    for name in named:
        try:
            if name == "-":
                return 0
            found += _size(name) if os.path.isdir(name) else os.stat(name).st_size
        except OSError:  # reported when it is read
            continue
    return found


def _size(folder: str) -> int:
    found = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                found += _size(entry.path)
            elif _sortable(entry):
                found += entry.stat().st_size
    return found


def _walk(folder: str) -> Iterator[str | ProblemsError]:
    """Yield the path of each answer file in a folder and below it, sorted; an error for a folder that cannot be read."""
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
    """Return a name that sorts as the paths that begin with it; empty for what cannot have an answer file."""
    if is_folder(entry):
        return "" if entry.is_symlink() else entry.name + os.sep  # a link could make a loop
    if entry.name.endswith(SHARED_SUFFIX):
        return entry.name if _begins_json(entry) else ""
    return entry.name if entry.name.endswith(SUFFIXES + LINES_SUFFIXES) else ""


def _begins_json(entry: os.DirEntry[str]) -> bool:
    """Return whether a file begins as JSON does; a file that cannot be opened counts, for a message."""
    try:
        with open_regular(entry.path, entry.path) as stream:
            return stream.read(_BEGIN).removeprefix(_BOM).lstrip().startswith(b"{")
    except ProblemsError:
        return True


def _file(file: str) -> Iterator[Given]:
    """Yield the answer files in one file."""
    if not file.endswith(LINES_SUFFIXES):
        yield from _one(file)
        return
    try:
        with open_regular(file, file) as stream:
            yield from _lines(stream, file)
    except ProblemsError as error:
        yield file, 0, error, 0


def _one(file: str, stream: IO[bytes] | None = None) -> Iterator[Given]:
    """Yield the one answer file that a file or a stream is."""
    try:
        text = read_bytes(stream, file) if stream else read_file(file, file)
    except ProblemsError as error:
        yield file, 0, error, 0
    else:
        yield file, 0, text, len(text)


def _lines(stream: IO[bytes], file: str) -> Iterator[Given]:
    """Yield the answer file in each line that is not empty; a line that is too too_long is never in memory at once."""
    number, empty = 0, True
    while raw := stream.readline(MAX_BYTES + 1):
        number += 1
        if number == 1:
            raw = raw.removeprefix(_BOM)
        too_long = 0
        while len(raw) > MAX_BYTES:
            too_long += len(raw)
            raw = stream.readline(MAX_BYTES + 1) if raw[-1:] != b"\n" else b""
        if too_long:
            empty = False
            what = say("inputs.large", limit=grouped(MAX_BYTES))
            yield file, number, _wrong(file, what, say("inputs.large-fix")), too_long + len(raw)
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
    return _wrong(file, *unread(file, error))
