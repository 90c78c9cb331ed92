"""A course -> what its pages tell the browser, so that it can say how far a learner has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.course.macros import FIELDS
from practicum.course.outline import lesson_quizzes
from practicum.grading.mastery import MASTERED
from practicum.quiz.blueprint import blueprint
from practicum.quiz.reader import load_quiz
from practicum.site.table import macro
from practicum.words import say, words_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from practicum.course.model import Course, Lesson
    from practicum.quiz.model import Question, Quiz


class LearnerMacros:
    """What the macros of one build need; `render`, `url` and `plain` (Markdown -> text) are the site's."""

    def __init__(
        self,
        course: Course,
        root: Path,
        *,
        threshold: object,
        render: Callable[..., str],
        url: Callable[[str], str],
        plain: Callable[[str], str],
    ) -> None:
        """Take the course in a folder; `threshold` of mastery in per cent, or None where the course says nothing."""
        self._plain = plain
        self._modules = course.modules
        self._root = root
        self._threshold = MASTERED if threshold is None else int(str(threshold))
        self._render = render
        self._url = url
        self._quizzes = lesson_quizzes(course)
        self._pages = {call.id: page.file for page in course.pages for call in page.calls if call.macro == "quiz"}
        self._lessons = {lesson.id: lesson for lesson in course.lessons}
        self._overview = next((p.file for p in course.pages for c in p.calls if c.macro == "my_progress"), "")
        self._review = next((p.file for p in course.pages for c in p.calls if c.macro == "review"), "")
        self._outlines = course.quizzes if self._overview else ()  # much to hold where no page asks for it
        self._practice = [q for q in course.quizzes if q.mode == "practice" and q.pass_mark] if self._review else []
        self._worksheets = course.aids.worksheets

    @macro("next_lesson")
    def next_lesson(self, page: str) -> str:
        """Return a link to what comes next, without a script to the first lesson; raises ValueError if none has a quiz."""
        lessons = [lesson for lesson in self._lessons.values() if self._quizzes[lesson.id]]
        if not lessons:
            raise ValueError(say("cross.nothing-next"))
        values = {"lessons": lessons, "quizzes": self._quizzes, "overview": self._overview}
        return self._render(page, "next.html", **values)

    @macro("my_progress")
    def my_progress(self, page: str) -> str:
        """Return the page that tells a learner how far she has come."""
        return self._render(page, "overview.html", outline=self._outline, words=words_for("overview"))

    @macro("review")
    def review(self, page: str) -> str:
        """Return the page that asks again what is due."""
        return self._render(page, "review.html", words=words_for("review"))

    def asked_again(self) -> list[tuple[str, Quiz]]:
        """Return the quizzes that can be reviewed, each with its page, by page; none where no page asks again."""
        there = [(self._pages[quiz.id], quiz) for quiz in self._practice if quiz.id in self._pages]
        return sorted(there, key=lambda found: (found[0], found[1].id))

    @macro("review_due")
    def review_due(self, page: str) -> str:
        """Return a line with the number of questions that are due; raises ValueError if no page asks them."""
        if not self._review:
            raise ValueError(say("cross.nothing-due"))
        return self._render(page, "due.html", review=self._review)

    def _outline(self) -> dict[str, object]:
        """Return all that the page needs of the course; links are relative to the page that is being built."""
        return {
            "threshold": self._threshold,
            "modules": [
                {
                    "title": module.title,
                    "href": self._url(module.page.file),
                    "lessons": [self._lesson(lesson) for lesson in module.lessons],
                }
                for module in self._modules
            ],
            "quizzes": {quiz.id: self._quiz(quiz) for quiz in self._outlines if quiz.id in self._pages},
            "worksheets": {
                sheet.id: {
                    "title": sheet.page.title,
                    "href": self._url(sheet.page.file),
                    "fields": {call.id: call.more[0] for call in sheet.page.calls if call.macro in FIELDS},
                }
                for sheet in self._worksheets
            },
        }

    def _lesson(self, lesson: Lesson) -> dict[str, object]:
        return {
            "title": lesson.page.title,
            "href": self._url(lesson.page.file),
            "minutes": lesson.minutes,
            "quizzes": self._quizzes[lesson.id],
            "objectives": {objective.id: self._plain(objective.text) for objective in lesson.objectives},
        }

    def _quiz(self, quiz: Quiz) -> dict[str, object]:
        """Return what scores a quiz; of an assessment, nothing but its name."""
        href = self._url(self._pages[quiz.id])
        shown: dict[str, object] = {"title": quiz.title, "href": href, "pass": str(quiz.pass_mark)}
        if quiz.mode != "practice":
            return shown
        whole = load_quiz(str(self._root / quiz.place.file), quiz.place.file, quiz.id)  # outlines have no keys
        drawn = {"draw": blueprint(whole)} if whole.draw else {}
        return shown | drawn | {"questions": [self._question(question, quiz) for question in whole.questions]}

    def _question(self, question: Question, quiz: Quiz) -> dict[str, object]:
        other, _, heading = question.see.rpartition("#")
        page = self._lessons[other or quiz.lesson].page
        return {
            "id": question.id,
            "kind": question.kind,
            "revision": question.revision,
            "points": str(question.points),
            "whole": question.all_or_nothing,
            "key": question.answer_key(),
            "objective": question.objective,
            "see": f"{self._url(page.file)}#{heading}",
            "heading": page.headings[heading],
        }
