"""fullmark from PyPI, in a separate environment: the long quiz in its format, and its `quiz grade`."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from benchmarks.answers import QUESTIONS, SEED, answers
from benchmarks.invent import quiz
from benchmarks.measure import Command, install, other_pythons, run

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = "fullmark==0.10.2"
NEEDS = "3.13"
_NEW_ENOUGH = "import sys; sys.exit(sys.version_info < (3, 13))"
_AGAIN = """\
import sys
from pathlib import Path
from fullmark.grade_run import run_grade
results, quiz, times = sys.argv[1:]
for _ in range(int(times)):
    run_grade(Path(results), Path(quiz), None, False, None)
"""
# Adds the status of each answer as its page exports it, so that grading has nothing to warn of.
_AS_EXPORTED = """\
import json, sys
from pathlib import Path
from fullmark.report import make_report_json
from fullmark.validate import load_quiz
path, source = map(Path, sys.argv[1:])
results = json.loads(path.read_text())
quiz = load_quiz(source)[0]
graded = {found["id"]: found for found in make_report_json(results, quiz, [])["questions"]}
results["quiz"]["hash"] = quiz.source_hash
for question in results["questions"]:
    question |= {key: graded[question["id"]][key] for key in ("status", "earned")}
path.write_text(json.dumps(results, indent=2))
"""


@dataclass(frozen=True)
class Fullmark:
    """An environment with fullmark."""

    folder: Path

    @classmethod
    def install(cls, folder: Path) -> Fullmark | str:
        """Install it in a new folder inside `folder`; return it, or a line that says why it cannot be installed."""
        python = next(filter(_new_enough, [sys.executable, *filter(None, other_pythons().values())]), None)
        if python is None:
            return f"It needs Python {NEEDS}, and none was found."
        place = folder / "fullmark"
        return install(place, PACKAGE, python=python) or cls(place)

    def command(self, folder: Path, times: int = 0) -> Command:
        """Return the command that grades the first answer file: `quiz grade`, or its work `times` times in one process."""
        source, results = folder / "long.md", folder / "results.json"
        python = str(self.folder / "bin" / "python")
        if not results.exists():
            source.write_text(_markdown(), encoding="utf-8")
            results.write_text(json.dumps(_results()), encoding="utf-8")
            run(Command(("-c", _AS_EXPORTED, str(results), str(source)), program=python))
        if times:
            return Command(("-c", _AGAIN, str(results), str(source), str(times)), program=python)
        return Command(("grade", str(results), "--quiz", str(source)), program=str(self.folder / "bin" / "quiz"))


def _new_enough(python: str) -> bool:
    return subprocess.run([python, "-c", _NEW_ENOUGH], capture_output=True, check=False).returncode == 0


def _markdown() -> str:
    """Return the long quiz as fullmark reads it."""
    lines = ["---", "title: A long quiz", "---", ""]
    for question in quiz(QUESTIONS).questions:
        kind = " type=multi" if question.kind == "choices" else ""
        lines += [f"## {' '.join(question.stem.split())} {{id={question.id}{kind}}}", ""]
        lines += [f"- [{'x' if option.right else ' '}] {option.text}" for option in question.options]
        lines += ["", "> [!explanation]", *(f"> {option.why}" for option in question.options), ""]
    return "\n".join(lines)


def _results() -> dict[str, Any]:
    """Return the answers of the first learner as fullmark's page exports them."""
    chosen = answers(Random(SEED))
    questions = []
    for index, question in enumerate(quiz(QUESTIONS).questions, 1):
        given, kind = chosen.get(question.id), "multi" if question.kind == "choices" else "single"
        picked = ["abcd".index(letter) for letter in given or ()]
        response = {"choices": picked} if kind == "multi" else {"choice": picked[0]} if picked else None
        shared = {"id": question.id, "index": index, "type": kind, "title": question.stem, "points": 1, "tags": []}
        questions.append(shared | {"section": None, "status": "unanswered", "earned": 0, "response": response})
    score = {"earned": 0, "possible_auto": QUESTIONS, "percent_auto": 0}
    source = {"id": "long", "title": "A long quiz", "hash": "", "source_file": "long.md"}
    attempt = {"mode": "quiz", "bank": None, "submitted": True}
    form = {"format": "fullmark-results", "version": 1}
    return form | {"quiz": source, "attempt": attempt, "score": score, "questions": questions}
