"""The values that editors see in a file: YAML 1.2 types what has no quotation marks, our readers do not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from practicum.files.yaml_tree import Items, Table

if TYPE_CHECKING:
    from practicum.files.yaml_tree import Node


def typed(node: Node) -> object:
    """Return a node as data whose scalars have the types of YAML's core schema."""
    if isinstance(node, Table):
        return {str(key): typed(value) for key, value in node.items()}
    if isinstance(node, Items):
        return [typed(item) for item in node]
    return str(node) if node.bare is None else core(node.bare)


def core(text: str) -> object:
    """Return the value of a scalar without quotation marks in YAML's core schema.

    https://yaml.org/spec/1.2.2/#103-core-schema
    """
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return text.lower() == "true"
    if re.fullmatch("[-+]?[0-9]+", text):
        return int(text)
    if found := re.fullmatch("0(?:o([0-7]+)|x([0-9a-fA-F]+))", text):
        return int(found[1], 8) if found[1] else int(found[2], 16)
    if re.fullmatch(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", text):
        return float(text)
    if re.fullmatch(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)", text):
        return float(text.replace(".", ""))
    return text
