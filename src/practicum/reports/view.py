"""Results -> what the reports in Markdown and HTML show, the same in both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from practicum.grading.mastery import mastery
from practicum.reports.text import (
    calibrated,
    circumstances,
    differences,
    heading_of,
    mastered,
    notes,
    question_titles,
    status,
    verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from practicum.grading.score import Result
    from practicum.quiz.model import Labelled
    from practicum.reports.text import Heading, Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A question or an objective: `status` is a status of `Graded`, `about` the text after the title.

    `id` is that of a question that has another title, for its trainers. `stem` is a field. `chosen` is the answer and `notes` what is under it.
    """

    status: str
    title: str
    about: str
    id: str = ""
    stem: str = ""
    chosen: tuple[Labelled, ...] = ()
    notes: tuple[Labelled, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A result as both formats show it; `again` has each heading to read again, with the titles of its questions."""

    title: str
    learner: str
    verdict: str
    circumstances: tuple[str, ...]
    passed: bool
    again: tuple[tuple[Heading, str], ...]
    questions: tuple[Line, ...]
    objectives: tuple[Line, ...]


def view(result: Result, names: Names, threshold: int) -> View:
    """Return what a report of a result shows; `threshold` is that of mastery, in per cent."""
    titles = question_titles(result)
    return View(
        title=result.title,
        learner=result.learner,
        verdict=verdict(result),
        circumstances=(*differences(result), *circumstances(result), *calibrated(result)),
        passed=result.passed,
        again=tuple(_again(result, names, titles)),
        questions=tuple(
            Line(
                status=graded.status,
                title=titles[graded.id],
                about=status(graded),
                id=graded.id if graded.question else "",
                stem=graded.question.stem if graded.question else "",
                chosen=graded.chosen,
                notes=tuple(notes(graded, names)),
            )
            for graded in result.in_order()
        ),
        objectives=tuple(
            Line(
                status="correct" if each.mastered else "wrong",
                title=names.objective(each.objective),
                about=mastered(each),
            )
            for each in mastery(result, threshold)
        ),
    )


def _again(result: Result, names: Names, titles: Mapping[str, str]) -> Iterator[tuple[Heading, str]]:
    """Yield each heading to read again, with the titles of the questions that were not right."""
    wanted: dict[Heading, list[str]] = {}
    for graded in result.in_order():
        if graded.see and graded.status in ("wrong", "partly", "unanswered", "unreadable"):
            wanted.setdefault(heading_of(graded, names), []).append(titles[graded.id])
    yield from ((heading, ", ".join(questions)) for heading, questions in wanted.items())
