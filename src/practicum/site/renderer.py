"""A course and a site's configuration -> the HTML of each macro."""

from __future__ import annotations

import re
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from practicum.course.addresses import address, link, relative
from practicum.course.anchors import within
from practicum.course.coverage import in_order
from practicum.course.duration import durations, in_all
from practicum.course.load import load_course
from practicum.course.outline import LISTED, lesson_quizzes
from practicum.course.packed import Packed
from practicum.course.prose import words_read
from practicum.course.settings import language_of, read_settings
from practicum.markup.plain import plain_line
from practicum.quiz.blueprint import blueprint
from practicum.quiz.model import CONFIDENCES
from practicum.site.aids import AidMacros, cited
from practicum.site.ext_rawhtml import keep
from practicum.site.fieldtext import FieldText, colours
from practicum.site.learner import LearnerMacros
from practicum.site.needs import ASSETS, compares, has_style, needs
from practicum.site.preview import look_again
from practicum.site.read_line import ReadLine, read_line
from practicum.site.table import bound, macro
from practicum.site.times import TimeMacros
from practicum.site.uses import uses
from practicum.words import say, speak, words_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from jinja2.bccache import Bucket

    from practicum.course.model import Course, Lesson
    from practicum.course.settings import Settings
    from practicum.quiz.kinds.blank import Blank
    from practicum.quiz.model import Question, Quiz
    from practicum.site.config import SiteConfig

_TEMPLATES = Path(__file__).parent / "templates"
_LONG = 100  # words of a case with its question; a longer one folds
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)

T = TypeVar("T")
_lock = RLock()


class _Compiled(BytecodeCache):
    """Keeps what the templates are compiled to for the next site of this process, which a preview makes at every save."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what is kept for a template."""
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template is compiled to."""
        self._known[bucket.key] = bucket.bytecode_to_string()


_compiled = _Compiled()


def _unindented(name: str) -> str:
    """Return the text of a template without its indentation, which would make every page larger."""
    return _INDENT.sub("", (_TEMPLATES / name).read_text(encoding="utf-8"))


def _is_long(*texts: str) -> bool:
    """Return whether the case in some texts, a stimulus and a stem or a stem alone, folds."""
    return sum(map(words_read, texts)) > _LONG


def _by_id(known: Mapping[str, T], what: str, ident: str) -> T:
    """Return the thing with an id; raises ValueError if there is none. `what` is quiz, source or lesson."""
    if ident not in known:
        raise ValueError(say(f"macro.no-{what}", id=ident))
    return known[ident]


def _hand_in(settings: Settings) -> dict[str, str] | None:
    """Return where learners send what they save, as the player takes it; a message's subject has the course's `title`."""
    found = settings.hand_in
    if found is None:
        return None
    shown = {"text": found.text or say("page.hand-in")} | ({"to": found.to} if found.to else {})
    return shown | ({"title": settings.title} if found.is_mail else {})


class Reviewed(NamedTuple):
    """A practice quiz as the page *Review* loads it.

    `page` is the link to its page from the site's root, `keys` are its scored questions as `id/revision`, `html` is its
    section, with addresses relative to that page.
    """

    quiz: str
    page: str
    title: str
    keys: list[str]
    html: str


class Site:
    """The course of one build, which renders macros for its pages."""

    def __init__(self, config: SiteConfig, course: Course | None = None) -> None:
        """Load the course in the configuration's folder, unless `course` is given; raises ProblemsError with its faults."""
        self.config = config
        root = config.root
        speak(language_of(str(root)))
        course = course or load_course(root, outline=True)
        settings = read_settings(str(root))  # not the engine's: the course 010 is 8 to it
        self._lessons = {lesson.id: lesson for lesson in course.lessons}
        self._by_page = {lesson.page.file: lesson for lesson in course.lessons}
        self._modules = course.modules
        self._quizzes = course.kept
        self._samples = course.samples
        self._taken = durations(course)
        self.learner = LearnerMacros(
            course, self._taken, threshold=settings.mastery, render=self._render, url=self._url
        )
        self._quiz_pages = {call.id: page.file for page in course.pages for call in page.calls if call.macro == "quiz"}
        self._lesson_quizzes = lesson_quizzes(course)
        self._seconds = course.seconds
        self._uses = uses(course)
        self._sources = {source.id: source for source in in_order(course)}
        self.titles = {page.file: page.title for page in course.pages}
        self._source_pages = {
            call.id: page.file for page in course.pages for call in page.calls if call.macro == "source"
        }
        self._point_sources = {point.id: source.id for source in course.sources for point in source.points}
        self._versions: dict[str, str] = {}
        self._reviewed: Packed[Reviewed] = Packed()
        self._words: dict[tuple[str, ...], dict[str, str]] = {}
        self._page = ""
        self._text = FieldText(self._target, self.titles, colours(config))
        self._templates = Environment(
            loader=FunctionLoader(_unindented),
            bytecode_cache=_compiled,
            autoescape=select_autoescape(default=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters |= {"block": self._text.block, "inline": self._text.inline, "flow": self._text.flow}
        self._templates.filters |= {"gapped": self._gapped, "plain": plain_line, "stem": self._text.stem}
        self._templates.filters |= {"audience": course.vocabulary.audience, "point_kind": course.vocabulary.kind}
        self._templates.globals |= {
            "say": say,
            "within": within,
            "asset": self._asset,
            "has_style": has_style,
            "is_long": _is_long,
            "url": self._url,
            "point_url": self._point_url,
            "point_source": lambda point: self._sources[self._point_sources[point]].name,
            "heading": self._heading,
            "see_url": self._see_url,
            "see_title": self._see_title,
            "course": settings.course,
            "hand_in": _hand_in(settings),
            "look_again": look_again(settings.review_after),
            "store_words": words_for("store"),
            "worksheet_words": words_for("worksheet"),
        }
        self.aids = AidMacros(course, root, self._render)
        self.times = TimeMacros(course, self._taken, self._render)
        self._templates.globals |= self.aids.globals()
        self._templates.filters["cited"] = lambda html: cited(html, self._point_url, self._point_sources)

    def macros(self) -> dict[str, Callable[..., str]]:
        """Return every macro by its name; each takes the path of the page that calls it, then its arguments."""
        return bound(self, self.aids, self.learner, self.times)

    @macro("objectives")
    def objectives(self, page: str) -> str:
        """Return the objectives of the lesson on a page, and below its title how long it takes."""
        lesson = self._lesson(page)
        return self._render(
            page, "objectives.html", once="once/takes.html", lesson=lesson, taken=self._taken[lesson.id]
        )

    @macro("principle")
    def principle(self, page: str, ident: str) -> str:
        """Return one principle of the lesson on a page."""
        found = [each for each in self._lesson(page).principles if each.id == ident]
        if not found:
            raise ValueError(say("macro.no-principle", page=page, id=ident))
        return self._render(page, "principle.html", principle=found[0])

    @macro("quiz")
    def quiz(self, page: str, ident: str) -> str:
        """Return a quiz as forms, with the answers at the end and the data to score it."""
        values = self._quiz_values(page, ident)
        if self.learner.is_reviewed(ident, page):
            self._reviewed[ident] = self._alone(page, values)
        with self._on(page):
            onward = self.learner.onward(page) if values["practice"] else None
        read = self._read(page, values["quiz"])
        return self._render(page, "quiz.html", **values, alone=False, read=read, onward=onward)

    def _read(self, page: str, quiz: Quiz) -> ReadLine | None:
        """Return the line between a lesson's text and its questions: above the last quiz on its page, None elsewhere."""
        lesson = self._by_page.get(page)
        calls = [call.id for call in lesson.page.calls if call.macro == "quiz"] if lesson else []
        if lesson is None or quiz.mode != "practice" or calls[-1:] != [quiz.id]:
            return None
        return read_line(quiz, self._seconds[quiz.id], self._taken[lesson.id])

    def reviewed(self) -> Iterator[Reviewed]:
        """Yield the quizzes for the page *Review*, sorted by their pages.

        Assessments are left out, and quizzes without a pass mark, which are asked before the lessons.
        """
        for page, ident in self.learner.reviewable():
            found = self._reviewed.get(ident) or self._alone(page, self._quiz_values(page, ident))
            if found.keys:
                yield found

    def _alone(self, page: str, values: dict[str, Any]) -> Reviewed:
        """Return a quiz as the page *Review* loads it, from the values for its template."""
        quiz = values["quiz"]
        at = self._address(page)
        return Reviewed(
            quiz.id,
            link(f"{at}index.html" if at.endswith("/") or not at else at),
            quiz.title,
            [f"{question.id}/{question.revision}" for question in quiz.questions if question.scored],
            self._html(
                page, "quiz.html", **values | {"needs": needs(quiz, alone=True)}, alone=True, onward=None
            ).strip(),
        )

    def _quiz_values(self, page: str, ident: str) -> dict[str, Any]:
        """Return the values for the template of a quiz on a page; raises ValueError if there is no such quiz."""
        quiz = _by_id(self._quizzes, "quiz", ident)
        kinds = sorted({question.kind for question in quiz.questions})
        practice = quiz.mode == "practice"
        parts = (*kinds, *(["endings"] if compares(quiz) else [])) if practice else (*kinds, "assess")
        inside = self._html(page, "question/all.html", quiz=quiz, practice=practice, confidences=CONFIDENCES)
        return {
            "quiz": quiz,
            "practice": practice,
            "inside": Markup(inside.rstrip()),  # noqa: S704 - from a template
            "needs": needs(quiz),
            "words": self._words_of(parts),
            "numbers": say("page.question"),
            "blueprint": blueprint(quiz),
        }

    def _words_of(self, parts: tuple[str, ...]) -> dict[str, str]:
        """Return the words of a quiz with these parts: kinds of question, endings or an assessment."""
        if parts not in self._words:
            words = {f"{part}.{key}": text for part in parts for key, text in words_for(part).items()}
            if "assess" in parts:
                words["assess.then"] += self.learner.also_shared()
            self._words[parts] = words_for("quiz") | words
        return self._words[parts]

    def question(self, quiz: str, ident: str) -> str:
        """Return one question of a quiz, as the page shows it; raises ValueError if there is no such quiz or question."""
        full = _by_id(self._quizzes, "quiz", quiz)
        for number, question in enumerate(full.questions, 1):
            if question.id == ident:
                values = {"quiz": full, "question": question, "number": number, "confidences": CONFIDENCES}
                return self._html(self._quiz_pages.get(quiz, ""), "question/alone.html", **values)
        raise ValueError(say("macro.no-question", id=ident))

    def link(self, page: str, target: str) -> str:
        """Return the link on a page to another page or to a file, by their paths in `content/`."""
        with self._on(page):
            return self._target(target)

    @macro("sample")
    def sample(self, page: str, ident: str) -> str:
        """Return one question with its answer and the reasons; raises ValueError if no question can be shown so."""
        quiz = self._quizzes[_by_id(self._samples, "question", ident)]
        question = next(each for each in quiz.questions if each.id == ident)
        return self._render(page, "sample.html", question=question, quiz=quiz, home=self._quiz_pages[quiz.id])

    @macro("source")
    def source(self, page: str, ident: str) -> str:
        """Return a source's attribution and points, each with the principles and questions that rest on it."""
        source = _by_id(self._sources, "source", ident)
        return self._render(page, "source.html", source=source, uses=self._uses)

    @macro("coverage")
    def coverage(self, page: str) -> str:
        """Return every point of every source, with the principles and questions that rest on it."""
        return self._render(page, "coverage.html", sources=self._sources.values(), uses=self._uses)

    @macro("syllabus")
    def syllabus(self, page: str, module: str = "") -> str:
        """Return the modules, or one module, with how long they take, their lessons and quizzes.

        In a course of more than `LISTED` lessons, the modules are without their lessons, which are on the modules' pages.
        """
        modules = [each for each in self._modules if module in ("", each.id)]
        if module and not modules:
            raise ValueError(say("macro.no-module", id=module))
        whole = {each.id: in_all(self._taken[lesson.id] for lesson in each.lessons) for each in modules}
        return self._render(
            page,
            "syllabus.html" if module or len(self._lesson_quizzes) <= LISTED else "modules.html",
            modules=modules,
            single=bool(module),
            taken=self._taken,
            whole=whole,
            quizzes=self._lesson_quizzes,
        )

    def _render(self, page: str, template: str, *, once: str = "", **values: object) -> str:
        """Return the mark for a template's HTML (`ext_rawhtml.keep`); `once` is the template of what it needs."""
        with self._on(page):
            needs = self._html(page, once, **values) if once else ""
            return keep(self._html(page, template, **values).strip(), needs)

    def _html(self, page: str, template: str, **values: object) -> str:
        with self._on(page):
            return self._templates.get_template(template).render(**values)

    @contextmanager
    def _on(self, page: str) -> Iterator[None]:
        """Make links relative to a page in this context."""
        with _lock:
            before, self._page = self._page, page
            try:
                yield
            finally:
                self._page = before

    def _lesson(self, page: str) -> Lesson:
        return _by_id(self._by_page, "lesson", page)

    def _address(self, page: str) -> str:
        return address(page, directory_urls=self.config.directory_urls)

    def _url(self, page: str) -> str:
        """Return the link to a page on the present one."""
        return self._relative(self._address(page))

    def _relative(self, target: str) -> str:
        return relative(target, self._address(self._page))

    def _target(self, path: str) -> str:
        """Return the address of a page or a file, by its path in `content/`, relative to the present page."""
        return self._url(path) if path.endswith(".md") else self._relative(path)

    def _gapped(self, question: Blank, gap: Callable[[Blank, int], Markup]) -> Markup:
        """Return the text of a question with the field of each gap, which `gap` returns by its number (from 1)."""
        numbers = {each.id: number for number, each in enumerate(question.gaps, 1)}
        return self._text.gapped(question.text, numbers, lambda ident: gap(question, numbers[ident]).strip())

    def _asset(self, path: str) -> str:
        """Return the address of a file of the theme in `assets/`, changed whenever the file is."""
        if path not in self._versions:
            self._versions[path] = sha256((ASSETS / path).read_bytes()).hexdigest()[:8]
        return f"{self._relative(f'assets/{path}')}?v={self._versions[path]}"

    def _point_url(self, point: str) -> str:
        """Return the address of a source point, empty if no page shows its source."""
        page = self._source_pages.get(self._point_sources[point])
        return f"{self._url(page)}#{point}" if page else ""

    def _see_url(self, question: Question, lesson: str) -> str:
        """Return the address of the heading to re-read."""
        page, heading = self._see(question, lesson)
        return f"#{heading}" if page == self._page else f"{self._url(page)}#{heading}"

    def _see_title(self, question: Question, lesson: str) -> str:
        """Return the title of the page to re-read, empty if it is the present one."""
        page, _ = self._see(question, lesson)
        return "" if page == self._page else self.titles[page]

    def _heading(self, question: Question, lesson: str) -> str:
        """Return the text of the heading to re-read."""
        page, heading = self._see(question, lesson)
        return self._by_page[page].page.headings[heading]

    def _see(self, question: Question, lesson: str) -> tuple[str, str]:
        other, _, heading = question.see.rpartition("#")
        return self._lessons[other or lesson].page.file, heading
