"""The formats of a report: the text before the first result, for each result, and after the last."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.course.settings import threshold_of
from practicum.reports import handed
from practicum.reports.text import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from practicum.grading.progress import ProgressFile
    from practicum.grading.score import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A format: the text at the beginning, the text of a result, and the text at the end.

    `whole` is the text before the results of a progress file.
    """

    begin: str = ""
    show: Callable[[Result], str]
    end: str = ""
    whole: Callable[[ProgressFile, Sequence[Result]], str] = field(default=lambda *_: "")


def form(name: str, course: str, site: str, complain: Callable[[ProblemsError], None]) -> Form:
    """Return the format with a name (text, markdown, html or json) for the course in a folder.

    `site` is the site's address, for links. `complain` gets the faults of the course, for which a report shows ids
    instead of names. Raises ProblemsError if the course's settings have faults.
    """
    threshold = threshold_of(course)
    if name == "text":
        from practicum.reports.glance import Glance
        from practicum.reports.text import as_text

        known = Glance(course)
        return Form(
            show=lambda result: f"{as_text(result, threshold, names=known.of_result(result))}\n",
            whole=lambda *found: f"{handed.as_text(handed.handed(*found))}\n",
        )
    if name == "json":
        from practicum.reports.text import as_json

        return Form(show=lambda result: f"{as_json(result, threshold)}\n")
    from practicum.reports.view import view

    names = _names(course, site, complain)
    if name == "markdown":
        from practicum.reports.markdown import as_markdown

        return Form(
            show=lambda result: "".join(as_markdown(view(result, names, threshold))),
            whole=lambda *found: handed.as_markdown(handed.handed(*found)),
        )
    from practicum.reports.handed_page import as_html
    from practicum.reports.page import HtmlReport

    page = HtmlReport(names.url)
    return Form(
        begin=page.begin(),
        show=lambda result: page.article(view(result, names, threshold)),
        end=page.end(),
        whole=lambda *found: as_html(handed.handed(*found)),
    )


def _names(course: str, site: str, complain: Callable[[ProblemsError], None]) -> Names:
    """Return the texts of the course's objectives and headings; empty for a course with faults."""
    from practicum.course.load import load_course
    from practicum.reports.names import names

    try:
        return names(load_course(course, outline=True), course, site)
    except ProblemsError as error:
        complain(error)
        return Names()
