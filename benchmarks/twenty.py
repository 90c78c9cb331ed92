"""A quiz of twenty questions: the handbook's example of each kind, repeated with other ids."""

from __future__ import annotations

import re
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("choice", "choices", "order", "match", "blank", "number", "dialogue", "reflection")
_ID = re.compile(r"(?m)^  - id: (.*)$")
_RESTS_ON = re.compile(r"(?m)^    rests_on: .*\n")


def twenty(objective: str, see: str, number: int = 20) -> str:
    """Return the YAML of `number` questions; `objective` and `see` are ids of the lesson of the quiz."""
    return "".join(_question(kind, turn, objective, see) for turn, kind in enumerate(islice(cycle(KINDS), number)))


def _question(kind: str, turn: int, objective: str, see: str) -> str:
    page = (ROOT / "src" / "practicum" / "handbook" / f"{kind}.md").read_text(encoding="utf-8")
    text = page.split("## An example to copy")[1].split("```yaml\n")[1].split("```")[0]
    text = re.sub(r"(?m)^    objective: .*$", f"    objective: {objective}", text)
    text = re.sub(r"(?m)^    see: .*$", f"    see: {see}", text)
    return _ID.sub(rf"  - id: \1-{turn}", _RESTS_ON.sub("", text))
