"""The course as frozen data types: modules, lessons and sources, in the order of the nav. Authors choose the ids."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from practicum.course.quizzes import Quizzes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from practicum.base.problem import Place
    from practicum.course.aids import Aids
    from practicum.course.page import Page
    from practicum.course.vocabulary import Vocabulary
    from practicum.quiz.model import Quiz

STANCES = ("asserted", "conceded", "reported", "disputed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What a learner can do after the lesson.

    `level` is one of `LEVELS` of `practicum.quiz.model`, the revised taxonomy of Bloom (Anderson and Krathwohl 2001).
    """

    place: Place
    id: str
    level: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle:
    """A rule with its reason, and the ids of the source points that it rests on.

    `points` are taught in this lesson only; `revisits` are taught in another lesson and used again here.
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

    `stance` is of the tuple above, `kind` and `audience` are of the course's vocabulary, and `relation` is what that
    shows of two parties, or empty. A disputed point is never advice.
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
    """One source with its attribution (empty where not known) and its points."""

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
    """A page with objectives and principles; `minutes` are those that its author wrote, 1 to 240, or 0."""

    place: Place
    id: str
    page: Page
    minutes: int
    roles: tuple[str, ...]
    objectives: tuple[Objective, ...]
    principles: tuple[Principle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A section of the nav with lessons; `page` is its first page."""

    place: Place
    id: str
    title: str
    why: str
    page: Page
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A course, in the order of the nav; where `quizzes` are outlines, `kept` has the quizzes in full.

    `seconds` is how long each quiz takes, by its id. `samples` has the quiz of each question that a page may show with
    its answer, both by their ids.
    """

    title: str
    vocabulary: Vocabulary
    modules: tuple[Module, ...]
    quizzes: tuple[Quiz, ...]
    seconds: Mapping[str, int]
    samples: Mapping[str, str]
    sources: tuple[Source, ...]
    pages: tuple[Page, ...]
    aids: Aids
    kept: Quizzes = field(default_factory=Quizzes)

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """Every lesson, in the order of the nav."""
        return tuple(lesson for module in self.modules for lesson in module.lessons)

    def full_quizzes(self) -> Iterable[Quiz]:
        """Return every quiz in full, one after the other where `quizzes` are outlines."""
        return self.kept.values() if self.kept else self.quizzes
