"""quizzes/<id>.yml -> Quiz, or everything that is wrong in it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from practicum.base.problem import ProblemsError
from practicum.quiz import kinds
from practicum.quiz.reader import load_quiz, read_quiz
from support.reading import assert_only_fault, quiz_faults

FIRST = "quizzes/first-quiz.yml"
A, B, C = "questions[0].options[0]", "questions[0].options[1]", "questions[0].options[2]"


@pytest.fixture
def faults(files):
    """Return a function that reads the first quiz with texts replaced and returns its problems."""

    return lambda *edits: quiz_faults(files[FIRST], *edits)


def test_a_quiz_holds_what_its_file_says(files):
    quiz = read_quiz(files[FIRST], "f", "first-quiz")
    choice, choices = quiz.questions
    assert (quiz.id, quiz.title, quiz.lesson, quiz.pass_mark) == ("first-quiz", "The first quiz", "first", 80)
    assert [(q.id, q.kind, q.objective, q.points, q.see) for q in quiz.questions] == [
        ("which-part", "choice", "recall-parts", 2, "the-three-parts"),
        ("which-names", "choices", "recall-parts", 1, "first#what-to-say"),
    ]
    assert (choice.stem, choice.rests_on, choices.rests_on) == ("Which part comes first?", ("w01",), ())
    assert [(o.id, o.text, o.credit) for o in choice.options] == [
        ("a", "The greeting", 1),
        ("b", "The offer", Fraction(1, 2)),
        ("c", "The bill", 0),
    ]
    assert (choices.place.line, choices.place.column, choices.place.path) == (22, 5, "questions[1]")


def test_a_question_may_say_its_level_and_when_it_was_reviewed(files):
    plain = read_quiz(files[FIRST], "f", "first-quiz").questions[0]
    text = files[FIRST].replace("    points: 2", "    points: 2\n    level: apply\n    reviewed: 2024-02-29")
    question = read_quiz(text, "f", "first-quiz").questions[0]
    assert (plain.level, plain.reviewed) == ("", "")
    assert (question.level, question.reviewed) == ("apply", "2024-02-29")
    assert question.revision == plain.revision
    assert question.seen() == plain.seen()


def test_a_quiz_without_a_lesson_names_one_for_every_heading(faults, files):
    found = faults(("lesson: first\n", ""))
    assert [fault.split(" Write")[0] for fault in found] == [
        'f:19:10 questions[0].see: "the-three-parts" names no lesson, and this quiz belongs to none.'
    ]
    text = files[FIRST].replace("lesson: first\n", "").replace("see: the", "see: first#the")
    assert read_quiz(text, "f", "first-quiz").lesson == ""


def test_what_is_left_out_has_its_default(files):
    quiz = read_quiz(files["quizzes/second-quiz.yml"], "f", "second-quiz")
    assert (quiz.pass_mark, quiz.questions[0].points, quiz.questions[0].rests_on) == (80, 1, ())


def test_what_may_be_left_out_may_be_empty(files):
    text = files[FIRST].replace("pass: 80", "pass:").replace("points: 2", "points:").replace("credit: 1/2", "credit:")
    quiz = read_quiz(text, "f", "first-quiz")
    assert (quiz.pass_mark, quiz.questions[0].points, quiz.questions[0].options[1].credit) == (80, 1, 0)


ONE_FAULT = {
    "title missing": ("title: The first quiz\n", "", "f:1:1 title: is missing.", "Write the quiz's title."),
    "title empty": ("title: The first quiz", "title:", "f:1:7 title: is empty.", "Write the quiz's title."),
    "level unknown": ("    points: 2", "    level: aply\n    points: 2", 'f:8:12 questions[0].level: "aply" is not one of: remember,', 'Did you mean "apply"?'),
    "reviewed on no day": ("    points: 2", "    reviewed: 2026-02-29\n    points: 2", 'f:8:15 questions[0].reviewed: "2026-02-29" is not a day of the calendar.', "such as 2026-01-31"),
    "lesson no id": ("lesson: first", "lesson: First one", 'f:2:9 lesson: "First one" cannot be an id.', "small letters"),
    "pass above 100": ("pass: 80", "pass: 101", 'f:3:7 pass: "101" is not a number from 0 to 100.', "such as 80"),
    "pass below 0": ("pass: 80", "pass: -1", 'f:3:7 pass: "-1" is not a number from 0 to 100.', "such as 80"),
    "pass in words": ("pass: 80", "pass: most", 'f:3:7 pass: "most" is not a number', "such as 80"),
    "pass no whole": ("pass: 80", "pass: 66.6", "f:3:7 pass: 333/5 is not a whole number.", "such as 80"),
    "quiz key unknown": ("pass: 80", "pass: 80\nzzz: 1", "f:4:1 zzz: is not a key of this format.", "title, lesson, pass, confidence, stimuli, mode, minutes, shuffle, draw, questions"),
    "quiz key misspelt": ("pass: 80", "pas: 80", "f:3:1 pas: is not a key of this format.", 'Did you mean "pass"?'),
    "question no mapping": ("  - id: which-part", "  - none\n  - id: which-part", "f:5:5 questions[0]: is a text", "at least one"),
    "question id missing": ("  - id: which-part\n    kind", "  - kind", "f:5:5 questions[0].id: is missing.", "never changes"),
    "question id no id": ("which-part", "Which part?", 'f:5:9 questions[0].id: "Which part?" cannot be', "small letters"),
    "question id twice": ("which-names", "which-part", 'f:22:9 questions[1].id: "which-part" appears twice; the first is in line 5.', "another id"),
    "kind unknown": ("kind: choice\n", "kind: chioce\n", 'f:6:11 questions[0].kind: "chioce" is not one of: ', 'Did you mean "choice"?'),
    "kind missing": ("    kind: choice\n", "", "f:5:5 questions[0].kind: is missing.", "such as choice"),
    "kind empty": ("kind: choice\n", "kind:\n", "f:6:10 questions[0].kind: is empty.", "such as choice"),
    "kind of another case": ("kind: choice\n", "kind: Choice\n", 'f:6:11 questions[0].kind: "Choice" is not one of', 'Did you mean "choice"?'),
    "kind a list": ("kind: choice\n", "kind: [choice]\n", "f:6:11 questions[0].kind: is a list, not a text.", ""),
    "kind a path": ("kind: choice\n", "kind: ../choice\n", 'f:6:11 questions[0].kind: "../choice" is not one of', 'Did you mean "choice"?'),
    "objective missing": ("    objective: recall-parts\n", "", "f:5:5 questions[0].objective: is missing.", "the objective that it tests"),
    "stem missing": ("    stem: Which are names of parts?\n", "", "f:22:5 questions[1].stem: is missing.", "the learner reads"),
    "stem empty": ("stem: Which are names of parts?", "stem: ' '", "f:25:11 questions[1].stem: is empty.", "the learner reads"),
    "points 0": ("points: 2", "points: 0", "f:8:13 questions[0].points: is 0, so it would not count.", "such as 1"),
    "points in words": ("points: 2", "points: two", 'f:8:13 questions[0].points: "two" is not a number', "such as 1"),
    "points negative": ("points: 2", "points: -2", 'f:8:13 questions[0].points: "-2" is not a number', "such as 1"),
    "points too many": ("points: 2", "points: 1001", 'f:8:13 questions[0].points: "1001" is not a number', "such as 1"),
    "see missing": ("    see: the-three-parts\n", "", "f:5:5 questions[0].see: is missing.", "the heading"),
    "rests_on twice": ("[w01]", "[w01, w01]", 'f:21:21 questions[0].rests_on: "w01" appears twice.', "Delete one."),
    "question key misspelt": ("rests_on", "rest_on", "f:21:5 questions[0].rest_on: is not a key of this format.", 'Did you mean "rests_on"?'),
    "option text missing": ("text: The bill\n        why", "why", f"f:18:9 {C}.text: is missing.", "what the learner picks"),
    "option text empty": ("The bill", "''", f"f:18:15 {C}.text: is empty.", "what the learner picks"),
    "option text in paragraphs": ("The bill", '"One.\\n\\nTwo."', f"f:18:15 {C}.text: is more than one paragraph of plain text.", "as one"),
    "option text twice": ("The bill", "The offer", f"f:18:15 {C}.text: is the same as that of option b.", "Write another"),
    "option text twice in other case": ("The bill", '"THE  offer"', f"f:18:15 {C}.text: is the same as that of option b.", "or delete one"),
    "option text twice except for ß": ("The offer\n", "Straße\n", f"f:18:15 {C}.text: is the same as that of option b.", "another", ("The bill", "STRASSE")),
    "why missing": ("        why: It comes last.\n", "", f"f:18:9 {C}.why: is missing.", "every option says why"),
    "why empty": ("It comes last.", "", f"f:19:13 {C}.why: is empty.", "every option says why"),
    "credit in words": ("credit: 1/2", "credit: half", f'f:16:17 {B}.credit: "half" is not a number from 0 to 1.', "1/2"),
    "credit above 1": ("credit: 1/2", "credit: 3/2", f'f:16:17 {B}.credit: "3/2" is not a number from 0 to 1.', "1/2"),
    "credit below 0": ("credit: 1/2", "credit: -1", f'f:16:17 {B}.credit: "-1" is not a number from 0 to 1.', "1/2"),
    "credit by 0": ("credit: 1/2", "credit: 1/0", f'f:16:17 {B}.credit: "1/0" is not a number from 0 to 1.', "1/2"),
    "credit too fine": ("credit: 1/2", "credit: 1/1001", f"f:16:17 {B}.credit: ", ""),
    "credit of the only right option": ("credit: 1\n", "credit: yes\n", f'f:13:17 {A}.credit: "yes" is not a number', "1/2"),
    "part credit in choices": ("text: Weather", "text: Weather\n        credit: 1/2", "f:31:17 questions[1].options[1].credit: 1/2 is not a whole number.", "Write 1"),
    "nothing credited": ("credit: 1\n", "credit: 0\n", "f:12:7 questions[0].options: no option has full credit.", 'Write "credit: 1"'),
    "option no mapping": ("      - text: The bill\n        why: It comes last.", "      - The bill", f"f:18:9 {C}: is a text, not a mapping", "at least two"),
    "double key": ("pass: 80", "pass: 80\npass: 90", 'f:4:1 pass: "pass" appears twice; the first is in line 3.', "Delete one."),
    "no YAML": ("It opens the talk.", "It opens: the talk.", "f:14:22: this is not YAML", "quotation marks"),
}  # fmt: skip


@pytest.mark.parametrize("row", ONE_FAULT.values(), ids=ONE_FAULT)
def test_one_fault_gives_one_message_with_its_place_and_fix(faults, row):
    old, new, start, fix, *more = row
    assert_only_fault(faults((old, new), *more), start, fix)


MISSPELT = {
    "title": ("title", "tilte", "f:1:1 tilte"),
    "lesson": ("lesson", "lessson", "f:2:1 lessson"),
    "questions": ("questions", "question", "f:4:1 question"),
    "kind": ("kind", "knid", "f:6:5 questions[0].knid"),
    "objective": ("objective", "objectiv", "f:7:5 questions[0].objectiv"),
    "stem": ("stem", "stemm", "f:9:5 questions[0].stemm"),
    "options": ("options", "optoins", "f:11:5 questions[0].optoins"),
    "see": ("see:", "sea:", "f:20:5 questions[0].sea"),
    "text": ("text", "txet", f"f:12:9 {A}.txet"),
    "credit": ("credit", "credits", f"f:13:9 {A}.credits"),
    "why": ("why", "wy", f"f:14:9 {A}.wy"),
}


@pytest.mark.parametrize(("right", "row"), MISSPELT.items(), ids=MISSPELT)
def test_a_misspelt_key_is_named_with_the_right_one(faults, right, row):
    old, new, start = row
    assert f'{start}: is not a key of this format. Did you mean "{right}"?' in faults((old, new))


def test_a_credit_that_is_too_fine_is_not_said_to_be_of_another_kind(faults):
    (fault,) = faults(("credit: 1/2", "credit: 1/1001"))
    assert "not a whole number" not in fault


@pytest.mark.parametrize(
    ("options", "what"),
    [
        ("[]", "holds 0; at least 2 are needed."),
        ("[{text: The only one, credit: 1, why: It is.}]", "holds 1; at least 2 are needed."),
        ("x", "is a text, not a list."),
        ("{a: The offer, b: The bill}", "is a mapping (keys and values), not a list."),
    ],
)
def test_fewer_than_two_options_are_refused(faults, options, what):
    found = faults(("    options:\n", f"    options: {options}\n    before:\n"))
    assert found[0].startswith(f"f:11:14 questions[0].options: {what} Write at least two, each with")


def test_more_options_than_letters_are_refused(faults):
    many = "".join(f"      - {{text: '{n}', why: It is one.}}\n" for n in range(24))
    assert faults(("      - text: The bill\n", many + "      - text: The bill\n")) == [
        "f:12:7 questions[0].options: holds 27; 26 are the most. Write fewer."
    ]


def test_a_quiz_without_questions_is_refused():
    with pytest.raises(ProblemsError, match=r"f:3:12 questions: holds 0; at least 1 (is|are) needed"):
        read_quiz("title: T\nlesson: x\nquestions: []\n", "f", "t")


def test_all_that_is_wrong_is_said_at_once_in_the_order_of_the_file(faults):
    found = faults(
        ("The first quiz", ""),
        ("credit: 1/2", "credit: x"),
        ("see: the-three", "se: the-three"),
        ("pass: 80", "pass: 800"),
    )
    assert [fault.split(": ")[0] for fault in found] == [
        "f:1:7 title",
        "f:3:7 pass",
        f"f:16:17 {B}.credit",
        "f:20:5 questions[0].se",
    ]


def test_a_file_is_loaded_by_its_path_and_named_as_asked(course):
    root = course({FIRST: "- none\n"})
    assert load_quiz(str(root / "quizzes/second-quiz.yml"), "x", "second-quiz").title == "The second quiz"
    with pytest.raises(ProblemsError, match=r"^shown\.yml:1:1: this file holds no keys"):
        load_quiz(str(root / FIRST), "shown.yml", "first-quiz")


def test_every_kind_is_found_by_its_name():
    found = {name: kinds.find(name) for name in kinds.names()}
    assert {"choice", "choices"} <= found.keys()
    assert all(kind.kind == name for name, kind in found.items())


@pytest.mark.parametrize("name", ["", "x", "Choice", "choice.x", "../choice", "__init__", "choice\x00", "fields"])
def test_nothing_else_is_a_kind(name):
    assert kinds.find(name) is None


EDITS_OF_WHAT_IS_SEEN = [
    ("The offer", "An offer"),
    ("Which part comes", "What comes"),
    ("kind: choice\n", "kind: choices\n"),
]
EDITS_OF_THE_REST = [
    ("It opens the talk.", "It is first."),
    ("credit: 1/2", "credit: 0"),
    ("points: 2", "points: 3"),
    ("see: the-three-parts", "see: other"),
    ("objective: recall-parts", "objective: other"),
    ("Which part comes first?", "Which  part\n      comes first?\n"),
    ("The greeting", '"The  greeting "'),
    ("rests_on: [w01]", "rests_on: []"),
]


@pytest.mark.parametrize(("old", "new"), EDITS_OF_WHAT_IS_SEEN)
def test_the_revision_changes_with_what_the_learner_sees(files, old, new):
    text = files[FIRST].replace("credit: 1/2", "credit: 0")
    assert revision(text) != revision(text.replace(old, new, 1))


@pytest.mark.parametrize(("old", "new"), EDITS_OF_THE_REST)
def test_the_revision_stays_when_anything_else_changes(files, old, new):
    assert old in files[FIRST]
    assert revision(files[FIRST]) == revision(files[FIRST].replace(old, new, 1))


def test_the_revision_is_the_hash_of_canonical_json(files):
    import hashlib

    seen = '{"kind":"choice","options":["The short one","The long one"],"stem":"Which draft has every part?"}'
    digest = hashlib.sha256(seen.encode()).hexdigest()[:8]
    assert revision(files["quizzes/second-quiz.yml"]) == digest


def revision(text):
    return read_quiz(text, "f", "q").questions[0].revision
