"""Names -> codes that only who has the key can make: the same name has the same code in every analysis with that key."""

from __future__ import annotations

import hmac
import os
import secrets
from base64 import b32encode
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError
from practicum.files.regular import open_regular, unread
from practicum.words import message

if TYPE_CHECKING:
    from collections.abc import Callable

_SIZE = 32  # bytes of a new key
_LEAST, _MOST = 16, 4096  # bytes of a key
_LETTERS = 10  # of a code: 50 bits, so that 10,000 learners hardly ever share one


def pseudonyms(file: str) -> Callable[[str], str]:
    """Return what makes a code of a name, by the key in a file; a file that is not there is made, with a new key.

    A code is the beginning of an HMAC with SHA-256 (RFC 2104). Raises ProblemsError if the file cannot be read or
    written, or holds no key.
    """
    key = _key(file)

    def code(name: str) -> str:
        digest = hmac.digest(key, name.casefold().encode(), "sha256")
        return b32encode(digest).decode()[:_LETTERS].lower()

    return code


def _key(file: str) -> bytes:
    """Return the key in a file, which is made if it is not there."""
    try:
        number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        with open_regular(file, file) as stream:
            key = stream.read(_MOST).strip()
        if len(key) < _LEAST:
            raise ProblemsError([Problem.of_file(file, *message("analysis.no-key"))]) from None
        return key
    except OSError as error:
        raise ProblemsError([Problem.of_file(file, *unread(file, error))]) from None
    key = secrets.token_hex(_SIZE).encode()
    with os.fdopen(number, "wb") as stream:
        stream.write(key + b"\n")
    return key
