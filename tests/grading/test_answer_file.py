"""Answer files: what can be read, what is refused and how, and the empty one."""

from __future__ import annotations

import json

import pytest

from practicum.grading.score import grade
from practicum.grading.sheet import empty_sheet, read_sheet
from practicum.quiz.reader import read_quiz
from support.reading import assert_only_fault, problems, read_answers

QUIZ = "first-quiz"


@pytest.fixture
def quiz(files):
    return read_quiz(files[f"quizzes/{QUIZ}.yml"], "f", QUIZ)


@pytest.fixture
def read(quiz):
    """Return a function that reads a sheet of the first quiz."""
    return lambda text: read_sheet(text, "s.yml", lambda fields: quiz if fields.name("quiz", "fix.quiz") else None)


@pytest.fixture
def faults(read):
    """Return a function that reads a sheet and returns its problems."""

    return lambda text: problems(read, text)


def test_an_answer_file_holds_the_learner_and_what_was_answered(read, quiz):
    sheet = read(f"quiz: {QUIZ}\nlearner: ' Sam Lee '\nanswers:\n  which-part: B\n  which-names: c, a\n")
    assert (sheet.quiz, sheet.learner, sheet.changed) == (quiz, "Sam Lee", frozenset())
    assert sheet.answers == {"which-part": "b", "which-names": ("a", "c")}


@pytest.mark.parametrize("learner", ["", "learner:\n", "learner: ''\n", "learner: null\n"])
def test_an_answer_file_needs_no_name(read, learner):
    assert read(f"quiz: {QUIZ}\n{learner}answers: {{}}\n").learner == ""


@pytest.mark.parametrize("learner", ["No", "1e3", "<b>x</b>", "O'Neil", "=1+1", "山田\u3000太郎", "Zoë 😀"])
def test_a_name_is_a_text_whatever_it_looks_like(read, learner):
    assert read(json.dumps({"quiz": QUIZ, "learner": learner, "answers": {}})).learner == learner


@pytest.mark.parametrize("revisions", ["", "revisions:\n", "revisions: {}\n", "revisions: ''\n"])
def test_an_answer_file_needs_no_revisions(read, revisions):
    sheet = read(f"quiz: {QUIZ}\nanswers: {{which-part: a}}\n{revisions}")
    assert (dict(sheet.answers), sheet.changed) == ({"which-part": "a"}, frozenset())


@pytest.mark.parametrize(
    ("revisions", "changed"),
    [
        ("{which-part: 0a1b2c3d}", {"which-part"}),
        ("{which-part: 0a1b2c3d, which-names: 0a1b2c3d}", {"which-part"}),
        ("{gone: 0a1b2c3d}", set()),
        ("{which-names: 0a1b2c3d}", set()),
    ],
)
def test_questions_answered_on_another_revision_are_changed(read, revisions, changed):
    sheet = read(f"quiz: {QUIZ}\nanswers: {{which-part: a, which-names: []}}\nrevisions: {revisions}\n")
    assert sheet.changed == changed
    assert sheet.changed.isdisjoint(sheet.answers)


@pytest.mark.parametrize(
    ("answers", "accepted", "changed"),
    [
        ("{which-part: a}", {"which-part"}, set()),
        ("{which-part: a, gone: b}", {"which-part"}, {"gone"}),
        ("{which-part: z, which-names: [a]}", {"which-names"}, {"which-part"}),
        ("{which-part: '', which-names: '  '}", set(), {"which-names"}),
    ],
)
def test_an_answer_to_a_changed_question_is_taken_on_demand_if_it_can_be(quiz, answers, accepted, changed):
    text = f"quiz: {QUIZ}\nanswers: {answers}\nrevisions: {{which-part: x1, which-names: x2, gone: x3}}\n"
    sheet = read_answers(quiz, text, "s.yml", accept_changed=True)
    assert (sheet.accepted, sheet.changed, set(sheet.answers)) == (accepted, changed, accepted)


def test_a_question_that_was_removed_is_changed(read):
    sheet = read(f"quiz: {QUIZ}\nanswers: {{gone: a}}\nrevisions: {{gone: 0a1b2c3d}}\n")
    assert sheet.changed == {"gone"}


def test_a_revision_of_digits_only_is_the_text_that_it_looks_like(read, quiz):
    mark = quiz.questions[0].revision
    sheet = read(f"quiz: {QUIZ}\nanswers: {{which-part: a}}\nrevisions:\n  which-part: {mark}\n")
    assert not sheet.changed


REFUSED = {
    "no quiz": ("answers: {}", "s.yml:1:1 quiz: is missing.", "Write the id of the quiz, such as opening-declaration."),
    "quiz no id": ("quiz: ../x\nanswers: {}", 's.yml:1:7 quiz: "../x" cannot be an id.', "small letters"),
    "no answers": (f"quiz: {QUIZ}", "s.yml:1:1 answers: is missing.", 'Write "answers:"'),
    "answers a list": (f"quiz: {QUIZ}\nanswers: [a, b]", "s.yml:2:10 answers: is a list, not a mapping", 'Write "answers:"'),
    "unknown key": (f"quiz: {QUIZ}\nanswers: {{}}\nname: Sam", "s.yml:3:1 name: is not a key of this format.", "quiz, learner, answers"),
    "misspelt key": (f"quiz: {QUIZ}\nanswers: {{}}\nlerner: Sam", "s.yml:3:1 lerner: is not a key of this format.", 'Did you mean "learner"?'),
    "learner a list": (f"quiz: {QUIZ}\nlearner: [Sam]\nanswers: {{}}", "s.yml:2:10 learner: is a list, not a text.", "Write your name."),
    "unknown question": (f"quiz: {QUIZ}\nanswers:\n  wich-part: a", 's.yml:3:14 answers.wich-part: this quiz has no question "wich-part".', 'Did you mean "which-part"?'),
    "quite another question": (f"quiz: {QUIZ}\nanswers:\n  zzz: a", 's.yml:3:8 answers.zzz: this quiz has no question "zzz".', "Delete the line."),
    "answer twice": (f"quiz: {QUIZ}\nanswers:\n  which-part: a\n  which-part: b", 's.yml:4:3 which-part: "which-part" appears twice; the first is in line 3.', "Delete one."),
    "revision a list": (f"quiz: {QUIZ}\nanswers: {{}}\nrevisions: {{which-part: [a]}}", "s.yml:3:25 revisions.which-part: is not a revision.", "or delete the line"),
    "revision empty": (f"quiz: {QUIZ}\nanswers: {{}}\nrevisions: {{which-part: ''}}", "s.yml:3:25 revisions.which-part: is not a revision.", "or delete the line"),
    "revisions a text": (f"quiz: {QUIZ}\nanswers: {{}}\nrevisions: x", "s.yml:3:12 revisions: is a text, not a mapping", "Keep it as it was written."),
    "no sheet": ("", "s.yml:1:1: this file holds no keys.", ""),
    "no YAML": (f"quiz: {QUIZ}\nanswers: {{which-part: a", "s.yml:2:", "Close the bracket"),
}  # fmt: skip


UNREADABLE = {
    "unknown letter": (f"quiz: {QUIZ}\nanswers:\n  which-part: d", 's.yml:3:15 answers.which-part: "d" is not an option here.', "Write one of: a, b, c."),
    "long answer": (f"quiz: {QUIZ}\nanswers:\n  which-part: {'x' * 99}", f's.yml:3:15 answers.which-part: "{"x" * 39}…" is not an option here.', "Write one of: a, b, c."),
    "unknown letter in a list": (f"quiz: {QUIZ}\nanswers:\n  which-names: [a, d]", 's.yml:3:16 answers.which-names: "d" is not an option here.', "Write one of: a, b, c."),
    "list to a choice": (f"quiz: {QUIZ}\nanswers:\n  which-part: [a]", "s.yml:3:15 answers.which-part: a choice takes one letter.", "Write one, such as a."),
    "mapping to choices": (f"quiz: {QUIZ}\nanswers:\n  which-names: {{a: b}}", "s.yml:3:16 answers.which-names: this question takes a list of letters.", "Write one, such as [a, c]."),
    "letter twice": (f"quiz: {QUIZ}\nanswers:\n  which-names: a, A", "s.yml:3:16 answers.which-names: an option is named twice.", "Name each once."),
}  # fmt: skip


@pytest.mark.parametrize("row", REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_named_with_its_place_and_fix(faults, row):
    text, start, fix = row
    assert_only_fault(faults(text), start, fix)


@pytest.mark.parametrize("row", UNREADABLE.values(), ids=UNREADABLE)
def test_an_answer_that_cannot_be_read_is_named_with_its_place_and_fix(read, row):
    text, start, fix = row
    assert_only_fault([*map(str, read(text).unreadable.values())], start, fix)


def test_an_answer_that_cannot_be_read_earns_nothing_and_the_others_are_scored(read):
    result = grade(read(f"quiz: {QUIZ}\nanswers: {{which-part: x, which-names: [a, c]}}\n"))
    assert [(g.id, g.status, g.credit) for g in result.questions][:2] == [
        ("which-part", "unreadable", 0),
        ("which-names", "correct", 1),
    ]
    assert (result.earned, result.possible) == (1, 3)
    assert result.questions[0].fault == '"x" is not an option here. Write one of: a, b, c.'


@pytest.mark.parametrize("nothing", ["", " []", " {}", " ~", ' ""'])
@pytest.mark.parametrize("key", ["answers", "revisions", "hints", "confidence"])
def test_a_mapping_may_be_nothing(read, key, nothing):
    more = "" if key == "answers" else "answers: {which-part: a}\n"
    sheet = read(f"quiz: {QUIZ}\n{more}{key}:{nothing}\n")
    assert set(sheet.answers) == ({"which-part"} if more else set())


@pytest.mark.parametrize(
    ("lines", "known"), [("", (0, None)), ("attempt:\nminutes:\n", (0, None)), ("attempt: 0\nminutes: 0\n", (0, 0))]
)
def test_an_empty_number_is_not_known(read, lines, known):
    sheet = read(f"quiz: {QUIZ}\nanswers: {{}}\n{lines}")
    assert (sheet.attempt, sheet.minutes) == known


def test_everything_that_is_refused_is_named_at_once(faults):
    found = faults(f"quiz: {QUIZ}\nlearner: [x]\nanswers: {{which-part: x, zzz: x}}\nhints: {{yyy: 1}}\nmore: 1\n")
    assert [fault.split(":")[2].split(" ")[1] for fault in found] == [
        "learner",
        "answers.which-part",
        "answers.zzz",
        "hints.yyy",
        "more",
    ]


def test_an_empty_answer_file_is_empty_and_complete(read, quiz):
    sheet = read(empty_sheet(quiz))
    assert (sheet.learner, dict(sheet.answers), sheet.changed) == ("", {}, frozenset())
    assert {graded.status for graded in grade(sheet).questions} == {"unanswered"}


def test_an_empty_answer_file_shows_what_is_asked(quiz):
    lines = empty_sheet(quiz).split("\n")
    assert lines[0] == "# The first quiz"
    at = lines.index("  which-part:")
    assert lines[at - 4 : at] == [
        "  # Which part comes first?",
        "  #   a. The greeting",
        "  #   b. The offer",
        "  #   c. The bill",
    ]


def test_an_empty_answer_file_that_is_filled_in_grades_fully(read, quiz):
    text = empty_sheet(quiz).replace("learner:", "learner: Sam Lee")
    text = text.replace("  which-part:\n", "  which-part: a\n").replace("  which-names:\n", "  which-names: a, c\n")
    result = grade(read(text))
    assert (result.learner, result.earned, result.possible, result.percent, result.passed) == (
        "Sam Lee",
        3,
        3,
        100,
        True,
    )
    changed = grade(read(text.replace('which-part: "', 'which-part: "0')))
    assert (changed.earned, changed.possible) == (1, 1)


@pytest.mark.parametrize("break_", ["\n", "\n\n", "\r\n", "\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("field", ["title", "stem", "text"])
def test_texts_of_several_lines_stay_inside_the_comments_of_an_empty_answer_file(files, field, break_):
    lines = f"One{break_ if field != 'text' else break_[:1]}answers{{: [\n - &x"
    data = {"title": "T", "lesson": "x", "questions": [question()]}
    place = {"title": data, "stem": data["questions"][0], "text": data["questions"][0]["options"][0]}[field]
    place[field] = lines
    quiz = read_quiz(json.dumps(data), "f", "q")
    sheet = read_answers(quiz, empty_sheet(quiz), "s.yml")
    assert dict(sheet.answers) == {}


@pytest.mark.parametrize("ident", ["true", "123", "1e3", "no", "a-1"])
def test_an_id_that_looks_like_something_else_can_be_answered(ident):
    data = {"title": "T", "lesson": "x", "questions": [question() | {"id": ident}]}
    quiz = read_quiz(json.dumps(data), "f", "q")
    filled = empty_sheet(quiz).replace(f"{ident}:\n", f"{ident}: a\n")
    sheet = read_answers(quiz, filled, "s.yml")
    assert dict(sheet.answers) == {ident: "a"}


def question():
    options = [{"text": "A", "credit": 1, "why": "So."}, {"text": "B", "why": "So."}]
    return {"id": "q", "kind": "choice", "objective": "x", "stem": "Which?", "options": options, "see": "x"}
