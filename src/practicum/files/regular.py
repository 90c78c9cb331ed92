"""Open only what is a file with contents: a pipe, a socket or a device can keep its reader waiting for ever."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError, reason
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

# What a shell has opened already for `<(program)`, or for a file that is called standard input.
_OPENED = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0)  # not on Windows, which has no pipe with a place in a folder


@contextmanager
def open_regular(path: str, file: str) -> Iterator[IO[bytes]]:
    """Open a file to read its bytes; `file` is its name in messages.

    Raises ProblemsError if it cannot be opened or read, or if it is a pipe, a socket or a device, unless the program
    was started with it open.
    """
    try:
        with open(path, "rb", opener=None if path.startswith(_OPENED) else _opener) as stream:
            yield stream
    except OSError as error:
        raise ProblemsError([Problem.of_file(file, *unread(path, error))]) from None


def read_whole(path: str, file: str) -> bytes:
    """Return the bytes of a file; `file` and what is raised are as in `open_regular`."""
    with open_regular(path, file) as stream:
        return stream.read()


def unread(path: str, error: OSError) -> tuple[str, str]:
    """Return what is wrong with a file or folder that cannot be read, and how to fix it."""
    if isinstance(error, _IrregularError):
        return message("file.irregular")
    if isinstance(error, FileNotFoundError) and os.path.islink(path):
        return message("file.nowhere")
    return say("file.unread", why=reason(error)), say("file.unread-fix")


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry of a folder is a folder or a link to one; a link that cannot be followed is not."""
    try:
        return entry.is_dir()
    except OSError:
        return False


class _IrregularError(OSError):
    """What is not a file with contents."""


def _opener(path: str, flags: int) -> int:
    """Return the descriptor of a file, or of a folder, which `open` refuses itself; raises OSError for everything else."""
    if not _is_plain(os.stat(path).st_mode):  # opening some devices does something
        raise _IrregularError
    number = os.open(path, flags | _WITHOUT_WAITING)
    if not _is_plain(os.fstat(number).st_mode):  # it was exchanged in between
        os.close(number)
        raise _IrregularError
    return number


def _is_plain(mode: int) -> bool:
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)
