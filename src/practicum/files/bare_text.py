"""What the site engines take a text without quotation marks for: `2026` is a number to them, `No` false, `12:30` is 750.

The readers here keep every value as it is written. Both engines read mkdocs.yml as YAML 1.1, and MkDocs reads front
matter so too, but Zensical reads front matter as YAML 1.2: `010` is 8 to one and 10 to the other.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from yaml import SafeLoader, safe_load
from yaml.nodes import ScalarNode

if TYPE_CHECKING:
    from practicum.files.yaml_tree import Text

NUMBER, DAY, TRUTH, NOTHING, MARK = "number", "day", "truth", "nothing", "mark"
_KINDS = {
    "int": NUMBER,
    "float": NUMBER,
    "timestamp": DAY,
    "bool": TRUTH,
    "null": NOTHING,
    "value": MARK,
    "merge": MARK,
}
_NUMBER = re.compile(r"[-+]?(?:0o[0-7]+|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)")  # of YAML 1.2
_USUAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_MOST_DIGITS = 18  # of a number that every program has exactly


def kind_of(text: Text) -> str:
    """Return what the engines take a text for: a `NUMBER`, a `DAY`, true or false (`TRUTH`), `NOTHING`, or a `MARK` of YAML's own.

    Empty for what is a text to them as well.
    """
    return "" if text.bare is None else _kind(text.bare)


def is_altered(text: Text) -> bool:
    """Return whether an engine may show a value otherwise than it is written, or cannot read it.

    `true`, `false` and what is empty count as meant; `yes` does not, which is true to one engine and a text to the other.
    """
    kind, bare = kind_of(text), text.bare or ""
    if kind == NUMBER:
        usual = _USUAL.fullmatch(bare) and len(bare) <= _MOST_DIGITS
        return not usual or str(float(bare) if "." in bare else int(bare)) != bare
    return (kind == TRUTH and bare not in ("true", "false", "True", "False")) or is_unreadable(text)


def is_unreadable(text: Text) -> bool:
    """Return whether an engine cannot read a text at all, and so nothing of what is around it: the 45th of a month, a `MARK`."""
    kind = kind_of(text)
    if kind == DAY:
        try:
            return str(safe_load(text)) != text
        except ValueError:
            return True
    return kind == MARK


@cache
def _kind(bare: str) -> str:
    tag: str = SafeLoader("").resolve(ScalarNode, bare, (True, False))  # type: ignore[no-untyped-call]
    return _KINDS.get(tag.rpartition(":")[2], NUMBER if _NUMBER.fullmatch(bare) else "")
