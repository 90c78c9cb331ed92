"""Collected -> one self-contained HTML page, which loads nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from practicum.analysis import figures as few
from practicum.analysis import picture_rows
from practicum.analysis.asked import asked
from practicum.analysis.collected import AGAIN
from practicum.analysis.picture_rows import percent
from practicum.analysis.pictures import MOST_QUESTIONS, pictures
from practicum.analysis.ways import ways
from practicum.analysis.wrong import wrong
from practicum.base.text import visible
from practicum.markup.plain import plain, plain_line
from practicum.words import direction, grouped, say, spoken

if TYPE_CHECKING:
    from practicum.analysis.collected import Collected
    from practicum.analysis.counts import LearnerRow
    from practicum.quiz.model import Question
    from practicum.reports.text import Names

_TEMPLATES = Path(__file__).parent
_SHOWN = 12  # answers of a question that are not options
_STUCK = 20  # learners
_TITLE = 90  # characters of a stem


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the page says of itself: the course's title, which attempts count, and how many files were refused.

    `edit` is that of `edit_base`: what is before the path of a file in the address at which it is edited, or empty.
    """

    title: str
    which: str
    refused: int
    edit: str


def page(found: Collected, names: Names, about: About) -> str:
    """Return the page of an analysis."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "visible": visible,
        "percent": percent,
        "plain": plain,
        "decimal": decimal,
        "grouped": grouped,
        "name": lambda question: _cut(plain_line(question.stem)),
        "answer": answer_of,
        "written": json.loads,
        "tenths": lambda number: f"{float(number):.1f}".removesuffix(".0"),
    }
    stuck = _stuck(found)
    template = environment.get_template("page.html")
    by_id = {(quiz.groups.quiz.id, each.question.id): each for quiz in found.quizzes for each in quiz.questions}
    with pictures() as drawn:
        return template.render(
            found=found,
            again=found.again[:AGAIN],
            weak=[row for row in found.objectives if 2 * row.mastered < row.number][:AGAIN],
            stuck=stuck[:_STUCK],
            more=len(stuck[_STUCK:]),
            by_learner=_by_learner(found),
            names=names,
            about=about,
            by_id=by_id,
            few=few,
            shown=_SHOWN,
            say=say,
            language=spoken(),
            direction=direction(),
            asked=asked,
            drawn=drawn,
            rows=picture_rows,
            most=MOST_QUESTIONS,
            ways=lambda each: ways(each.question, each.answers),
            wrong=lambda each: wrong(each.question, each.answers),
        )


def _stuck(found: Collected) -> list[tuple[str, int, int, Fraction]]:
    """Return who has not passed a quiz or left out most of it: name, how many such quizzes of how many, the lowest share.

    The one with the most is first. Files without a name are left out, since nobody could be asked.
    """
    rows: dict[str, list[LearnerRow]] = {}
    for row in found.learners or ():
        if row.name and row.share is not None:
            rows.setdefault(row.name, []).append(row)
    every = [
        (name, len(open_), len(own), min(row.share or Fraction(0) for row in open_))
        for name, own in rows.items()
        if (open_ := [row for row in own if row.stopped or not row.passed])
    ]
    return sorted(every, key=lambda each: (-each[1], each[3], each[0].casefold()))


def _by_learner(found: Collected) -> list[tuple[str, list[LearnerRow], int]]:
    """Return the rows of each learner with the name and how many quizzes were passed; all files without a name together.

    One table of all would make the browser compute the width of its columns from every row before it shows anything.
    """
    by_name: dict[str, list[LearnerRow]] = {}
    for row in found.learners or ():
        by_name.setdefault(row.name, []).append(row)
    return [(name, rows, sum(row.passed for row in rows)) for name, rows in by_name.items()]


def _cut(text: str) -> str:
    """Return the beginning of a long text."""
    return text if len(text) <= _TITLE else f"{text[:_TITLE].rsplit(' ', 1)[0]} …"


def decimal(value: float | Fraction | None) -> str:
    """Return a number with two decimals; a dash for None."""
    return "–" if value is None else f"{float(value):.2f}"


def answer_of(answer: str, question: Question) -> str:
    """Return an answer in canonical JSON as people read it: what was chosen or typed."""
    read = question.answer(json.loads(answer))
    return "; ".join(
        " ".join(filter(None, (line.label, plain_line(line.field) if line.field else "")))
        for line in question.chosen(read)
    )
