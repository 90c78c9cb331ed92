"""Faults between files: ids that are used twice, that nothing has, or that nothing uses."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from practicum.base.text import did_you_mean
from practicum.course.aids import check_aids, known_ids
from practicum.course.anchors import addressed_twice
from practicum.course.copies import copies_last, lessons_twice, questions_twice
from practicum.course.headings import heading_fix, with_words
from practicum.course.ids import duplicate_ids, unknown_points
from practicum.course.macro import Facts
from practicum.course.macros import check_calls
from practicum.course.settings import CONFIG
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from practicum.base.problem import Place, Problem
    from practicum.course.model import Course, Lesson, Principle
    from practicum.quiz.model import Question, Quiz


def crosscheck(course: Course, folder: Path, broken: Collection[str]) -> list[Problem]:
    """Return every fault between files of the course in a folder; of each quiz its outline is enough.

    `broken` are the files with a fault of their own: what they may define is not reported as missing elsewhere, so that
    one mistake gives one message.
    """
    lessons = {lesson.id: lesson for lesson in reversed(copies_last(course))}  # of two with one id, the first counts
    problems = [*_duplicates(course, folder, lessons)]
    sound_pages = not any(file.endswith((".md", CONFIG)) for file in broken)
    sound_quizzes = not any(file.startswith("quizzes/") for file in broken)
    sound_sources = not any(file.startswith("content/sources/") for file in broken)
    points = {point.id for source in course.sources for point in source.points}
    for quiz in course.quizzes:
        lesson = lessons.get(quiz.lesson)
        if lesson is not None and lesson.place.file not in broken:
            problems += _questions(quiz, lesson, lessons, sound_pages=sound_pages)
        elif not quiz.lesson:
            problems += _questions_of_course(quiz, lessons) if sound_pages else ()
        elif sound_pages:
            fix = did_you_mean(quiz.lesson, lessons, say("fix.quiz-own-lesson"))
            problems.append(quiz.place.problem("lesson", say("cross.no-lesson", id=quiz.lesson), fix))
        if sound_sources:
            for question in quiz.questions:
                problems += unknown_points(question.rests_on, points, question.place, "rests_on")
    tested: dict[str, set[str]] = {}  # by the lesson's own quizzes: a quiz of the whole course comes after the lesson
    for quiz in course.quizzes:
        tested.setdefault(quiz.lesson, set()).update(question.objective for question in quiz.questions)
    ids = Counter(objective.id for lesson in course.lessons for objective in lesson.objectives)
    doubled = {ident for ident, number in ids.items() if number > 1}
    for lesson in course.lessons:
        if lesson.place.file not in broken:
            known = sound_quizzes and lessons[lesson.id] is lesson
            problems += _lesson(lesson, tested.get(lesson.id, set()) | doubled if known else None)
        if sound_sources:
            for principle in lesson.principles:
                problems += unknown_points(principle.points, points, principle.place, "points")
                problems += unknown_points(principle.revisits, points, principle.place, "revisits")
    problems += _taught_once(course)
    problems += check_aids(course.aids, points if sound_sources else None, broken)
    problems += _calls(
        course, broken, sound_pages=sound_pages, sound_quizzes=sound_quizzes, sound_sources=sound_sources
    )
    if sound_pages:
        problems += _unshown(course, lessons)
        problems += addressed_twice(course)
    return problems


def _duplicates(course: Course, folder: Path, lessons: dict[str, Lesson]) -> Iterator[Problem]:
    """Yield each id that two things of the same kind have, in any files.

    `lessons` has one for each id. What is in another with that id is left out: it was copied with the lesson.
    """
    sole = [lesson for lesson in course.lessons if lessons[lesson.id] is lesson]
    groups: dict[str, Iterable[tuple[str, Place]]] = {
        "module": ((module.id, module.place) for module in course.modules),
        "objective": ((each.id, each.place) for lesson in sole for each in lesson.objectives),
        "principle": ((each.id, each.place) for lesson in sole for each in lesson.principles),
        "point": ((each.id, each.place) for source in course.sources for each in source.points),
    }
    for name, pairs in groups.items():
        yield from duplicate_ids(name, pairs)
        if name == "module":
            yield from lessons_twice(course)
        elif name == "principle":
            yield from questions_twice(course, folder)


def _questions(quiz: Quiz, lesson: Lesson, lessons: dict[str, Lesson], *, sound_pages: bool) -> Iterator[Problem]:
    """Yield the questions whose objective or heading to re-read does not exist."""
    objectives = [objective.id for objective in lesson.objectives]
    for question in quiz.questions:
        if question.objective not in objectives:
            fix = did_you_mean(question.objective, objectives, say("fix.one-of", known=", ".join(objectives)))
            what = say("cross.no-objective", lesson=lesson.id, id=question.objective)
            yield question.place.problem("objective", what, fix)
        if sound_pages or "#" not in question.see:
            yield from _see(question, lesson, lessons)


def _questions_of_course(quiz: Quiz, lessons: dict[str, Lesson]) -> Iterator[Problem]:
    """Yield the questions of a quiz of the whole course whose objective or heading to re-read no lesson has."""
    objectives = {objective.id for lesson in lessons.values() for objective in lesson.objectives}
    for question in quiz.questions:
        if question.objective not in objectives:
            fix = did_you_mean(question.objective, objectives, say("fix.any-objective"))
            yield question.place.problem("objective", say("cross.objective-nowhere", id=question.objective), fix)
        yield from _see(question, None, lessons)


def _taught_once(course: Course) -> Iterator[Problem]:
    """Yield each point that two lessons teach, and each that is revisited in the lesson that teaches it."""
    homes: dict[str, tuple[Lesson, Principle]] = {}
    for lesson in course.lessons:
        for principle in lesson.principles:
            for point in principle.points:
                home, first = homes.setdefault(point, (lesson, principle))
                if home is not lesson:
                    where = f"{first.place.file}:{first.place.line}"
                    what = say("cross.taught-twice", id=point, where=where, principle=first.id)
                    yield principle.place.problem("points", what, say("cross.taught-twice-fix"))
    for lesson in course.lessons:
        for principle in lesson.principles:
            for point in principle.revisits:
                if point in homes and homes[point][0] is lesson:
                    what = say("cross.taught-here", id=point, principle=homes[point][1].id)
                    yield principle.place.problem("revisits", what, say("cross.taught-here-fix"))


def _see(question: Question, lesson: Lesson | None, lessons: dict[str, Lesson]) -> Iterator[Problem]:
    """Yield the heading to re-read if it does not exist."""
    given = question.see.lstrip("# ")  # some write a heading as in Markdown, or as in a link
    other, _, heading = given.rpartition("#")
    target = lessons.get(other) if other else lesson
    if target is None:
        fix = did_you_mean(other, lessons, say("fix.heading"))
        yield question.place.problem("see", say("cross.no-lesson", id=other), fix)
    elif given != question.see or heading not in target.page.headings:
        wrong = heading if given == question.see else question.see
        what = say("cross.no-heading", page=target.page.file, id=wrong)
        yield question.place.problem("see", what, _see_fix(heading, other, target, lessons))


def _see_fix(heading: str, other: str, target: Lesson, lessons: dict[str, Lesson]) -> str:
    """Return which heading to write: of the lesson that is meant, or the one with these words of another lesson."""
    if not with_words(heading, target.page.headings):
        for lesson in lessons.values():
            if ident := with_words(heading, lesson.page.headings):
                return say("fix.nearest", word=f"{lesson.id}#{ident}")
    return heading_fix(heading, target.page.headings, other)


def _lesson(lesson: Lesson, tested: Collection[str] | None) -> Iterator[Problem]:
    """Yield objectives that are not in `tested` (None: not known), and principles that the page does not show."""
    for objective in lesson.objectives:
        if tested is not None and objective.id not in tested:
            what = say("cross.untested", id=objective.id)
            fix = say("cross.untested-fix", id=objective.id)
            yield objective.place.problem("", what, fix)
    shown = {call.id for call in lesson.page.calls if call.macro == "principle"}
    for principle in lesson.principles:
        if principle.id not in shown:
            fix = say("cross.unshown-principle-fix", id=principle.id)
            yield principle.place.problem("", say("cross.unshown-principle"), fix)


def _calls(
    course: Course, broken: Collection[str], *, sound_pages: bool, sound_quizzes: bool, sound_sources: bool
) -> Iterator[Problem]:
    """Yield what is wrong with the macros that pages call."""
    timed = [*(each.id for each in course.lessons), *(each.id for each in course.aids.worksheets), *course.seconds]
    known = known_ids(course.aids, broken) | {
        "quiz": [quiz.id for quiz in course.quizzes] if sound_quizzes else None,
        "source": [source.id for source in course.sources] if sound_sources else None,
        "question": course.samples if sound_quizzes else None,
        "module": [module.id for module in course.modules] if sound_pages else None,
        "time": timed if sound_pages and sound_quizzes else None,
    }
    principles = {lesson.page.file: [p.id for p in lesson.principles] for lesson in course.lessons}
    worksheets = {worksheet.page.file for worksheet in course.aids.worksheets}
    called = {call.macro for page in course.pages for call in page.calls} if sound_pages else None
    asks = any(quiz.lesson for quiz in course.quizzes) or not sound_quizzes
    for page in course.pages:
        sound = f"content/{page.file}" not in broken
        facts = Facts(
            page=page,
            known=known | {"principle": principles.get(page.file, []) if sound else None},
            called=called,
            worksheet=page.file in worksheets if sound else None,
            asks=asks,
        )
        yield from check_calls(page, facts)


def _unshown(course: Course, lessons: dict[str, Lesson]) -> Iterator[Problem]:
    """Yield each quiz that is not on its lesson's page (of the whole course: on any page), and each on a second page.

    `lessons` has one lesson for each id. Where another has the same id, nobody knows where its quizzes belong.
    """
    unclear = {lesson.id for lesson in course.lessons if lessons[lesson.id] is not lesson}
    homes = {lesson.id: lesson.page.file for lesson in lessons.values()}
    shown = {(page.file, call.id): call for page in course.pages for call in page.calls if call.macro == "quiz"}
    first = {ident: file for file, ident in reversed(shown)}
    wanted = {quiz.id: homes.get(quiz.lesson) if quiz.lesson else first.get(quiz.id) for quiz in course.quizzes}
    for quiz in course.quizzes:
        if quiz.lesson and quiz.lesson in unclear:
            del wanted[quiz.id]
        elif wanted[quiz.id] and (wanted[quiz.id], quiz.id) not in shown:
            fix = say("cross.unshown-quiz-fix", id=quiz.id, page=wanted[quiz.id])
            yield quiz.place.problem("", say("cross.unshown-quiz"), fix)
        elif not quiz.lesson and quiz.id not in first:
            fix = say("cross.nowhere-quiz-fix", id=quiz.id)
            yield quiz.place.problem("", say("cross.nowhere-quiz"), fix)
    bound = {quiz.id for quiz in course.quizzes if quiz.lesson}
    for (file, ident), call in shown.items():
        if (wanted.get(ident), ident) in shown and wanted[ident] != file:
            if ident in bound:
                what = say("cross.quiz-of", id=ident, page=wanted[ident])
                fix = say("cross.quiz-of-fix")
            else:
                what, fix = message("cross.quiz-twice", id=ident, page=wanted[ident])
            yield call.place.problem("", what, fix)
