"""Results -> Markdown, and one self-contained HTML page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from practicum.base.text import visible
from practicum.grading.calibration import calibrate
from practicum.grading.mastery import mastery
from practicum.reports.escape import in_markdown as _plain
from practicum.reports.text import (
    Names,
    answered,
    calibrated,
    circumstances,
    differences,
    mastered,
    notes,
    status,
    verdict,
)
from practicum.words import direction, say, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from practicum.grading.score import Graded, Result

_TEMPLATE = Path(__file__).parent / "report.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a report: `status` is a status of `Graded`, `about` the text after the title, `address` a link."""

    status: str
    title: str
    about: str
    notes: tuple[str, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A result as both formats show it."""

    title: str
    learner: str
    verdict: str
    circumstances: tuple[str, ...]
    passed: bool
    again: tuple[Line, ...]
    questions: tuple[Line, ...]
    objectives: tuple[Line, ...]


def view(result: Result, names: Names, threshold: int) -> View:
    """Return what a report of a result shows; `threshold` is that of mastery, in per cent."""
    return View(
        title=result.title,
        learner=result.learner,
        verdict=verdict(result),
        circumstances=(*differences(result), *circumstances(result), *calibrated(calibrate(result))),
        passed=result.passed,
        again=tuple(_again(result, names)),
        questions=tuple(
            Line(status=graded.status, title=graded.id, about=status(graded), notes=tuple(_notes(graded)))
            for graded in result.questions
        ),
        objectives=tuple(
            Line(
                status="correct" if each.mastered else "wrong",
                title=names.objectives.get(each.objective, each.objective).rstrip("."),
                about=mastered(each),
            )
            for each in mastery(result, threshold)
        ),
    )


def _notes(graded: Graded) -> Iterator[str]:
    """Yield the lines under a question: its stem, the answer and the reasons."""
    if graded.stem:
        yield graded.stem
    if graded.answer is not None:
        yield say("report.answer", answer=answered(graded.answer))
    yield from notes(graded)


def _again(result: Result, names: Names) -> Iterator[Line]:
    """Yield each heading to read again, with the ids of the questions that were not right."""
    wanted: dict[str, list[str]] = {}
    for graded in result.questions:
        if graded.see and graded.status in ("wrong", "partly", "unanswered", "unreadable"):
            wanted.setdefault(graded.see, []).append(graded.id)
    for see, questions in wanted.items():
        title, address = names.headings.get(see, (see, ""))
        yield Line(status="wrong", title=title, about=", ".join(questions), address=address)


def as_markdown(shown: View) -> Iterator[str]:
    """Yield the parts of a report in Markdown, which begins with a first-level heading."""
    yield f"# {_plain(shown.title)}\n\n"
    if shown.learner:
        yield f"{_plain(say('report.learner', learner=shown.learner))}\n\n"
    yield f"**{_plain(shown.verdict)}**\n"
    yield from (f"\n{_plain(line)}\n" for line in shown.circumstances)
    yield f"\n## {say('report.again')}\n\n"
    for line in shown.again:
        title = f"[{_plain(line.title)}](<{line.address}>)" if line.address else _plain(line.title)
        yield f"- {title} ({_plain(line.about)})\n"
    if not shown.again:
        yield f"{say('report.again-none')}\n"
    for heading, lines in (("objectives", shown.objectives), ("questions", shown.questions)):
        yield f"\n## {say(f'report.heading-{heading}')}\n\n" if lines else ""
        for line in lines:
            yield f"- **{_plain(line.title)}**: {_plain(line.about)}\n"
            yield from (f"    - {_plain(note)}\n" for note in line.notes)
    yield "\n"


class HtmlReport:
    """One HTML page for any number of results; it loads nothing."""

    def __init__(self) -> None:
        """Prepare the template, in the present language."""
        from jinja2 import Environment, StrictUndefined

        environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        template = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
        self._parts: Any = template.make_module(
            {"say": say, "visible": visible, "language": spoken(), "direction": direction()}
        )

    def begin(self) -> str:
        """Return the HTML before the first result."""
        return str(self._parts.begin())

    def article(self, shown: View) -> str:
        """Return the HTML of one result."""
        return str(self._parts.article(shown))

    def end(self) -> str:
        """Return the HTML after the last result."""
        return str(self._parts.end())
