"""One score: the page's own code and Python agree on the golden cases and on whatever chance draws."""

import json
from fractions import Fraction

import pytest
from casefiles import load_cases, load_examples
from draw import pairs
from hypothesis import HealthCheck, given, settings

from practicum.base.problem import ProblemsError
from practicum.files.yaml_tree import parse
from practicum.grading.score import grade
from practicum.grading.sheet import read_sheet
from practicum.quiz.reader import read_quiz
from practicum.reports.text import as_data

SCORE = """([questions, pass, sheet]) => {
  const { problems, questions: graded, ...result } = window.practicum.result(questions, pass, sheet);
  if (problems) return { problems: problems.sort() };
  const statuses = Object.fromEntries(Object.entries(graded).map(([id, { status, credit }]) => [id, [status, credit.join("/")]]));
  return { ...result, earned: result.earned.join("/"), possible: result.possible.join("/"), questions: statuses };
}"""


@pytest.fixture(scope="module")
def scorer(scripts):
    """Return a function that scores (quiz, sheet) with the player's code."""

    def score(quiz, sheet):
        questions = [
            {
                "id": q.id,
                "kind": q.kind,
                "revision": q.revision,
                "points": str(q.points),
                "whole": q.all_or_nothing,
                "key": q.answer_key(),
            }
            for q in quiz.questions
        ]
        return scripts.evaluate(SCORE, [questions, quiz.pass_mark, sheet])

    return score


def in_python(quiz, sheet):
    """Return the same as `scorer`, scored in Python from the sheet's text."""
    try:
        result = grade(
            read_sheet(
                json.dumps(sheet | {"quiz": quiz.id}), "sheet.json", lambda fields: fields.name("quiz", "") and quiz
            )
        )
    except ProblemsError as error:
        return {"problems": sorted({problem.path for problem in error.problems})}
    return {
        "earned": pair(result.earned),
        "possible": pair(result.possible),
        "percent": result.percent,
        "passed": result.passed,
        "questions": {g.id: [g.status, pair(g.credit)] for g in result.questions},
        "calibration": as_data(result)["calibration"],
    }


def pair(number):
    return f"{number.numerator}/{number.denominator}"


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.name)
def test_golden_cases_in_the_browser(scorer, case):
    quiz = read_quiz(json.dumps(case.quiz), "quiz.yml", "quiz")
    revisions = {question.id: question.revision for question in quiz.questions}
    sheet = dict(case.sheet)
    if "revisions" in sheet:
        sheet["revisions"] = {k: revisions[k] if v == "present" else v for k, v in sheet["revisions"].items()}
    found = scorer(quiz, {key: sheet[key] for key in ("answers", "revisions", "confidence") if key in sheet})
    expect = case.expect
    if "problems" in expect:
        assert found == {"problems": sorted(expect["problems"])}
        return
    assert Fraction(found["earned"]) == Fraction(str(expect["earned"]))
    assert Fraction(found["possible"]) == Fraction(str(expect["possible"]))
    assert (found["percent"], found["passed"]) == (expect["percent"], expect["passed"])
    assert found["calibration"] == expect.get("calibration", found["calibration"])
    for ident, wanted in expect.get("questions", {}).items():
        status, credit = found["questions"][ident]
        assert status == wanted["status"]
        assert Fraction(credit) == Fraction(str(wanted.get("credit", credit)))


@pytest.mark.parametrize("example", load_examples(), ids=lambda example: f"{example.kind}: {example.given}")
def test_the_specifications_examples_in_the_browser(scorer, example):
    """The examples are YAML; the browser is given the texts that YAML reads, as JSON."""
    quiz = read_quiz(example.quiz_text, "quiz.yml", "quiz")
    (ident,) = (question.id for question in quiz.questions)
    try:
        given = plain(parse(example.sheet_text, "s.yml")["answers"][ident])
    except ProblemsError:  # it is no YAML, so it never comes to the browser
        assert example.read == "refused"
        return
    found = scorer(quiz, {"answers": {ident: given}})
    if example.read == "refused":
        assert found == {"problems": [f"answers.{ident}"]}
        return
    status, credit = found["questions"][ident]
    assert (status == "unanswered") == (example.read == "not answered")
    assert Fraction(credit) == Fraction(example.credit.replace("–", "0"))


def plain(node):
    """Return what YAML read as JSON holds it: texts, lists and mappings."""
    if isinstance(node, dict):
        return {str(key): plain(value) for key, value in node.items()}
    return [plain(item) for item in node] if isinstance(node, list) else str(node)


def test_browser_and_python_agree(scorer, request):
    @settings(max_examples=request.config.getoption("--parity"), deadline=None, suppress_health_check=list(HealthCheck))
    @given(pairs())
    def agree(case):
        data, given_answers, marks, confidence = case
        quiz = read_quiz(json.dumps(data), "quiz.yml", "quiz")
        present = {question.id: question.revision for question in quiz.questions}
        revisions = {k: present.get(k, "11111111") if v == "present" else v for k, v in marks.items()}
        revisions = {k: v for k, v in revisions.items() if v}
        sheet = {"answers": given_answers, "revisions": revisions, "confidence": confidence}
        assert scorer(quiz, sheet) == in_python(quiz, sheet)

    agree()
