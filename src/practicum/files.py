"""Writing files whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from tempfile import NamedTemporaryFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO


@contextmanager
def whole(path: str) -> Iterator[IO[str]]:
    """Give a stream whose text becomes the file at `path` once all of it is written.

    Until then, and for good if the writing breaks off, what stood there stays.
    Raises OSError if it cannot be written.
    """
    folder, name = os.path.split(os.path.abspath(path))
    with NamedTemporaryFile("w", encoding="utf-8", newline="", dir=folder, prefix=f".{name}.", delete=False) as stream:
        try:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        except BaseException:
            stream.close()
            with suppress(OSError):
                os.unlink(stream.name)
            raise
    os.chmod(stream.name, 0o666 & ~_mask())
    os.replace(stream.name, path)


def _mask() -> int:
    """Return the rights that the user's new files go without; asking for them means setting them."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
