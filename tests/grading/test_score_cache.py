"""The short way of many sheets: the same as the long one, to the last digit and the last fault."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draw import pairs
from practicum.base.problem import ProblemsError
from practicum.grading import score_cache as bulk
from practicum.grading.score import grade
from practicum.grading.score_cache import Grader
from practicum.grading.sheet import read_sheet
from practicum.quiz.reader import read_quiz
from practicum.reports.text import as_json
from support import golden_cases

QUIZ = {
    "title": "T",
    "lesson": "l",
    "questions": [
        {
            "id": ident,
            "kind": kind,
            "objective": "o",
            "points": points,
            "stem": "Which?",
            "see": "s",
            "hints": ["One.", "Two."],
            "options": [{"text": x, "why": "So.", "credit": credit} for x, credit in zip("xyz", worths, strict=True)],
        }
        for ident, kind, points, worths in [
            ("one", "choice", "2", ["1", "1/3", "0"]),
            ("two", "choices", "1/2", ["1", "0", "1"]),
        ]
    ],
}


def reader(quiz, ident="case"):
    """Return the quiz, and what finds it and no other."""
    read = read_quiz(json.dumps(quiz), "quiz", ident)

    def find(fields):
        if fields.text("quiz", "fix.quiz") == ident:
            return read
        fields.note("quiz", "is another.", "Write it.")
        return None

    return read, find


def long_way(text, find):
    """Return all that a sheet comes to, or its faults."""
    try:
        sheet = read_sheet(text, "sheet", find)
    except ProblemsError as error:
        return [str(problem) for problem in error.problems]
    result = grade(sheet)
    return told(result, result, as_json(result))


def short_way(text, grader):
    """Return what the short way makes of a sheet, twice: the second time it knows every answer."""
    found = []
    for _ in range(2):
        try:
            score = grader.grade(text, "sheet")
        except ProblemsError as error:
            found.append([str(problem) for problem in error.problems])
        else:
            found.append(told(score, score.result(), as_json(score.result())))
    assert found[0] == found[1]
    return found[0]


def told(score, result, line):
    return score.learner, score.earned, score.possible, score.percent, score.passed, result, line


def primed(quiz, find):
    """Return a grader that knows the quiz already."""
    grader = Grader(find)
    grader.grade(json.dumps({"quiz": quiz.id, "answers": {}}), "sheet")
    return grader


@pytest.fixture
def only_short(monkeypatch):
    """Return a function that lets no sheet take the long way any more."""

    def refuse(*_):
        raise AssertionError("this sheet takes the long way")

    return lambda: monkeypatch.setattr(bulk, "read_sheet", refuse)


learners = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["Sam Lee", " Sam", "Zoë: a", "\u3000山田", "a\u2028b", "a\\b", 'q"', "\t", "\x85", "=1+1", "\x00", "/"]
    ),
    st.none(),
    st.integers(-2, 2),
    st.lists(st.text(max_size=2), max_size=1),
)
counts = st.sampled_from(
    [0, 1, 12, 999_999, 1_000_000, 1_000_001, -1, 1.0, 1.5, True, None, "", "3", "03", "３", " 3", [], {}]
)
extras = st.one_of(
    st.just({}),
    st.just({"hints": {}, "confidence": {}}),
    st.fixed_dictionaries(
        {},
        optional={
            "learner": learners,
            "hints": st.dictionaries(st.sampled_from(["a", "one"]), st.sampled_from([0, 1, "1", "", "x"])),
            "confidence": st.dictionaries(st.sampled_from(["a", "one"]), st.sampled_from(["sure", "", "x", None])),
            "attempt": counts,
            "minutes": counts,
            "other": st.just("x"),
            "quiz": st.sampled_from(["case", " case ", "else", "", None, ["case"]]),
        },
    ),
)
styles = st.sampled_from([{}, {"separators": (",", ":")}, {"ensure_ascii": False}, {"indent": 1}, {"indent": "\t"}])


@st.composite
def broken(draw, text):
    """Draw the text, or the text with a character put in, taken out or doubled, as JSON may still allow."""
    if draw(st.integers(0, 2)):
        return text
    at = draw(st.integers(0, len(text)))
    new = draw(
        st.sampled_from(["", " ", "\n", "\t", ":", ",", '"', "\\", "\\/", "\\ud83d\\ude00", "\\ud83d", "#", "1"])
    )
    length = draw(st.integers(0, 3))
    again = draw(st.sampled_from(["", text[at : at + 12]]))
    return text[:at] + new + again + text[at + length :]


@settings(max_examples=300)
@given(pairs(), extras, styles, st.data())
def test_the_short_way_is_the_long_way(pair, extra, style, data):
    drawn, answers, marks, sure = pair
    quiz, find = reader(drawn)
    own = {question.id: question.revision for question in quiz.questions}
    revisions = {ident: own[ident] if mark == "present" and ident in own else mark for ident, mark in marks.items()}
    sheet = {"quiz": "case", "answers": answers, "confidence": sure, "revisions": revisions} | extra
    text = data.draw(broken(json.dumps(sheet, **style)))
    assert short_way(text, primed(quiz, find)) == long_way(text, find)


@pytest.mark.parametrize("case", golden_cases.load_cases(), ids=lambda case: case.name)
def test_every_case_comes_to_the_same(case):
    quiz, find = reader(case.quiz, golden_cases.QUIZ)
    text = case.sheet_text({question.id: question.revision for question in quiz.questions})
    for written in (text, json.dumps(json.loads(text)), json.dumps(json.loads(text), ensure_ascii=False)):
        assert short_way(written, primed(quiz, find)) == long_way(written, find)


@pytest.mark.parametrize(
    "sheet",
    [
        {},
        {"learner": "Sam Lee", "hints": {}, "confidence": {}},
        {"learner": "Zoë 山田\u3000太郎"},
        {"learner": 'says: "hello"'},
        {"learner": "C:\\temp"},
        {"revisions": {"one": "00000000"}},
        {"hints": {"one": 2, "two": "1"}, "confidence": {"one": "sure"}},
        {"answers": {"one": "b", "two": "c, a"}},
        {"answers": {"one": "", "two": []}},
        {"attempt": 2, "minutes": 0},
        {"attempt": "12", "minutes": ""},
        {"answers": {}},
    ],
)
@pytest.mark.parametrize("style", [{}, {"ensure_ascii": False}, {"indent": 2}, {"separators": (",", ":")}])
def test_what_is_plain_takes_the_short_way(sheet, style, only_short):
    quiz, find = reader(QUIZ)
    own = {question.id: question.revision for question in quiz.questions}
    text = json.dumps({"quiz": "case", "answers": {"one": "b", "two": ["a"]}, "revisions": own} | sheet, **style)
    grader, expected = primed(quiz, find), long_way(text, find)
    only_short()
    assert short_way(text, grader) == expected


@pytest.mark.parametrize(
    "text",
    [
        '{"quiz": "case", "answers": {"one": "a", "one": "b"}}',
        '{"quiz": "case", "quiz": "case", "answers": {}}',
        '{"quiz": "case", "answers": {"one": "b"}, "answers": {}}',
        '{"quiz": "case", "answers": {"one": "a", "\\u006fne": "b"}}',
        '{"quiz": "case", "answers": {"one"\n: "a"}}',
        '{"quiz": "case", "answers": {"one": true}}',
        '{"quiz": "case", "answers": {"one": null}}',
        '{"quiz": "case", "answers": {"one": {"a": {"b": 1, "b": 2}}}}',
        '{"quiz": "case", "answers": {"three": ""}}',
        '{"quiz": "case", "answers": {}, "learner": "\\ud83d"}',
        '{"quiz": "case", "answers": {}, "learner": "\\ud83d\\ude00"}',
        '{"quiz": "case", "answers": {}, "learner": " Sam "}',
        '{"quiz": "case", "answers": {}, "learner": " "}',
        '{"quiz": "case", "answers": {}, "learner": "a\u2028b"}',
        '{"quiz": "case", "answers": {}, "other": "x"}',
        '{"quiz": "case", "answers": {}, "revisions": {"one": ""}}',
        '{"quiz": "case", "answers": {}, "revisions": {"one": null}}',
        '{"quiz": "case", "answers": {}, "hints": {"one": 3}}',
        '{"quiz": "case", "answers": {}, "hints": {"three": 1}}',
        '{"quiz": "case", "answers": {}, "confidence": {"one": "very"}}',
        '{"quiz": "case", "answers": {"gone": [[["x"]]]}, "revisions": {"gone": "00000000"}}',
        '{"quiz": "case", "answers": {"gone": ' + "[" * 30 + "]" * 30 + '}, "revisions": {"gone": "00000000"}}',
        '{"quiz": "case", "answers": {"one": "a"}} # said in YAML',
        "{quiz: case, answers: {one: a}}",
        '{"quiz": "case", "answers": ' + "[" * 100_000,
        '"quiz"',
        "[]",
        "",
        "\ufeff{}",
    ],
)
def test_what_can_be_read_in_two_ways_takes_the_long_one(text):
    quiz, find = reader(QUIZ)
    assert short_way(text, primed(quiz, find)) == long_way(text, find)


def test_what_learners_write_freely_does_not_fill_the_memory(monkeypatch, only_short):
    monkeypatch.setattr(bulk, "MAX_REMEMBERED", 4)
    quiz, find = reader(QUIZ)
    grader = primed(quiz, find)
    texts = [
        json.dumps({"quiz": "case", "answers": {"one": "abc"[n % 3] + " " * n, "two": ["c"] * (n % 2)}})
        for n in range(30)
    ]
    expected = [long_way(text, find) for text in texts]
    only_short()
    assert [short_way(text, grader) for text in texts] == expected
    (scorer,) = grader._scorers.values()
    kept = Counter(ident for ident, key in scorer._remembered if key)  # no answer is always remembered
    assert max(kept.values()) == 4


def test_several_quizzes_keep_apart():
    _, find_one = reader(QUIZ, "one")
    other = QUIZ | {
        "pass": 10,
        "questions": [QUIZ["questions"][1] | {"id": "one"}, QUIZ["questions"][0] | {"id": "two"}],
    }
    _, find_two = reader(other, "two")
    grader = Grader(lambda fields: (find_one if fields.data["quiz"] == "one" else find_two)(fields))
    for _ in range(3):
        for ident, find in (("one", find_one), ("two", find_two)):
            text = json.dumps({"quiz": ident, "answers": {"one": "a", "two": "a"}})
            assert short_way(text, grader) == long_way(text, find)
