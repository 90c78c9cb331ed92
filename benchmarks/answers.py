"""Write a long quiz and answer files of many learners as JSON Lines; seeded, so that they are always the same."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

from benchmarks.generate import quiz_file
from benchmarks.invent import quiz
from benchmarks.measure import ROOT
from practicum.quiz.kinds.match import Match
from practicum.quiz.model import CONFIDENCES
from practicum.quiz.reader import load_quiz

if TYPE_CHECKING:
    from pathlib import Path

    from practicum.quiz.model import Question

QUESTIONS = 60
QUIZ = "long"
OF_THIS_COURSE = "opening-declaration"
SEED = 60
HINTS = ("Think of what both had agreed.", "Read the last sentence again.")
ANSWERED = 0.97  # probability that a learner answers a question
HINTED = 0.2  # probability that a learner opens hints of an answered question


def write_one(folder: Path) -> Path:
    """Write an answer file for one quiz of this course, as its page saves it; return its path."""
    ident = OF_THIS_COURSE
    questions = load_quiz(str(ROOT / "quizzes" / f"{ident}.yml"), ident, ident).questions
    filled = {
        "quiz": ident,
        "learner": "Sam Lee",
        "answers": {question.id: _answer(question) for question in questions if _answer(question)},
        "revisions": {question.id: question.revision for question in questions},
    }
    file = folder / "answers.json"
    file.write_text(json.dumps(filled, indent=2), encoding="utf-8")
    return file


def _answer(question: Question) -> object:
    """Return an answer to a question, None for a kind that is left out."""
    if isinstance(question, Match):
        return {left.id: question.rights[0].id for left in question.lefts}
    return {"choice": "b", "choices": ["a", "b"], "reflection": "We both need this."}.get(question.kind)


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
