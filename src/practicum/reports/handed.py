"""What is said of a progress file before the report of each quiz in it: its quizzes, their scores, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from practicum.base.lines import WIDTH, wrapped
from practicum.reports.text import verdict
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from practicum.grading.progress import ProgressFile
    from practicum.grading.score import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A progress file as every format shows it.

    `quizzes` has of each quiz whether it is passed, its title, and its score in words.
    """

    title: str
    counts: tuple[str, ...]
    quizzes: tuple[tuple[bool, str, str], ...]


def handed(progress: ProgressFile, results: Sequence[Result]) -> Handed:
    """Return what is shown of a progress file with the results of its `sheets`."""
    counts = [say("report.progress-count", number=len(results), passed=sum(result.passed for result in results))]
    if progress.refused:
        counts.append(say("report.progress-refused", number=len(progress.refused)))
    if progress.elsewhere:
        counts.append(say("report.progress-elsewhere", quizzes=", ".join(progress.elsewhere)))
    return Handed(
        title=" · ".join(filter(None, (say("report.progress"), progress.learner))),
        counts=tuple(counts),
        quizzes=tuple((result.passed, result.title, verdict(result)) for result in results),
    )


def as_text(shown: Handed, width: int = WIDTH) -> str:
    """Return it in lines of at most `width` columns."""
    lines = [wrapped(line, width=width) for line in (shown.title, *shown.counts)]
    lines.append("")
    for passed, title, score in shown.quizzes:
        lines.append(wrapped(f"{'+' if passed else '-'} {title}: {score}", hang="  ", width=width))
    return "\n".join(lines) + "\n"


def as_markdown(shown: Handed) -> str:
    """Return it in Markdown, with a first-level heading."""
    from practicum.reports.escape import in_markdown

    counts = "".join(f"{in_markdown(line)}\n\n" for line in shown.counts)
    rows = "".join(f"- **{in_markdown(title)}**: {in_markdown(score)}\n" for _, title, score in shown.quizzes)
    return f"# {in_markdown(shown.title)}\n\n{counts}{rows}\n"
