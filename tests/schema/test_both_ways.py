"""Schema and check agree on every file: what one refuses the other does, but for what no schema can tell."""

from __future__ import annotations

import random
import re

import pytest
import yaml

from practicum.base.problem import ProblemsError
from practicum.course.disagreements import read_tensions
from practicum.course.glossary import read_terms
from practicum.course.load import Needs, load_course, read_source
from practicum.course.vocabulary import Relation, Vocabulary
from practicum.files.fields import Fields
from practicum.files.yaml_tree import parse
from practicum.grading.sheet import read_sheet
from practicum.quiz import kinds
from practicum.quiz.reader import read_quiz
from practicum.schema.formats import Trade
from support.broken_files import break_bytes, break_structure, dumped
from support.course_small import FILES
from support.golden_cases import load_cases
from support.paths import HANDBOOK, ROOT
from support.schemas import compare, validators

LESSON = "content/one/first.md"
TRADE = Trade(
    vocabulary=Vocabulary(
        audiences={"salesperson": "salesperson", "sales manager": "sales manager", "company": "company"},
        kinds={"rule": "Rule", "1": "One", "true": "True"},
        relation=Relation(first="owed_by", second="owed_to", text="{from} {to}"),
    ),
    needs=Needs(roles=True, points=True),
)
SOURCE = """\
name: The article
author: Ada Example
basis: The byline names her.
points:
  - {id: w01, text: Every talk has parts., kind: rule, stance: asserted, for: [salesperson, company]}
  - {id: 2, text: Parts have names., kind: 1, stance: conceded, for: [company], owed_by: company, owed_to: me}
"""
TERMS = """\
terms:
  - {id: account, term: account, text: A customer firm., ours: true}
  - {id: lead, term: lead, text: Someone who asked.}
"""
TENSIONS = """\
tensions:
  - id: t01
    topic: What is owed
    strength: direct
    between: Between the one and the other
    sides:
      - {says: Much., points: [w01]}
      - {says: Nothing., points: [w02]}
    reading: Both have a case.
"""
ASSESSMENT = """\
title: Final
mode: assessment
minutes: 60
questions:
  - id: q1
    kind: choice
    objective: recall
    stem: Which?
    see: first#parts
    options:
      - {text: One}
      - {text: Two}
  - id: q2
    kind: number
    objective: recall
    stem: How many?
    see: first#parts
"""


def problems_of(read):
    """Return the problems of what a function reads."""
    try:
        read()
    except ProblemsError as error:
        return error.problems
    return []


def read_with(reader, text):
    """Return the problems that a reader of `Fields` notes in a text."""
    problems = []
    try:
        reader(Fields(parse(text, "f"), "f", problems))
    except ProblemsError as error:
        return error.problems
    return problems


def of_quiz(text):
    return problems_of(lambda: read_quiz(text, "f", "quiz"))


READERS = {
    "quiz": of_quiz,
    "source": lambda text: read_with(lambda fields: read_source(fields, "f", TRADE.vocabulary), text),
    "glossary": lambda text: read_with(read_terms, text),
    "tensions": lambda text: read_with(read_tensions, text),
}
USUAL, OWN = validators(), validators(TRADE)


def quizzes():
    """Return the texts of quizzes with every kind and every key: the golden cases, and the examples of the handbook."""
    golden = [case.quiz_text for case in load_cases()]
    whole = [
        found
        for page in sorted(HANDBOOK.glob("*.md"))
        for found in re.findall(
            r"^```yaml\n(title: .*?^questions:\n.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL
        )
        if "objective" in found
    ]
    parts = [
        f"title: T\nlesson: x\nquestions:\n{found}"
        for kind in kinds.names()
        for found in re.findall(
            r"^```yaml\n(  - id: .*?)^```", (HANDBOOK / f"{kind}.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
        )
    ]
    own = [path.read_text("utf-8") for path in sorted((ROOT / "quizzes").glob("*.yml"))]
    return [*golden, *whole, *parts, *own, ASSESSMENT, FILES["quizzes/first-quiz.yml"]]


def test_what_is_in_order_is_in_order_for_both():
    texts = quizzes()
    assert len(texts) > 60
    assert [compare(USUAL["quiz"], text, of_quiz(text)) for text in texts if not of_quiz(text)].count(True) == 0
    for name, text in (("source", SOURCE), ("glossary", TERMS), ("tensions", TENSIONS)):
        assert READERS[name](text) == []
        assert compare(OWN[name], text, []) is False


def broken(text, chance):
    """Return a text with accidents in its structure or in its bytes."""
    if chance.random() < 0.7:
        return dumped(break_structure(yaml.load(text, yaml.BaseLoader), chance)).decode()
    return break_bytes(text.encode(), chance).decode("utf-8", "replace")


@pytest.fixture
def times(request):
    return request.config.getoption("--fuzz")


def test_both_agree_on_broken_quizzes(times):
    texts = quizzes()
    said = []
    for number in range(times * 4):
        chance = random.Random(f"schema quiz {number}")
        text = broken(texts[number % len(texts)], chance)
        said.append(compare(USUAL["quiz"], text, of_quiz(text)))
    assert {True, False} <= set(said)


@pytest.mark.parametrize(("name", "text"), [("source", SOURCE), ("glossary", TERMS), ("tensions", TENSIONS)])
def test_both_agree_on_broken_files_of_a_course(name, text, times):
    said = []
    for number in range(times):
        less = broken(text, random.Random(f"schema {name} {number}"))
        said.append(compare(OWN[name], less, READERS[name](less)))
    assert {True, False} <= set(said)


def test_both_agree_on_broken_answer_files(times):
    cases = load_cases()
    said = []
    for number in range(times * 2):
        case = cases[number % len(cases)]
        quiz = read_quiz(case.quiz_text, "q", "case")
        sheet = {"quiz": "case", "learner": "Sam", "attempt": 1, "minutes": 7} | case.sheet
        text = broken(dumped(sheet).decode(), random.Random(f"schema answers {number}"))
        problems = problems_of(lambda text=text, quiz=quiz: read_sheet(text, "f", quiz))
        said.append(compare(USUAL["answers"], text, problems))
    assert {True, False} <= set(said)


def test_both_agree_on_broken_front_matter(course, times):
    root = course()
    _, front, body = FILES[LESSON].split("---\n", 2)
    ours = validators(Trade(vocabulary=load_course(root).vocabulary, needs=Needs(roles=True, points=True)))
    said = []
    for number in range(times):
        text = dumped(
            break_structure(yaml.load(front, yaml.BaseLoader), random.Random(f"schema page {number}"))
        ).decode()
        (root / LESSON).write_text(f"---\n{text}---\n{body}", "utf-8")
        problems = [each for each in problems_of(lambda: load_course(root)) if each.file == LESSON]
        said.append(compare(ours["page"], text, problems))
    assert {True, False} <= set(said)
