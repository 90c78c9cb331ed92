"""`extra.rules` of mkdocs.yml: what a course demands of itself beyond what its files need."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from practicum.files.yaml_tree import Text
from practicum.quiz import kinds
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from practicum.base.problem import Place
    from practicum.files.fields import Fields

_COUNT, _PER_CENT = (1, 9999), (0, 100)

# The rules that are a number, in their groups: the least and the greatest value.
NUMBERS = {
    "lessons": {
        "min_questions": _COUNT,
        "max_questions": _COUNT,
        "max_minutes": _COUNT,
        "max_words": _COUNT,
        "max_paragraph_words": _COUNT,
        "max_median_sentence": _COUNT,
    },
    "modules": {"min_kinds": _COUNT},
    "questions": {},
    "options": {"max_key_longest": _PER_CENT, "max_key_position": _PER_CENT},
    "assessments": {"pass": _PER_CENT, "questions": _COUNT, "min_bank": _COUNT},
}
QUESTION_KEYS = ("level", "reviewed", "topic", "hints", "rests_on")  # what a question may leave out


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules of a course; what it does not name is not demanded.

    `numbers` has those of `NUMBERS` by their path, such as `lessons.max_minutes`. `module_kinds` are the kinds of
    question that every module has, `question_keys` the keys that every question has. With `coverage`, every source
    point is taught and asked about; with `distinct_stems`, no two questions have the same stem.
    """

    place: Place
    numbers: Mapping[str, int] = field(default_factory=dict)
    module_kinds: tuple[str, ...] = ()
    question_keys: tuple[str, ...] = ()
    coverage: bool = False
    distinct_stems: bool = False


def read_rules(fields: Fields) -> Rules:
    """Return the rules in `extra.rules`; every fault is noted in `fields`."""
    coverage = fields.flag("coverage", "fix.rule-flag")
    numbers: dict[str, int] = {}
    module_kinds: tuple[str, ...] = ()
    question_keys: tuple[str, ...] = ()
    distinct_stems = False
    for group, known in NUMBERS.items():
        inner = fields.table(group, "fix.rule-group", required=False)
        if inner is None:
            continue
        for key, (low, high) in known.items():
            number = inner.integer(key, low, high, low - 1, "fix.rule-number")
            if number >= low:
                numbers[f"{group}.{key}"] = number
            elif inner.data.get(Text(key)) == "":
                empty = say("fields.no-number", given="", low=low, high=high)
                inner.note(key, empty, say("fix.rule-number", low=low, high=high))
        if group == "modules":
            module_kinds = inner.choices("kinds", kinds.names(), "fix.rule-kinds", required=False)
        if group == "questions":
            question_keys = inner.choices("keys", QUESTION_KEYS, "fix.rule-keys", required=False)
            distinct_stems = inner.flag("distinct_stems", "fix.rule-flag")
        inner.close()
    fields.close()
    return Rules(
        place=fields.place(),
        numbers=numbers,
        module_kinds=module_kinds,
        question_keys=question_keys,
        coverage=coverage,
        distinct_stems=distinct_stems,
    )
