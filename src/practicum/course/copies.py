"""Lessons and quizzes that were copied by hand and have kept their ids: the copy is what has to change."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from practicum.base.problem import Place, Problem
    from practicum.course.model import Course, Lesson
    from practicum.quiz.model import Quiz

_TOGETHER = 60  # seconds between two saves within which something may have written both files, such as git


def copies_last(course: Course) -> list[Lesson]:
    """Return the lessons in their order, but first those whose files are named as they are: a copy has another name."""
    return sorted(course.lessons, key=lambda lesson: PurePosixPath(lesson.page.file).stem != lesson.id)


def copied_lesson_fix(module: str) -> str:
    """Return how to fix a lesson with the id of another; `module` is the id of the module it is in, empty if unknown."""
    return say("fix.copied-lesson", within=f" --in {module}" if module else "")


def lessons_twice(course: Course) -> Iterator[Problem]:
    """Yield each lesson whose id another one has."""
    modules = {lesson.place: module.id for module in course.modules for lesson in module.lessons}
    first: dict[str, Place] = {}
    for lesson in copies_last(course):
        place, there = lesson.place, first.setdefault(lesson.id, lesson.place)
        if lesson.id and place is not there:
            what = say("ids.used-lesson", id=lesson.id, file=there.file, line=there.line)
            yield place.problem("id", what, copied_lesson_fix(modules[place]))


def questions_twice(course: Course, folder: Path) -> Iterator[Problem]:
    """Yield each question whose id another one has, in the quiz that is a copy as far as that can be told."""
    first: dict[str, tuple[Quiz, Place]] = {}
    for quiz in course.quizzes:
        for question in quiz.questions:
            ours = quiz, question.place
            theirs = first.setdefault(question.id, ours) if question.id else ours
            if theirs is ours:
                continue
            newer = _newer(quiz, theirs[0], folder)
            if newer < 0:
                ours, theirs = theirs, ours
                first[question.id] = theirs
            place, there = ours[1], theirs[1]
            what = say("ids.used-question", id=question.id, file=there.file, line=there.line)
            fix = say("fix.id-of-copy") if newer else say("fix.id-of-either", file=place.file, other=there.file)
            yield place.problem("id", what, fix)


def _newer(quiz: Quiz, other: Quiz, folder: Path) -> int:
    """Return 1 if a quiz seems to be the copy of another, -1 if the other does, and 0 if nothing tells them apart.

    A copy has another name than the lesson, or else was saved later.
    """
    named = (quiz.id != quiz.lesson) - (other.id != other.lesson)
    if named:
        return named
    try:
        apart = (folder / quiz.place.file).stat().st_mtime - (folder / other.place.file).stat().st_mtime
    except OSError:
        return 0
    return (apart > _TOGETHER) - (apart < -_TOGETHER)
