"""What holds for several kinds alike: assessments without keys, broken files, and the handbook's examples."""

import random
import re
from fractions import Fraction

import pytest
import yaml

from practicum.grading.sheet import empty_sheet
from practicum.quiz.answer_keys import public_part
from practicum.quiz.reader import read_quiz
from support.broken_files import break_bytes, break_structure, check_quiz, dumped
from support.paths import HANDBOOK
from support.quiz_texts import BLANK, DIALOGUE, MATCH, NUMBER, ORDER
from support.reading import changed, read_answers


@pytest.mark.parametrize(("text", "key"), [(MATCH, "right:"), (ORDER, "place")], ids=["match", "order"])
def test_the_public_part_of_an_assessment_has_neither_key_nor_reasons(text, key):
    complete = changed(text, ("lesson: lesson\n", "lesson: lesson\nmode: assessment\n"))
    public = public_part(complete, "f")
    assert key not in public
    assert "why" not in public
    quiz = read_quiz(public, "f", "q")
    assert quiz.keyless
    assert quiz.questions[0].revision == read_quiz(complete, "f", "q").questions[0].revision


@pytest.mark.parametrize("text", [BLANK, NUMBER, DIALOGUE], ids=["blank", "number", "dialogue"])
def test_broken_files_are_read_or_refused(text, request):
    whole, data = text.encode(), yaml.safe_load(text)
    assert check_quiz(whole)
    read = []
    for number in range(request.config.getoption("--fuzz")):
        check_quiz(break_bytes(whole, random.Random(f"bytes {number}")))
        read.append(check_quiz(dumped(break_structure(data, random.Random(f"structure {number}")))))
    assert any(read)
    assert not all(read)


@pytest.mark.parametrize("kind", ["blank", "number"])
def test_the_handbook_shows_an_example_that_reads_prints_and_scores_as_it_says(kind):
    page = (HANDBOOK / f"{kind}.md").read_text("utf-8")
    example, *sheets, printed = re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    quiz = read_quiz(f"title: T\nlesson: l\nquestions:\n{example}", "f", "q")
    (question,) = quiz.questions
    assert printed in empty_sheet(quiz)
    sheet = read_answers(quiz, f"quiz: q\n{sheets[0]}")
    assert question.credit(sheet.answers[question.id]) == 1
    table = page.split("## How it is scored")[1].split("\n\n|")[1].split("\n\n")[0].split("\n")[2:]
    rows = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in table]
    assert len(rows) > 3
    for row in rows:
        if row[0].startswith("nothing"):
            continue
        given = row[0] if kind == "number" else dict(zip(("verb", "who", "how"), row[0].split(" – "), strict=True))
        if kind == "blank":
            given = {gap: "" if text == "nothing" else text for gap, text in given.items()}
        credit = question.credit(question.answer(given))
        assert Fraction(row[2]) == credit * question.points, row
