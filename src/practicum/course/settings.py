"""mkdocs.yml -> the settings of the course."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.files.fields import Fields
from practicum.files.yaml_tree import Table, Text, parse, read_file
from practicum.grading.mastery import MASTERED
from practicum.words import ENGLISH, say

if TYPE_CHECKING:
    from practicum.base.problem import Problem
    from practicum.course.hand_in import HandIn
    from practicum.course.rules import Rules

SITE = "site"
CONTENT = "content"  # the folder of the pages and what they show
CONFIG = "mkdocs.yml"  # the file of the course's settings and nav
_NOT_IN_FILES = r'^\.|[\x00-\x1f\x7f/\\<>:"|?*]'  # of any system: the files for learners have the course's name
HANDBOOK = "handbook"  # the setting, and the folder of the site
REVIEW_AFTER = "review_after_days"
_DECADE = 3650  # days


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The course's own settings.

    `course` is the name under which browsers store answers, so that courses do not mix. `mastery` is the cut score of an
    objective, in per cent of its points (0 to 100). `keys` is the folder with the answer keys of assessments, and `site`
    the folder that the site is built into, both relative to the course's folder. `directory_urls` is MkDocs's
    `use_directory_urls`; `language` is the theme's. `rules` are those of `extra.rules`, None where there are not any. With
    `handbook`, the site has the handbook for trainers. `hand_in` says where learners send what they save. `review_after` is after how many
    days a question is to be looked at again, 0 where that is never said.
    """

    title: str = ""
    mastery: int = MASTERED
    course: str = ""
    keys: str = ""
    site: str = SITE
    directory_urls: bool = True
    language: str = ENGLISH
    rules: Rules | None = None
    handbook: bool = False
    hand_in: HandIn | None = None
    review_after: int = 0


def read_settings(course: str) -> Settings:
    """Return the settings of the course in a folder; raises ProblemsError with every fault of them.

    A course without mkdocs.yml, such as a folder with only quizzes, has the default settings.
    """
    text = _text(course)
    if not text:
        return Settings()
    problems: list[Problem] = []
    settings = settings_of(Fields(parse(text, CONFIG, tags=True), CONFIG, problems))
    if problems:
        raise ProblemsError(problems)
    return settings


def settings_of(fields: Fields) -> Settings:
    """Return the settings of a configuration; every fault of them is noted in `fields`."""
    extra = fields.data.get(Text("extra"))
    mastery, keys, name, handbook, rules, hand_in, review_after = MASTERED, "", "", False, None, None, 0
    if isinstance(extra, Table):
        own = Fields(extra, CONFIG, fields.problems, "extra")
        mastery = own.integer("mastery", 0, 100, MASTERED, "fix.percent")
        name = own.text("course", "fix.course-name", "")
        if re.search(_NOT_IN_FILES, name):
            own.note("course", say("fields.file-name"), say("fix.course-name"))
        keys = own.text("keys", "fix.keys", "")
        if named := own.table("rules", "fix.rules", required=False):
            from practicum.course.rules import read_rules  # imported late: grading needs no rules

            rules = read_rules(named)
        handbook = own.flag(HANDBOOK, "fix.handbook")
        review_after = own.integer(REVIEW_AFTER, 1, _DECADE, 0, "fix.review-after")
        if Text("hand_in") in extra:
            from practicum.course.hand_in import read_hand_in  # imported late: grading does not need it

            hand_in = read_hand_in(own)
    directory_urls = str(fields.data.get(Text("use_directory_urls"), "")).lower() not in ("false", "no", "off")
    return Settings(
        title=str(fields.data.get(Text("site_name"), "")),
        mastery=mastery,
        course=name,
        keys=keys,
        site=str(fields.data.get(Text("site_dir"), "")) or SITE,
        directory_urls=directory_urls,
        language=_language(fields.data),
        rules=rules,
        handbook=handbook,
        hand_in=hand_in,
        review_after=review_after,
    )


def threshold_of(course: str) -> int:
    """Return `mastery` of the course's settings, in per cent (0 to 100); raises ProblemsError as `read_settings`.

    A file without the word `mastery` is not parsed: another mistake in it must not prevent grading.
    """
    return read_settings(course).mastery if "mastery" in _text(course) else MASTERED


def language_of(course: str) -> str:
    """Return the code of the course's language: `theme.language` of mkdocs.yml, or English where it says nothing.

    A file that cannot be read counts as English: `read_settings` reports its faults.
    """
    try:
        text = _text(course)
        return _language(parse(text, CONFIG, tags=True)) if text else ENGLISH
    except ProblemsError:
        return ENGLISH


def course_name(course: str) -> str:
    """Return `extra.course` of mkdocs.yml; an empty text where it says nothing or has faults, which do not keep from grading."""
    try:
        return read_settings(course).course
    except ProblemsError:
        return ""


def _language(config: Table) -> str:
    """Return the language that a configuration names."""
    theme = config.get(Text("theme"))
    language = theme.get(Text("language")) if isinstance(theme, Table) else None
    return str(language) if isinstance(language, Text) and language else ENGLISH


def _text(course: str) -> str:
    path = os.path.join(course, CONFIG)
    return read_file(path, CONFIG) if os.path.exists(path) else ""
