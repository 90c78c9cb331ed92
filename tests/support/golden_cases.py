"""The golden cases of `cases/`: quizzes with sheets and what every scorer must make of them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from support.paths import HANDBOOK, ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

FOLDER = ROOT / "tests" / "cases"
QUIZ = "case"  # the id of every case's quiz
EXPECTED = {"earned", "possible", "percent", "passed", "questions"}  # and `calibration`, where it is to be compared
SHEET = {"answers", "revisions", "hints", "confidence", "learner"}


@dataclass(frozen=True)
class Case:
    """One case. `expect` holds `problems`, a list of paths, `unreadable`, a list of ids, or all of `EXPECTED`."""

    name: str
    quiz: dict[str, Any]
    sheet: dict[str, Any]
    expect: dict[str, Any]

    @property
    def quiz_text(self) -> str:
        """The quiz as a file holds it."""
        return json.dumps(self.quiz, ensure_ascii=False, indent=1)

    def sheet_text(self, revisions: Mapping[str, str]) -> str:
        """Return the answer file as a page saves it; `present` means the question's own of `revisions`."""
        sheet = {"quiz": QUIZ} | self.sheet
        if "revisions" in sheet:
            sheet["revisions"] = {
                ident: revisions[ident] if mark == "present" else mark for ident, mark in sheet["revisions"].items()
            }
        return json.dumps(sheet, ensure_ascii=False, indent=1)


def load_cases() -> list[Case]:
    """Return every case, named `file: name`; raises ValueError for a case that is not of the form."""
    cases = []
    for path in sorted(FOLDER.glob("*.yml")):
        for data in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]:
            case = Case(**data | {"name": f"{path.stem}: {data['name']}"})
            if (
                case.expect.keys() - {"calibration"} not in ({"problems"}, {"unreadable"}, EXPECTED)
                or case.sheet.keys() - SHEET
            ):
                raise ValueError(f"{path.name}: {data['name']}: a key is missing or unknown")
            cases.append(case)
    if len({case.name for case in cases}) < len(cases):
        raise ValueError("two cases have the same name")
    return cases


SPECIFICATION = HANDBOOK / "scoring.md"


@dataclass(frozen=True)
class Example:
    """One row of a kind's table in the specification: what a sheet holds, what it is read as, what it earns."""

    kind: str
    question: str
    given: str
    read: str
    credit: str

    @property
    def quiz_text(self) -> str:
        """The quiz of the section's one question, as a file holds it."""
        return f"title: Example\nlesson: example\nquestions:\n{self.question}"

    @property
    def sheet_text(self) -> str:
        """The sheet, as a person writes it."""
        return f"quiz: {QUIZ}\nanswers:\n  {yaml.safe_load(self.question)[0]['id']}: {self.given}\n"


def load_examples() -> list[Example]:
    """Return every example of the specification's sections on kinds; raises ValueError for a section without any."""
    examples = []
    for section in re.split(r"^### The kind ", SPECIFICATION.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        kind = section.split("\n", 1)[0]
        found = re.search(r"^```yaml\n(.*?)^```\n(.*?)(?=^#|\Z)", section, re.MULTILINE | re.DOTALL)
        rows = re.findall(r"^\| `(.*?)` \| (.*?) \| (.*?) \|$", found[2] if found else "", re.MULTILINE)
        if not found or not rows:
            raise ValueError(f"the specification gives no examples of {kind}")
        examples += [Example(kind, found[1], given.replace("\\|", "|"), read, credit) for given, read, credit in rows]
    return examples
