"""Results -> Markdown, and one HTML page that needs nothing beside itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from practicum.base.text import visible
from practicum.grading.calibration import calibrate
from practicum.grading.mastery import mastery
from practicum.reports.text import Names, answered, calibrated, circumstances, mastered, notes, status, verdict
from practicum.words import direction, say, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from practicum.grading.score import Graded, Result

_TEMPLATE = Path(__file__).parent / "report.html"
_MEANT = re.compile(r"[\\`*_\[\]#&<>|~]")
_NAMED = "&<>|~"  # which not every Markdown lets a backslash escape


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a report: a sign for its status, a title, what is said of it, an address to read again."""

    sign: str
    title: str
    about: str
    notes: tuple[str, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A result as both forms show it."""

    title: str
    learner: str
    verdict: str
    circumstances: tuple[str, ...]
    passed: bool
    again: tuple[Line, ...]
    questions: tuple[Line, ...]
    objectives: tuple[Line, ...]


def view(result: Result, names: Names, threshold: int) -> View:
    """Return what a report of a result shows; `threshold` of mastery in per cent."""
    return View(
        title=result.title,
        learner=result.learner,
        verdict=verdict(result),
        circumstances=(*circumstances(result), *calibrated(calibrate(result))),
        passed=result.passed,
        again=tuple(_again(result, names)),
        questions=tuple(
            Line(sign=graded.status, title=graded.id, about=status(graded), notes=tuple(_notes(graded)))
            for graded in result.questions
        ),
        objectives=tuple(
            Line(
                sign="correct" if each.mastered else "wrong",
                title=names.objectives.get(each.objective, each.objective).rstrip("."),
                about=mastered(each),
            )
            for each in mastery(result, threshold)
        ),
    )


def _notes(graded: Graded) -> Iterator[str]:
    """Yield what is under a question: its stem, the answer, the reasons."""
    if graded.stem:
        yield graded.stem
    if graded.answer is not None:
        yield say("report.answer", answer=answered(graded.answer))
    yield from notes(graded)


def _again(result: Result, names: Names) -> Iterator[Line]:
    """Yield each heading to read again once, with the questions that call for it."""
    wanted: dict[str, list[str]] = {}
    for graded in result.questions:
        if graded.see and graded.status in ("wrong", "partly", "unanswered"):
            wanted.setdefault(graded.see, []).append(graded.id)
    for see, questions in wanted.items():
        title, address = names.headings.get(see, (see, ""))
        yield Line(sign="wrong", title=title, about=", ".join(questions), address=address)


def as_markdown(shown: View) -> Iterator[str]:
    """Yield a report in Markdown, beginning with a heading of the first level."""
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


def _plain(text: str) -> str:
    """Return a text of which Markdown makes nothing but itself, on one line."""
    return _MEANT.sub(_escaped, visible(" ".join(text.split())))


def _escaped(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};" if sign[0] in _NAMED else f"\\{sign[0]}"


class HtmlReport:
    """One HTML page for any number of results; it loads nothing."""

    def __init__(self) -> None:
        """Take the words of the language that is spoken now."""
        from jinja2 import Environment, StrictUndefined

        environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        template = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
        self._parts: Any = template.make_module(
            {"say": say, "visible": visible, "language": spoken(), "direction": direction()}
        )

    def begin(self) -> str:
        """Return what is before the first result."""
        return str(self._parts.begin())

    def article(self, shown: View) -> str:
        """Return one result."""
        return str(self._parts.article(shown))

    def end(self) -> str:
        """Return what is after the last result."""
        return str(self._parts.end())
