"""Files that appear under their name only when they are whole."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from tempfile import mkstemp
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError, reason
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO, Any


class Writer:
    """Writes to a file; a fault of the disk is one of the file that was asked for."""

    def __init__(self, stream: IO[Any], file: str) -> None:
        self._stream = stream
        self._file = file

    def write(self, content: str | bytes) -> None:
        """Write a text (bytes to a file without an encoding); raises ProblemsError if it cannot be done."""
        try:
            self._stream.write(content)
        except OSError as error:
            raise _unwritten(self._file, error) from None


@contextmanager
def atomic_write(file: str, encoding: str | None = "utf-8") -> Iterator[Writer]:
    """Open a file to write, of text or (without an `encoding`) of bytes; it takes its place when the block ends, and not if anything is raised in it.

    What is not a regular file (`/dev/stdout`) is written straight on. Raises
    ProblemsError if the file cannot be written.
    """
    path = os.path.realpath(file)
    try:
        mode = _mode(path)
        stream = _open(path, encoding) if mode is None else _beside(path, encoding)
    except OSError as error:
        raise _unwritten(file, error) from None
    try:
        yield Writer(stream, file)
        try:
            stream.flush()
            if mode is not None:
                os.fsync(stream.fileno())
                stream.close()
                os.chmod(stream.name, mode)
                os.replace(stream.name, path)
        except OSError as error:
            raise _unwritten(file, error) from None
    except BaseException:
        with suppress(OSError):  # what it still holds cannot be written either
            stream.close()
        if mode is not None:
            with suppress(FileNotFoundError):
                os.unlink(stream.name)
        raise
    stream.close()


def _open(path: str, encoding: str | None) -> IO[Any]:
    if encoding is None:
        return open(path, "wb")
    return open(path, "w", newline="", encoding=encoding, errors="backslashreplace")


def _beside(path: str, encoding: str | None) -> IO[Any]:
    """Open a new file in the folder of another, where renaming cannot fail for another disk."""
    folder, name = os.path.split(path)
    number, part = mkstemp(prefix=f".{name[:40]}.", suffix=".part", dir=folder)
    os.close(number)
    return _open(part, encoding)


def _mode(path: str) -> int | None:
    """Return the permissions that a file has or would get, or None for what is not a regular file."""
    try:
        there = os.stat(path).st_mode
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
    return stat.S_IMODE(there) if stat.S_ISREG(there) else None


def _unwritten(file: str, error: OSError) -> ProblemsError:
    what = say("atomic-write.unwritten", why=reason(error))
    fix = say("atomic-write.unwritten-fix")
    return ProblemsError([Problem.of_file(file, what, fix)])
