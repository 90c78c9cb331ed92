"""The public API: four names, and the example in the documentation."""

import re
import subprocess
import sys

import pytest

import practicum
from practicum.base.problem import ProblemsError
from support.paths import ROOT

QUIZ = """\
title: T
questions:
  - {id: one, kind: choice, objective: x, stem: Which?, see: a#b, options: [
      {text: A, credit: 1, why: Yes.}, {text: B, why: No.}]}
"""


def test_the_four_names_are_offered():
    assert sorted(practicum.__all__) == ["grade", "load_course", "read_quiz", "read_sheet"]
    assert all(callable(getattr(practicum, name)) and getattr(practicum, name).__doc__ for name in practicum.__all__)
    with pytest.raises(AttributeError):
        practicum.grades  # noqa: B018


def test_the_example_of_the_documentation_runs():
    code = re.search(r"```python\n(.*?)```", (ROOT / "docs" / "api.md").read_text("utf-8"), re.DOTALL)[1]
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["Consultative Selling 31", "0 of 10 points: 0 %"]


def test_an_answer_file_for_another_quiz_is_refused():
    quiz = practicum.read_quiz(QUIZ, "quizzes/one.yml", "one")
    result = practicum.grade(practicum.read_sheet("quiz: one\nanswers: {one: a}", "s.yml", quiz))
    assert (result.earned, result.possible, result.passed) == (1, 1, True)
    with pytest.raises(ProblemsError, match=r"s.yml:1:7 quiz: .*one"):
        practicum.read_sheet("quiz: other\nanswers: {}", "s.yml", quiz)
