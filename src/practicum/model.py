"""The course as frozen types: what the rest of the program speaks of.

Ids are the author's. Credit and points are exact fractions.
"""

from __future__ import annotations

from practicum.exact import Fraction
from practicum.problem import Problem
from practicum.record import Record

try:  # `hashlib` would load OpenSSL: a third of an empty Python's start
    from _sha2 import sha256  # type: ignore[import-not-found,unused-ignore]
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        from hashlib import sha256

try:  # what `json` writes texts with, without the rest of it
    from _json import encode_basestring as quoted
except ImportError:
    from json.encoder import encode_basestring as quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any, ClassVar, Self

    from practicum.aids import Aids
    from practicum.fields import Fields

    Answer = str | tuple[str, ...] | Mapping[str, str]

LEVELS = ("remember", "understand", "apply", "analyze", "evaluate", "create")
POINT_KINDS = (
    "principle", "distinction", "procedure", "obligation", "metric", "warning",
    "question", "exercise", "metaphor", "caveat", "evidence",
)  # fmt: skip
STANCES = ("asserted", "conceded", "reported", "disputed")
CONFIDENCES = ("guess", "fairly", "sure")
MODES = ("practice", "assessment")
AUDIENCES = ("salesperson", "sales manager", "company", "client")


class AnswerError(ValueError):
    """An answer that the question cannot take: what is wrong, and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what, mend)
        self.what = what
        self.mend = mend


class Place(Record):
    """Where something stands in the course's files: for messages (`line`, `column` from 1)."""

    file: str
    line: int
    column: int
    path: str = ""

    def problem(self, key: str, what: str, mend: str) -> Problem:
        """Return a problem here, or with one of the keys that stand here where it is named.

        Its line is that of the whole: `load` looks for the key's own, which would
        otherwise have to be kept for every key of the course.
        """
        path = f"{self.path}.{key}".strip(".")
        return Problem(file=self.file, line=self.line, column=self.column, path=path, what=what, mend=mend)


class Stimulus(Record):
    """A case, an e-mail or a figure that several questions are about; `text` is Markdown."""

    place: Place
    id: str
    title: str
    text: str


class Question(Record):
    """What all kinds of question share. A kind is a subclass in `practicum.kinds`.

    `points` is the weight (above 0, or 0 for a kind that is never scored); `see` the heading to re-read, as `heading`
    or `lesson#heading`; `rests_on` the source points; `hints` unfold one by one.
    `level` is Bloom's and `reviewed` the day of the last review; both are for authors, and empty where unknown.
    `secrets` names the keys of its file that make up the kind's key.
    """

    kind: ClassVar[str]
    scored: ClassVar[bool] = True
    secrets: ClassVar[tuple[str, ...]] = ()
    place: Place
    id: str
    objective: str
    topic: str
    level: str
    reviewed: str
    points: Fraction
    all_or_nothing: bool
    stimulus: Stimulus | None
    stem: str
    hints: tuple[str, ...]
    see: str
    rests_on: tuple[str, ...]

    @classmethod
    def read(cls, fields: Fields, shared: dict[str, object]) -> Self:
        """Return the question from its file's keys; faults are noted in `fields`."""
        raise NotImplementedError

    def seen(self) -> dict[str, object]:
        """Return what the learner sees of the question, never its key: texts, and lists and mappings of them."""
        seen: dict[str, object] = {"kind": self.kind, "stem": fold(self.stem)}
        return seen | ({"stimulus": fold(self.stimulus.text)} if self.stimulus else {})

    def key(self) -> object:
        """Return the key as plain data for the page of a practice quiz."""
        raise NotImplementedError

    def answer(self, given: object) -> Answer | None:
        """Return the answer that a sheet gives, in its one canonical form, or None for none; raises AnswerError.

        `given` is a text, a list of texts, or a mapping of texts by texts, never empty;
        what a sheet nests deeper stands in it as something else, to be refused.
        """
        raise NotImplementedError

    def credit(self, answer: Any) -> Fraction:
        """Return the share of the points that an answer (of `answer`) earns by itself, from 0 to 1."""
        raise NotImplementedError

    def worth(self, answer: Answer) -> Fraction:
        """Return the share of the points that an answer earns: with `all_or_nothing`, 1 or 0."""
        credit = self.credit(answer)
        return Fraction(0) if self.all_or_nothing and credit < 1 else credit

    def feedback(self, answer: Any) -> str:
        """Return the reasons that an answer (of `answer`) calls for, one a line."""
        raise NotImplementedError

    def texts(self) -> Iterator[str]:
        """Yield every field of the question that holds Markdown."""
        yield self.stem
        yield from self.hints
        if self.stimulus:
            yield self.stimulus.text

    def choices_as_text(self) -> Iterator[str]:
        """Yield the lines that a printed sheet shows under the stem."""
        raise NotImplementedError

    def remark(self) -> str:
        """Return what a check tells of the question although nothing is wrong: nothing, for most kinds."""
        return ""

    @property
    def revision(self) -> str:
        """The first 8 hexadecimal digits of the SHA-256 of `seen` in canonical JSON."""
        return str(sha256(canonical(self.seen()).encode()).hexdigest()[:8])


class Draw(Record):
    """One line of a blueprint: how many questions to `take` of those that fit all that it names (not everything is empty)."""

    place: Place
    objective: str
    topic: str
    levels: tuple[str, ...]
    take: int

    def fits(self, question: Question) -> bool:
        """Return whether the line draws from this question."""
        return (
            self.objective in ("", question.objective)
            and self.topic in ("", question.topic)
            and (not self.levels or question.level in self.levels)
        )


class Quiz(Record):
    """The questions of one file in their order.

    `lesson` is empty for a quiz of the whole course.
    `pass_mark` is in per cent of the points; with `confidence` learners say how sure they are.
    `mode` is practice or assessment; an assessment shows no key, may have a limit of
    `minutes` (0: none), and is `keyless` where its keys stand in another folder.
    """

    id: str
    place: Place
    title: str
    lesson: str
    pass_mark: int
    confidence: bool
    mode: str
    minutes: int
    shuffle: bool
    draw: tuple[Draw, ...]
    keyless: bool
    questions: tuple[Question, ...]

    @property
    def seeded(self) -> bool:
        """Whether what a learner sees of the quiz follows from a seed."""
        return self.shuffle or bool(self.draw)

    @property
    def bank(self) -> str:
        """The first 8 hexadecimal digits of the SHA-256 of what a blueprint draws from; empty without one."""
        if not self.draw:
            return ""
        lines: list[object] = [
            [str(line.take), *sorted(question.id for question in self.questions if line.fits(question))]
            for line in self.draw
        ]
        return str(sha256(canonical(lines).encode()).hexdigest()[:8])

    def outline(self) -> Quiz:
        """Return the quiz without what only its own page shows: most of a course's memory."""
        shared = Question._fields
        bare = (
            Question(**{name: getattr(q, name) for name in shared} | {"stem": "", "hints": (), "stimulus": None})
            for q in self.questions
        )
        return Quiz(**vars(self) | {"questions": tuple(bare)})


class Objective(Record):
    """What a learner can do after the lesson, on Bloom's `level`."""

    place: Place
    id: str
    level: str
    text: str


class Principle(Record):
    """A rule with its reason and the source points that it rests on.

    `points` are taught in this lesson and in no other; `revisits` are taught elsewhere and taken up again.
    """

    place: Place
    id: str
    text: str
    why: str
    points: tuple[str, ...]
    revisits: tuple[str, ...]


class Point(Record):
    """One teachable point of a source, in our own words.

    `stance` says whose view it is; a disputed point is never advice.
    """

    place: Place
    id: str
    text: str
    kind: str
    stance: str
    audience: tuple[str, ...]
    note: str
    owed_by: str
    owed_to: str


class Source(Record):
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


class Call(Record):
    """A macro that a page calls with an id, such as `quiz("x")`; `more` is what else stands in its brackets."""

    place: Place
    macro: str
    id: str
    more: tuple[str, ...] = ()


class Page(Record):
    """What the check needs of a page of `content/`: its headings by id, and the macros it calls."""

    file: str
    title: str
    headings: dict[str, str]
    calls: tuple[Call, ...]


class Lesson(Record):
    """A page with objectives and principles; `minutes` is the reading time."""

    place: Place
    id: str
    page: Page
    minutes: int
    roles: tuple[str, ...]
    objectives: tuple[Objective, ...]
    principles: tuple[Principle, ...]


class Module(Record):
    """A section of the nav that holds lessons; `page` opens it."""

    place: Place
    id: str
    title: str
    why: str
    page: Page
    lessons: tuple[Lesson, ...]


class Course(Record):
    """Everything, in the order of the nav. Lookups by id are the caller's to build."""

    title: str
    modules: tuple[Module, ...]
    quizzes: tuple[Quiz, ...]
    sources: tuple[Source, ...]
    pages: tuple[Page, ...]
    aids: Aids

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """Every lesson, in the order of the nav."""
        return tuple(lesson for module in self.modules for lesson in module.lessons)


def canonical(value: object) -> str:
    """Return texts, lists and mappings of them as JSON without white space, its keys in order.

    As `json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))`.
    """
    if isinstance(value, dict):
        return "{" + ",".join(f"{quoted(key)}:{canonical(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return str(quoted(str(value)))


def fold(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())
