"""Progress files as the page *My progress* saves them, for the small course."""

import json

from practicum.quiz.reader import read_quiz
from support.course_small import FILES

AT = 1_772_443_200_000


def revision(quiz, question):
    """Return the revision of a question of the small course."""
    read = read_quiz(FILES[f"quizzes/{quiz}.yml"], "q.yml", quiz)
    return next(each.revision for each in read.questions if each.id == question)


def entry(answer, revision, **more):
    """Return what is kept of one checked answer."""
    return {"at": AT, "revision": revision, "answer": answer, "checked": True, "hints": 0} | more


def record(answers, **more):
    """Return what is kept of one quiz."""
    return {"version": 1, "answers": answers, "at": AT} | more


def first(part="a", names=("a", "c"), **more):
    """Return what is kept of the first quiz, by default answered rightly."""
    answers = {
        "which-part": entry(part, revision("first-quiz", "which-part")),
        "which-names": entry(list(names), revision("first-quiz", "which-names"), **more),
    }
    return record(answers)


def second(draft="b", **more):
    """Return what is kept of the second quiz, by default answered rightly."""
    return record({"which-draft": entry(draft, revision("second-quiz", "which-draft"), **more)})


def progress(quizzes, learner="Sam Lee", **more):
    """Return the text of a progress file, in the layout of the page."""
    head = {"practicum": "progress", "version": 1, "course": "", "saved": "2026-03-02T09:20:00.000Z"}
    parts = {"learner": learner, "quizzes": quizzes, "worksheets": {}, "endings": {}}
    return json.dumps({**head, **parts, **more}, indent=1, ensure_ascii=False) + "\n"
