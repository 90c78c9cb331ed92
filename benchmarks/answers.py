"""Write a long quiz and answer files of many learners as JSON Lines; seeded, so that they are always the same."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

from benchmarks.generate import quiz_file
from benchmarks.invent import quiz
from practicum.quiz.model import CONFIDENCES
from practicum.quiz.reader import load_quiz

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS = 60
QUIZ = "long"
SEED = 60
HINTS = ("Think of what both had agreed.", "Read the last sentence again.")
ANSWERED = 0.97  # probability that a learner answers a question
HINTED = 0.2  # probability that a learner opens hints of an answered question


def write_answers(folder: Path, count: int) -> Path:
    """Write a course with one quiz, and JSON Lines with a number of answer files; return the path of these."""
    path = folder / "quizzes" / f"{QUIZ}.yml"
    if not path.exists():
        path.parent.mkdir(parents=True)
        path.write_text(quiz_file(quiz(QUESTIONS), HINTS), encoding="utf-8")
    random = Random(SEED)
    revisions = {question.id: question.revision for question in load_quiz(str(path), path.name, QUIZ).questions}
    file = folder / f"{count}.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for number in range(count):
            chosen = answers(random)
            answer_file = {
                "quiz": QUIZ,
                "learner": f"Learner {number}",
                "answers": chosen,
                "hints": {ident: random.randint(1, len(HINTS)) for ident in chosen if random.random() < HINTED},
                "confidence": {ident: random.choice(CONFIDENCES) for ident in chosen},
                "revisions": {ident: revisions[ident] for ident in chosen},
            }
            lines.write(json.dumps(answer_file) + "\n")
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
