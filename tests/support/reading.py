"""Reads changed texts, and gives what is refused: for every test of messages."""

import pytest

from practicum.base.problem import ProblemsError
from practicum.base.text import fold
from practicum.course.load import load_course
from practicum.grading.sheet import read_sheet
from practicum.quiz.model import AnswerError
from practicum.quiz.reader import read_quiz


def changed(text, *edits):
    """Return a text with each (old, new) replaced at its first place; old is in the text."""
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def read_changed(text, *edits):
    """Return the quiz `q` of a changed text."""
    return read_quiz(changed(text, *edits), "f", "q")


def problems(read, *given):
    """Return the problems, as people see them, with which a reader refuses what it is given."""
    with pytest.raises(ProblemsError) as caught:
        read(*given)
    return [str(problem) for problem in caught.value.problems]


def quiz_faults(text, *edits):
    """Return the problems of a quiz of a changed text."""
    return problems(read_changed, text, *edits)


def course_faults(root):
    """Return the problems of the course in a folder."""
    return problems(load_course, root)


def read_answers(quiz, text, file="s", **options):
    """Return an answer file's text as read for a quiz."""
    return read_sheet(text, file, lambda fields: fields.name("quiz", "") and quiz, **options)


def refused(question, given):
    """Return what is wrong with an answer that a question refuses, and how to fix it."""
    with pytest.raises(AnswerError) as caught:
        question.answer(given)
    return caught.value.what, caught.value.fix


def assert_only_fault(found, start, fix=""):
    """Assert that there is one problem, that it starts with its place and words, and says how to fix it."""
    assert len(found) == 1, found
    assert found[0].startswith(start), found
    assert fix in found[0], found


def lines(labelled):
    """Return each label with the field behind it, on one line."""
    return [fold(f"{each.label} {each.field}") for each in labelled]
