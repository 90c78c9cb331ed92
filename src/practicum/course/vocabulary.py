"""The words of a course's trade: what its sources' points are, who should act on them, and what binds two parties."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from practicum.files.yaml_tree import Items, Table, Text
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from practicum.files.fields import Fields
    from practicum.files.yaml_tree import Node

# The kinds of points of a course that names none; their labels are in the catalogues.
POINT_KINDS = (
    "principle", "distinction", "procedure", "metric", "warning",
    "question", "exercise", "metaphor", "caveat", "evidence",
)  # fmt: skip
_FROM, _TO = "{from}", "{to}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Two parties that a point may name: the keys of its file, and a text with `{from}` and `{to}` that shows them."""

    first: str
    second: str
    text: str

    def between(self, first: str, second: str) -> str:
        """Return what is shown of a point that names both."""
        return self.text.replace(_FROM, first).replace(_TO, second)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """`audiences` and `kinds` give what is shown by the word in the files; None, where the course names none.

    One that is not `is_known`, since its file has a fault, refuses no word.
    """

    audiences: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] | None = None
    relation: Relation | None = None
    is_known: bool = True

    def audience(self, word: str) -> str:
        """Return what is shown of an audience."""
        return self.audiences.get(word, word)

    def kind(self, word: str) -> str:
        """Return what is shown of a kind of point; of a usual one without a label, the word of the course's language."""
        label = (self.kinds or {}).get(word, word)
        return say(f"point.{word}") if label == word and word in POINT_KINDS else label


UNKNOWN = Vocabulary(is_known=False)


def read_vocabulary(fields: Fields | None) -> Vocabulary:
    """Return the vocabulary in `extra.vocabulary` of mkdocs.yml; every fault is noted in `fields`."""
    if fields is None:
        return Vocabulary()
    faults = len(fields.problems)
    audiences, kinds = (_labels(fields, key) for key in ("audiences", "kinds"))
    inner = fields.table("relation", "fix.relation", required=False)
    relation = _relation(inner) if inner else None
    vocabulary = Vocabulary(audiences=audiences, kinds=kinds or None, relation=relation)
    fields.close()
    return vocabulary if len(fields.problems) == faults else UNKNOWN


def _relation(fields: Fields) -> Relation:
    text = fields.text("text", "fix.relation-text")
    if text and (text.count(_FROM), text.count(_TO)) != (1, 1):
        fields.note("text", *message("vocabulary.places", first=_FROM, second=_TO))
    first, second = (fields.text(key, "fix.relation-key") for key in ("from", "to"))
    relation = Relation(first=first, second=second, text=text)
    fields.close()
    return relation


def _labels(fields: Fields, key: str) -> dict[str, str]:
    """Return what is shown by each word: a list of words that are shown as they are, or a mapping of word to label."""

    def read(node: Node | None) -> dict[str, str]:
        pairs: list[tuple[Node, Node]] = [(node, Table())] if node else []
        if isinstance(node, Items):
            pairs = [(word, word) for word in node]
        elif isinstance(node, Table):
            pairs = list(node.items())
        if all(isinstance(word, Text) and isinstance(label, Text) and word and label for word, label in pairs):
            return {str(word): str(label) for word, label in pairs}
        fields.note(key, *message("vocabulary.words"))
        return {}

    return fields.value(key, "labels", read)
