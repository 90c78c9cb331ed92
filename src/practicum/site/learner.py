"""The macros for a learner's progress: the data of the course from which the browser computes it."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from practicum.course.macros import FIELDS
from practicum.course.outline import LISTED, lesson_quizzes
from practicum.markup.plain import plain_line
from practicum.quiz.blueprint import asked, blueprint
from practicum.site.table import macro
from practicum.words import say, words_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from practicum.course.duration import Duration
    from practicum.course.model import Course, Lesson
    from practicum.quiz.model import Question, Quiz


class LearnerMacros:
    """The macros of progress and review."""

    def __init__(
        self,
        course: Course,
        taken: Mapping[str, Duration],
        *,
        threshold: int,
        render: Callable[..., str],
        url: Callable[[str], str],
    ) -> None:
        """Serve a course whose lessons take so long, by their ids; `threshold` is that of mastery, in per cent (0 to 100).

        `render` and `url` are the site's.
        """
        self._title = course.title
        self._modules = course.modules
        self._kept = course.kept
        self._threshold = threshold
        self._render = render
        self._url = url
        self._quizzes = lesson_quizzes(course)
        self._taken = taken
        self._pages = {call.id: page.file for page in course.pages for call in page.calls if call.macro == "quiz"}
        self._lessons = {lesson.id: lesson for lesson in course.lessons}
        self._overview = next(
            (page.file for page in course.pages for call in page.calls if call.macro == "my_progress"), ""
        )
        self._titles = {page.file: page.title for page in course.pages}
        self._assessments = [
            (quiz, self._pages[quiz.id])
            for quiz in course.quizzes
            if quiz.mode == "assessment" and quiz.id in self._pages
        ]
        way = [
            *(lesson.page.file for lesson in course.lessons),
            *(file for _, file in self._assessments),
            *([self._overview] if self._overview else []),
        ]
        self._first, self._following = (way or [""])[0], dict(zip_longest(way, way[1:], fillvalue=""))
        self._review = next((page.file for page in course.pages for call in page.calls if call.macro == "review"), "")
        self._outlines = course.quizzes if self._overview else ()  # not kept in memory if no page needs it
        self._practice = (
            {quiz.id for quiz in course.quizzes if quiz.mode == "practice" and quiz.pass_mark}
            if self._review
            else set()
        )
        self._worksheets = course.aids.worksheets

    def also_shared(self) -> str:
        """Return what follows a saved assessment: the page from which a phone's share menu takes it, if the course has it."""
        return f" {say('page.also-shared', page=self._titles[self._overview])}" if self._overview else ""

    @macro("next_lesson")
    def next_lesson(self, page: str) -> str:
        """Return a link to the next lesson, without JavaScript to the first one, and how many lessons are passed.

        Raises ValueError if no lesson has a quiz.
        """
        modules = [[lesson for lesson in module.lessons if self._quizzes[lesson.id]] for module in self._modules]
        lessons = [lesson for module in modules for lesson in module]
        if not lessons:
            raise ValueError(say("cross.nothing-next"))
        return self._render(
            page,
            "next.html",
            lessons=lessons,
            parts=[len(module) for module in modules if module],
            taken=self._taken,
            quizzes=self._quizzes,
            questions={lesson.id: [self._numbered(quiz) for quiz in self._quizzes[lesson.id]] for lesson in lessons},
            after=self._after(page),
            listed=len(self._lessons) <= LISTED,
            here=page == self._overview,  # which says more of it
        )

    @macro("my_progress")
    def my_progress(self, page: str) -> str:
        """Return the page with a learner's progress."""
        return self._render(page, "overview.html", outline=self._outline, words=words_for("overview"))

    @macro("review")
    def review(self, page: str) -> str:
        """Return the page that asks the questions that are due."""
        return self._render(page, "review.html", words=words_for("review"))

    def reviewable(self) -> list[tuple[str, str]]:
        """Return page and id of each quiz that can be reviewed, sorted by page; none without a review page."""
        return sorted((self._pages[ident], ident) for ident in self._practice if ident in self._pages)

    def is_reviewed(self, quiz: str, page: str) -> bool:
        """Return whether a quiz can be reviewed as it is on a page."""
        return quiz in self._practice and self._pages[quiz] == page

    @macro("review_due")
    def review_due(self, page: str) -> str:
        """Return a line with the number of questions that are due; raises ValueError without a review page."""
        if not self._review:
            raise ValueError(say("cross.nothing-due"))
        return self._render(page, "due.html", review=self._review)

    def onward(self, page: str) -> tuple[str, str] | None:
        """Return address and title of the page to go on with after the quiz of a page, None if there is none.

        That is the next lesson, and after the last one the assessment or else the page of progress.
        """
        following = self._following.get(page, self._first)
        return (self._url(following), self._titles[following]) if following else None

    def _after(self, page: str) -> list[tuple[object, ...]]:
        """Return where to go on once every lesson is passed, in this order, as words and address.

        An assessment has its id and its number of questions besides: it is passed over when all are answered.
        """
        found: list[tuple[object, ...]] = [
            (say("next.assessment", title=quiz.title), self._url(file), quiz.id, len(asked(self._kept[quiz.id], 0)))
            for quiz, file in self._assessments
        ]
        if self._overview and page != self._overview:
            found.append((say("next.done"), self._url(self._overview)))
        return found

    def _outline(self) -> dict[str, object]:
        """Return the data of the course for the page of progress; links are relative to the present page."""
        return {
            "title": self._title,
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
                worksheet.id: {
                    "title": worksheet.page.title,
                    "href": self._url(worksheet.page.file),
                    "fields": {call.id: call.more[0] for call in worksheet.page.calls if call.macro in FIELDS},
                }
                for worksheet in self._worksheets
            },
        }

    def _lesson(self, lesson: Lesson) -> dict[str, object]:
        return {
            "title": lesson.page.title,
            "href": self._url(lesson.page.file),
            "quizzes": self._quizzes[lesson.id],
            "takes": self._taken[lesson.id].parts,
            "objectives": {objective.id: plain_line(objective.text) for objective in lesson.objectives},
        }

    def _numbered(self, quiz: str) -> list[str]:
        """Return the ids of a quiz's questions in the order of their numbers, none if each learner has another order."""
        full = self._kept[quiz]
        return [] if full.seeded else [question.id for question in full.questions]

    def _quiz(self, quiz: Quiz) -> dict[str, object]:
        """Return the data that scores a quiz; for an assessment its title, address, pass mark and number of questions."""
        href = self._url(self._pages[quiz.id])
        shown: dict[str, object] = {"title": quiz.title, "href": href, "pass": str(quiz.pass_mark)}
        if quiz.mode != "practice":
            return shown | {"asked": len(asked(self._kept[quiz.id], 0))}
        full = self._kept[quiz.id]  # an outline has no answer keys
        drawn = {"draw": blueprint(full)} if full.draw else {}
        return shown | drawn | {"questions": [self._question(question, quiz) for question in full.questions]}

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
