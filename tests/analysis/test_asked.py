"""A question beside its figures is read as learners see it, of every kind, and its line leads to where it is edited."""

import re

import pytest

from practicum.analysis.asked import asked
from practicum.course.edit_link import edit_base
from practicum.quiz.reader import read_quiz
from support.analysing import analyse
from support.course_certificate import COURSE, answers, hand_in
from support.course_small import FILES
from support.learners import FIXTURES

SHOWN = {
    "one-of-them": "About: An e-mail from Anna We need your tiles by May. Who writes? a) Anna b) Tom c) Max",
    "some-of-them": "About: An e-mail from Anna We need your tiles by May. What is needed? a) Tiles b) By May c) A reply",
    "in-order": "What comes first? a) Ask b) Listen c) Offer",
    "in-pairs": "Who needs what? a) The buyer b) The seller – Tiles – Orders – Praise",
    "in-gaps": "Fill the gaps. Each says what it 1, and 2 begins.",
    "a-number": "How many hours are five hours a week in fifty weeks? Your number: hours",
    "a-talk": (
        "You call Anna. 1. Anna: We have tiles, thank you. a) What would have to change? → go to 2 "
        "b) Ours cost less. → go to 4 How the conversation goes on, and how it ends 2. Anna: They came late before Easter. "
        "a) What did that cost you? → go to 3 b) That cannot happen with us. → go to 4 "
        "3. The end: A trial 4. The end: A price list"
    ),
    "in-words": "Write the reply.",
}


@pytest.fixture(scope="module")
def questions():
    text = (FIXTURES / "course" / "every.yml").read_text("utf-8")
    quiz = read_quiz(f"title: Every kind\nlesson: every\n{text}", "quizzes/every.yml", "every")
    return {question.id: question for question in quiz.questions}


@pytest.mark.parametrize("ident", SHOWN)
def test_a_question_is_shown_with_what_there_is_to_choose_from(questions, ident):
    html = asked(questions[ident])
    words = re.sub(r"\s+([,.])", r"\1", " ".join(re.sub("<[^>]+>", " ", html).split()))
    assert words == SHOWN[ident]
    assert not re.search("<(?:input|button|a|form|textarea)\\b", html)
    assert all(reason not in html for reason in ("It is her mail", "He lives on them", "She named her need"))


def test_each_gap_has_a_name_and_what_is_not_the_first_turn_unfolds(questions):
    assert 'aria-label="Gap 2 of 2">2</span>' in asked(questions["in-gaps"])
    before, after = asked(questions["a-talk"]).split("<details>")
    assert "We have tiles" in before
    assert "They came late" in after


REPO = "repo_url: https://example.org/acme/course\n"


@pytest.mark.parametrize(
    ("settings", "base"),
    [
        (REPO + "edit_uri: edit/main/content/", "https://example.org/acme/course/edit/main/"),
        (
            REPO + "edit_uri: -/edit/main/courses/one/content",
            "https://example.org/acme/course/-/edit/main/courses/one/",
        ),
        ("edit_uri: https://example.org/edit/content/", "https://example.org/edit/"),
        (REPO, ""),
        (REPO + "edit_uri: edit/main/docs/", ""),
        (REPO + "edit_uri: [a]", ""),
        (REPO.replace("https", "http") + "edit_uri: edit/main/content/", ""),
        ("repo_url: 'javascript:alert(1)'\nedit_uri: edit/main/content/", ""),
        ("repo_url: 'https://[x'\nedit_uri: edit/main/content/", ""),
        ("edit_uri: edit/main/content/", ""),
    ],
)
def test_where_a_file_is_edited_is_what_material_says_of_pages(tmp_path, settings, base):
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A\n{settings}\n", "utf-8")
    assert edit_base(str(tmp_path)) == base


def test_without_settings_no_file_is_edited_anywhere(tmp_path):
    assert edit_base(str(tmp_path)) == ""


@pytest.mark.parametrize("repository", ["", f"{REPO}edit_uri: 'edit/<\"main/content/'\n"])
def test_the_line_of_a_question_is_named_and_linked_where_that_is_known(course, tmp_path, repository):
    root = course(COURSE | {"mkdocs.yml": FILES["mkdocs.yml"] + repository})
    wrong = {f"wrong{number}": answers(f"Learner {number}", "{exam-part: a, exam-draft: a}") for number in range(12)}
    hand_in(tmp_path / "sheets", **wrong)
    assert analyse(root, tmp_path, "sheets")[0] == 0
    page = (tmp_path / "analysis.html").read_text("utf-8")
    line = COURSE["quizzes/exam.yml"].split("id: exam-draft")[0].count("\n") + 1
    shown = f"quizzes/exam.yml:{line}"
    if repository:
        address = "https://example.org/acme/course/edit/&lt;&#34;main/quizzes/exam.yml"
        shown = f'<a href="{address}">{shown}</a>'
    assert f'<p class="quiet">To edit it: {shown}, question exam-draft.</p>' in page
