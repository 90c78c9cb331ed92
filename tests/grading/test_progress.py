"""A progress file with anything odd in any place: a message with its place, or a score."""

import json
import random

from practicum.base.problem import ProblemsError
from practicum.grading.progress import read_progress
from practicum.grading.score import grade
from practicum.quiz.reader import read_quiz
from support.learners import FIXTURES, QUIZZES, versions

SAMPLE = 800
VALUES = [None, "", "x", -1, 10**30, 0.5, "9" * 5000, [], {}, [[]], {"a": {"b": []}}, True, "\u2028", "\u0007"]


def quizzes():
    """Return the quizzes of the fixtures by their ids."""
    texts = {name: (FIXTURES / "course" / f"{name}.yml").read_text("utf-8") for name in QUIZZES}
    return {name: read_quiz(f"title: T\nlesson: l\n{text}", f"{name}.yml", name) for name, text in texts.items()}


def paths(tree, path=()):
    """Yield the path to each value in a tree."""
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in pairs:
        yield (*path, key)
        yield from paths(value, (*path, key))


def changed(tree, path, value):
    """Return a copy of a tree with another value at a path."""
    copy = json.loads(json.dumps(tree))
    *way, last = path
    inner = copy
    for key in way:
        inner = inner[key]
    inner[last] = value
    return copy


def test_anything_odd_in_any_place_is_a_message_with_its_place_or_is_scored():
    file = json.loads((versions()[-1] / "progress.json").read_text("utf-8"))
    known, chance = quizzes(), random.Random(17)
    every = [path for path in paths(file) if path[0] not in ("worksheets", "endings")]
    counts = {"refused": 0, "scored": 0}
    for _ in range(SAMPLE):
        path, value = chance.choice(every), chance.choice(VALUES)
        text = json.dumps(changed(file, path, value), indent=1, ensure_ascii=False)
        try:
            found = read_progress(text, "p.json", lambda fields: known.get(fields.text("quiz", "")))
        except ProblemsError as error:
            refused = [error]
            found = None
        else:
            refused = found.refused if found else ()
        for sheet in found.sheets if found else ():
            assert 0 <= grade(sheet).percent <= 100, (path, value)
        for error in refused:
            assert all(problem.what and problem.fix and problem.line for problem in error.problems), (path, value)
        counts["refused"] += bool(refused)
        counts["scored"] += bool(found)
    assert min(counts.values()) > SAMPLE / 50
