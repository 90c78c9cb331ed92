"""A progress file is worth for the grader, to the last digit, what the page shows of it."""

import json
import random
import subprocess

import pytest

from practicum.base.problem import ProblemsError
from practicum.grading.progress import read_progress
from practicum.grading.score import grade
from practicum.quiz import kinds
from practicum.quiz.blueprint import asked, blueprint
from practicum.quiz.reader import read_quiz
from support.learners import FIXTURES, QUIZZES, versions
from support.paths import ROOT
from support.python_scores import drawn, pair, questions_of

PAIRS = 600
WRITTEN = 1_780_000_000_000  # before the time of the page in handed.mjs


def outline(quiz):
    """Return a quiz as the page *My progress* has it."""
    return {"questions": questions_of(quiz), "pass": str(quiz.pass_mark)} | (
        {"draw": blueprint(quiz)} if quiz.draw else {}
    )


def on_pages(node, cases):
    """Return the page's file and scores of each case, None for what the page refuses to read."""
    given = json.dumps({"names": kinds.names(), "cases": cases})
    command = [node, str(ROOT / "tests" / "player" / "handed.mjs")]
    done = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def in_python(quiz, text):
    """Return what the grader makes of a progress file, None if nothing in it counts."""
    try:
        (sheet,) = read_progress(text, "progress.json", lambda fields: fields.text("quiz", "") and quiz).sheets
    except ProblemsError as error:
        if [problem.path for problem in error.problems] != ["quizzes"]:
            raise
        return None
    result = grade(sheet)
    return {
        "earned": pair(result.earned),
        "possible": pair(result.possible),
        "percent": result.percent,
        "passed": result.passed,
        "questions": {graded.id: [graded.status, pair(graded.credit)] for graded in result.questions},
    }


def record(chance, quiz, sheet):
    """Return what a browser may keep of answers: some only begun, some of another day."""
    present = {question.id: question.revision for question in quiz.questions}
    answers = {}
    for ident, answer in sheet["answers"].items():
        revision = sheet["revisions"].get(ident, present.get(ident, "11111111"))
        entry = {"revision": revision, "answer": answer, "at": WRITTEN + chance.randrange(9)}
        entry |= {"checked": chance.random() < 0.8, "hints": chance.randrange(3)}
        answers[ident] = entry | ({"sure": sheet["confidence"][ident]} if ident in sheet["confidence"] else {})
    over = {"since": WRITTEN + chance.randrange(4)} if chance.random() < 0.2 else {}
    return {"version": 1, "answers": answers, "at": WRITTEN + chance.randrange(9)} | over


def test_page_and_grader_agree_on_drawn_progress_that_was_merged(node):
    chance = random.Random(17)
    pairs = drawn(PAIRS)
    cases = [
        {"outline": outline(quiz), "one": record(chance, quiz, sheet), "other": record(chance, quiz, sheet)}
        for quiz, sheet in pairs
    ]
    found = list(zip(pairs, on_pages(node, cases), strict=True))
    compared = shown = 0
    for (quiz, _), page in found:
        if page is None:
            continue
        graded = in_python(quiz, page["text"])
        assert graded == page["scored"]
        statuses = {status for status, _ in graded["questions"].values()} if graded else set()
        if graded and page["shown"] and not statuses & {"changed", "unreadable"}:
            assert graded == page["shown"]
            shown += 1
        compared += bool(graded)
    assert compared > PAIRS / 3
    assert shown > PAIRS / 20


def test_page_and_grader_agree_on_a_draw(node):
    quiz = read_quiz(f"title: T\nlesson: l\n{(FIXTURES / 'course' / 'drawn.yml').read_text('utf-8')}", "d.yml", "drawn")
    chance = random.Random(18)
    cases = []
    for seed in range(100):
        ids = [question.id for question in asked(quiz, seed)]
        answers = {
            question.id: {"revision": question.revision, "answer": chance.choice("ab"), "checked": True, "at": WRITTEN}
            for question in quiz.questions  # those that were not drawn are left from an earlier seed
            if chance.random() < 0.7
        }
        cases.append({"outline": outline(quiz), "one": {"version": 1, "seed": seed, "asked": ids, "answers": answers}})
    for page in on_pages(node, cases):
        graded = in_python(quiz, page["text"])
        assert graded == page["shown"]
        assert len(graded["questions"]) == len(ids)


@pytest.mark.parametrize("version", versions(), ids=lambda path: path.name)
def test_page_and_grader_agree_on_the_files_of_every_version(node, version):
    file = json.loads((version / "progress.json").read_text("utf-8"))
    quizzes = {}
    for name in QUIZZES:
        text = (FIXTURES / "course" / f"{name}.yml").read_text("utf-8")
        quizzes[name] = read_quiz(f"title: T\nlesson: l\n{text}", f"{name}.yml", name)
    practice = [name for name, quiz in quizzes.items() if quiz.mode == "practice"]
    cases = [{"outline": outline(quizzes[name]), "one": file["quizzes"][name]} for name in practice]
    for name, page in zip(practice, on_pages(node, cases), strict=True):
        assert in_python(quizzes[name], page["text"]) == page["shown"], name
