"""Quizzes, headings and objectives of an analysis are in the order of the course, and in that of ids if it has mistakes."""

import re

import pytest

from practicum.analysis.order import Order
from support.analysing import analyse, table
from support.course_certificate import COURSE, answers, hand_in
from support.course_small import FILES

LAST = {"content/index.md": FILES["content/index.md"], "quizzes/exam.yml": COURSE["quizzes/exam.yml"]}
LAST |= {"content/sources/article.md": FILES["content/sources/article.md"] + '\n{{ quiz("exam") }}\n'}
WRONG = "{which-part: b, which-names: [b]}"


@pytest.fixture
def root(course):
    """A course whose last page asks the exam, after the quizzes that follow it by their ids."""
    return course(LAST)


@pytest.fixture
def handed(tmp_path):
    hand_in(
        tmp_path / "sheets",
        mira1=answers("Mira"),
        mira2=answers("Mira", WRONG, "first-quiz"),
        tom1=answers("Tom", "{exam-part: b, exam-draft: a}"),
        tom2=answers("Tom", "{which-draft: a}", "second-quiz"),
    )


def test_quizzes_and_learners_are_in_the_order_of_the_course(root, handed, tmp_path):
    status, _, err = analyse(root, tmp_path, "sheets", "--tables", "t")
    assert (status, err) == (0, [])
    assert [row["quiz"] for row in table(tmp_path / "t", "quizzes")] == ["first-quiz", "second-quiz", "exam"]
    assert list(dict.fromkeys(row["quiz"] for row in table(tmp_path / "t", "questions")))[-1] == "exam"
    assert [(row["learner"], row["quiz"]) for row in table(tmp_path / "t", "learners")] == [
        ("Mira", "first-quiz"),
        ("Mira", "exam"),
        ("Tom", "second-quiz"),
        ("Tom", "exam"),
    ]
    page = (tmp_path / "analysis.html").read_text("utf-8")
    assert re.findall('<h2 id="([a-z-]+)"', page) == ["first-quiz", "second-quiz", "exam"]


def test_a_course_with_mistakes_elsewhere_is_analysed_with_ids_for_names(root, handed, tmp_path):
    lesson = root / "content" / "one" / "first.md"
    lesson.write_text(lesson.read_text("utf-8").replace("minutes: 9", "minutes: soon"), "utf-8")
    status, _, err = analyse(root, tmp_path, "sheets", "--tables", "t")
    assert status == 0
    (said,) = err
    assert said.startswith("Ids are shown in place of headings and objectives")
    page = (tmp_path / "analysis.html").read_text("utf-8")
    assert "What the answers say: Small course" in page
    assert "second#two-drafts" in page
    assert [row["quiz"] for row in table(tmp_path / "t", "quizzes")] == ["exam", "first-quiz", "second-quiz"]


def test_what_is_not_in_the_course_comes_last_by_its_id():
    order = Order(quizzes={"z": 0, "b": 1}, headings={"z#one": 0})
    assert sorted("acbz", key=order.quiz) == ["z", "b", "a", "c"]
    assert sorted(["a#one", "z#one"], key=order.heading) == ["z#one", "a#one"]
    assert sorted("ba", key=order.objective) == ["a", "b"]
