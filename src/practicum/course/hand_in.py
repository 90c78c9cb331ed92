"""`extra.hand_in` of mkdocs.yml: where learners send what they save, or words that say so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from practicum.base.text import short
from practicum.files.yaml_tree import Table, Text
from practicum.words import say

if TYPE_CHECKING:
    from practicum.files.fields import Fields

_MAIL = re.compile(r"""[^\s@<>()\[\]"',;:?&#%]+@[^\s@<>()\[\]"',;:?&#%]+\.[^\s@<>()\[\]"',;:?&#%.]+""")
_LINK = re.compile(r"""https://[^\s<>"'/?#]+[^\s<>"']*""")
KEY = "hand_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandIn:
    """Where files go: `to` is an e-mail address or a link with https, `text` the words before it (empty: the usual).

    Without an address (`to` is empty), the words say it alone.
    """

    to: str = ""
    text: str = ""

    @property
    def is_mail(self) -> bool:
        """Whether it is an e-mail address."""
        return bool(self.to) and not self.to.startswith("https:")


def read_hand_in(extra: Fields) -> HandIn | None:
    """Return what the mapping `extra` says, None where it says nothing or something with a fault, which is noted."""
    if isinstance(extra.data.get(Text(KEY)), Table):
        own = extra.table(KEY, "fix.hand-in")
        if own is None:
            return None
        to = own.text("to", "fix.hand-in", "" if Text("text") in own.data else None)
        text = own.line("text", "fix.hand-in-text", "")
        own.close()
        return _checked(own, "to", to, text)
    return _checked(extra, KEY, extra.text(KEY, "fix.hand-in", "", blank=True), "")


def _checked(fields: Fields, key: str, to: str, text: str) -> HandIn | None:
    if to and not (_MAIL.fullmatch(to) or _LINK.fullmatch(to)):
        fields.note(key, say("fields.no-address", given=short(to)), say("fix.hand-in"))
        return None
    return HandIn(to=to, text=text) if to or text else None
