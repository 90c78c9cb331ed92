"""A folder of files -> Course, or every problem at once.

The order is that of `nav` in `mkdocs.yml`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from practicum.base.problem import Place, Problem, ProblemsError
from practicum.course.aids import read_aids
from practicum.course.crosscheck import Link, crosscheck, quiz_links
from practicum.course.file_names import refused_names
from practicum.course.model import (
    STANCES,
    Course,
    Lesson,
    Module,
    Objective,
    Point,
    Principle,
    Source,
)
from practicum.course.places import with_lines
from practicum.course.quizzes import Quizzes
from practicum.course.read_page import read_page
from practicum.course.settings import CONFIG, settings_of
from practicum.course.template_check import is_template
from practicum.course.tree import files_below
from practicum.course.vocabulary import POINT_KINDS, UNKNOWN, Vocabulary, read_vocabulary
from practicum.files.fields import Fields, is_id
from practicum.files.yaml_tree import Items, Table, Text, parse, read_file
from practicum.quiz.model import LEVELS
from practicum.quiz.reader import load_quiz
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from practicum.course.page import Page
    from practicum.files.yaml_tree import Node
    from practicum.quiz.model import Quiz

CONTENT = "content"
QUIZZES = "quizzes"
SOURCES = f"{CONTENT}/sources"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One page of the nav, with the title that it has there and that of the innermost section that it is in."""

    path: str
    title: str
    section: str
    place: Place


class _Needs(NamedTuple):
    """What a lesson must say in this course: `roles` where the vocabulary has audiences, `points` where there are sources."""

    roles: bool
    points: bool


def load_course(root: str | Path, *, outline: bool = False) -> Course:
    """Return the course whose `mkdocs.yml` is in the folder `root`; raises ProblemsError with all faults.

    With `outline`, quizzes are read and checked in full, but the course has their outlines (`Quiz.outline`), and the
    full ones are packed in `Course.kept`.
    """
    folder = Path(root)
    problems: list[Problem] = []
    title, vocabulary, entries, variables = _nav(folder, problems)
    sources = tuple(_sources(folder, vocabulary, problems))
    links: list[Link] = []
    quizzes = []
    kept = Quizzes()
    for quiz in _quizzes(folder, kept.read if outline else load_quiz, problems):
        links += quiz_links(quiz)
        quizzes.append(quiz.outline() if outline else quiz)
    listed = {entry.path for entry in entries}
    files = [file.removeprefix(f"{CONTENT}/") for file in files_below(folder, CONTENT, problems)]
    problems += refused_names(files, listed, CONTENT)
    read = dict(_pages(folder, files, problems, variables))
    for path, (_, fields) in read.items():
        if entries and path not in listed and fields is not None:
            what = say("course-file.unlisted")
            fix = say("course-file.unlisted-fix", path=path, config=CONFIG)
            problems.append(Problem.of_file(f"{CONTENT}/{path}", what, fix))
    modules = _modules(entries, read, _Needs(roles=bool(vocabulary.audiences), points=bool(sources)))
    course = Course(
        title=title,
        vocabulary=vocabulary,
        modules=modules,
        quizzes=tuple(quizzes),
        sources=sources,
        pages=tuple(read[entry.path][0] for entry in entries if entry.path in read),
        aids=read_aids(folder, [read[entry.path] for entry in entries if entry.path in read], problems),
        kept=kept,
    )
    broken = {problem.file for problem in problems}
    problems += with_lines(folder, crosscheck(course, links, broken))
    if problems:
        raise ProblemsError(problems)
    return course


def _nav(folder: Path, problems: list[Problem]) -> tuple[str, Vocabulary, list[_Entry], Table]:
    """Return the site's name and vocabulary, the pages of the nav in order, and `extra`, the variables of every page."""
    try:
        config = parse(read_file(str(folder / CONFIG), CONFIG), CONFIG, tags=True)
    except ProblemsError as error:
        problems += error.problems
        return "", UNKNOWN, [], Table()
    fields = Fields(config, CONFIG, problems)
    theme = config.get(Text("theme"))
    if isinstance(theme, Table) and isinstance(templates := theme.get(Text("custom_dir")), Text):
        files_below(folder, templates, problems)  # the engine copies them
    title = fields.text("site_name", "fix.course-title")
    settings_of(fields)  # notes the faults of what others read when they need it
    problems += _other_ids(config.get(Text("markdown_extensions")))
    extra = config.get(Text("extra"))
    variables, vocabulary = Table(), Vocabulary()
    if isinstance(extra, Table):
        variables = extra
        own = Fields(extra, CONFIG, problems, "extra").table("vocabulary", "fix.vocabulary", required=False)
        vocabulary = read_vocabulary(own)
    nav = config.get(Text("nav"))
    if not isinstance(nav, Items) or not nav:
        fields.note("nav", *message("course-file.no-nav"))
        return title, vocabulary, [], variables
    entries = list(_entries(nav, "", "", "nav"))
    first: dict[str, int] = {}
    for entry in entries:
        if entry.path in first:
            what = say("course-file.twice", page=entry.path, line=first[entry.path])
            problems.append(entry.place.problem("", what, say("fix.delete-one")))
        elif not os.path.lexists(folder / CONTENT / entry.path):  # what else it may be is noted when it is read
            what = say("course-file.no-page", folder=CONTENT, id=entry.path)
            problems.append(entry.place.problem("", what, say("course-file.no-page-fix")))
        if is_template(entry.title):
            problems.append(entry.place.problem("", *message("page-file.title")))
        first.setdefault(entry.path, entry.place.line)
    return title, vocabulary, list({entry.path: entry for entry in reversed(entries)}.values())[::-1], variables


def _other_ids(extensions: Node | None) -> Iterator[Problem]:
    """Yield each option that gives headings other ids on the site than those that `read_page` finds for links."""
    listed = extensions if isinstance(extensions, Items) else [extensions]
    for one in (each for each in listed if isinstance(each, Table)):
        for name in ("toc", "markdown.extensions.toc"):
            options = one.get(Text(name))
            for key in options if isinstance(options, Table) else ():
                if key in ("slugify", "separator"):
                    place = _place(CONFIG, key, f"markdown_extensions.{name}.{key}")
                    yield place.problem("", *message("course-file.ids"))


def _entries(node: Node, title: str, section: str, path: str) -> Iterator[_Entry]:
    """Yield the pages below a node of the nav, without links to other sites."""
    if isinstance(node, Text):
        if node.endswith(".md"):
            yield _Entry(path=str(node), title=title, section=section, place=_place(CONFIG, node, path))
    elif isinstance(node, Table):
        for key, value in node.items():
            inner = str(key) if isinstance(value, Items) else section
            yield from _entries(value, str(key), inner, f"{path}.{key}")
    else:
        for index, item in enumerate(node):
            yield from _entries(item, "", section, f"{path}[{index}]")


def _each(folder: Path, inside: str, problems: list[Problem]) -> Iterator[tuple[Path, str, str]]:
    """Yield path, name and id of every YAML file in a folder; a wrong name is a problem."""
    for path in sorted((folder / inside).glob("*")):
        file = f"{inside}/{path.name}"
        if path.suffix == ".yaml":
            problems.append(Problem.of_file(file, *message("course-file.yaml")))
        elif path.suffix == ".yml" and not is_id(path.stem):
            fix = say("fix.rename")
            problems.append(Problem.of_file(file, say("course-file.no-id"), fix))
        elif path.suffix == ".yml":
            yield path, file, path.stem


def _quizzes(folder: Path, load: Callable[[str, str, str], Quiz], problems: list[Problem]) -> Iterator[Quiz]:
    """Yield the quiz of every file without faults."""
    for path, file, ident in _each(folder, QUIZZES, problems):
        try:
            yield load(str(path), file, ident)
        except ProblemsError as error:
            problems += error.problems


def _sources(folder: Path, vocabulary: Vocabulary, problems: list[Problem]) -> Iterator[Source]:
    """Yield the source of every file that can be read."""
    for path, file, ident in _each(folder, SOURCES, problems):
        try:
            fields = Fields(parse(read_file(str(path), file), file), file, problems)
        except ProblemsError as error:
            problems += error.problems
        else:
            yield _source(fields, ident, vocabulary)


def _source(fields: Fields, ident: str, vocabulary: Vocabulary) -> Source:
    """Return one source; keys that its file leaves out are empty."""
    known = {
        key: fields.text(key, "fix.source-known", "")
        for key in ("title", "author", "role", "organisation", "published")
    }
    source = Source(
        id=ident,
        place=fields.place(),
        name=fields.text("name", "fix.source-name"),
        basis=fields.line("basis", "fix.source-basis"),
        points=tuple(_point(reader, vocabulary) for reader in fields.tables("points", "fix.source-points")),
        **known,
    )
    fields.close()
    return source


def _point(fields: Fields, vocabulary: Vocabulary) -> Point:
    """Return one point of a source."""
    relation = vocabulary.relation
    parties = [fields.text(key, "fix.point-party", "") for key in (relation.first, relation.second)] if relation else []
    kinds = vocabulary.kinds or POINT_KINDS
    point = Point(
        place=fields.place(),
        id=fields.name("id", "fix.point-id"),
        text=fields.line("text", "fix.point-text"),
        kind=fields.choice("kind", kinds, "fix.one-of-them") if vocabulary.is_known else "",
        stance=fields.choice("stance", STANCES, "fix.point-stance"),
        audience=_audience(fields, vocabulary),
        note=fields.text("note", "fix.point-note", ""),
        relation=relation.between(*parties) if relation and all(parties) else "",
    )
    if vocabulary.is_known:
        fields.close()
    return point


def _audience(fields: Fields, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return who should act on a point: words of the vocabulary, or any where it has none."""
    if vocabulary.audiences:
        return fields.choices("for", vocabulary.audiences, "fix.point-for")
    return fields.lines("for", "fix.point-for")


def _pages(
    folder: Path, files: list[str], problems: list[Problem], variables: Table
) -> Iterator[tuple[str, tuple[Page, Fields | None]]]:
    """Yield every page among the files of `content/`, by its path there."""
    for inside in (file for file in files if file.endswith(".md")):
        file = f"{CONTENT}/{inside}"
        try:
            yield inside, read_page(read_file(str(folder / file), file), file, inside, problems, variables)
        except ProblemsError as error:
            problems += error.problems


def _modules(entries: list[_Entry], read: dict[str, tuple[Page, Fields | None]], needs: _Needs) -> tuple[Module, ...]:
    """Return the modules with their lessons: a module begins at the page with `module` in its front matter."""
    modules: list[tuple[Module, list[Lesson]]] = []
    for entry in entries:
        page, fields = read.get(entry.path, (None, None))
        if page is None or fields is None:
            continue
        if Text("module") in fields.data:
            modules.append((_module(fields, page, entry), []))
        if Text("lesson") in fields.data:
            lesson = _lesson(fields, page, needs)
            if modules and modules[-1][0].title == entry.section:
                modules[-1][1].append(lesson)
            else:
                fix = say("course-file.no-module-fix")
                fields.note("lesson", say("course-file.no-module"), fix)
    return tuple(replace(module, lessons=tuple(lessons)) for module, lessons in modules)


def _module(fields: Fields, page: Page, entry: _Entry) -> Module:
    """Return the module in the front matter of a page."""
    inner = fields.table("module", "fix.module") or _empty_reader(fields.file)
    module = Module(
        place=inner.place() if inner.data else fields.place(),
        id=inner.name("id", "fix.module-id"),
        title=entry.section,
        why=inner.line("why", "fix.module-why"),
        page=page,
        lessons=(),
    )
    inner.close()
    return module


def _lesson(fields: Fields, page: Page, needs: _Needs) -> Lesson:
    """Return the lesson in the front matter of a page."""
    fields.text("title", "fix.lesson-title")
    inner = fields.table("lesson", "fix.lesson")
    if inner is None:
        inner = _empty_reader(fields.file)
    lesson = Lesson(
        place=inner.place() if inner.data else fields.place(),
        id=inner.name("id", "fix.lesson-id"),
        page=page,
        minutes=inner.integer("minutes", 1, 240, None, "fix.lesson-minutes"),
        roles=inner.names("roles", "fix.lesson-roles", required=needs.roles),
        objectives=tuple(_objective(r) for r in inner.tables("objectives", "fix.lesson-objectives")),
        principles=tuple(_principle(r, needs) for r in inner.tables("principles", "fix.lesson-principles", 0)),
    )
    inner.close()
    return lesson


def _objective(fields: Fields) -> Objective:
    """Return one objective."""
    objective = Objective(
        place=fields.place(),
        id=fields.name("id", "fix.own-id"),
        level=fields.choice("level", LEVELS, "fix.one-of-them"),
        text=fields.line("text", "fix.objective-text"),
    )
    fields.close()
    return objective


def _principle(fields: Fields, needs: _Needs) -> Principle:
    """Return one principle; in a course with sources, it has points that it teaches, points that it revisits, or both."""
    again = fields.data.get(Text("revisits"))
    fix = "fix.principle-points"
    principle = Principle(
        place=fields.place(),
        id=fields.name("id", "fix.own-id"),
        text=fields.line("text", "fix.principle-text"),
        why=fields.text("why", "fix.principle-why"),
        points=fields.names("points", fix, required=needs.points and not again),
        revisits=fields.names("revisits", "fix.principle-revisits"),
    )
    fields.close()
    return principle


def _empty_reader(file: str) -> Fields:
    """Return a reader of an empty mapping, in place of a missing one that is noted already."""
    table = Table()
    table.line = table.column = 1
    return Fields(table, file, [])


def _place(file: str, node: Node, path: str) -> Place:
    """Return where a node is."""
    return Place(file=file, line=node.line, column=node.column, path=path)
