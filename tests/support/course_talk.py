"""A course with a quiz of a choice and a conversation, in words that are hard to show, and answer files of a class."""

import json

from support.answer_rows import EMOJI, HOSTILE, RIGHT_TO_LEFT, choice, talk
from support.course_certificate import COURSE

QUIZ = {
    "title": f"Talk {HOSTILE}",
    "confidence": "true",
    "questions": [
        choice(HOSTILE) | {"id": "q0", "objective": "recall-parts", "see": "first#the-three-parts"},
        talk(EMOJI, RIGHT_TO_LEFT)
        | {"id": "q1", "stem": "Talk.", "objective": "recall-parts", "see": "first#the-three-parts"},
    ],
}
TALK = COURSE | {
    "quizzes/talk.yml": json.dumps(QUIZ),
    "content/index.md": COURSE["content/index.md"] + '\n{{ quiz("talk") }}\n',
}


def attempts(number):
    """Return answers to a choice and a conversation: every second choice is right, every third conversation is."""
    return [
        (
            {"q0": "a" if place % 2 else "b", "q1": "b" if place % 3 else "a, b, a, a"},
            {"q0": "sure" if place % 4 else "guess"},
        )
        for place in range(number)
    ]


def hand_in_talk(folder, number=12):
    """Write answer files of a class to the quiz into a folder."""
    folder.mkdir()
    for place, (answers, sure) in enumerate(attempts(number)):
        sheet = {"quiz": "talk", "learner": f"{HOSTILE} {place}", "answers": answers, "confidence": sure}
        (folder / f"{place}.json").write_text(json.dumps(sheet), "utf-8")
