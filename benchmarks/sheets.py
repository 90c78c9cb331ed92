"""Write a long quiz and the sheets of many learners, one a line; seeded, so that they are the same everywhere."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

from benchmarks.generate import quiz_file
from benchmarks.invent import quiz
from practicum.quiz.reader import load_quiz

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS = 60
QUIZ = "long"
SEED = 60
ANSWERED = 0.97  # share of the questions that a learner answers


def write_sheets(folder: Path, sheets: int) -> Path:
    """Write a course with one quiz, where it is not there yet, and a file of so many sheets; return that file."""
    path = folder / "quizzes" / f"{QUIZ}.yml"
    if not path.exists():
        path.parent.mkdir(parents=True)
        path.write_text(quiz_file(quiz(QUESTIONS)), encoding="utf-8")
    random = Random(SEED)
    revisions = {question.id: question.revision for question in load_quiz(str(path), path.name, QUIZ).questions}
    file = folder / f"{sheets}.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for number in range(sheets):
            chosen = answers(random)
            sheet = {
                "quiz": QUIZ,
                "learner": f"Learner {number}",
                "answers": chosen,
                "hints": {},
                "confidence": {},
                "revisions": {ident: revisions[ident] for ident in chosen},
            }
            lines.write(json.dumps(sheet) + "\n")
    return file


def answers(random: Random) -> dict[str, Any]:
    """Return the answers of one learner, as the page saves them."""
    found: dict[str, Any] = {}
    for question in _QUESTIONS:
        if random.random() < ANSWERED:
            letters = "abcd"[: len(question.options)]
            one = question.kind == "choice"
            found[question.id] = random.choice(letters) if one else sorted(random.sample(letters, random.randint(1, 3)))
    return found


_QUESTIONS = quiz(QUESTIONS).questions
