"""How long lessons take: the words of a page at a reader's pace, and the seconds of each question.

The pace is a round one, somewhat below the 238 words a minute of silent reading for adults (Brysbaert 2019,
https://doi.org/10.1016/j.jml.2019.104047), since a lesson is read to be learned. The seconds of each kind of question,
`Question.seconds`, are estimates. The handbook's page of durations shows both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from practicum.course.outline import lesson_quizzes
from practicum.course.prose import words_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from practicum.course.model import Course, Lesson
    from practicum.quiz.model import Quiz

WORDS_A_MINUTE = 200
OFF = 20  # per cent by which written minutes may differ from what was computed


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """Whole minutes of a lesson or of several: to `read` the pages and to `answer` the questions, as computed.

    `written` are the minutes that an author wrote for all of it (0: none).
    """

    read: int
    answer: int
    written: int = 0

    @property
    def minutes(self) -> int:
        """The minutes in all: as they are written, or else computed."""
        return self.written or self.read + self.answer

    @property
    def parts(self) -> tuple[int, int]:
        """The minutes in their parts: to read and to answer; written ones, whose parts are not known, and 0."""
        return (self.written, 0) if self.written else (self.read, self.answer)

    @property
    def kinds(self) -> tuple[int, int, int]:
        """The minutes to read, to answer, and those of which that is not known."""
        return (0, 0, self.written) if self.written else (self.read, self.answer, 0)

    @property
    def is_computed(self) -> bool:
        """Whether the minutes are computed, so that a learner's own pace can refine them."""
        return not self.written and self.minutes > 0

    @property
    def is_off(self) -> bool:
        """Whether written minutes differ by more than `OFF` per cent from what was computed."""
        computed = self.read + self.answer
        return bool(self.written) and 100 * abs(self.written - computed) > OFF * computed


def quiz_seconds(quiz: Quiz) -> int:
    """Return how many seconds a quiz takes, each stimulus read once; of a drawn quiz as many questions as it asks."""
    stimuli = {question.stimulus.id: question.stimulus for question in quiz.questions if question.stimulus}
    texts = [text for stimulus in stimuli.values() for text in (stimulus.title, stimulus.text)]
    texts += [text for question in quiz.questions for text in question.to_read()]
    seconds = sum(question.seconds for question in quiz.questions) + 60 * sum(map(words_read, texts)) // WORDS_A_MINUTE
    asked = sum(line.take for line in quiz.draw) or len(quiz.questions)
    return seconds * asked // len(quiz.questions)


def durations(course: Course) -> dict[str, Duration]:
    """Return how long each lesson of a course takes, by the lesson's id."""
    shown = _macro_words(course)
    quizzes = lesson_quizzes(course)
    return {
        lesson.id: Duration(
            read=minutes(60 * (lesson.page.words + sum(_called(lesson, shown))) // WORDS_A_MINUTE),
            answer=minutes(sum(course.seconds[quiz] for quiz in quizzes[lesson.id])),
            written=lesson.minutes,
        )
        for lesson in course.lessons
    }


def each_duration(course: Course, lessons: Mapping[str, Duration]) -> dict[str, Duration]:
    """Return how long each lesson, each worksheet and each quiz takes, by its id; of one id the lesson counts first.

    `lessons` is what `durations` returns.
    """
    quizzes = {ident: Duration(read=0, answer=0, written=minutes(seconds)) for ident, seconds in course.seconds.items()}
    sheets = {sheet.id: Duration(read=0, answer=0, written=sheet.minutes) for sheet in course.aids.worksheets}
    return quizzes | sheets | dict(lessons)


def in_all(lessons: Iterable[Duration]) -> Duration:
    """Return how long several lessons take together; if minutes are written for one of them, `written` counts them all."""
    each = list(lessons)
    return Duration(
        read=sum(one.read for one in each),
        answer=sum(one.answer for one in each),
        written=sum(one.minutes for one in each) if any(one.written for one in each) else 0,
    )


def minutes(seconds: int) -> int:
    """Return seconds as whole minutes, rounded half up, and at least 1 where there are any."""
    return max((seconds + 30) // 60, min(seconds, 1))


def _macro_words(course: Course) -> Mapping[tuple[str, str], int]:
    """Return how many words are read of what is from the course's own files, by macro and id."""
    tensions = {
        ("tension", each.id): [each.topic, each.between, *(side.says for side in each.sides), each.reading]
        for each in course.aids.tensions
    }
    terms = {("term", each.id): [each.term] for each in course.aids.terms}
    return {key: sum(map(words_read, texts)) for key, texts in (tensions | terms).items()}


def _called(lesson: Lesson, shown: Mapping[tuple[str, str], int]) -> Iterator[int]:
    """Yield how many words are read of what each macro of a lesson's page shows; lists to look things up in are not read."""
    principles = {principle.id: principle for principle in lesson.principles}
    for call in lesson.page.calls:
        if call.macro == "objectives":
            yield from (words_read(objective.text) for objective in lesson.objectives)
        elif call.macro == "principle":
            principle = principles[call.id]
            yield words_read(principle.text) + words_read(principle.why)
        elif call.macro == "term" and call.more:
            yield words_read(call.more[0])
        else:
            yield shown.get((call.macro, call.id), 0)
