"""The golden cases and the specification's own examples, as Python scores them."""

from __future__ import annotations

import json
import re
from fractions import Fraction

import pytest

from practicum.base.problem import ProblemsError
from practicum.grading.score import Result, grade
from practicum.quiz import kinds
from practicum.quiz.reader import read_quiz
from practicum.reports.text import as_data, as_json
from support.golden_cases import QUIZ, load_cases, load_examples
from support.paths import HANDBOOK
from support.reading import read_answers

SPECIFICATION = (HANDBOOK / "scoring.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.name)
def test_a_golden_case_scores_as_expected(case):
    quiz = read_quiz(case.quiz_text, "case.yml", QUIZ)
    text = case.sheet_text({question.id: question.revision for question in quiz.questions})
    if "problems" in case.expect:
        with pytest.raises(ProblemsError) as caught:
            read_answers(quiz, text, "sheet.json")
        assert sorted(problem.path for problem in caught.value.problems) == sorted(case.expect["problems"])
        return
    result = grade(read_answers(quiz, text, "sheet.json"))
    if "unreadable" in case.expect:
        assert {g.id: g.credit for g in result.questions if g.status == "unreadable"} == dict.fromkeys(
            case.expect["unreadable"], 0
        )
        return
    found = {
        "earned": str(result.earned),
        "possible": str(result.possible),
        "percent": result.percent,
        "passed": result.passed,
        "questions": {
            graded.id: {"status": graded.status, "credit": str(graded.credit)} for graded in result.questions
        },
    }
    if "calibration" in case.expect:
        found["calibration"] = as_data(result)["calibration"]
    assert found == case.expect


def section(heading):
    """Return the specification's text under a heading."""
    return re.split(rf"^#+ {heading}\n", SPECIFICATION, maxsplit=1, flags=re.MULTILINE)[1].split("\n#")[0]


def rows(heading):
    """Return the cells of the table under a heading, without its first two lines."""
    lines = [line for line in section(heading).split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_specification_scores_its_whole_example_as_python_does():
    quiz_text, sheet_text, result = re.findall(
        r"^```\w+\n(.*?)^```", section("A whole example"), re.MULTILINE | re.DOTALL
    )
    quiz = read_quiz(quiz_text, "quizzes/tea-and-tiles.yml", "tea-and-tiles")
    sheet = read_answers(quiz, sheet_text, "sheet.yml")
    assert json.loads(as_json(grade(sheet))) == json.loads(result)


@pytest.mark.parametrize("row", rows("The score of an answer file"), ids=" ".join)
def test_the_specification_computes_scores_as_python_does(row):
    earned, possible, _, percent, mark, passed = row
    result = Result(
        quiz="q",
        title="T",
        learner="",
        pass_mark=int(mark),
        earned=Fraction(earned),
        possible=Fraction(possible),
        questions=(),
    )
    assert (str(result.percent), str(result.passed).lower()) == (percent, passed)


@pytest.mark.parametrize("row", rows("Examples"), ids=" ".join)
@pytest.mark.parametrize(("column", "kind"), [(1, "choice"), (2, "choices")])
def test_the_specification_reads_answers_as_python_does(row, column, kind):
    for written in re.findall(r"`([^`]+)`", row[0]):
        quiz = read_quiz(json.dumps({"title": "T", "lesson": "x", "questions": [question(kind)]}), "f", "q")
        text = f"quiz: q\nanswers:\n  question: {written}\n"
        try:
            sheet = read_answers(quiz, text, "f")
        except ProblemsError:  # it is no YAML
            found = "refused"
        else:
            found = "refused" if sheet.unreadable else ", ".join(sheet.answers.get("question", ["not answered"]))
        assert found == row[column]


def question(kind):
    options = [{"text": letter, "credit": int(letter == "A"), "why": "So."} for letter in "ABCD"]
    return {"id": "question", "kind": kind, "objective": "x", "stem": "Which?", "options": options, "see": "x"}


@pytest.mark.parametrize("example", load_examples(), ids=lambda example: f"{example.kind}: {example.given}")
def test_the_specification_reads_and_scores_its_examples_as_python_does(example):
    quiz = read_quiz(example.quiz_text, "case.yml", QUIZ)
    try:
        sheet = read_answers(quiz, example.sheet_text, "s.yml")
    except ProblemsError:  # it is no YAML
        assert (example.read, example.credit) == ("refused", "–")
        return
    (graded,) = json.loads(as_json(grade(sheet)))["questions"]
    if graded["status"] == "unreadable":
        assert (example.read, example.credit, graded["credit"]) == ("refused", "–", "0")
        return
    if graded["status"] == "unanswered":
        assert (example.read, example.credit) == ("not answered", "–")
        return
    assert json.loads(example.read.strip("`")) == graded["answer"]
    assert example.credit == graded["credit"]


def test_the_specification_has_a_section_on_every_kind():
    own = {example.kind for example in load_examples()}
    assert own | {"choice", "choices"} == set(kinds.names())
