"""The conversation of a quiz: what lines mean, what is said, and where it goes next."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from draw import pairs, quizzes
from practicum.base.lines import columns
from practicum.base.problem import ProblemsError
from practicum.grading.score import grade
from practicum.grading.sheet import Sheet
from practicum.quiz.model import AnswerError
from practicum.quiz.reader import read_quiz
from practicum.take import conversation as taking
from practicum.take.answer_file import as_yaml
from practicum.take.parse_answer import how_to_answer, read_answer
from support.golden_cases import QUIZ as CASE
from support.golden_cases import load_cases
from support.reading import read_answers

QUIZ = "first-quiz"


@pytest.fixture
def quiz(files):
    text = files[f"quizzes/{QUIZ}.yml"].replace("pass: 80", "pass: 80\nconfidence: true")
    text = text.replace("    stem: |\n", "    hints: [Look up., Look down.]\n    stem: |\n", 1)
    return read_quiz(text, "f", QUIZ)


@pytest.fixture
def plain_quiz(files):
    return read_quiz(files[f"quizzes/{QUIZ}.yml"], "f", QUIZ)


def begin(quiz, kept=None, **changes):
    return taking.begin(quiz, kept, **{"at_once": True, "by_line": False, "learner": "Sam"} | changes)


def through(now, *lines):
    """Return where a conversation is after some lines, and what was said to the last one."""
    said = ""
    for line in lines:
        heard = taking.respond(now, line)
        now, said = heard.taking, heard.message
    return now, said


def kept(quiz, changed=(), **answers):
    marked = frozenset(changed)
    return Sheet(
        quiz=quiz, learner="Kim", answers={k.replace("_", "-"): v for k, v in answers.items()},
        changed=marked, accepted=frozenset(), hints={}, confidence={},
    )  # fmt: skip


def test_every_question_is_asked_in_turn_and_the_end_is_asked_for(plain_quiz):
    now, _ = through(begin(plain_quiz), "a")
    assert (now.at, now.asks, now.answers) == (1, "answer", {"which-part": "a"})
    now, _ = through(now, "c a")
    assert (now.asks, now.answers["which-names"]) == ("end", ("a", "c"))
    now, _ = through(now, "")
    assert (now.asks, now.asking, now.result().passed) == ("done", False, True)


def test_what_is_shown_holds_number_stem_options_and_an_example(plain_quiz):
    text = taking.shown(begin(plain_quiz))
    assert text.startswith(
        "Question 1 of 2\n\nWhich part comes first?\n\na. The greeting\nb. The offer\nc. The bill\n\n"
    )
    assert text.endswith("A choice takes one letter. Write one, such as a.")


@pytest.mark.parametrize(
    ("at_once", "words"), [(True, ["~ Question 1 of 2: partly right", "b: It comes second."]), (False, ["Kept."])]
)
def test_reasons_come_at_once_or_only_at_the_end(plain_quiz, at_once, words):
    _, said = through(begin(plain_quiz, at_once=at_once), "b")
    assert all(word in said for word in words)
    assert ("It comes second." in said) == at_once


def test_a_refused_answer_says_how_to_fix_it_and_is_asked_again(plain_quiz):
    heard = taking.respond(begin(plain_quiz), "z")
    assert heard.taking == begin(plain_quiz)
    assert heard.message == 'Not taken: "z" is not an option here. Write one of: a, b, c.'


def test_by_line_a_refused_answer_leaves_its_question_open_and_takes_no_other_line(plain_quiz):
    heard = taking.respond(begin(plain_quiz, by_line=True), "z")
    assert (heard.taking.at, heard.taking.answers, heard.refused.what) == (1, {}, '"z" is not an option here.')


def test_an_empty_line_skips_and_the_end_names_what_was_skipped(plain_quiz):
    now, said = through(begin(plain_quiz), "")
    assert (now.at, said) == (1, "Skipped.")
    now, _ = through(now, "  ")
    assert taking.shown(now) == "That was the last question.\nNot answered: Question 1 of 2, Question 2 of 2."


def test_going_back_shows_the_answer_and_an_empty_line_keeps_it(plain_quiz):
    now, _ = through(begin(plain_quiz), "a", "/back")
    assert now.at == 0
    assert "Your answer: a. An empty line keeps it." in taking.shown(now)
    now, _ = through(now, "")
    assert (now.at, now.answers) == (1, {"which-part": "a"})
    now, _ = through(now, "a", "/back", "/back", "b")
    assert (now.asks, now.answers["which-part"]) == ("end", "b")


def test_there_is_nothing_before_the_first_question(plain_quiz):
    now, said = through(begin(plain_quiz), "/back")
    assert (now, said) == (begin(plain_quiz), "This is the first question.")


@pytest.mark.parametrize("nothing", ['""', "''", "[]", "{}"])
def test_an_empty_answer_takes_the_earlier_one_back(plain_quiz, nothing):
    now, said = through(begin(plain_quiz), "a", "/back", nothing)
    assert (now.answers, said) == ({}, "Taken back.")


def test_hints_unfold_one_by_one_and_are_counted(quiz):
    now, said = through(begin(quiz), "?")
    assert said == "Hint 1 of 2\nLook up."
    assert "Hints: 1. Type ? for the next one." in taking.shown(now)
    now, said = through(now, "?", "?")
    assert (now.hints, said) == ({"which-part": 2}, "There is no further hint.")


@pytest.mark.parametrize(("typed", "kept"), [("sure", "sure"), ("S", "sure"), ("f", "fairly"), ("guess", "guess")])
def test_confidence_is_asked_before_the_result(quiz, typed, kept):
    now, said = through(begin(quiz), "a")
    assert (now.asks, said) == ("sure", "")
    now, said = through(now, typed)
    assert (now.confidence, now.asks, now.at) == ({"which-part": kept}, "answer", 1)
    assert said.startswith("+ Question 1 of 2: right")


def test_confidence_may_be_left_out_or_corrected(quiz):
    now, said = through(begin(quiz), "a", "certain")
    assert now.asks == "sure"
    assert said.startswith('Not taken: "certain" is not one of them. Type guess, fairly or sure, ')
    now, _ = through(now, "")
    assert (now.confidence, now.at) == ({}, 1)
    assert through(begin(quiz, by_line=True), "a")[0].at == 1, "one line a question where lines are counted"


def test_a_new_answer_is_as_sure_as_is_said_anew(quiz):
    now, _ = through(begin(quiz), "a", "sure", "/back", "b", "")
    assert (now.answers, now.confidence) == ({"which-part": "b"}, {})


def test_an_assessment_shows_neither_reasons_nor_a_score(files):
    text = files[f"quizzes/{QUIZ}.yml"].replace("pass: 80", "pass: 80\nmode: assessment\nminutes: 20")
    now = begin(read_quiz(text, "f", QUIZ))
    opened = " ".join(taking.opening(now, None, "s.yml").split())
    assert "neither reasons nor a score" in opened
    assert "You have 20 minutes" in opened
    now, said = through(now, "a")
    assert said == "Kept."
    now, _ = through(now, "a")
    assert taking.prompt(now) == "Press Enter to finish, or type /back: "


def test_a_name_is_asked_once_and_only_of_people(plain_quiz):
    now = begin(plain_quiz, learner="")
    assert now.asks == "name"
    assert through(now, " Sam Lee ")[0] == begin(plain_quiz, learner="Sam Lee")
    assert begin(plain_quiz, learner="", by_line=True).asks == "answer"
    assert begin(plain_quiz, kept(plain_quiz), learner="").asks == "answer"


@pytest.mark.parametrize("line", ["\x1b[D", "a\x1b[2J", "\x00", "\x7fa", "a\u202eb"])
def test_characters_that_control_a_terminal_are_not_an_answer(plain_quiz, line):
    heard = taking.respond(begin(plain_quiz), line)
    assert heard.taking == begin(plain_quiz)
    assert "controls the terminal" in " ".join(heard.message.split())


@pytest.mark.parametrize("asks", ["name", "answer", "sure", "end"])
def test_help_and_leaving_work_wherever_a_line_is_asked_for(plain_quiz, asks):
    now = begin(plain_quiz).replaced(asks=asks)
    after, said = through(now, "/help")
    assert (after, "/leave stops" in said) == (now, True)
    assert through(now, "/leave")[0].asks == "left"
    assert taking.prompt(now).endswith(": ")


def test_resuming_starts_at_the_first_open_question_and_names_the_changed(plain_quiz):
    before = kept(plain_quiz, ["which-part", "gone"], which_names=("a",))
    now = begin(plain_quiz, before)
    assert (now.at, now.answers) == (0, {"which-names": ("a",)})
    said = taking.opening(now, before, "s.yml")
    assert "Going on: 1 of 2 questions are answered in s.yml." in said
    assert "Changed since, and asked anew: Question 1 of 2." in said
    assert "No longer in this quiz: gone." in said
    assert begin(plain_quiz, kept(plain_quiz, which_part="a")).at == 1
    assert begin(plain_quiz, kept(plain_quiz, which_part="a", which_names=("a",))).asks == "end"


def test_a_stimulus_is_shown_once_and_again_on_demand(files):
    text = files[f"quizzes/{QUIZ}.yml"].replace("kind:", "stimulus: mail\n    kind:")
    text += "stimuli:\n  - {id: mail, title: A mail, text: Dear Sam.}\n"
    now = begin(read_quiz(text, "f", QUIZ))
    assert "About: A mail\n\nDear Sam.\n" in taking.shown(now)
    after = taking.shown(now, frozenset({"mail"}))
    assert "About: A mail" in after
    assert "Dear Sam." not in after
    assert "Dear Sam." in through(now, "/show")[1]


def test_no_line_is_wider_than_a_terminal_or_steers_it(files):
    long = files[f"quizzes/{QUIZ}.yml"].replace("The greeting", '"The \\e[2J greeting ' + "word " * 40 + '"')
    long = long.replace("Which part comes first?", "日本語の質問" * 30 + "\n\n      - a list " + "of things " * 20)
    quiz = read_quiz(long.replace("The first quiz", "The first quiz " * 12), "f", QUIZ)
    now = begin(quiz)
    text = "\n".join([taking.opening(now, None, "f" * 200), taking.shown(now), through(now, "z" * 300)[1]])
    assert max(map(columns, text.split("\n"))) <= 80
    assert "\x1b" not in text


def typed(value):
    """Return an answer of a sheet as it is typed. (The word null is a word where it is typed.)"""
    if value is None:
        return '""'
    bare = isinstance(value, str) and value == value.strip() and value and not value.startswith(("[", "{", '"', "'"))
    return value if bare else json.dumps(value)


def agree(quiz, question, value):
    """Assert that a typed answer is what a sheet would give, and that it comes back from the file that keeps it."""

    def read(text):
        return read_answers(quiz, text)

    try:
        sheet = read(json.dumps({"quiz": CASE, "answers": {question.id: value}}))
    except ProblemsError:  # it is no YAML
        expected, refused = None, True
    else:
        expected, refused = sheet.answers.get(question.id), bool(sheet.unreadable)
    if refused and isinstance(value, str) and ("," in value or ":" in value):
        return  # brackets that may be left out where they are typed
    if expected is None and value not in ("", None, [], {}):  # refused, blank, or not whole: a person is told
        with pytest.raises(AnswerError):
            read_answer(question, typed(value))
        return
    assert read_answer(question, typed(value)) == expected
    if expected is not None:
        sheet = begin(quiz).replaced(answers={question.id: expected}).sheet()
        assert read(as_yaml(sheet)) == sheet
        assert grade(read(as_yaml(sheet))) == grade(sheet)


def sheets():
    """Yield each case with its quiz and its sheet's answers, one by one."""
    for case in load_cases():
        answers = case.sheet.get("answers")
        try:
            quiz = read_quiz(case.quiz_text, "case.yml", CASE)
        except ProblemsError:
            continue
        present = {question.id: question for question in quiz.questions}
        for ident, value in answers.items() if isinstance(answers, dict) else ():
            if ident in present:
                yield pytest.param(quiz, present[ident], value, id=f"{case.name}: {ident}")


@pytest.mark.parametrize(("quiz", "question", "value"), list(sheets()))
def test_a_typed_answer_equals_one_from_a_file(quiz, question, value):
    agree(quiz, question, value)


@given(pairs())
def test_for_any_kind_a_typed_answer_equals_one_from_a_file(drawn):
    data, answers, _, _ = drawn
    quiz = read_quiz(json.dumps(data), "f", CASE)
    for question in quiz.questions:
        if isinstance(answers.get(question.id), str | list | dict):
            agree(quiz, question, answers[question.id])


@given(quizzes())
def test_every_kind_is_asked_with_an_example(drawn):
    quiz = read_quiz(json.dumps(drawn), "f", CASE)
    for at, question in enumerate(quiz.questions):
        assert "Write" in how_to_answer(question)
        now = begin(quiz).replaced(at=at)
        for text in (taking.shown(now), taking.shown(now.replaced(by_line=True))):
            assert "Write" in text
            assert "after the colon" not in text, "nobody types a colon"
            assert max(map(columns, text.split("\n"))) <= 80


@pytest.mark.parametrize(
    ("line", "answer"),
    [("b, a", ("a", "b")), ("[a,b]", ("a", "b")), ('["a", b]', ("a", "b")), ('"a b"', ("a", "b")), ("A", ("a",))],
)
def test_brackets_and_quotation_marks_may_be_typed_or_left_out(plain_quiz, line, answer):
    assert read_answer(plain_quiz.questions[1], line) == answer


@pytest.mark.parametrize("line", ["[a", "{a: b}", "a: b", '"a', "[[a]]", "a\nanswer: b", "# a", "&x a", "- a"])
def test_an_invalid_answer_is_refused_however_it_is_typed(plain_quiz, line):
    for question in plain_quiz.questions:
        with pytest.raises(AnswerError):
            read_answer(question, line)


def quiz_of_gaps(*ids):
    """Return a quiz of one question, with gaps that have these ids."""
    gaps = "".join(f"      - {{id: {ident}, accept: [x], why: y.}}\n" for ident in ids)
    text = " ".join(f"{{{ident}}}" for ident in ids)
    question = (
        f"  - id: q\n    kind: blank\n    objective: o\n    stem: S.\n    see: h\n    text: '{text}'\n    gaps:\n{gaps}"
    )
    return read_quiz(f"title: T\nlesson: l\nquestions:\n{question}", "f", CASE)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("{w: #1}", "#1"),
        ("w: #1", "#1"),
        ("{w: no #1}", "no #1"),
        ("{w: &x}", "&x"),
        ("{w: !x}", "!x"),
        ("{w: @x}", "@x"),
        ("{w: `x`}", "`x`"),
        ("{w: 'tis}", "'tis"),
        ("{w: a, b}", "a, b"),
        ("{w: a: b}", "a: b"),
        ("{w: [x}", "[x"),
        ("{w: 50 %}", "50 %"),
        ('{w: "#1"}', "#1"),
        ("{ w : #1 }", "#1"),
        ("#1", "#1"),
        ("{", "{"),
        ("a, b", "a, b"),
        ("12:30", "12:30"),
    ],
)
def test_a_gap_is_filled_with_what_is_typed_as_the_prompt_asks(typed, text):
    assert read_answer(quiz_of_gaps("w").questions[0], typed) == {"w": text}


@pytest.mark.parametrize("typed", ["{w: #1, v: it's}", "w: #1, v: it's", "{v: it's, w: #1}"])
def test_several_gaps_are_filled_with_what_is_typed(typed):
    assert read_answer(quiz_of_gaps("w", "v").questions[0], typed) == {"w": "#1", "v": "it's"}


@pytest.mark.parametrize("typed", ["{u: #1}", "{u: x}"])
def test_a_gap_that_is_not_there_is_named_and_not_taken_for_a_text(typed):
    with pytest.raises(AnswerError, match="no gap"):
        read_answer(quiz_of_gaps("w").questions[0], typed)


def test_what_fills_a_gap_is_the_same_in_the_file_that_is_kept():
    quiz = quiz_of_gaps("w")
    now = taking.respond(begin(quiz), "{w: #1}").taking
    assert read_answers(quiz, as_yaml(now.sheet())).answers == {"q": {"w": "#1"}}
