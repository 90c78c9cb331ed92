"""The port of this machine at which the preview listens."""

from __future__ import annotations

import errno
import os
import socket
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_IPV4, _IPV6 = "127.0.0.1", "::1"  # what browsers may take for `localhost`


def listen(ports: Iterable[int]) -> socket.socket:
    """Return a socket that listens at the first of these ports of this machine that is free; raises OSError if none is.

    A port that a preview has just let go is free, though its last connections are not forgotten yet.
    """
    error = OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))
    for port in ports:
        if _is_taken_elsewhere(port):
            continue
        found = socket.socket()
        if sys.platform != "win32":  # where it would share the port with another program
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((_IPV4, port))
            found.listen()
        except OSError as failure:
            found.close()
            error = failure
        else:
            return found
    raise error


def _is_taken_elsewhere(port: int) -> bool:
    """Return whether another program has the port at this machine's other address, which browsers may try first."""
    if socket.has_ipv6:
        with suppress(OSError), socket.socket(socket.AF_INET6) as probe:  # not every machine has that address
            try:
                probe.bind((_IPV6, port))
            except OSError as failure:
                return failure.errno == errno.EADDRINUSE
    return False
