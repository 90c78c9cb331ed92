"""Broken files by the hundred: each is read, or refused at a place inside it."""

from __future__ import annotations

import faulthandler
import random
import re
import sys
import time
from copy import deepcopy
from types import SimpleNamespace

import pytest
import yaml

from practicum.base.problem import ProblemsError
from practicum.course.load import load_course
from practicum.grading.score import grade
from practicum.grading.sheet import read_sheet
from practicum.quiz import kinds
from practicum.quiz.reader import read_quiz
from support.broken_files import break_bytes, break_structure, check_places, check_quiz, dumped, nodes
from support.golden_cases import load_cases
from support.paths import HANDBOOK

QUIZ, LESSON = "quizzes/first-quiz.yml", "content/one/first.md"
HANGS = 60  # seconds for one file, after which the run stops and shows where it hangs
REQUIRED = {
    QUIZ: ["title", "lesson", "questions", "id", "kind", "objective", "stem", "see", "options", "text", "why"],
    LESSON: ["title", "id", "roles", "objectives", "level", "text", "why", "points"],
}


@pytest.fixture
def rounds(request, longest):
    """Yield the number of each broken file, on the watch for one that is never done with, and note the longest."""
    count = request.config.getoption("--fuzz")
    spent = []

    def each():
        for number in range(count):
            faulthandler.dump_traceback_later(HANGS, exit=True, file=sys.__stderr__)
            began = time.process_time()
            yield number
            spent.append(time.process_time() - began)
        faulthandler.cancel_dump_traceback_later()

    yield each()
    faulthandler.cancel_dump_traceback_later()
    longest.append((max(spent), f"file {spent.index(max(spent))} of {request.node.name}"))


def check_lesson(root, raw):
    """Check that a lesson is refused in the right way, if it is; return whether the course is in order."""
    (root / LESSON).write_bytes(raw)
    try:
        load_course(root)
    except ProblemsError as error:
        own = SimpleNamespace(problems=[problem for problem in error.problems if problem.file == LESSON])
        if own.problems:
            check_places(own, raw)
        return False
    return True


@pytest.fixture
def lesson(files):
    """Return the first lesson's front matter as plain data, and its body."""
    _, front, body = files[LESSON].split("---\n", 2)
    return yaml.safe_load(front), body.encode()


def test_a_quiz_with_broken_bytes_is_read_or_refused(files, rounds):
    whole = files[QUIZ].encode()
    assert check_quiz(whole)
    refused = sum(not check_quiz(break_bytes(whole, random.Random(f"quiz bytes {n}"))) for n in rounds)
    assert refused


def test_a_quiz_of_broken_structure_is_read_or_refused(files, rounds):
    whole = yaml.safe_load(files[QUIZ])
    assert check_quiz(dumped(whole))
    read = [check_quiz(dumped(break_structure(whole, random.Random(f"quiz structure {n}")))) for n in rounds]
    assert not all(read)
    assert any(read)


@pytest.mark.parametrize("kind", kinds.names())
def test_a_question_of_each_kind_of_broken_structure_is_read_or_refused(kind, rounds):
    """The quiz of the kind's first golden case; a broken one is also asked to read a broken answer."""
    case = next(case for case in load_cases() if case.name.startswith(f"{kind}: "))
    assert check_quiz(dumped(case.quiz))
    read = []
    for n in rounds:
        chance = random.Random(f"{kind} structure {n}")
        read.append(check_quiz(dumped(break_structure(case.quiz, chance))))
        quiz, broken = read_quiz(case.quiz_text, QUIZ, "case"), break_structure(case.sheet, chance)
        raw = dumped({"quiz": "case"} | broken)
        try:
            grade(read_sheet(raw.decode(), QUIZ, lambda fields, quiz=quiz: fields.name("quiz", "") and quiz))
        except ProblemsError as error:
            check_places(error, raw)


def examples():
    """Return a quiz for each kind's handbook page, with the page's first question, and one with all that kinds share."""
    folder = HANDBOOK
    pages = [folder / f"{kind}.md" for kind in kinds.names()]
    blocks = [
        re.search(r"^```yaml\n(  - id: .*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)[1]
        for page in pages
    ]
    whole = re.findall(r"^```yaml\n(title: .*?)^```", (folder / "more.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [f"title: T\nlesson: x\nconfidence: true\nquestions:\n{block}" for block in blocks] + whole


def test_every_kinds_example_is_read_or_refused_when_broken(rounds):
    wholes = [text.encode() for text in examples()]
    assert all(check_quiz(whole) for whole in wholes)
    read = []
    for n in rounds:
        whole, chance = wholes[n % len(wholes)], random.Random(f"example {n}")
        broken = break_bytes(whole, chance) if n % 3 else dumped(break_structure(yaml.safe_load(whole), chance))
        read.append(check_quiz(broken))
    assert not all(read)
    assert any(read)


def test_a_lesson_with_broken_bytes_is_read_or_refused(course, files, rounds):
    root, whole = course(), files[LESSON].encode()
    assert check_lesson(root, whole)
    refused = sum(not check_lesson(root, break_bytes(whole, random.Random(f"lesson bytes {n}"))) for n in rounds)
    assert refused


def test_a_lesson_of_broken_structure_is_read_or_refused(course, lesson, rounds):
    root, (whole, body) = course(), lesson
    assert check_lesson(root, b"---\n" + dumped(whole) + b"---\n" + body)
    for n in rounds:
        front = dumped(break_structure(whole, random.Random(f"lesson structure {n}")))
        check_lesson(root, b"---\n" + front + b"---\n" + body)


@pytest.mark.parametrize("file", [QUIZ, LESSON])
def test_a_file_without_something_required_is_refused(course, files, lesson, file):
    root, (front, body) = course(), lesson
    data = yaml.safe_load(files[QUIZ]) if file == QUIZ else front
    removed = set()
    for number in range(len(list(nodes(data)))):
        less = deepcopy(data)
        holder, key = list(nodes(less))[number]
        if key in REQUIRED[file]:
            del holder[key]
            removed.add(key)
            raw = dumped(less)
            read = check_quiz(raw) if file == QUIZ else check_lesson(root, b"---\n" + raw + b"---\n" + body)
            assert not read, key
    assert removed == set(REQUIRED[file])
