"""Invent the text of a course: seeded, so that each lesson is the same in every course and on every machine."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from textwrap import fill

LESSONS_A_MODULE = 20
QUESTIONS = 8
POINTS_A_MODULE = 40
SEED = 20

_SUBJECTS = (
    "the buyer", "a supplier", "the account manager", "her colleague", "the depot", "a small firm", "the orchard",
    "their director", "the new client", "a careful seller", "the print shop", "the laundry", "an old customer",
)  # fmt: skip
_VERBS = (
    "names", "checks", "plans", "keeps", "explains", "shares", "questions", "measures", "delivers", "prepares",
    "settles", "reviews", "doubts", "describes", "notices", "compares", "defers", "records",
)  # fmt: skip
_THINGS = (
    "the price", "a need", "the order", "its reasons", "the schedule", "a promise", "the contract", "some evidence",
    "the quarter", "a concrete fact", "the invitation", "an honest answer", "the delivery date", "a shared task",
    "the draft", "two invoices", "the margin", "a reliable forecast", "the label", "its own part",
)  # fmt: skip
_TAILS = (
    "before the meeting", "without being asked", "as both had agreed", "in plain words", "and says why",
    "because the season is short", "for a whole year", "although nobody insists", "when the numbers are in",
    "so that the other side can check", "with a colleague beside her", "at the end of the week",
)  # fmt: skip
_TOPICS = (
    "Need", "Trust", "Price", "Timing", "Reasons", "Evidence", "Promises", "Silence", "Margins", "Meetings",
    "Listening", "Drafts", "Contracts", "Seasons", "Limits", "Questions",
)  # fmt: skip
_TURNS = ("on both sides", "in writing", "under pressure", "at a distance", "over time", "with care", "put to the test")
_LEVELS = ("remember", "understand", "apply")


@dataclass(frozen=True)
class Option:
    """One option with its reason."""

    text: str
    right: bool
    why: str


@dataclass(frozen=True)
class Question:
    """One question of a quiz; `see` is the anchor of the heading to re-read."""

    id: str
    kind: str
    objective: str
    stem: str
    options: tuple[Option, ...]
    see: str
    points: tuple[str, ...]


@dataclass(frozen=True)
class Principle:
    """A rule, its reason and the source points that it rests on."""

    id: str
    text: str
    why: str
    points: tuple[str, ...]


@dataclass(frozen=True)
class Lesson:
    """A lesson of about 600 words; `sections` has the blocks of Markdown under each heading."""

    id: str
    title: str
    minutes: int
    opening: str
    sections: dict[str, list[str]]
    objectives: dict[str, tuple[str, str]]
    principles: tuple[Principle, ...]
    questions: tuple[Question, ...]

    @staticmethod
    def anchor(heading: str) -> str:
        """Return the id of a heading in the table of contents."""
        return heading.lower().replace(" ", "-")


@dataclass(frozen=True)
class Module:
    """Some lessons and the source that they rest on; `points` are the texts of its points by id."""

    id: str
    title: str
    why: str
    author: str
    basis: str
    points: dict[str, str]
    lessons: tuple[Lesson, ...]


def invent(lessons: int) -> list[Module]:
    """Return modules with a number of lessons."""
    starts = range(0, lessons, LESSONS_A_MODULE)
    return [
        _Pen(f"module {n}").module(n, range(i, min(i + LESSONS_A_MODULE, lessons))) for n, i in enumerate(starts, 1)
    ]


def quiz(questions: int) -> Lesson:
    """Return a lesson with a number of questions."""
    return _Pen("a long quiz").lesson(1, ["p1", "p2", "p3"], questions)


class _Pen:
    """Writes texts from a random generator that is seeded with its name."""

    def __init__(self, name: str) -> None:
        self.random = Random(f"{SEED} {name}")

    def clause(self) -> str:
        """Return some words with a subject and a verb."""
        pools = (_SUBJECTS, _VERBS, _THINGS, _TAILS)
        return " ".join(self.random.choice(pool) for pool in pools)

    def sentence(self, mark: float = 0.0) -> str:
        """Return a sentence; `mark` is the chance of emphasis or code in it."""
        clause = self.clause()
        if self.random.random() < 0.4:
            clause += f", and {self.clause()}"
        if self.random.random() < mark:
            words = clause.split(" ")
            at = self.random.randrange(1, len(words))
            sign = self.random.choice(("*", "**", "`"))
            comma = "," * words[at].endswith(",")
            words[at] = f"{sign}{words[at].rstrip(',')}{sign}{comma}"
            clause = " ".join(words)
        return f"{clause[0].upper()}{clause[1:]}."

    def paragraph(self, sentences: int, mark: float = 0.1) -> str:
        """Return a paragraph."""
        return " ".join(self.sentence(mark) for _ in range(sentences))

    def heading(self) -> str:
        """Return a few words for a heading."""
        return f"{self.random.choice(_TOPICS)} {self.random.choice(_TURNS)}"

    def module(self, number: int, lessons: range) -> Module:
        """Return a module."""
        ident = f"module-{number:03}"
        points = {f"m{number:03}-p{n:02}": self.sentence() for n in range(1, POINTS_A_MODULE + 1)}
        return Module(
            id=ident,
            title=f"Module {number} {self.heading().lower()}",
            why=self.sentence(),
            author=f"Author {number}",
            basis=self.sentence(),
            points=points,
            lessons=tuple(_Pen(f"lesson {n}").lesson(n + 1, list(points)) for n in lessons),
        )

    def lesson(self, number: int, points: list[str], questions: int = QUESTIONS) -> Lesson:
        """Return a lesson that rests on some of the points."""
        ident = f"lesson-{number:04}"
        headings = [f"{topic} {self.random.choice(_TURNS)}" for topic in self.random.sample(_TOPICS, 5)]
        objectives = {
            f"{ident}-aim-{n}": (level, f"Explain why {self.clause()}.") for n, level in enumerate(_LEVELS, 1)
        }
        principles = tuple(
            Principle(f"{ident}-rule-{n}", self.sentence(), self.sentence(1 / 3), tuple(self.random.sample(points, 3)))
            for n in (1, 2)
        )
        return Lesson(
            id=ident,
            title=f"Lesson {number} {self.heading().lower()}",
            minutes=self.random.randint(5, 15),
            opening=self.paragraph(4),
            sections={heading: self.section(index) for index, heading in enumerate(headings)},
            objectives=objectives,
            principles=principles,
            questions=tuple(
                self.question(f"{ident}-q{n}", n, list(objectives), headings, points) for n in range(questions)
            ),
        )

    def section(self, index: int) -> list[str]:
        """Return the blocks of a section: paragraphs with a list, a numbered list or an admonition."""
        items = [self.sentence(1 / 3) for _ in range(3)]
        between = (
            "\n".join(f"- {item}" for item in items),
            f'!!! example "{self.heading()}"\n\n    {self.paragraph(2)}\n\n    {self.paragraph(1)}',
            "\n".join(f"{n}. {item}" for n, item in enumerate(items, 1)),
        )[index % 3]
        return [self.paragraph(3), between, self.paragraph(2)]

    def options(self) -> list[str]:
        """Return four sentences that differ."""
        found: set[str] = set()
        while len(found) < 4:
            found.add(self.sentence(1 / 3))
        return sorted(found)

    def question(self, ident: str, number: int, aims: list[str], headings: list[str], points: list[str]) -> Question:
        """Return a question with four options; every third one that is `choices` has two right ones."""
        kind = "choices" if number % 3 == 2 else "choice"
        right = set(self.random.sample(range(4), 2 if kind == "choices" else 1))
        return Question(
            id=ident,
            kind=kind,
            objective=aims[number % len(aims)],
            stem=fill(self.paragraph(3, 1 / 9), 110),
            options=tuple(Option(text, n in right, self.paragraph(2, 1 / 6)) for n, text in enumerate(self.options())),
            see=Lesson.anchor(self.random.choice(headings)),
            points=tuple(self.random.sample(points, 2)),
        )
