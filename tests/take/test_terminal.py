"""`practicum take` as people run it: in a terminal, through pipes, stopped half-way."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from practicum.base.lines import columns
from practicum.cli.main import main
from support.paths import ROOT

QUIZ = "first-quiz"
FILE = f"{QUIZ}-answers.yml"
PROGRAM = [sys.executable, "-c", "from practicum.cli.main import entry; entry()", "take"]
CLEAN = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "ACCESSIBLE", "TERM")}
PATH = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]))
ENVIRONMENT = CLEAN | {"PYTHONPATH": PATH, "PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm"}
FOREVER = 30

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")


@pytest.fixture
def here(tmp_path):
    folder = tmp_path / "here"
    folder.mkdir()
    return folder


@pytest.fixture
def pipe(course, here):
    """Return a function that runs `take` with lines on standard input, and returns (status, out, err)."""
    root = course()

    def call(text, *options, quiz=QUIZ):
        command = [*PROGRAM, quiz, "--course", str(root), *options]
        text = text if isinstance(text, bytes) else text.encode()
        done = subprocess.run(command, input=text, capture_output=True, cwd=here, env=ENVIRONMENT, timeout=FOREVER)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return call


def saved(here, file=FILE):
    return yaml.safe_load((here / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("lines", "status"), [("a\na c\n", 0), ("b\n[a, b]\n", 1), ("a\na c", 0), ("a\r\n[a, c]\r\n", 0)]
)
def test_one_line_answers_one_question_and_the_status_is_that_of_grade(pipe, here, lines, status):
    done, out, err = pipe(lines, "--learner", "Sam Lee")
    assert (done, err) == (status, "")
    assert "The first quiz · Sam Lee\n" in out
    graded = subprocess.run(
        [*PROGRAM[:-1], "grade", "--course", str(here.parent / "course"), FILE],
        capture_output=True, cwd=here, env=ENVIRONMENT, timeout=FOREVER,
    )  # fmt: skip
    assert graded.returncode == status
    assert graded.stdout.decode() in out, "the report is the grader's"


def test_the_output_is_a_transcript(pipe):
    _, out, _ = pipe("b\na c\n")
    assert "\nAnswer: b\n\n~ Question 1 of 2: partly right, 1 of 2 points\n" in out
    assert out.index("Question 1 of 2") < out.index("Answer: b") < out.index("Question 2 of 2")
    assert max(map(columns, out.split("\n"))) <= 80
    assert all(character.isprintable() or character == "\n" for character in out)


def test_reasons_can_wait_until_the_end(pipe):
    _, out, _ = pipe("b\na c\n", "--feedback", "end")
    assert out.count("It comes second.") == 1
    assert out.index("Question 2 of 2") < out.index("It comes second.")


def test_a_refused_line_is_named_with_its_number_and_the_others_go_on(pipe, here):
    status, out, err = pipe("z\na c\n")
    assert (status, err) == (2, '<stdin>:1:1 which-part: "z" is not an option here. Write one of: a, b, c.\n')
    assert "\no Question 1 of 2 (which-part): not answered\n" in out
    assert saved(here)["answers"] == {"which-names": ["a", "c"]}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"\xff\xfe", "is not UTF-8 text"),
        (b"a" * 200_000, "is longer than 100,000 bytes"),
        (b"\x1b[A", "controls the terminal"),
        (b"{" * 90_000, "is not an option"),
    ],
)
def test_a_line_that_is_not_text_is_refused_and_the_others_are_graded(pipe, here, line, said):
    status, _, err = pipe(line + b"\na c\n")
    assert status == 2
    assert said in err
    assert err.count("\n") == 1
    assert saved(here)["answers"] == {"which-names": ["a", "c"]}


def test_stopped_half_way_the_same_command_goes_on(pipe, here):
    status, out, err = pipe("a\n")
    assert (status, err) == (2, "")
    assert "Stopped: 1 of 2 questions are answered" in out
    assert "points" not in out
    status, out, _ = pipe("a c\n")
    assert status == 0
    assert "Going on: 1 of 2" in out
    assert "\nQuestion 1 of 2\n" not in out
    status, out, _ = pipe("")
    assert (status, "\nQuestion 1 of 2\n" in out) == (0, False), "all is answered: the report alone"
    assert os.listdir(here) == [FILE]


@pytest.mark.parametrize("text", ["", "/leave\n", "/back\n?\n/show\n/help\n/leave\n"])
def test_without_an_answer_no_file_is_left_behind(pipe, here, text):
    status, out, err = pipe(text)
    assert (status, err, os.listdir(here)) == (2, "", [])
    assert out.endswith("\nStopped: nothing is answered, and no file was written.\n")


def test_a_question_that_changed_since_is_named_and_asked_anew(pipe, here, files):
    pipe("a\na c\n")
    quiz = here.parent / "course" / "quizzes" / f"{QUIZ}.yml"
    quiz.write_text(files[f"quizzes/{QUIZ}.yml"].replace("comes first", "comes last"), encoding="utf-8")
    status, out, _ = pipe("c\n")
    assert "Changed since, and asked anew: Question 1 of 2." in out
    assert (status, saved(here)["answers"]["which-part"]) == (1, "c")


@pytest.mark.parametrize("text", [f"quiz: {QUIZ}\nanswers: {{", "quiz: second-quiz\nanswers: {}\n", "name: x\n", ""])
def test_a_damaged_or_foreign_file_is_refused_and_never_overwritten(pipe, here, text):
    (here / "mine.yml").write_text(text, encoding="utf-8")
    status, out, err = pipe("a\na c\n", "--save", "mine.yml")
    assert (status, out) == (2, "")
    assert err.startswith("mine.yml:")
    assert "Name another file: --save FILE." in err
    assert (here / "mine.yml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(("lines", "status"), [("b\na c\n", 0), ("\n\n", 0), ("b\n", 2), ("z\na c\n", 2)])
def test_an_assessment_ends_with_a_file_to_hand_in_and_no_score(pipe, here, files, lines, status):
    pipe("")
    quiz = here.parent / "course" / "quizzes" / f"{QUIZ}.yml"
    quiz.write_text(files[f"quizzes/{QUIZ}.yml"].replace("pass: 80", "mode: assessment"), encoding="utf-8")
    done, out, _ = pipe(lines, "--feedback", "now")
    assert done == status
    assert ("Hand this file in." in out) == (lines.count("\n") == 2)
    assert not [word for word in ("right", "points", "It comes second", "+ which", "- which") if word in out]
    assert saved(here)["quiz"] == QUIZ


def test_where_nothing_can_be_kept_nothing_is_asked(pipe):
    status, out, err = pipe("a\n", "--save", "no/such/folder/x.yml")
    assert (status, out) == (2, "")
    assert err == (
        "no/such/folder/x.yml:1:1: cannot be written: no such file or directory. Name another file: --save FILE.\n"
    )


def test_an_unknown_quiz_is_named_with_the_nearest(pipe):
    status, out, err = pipe("", quiz="frist-quiz")
    assert (status, out) == (2, "")
    assert err.endswith('this course has no quiz "frist-quiz". Did you mean "first-quiz"?\n')


def test_ten_thousand_lines(course, here, files):
    head, question, _ = (
        files[f"quizzes/{QUIZ}.yml"].replace("  - id: which-names", "  - id: which-part").split("  - id: which-part")
    )
    many = head + "".join(f"  - id: q{number}{question}" for number in range(500))
    root = course({f"quizzes/{QUIZ}.yml": many})
    command = [*PROGRAM, QUIZ, "--course", str(root), "--feedback", "end"]
    done = subprocess.run(
        command, input=b"a\n" * 10_000, capture_output=True, cwd=here, env=ENVIRONMENT, timeout=FOREVER
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"1000 of 1000 points, 100 %: passed" in done.stdout
    assert len(saved(here)["answers"]) == 500


def test_a_reader_that_goes_away_breaks_nothing(course, here):
    command = [*PROGRAM, QUIZ, "--course", str(course())]
    run = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=here, env=ENVIRONMENT
    )
    run.stdout.close()
    run.stdin.write(b"a\na c\n")
    run.stdin.close()
    assert (run.wait(FOREVER), run.stderr.read()) == (2, b"")
    run.stderr.close()


class Screen:
    """A terminal in which the program runs."""

    def __init__(self, process, side):
        self.process = process
        self.side = side
        self.text = ""
        self.read = 0

    def until(self, words):
        """Read until some words are there that were not read before."""
        import select

        end = time.monotonic() + FOREVER
        while words not in self.text[self.read :]:
            assert time.monotonic() < end, f"no {words!r} in {self.text[self.read :]!r}"
            if select.select([self.side], [], [], 0.1)[0]:
                try:
                    self.text += os.read(self.side, 65536).decode(errors="replace").replace("\r\n", "\n")
                except OSError:  # how Linux says that the program is gone
                    assert words in self.text[self.read :], f"no {words!r} in {self.text[self.read :]!r}"
        self.read = self.text.index(words, self.read) + len(words)

    def type(self, keys):
        os.write(self.side, keys.encode())

    def left(self):
        return self.process.wait(FOREVER)


@pytest.fixture
def terminal(course, here):
    """Return a context that runs `take` in a terminal of its own."""

    @contextmanager
    def run(*options, changes=None, **environment):
        import pty

        mine, its = pty.openpty()
        program = f"import os; os.login_tty(0); {PROGRAM[2]}"  # so that Ctrl+C reaches it
        command = [sys.executable, "-c", program, "take", QUIZ, "--course", str(course(changes)), *options]
        process = subprocess.Popen(command, stdin=its, stdout=its, stderr=its, cwd=here, env=ENVIRONMENT | environment)
        os.close(its)
        try:
            yield Screen(process, mine)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                process.wait()
            os.close(mine)

    return run


PLAIN = {"--plain": ("--plain", {}), "TERM=dumb": ("", {"TERM": "dumb"}), "NO_COLOR": ("", {"NO_COLOR": "1"})}


@posix
@pytest.mark.parametrize("way", PLAIN)
def test_a_quiz_in_a_plain_terminal(terminal, here, way):
    option, environment = PLAIN[way]
    with terminal(*filter(None, [option]), **environment) as screen:
        for asked, typed in [
            ("Your name, for the file (Enter for none): ", "Sam Lee\n"),
            ("Answer: ", "z\n"),
            ('"z" is not an option here', "b\n"),
            ("Question 2 of 2", "a c\n"),
            ("type /back: ", "/back\n"),
            ("Your answer: a, c.", "/back\n"),
            ("Your answer: b.", "a\n"),
            ("type /back: ", "\n"),
        ]:
            screen.until(asked)
            screen.type(typed)
        screen.until("3 of 3 points, 100 %: passed")
        assert screen.left() == 0
        assert "\x1b" not in screen.text, "no colour, no cursor tricks"
        assert max(map(columns, screen.text.split("\n"))) <= 80
    assert (saved(here)["learner"], saved(here)["answers"]["which-part"]) == ("Sam Lee", "a")


@posix
def test_without_the_editor_a_terminal_is_read_as_it_is(terminal, tmp_path):
    (tmp_path / "prompt_toolkit.py").write_text("raise ImportError", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), ENVIRONMENT["PYTHONPATH"]])
    with terminal("--learner", "Sam", PYTHONPATH=path) as screen:
        screen.until("Answer: ")
        screen.type("a\n")
        screen.until("+ Question 1 of 2: right")
        assert "\x1b" not in screen.text


def test_taking_a_quiz_needs_python_and_yaml_only(course, here, tmp_path):
    shutil.copytree(Path(yaml.__file__).parent, tmp_path / "only" / "yaml")
    program = f"import sys; sys.path[1:1] = {[str(ROOT / 'src'), str(tmp_path / 'only')]}; from practicum.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-I", "-S", "-c", program, "take", QUIZ, "--course", str(course())]
    done = subprocess.run(command, input=b"a\na c\n", capture_output=True, cwd=here, timeout=FOREVER)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_help_says_how_to_take_a_quiz(capsys):
    with pytest.raises(SystemExit) as left:
        main(["take", "--help"])
    out = capsys.readouterr().out
    assert left.value.code == 0
    for word in ("QUIZ", "--save FILE", "--feedback {now,end}", "--learner NAME", "--plain", "2 left before the end"):
        assert word in " ".join(out.split())
    assert max(map(len, out.split("\n"))) <= 80


@posix
@pytest.mark.parametrize("keys", ["\x03", "\x04", "\x1b[D\x03", "c \x03"])
@pytest.mark.parametrize("plain", [True, False])
def test_ctrl_c_and_ctrl_d_leave_a_complete_file(terminal, here, keys, plain):
    if not plain:
        pytest.importorskip("prompt_toolkit")
    with terminal("--learner", "Sam", *["--plain"] * plain) as screen:
        screen.until("Answer:")
        screen.type("b\r" if not plain else "b\n")
        screen.until("Question 2 of 2")
        screen.until("Answer:")
        time.sleep(0.3)  # the prompt is seen a moment before it is read from
        screen.type(keys)
        screen.until("The same")
        assert screen.left() == 2
        assert "Traceback" not in screen.text
    assert saved(here)["answers"] == {"which-part": "b"}
    assert os.listdir(here) == [FILE]
    with terminal("--plain") as screen:
        screen.until("Going on: 1 of 2")
        screen.until("Question 2 of 2")


@posix
def test_an_arrow_key_in_a_plain_terminal_is_not_an_answer(terminal):
    with terminal("--plain", "--learner", "Sam") as screen:
        screen.until("Answer:")
        screen.type("\x1b[Da\n")
        screen.until("Not taken: there is a character in it that controls the terminal")
        screen.until("Answer:")


@posix
def test_the_editor_puts_a_refused_answer_back_to_be_fixed(terminal, here):
    pytest.importorskip("prompt_toolkit")
    with terminal("--learner", "Sam") as screen:
        screen.until("Answer:")
        screen.type("az\r")
        screen.until('"az" is not an option here')
        screen.until("Answer:")
        screen.until("az")
        screen.type("\x7f\r")
        screen.until("+ Question 1 of 2: right")
    assert saved(here)["answers"] == {"which-part": "a"}


WRITTEN = """\
title: In your words
lesson: first
questions:
  - id: in-your-words
    kind: reflection
    objective: recall-parts
    stem: Say what you need.
    rubric: [{text: It names a need., why: A wish is none.}]
    see: the-three-parts
"""


@posix
@pytest.mark.parametrize("plain", [True, False])
def test_a_text_of_several_lines_ends_with_an_empty_one(terminal, here, plain):
    if not plain:
        pytest.importorskip("prompt_toolkit")
    with terminal("--learner", "Sam", *["--plain"] * plain, changes={f"quizzes/{QUIZ}.yml": WRITTEN}) as screen:
        screen.until("an empty line ends the text")
        screen.until("Answer:")
        end = "\n" if plain else "\r"
        screen.type(f'"Yes" [laughs]: we need you{end}- and you us{end}{end}')
        screen.until("1. It names a need.")
    assert saved(here)["answers"]["in-your-words"] == '"Yes" [laughs]: we need you\n- and you us'
