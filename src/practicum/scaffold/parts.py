"""`practicum new lesson`, `module` and `quiz`: parts of a course, with their lines in the nav."""

from __future__ import annotations

import json
import re
from posixpath import dirname
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError
from practicum.base.text import did_you_mean
from practicum.course.load import QUIZZES, load_course
from practicum.course.settings import CONFIG, CONTENT, read_settings
from practicum.files.atomic_write import atomic_write
from practicum.files.fields import is_id
from practicum.scaffold.nav import add_page, add_section
from practicum.scaffold.schemas import comment_for_quiz
from practicum.scaffold.texts import part, refuse_title, slug
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from practicum.course.model import Course, Lesson, Module

KINDS = ("lesson", "module", "quiz")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#+!|~$])")


def new_part(root: Path, kind: str, ident: str, *, title: str = "", within: str = "") -> list[str]:
    """Write a part of the course in `root`; return the paths of the files that are new or changed.

    `kind` is one of `KINDS`; `within` is the id of the module that a lesson belongs to (the last one if it is left
    out), or of the lesson that a quiz belongs to. Raises ProblemsError, and writes nothing, if the course is not in
    order, the id or the title cannot be one, the id is there already, or the nav cannot be added to.
    """
    if not is_id(ident):
        raise ProblemsError([Problem.of_argument(ident, *message("new.name", name=slug(ident)))])
    refuse_title(title)
    course = load_course(root)
    make = {"lesson": _lesson, "module": _module, "quiz": _quiz}[kind]
    files = make(root, course, ident, title or ident.replace("-", " ").capitalize(), within)
    for path in files:
        if path != CONFIG and kind != "quiz" and (root / path).exists():
            raise _refused(path)
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(str(root / path), None) as file:
            file.write(text.encode())
    return list(files)


def _lesson(root: Path, course: Course, ident: str, title: str, within: str) -> dict[str, str]:
    """Return the files of a lesson with a quiz of one question."""
    module = _module_of(course, within)
    page = f"{dirname(module.page.file)}/{ident}.md".lstrip("/")
    config = add_page((root / CONFIG).read_bytes().decode("utf-8"), module.page.file, page)
    return _lesson_files(root, course, ident, title, page) | {CONFIG: config}


def _lesson_files(root: Path, course: Course, ident: str, title: str, page: str) -> dict[str, str]:
    audience = next(iter(course.vocabulary.audiences), "")
    roles = f"  roles: [{slug(audience)}]\n" if audience else ""
    language = read_settings(str(root)).language
    lesson = part(language, "lesson.md", id=ident, title=_yaml(title), heading=_heading(title), roles=roles)
    see = {"de": "was-zu-tun-ist"}.get(language, "what-to-do")
    values = {"id": ident, "title": _yaml(title), "lesson": ident, "objective": f"{ident}-objective", "see": see}
    quiz = comment_for_quiz(root) + part(language, "quiz.yml", **values)
    return {f"{CONTENT}/{page}": lesson, f"{QUIZZES}/{ident}.yml": quiz}


def _module(root: Path, course: Course, ident: str, title: str, _: str) -> dict[str, str]:
    """Return the files of a module with one lesson."""
    page = f"{ident}/index.md"
    config = (root / CONFIG).read_bytes().decode("utf-8")
    last = course.modules[-1].page.file if course.modules else ""
    config = add_page(add_section(config, _yaml(title), page, after=last), page, f"{ident}/{ident}-lesson.md")
    text = part(read_settings(str(root)).language, "module.md", id=ident, title=_yaml(title), heading=_heading(title))
    lesson = _lesson_files(root, course, f"{ident}-lesson", title, f"{ident}/{ident}-lesson.md")
    return {f"{CONTENT}/{page}": text} | lesson | {CONFIG: config}


def _quiz(root: Path, course: Course, ident: str, title: str, within: str) -> dict[str, str]:
    """Return the file of a quiz of one question, and the page of its lesson, which shows it at the end."""
    if (root / QUIZZES / f"{ident}.yml").exists():
        raise _refused(f"{QUIZZES}/{ident}.yml")
    lesson = _lesson_of(course, within)
    page = f"{CONTENT}/{lesson.page.file}"
    text = (root / page).read_bytes().decode("utf-8")
    ending = "\r\n" if "\r\n" in text else "\n"
    values = {"id": ident, "title": _yaml(title), "lesson": lesson.id, "objective": lesson.objectives[0].id}
    values["see"] = next(iter(lesson.page.headings))
    shown = f'{text.rstrip()}{ending}{ending}{{{{ quiz("{ident}") }}}}{ending}'
    quiz = comment_for_quiz(root) + part(read_settings(str(root)).language, "quiz.yml", **values)
    return {f"{QUIZZES}/{ident}.yml": quiz, page: shown}


def _module_of(course: Course, ident: str) -> Module:
    known: Mapping[str, Module] = {module.id: module for module in course.modules}
    if not known or (ident and ident not in known):
        raise _unknown(ident, list(known), say("new.no-module", id=ident), "new.module-fix")
    return known[ident] if ident else course.modules[-1]


def _lesson_of(course: Course, ident: str) -> Lesson:
    known: Mapping[str, Lesson] = {lesson.id: lesson for lesson in course.lessons}
    if ident not in known:
        raise _unknown(ident, list(known), say("cross.no-lesson", id=ident), "new.lesson-fix")
    return known[ident]


def _unknown(ident: str, known: list[str], what: str, fix: str) -> ProblemsError:
    how = did_you_mean(ident, known, say(fix, known=", ".join(known)))
    return ProblemsError([Problem.of_file(CONFIG, what, how)])


def _refused(file: str) -> ProblemsError:
    return ProblemsError([Problem.of_file(file, *message("new.exists"))])


def _yaml(title: str) -> str:
    """Return a text as YAML, whatever is in it."""
    return json.dumps(title, ensure_ascii=False)


def _heading(title: str) -> str:
    """Return a text as Markdown that shows it as it is."""
    return _MARKUP.sub(r"\\\1", title)
