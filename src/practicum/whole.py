"""Text files that appear under their name only when they are whole."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from tempfile import NamedTemporaryFile

from practicum.problem import Problem, ProblemsError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO


class Writer:
    """Writes to a file; a fault of the disk is one of the file that was asked for."""

    def __init__(self, stream: TextIO, file: str) -> None:
        self._stream = stream
        self._file = file

    def write(self, text: str) -> None:
        """Write a text; raises ProblemsError if it cannot be done."""
        try:
            self._stream.write(text)
        except OSError as error:
            raise _unwritten(self._file, error) from None


@contextmanager
def whole(file: str, encoding: str = "utf-8") -> Iterator[Writer]:
    """Open a text file to write; it takes its place when the block ends, and not if anything is raised in it.

    What is not a regular file (`/dev/stdout`) is written straight on. Raises
    ProblemsError if the file cannot be written.
    """
    path = os.path.realpath(file)
    try:
        mode = _mode(path)
        if mode is None:
            with open(path, "w", newline="", encoding=encoding, errors="backslashreplace") as stream:
                yield Writer(stream, file)
            return
        folder, name = os.path.split(path)
        part = NamedTemporaryFile(  # noqa: SIM115 - closed below, before it is renamed
            "w", dir=folder, prefix=f".{name[:40]}.", suffix=".part", delete=False,
            newline="", encoding=encoding, errors="backslashreplace",
        )  # fmt: skip
    except OSError as error:
        raise _unwritten(file, error) from None
    try:
        with part:
            yield Writer(part, file)  # type: ignore[arg-type]
            try:
                part.flush()
                os.fsync(part.fileno())
            except OSError as error:
                raise _unwritten(file, error) from None
        try:
            os.chmod(part.name, mode)
            os.replace(part.name, path)
        except OSError as error:
            raise _unwritten(file, error) from None
    except BaseException:
        try:
            part.close()
        except OSError:  # what it still held cannot be written either
            pass
        os.unlink(part.name)
        raise


def _mode(path: str) -> int | None:
    """Return the permissions that a file has or would get, or None for what is no regular file."""
    try:
        there = os.stat(path).st_mode
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
    return stat.S_IMODE(there) if stat.S_ISREG(there) else None


def _unwritten(file: str, error: OSError) -> ProblemsError:
    what = f"cannot be written: {(error.strerror or str(error)).lower()}."
    mend = "Name another file, or make room for it."
    return ProblemsError([Problem(file=file, line=1, column=1, path="", what=what, mend=mend)])
