"""Quizzes and questions as frozen data types. Authors choose the ids; credit and points are exact fractions."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from hashlib import sha256
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from practicum.base.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any, Self

    from practicum.base.problem import Place
    from practicum.files.fields import Fields

    Answer = str | tuple[str, ...] | Mapping[str, str]

LEVELS = ("remember", "understand", "apply", "analyze", "evaluate", "create")
CONFIDENCES = ("guess", "fairly", "sure")
MODES = ("practice", "assessment")


class AnswerError(ValueError):
    """An answer that the question cannot accept: `what` is wrong, and how to `fix` it."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what, fix)
        self.what = what
        self.fix = fix


class Labelled(NamedTuple):
    """A line of a report: a `label`, which is plain text, and the `field` behind it as written, or empty."""

    label: str
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stimulus:
    """A case, an e-mail or a figure that several questions are about; `text` is a field."""

    place: Place
    id: str
    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """What all kinds of question share. A kind is a subclass in `practicum.quiz.kinds`.

    `points` is the weight (above 0, or 0 for a kind that is never scored). `see` is the heading to re-read, as
    `heading` or `lesson#heading`. `rests_on` are the ids of source points. `hints` unfold one by one. `level` is one of
    `LEVELS` and `reviewed` the day of the last review; both are for authors, and empty if unknown. `secrets` are the
    keys in the file that make up the answer key.
    `seconds` is how long a question of the kind takes beyond what is read: to decide and to answer.

    Kinds have no slots: before Python 3.14, `super()` does not work in a dataclass with slots.
    """

    kind: ClassVar[str]
    scored: ClassVar[bool] = True
    secrets: ClassVar[tuple[str, ...]] = ()
    seconds: ClassVar[int]
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
        """Return the question, with `shared` as the fields of every kind; faults are noted in `fields`."""
        raise NotImplementedError

    def seen(self) -> dict[str, object]:
        """Return what the learner sees, without the answer key, as texts, lists and mappings."""
        seen: dict[str, object] = {"kind": self.kind, "stem": fold(self.stem)}
        return seen | ({"stimulus": fold(self.stimulus.text)} if self.stimulus else {})

    def answer_key(self) -> object:
        """Return the answer key as JSON data, for the page of a practice quiz."""
        raise NotImplementedError

    def answer(self, given: object) -> Answer | None:
        """Return the answer of an answer file in canonical form, None if it is empty; raises AnswerError.

        `given` is a text, a list of texts, or a mapping from text to text, never empty. What is nested deeper in the
        file is left in it as it is, and refused here.
        """
        raise NotImplementedError

    def credit(self, answer: Any) -> Fraction:
        """Return the share of the points, 0 to 1, that an answer in canonical form earns by the rule of its kind."""
        raise NotImplementedError

    def reading_key(self) -> object:
        """Return what a page needs to tell whether an answer can be read, and may show in an assessment; None: nothing."""
        return None

    def worth(self, answer: Answer) -> Fraction:
        """Return the share of the points, 0 to 1, that an answer earns; with `all_or_nothing`, either 0 or 1."""
        credit = self.credit(answer)
        return Fraction(0) if self.all_or_nothing and credit < 1 else credit

    def reasons(self, answer: Any) -> tuple[Labelled, ...]:
        """Return the reasons to show for an answer in canonical form."""
        raise NotImplementedError

    def chosen(self, answer: Any) -> tuple[Labelled, ...]:
        """Return an answer in canonical form as people read it: what was chosen, with its letter, or what was typed."""
        raise NotImplementedError

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield each field of the question that `markup` reads: its key in the file, such as `hints[0]`, and its text.

        The stimulus is not among them: other questions may have it too.
        """
        yield "stem", self.stem
        yield from ((f"hints[{index}]", hint) for index, hint in enumerate(self.hints))

    def to_read(self) -> Iterator[str]:
        """Yield each field that a learner who answers right reads, from the stem to the reasons, without the stimulus."""
        yield from (text for key, text in self.texts() if not key.startswith("hints"))

    def choices_as_text(self) -> Iterator[str]:
        """Yield the lines that an empty answer file shows under the stem."""
        raise NotImplementedError

    def remark(self) -> str:
        """Return what the check reports of a question without a fault: an empty text for most kinds."""
        return ""

    @property
    def revision(self) -> str:
        """The first 8 hexadecimal digits of the SHA-256 of `seen` in canonical JSON."""
        return sha256(canonical(self.seen()).encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """One line of a blueprint: how many questions to `take` from those with this objective, topic and level.

    An empty field fits every question; at least one of the three is not empty.
    """

    place: Place
    objective: str
    topic: str
    levels: tuple[str, ...]
    take: int

    def fits(self, question: Question) -> bool:
        """Return whether a question is in the bank of this line."""
        return (
            self.objective in ("", question.objective)
            and self.topic in ("", question.topic)
            and (not self.levels or question.level in self.levels)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """The questions of one file in their order.

    `lesson` is empty for a quiz of the whole course. `pass_mark` is in per cent of the points (0 to 100); with
    `confidence` learners say how sure they are. `mode` is one of `MODES`; an assessment shows no answer key, may have
    a limit of `minutes` (0: none), and is `keyless` if its answer keys are in another folder.
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
        """Whether the questions or their order follow from a seed."""
        return self.shuffle or bool(self.draw)

    @property
    def counts_all(self) -> bool:
        """Whether every question that was asked counts, even if it has changed since: what must not be passed by less.

        So in an assessment, and wherever a blueprint says how many questions there are.
        """
        return self.mode == "assessment" or bool(self.draw)

    @property
    def bank(self) -> str:
        """The first 8 hexadecimal digits of the SHA-256 of the blueprint and its banks; empty without a blueprint."""
        if not self.draw:
            return ""
        lines: list[object] = [
            [str(line.take), *sorted(question.id for question in self.questions if line.fits(question))]
            for line in self.draw
        ]
        return sha256(canonical(lines).encode()).hexdigest()[:8]

    def outline(self) -> Quiz:
        """Return the quiz without stems, hints and stimuli, which make up most of a course's memory."""
        shared = [field.name for field in fields(Question)]
        bare = (
            Question(**{name: getattr(q, name) for name in shared} | {"stem": "", "hints": (), "stimulus": None})
            for q in self.questions
        )
        return replace(self, questions=tuple(bare))


def canonical(value: object) -> str:
    """Return texts, lists and mappings as JSON without white space, with sorted keys."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
