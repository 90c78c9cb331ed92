"""Course -> its outline for browsers: which quizzes belong to which page, and which lesson comes after which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.course.addresses import address
from practicum.course.settings import read_settings
from practicum.words import words_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from practicum.course.model import Course
    from practicum.course.page import Page


LISTED = 100  # lessons: a page that would name more of them names modules, and browsers load the rest when they need it


def lesson_quizzes(course: Course) -> dict[str, list[str]]:
    """Return the ids of each lesson's quizzes by the lesson's id, in the order of the files."""
    found: dict[str, list[str]] = {lesson.id: [] for lesson in course.lessons}
    for quiz in course.quizzes:
        if quiz.lesson:
            found[quiz.lesson].append(quiz.id)
    return found


def outline(course: Course, folder: str, taken: Mapping[str, tuple[int, int]]) -> dict[str, object]:
    """Return the outline of a course read from `folder`, as plain data.

    `taken` are the minutes to read and to answer of each lesson, by its id.
    Its `pages` are the ids of the quizzes of each lesson and module, by the page's address from the site's root, and its
    `lessons` title, minutes and address of each lesson, in their order; what has no quiz is left out of both.
    Raises ProblemsError if the course's settings have faults.
    """
    settings = read_settings(folder)

    def at(page: Page) -> str:
        return address(page.file, directory_urls=settings.directory_urls)

    quizzes = lesson_quizzes(course)
    pages: dict[str, list[str]] = {}
    for module in course.modules:
        pages[at(module.page)] = [quiz for lesson in module.lessons for quiz in quizzes[lesson.id]]
        pages |= {at(lesson.page): quizzes[lesson.id] for lesson in module.lessons}
    return {
        "course": settings.course,
        "words": words_for("stand"),
        "pages": {path: ids for path, ids in pages.items() if ids},
        "lessons": [
            [lesson.page.title, taken[lesson.id], at(lesson.page)] for lesson in course.lessons if quizzes[lesson.id]
        ],
    }
