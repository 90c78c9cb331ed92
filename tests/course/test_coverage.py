"""What is made of each source point, and what is missing."""

from __future__ import annotations

import pytest

from practicum.base.lines import WIDTH
from practicum.cli.main import main
from practicum.course.coverage import as_table, gaps, matrix
from practicum.course.load import load_course

FIRST, SECOND, ARTICLE = "content/one/first.md", "content/one/second.md", "content/sources/article.yml"
QUIZ, OTHER_QUIZ = "quizzes/first-quiz.yml", "quizzes/second-quiz.yml"
WHOLE = (QUIZ, "see: first#what-to-say\n", "see: first#what-to-say\n    rests_on: [w02, w01]\n")
AGAIN = """\
  principles:
    - {id: again, text: Name them again., why: They are forgotten., revisits: [w02]}
---
# The second lesson

{{ principle("again") }}
"""
TAKES_UP = (SECOND, "---\n# The second lesson\n", AGAIN)
TENSIONS = """\
tensions:
  - id: t01
    topic: How many parts
    strength: direct
    between: Between Ada and herself
    sides:
      - {says: Parts., points: [w01]}
      - {says: Names., points: [w02]}
    reading: Both.
"""


def missing(root):
    course = load_course(root)
    return [str(problem) for problem in gaps(course, matrix(course))]


def test_a_row_holds_what_comes_of_a_point(edited):
    rows = matrix(load_course(edited(WHOLE, TAKES_UP)))
    assert list(rows) == ["w01", "w02"]
    row = rows["w02"]
    assert [(x.lesson.id, x.principle.id) for x in row.taught] == [("first", "name-parts")]
    assert [(x.lesson.id, x.principle.id) for x in row.again] == [("second", "again")]
    assert [(x.quiz.id, x.number, x.question.id, x.objective.id) for x in row.asked] == [
        ("first-quiz", 2, "which-names", "recall-parts")
    ]
    assert [x.question.id for x in rows["w01"].asked] == ["which-part", "which-names"]


def test_sources_come_in_the_order_of_the_nav(course, files):
    page = "# Another\n\n{{ source('another') }}\n"
    nav = files["mkdocs.yml"].replace("sources/article.md\n", "sources/article.md\n      - sources/another.md\n")
    another = files[ARTICLE].replace("w01", "a01").replace("w02", "a02")
    unshown = files[ARTICLE].replace("w01", "b01").replace("w02", "b02")
    more = {"content/sources/another.yml": another, "content/sources/abc.yml": unshown}
    rows = matrix(load_course(course(more | {"mkdocs.yml": nav, "content/sources/another.md": page})))
    assert list(rows) == ["w01", "w02", "a01", "a02", "b01", "b02"]


def test_nothing_is_missing_where_every_point_is_taught_and_asked_about(edited):
    assert missing(edited(WHOLE)) == []


LEVEL = (QUIZ, "    points: 2\n", "    points: 2\n    level: apply\n")
REVIEWED = (OTHER_QUIZ, "    see:", "    reviewed: 2026-01-31\n    see:")
HOLES = {
    "point without a home": ([WHOLE, (FIRST, "points: [w01, w02]", "points: [w02]")], [f'{ARTICLE}:5:5 points[0]: no principle teaches the point "w01". Write w01 under "points:" of a principle, in the lesson that teaches it.', f'{FIRST}:10:7 lesson.principles[0]: questions that rest on the principle "name-parts": 1; 2 are needed. Write one of its points under "rests_on:" of more questions.']),
    "a visit is no home": ([WHOLE, TAKES_UP, (FIRST, "points: [w01, w02]", "points: [w01]"), (OTHER_QUIZ, "    see:", "    rests_on: [w02]\n    see:")], [f'{ARTICLE}:10:5 points[1]: no principle teaches the point "w02". Write w02', f'{SECOND}:12:7 lesson.principles[0]: questions that rest on the principle "again": 1; 2 are needed.']),
    "point without a question": ([(QUIZ, "see: first#what-to-say\n", "see: first#what-to-say\n    rests_on: [w01]\n")], [f'{ARTICLE}:10:5 points[1]: no question rests on the point "w02". Write w02 under "rests_on:" of a question about it.']),
    "principle without questions": ([WHOLE, (QUIZ, "    rests_on: [w01]\n", ""), (QUIZ, "    rests_on: [w02, w01]\n", "")], [f"{ARTICLE}:5:5 points[0]: no question", f"{ARTICLE}:10:5 points[1]: no question", f'{FIRST}:10:7 lesson.principles[0]: questions that rest on the principle "name-parts": 0; 2 are needed.']),
    "questions of another lesson on a point that is taken up again": ([WHOLE, TAKES_UP], [f'{SECOND}:12:7 lesson.principles[0]: questions that rest on the principle "again": 0; 2 are needed.']),
    "questions without a level": ([WHOLE, LEVEL], [f'{QUIZ}:23:5 questions[1].level: is missing in "which-names"; other questions have it. Write how hard it is.', f'{OTHER_QUIZ}:4:5 questions[0].level: is missing in "which-draft"']),
    "questions that nobody reviewed": ([WHOLE, REVIEWED], [f'{QUIZ}:5:5 questions[0].reviewed: is missing in "which-part"', f'{QUIZ}:22:5 questions[1].reviewed: is missing in "which-names"; other questions have it. Look it over']),
}  # fmt: skip


@pytest.mark.parametrize(("edits", "starts"), HOLES.values(), ids=HOLES)
def test_what_is_missing_is_named_with_its_place_and_fix(edited, edits, starts):
    found = missing(edited(*edits))
    assert len(found) == len(starts)
    for line, start in zip(found, starts, strict=True):
        assert line.startswith(start)


def test_a_disagreement_is_raised_by_a_page(course, files):
    tensions = {"content/tensions.yml": TENSIONS, QUIZ: files[QUIZ].replace(*WHOLE[1:])}
    (line,) = missing(course(tensions))
    assert line == (
        'content/tensions.yml:2:5 tensions[0]: no page raises the disagreement "t01". '
        'Write {{ tension("t01") }} in a lesson.'
    )
    raised = files[SECOND] + '\n{{ tension("t01") }}\n'
    assert missing(course(tensions | {SECOND: raised})) == []


def test_the_table_fits_80_columns_and_says_all(edited):
    long = "a-name-of-a-principle-that-is-longer-than-any-column-of-the-table"
    edits = (FIRST, "id: name-parts", f"id: {long}"), (FIRST, '"name-parts"', f'"{long}"')
    lines = list(as_table(matrix(load_course(edited(WHOLE, TAKES_UP, *edits)))))
    assert max(map(len, lines)) <= WIDTH
    text = "".join(line.replace(" ", "") for line in lines)
    assert "again:again(second)" in text
    assert "which-names(recall-parts)" in text


def test_the_command_shows_the_table_and_ends_with_1_where_something_is_missing(edited, capsys):
    assert main(["check", "--coverage"], str(edited())) == 1
    out, err = capsys.readouterr()
    assert "w01    name-parts (first)" in out
    assert out.endswith("Points: 2, taught: 2, asked about: 1. Missing: 2.\n")
    assert [line.split(" ")[0] for line in err.splitlines()] == [f"{FIRST}:10:7", f"{ARTICLE}:10:5"]
    assert main(["check"], str(edited())) == 0


def test_the_command_ends_with_0_where_nothing_is(edited, capsys):
    assert main(["check", "--coverage"], str(edited(WHOLE))) == 0
    assert capsys.readouterr().err == ""


def test_an_objective_that_no_question_tests_is_a_mistake_of_the_course(edited, capsys):
    root = edited((FIRST, "  principles:", "    - {id: use-parts, level: apply, text: Use the parts.}\n  principles:"))
    assert main(["check", "--coverage"], str(root)) == 2
    assert 'no question tests the objective "use-parts"' in capsys.readouterr().err
