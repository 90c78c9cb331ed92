"""Find a course's folder, and one quiz with its answer key, without reading the rest of the course."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError
from practicum.grading.sheet import unknown_quiz
from practicum.quiz.reader import load_quiz
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from practicum.files.fields import Fields
    from practicum.quiz.model import Quiz


def find_course(folder: str | None) -> str:
    """Return the course's folder: the one given, or the nearest one upwards with `quizzes/`; raises ProblemsError."""
    found = os.path.abspath(folder or os.curdir)
    while not folder and not os.path.isdir(os.path.join(found, "quizzes")) and os.path.dirname(found) != found:
        found = os.path.dirname(found)
    if not os.path.isdir(os.path.join(found, "quizzes")):
        what = say("course.none")
        fix = say("course.none-fix")
        raise ProblemsError([Problem.of_file(folder or ".", what, fix)])
    return found


def quiz_ids(course: str) -> list[str]:
    """Return the ids of the course's quizzes."""
    return sorted(name[:-4] for name in os.listdir(os.path.join(course, "quizzes")) if name.endswith(".yml"))


def one_quiz(course: str, ident: str) -> Quiz:
    """Return one quiz of the course; raises ProblemsError with every fault in it."""
    return load_quiz(os.path.join(course, "quizzes", f"{ident}.yml"), f"quizzes/{ident}.yml", ident)


def keys_folder(course: str, keys: str) -> str:
    """Return the folder with answer keys: the one given, or that of the course's settings, or an empty text."""
    if keys:
        return keys
    from practicum.course.settings import read_settings  # imported late: only an assessment without keys needs it

    named = read_settings(course).keys
    return os.path.join(course, named) if named else ""


def with_key(quiz: Quiz, course: str, keys: str) -> Quiz:
    """Return a quiz with its answer key, from the folder of keys if its file has none; raises ProblemsError if neither has it."""
    if not quiz.keyless:
        return quiz
    from practicum.quiz.answer_keys import load_keyed

    where = keys_folder(course, keys)
    keyed = load_keyed(quiz, where) if where else None
    if keyed is None:
        what = say("course.no-keys-in", folder=where) if where else say("course.no-keys")
        raise ProblemsError([quiz.place.problem("", what, say("fix.keys-folder"))])
    return keyed


def quiz_finder(course: str, keys: str, complain: Callable[[ProblemsError], None]) -> Callable[[Fields], Quiz | None]:
    """Return the function that finds the quiz of an answer file, for `read_sheet`; it reads each quiz once.

    `complain` is called once for each quiz file with faults.
    """
    loaded: dict[str, Quiz | None] = {}

    def find_quiz(fields: Fields) -> Quiz | None:
        ident = fields.word("quiz", "fix.quiz")
        if ident and ident not in loaded:
            known = quiz_ids(course)
            if ident not in known:
                fields.note("quiz", *unknown_quiz(ident, known))
                return None
            try:
                loaded[ident] = with_key(one_quiz(course, ident), course, keys)
            except ProblemsError as error:
                complain(error)
                loaded[ident] = None
        if ident and loaded[ident] is None:
            fields.note("quiz", *message("course.quiz-faulty", id=ident))
        return loaded.get(ident)

    return find_quiz
