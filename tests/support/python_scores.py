"""What Python makes of a quiz and a sheet, and both as the player's code takes them: for every comparison of scores."""

import json

from hypothesis import HealthCheck, Phase, given, settings

from draw import pairs
from practicum.base.problem import ProblemsError
from practicum.files.yaml_tree import parse
from practicum.grading.score import grade
from practicum.quiz.reader import read_quiz
from practicum.reports.text import as_data
from support.golden_cases import QUIZ, load_cases, load_examples
from support.reading import read_answers


def questions_of(quiz):
    """Return a quiz's questions as the player has them."""
    return [
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


def in_python(quiz, sheet):
    """Return the result that the player should give, scored in Python from the sheet's text."""
    try:
        result = grade(read_answers(quiz, json.dumps(sheet | {"quiz": quiz.id}), "sheet.json"))
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


def plain(node):
    """Return what YAML read as JSON holds it: texts, lists and mappings."""
    if isinstance(node, dict):
        return {str(key): plain(value) for key, value in node.items()}
    return [plain(item) for item in node] if isinstance(node, list) else str(node)


def as_case(data):
    """Return a golden case as (quiz, sheet): the sheet without what no score rests on."""
    quiz = read_quiz(json.dumps(data.quiz), "quiz.yml", QUIZ)
    revisions = {question.id: question.revision for question in quiz.questions}
    sheet = {key: data.sheet[key] for key in ("answers", "revisions", "confidence") if key in data.sheet}
    if "revisions" in sheet:
        sheet["revisions"] = {k: revisions[k] if v == "present" else v for k, v in sheet["revisions"].items()}
    return quiz, sheet


def as_drawn(case):
    """Return what chance drew as (quiz, sheet)."""
    data, answers, marks, confidence = case
    quiz = read_quiz(json.dumps(data), "quiz.yml", "quiz")
    present = {question.id: question.revision for question in quiz.questions}
    revisions = {k: present.get(k, "11111111") if v == "present" else v for k, v in marks.items()}
    revisions = {k: v for k, v in revisions.items() if v}
    return quiz, {"answers": answers, "revisions": revisions, "confidence": confidence}


def drawn(number):
    """Return as many pairs of quiz and sheet as chance gives, the same ones every time."""
    found = []

    @settings(
        max_examples=number,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(pairs())
    def draw(case):
        found.append(as_drawn(case))

    draw()
    return found


def golden():
    """Return every golden case as (name, quiz, sheet, what is expected)."""
    return [(case.name, *as_case(case), case.expect) for case in load_cases()]


def specified():
    """Return the specification's examples as (name, quiz, given, how it is read, credit), without what is no YAML."""
    found = []
    for example in load_examples():
        quiz = read_quiz(example.quiz_text, "quiz.yml", "quiz")
        (ident,) = (question.id for question in quiz.questions)
        try:
            answer = plain(parse(example.sheet_text, "s.yml")["answers"][ident])
        except ProblemsError:  # it is no YAML, so it never comes to the browser
            assert example.read == "refused"
            continue
        found.append((f"{example.kind}: {example.given}", quiz, answer, example.read, example.credit))
    return found
