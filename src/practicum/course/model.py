"""The course as frozen types: modules, lessons and sources, in the order of the nav. Ids are the author's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from practicum.base.problem import Place
    from practicum.course.aids import Aids
    from practicum.course.page import Page
    from practicum.course.vocabulary import Vocabulary
    from practicum.quiz.model import Quiz

STANCES = ("asserted", "conceded", "reported", "disputed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What a learner can do after the lesson, on Bloom's `level`."""

    place: Place
    id: str
    level: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle:
    """A rule with its reason and the source points that it rests on.

    `points` are taught in this lesson and in no other; `revisits` are taught elsewhere and taken up again.
    """

    place: Place
    id: str
    text: str
    why: str
    points: tuple[str, ...]
    revisits: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One teachable point of a source, in our own words.

    `stance` says whose view it is; a disputed point is never advice. `relation` says who owes it whom, in a course whose
    vocabulary knows such a thing.
    """

    place: Place
    id: str
    text: str
    kind: str
    stance: str
    audience: tuple[str, ...]
    note: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article with its attribution, as far as it is known, and its points."""

    id: str
    place: Place
    name: str
    title: str
    author: str
    role: str
    organisation: str
    published: str
    basis: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A page with objectives and principles; `minutes` is the reading time."""

    place: Place
    id: str
    page: Page
    minutes: int
    roles: tuple[str, ...]
    objectives: tuple[Objective, ...]
    principles: tuple[Principle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A section of the nav that holds lessons; `page` opens it."""

    place: Place
    id: str
    title: str
    why: str
    page: Page
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Everything, in the order of the nav. Lookups by id are the caller's to build."""

    title: str
    vocabulary: Vocabulary
    modules: tuple[Module, ...]
    quizzes: tuple[Quiz, ...]
    sources: tuple[Source, ...]
    pages: tuple[Page, ...]
    aids: Aids

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """Every lesson, in the order of the nav."""
        return tuple(lesson for module in self.modules for lesson in module.lessons)

    def outline(self) -> Course:
        """Return the course with outlines in place of its quizzes: a site reads each quiz again for its own page."""
        return replace(self, quizzes=tuple(quiz.outline() for quiz in self.quizzes))
