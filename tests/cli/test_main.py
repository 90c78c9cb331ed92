"""The command line, called as a function and as people call it."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from practicum.cli.main import COMMANDS, main
from support.paths import ROOT

QUIZ = "first-quiz"
GOOD = f"quiz: {QUIZ}\nlearner: Sam Lee\nanswers: {{which-part: a, which-names: [a, c]}}\n"
POOR = f"quiz: {QUIZ}\nlearner: Kim Poor\nanswers: {{which-part: b}}\n"
BAD = f"quiz: {QUIZ}\nlearner: Max Bad\nanswers:\n  which-one: z\n"


@pytest.fixture
def run(course, tmp_path, capsys, monkeypatch):
    """Return a function that writes sheets, runs a command in their folder and returns (status, out, err)."""
    root = course()
    folder = tmp_path / "answers"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def call(*arguments, stdin=b"", **sheets):
        for name, text in sheets.items():
            (folder / f"{name}.yml").write_text(text, encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main([arguments[0], "--course", str(root), *arguments[1:]])
        return status, *capsys.readouterr()

    return call


@pytest.fixture
def grade(run):
    return lambda *sheets, **more: run("grade", *sheets, **more)


@pytest.mark.parametrize(("text", "status"), [(GOOD, 0), (POOR, 1), (BAD, 2), ("", 2)])
def test_the_exit_status_says_passed_not_passed_or_not_graded(grade, text, status):
    assert grade("a.yml", a=text)[0] == status


@pytest.mark.parametrize(
    ("given", "status"),
    [("good poor", 1), ("poor good", 1), ("good bad", 2), ("bad poor", 2), ("poor bad", 2), ("good good", 0)],
)
def test_the_worst_answer_file_decides_the_exit_status(grade, given, status):
    assert grade(*(f"{name}.yml" for name in given.split()), good=GOOD, poor=POOR, bad=BAD)[0] == status


def test_an_ungradable_answer_file_does_not_stop_the_others(grade):
    status, out, err = grade("good.yml", "bad.yml", "none.yml", "poor.yml", good=GOOD, bad=BAD, poor=POOR)
    assert status == 2
    assert out.index("The first quiz · Sam Lee") < out.index("The first quiz · Kim Poor")
    assert err.splitlines() == [
        'bad.yml:4:14 answers.which-one: this quiz has no question "which-one". Did you mean "which-names"?',
        "none.yml:1:1: cannot be read: no such file or directory. Check the file's name and place.",
    ]


def test_a_report_of_an_answer_file_is_complete(grade):
    _, out, err = grade("poor.yml", poor=POOR)
    assert err == ""
    assert out.startswith(
        "The first quiz · Kim Poor\n1 of 3 points, 33 %: not passed (80 % is needed)\n\n~ Question 1 of 2 (which-part): "
        "partly right, 1 of 2 points\n    Which part comes first?\n    Answer: b. The offer\n    b: It comes second.\n"
    )
    assert "    Read again: The three parts\no Question 2 of 2 (which-names): not answered\n" in out


def test_a_folder_means_every_answer_file_in_it(grade, tmp_path):
    deep = tmp_path / "answers" / "group" / "deep"
    deep.mkdir(parents=True)
    for name in ("b.yml", "a.yaml", "deep/c.json"):
        text = json.dumps(yaml.safe_load(GOOD)) if name.endswith("json") else GOOD
        (deep.parent / name).write_text(text.replace("Sam Lee", name), encoding="utf-8")
    (deep / "notes.txt").write_text("no sheet", encoding="utf-8")
    status, out, err = grade("group")
    assert (status, err) == (0, "")
    assert [line.split(" · ")[1] for line in out.splitlines() if " · " in line] == ["a.yaml", "b.yml", "deep/c.json"]


def test_a_folder_without_answer_files_is_reported(grade, tmp_path):
    (tmp_path / "answers" / "empty").mkdir()
    status, out, err = grade("empty")
    assert (status, out) == (2, "")
    assert err.startswith("empty:1:1: ")
    assert "director" not in err, "say that there is no sheet in the folder, not what the system calls it"


def test_a_line_stands_for_standard_input(grade):
    status, out, _ = grade("-", stdin=GOOD.encode())
    assert (status, out.split("\n")[0]) == (0, "The first quiz · Sam Lee")
    status, out, err = grade("-", stdin=BAD.encode())
    assert (status, out) == (2, "")
    assert err.startswith("<stdin>:4:14 answers.which-one:")


def test_json_is_one_object_a_line_with_exact_numbers(grade):
    status, out, err = grade("--format", "json", "good.yml", "bad.yml", "poor.yml", good=GOOD, bad=BAD, poor=POOR)
    first, second = map(json.loads, out.splitlines())
    assert (status, err.count("\n")) == (2, 1)
    assert (first["learner"], first["earned"], first["possible"], first["passed"]) == ("Sam Lee", "3", "3", True)
    assert (second["earned"], second["percent"], second["pass"], second["passed"]) == ("1", 33, 80, False)
    assert second["questions"][0]["credit"] == "1/2"


@pytest.mark.parametrize(
    ("quiz", "said"),
    [
        ("frist-quiz", 's.yml:1:7 quiz: this course has no quiz "frist-quiz". Did you mean "first-quiz"?'),
        ("zzz", 's.yml:1:7 quiz: this course has no quiz "zzz". Write one of: first-quiz, second-quiz.'),
        ("../quizzes/first-quiz", "s.yml:1:7 quiz: "),
        ("/etc/passwd", "s.yml:1:7 quiz: "),
        ("first-quiz.yml", "s.yml:1:7 quiz: "),
    ],
)
def test_an_unknown_quiz_is_named_with_the_nearest(grade, quiz, said):
    status, out, err = grade("s.yml", s=f"quiz: {quiz}\nanswers: {{}}\n")
    assert (status, out) == (2, "")
    assert err.startswith(said)
    assert err.count("\n") == 1, "one mistake, one message"


@pytest.mark.parametrize("hidden", ["\\e[2J", "\\a", "\\x9b2J", "\\n+ x: right", "\\u202e", "\\r"])
def test_nothing_in_an_answer_file_steers_the_terminal(grade, hidden):
    sly = f'"x{hidden}"'
    sheets = {
        "learner": f"quiz: {QUIZ}\nlearner: {sly}\nanswers: {{}}\n",
        "removed": f"quiz: {QUIZ}\nanswers: {{{sly}: a}}\nrevisions: {{{sly}: a}}\n",
        "answer": f"quiz: {QUIZ}\nanswers: {{which-part: {sly}}}\n",
        "question": f"quiz: {QUIZ}\nanswers: {{{sly}: a}}\n",
        "key": f"quiz: {QUIZ}\nanswers: {{}}\n{sly}: a\n",
        "quiz": f"quiz: {sly}\nanswers: {{}}\n",
    }
    _, out, err = grade(*(f"{name}.yml" for name in sheets), **sheets)
    assert all(character.isprintable() or character == "\n" for character in out + err)
    assert not [line for line in (out + err).split("\n") if line.startswith("+ x")]


def test_no_line_of_a_report_is_wider_than_a_terminal(course, tmp_path, capsys, files):
    long = files[f"quizzes/{QUIZ}.yml"].replace("which-part", "w" * 80).replace("It comes second.", "It comes. " * 40)
    root = course({f"quizzes/{QUIZ}.yml": long.replace("The first quiz", "The first quiz of them all " * 4)})
    sheet = tmp_path / "s.yml"
    sheet.write_text(f"quiz: {QUIZ}\nlearner: {'Sam ' * 30}\nanswers: {{{'w' * 80}: b}}\n", encoding="utf-8")
    main(["grade", "--course", str(root), str(sheet)])
    assert max(map(len, capsys.readouterr().out.split("\n"))) <= 80


def test_a_quiz_with_mistakes_is_named_and_grades_nothing(edited, tmp_path, capsys):
    root = edited((f"quizzes/{QUIZ}.yml", "pass: 80", "pass: 800"), (f"quizzes/{QUIZ}.yml", "It comes last.", ""))
    sheets = [str(tmp_path / name) for name in ("s.yml", "t.yml")]
    for name in sheets:
        Path(name).write_text(GOOD, encoding="utf-8")
    assert main(["grade", "--course", str(root), *sheets]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.split(": ")[0] for line in err.splitlines()] == [
        f"quizzes/{QUIZ}.yml:3:7 pass",
        f"quizzes/{QUIZ}.yml:19:13 questions[0].options[2].why",
        f"{sheets[0]}:1:7 quiz",
        f"{sheets[1]}:1:7 quiz",
    ]


def test_a_changed_question_is_scored_on_demand_and_said_to_be(grade):
    sheet = GOOD + "revisions: {which-part: stale}\n"
    status, out, _ = grade("a.yml", a=sheet)
    assert (status, "! Question 1 of 2 (which-part): changed" in out) == (0, True)
    status, out, _ = grade("--accept-changed", "a.yml", a=sheet)
    assert (status, "+ Question 1 of 2 (which-part): right" in out) == (0, True)
    assert "This question has changed since; it is scored by its present key all the same." in " ".join(out.split())
    assert "1 of 2 questions count" not in out


def test_an_empty_answer_file_is_valid(run):
    status, text, err = run("sheet", QUIZ)
    assert (status, err) == (0, "")
    status, out, err = run("grade", "s.yml", s=text)
    assert (status, err) == (1, "")
    assert [line for line in out.splitlines() if line.startswith("o ")] == [
        "o Question 1 of 2 (which-part): not answered",
        "o Question 2 of 2 (which-names): not answered",
    ]


def test_an_empty_answer_file_that_is_filled_in_grades_fully(run):
    _, text, _ = run("sheet", QUIZ)
    for blank, filled in [
        ("learner:", "learner: Sam Lee"),
        ("which-part:\n", "which-part: a\n"),
        ("which-names:\n", "which-names: c, a\n"),
    ]:
        text = text.replace(blank, filled, 1)
    status, out, _ = run("grade", "s.yml", s=text)
    assert (status, out.splitlines()[:2]) == (0, ["The first quiz · Sam Lee", "3 of 3 points, 100 %: passed"])


@pytest.mark.parametrize(
    ("quiz", "fix"),
    [
        ("frist-quiz", 'Did you mean "first-quiz"?'),
        ("../quizzes/first-quiz", 'Did you mean "first-quiz"?'),
        ("", "Write one of: first-quiz, second-quiz."),
    ],
)
def test_an_empty_answer_file_of_an_unknown_quiz_is_refused(run, quiz, fix):
    status, out, err = run("sheet", quiz)
    assert (status, out) == (2, "")
    assert err.endswith(f'this course has no quiz "{quiz}". {fix}\n')


def test_check_says_what_there_is(run):
    status, out, err = run("check")
    assert (status, err) == (0, "")
    last = out.splitlines()[-1]
    assert last == "Small course: nothing is wrong. Modules: 1, lessons: 2, quizzes: 2, questions: 3, sources: 1."


def test_check_names_every_problem(edited, capsys):
    root = edited(("content/one/first.md", "minutes: 9", "minutes: x"), (f"quizzes/{QUIZ}.yml", "pass: 80", "pass: x"))
    assert main(["check"], str(root)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.split(":")[0] for line in err.splitlines()] == ["content/one/first.md", f"quizzes/{QUIZ}.yml"]


@pytest.mark.parametrize("command", [["check"], ["grade", "s.yml"], ["sheet", QUIZ]])
def test_a_folder_without_a_course_is_named(tmp_path, monkeypatch, capsys, command):
    monkeypatch.chdir(tmp_path)
    assert main(command) == 2
    assert "there is no course here" in capsys.readouterr().err
    assert main([*command[:1], "--course", str(tmp_path), *command[1:]]) == 2
    assert capsys.readouterr().err.startswith(f"{tmp_path}:1:1: there is no course here")


def test_the_course_is_found_from_any_folder_inside_of_it(course, monkeypatch, capsys):
    monkeypatch.chdir(course() / "content" / "one")
    assert main(["sheet", QUIZ]) == 0
    assert capsys.readouterr().out.startswith("# The first quiz\n")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ([], ["grade", "check", "sheet", "Courses from plain files"]),
        (["grade"], ["--course", "--format", "ANSWERS", "exit status 0"]),
        (["check"], ["--course", "Check every file of the course"]),
        (["sheet"], ["--course", "QUIZ", "Print an empty answer file"]),
    ],
)
def test_help_says_what_a_command_does(capsys, command, words):
    with pytest.raises(SystemExit) as left:
        main([*command, "--help"])
    out = capsys.readouterr().out
    assert left.value.code == 0
    assert all(word in " ".join(out.split()) for word in words)
    assert max(map(len, out.split("\n"))) <= 80


@pytest.mark.parametrize(
    "command", [[], ["grad", "s.yml"], ["grade"], ["sheet"], ["grade", "--format", "xml", "s.yml"], ["check", "x"]]
)
def test_a_wrong_command_is_refused_with_its_usage(capsys, command):
    with pytest.raises(SystemExit) as left:
        main(command)
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith("usage: practicum")


def script(*arguments, name="grade", python=(), **more):
    """Run a script of the project as people do; return what came of it."""
    command = [sys.executable, *python, str(ROOT / "scripts" / f"{name}.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, timeout=120, **more)


@pytest.mark.parametrize(("text", "status"), [(GOOD, 0), (POOR, 1), (BAD, 2)])
def test_the_grader_as_people_call_it(course, tmp_path, text, status):
    (tmp_path / "s.yml").write_text(text, encoding="utf-8")
    done = script("--course", course(), "s.yml", cwd=tmp_path)
    assert done.returncode == status
    assert b"Traceback" not in done.stderr
    assert bool(done.stdout) == (status < 2)


def test_the_scripts_know_the_course_that_they_belong_to(tmp_path):
    done = script("-", cwd=tmp_path, input=b"quiz: zzz\nanswers: {}\n")
    assert done.returncode == 2
    assert min((ROOT / "quizzes").glob("*.yml")).stem in done.stderr.decode()
    assert b"there is no course here" not in script(name="check", cwd=tmp_path).stderr


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_terminal_that_cannot_show_a_name_gets_a_report_all_the_same(course, tmp_path, encoding):
    (tmp_path / "s.yml").write_text(GOOD.replace("Sam Lee", "Łukasz 山田"), encoding="utf-8")
    for form in ("text", "json"):
        environment = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
        done = script("--course", course(), "--format", form, "s.yml", cwd=tmp_path, env=environment)
        assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(("closed", "file", "status"), [("<&-", "-", 2), (">&-", "s.yml", 0), ("2>&-", "t.yml", 2)])
def test_a_closed_stream_is_like_an_empty_one(course, tmp_path, closed, file, status):
    (tmp_path / "s.yml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "t.yml").write_text(BAD, encoding="utf-8")
    command = [sys.executable, "-m", "practicum", "grade", "--course", str(course()), file]
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {closed}', "sh", *command], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == status
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("given", ["0", "-1", "65536", "http", "1" * 5000])
def test_what_is_not_a_port_is_refused_with_what_is_one(course, given):
    command = [sys.executable, "-m", "practicum", "serve", "--course", str(course()), f"--port={given}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "is not a port. Write a number from 1 to 65535." in " ".join(done.stderr.split())


PROGRAM = "import sys; sys.path[1:1] = [sys.argv.pop(1), sys.argv.pop(1)]; from practicum.cli.main import main; sys.exit(main())"


def alone(libraries, *arguments, **more):
    """Run the command line by a Python that sees nothing but itself and one folder of libraries."""
    command = [sys.executable, "-I", "-S", "-c", PROGRAM, str(ROOT / "src"), str(libraries), *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=120, **more)


def test_what_is_not_installed_is_named(course, tmp_path):
    (tmp_path / "s.yml").write_text(GOOD, encoding="utf-8")
    done = alone(tmp_path, "grade", "--course", str(course()), "s.yml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.split() == b"practicum: PyYAML is not installed. Run: python -m pip install PyYAML".split()


def test_the_grader_needs_python_and_yaml_only(course, tmp_path):
    only = tmp_path / "only"
    shutil.copytree(Path(yaml.__file__).parent, only / "yaml")
    (tmp_path / "s.yml").write_text(GOOD.replace("which-part: a", "which-one: z"), encoding="utf-8")
    (tmp_path / "t.yml").write_text(GOOD + "revisions: {which-part: stale}\n", encoding="utf-8")
    done = alone(only, "grade", "--format", "json", "--course", str(course()), "s.yml", "t.yml", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(b"s.yml:3:22 answers.which-one:")
    assert json.loads(done.stdout)["questions"][0]["status"] == "changed"


@pytest.mark.parametrize("config", ["site_name: [\n", "theme: {language: de\n"])
def test_a_mistake_in_the_courses_settings_keeps_no_answers_from_being_graded(course, tmp_path, config):
    (tmp_path / "s.yml").write_text(GOOD, encoding="utf-8")
    root = course({"mkdocs.yml": config})
    for form in ("text", "json"):
        done = script("--course", root, "--format", form, "s.yml", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"Sam Lee" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_ends_with_an_example(name, capsys):
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"], str(ROOT))
    assert ended.value.code == 0
    assert capsys.readouterr().out.rstrip().endswith(COMMANDS[name][1])
    assert COMMANDS[name][1].startswith(f"practicum {name} ")
