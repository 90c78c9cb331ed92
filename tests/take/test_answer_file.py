"""The answer file: read, written completely or not at all, never written over what is not its own."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicum.base.problem import ProblemsError
from practicum.grading.sheet import Sheet
from practicum.quiz.reader import read_quiz
from practicum.take.answer_file import AnswerFile, as_yaml
from support.reading import read_answers

QUIZ = "first-quiz"
REFUSED = {
    "damaged": (f"quiz: {QUIZ}\nanswers: {{which-part: a\n", "s.yml:2:10: this is not YAML: "),
    "empty": ("", "s.yml:1:1: this file holds no keys."),
    "other": ("quiz: second-quiz\nanswers: {}\n", 's.yml:1:7 quiz: is "second-quiz", another quiz. Name another'),
    "foreign": ("name: x\n", "s.yml:1:1 answers: is missing."),
    "binary": (b"\xff\xfe\x00", "s.yml:1:1: this file is not UTF-8 text."),
    "no answer": (f"quiz: {QUIZ}\nanswers: {{which-part: z}}\n", 's.yml:2:23 answers.which-part: "z" is not an option'),
}


@pytest.fixture
def quiz(files):
    return read_quiz(files[f"quizzes/{QUIZ}.yml"], "f", QUIZ)


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def a_sheet(quiz, **changes):
    values = {
        "learner": "",
        "answers": {"which-part": "a"},
        "changed": frozenset(),
        "accepted": frozenset(),
        "hints": {},
        "confidence": {},
    }
    return Sheet(quiz=quiz, **values | changes)


def test_what_is_kept_is_read_again(quiz, here):
    sheet = a_sheet(quiz, learner="Łukasz: 山田", confidence={"which-part": "sure"})
    kept = AnswerFile("s.yml")
    assert (kept.read(quiz), kept.exists) == (None, False)
    kept.write(sheet)
    assert (AnswerFile("s.yml").read(quiz), kept.exists) == (sheet, True)
    assert 'learner: "Łukasz: 山田"\n' in (here / "s.yml").read_text(encoding="utf-8"), "people read it, too"
    assert os.listdir(here) == ["s.yml"]


@pytest.mark.parametrize("name", REFUSED)
def test_a_damaged_or_foreign_file_is_refused_and_left_as_it_is(quiz, here, name):
    content, said = REFUSED[name]
    content = content if isinstance(content, bytes) else content.encode()
    (here / "s.yml").write_bytes(content)
    with pytest.raises(ProblemsError) as caught:
        AnswerFile("s.yml").read(quiz)
    assert str(caught.value).startswith(said)
    assert "Name another file: --save FILE." in str(caught.value)
    assert (here / "s.yml").read_bytes() == content
    assert os.listdir(here) == ["s.yml"]


@pytest.mark.parametrize("path", ["none/s.yml", "a-file/s.yml", "/proc/nowhere/s.yml", "n" * 300])
def test_a_file_that_cannot_be_written_is_reported_before_the_first_question(quiz, here, path):
    (here / "a-file").write_text("x", encoding="utf-8")
    with pytest.raises(ProblemsError, match=r":1:1: cannot be written: .* Name another file: --save FILE\."):
        AnswerFile(path).read(quiz)


def test_a_folder_is_refused_as_an_answer_file(quiz, here):
    (here / "s.yml").mkdir()
    with pytest.raises(ProblemsError, match=r"^s.yml:1:1: cannot be read: "):
        AnswerFile("s.yml").read(quiz)


@pytest.mark.skipif(not hasattr(os, "geteuid") or not os.geteuid(), reason="every folder is open to root")
def test_a_folder_without_the_right_to_write_is_named(quiz, here):
    here.chmod(0o500)
    try:
        with pytest.raises(ProblemsError, match="cannot be written: permission denied"):
            AnswerFile("s.yml").read(quiz)
    finally:
        here.chmod(0o700)


@pytest.mark.parametrize("before", [None, "mine"])
def test_answers_that_another_program_keeps_there_meanwhile_are_left(quiz, here, before):
    if before:
        AnswerFile("s.yml").write(a_sheet(quiz))
    kept = AnswerFile("s.yml")
    kept.read(quiz)
    (here / "s.yml").write_text("other", encoding="utf-8")
    with pytest.raises(ProblemsError, match="another program has changed this file meanwhile"):
        kept.write(a_sheet(quiz))
    assert (here / "s.yml").read_text(encoding="utf-8") == "other"


def test_an_interrupted_write_leaves_the_file_complete(quiz, here, monkeypatch):
    kept = AnswerFile("s.yml")
    kept.write(a_sheet(quiz))
    before = (here / "s.yml").read_bytes()

    def broken(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", broken)
    with pytest.raises(KeyboardInterrupt):
        kept.write(a_sheet(quiz, answers={}))
    assert (here / "s.yml").read_bytes() == before
    assert os.listdir(here) == ["s.yml"]


def test_a_link_stays_a_link(quiz, here):
    (here / "deep").mkdir()
    try:
        (here / "s.yml").symlink_to(here / "deep" / "real.yml")
    except OSError:
        pytest.skip("links need a right of their own here")
    AnswerFile("s.yml").write(a_sheet(quiz))
    assert (here / "s.yml").is_symlink()
    assert os.listdir(here / "deep") == ["real.yml"]


class Anything:
    """A question that takes whatever it is given."""

    revision = "0a1b2c3d"
    hints = ("One.",)

    def __init__(self, ident):
        self.id = ident

    def answer(self, given):
        return tuple(given) if isinstance(given, list) else given


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@given(st.one_of(words, st.lists(words, min_size=1).map(tuple), st.dictionaries(words, words, min_size=1)), words)
def test_any_text_comes_back_as_it_was(answer, learner):
    quiz = type("Q", (), {"id": "null", "title": "T\x1b", "draw": (), "questions": [Anything("null"), Anything("x")]})()
    sheet = a_sheet(quiz, answers={"null": answer, "x": "y"}, learner=learner.strip() or "x", hints={"null": 1})
    again = read_answers(quiz, as_yaml(sheet))
    assert (again.answers, again.learner, again.hints) == (sheet.answers, sheet.learner, sheet.hints)
