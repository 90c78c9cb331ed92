"""The rules that *Consultative Selling* keeps: what is covered, how it reads, and that no option gives itself away by place or length."""

import re
from statistics import median

import pytest

from practicum.course.coverage import gaps, matrix
from practicum.course.load import load_course
from support.paths import ROOT

WORD = re.compile(r"\w[\w'’-]*")
AT_MOST = 0.35  # of the single-choice questions
PACE = 200  # words a minute


@pytest.fixture(scope="module")
def course():
    return load_course(ROOT)


@pytest.fixture(scope="module")
def texts(course):
    """The paragraphs of prose of each lesson, by its id."""
    found = {}
    for lesson in course.lessons:
        text = (ROOT / "content" / lesson.page.file).read_text("utf-8").split("\n---\n", 1)[1]
        text = re.sub(r"\{\{.*?\}\}|\{:? .*?\}|\]\([^)]*\)", "", text)
        blocks = (block.strip() for block in re.split(r"\n\s*\n|\n(?=[ ]*(?:-|\d+\.) )", text))
        found[lesson.id] = [block for block in blocks if block and not block.startswith(("#", "|", "!!!", "???"))]
    return found


@pytest.fixture(scope="module")
def single(course):
    """For each single-choice question: the place of its right option (from 0), and the lengths of all options."""
    questions = [q for quiz in course.quizzes for q in quiz.questions if q.kind == "choice"]
    return [
        ([o.credit for o in q.options].index(1), [len(option.text.strip()) for option in q.options]) for q in questions
    ]


def test_nothing_is_left_out(course):
    assert [str(problem) for problem in gaps(course, matrix(course))] == []
    assert sum(len(source.points) for source in course.sources) == 220
    assert len(course.modules) == 8
    assert len(course.aids.tensions) == 24


def test_every_lesson_has_its_questions_and_every_module_its_conversation(course):
    practice = {quiz.lesson: quiz for quiz in course.quizzes if quiz.lesson}
    assert sum(len(quiz.questions) for quiz in practice.values()) >= 140
    for module in course.modules:
        kinds = {q.kind for lesson in module.lessons for q in practice[lesson.id].questions}
        assert "dialogue" in kinds, module.id
        assert len(kinds) >= 3, module.id
        for lesson in module.lessons:
            assert 5 <= len(practice[lesson.id].questions) <= 8, lesson.id


def test_the_assessment_draws_forty_of_at_least_eighty(course):
    final = next(quiz for quiz in course.quizzes if quiz.mode == "assessment")
    assert final.pass_mark == 80
    assert sum(line.take for line in final.draw) == 40
    assert len(final.questions) >= 80
    stems = [q.stem for quiz in course.quizzes for q in quiz.questions]
    assert len(stems) == len(set(stems))


def test_the_right_option_is_seldom_the_longest(single):
    longest = sum(lengths[right] == max(lengths) for right, lengths in single)
    assert longest <= AT_MOST * len(single)


def test_no_place_holds_the_right_option_too_often(single):
    for place in range(6):
        assert sum(right == place for right, _ in single) <= AT_MOST * len(single)


def test_lessons_read_easily(texts):
    for lesson, paragraphs in texts.items():
        sentences = [len(WORD.findall(s)) for p in paragraphs for s in re.split(r"(?<=[.!?:])[\"”*]*\s+", p)]
        assert median([words for words in sentences if words]) < 18, lesson
        assert max(len(WORD.findall(paragraph)) for paragraph in paragraphs) <= 90, lesson


def test_no_lesson_takes_more_than_ten_minutes(course, texts):
    for lesson in course.lessons:
        words = sum(len(WORD.findall(paragraph)) for paragraph in texts[lesson.id])
        assert words <= 10 * PACE, lesson.id
        assert lesson.minutes <= 10, lesson.id
