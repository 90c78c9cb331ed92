"""What pages say comes of each source point."""

from __future__ import annotations

import pytest

from practicum.course.load import load_course
from practicum.site.uses import uses

FIRST, SECOND = "content/one/first.md", "content/one/second.md"
QUIZ, OTHER_QUIZ = "quizzes/first-quiz.yml", "quizzes/second-quiz.yml"
RESTS = (OTHER_QUIZ, "    see:", "    rests_on: [w01, w02]\n    see:")


@pytest.fixture
def use(edited):
    return lambda *edits: uses(load_course(edited(*edits), outline=True))


def test_a_point_leads_to_its_principles_and_to_every_question_of_practice(use):
    found = use(RESTS)["w01"]
    assert [(lesson.id, principle.id) for lesson, principle in found.principles] == [("first", "name-parts")]
    assert [(q.label, q.page, q.anchor, q.objective.id) for q in found.questions] == [
        ("The first quiz, 1", "one/first.md", "q-which-part", "recall-parts"),
        ("The second quiz, 1", "one/second.md", "q-which-draft", "judge-drafts"),
    ]
    assert not found.assessed


def test_an_assessment_is_mentioned_without_its_questions(use):
    found = use(RESTS, (OTHER_QUIZ, "lesson: second", "lesson: second\nmode: assessment"))
    assert [q.anchor for q in found["w01"].questions] == ["q-which-part"]
    assert (found["w02"].questions, found["w01"].assessed, found["w02"].assessed) == ([], True, True)


def test_principles_that_revisit_a_point_are_listed_separately(use):
    again = "  principles:\n    - {id: again, text: Again., why: So., revisits: [w02]}\n---\n# The second"
    found = use((SECOND, "---\n# The second", again), (SECOND, "## Two", '{{ principle("again") }}\n\n## Two'))
    assert [(lesson.id, principle.id) for lesson, principle in found["w02"].revisits] == [("second", "again")]
    assert [lesson.id for lesson, _ in found["w02"].principles] == ["first"]
