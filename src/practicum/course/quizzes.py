"""The quizzes of a course in full, each read from its file once for all that is made of it."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.course.locate import quiz_ids
from practicum.course.packed import Packed
from practicum.files.yaml_tree import as_data, parse, read_file
from practicum.quiz.reader import quiz_from

if TYPE_CHECKING:
    from practicum.base.problem import Problem
    from practicum.quiz.model import Quiz


class Quizzes(Packed["Quiz"]):
    """Quizzes by their ids: as objects, those of a large course would take more memory than its site engine.

    `practice` has the files of the practice quizzes as JSON, with their answer keys.
    """

    def __init__(self) -> None:
        super().__init__()
        self.practice: Packed[str] = Packed()

    def read(self, path: str, file: str, ident: str) -> Quiz:
        """Return the quiz of one file, and keep it; parameters and what is raised are as in `quiz.reader.load_quiz`."""
        root = parse(read_file(path, file), file)
        quiz = quiz_from(root, file, ident)
        self[ident] = quiz
        if quiz.mode == "practice":
            self.practice[ident] = json.dumps(as_data(root), ensure_ascii=False, separators=(",", ":"))
        return quiz

    def absorb_all(self, other: Quizzes) -> None:
        """Take every quiz of another, as it is packed there."""
        self.absorb(other)
        self.practice.absorb(other.practice)


def read_quizzes(course: str) -> Quizzes:
    """Return the quizzes of the course in a folder, and read nothing else; raises ProblemsError with their faults."""
    quizzes = Quizzes()
    problems: list[Problem] = []
    for ident in quiz_ids(course):
        file = f"quizzes/{ident}.yml"
        try:
            quizzes.read(os.path.join(course, file), file, ident)
        except ProblemsError as error:
            problems += error.problems
    if problems:
        raise ProblemsError(problems)
    return quizzes
