"""Links and pictures in fields: what they name must exist, and must not load anything from another host."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from practicum.base.text import did_you_mean, short
from practicum.course.headings import heading_fix
from practicum.course.settings import CONTENT
from practicum.markup.blocks import parse
from practicum.markup.target import WEB, target
from practicum.markup.tree import Link, Picture, inlines
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from practicum.base.problem import Place, Problem
    from practicum.course.model import Course
    from practicum.course.page import Page
    from practicum.markup.target import Target
    from practicum.quiz.model import Quiz


class Reference(NamedTuple):
    """A link or picture in a field: the place of what the field is a key of, the key, and what the author wrote."""

    place: Place
    key: str
    part: Link | Picture

    def problem(self, what: str, fix: str) -> Problem:
        """Return a problem of the field."""
        return self.place.problem(self.key, what, fix)


def quiz_references(quiz: Quiz) -> Iterator[Reference]:
    """Yield every link and picture in the fields of a quiz."""
    for question in quiz.questions:
        for key, text in question.texts():
            yield from _found(question.place, key, text)
    for about in {question.stimulus for question in quiz.questions if question.stimulus}:
        yield from _found(about.place, "text", about.text)


def reference_faults(course: Course, references: Iterable[Reference], files: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with links and pictures: `references`, and those in the other fields of the course.

    `files` are the paths of all files in `content/`.
    """
    pages = {page.file: page for page in course.pages}
    others = (one for place, key, text in _fields(course) for one in _found(place, key, text))
    for reference in chain(references, others):
        to = target(reference.part.address)
        if isinstance(reference.part, Picture):
            yield from _picture_faults(reference, to, files)
        elif not to.is_outside:
            yield from _link_faults(reference, to, pages, files)


def _link_faults(link: Reference, to: Target, pages: Mapping[str, Page], files: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with a link that does not lead out of the course."""
    if to.scheme:
        yield link.problem(say("link.scheme", address=short(link.part.address)), say("link.scheme-fix"))
    elif not to.path:
        yield link.problem(*message("link.no-path", address=short(link.part.address)))
    elif to.is_page and to.path in pages:
        known = pages[to.path].headings
        if to.heading and to.heading not in known:
            what = say("cross.no-link-heading", id=to.heading, page=to.path)
            yield link.problem(what, heading_fix(to.heading, known))
    elif to.is_page:
        what = say("cross.no-page", page=to.path)
        yield link.problem(what, did_you_mean(to.path, pages, say("fix.page-path")))
    else:
        yield from _missing(link, to, files)


def _picture_faults(picture: Reference, to: Target, files: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with a picture: it needs words, and a file of the course."""
    assert isinstance(picture.part, Picture)
    if not picture.part.words:
        yield picture.problem(*message("link.wordless", address=short(picture.part.address)))
    if to.scheme in (*WEB, "//"):
        yield picture.problem(*message("link.host", address=short(picture.part.address), folder=CONTENT))
    elif to.scheme:
        yield picture.problem(say("link.scheme", address=short(picture.part.address)), say("link.picture-fix"))
    else:
        yield from _missing(picture, to, files)


def _missing(reference: Reference, to: Target, files: Collection[str]) -> Iterator[Problem]:
    """Yield that there is no such file in the course, unless there is."""
    if to.path not in files:
        what = say("link.no-file", folder=CONTENT, path=to.path)
        yield reference.problem(what, did_you_mean(to.path, files, say("link.no-file-fix", folder=CONTENT)))


def _found(place: Place, key: str, text: str) -> Iterator[Reference]:
    """Yield every link and picture in one field."""
    if "](" in text:
        yield from (Reference(place, key, part) for part in inlines(parse(text)) if isinstance(part, (Link, Picture)))


def _fields(course: Course) -> Iterator[tuple[Place, str, str]]:
    """Yield every field outside quizzes: the place of what it is a key of, the key, and the text."""
    for lesson in course.lessons:
        yield from ((objective.place, "text", objective.text) for objective in lesson.objectives)
        for principle in lesson.principles:
            yield principle.place, "text", principle.text
            yield principle.place, "why", principle.why
    for source in course.sources:
        yield source.place, "basis", source.basis
        for point in source.points:
            yield point.place, "text", point.text
            yield point.place, "note", point.note
    yield from ((module.place, "why", module.why) for module in course.modules)
    yield from ((term.place, "text", term.text) for term in course.aids.terms)
    for tension in course.aids.tensions:
        yield from ((tension.place, key, getattr(tension, key)) for key in ("topic", "between", "reading"))
        yield from ((side.place, "says", side.says) for side in tension.sides)
