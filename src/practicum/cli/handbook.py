"""The macros of the handbook's pages: the arguments of a command, the keys of a file, and the table of fields."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from jinja2 import Environment, FileSystemLoader

import practicum
from practicum.cli.arguments import Parser, translate_argparse
from practicum.cli.main import add_arguments
from practicum.course.settings import HANDBOOK
from practicum.markup.blocks import parse
from practicum.markup.html import Html
from practicum.markup.target import target
from practicum.schema.describe import rows
from practicum.schema.formats import by_name
from practicum.site.ext_rawhtml import keep

if TYPE_CHECKING:
    from argparse import Action
    from typing import Any

    from practicum.markup.tree import Link
    from practicum.schema.record import Recorder


_SPACES = re.compile(r"^ +| +$", re.MULTILINE)  # which pages would not show
_FIELDS = Path(practicum.__file__).parent / HANDBOOK / "fields.yml"


class _Recorder(Parser):
    """A parser that keeps what was added to it, in `known`."""

    def __init__(self) -> None:
        self.known: list[Action] = []
        super().__init__()

    def add_argument(self, *names: Any, **options: Any) -> Action:
        self.known.append(super().add_argument(*names, **options))
        return self.known[-1]


def define_env(env: Any) -> None:
    """Define the macros in the environment of MkDocs or Zensical."""
    env.macro(arguments)
    env.macro(fields)
    env.macro(keys)


def arguments(command: str) -> str:
    """Return a row of a Markdown table for each argument of a command: how it is written, and what its help says.

    Raises KeyError if there is no such command.
    """
    translate_argparse()
    parser = _Recorder()
    add_arguments(parser, command)
    ordered = sorted(parser.known, key=lambda action: bool(action.option_strings))  # as `--help` does
    return "\n".join(f"| {'<br>'.join(map('`{}`'.format, _written(one)))} | {one.help} |" for one in ordered)


def keys(name: str, *, flat: bool = False) -> str:
    """Return a row of a Markdown table for each key of a format, a kind or a part of one, such as `quiz.draw`.

    Keys within others are left out if `flat`. Raises KeyError if there is no such format or part.
    """
    first, *others = name.split(".")
    record: Recorder | None = by_name()[first]
    for part in others:
        record = record.keys[part].inner if record else None
    if record is None:
        raise KeyError(name)
    return rows(record, flat=flat)


def fields() -> str:
    """Return the parts of the table of fields as Markdown: headings, notes and rows."""
    templates = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True)
    html = Html(link=_link, picture=lambda _: None)
    templates.filters["lines"] = lambda text: _SPACES.sub(lambda found: "␣" * len(found[0]), text).split("\n")
    templates.filters["shown"] = lambda text: html.flow(parse(text))
    table = templates.get_template("fields.html")
    parts = yaml.safe_load(_FIELDS.read_text("utf-8"))
    return "\n\n".join(
        f"## {part['title']}\n\n{part.get('note', '')}\n\n{keep(table.render(rows=part['rows']))}" for part in parts
    )


def _link(link: Link) -> dict[str, str] | None:
    """Return the attributes of a link that looks like one and leads nowhere; None where pages have no link."""
    to = target(link.address)
    return {"title": link.address} if to.is_outside or to.is_inside else None


def _written(action: Action) -> list[str]:
    """Return the ways to write an argument."""
    if not action.option_strings:
        return [f"{action.metavar} …" if action.nargs else str(action.metavar)]
    values = action.choices or ([action.metavar] if action.metavar else [])
    return [f"{name} {value}" for name in action.option_strings for value in values] or list(action.option_strings)
