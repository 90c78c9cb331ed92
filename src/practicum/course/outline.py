"""Course -> its outline for browsers: which quizzes belong to which page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.course.addresses import address
from practicum.course.settings import read_settings
from practicum.words import words_for

if TYPE_CHECKING:
    from practicum.course.model import Course


def lesson_quizzes(course: Course) -> dict[str, list[str]]:
    """Return the ids of each lesson's quizzes by the lesson's id, in the order of the files."""
    found: dict[str, list[str]] = {lesson.id: [] for lesson in course.lessons}
    for quiz in course.quizzes:
        if quiz.lesson:
            found[quiz.lesson].append(quiz.id)
    return found


def outline(course: Course, folder: str) -> dict[str, object]:
    """Return the outline of a course read from `folder`, as plain data.

    Its `pages` are the ids of the quizzes of each lesson and module, by the page's address from the site's root; a page
    without quizzes is left out. Raises ProblemsError if the course's settings have faults.
    """
    settings = read_settings(folder)
    quizzes = lesson_quizzes(course)
    pages: dict[str, list[str]] = {}
    for module in course.modules:
        pages[module.page.file] = [quiz for lesson in module.lessons for quiz in quizzes[lesson.id]]
        pages |= {lesson.page.file: quizzes[lesson.id] for lesson in module.lessons}
    return {
        "course": settings.course,
        "words": words_for("stand"),
        "pages": {address(file, directory_urls=settings.directory_urls): ids for file, ids in pages.items() if ids},
    }
