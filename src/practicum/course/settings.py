"""mkdocs.yml -> what the grader needs to know of the course as a whole."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.files.fields import Fields
from practicum.files.yaml_tree import Table, Text, parse, read_file
from practicum.grading.mastery import MASTERED
from practicum.words import ENGLISH

if TYPE_CHECKING:
    from practicum.base.problem import Problem

CONFIG = "mkdocs.yml"  # the file of the course's settings and nav


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The course's own settings.

    `title` is the course's; `course` keeps the answers of several courses apart in one browser; `mastery` is in per cent
    of an objective's points; `keys` the folder with the keys of
    assessments, from the course's own; `directory_urls` how pages are addressed; `language` is the theme's.
    """

    title: str = ""
    mastery: int = MASTERED
    course: str = ""
    keys: str = ""
    directory_urls: bool = True
    language: str = ENGLISH


def read_settings(course: str) -> Settings:
    """Return the settings of the course in a folder; raises ProblemsError if they are not in order.

    A course without mkdocs.yml, such as a folder of quizzes alone, has the usual ones.
    """
    text = _text(course)
    if not text:
        return Settings()
    problems: list[Problem] = []
    fields = Fields(parse(text, CONFIG, tags=True), CONFIG, problems)
    extra = fields.data.get(Text("extra"))
    mastery, keys, name = MASTERED, "", ""
    if isinstance(extra, Table):
        own = Fields(extra, CONFIG, problems, "extra")
        mastery = own.integer("mastery", 0, 100, MASTERED, "fix.percent")
        name = own.text("course", "fix.course-name", "")
        keys = own.text("keys", "fix.keys", "")
    directory_urls = str(fields.data.get(Text("use_directory_urls"), "")).lower() not in ("false", "no", "off")
    if problems:
        raise ProblemsError(problems)
    title = str(fields.data.get(Text("site_name"), ""))
    return Settings(
        title=title,
        mastery=mastery,
        course=name,
        keys=keys,
        directory_urls=directory_urls,
        language=_language(fields.data),
    )


def threshold_of(course: str) -> int:
    """Return `mastery` of the course's settings, as `read_settings`.

    Where they do not name it, the file is not read, so that a mistake in it never keeps an answer file from being graded.
    """
    return read_settings(course).mastery if "mastery" in _text(course) else MASTERED


def language_of(course: str) -> str:
    """Return the code of the course's language: `theme.language` of mkdocs.yml, or English where it says nothing.

    A file that cannot be read is no fault here: `read_settings` names it to those who ask for the other settings.
    """
    try:
        text = _text(course)
        return _language(parse(text, CONFIG, tags=True)) if text else ENGLISH
    except ProblemsError:
        return ENGLISH


def _language(config: Table) -> str:
    """Return the language that a configuration names."""
    theme = config.get(Text("theme"))
    language = theme.get(Text("language")) if isinstance(theme, Table) else None
    return str(language) if isinstance(language, Text) and language else ENGLISH


def _text(course: str) -> str:
    path = os.path.join(course, CONFIG)
    return read_file(path, CONFIG) if os.path.exists(path) else ""
