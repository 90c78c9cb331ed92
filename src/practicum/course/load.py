"""A folder of files -> Course, or every problem at once.

The order is that of `nav` in `mkdocs.yml`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from practicum.base.problem import Problem, ProblemsError
from practicum.course.aids import read_aids
from practicum.course.crosscheck import crosscheck
from practicum.course.duration import quiz_seconds
from practicum.course.file_names import refused_names
from practicum.course.links import Reference, quiz_references, reference_faults
from practicum.course.memory import Memory
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
from practicum.course.nav_pages import nav_faults, pageless, unlisted
from practicum.course.page_links import page_link_faults
from practicum.course.places import with_lines
from practicum.course.quizzes import Quizzes
from practicum.course.read_config import read_config
from practicum.course.read_page import read_page
from practicum.course.settings import CONFIG, CONTENT
from practicum.course.tree import files_below
from practicum.course.vocabulary import POINT_KINDS
from practicum.files.fields import Fields, is_id
from practicum.files.yaml_tree import Table, Text, parse, read_file
from practicum.quiz.lettered import with_options
from practicum.quiz.model import LEVELS
from practicum.quiz.reader import load_quiz
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from practicum.course.page import Page
    from practicum.course.read_config import Config, Entry
    from practicum.course.vocabulary import Vocabulary
    from practicum.quiz.model import Quiz

QUIZZES = "quizzes"
SOURCES = f"{CONTENT}/sources"


class Needs(NamedTuple):
    """What a lesson must say in this course: `roles` where the vocabulary has audiences, `points` where there are sources."""

    roles: bool
    points: bool


class _ReadQuiz(NamedTuple):
    """What a quiz's file gave: the quiz or its outline, and what of the full one the course needs besides."""

    quiz: Quiz
    references: tuple[Reference, ...]
    seconds: int
    samples: tuple[str, ...]
    kept: Quizzes


def load_course(root: str | Path, *, outline: bool = False, memory: Memory | None = None) -> Course:
    """Return the course whose `mkdocs.yml` is in the folder `root`; raises ProblemsError with all faults.

    With `outline`, quizzes are read and checked in full, but the course has their outlines (`Quiz.outline`), and the
    full ones are packed in `Course.kept`. Files that are as they were when `memory` was given before, for the same
    folder and `outline`, are not read again.
    """
    folder = Path(root)
    problems: list[Problem] = []
    memory = memory or Memory()
    memory.begin(folder / CONFIG)
    config = read_config(folder, problems)
    title, vocabulary, entries = config.title, config.vocabulary, config.entries
    sources = tuple(_sources(folder, vocabulary, problems, memory))
    references: list[Reference] = []
    quizzes = []
    seconds = {}
    samples: dict[str, str] = {}
    kept = Quizzes()
    for found in _quizzes(folder, problems, memory, outline=outline):
        references += found.references
        seconds[found.quiz.id] = found.seconds
        samples |= dict.fromkeys(found.samples, found.quiz.id)
        quizzes.append(found.quiz)
        kept.absorb_all(found.kept)
    listed = {entry.path for entry in entries}
    files = [file.removeprefix(f"{CONTENT}/") for file in files_below(folder, CONTENT, problems)]
    problems += refused_names(files, listed, CONTENT)
    read = dict(_pages(folder, files, config, problems, memory))
    problems += nav_faults(folder, entries, read)
    faulty = {problem.file for problem in problems} | {f"{CONTENT}/{entry.path}" for entry in pageless(folder, entries)}
    strays = any(fields and Text("module") in fields.data for _, fields in unlisted(entries, read).values())
    sections = {entry.section for entry in entries if strays or f"{CONTENT}/{entry.path}" in faulty}
    modules = _modules(entries, read, Needs(roles=bool(vocabulary.audiences), points=bool(sources)), sections)
    course = Course(
        title=title,
        vocabulary=vocabulary,
        modules=modules,
        quizzes=tuple(quizzes),
        seconds=seconds,
        samples=samples,
        sources=sources,
        pages=tuple(read[entry.path][0] for entry in entries if entry.path in read),
        aids=read_aids(folder, [read[entry.path] for entry in entries if entry.path in read], problems, memory),
        kept=kept,
    )
    broken = {problem.file for problem in problems}
    lost = sections - {module.title for module in modules}
    broken |= {f"{CONTENT}/{entry.path}" for entry in entries if entry.section in lost}
    between = crosscheck(course, folder, broken)
    if not any(file.endswith((".md", CONFIG)) for file in broken):
        between += reference_faults(course, references, frozenset(files))
        between += page_link_faults(course, frozenset(files), config.converter)
    problems += with_lines(folder, between)
    if problems:
        raise ProblemsError(problems, first=CONFIG)
    return course


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


def _quizzes(folder: Path, problems: list[Problem], memory: Memory, *, outline: bool) -> Iterator[_ReadQuiz]:
    """Yield what each file of a quiz without faults gave."""
    for path, file, ident in _each(folder, QUIZZES, problems):

        def read(_: list[Problem], path: Path = path, file: str = file, ident: str = ident) -> _ReadQuiz:
            kept = Quizzes()
            quiz = (kept.read if outline else load_quiz)(str(path), file, ident)
            references, samples = tuple(quiz_references(quiz)), tuple(with_options(quiz))
            return _ReadQuiz(quiz.outline() if outline else quiz, references, quiz_seconds(quiz), samples, kept)

        if found := memory.recall("quiz", path, problems, read):
            yield found


def _sources(folder: Path, vocabulary: Vocabulary, problems: list[Problem], memory: Memory) -> Iterator[Source]:
    """Yield the source of every file that can be read."""
    for path, file, ident in _each(folder, SOURCES, problems):

        def read(own: list[Problem], path: Path = path, file: str = file, ident: str = ident) -> Source:
            return read_source(Fields(parse(read_file(str(path), file), file), file, own), ident, vocabulary)

        if found := memory.recall("source", path, problems, read):
            yield found


def read_source(fields: Fields, ident: str, vocabulary: Vocabulary) -> Source:
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
        note=fields.line("note", "fix.point-note", ""),
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
    folder: Path, files: list[str], config: Config, problems: list[Problem], memory: Memory
) -> Iterator[tuple[str, tuple[Page, Fields | None]]]:
    """Yield every page among the files of `content/` by its path there."""
    titles = {entry.path: entry.title for entry in config.entries}
    for inside in (file for file in files if file.endswith(".md")):
        file = f"{CONTENT}/{inside}"

        def read(own: list[Problem], file: str = file, inside: str = inside) -> tuple[Page, Fields | None]:
            text = read_file(str(folder / file), file)
            title = titles.get(inside, "")
            return read_page(text, file, inside, own, config.variables, converter=config.converter, listed_as=title)

        if found := memory.recall("page", folder / file, problems, read):
            page, fields = found
            yield inside, (page, fields and Fields(fields.data, file, problems))


def _modules(
    entries: list[Entry], read: dict[str, tuple[Page, Fields | None]], needs: Needs, faulty: Collection[str]
) -> tuple[Module, ...]:
    """Return the modules with their lessons: a module begins at the page with `module` in its front matter.

    In the `faulty` sections, a page with a fault, or one that is not there, may be the one that begins the module.
    """
    modules: list[tuple[Module, list[Lesson]]] = []
    for entry in entries:
        page, fields = read.get(entry.path, (None, None))
        if page is None or fields is None:
            continue
        if Text("module") in fields.data:
            modules.append((read_module(fields, page, entry), []))
        if Text("lesson") in fields.data:
            lesson = read_lesson(fields, page, needs)
            if modules and modules[-1][0].title == entry.section:
                modules[-1][1].append(lesson)
            elif entry.section not in faulty:
                fix = say("course-file.no-module-fix")
                fields.note("lesson", say("course-file.no-module"), fix)
    return tuple(replace(module, lessons=tuple(lessons)) for module, lessons in modules)


def read_module(fields: Fields, page: Page, entry: Entry) -> Module:
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


def read_lesson(fields: Fields, page: Page, needs: Needs) -> Lesson:
    """Return the lesson in the front matter of a page."""
    fields.text("title", "fix.lesson-title")
    fields.close_among_others("title")
    inner = fields.table("lesson", "fix.lesson")
    if inner is None:
        inner = _empty_reader(fields.file)
    lesson = Lesson(
        place=inner.place() if inner.data else fields.place(),
        id=inner.name("id", "fix.lesson-id"),
        page=page,
        minutes=inner.integer("minutes", 1, 240, 0, "fix.lesson-minutes"),
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


def _principle(fields: Fields, needs: Needs) -> Principle:
    """Return one principle; in a course with sources, it has points that it teaches, that it revisits, or both."""
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
