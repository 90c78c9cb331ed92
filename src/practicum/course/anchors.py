"""Ids of elements in pages, made of the ids that authors choose.

An author's id has small letters, digits and single hyphens, and so has what Markdown makes of a heading's text. So what
is within an element has that element's id before two hyphens: then no two ids are the same, whatever authors choose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.words import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from practicum.base.problem import Problem
    from practicum.course.model import Course
    from practicum.course.page import Call


def within(outer: str, *parts: object) -> str:
    """Return the id of what is within an element, such as `q-price--stem` in the form `q-price`."""
    return "--".join((outer, *map(str, parts)))


def addressed_twice(course: Course) -> Iterator[Problem]:
    """Yield each macro that puts something into its page under an id of a heading or of another macro there.

    Links would lead to the first of both. What one macro shows twice is left to `practicum.course.macro`.
    """
    ids_of = _ids_of_macros(course)
    for page in course.pages:
        first: dict[str, Call] = {}
        for call in page.calls:
            for ident in ids_of[call.macro](call.id) if call.macro in ids_of else ():
                before = first.setdefault(ident, call)
                if ident in page.headings:
                    what, fix = message("cross.addressed-twice", heading=page.headings[ident], id=ident)
                    yield call.place.problem("", what, fix)
                elif before is not call and (not call.id or before.id != call.id):
                    what, fix = message("cross.put-twice", id=ident, macro=before.macro, line=before.place.line)
                    yield call.place.problem("", what, fix)
                    break  # the others of both are the same, too


def _ids_of_macros(course: Course) -> Mapping[str, Callable[[str], Iterable[str]]]:
    """Return for each macro, by its name, a function from its first argument to the ids that it puts into its page."""
    questions = {quiz.id: [question.id for question in quiz.questions] for quiz in course.quizzes}
    points = {source.id: [point.id for point in source.points] for source in course.sources}
    terms = [f"term-{term.id}" for term in course.aids.terms]
    tensions = [f"tension-{tension.id}" for tension in course.aids.tensions]
    modules = [f"module-{module.id}" for module in course.modules]
    return {
        "quiz": lambda ident: [f"quiz-{ident}", *(f"q-{question}" for question in questions.get(ident, ()))],
        "principle": lambda ident: [f"principle-{ident}"],
        "tension": lambda ident: [f"tension-{ident}"],
        "tensions": lambda _: tensions,
        "glossary": lambda _: terms,
        "syllabus": lambda ident: [f"module-{ident}"] if ident else modules,
        "source": lambda ident: points.get(ident, ()),
        "coverage": lambda _: [f"from-{source}" for source in points],
        "my_progress": lambda _: [within("overview", "stand")],
        "write": lambda ident: [f"write-{ident}"],
        "cell": lambda ident: [f"write-{ident}"],
    }
