"""The number on a certificate: a hash of the name, the course, the quiz and the answer file."""

from __future__ import annotations

import json
import re
from base64 import b32encode
from hashlib import sha256

GROUPS, GROUP = 5, 4  # 20 letters and digits of 5 bits each; why 100 bits is in docs/decisions/0076
_BETWEEN = r"[\s‐‑‒–—−-]+"  # what people and programs write between the groups


def number_of(name: str, course: str, quiz: str, answers: str) -> str:
    """Return the number, such as `K7QF-2MXD-5ATN-WE3R-HJ6C`, of a certificate made of the text of an answer file.

    It is the start of the SHA-256 of all four, in base 32 (RFC 4648), which has neither 0 nor 1.
    """
    digest = sha256(json.dumps([name, course, quiz, answers]).encode()).digest()
    letters = b32encode(digest).decode()
    return _grouped(letters[: GROUPS * GROUP])


def read_number(written: str) -> str:
    """Return a number as `number_of` writes it; raises ValueError for what cannot be one.

    Small letters are capitals, and the groups may be apart by hyphens, by spaces or by nothing.
    """
    letters = re.sub(_BETWEEN, "", written).upper()
    if not re.fullmatch(f"[A-Z2-7]{{{GROUPS * GROUP}}}", letters):
        raise ValueError(written)
    return _grouped(letters)


def _grouped(letters: str) -> str:
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))
