"""The check of a course together with the answer keys of its assessments and its own rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from practicum.base.day import today
from practicum.base.problem import Problem, ProblemsError
from practicum.course.duration import durations
from practicum.course.locate import keys_folder
from practicum.course.places import with_lines
from practicum.course.reviews import stale_questions
from practicum.course.rule_check import broken_rules
from practicum.course.settings import CONTENT, HANDBOOK, read_settings
from practicum.course.site_folder import site_faults
from practicum.quiz.answer_keys import differences, load_keyed
from practicum.words import languages, message, say, speak

if TYPE_CHECKING:
    from collections.abc import Iterator

    from practicum.course.model import Course
    from practicum.quiz.model import Quiz


def check(course: Course, folder: str, keys: str, *, with_rules: bool = True) -> Iterator[str]:
    """Yield the lines of the check's report on the course in a folder; raises ProblemsError with every fault.

    `keys` is the folder of answer keys, or empty for that of the course's settings. Without `with_rules`, the course's own
    rules may be broken: what is being written does not keep them yet.
    """
    settings = read_settings(folder)
    where = keys_folder(folder, keys) if any(quiz.keyless for quiz in course.quizzes) else ""
    problems = [*with_lines(Path(folder), site_faults(Path(folder), settings.site))]
    remarks: list[str] = []
    for quiz in course.full_quizzes():
        if not quiz.keyless:
            remarks += _remarks(quiz)
            continue
        try:
            keyed = load_keyed(quiz, where) if where else None
        except ProblemsError as error:
            problems += error.problems
            continue
        remarks += _remarks(keyed or quiz)
        if keyed is None:
            yield say("check.no-keys", file=quiz.place.file)
        else:
            problems += differences(quiz, keyed)
    remarks += map(str, with_lines(Path(folder), _minutes_off(course)))
    if settings.review_after:
        found = stale_questions(course.quizzes, settings.review_after, today())
        remarks += map(str, with_lines(Path(folder), found))
    if settings.handbook and (Path(folder) / CONTENT / HANDBOOK).exists():
        problems.append(Problem.of_file(f"{CONTENT}/{HANDBOOK}", *message("check.handbook")))
    if settings.rules is not None and with_rules:
        whole = replace(course, quizzes=tuple(course.full_quizzes()))
        problems += broken_rules(whole, settings.rules, Path(folder))
    if problems:
        raise ProblemsError(problems)
    if not speak(settings.language):
        yield say("check.language", language=settings.language, known=", ".join(languages()))
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


def _remarks(quiz: Quiz) -> Iterator[str]:
    """Yield what is remarked on the questions of a quiz, which is not a fault."""
    for question in quiz.questions:
        if remark := question.remark():
            yield f"{quiz.place.file} {question.id}: {remark}"


def _minutes_off(course: Course) -> Iterator[Problem]:
    """Yield each lesson whose written minutes are off from what its words and questions take, which is not a fault."""
    taken = durations(course)
    for lesson in course.lessons:
        found = taken[lesson.id]
        if found.is_off:
            values = {"number": found.written, "read": found.read, "answer": found.answer}
            yield lesson.place.problem("minutes", *message("check.minutes", all=found.read + found.answer, **values))
