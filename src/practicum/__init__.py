"""Practicum: courses from plain files, and one exact score wherever they are answered.

`load_course` reads a folder, `read_quiz` and `read_sheet` read the text of a quiz or of an answer file, and `grade`
gives the result of the answers. The readers raise `practicum.base.problem.ProblemsError`, which holds every problem
with its place. Each name is imported when it is first used, since grading needs PyYAML alone and a course needs more.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from practicum.course.load import load_course
    from practicum.grading.score import grade
    from practicum.grading.sheet import read_sheet
    from practicum.quiz.reader import read_quiz

__version__ = "0.1.0"
__all__ = ["grade", "load_course", "read_quiz", "read_sheet"]
_MODULES = {
    "grade": "practicum.grading.score",
    "load_course": "practicum.course.load",
    "read_quiz": "practicum.quiz.reader",
    "read_sheet": "practicum.grading.sheet",
}


def __getattr__(name: str) -> object:
    """Return a name of the public API; raises AttributeError for any other name."""
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(_MODULES[name]), name)
