"""Answer files of a class for every quiz of a course, with every kind of question; seeded, so that they are always the same."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

from practicum.course.load import load_course
from practicum.quiz.blueprint import asked
from practicum.quiz.kinds.blank import Blank
from practicum.quiz.kinds.dialogue import Dialogue
from practicum.quiz.kinds.match import Match
from practicum.quiz.kinds.number import Number
from practicum.quiz.kinds.order import Order
from practicum.quiz.lettered import Optioned
from practicum.quiz.model import CONFIDENCES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from practicum.quiz.model import Question, Quiz

SEED = 300
WEAKEST, STRONGEST = 0.45, 0.95  # how often a learner knows what is right
HINTED = 0.2  # probability that a learner opens a hint of a question that has one


def write_class(root: Path, learners: int, file: Path) -> int:
    """Write JSON Lines with an answer file of each learner for every quiz of a course; return how many questions it has."""
    random = Random(SEED)
    quizzes = load_course(str(root)).quizzes
    with file.open("w", encoding="utf-8") as lines:
        for number in range(learners):
            skill = random.uniform(WEAKEST, STRONGEST)
            for quiz in quizzes:
                lines.write(json.dumps(_answer_file(quiz, f"Learner {number}", skill, random)) + "\n")
    return sum(len(quiz.questions) for quiz in quizzes)


def _answer_file(quiz: Quiz, learner: str, skill: float, random: Random) -> dict[str, Any]:
    """Return an answer file as the page saves it."""
    seed = random.randrange(1000)
    questions = asked(quiz, seed)
    found: dict[str, Any] = {"quiz": quiz.id, "learner": learner}
    if quiz.seeded:
        found |= {"seed": seed} | ({"bank": quiz.bank} if quiz.bank else {})
    found["answers"] = {question.id: _answer(question, skill, random) for question in questions}
    hinted = [question for question in questions if question.hints and random.random() < HINTED]
    found["hints"] = {question.id: 1 for question in hinted}
    if quiz.confidence:
        found["confidence"] = {question.id: random.choice(CONFIDENCES) for question in questions if question.scored}
    return found | {"revisions": {question.id: question.revision for question in questions}}


def _answer(question: Question, skill: float, random: Random) -> object:
    """Return an answer of someone who knows each part with the probability `skill`, and guesses it otherwise."""

    def one(right: str, every: Sequence[str]) -> str:
        return right if random.random() < skill else random.choice(every)

    if isinstance(question, Optioned):
        letters = [option.id for option in question.options]
        right = [option.id for option in question.options if option.credit == 1]
        if question.kind == "choice":
            return one(right[0], letters)
        return right if random.random() < skill else random.sample(letters, random.randint(1, len(letters)))
    if isinstance(question, Match):
        rights = [right.id for right in question.rights]
        return {left.id: one(left.right, rights) for left in question.lefts}
    if isinstance(question, Order):
        letters = [item.id for item in question.solution()]
        return letters if random.random() < skill else random.sample(letters, len(letters))
    if isinstance(question, Dialogue):
        return _conversation(question, skill, random)
    if isinstance(question, Number):
        return one(str(float(question.exact)), [str(guess) for guess in range(5)])
    if isinstance(question, Blank):
        return {gap.id: one(gap.accept[0], ["this", "that"]) for gap in question.gaps}
    return "We both need this."


def _conversation(question: Dialogue, skill: float, random: Random) -> list[str]:
    """Return the letters of a way through a dialogue to one of its endings."""
    nodes = {node.id: node for node in question.nodes}
    at, letters = question.nodes[0].id, []
    while at in nodes:
        replies = nodes[at].replies
        best = max(replies, key=lambda reply: reply.credit)
        reply = best if random.random() < skill else random.choice(replies)
        letters.append(reply.id)
        at = reply.next
    return letters
