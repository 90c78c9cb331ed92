"""Questions of a small quiz, and how many gave which answers to one, without a folder of files."""

import json
from collections import Counter
from fractions import Fraction

from practicum.analysis.figures import AnswerRow, figures
from practicum.analysis.groups import QuizGroups
from practicum.grading.score_cache import Grader
from practicum.quiz.model import canonical
from practicum.quiz.reader import read_quiz

HOSTILE = r"$\alpha_{1} <script>alert(1)</script> & 5 $"
RIGHT_TO_LEFT = "שלום עולם"
EMOJI = "\N{GRINNING FACE}\N{ZERO WIDTH JOINER} 価格"
SHARED = {"objective": "objective", "see": "heading"}


def quiz_of(*questions, **more):
    """Return a quiz of some questions."""
    every = [SHARED | {"id": f"q{place}", "stem": "What?"} | question for place, question in enumerate(questions)]
    return read_quiz(json.dumps({"title": "T", "lesson": "lesson", "questions": every} | more), "quiz", "quiz")


def question_of(question):
    """Return one question."""
    return quiz_of(question).questions[0]


def rows(question, *answers):
    """Return rows of answers, each as (how an answer file writes it, number)."""
    read = [(question.answer(given), number) for given, number in answers]
    return [
        AnswerRow(
            answer=canonical(answer), credit=question.credit(answer), number=number, sure=0, thirds=(Fraction(0),) * 3
        )
        for answer, number in read
    ]


def figures_of(quiz, *attempts):
    """Return the figures of attempts, each as (answers, confidence)."""
    grader = Grader(lambda fields: (fields.text("quiz", "fix.quiz"), quiz)[1])
    groups = QuizGroups(quiz, 80)
    for place, (answers, sure) in enumerate(attempts):
        text = json.dumps({"quiz": "quiz", "answers": answers} | ({"confidence": sure} if sure else {}))
        groups.add(groups.hold(grader.grade(text, f"f{place}")))
    return figures(groups.counts())


def choice(stem="What?"):
    """Return a choice of which `a` is right."""
    options = [{"text": "Yes", "credit": 1, "why": "W"}, {"text": "No", "why": "W"}, {"text": "Perhaps", "why": "W"}]
    return {"kind": "choice", "stem": stem, "options": options}


def reply(text, to, credit=0):
    """Return a reply of a conversation."""
    return {"text": text, "credit": credit, "why": "W", "next": to}


def talk(opens="Hello?", title="A date"):
    """Return a conversation with a loop: two turns, then a date or nothing."""
    return {
        "kind": "dialogue",
        "nodes": [
            {"id": "opens", "says": opens, "replies": [reply("Ask", "asks", 1), reply("Tell", "nothing")]},
            {
                "id": "asks",
                "says": "What do you mean?",
                "replies": [reply("This", "date", 1), reply("Again", "opens"), reply("Bye", "nothing")],
            },
        ],
        "endings": [
            {"id": "date", "title": title, "debrief": "D"},
            {"id": "nothing", "title": "Nothing", "debrief": "D"},
        ],
    }


def counted(found):
    """Return what is wrong as part, given -> number."""
    return Counter({(row.part, row.given): row.number for row in found})
