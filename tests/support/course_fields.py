"""Courses from drawn fields: every kind of question, and every field of a kind, holds what chance draws."""

import json
import re
from random import Random

from practicum.base.problem import ProblemsError
from practicum.course.load import load_course
from support.course_two_lessons import course_with
from support.field_pieces import draw_field
from support.field_table import sections

PER_QUIZ = 20
_ROWS = [row.write for rows in sections().values() for row in rows]
_SHARE = 0.3  # of the fields that are rows of the golden table
_KINDS = ("choice", "choices", "match", "order", "reflection", "blank", "number", "dialogue")


def _question(number, field):
    """Return the keys of a question; `field` draws the next field."""
    kind = _KINDS[number % len(_KINDS)]
    question = {"id": f"drawn-{number}", "kind": kind, "stem": field(), "hints": [field()], "see": "what-to-read"}
    if kind in ("choice", "choices"):
        question["options"] = [{"text": field(), "why": field(), "credit": int(letter == "a")} for letter in "abc"]
    elif kind == "match":
        question["rights"] = [{"id": f"right-{side}", "text": field()} for side in "xyz"]
        question["lefts"] = [{"text": field(), "right": f"right-{side}", "why": field()} for side in "xy"]
    elif kind == "order":
        question["items"] = [{"text": field(), "place": place, "why": field()} for place in (3, 2, 1)]
    elif kind == "reflection":
        question |= {"rubric": [{"text": field(), "why": field()}], "example": field()}
    elif kind == "blank":
        question |= {"text": "Fill {x} in.", "gaps": [{"id": "x", "accept": ["y"], "why": field()}]}
    elif kind == "number":
        question |= {"answer": 5, "why": field()}
    else:
        replies = [{"text": field(), "why": field(), "credit": credit, "next": "end"} for credit in (1, 0)]
        question["nodes"] = [{"id": "begin", "says": field(), "replies": replies}]
        question["endings"] = [{"id": "end", "title": "The end", "debrief": field()}]
    return question


def drawn_course(target, seed, fields):
    """Write a course of at least `fields` drawn fields that the check accepts; return it and what was refused.

    It is questions by their ids. A field that the check refuses, by its path in the file, is a word instead.
    """
    chance, drawn = Random(seed), []

    def field():
        drawn.append(chance.choice(_ROWS) if chance.random() < _SHARE else draw_field(chance))
        return drawn[-1]

    questions = []
    while len(drawn) < fields:
        questions.append(_question(len(questions), field))
    quizzes = {
        f"quiz-{start}": [q | {"objective": f"quiz-{start}-objective"} for q in questions[start : start + PER_QUIZ]]
        for start in range(0, len(questions), PER_QUIZ)
    }
    refused = []
    for _ in range(3):  # a fault can hide another
        texts = {name: f"questions: {json.dumps(all_of_it)}\n" for name, all_of_it in quizzes.items()}
        found = _faults(course_with(target, texts) if not target.exists() else _rewritten(target, texts))
        for problem in found:
            _replace(quizzes[problem.file.removeprefix("quizzes/").removesuffix(".yml")], problem)
        refused += found
        if not found:
            break
    return {question["id"]: question for quiz in quizzes.values() for question in quiz}, refused


def _rewritten(target, texts):
    for name, text in texts.items():
        (target / "quizzes" / f"{name}.yml").write_text(f"title: Trial of {name}\nlesson: {name}\n{text}", "utf-8")
    return target


def _faults(target):
    try:
        load_course(target)
    except ProblemsError as error:
        return error.problems
    return []


def _replace(questions, problem):
    """Put a word in the place of the field that a problem names by its path, such as `questions[3].options[1].why`."""
    assert problem.line
    assert problem.column > 1
    steps = [int(step) if step.isdigit() else step for step in re.findall(r"\w+", problem.path)][1:]
    inside = questions
    for step in steps[:-1]:
        inside = inside[step]
    inside[steps[-1]] = f"word {problem.column}"


def fields_of(question):
    """Yield the drawn fields of a question: the text, and whether it is a field of one paragraph."""
    one = {"text"} - ({"text"} if question["kind"] == "blank" else set())
    waiting = [question]
    while waiting:
        part = waiting.pop()
        for key, value in part.items():
            if isinstance(value, list):
                waiting += [each for each in value if isinstance(each, dict)]
            if key in ("stem", "why", "says", "debrief", "example", *one):
                yield value, key in one
            elif key == "hints":
                yield value[0], False
