"""A progress file as an article of the page of `HtmlReport`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined

from practicum.base.text import visible

if TYPE_CHECKING:
    from practicum.reports.handed import Handed

_TEMPLATE = Path(__file__).parent / "handed.html"


def as_html(shown: Handed) -> str:
    """Return what is said of a progress file before the articles of its quizzes."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["visible"] = visible
    return environment.from_string(_TEMPLATE.read_text(encoding="utf-8")).render(shown=shown)
