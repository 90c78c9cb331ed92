"""Write a file so that it appears under its name only when it is complete."""

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
    """Writes to a file; an error of the disk becomes a problem of the file that the caller named."""

    def __init__(self, stream: IO[Any], file: str) -> None:
        self._stream = stream
        self._file = file

    def write(self, content: str | bytes) -> None:
        """Write a text, or bytes to a file without an encoding; raises ProblemsError if that fails."""
        try:
            self._stream.write(content)
        except OSError as error:
            raise _unwritten(self._file, error) from None


@contextmanager
def atomic_write(file: str, encoding: str | None = "utf-8") -> Iterator[Writer]:
    """Open a file to write text, or bytes if `encoding` is None; it replaces the old file when the block ends.

    If the block raises, the old file stays as it was. What is not a regular file (`/dev/stdout`) is written
    directly. Raises ProblemsError if the file cannot be written.
    """
    path = os.path.realpath(file)
    try:
        mode = _mode(path)
        stream = _open(path, encoding) if mode is None else _open_temporary(path, encoding)
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
        with suppress(OSError):  # closing writes what is buffered, which can fail in the same way
            stream.close()
        if mode is not None:
            with suppress(FileNotFoundError):
                os.unlink(stream.name)
        raise
    stream.close()


def make_folder(folder: str) -> None:
    """Make a folder, and those that it is in, unless it is there; raises ProblemsError if that fails."""
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise _unwritten(folder, error) from None


def _open(path: str, encoding: str | None) -> IO[Any]:
    if encoding is None:
        return open(path, "wb")
    return open(path, "w", newline="", encoding=encoding, errors="backslashreplace")


def _open_temporary(path: str, encoding: str | None) -> IO[Any]:
    """Open a temporary file in the folder of `path`: renaming across disks would fail."""
    folder, name = os.path.split(path)
    number, part = mkstemp(prefix=f".{name[:40]}.", suffix=".part", dir=folder)
    os.close(number)
    return _open(part, encoding)


def _mode(path: str) -> int | None:
    """Return the permissions that a file has or would get; None if it is not a regular file."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
    return stat.S_IMODE(mode) if stat.S_ISREG(mode) else None


def _unwritten(file: str, error: OSError) -> ProblemsError:
    what = say("atomic-write.unwritten", why=reason(error))
    fix = say("atomic-write.unwritten-fix")
    return ProblemsError([Problem.of_file(file, what, fix)])
