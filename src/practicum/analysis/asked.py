"""A question -> HTML as learners see it, for people who look at its figures."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from practicum.base.text import visible
from practicum.markup.blocks import parse
from practicum.markup.html import Html
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Template
    from markupsafe import Markup

    from practicum.quiz.kinds.blank import Blank
    from practicum.quiz.model import Question

_HERE = Path(__file__).parent
_HTML = Html(link=lambda _: None, picture=lambda _: None)


def asked(question: Question) -> Markup:
    """Return a question in full as HTML: its case, stem, and what there is to choose from, to pair or to fill in.

    It has no fields and no links. Of a dialogue, the first turn is shown and the others unfold.
    """
    macros = _template().module
    return cast("Markup", macros.asked(question))  # type: ignore[attr-defined]


def block(text: str) -> Markup:
    """Return a field as block HTML."""
    return _HTML.blocks(parse(text))


def flow(text: str) -> Markup:
    """Return a field as the content of a block: a single paragraph without `<p>`."""
    return _HTML.flow(parse(text))


def _gapped(question: Blank, gap: Callable[[int, int], Markup]) -> Markup:
    """Return the text of a question with blanks as block HTML, with the HTML of `gap` for each."""
    numbers = {each.id: number for number, each in enumerate(question.gaps, 1)}
    html = Html(link=_HTML.link, picture=_HTML.picture, gap=lambda ident: gap(numbers[ident], len(numbers)))
    return html.blocks(parse(question.text, numbers))


@lru_cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals |= {"say": say}
    environment.filters |= {"block": block, "flow": flow, "gapped": _gapped, "visible": visible}
    return environment.get_template("asked.html")
