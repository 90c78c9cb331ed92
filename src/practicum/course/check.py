"""The check of a course together with the answer keys of its assessments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.course.locate import keys_folder
from practicum.course.settings import language_of
from practicum.quiz.answer_keys import differences, load_keyed
from practicum.words import languages, say, speak

if TYPE_CHECKING:
    from collections.abc import Iterator

    from practicum.base.problem import Problem
    from practicum.course.model import Course


def check(course: Course, folder: str, keys: str) -> Iterator[str]:
    """Yield the lines of the check's report on the course in a folder; raises ProblemsError with every fault.

    `keys` is the folder of answer keys, or empty for that of the course's settings.
    """
    where = keys_folder(folder, keys) if any(quiz.keyless for quiz in course.quizzes) else ""
    problems: list[Problem] = []
    remarks: list[str] = []
    for quiz in course.full_quizzes():
        said = ((question.id, question.remark()) for question in quiz.questions)
        remarks += (f"{quiz.place.file} {ident}: {remark}" for ident, remark in said if remark)
        if not quiz.keyless:
            continue
        try:
            keyed = load_keyed(quiz, where) if where else None
        except ProblemsError as error:
            problems += error.problems
            continue
        if keyed is None:
            yield say("check.no-keys", file=quiz.place.file)
        else:
            problems += differences(quiz, keyed)
    if problems:
        raise ProblemsError(problems)
    language = language_of(folder)
    if not speak(language):
        yield say("check.language", language=language, known=", ".join(languages()))
    yield from remarks
    yield say(
        "check.fine",
        title=course.title,
        modules=len(course.modules),
        lessons=len(course.lessons),
        quizzes=len(course.quizzes),
        questions=sum(len(quiz.questions) for quiz in course.quizzes),
        sources=len(course.sources),
    )
