"""mkdocs.yml -> what a course's other readers need of it, or every fault of it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from practicum.base.problem import Place, ProblemsError
from practicum.course.as_written import settings_as_written
from practicum.course.engine_settings import EngineSettings, engine_settings
from practicum.course.extensions import unusable
from practicum.course.foreign_settings import foreign_settings
from practicum.course.page_converter import PageConverter
from practicum.course.settings import CONFIG, CONTENT, settings_of
from practicum.course.titles import nav_titles, title_fault
from practicum.course.tree import files_below
from practicum.course.vocabulary import UNKNOWN, Vocabulary, read_vocabulary
from practicum.files.bare_text import kind_of
from practicum.files.fields import Fields
from practicum.files.yaml_tree import Items, Table, Text, parse, read_file
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from practicum.base.problem import Problem
    from practicum.files.yaml_tree import Node

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/")  # another scheme or host, and the root of this one


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One page of the nav, with the title that it has there and that of the innermost section that it is in."""

    path: str
    title: str
    section: str
    place: Place


class Config(NamedTuple):
    """What mkdocs.yml says: the site's name, `entries`, the pages of the nav in order, and `extra`, every page's variables."""

    title: str
    vocabulary: Vocabulary
    entries: list[Entry]
    variables: Table
    converter: PageConverter


def read_config(folder: Path, problems: list[Problem]) -> Config:
    """Return what mkdocs.yml says of the course; every fault of it is noted in `problems`."""
    try:
        config = parse(read_file(str(folder / CONFIG), CONFIG), CONFIG, tags=True)
    except ProblemsError as error:
        problems += error.problems
        return Config("", UNKNOWN, [], Table(), PageConverter())
    fields = Fields(config, CONFIG, problems)
    theme = config.get(Text("theme"))
    if isinstance(theme, Table) and isinstance(templates := theme.get(Text("custom_dir")), Text):
        files_below(folder, templates, problems)  # the engine copies them
    title = fields.text("site_name", "fix.course-title")
    if fault := title_fault(title):
        fields.note("site_name", *fault)
    settings_of(fields)  # notes the faults of what others read when they need it
    fields.close_among_others("site_name", "nav", "extra", "theme", "plugins", "markdown_extensions", "docs_dir")
    converter = _converter(folder, fields)
    problems += foreign_settings(config)
    vocabulary = vocabulary_of(fields)
    extra = config.get(Text("extra"))
    variables = extra if isinstance(extra, Table) else Table()
    return Config(title, vocabulary, _listed(fields, folder), variables, converter)


def _converter(folder: Path, fields: Fields) -> PageConverter:
    """Return the converter of the course's pages; what keeps engines from reading the settings is noted in `fields`."""
    before = len(fields.problems)
    settings_as_written(fields)
    try:
        settings = engine_settings(folder)
    except ProblemsError as error:
        settings = EngineSettings({str(key): value for key, value in fields.data.items()})  # every value as a text
        if len(fields.problems) == before:  # else one of them is named already, such as a day that does not exist
            fields.problems += error.problems
    if cannot_be_used := [*unusable(settings, fields.data.get(Text("markdown_extensions")))]:
        fields.problems += cannot_be_used
        settings = EngineSettings(settings.values)
    return PageConverter(settings)


def vocabulary_of(fields: Fields) -> Vocabulary:
    """Return the course's own words for its sources; every fault of them is noted in `fields`."""
    extra = fields.data.get(Text("extra"))
    if not isinstance(extra, Table):
        return UNKNOWN if fields.misspells("extra") else Vocabulary()
    own = Fields(extra, CONFIG, fields.problems, "extra")
    own.close_among_others("vocabulary", "mastery", "handbook", "workbook", "format")
    table = own.table("vocabulary", "fix.vocabulary", required=False)
    return UNKNOWN if own.misspells("vocabulary") else read_vocabulary(table)


def _listed(fields: Fields, folder: Path) -> list[Entry]:
    """Return the pages of the nav in order, each once."""
    nav = fields.data.get(Text("nav"))
    if not isinstance(nav, Items) or not nav:
        if not fields.misspells("nav"):
            fields.note("nav", *message("course-file.no-nav"))
        return []
    entries = list(_entries(nav, "", "", "nav", folder))
    first: dict[str, int] = {}
    for entry in entries:
        if entry.path in first:
            what = say("course-file.twice", page=entry.path, line=first[entry.path])
            fields.problems.append(entry.place.problem("", what, say("fix.delete-one")))
        first.setdefault(entry.path, entry.place.line)
    fields.problems += [
        _place(CONFIG, key, path).problem("", *fault)
        for key, path in nav_titles(nav, "nav")
        if (fault := title_fault(key))
    ]
    return list({entry.path: entry for entry in reversed(entries)}.values())[::-1]


def _is_page(node: Text, folder: Path) -> bool:
    """Return whether a text of the nav is the path of a page, or of nothing, as where its ending was left out."""
    if node.endswith(".md"):
        return True
    return bool(node) and not (kind_of(node) or _ELSEWHERE.match(node) or os.path.lexists(folder / CONTENT / node))


def _entries(node: Node, title: str, section: str, path: str, folder: Path) -> Iterator[Entry]:
    """Yield the pages below a node of the nav, without links to other sites and to other files."""
    if isinstance(node, Text):
        if _is_page(node, folder):
            yield Entry(path=str(node), title=title, section=section, place=_place(CONFIG, node, path))
    elif isinstance(node, Table):
        for key, value in node.items():
            inner = str(key) if isinstance(value, Items) else section
            yield from _entries(value, str(key), inner, f"{path}.{key}", folder)
    else:
        for index, item in enumerate(node):
            yield from _entries(item, "", section, f"{path}[{index}]", folder)


def _place(file: str, node: Node, path: str) -> Place:
    """Return where a node is."""
    return Place(file=file, line=node.line, column=node.column, path=path)
