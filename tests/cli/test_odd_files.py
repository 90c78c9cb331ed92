"""What a folder can hold that is not a file with text: no command waits for it, and each gets one line."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections import Counter

import pytest

from support.course_small import FILES

if sys.platform == "win32":
    pytest.skip("it has no pipes and devices in folders", allow_module_level=True)

LIMIT = 60  # seconds, after which a command counts as waiting for ever
GOOD = json.dumps({"quiz": "first-quiz", "answers": {"which-part": "a"}})


def unix_socket(path, monkeypatch):
    monkeypatch.chdir(path.parent)  # a socket's path has at most 100 characters
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(path.name)


ODD = {
    "pipe": os.mkfifo,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "folder": lambda path: path.mkdir(),
    "link to itself": lambda path: path.symlink_to(path.name),
    "link to nothing": lambda path: path.symlink_to("gone"),
}


@pytest.fixture(params=ODD)
def make(request):
    """Return a function that makes something that is not a file at a path."""
    return ODD[request.param]


def run(root, *arguments):
    """Run a command in a course, in a fresh process; return (status, out, the lines of err)."""
    command = [sys.executable, "-m", "practicum", *arguments]
    done = subprocess.run(command, cwd=root, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LIMIT)
    return done.returncode, done.stdout, done.stderr.splitlines()


def files(lines):
    """Return how often each file is named at the beginning of a line, with its place."""
    return Counter(line.split(":1:1", 1)[0] for line in lines)


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_check_and_build_name_each_once_and_end(course, make, engine):
    root = course(
        {"mkdocs.yml": FILES["mkdocs.yml"].replace("nav:", "theme: {name: practicum, custom_dir: own}\nnav:", 1)}
    )
    odd = ["content/one/extra.md", "content/sources/other.yml", "content/assets/figures/drawing.svg", "quizzes/odd.yml"]
    for name in (*odd, "own/mine.html", "content/one/picture.png"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        make(root / name)
    if not (root / "own/mine.html").is_dir():  # engines go through other folders
        odd += ["own/mine.html", "content/one/picture.png"]
    for command in ("check",) if engine == "mkdocs" else ("check", "build"):
        arguments = () if command == "check" else ("--engine", engine)
        status, _, err = run(root, command, *arguments)
        assert status == 2
        assert files(err) == Counter(odd)


def test_a_page_of_the_nav_that_is_not_a_file_is_one_line(course, make):
    root = course({"content/one/second.md": None})
    make(root / "content/one/second.md")
    status, _, err = run(root, "check")
    assert (status, files(err)["content/one/second.md"], files(err)["mkdocs.yml"]) == (2, 1, 0)


@pytest.mark.parametrize(
    "command",
    [
        ["grade", "answers.json"],
        ["certificate", "answers.json"],
        ["analyse", "answers.json"],
        ["take", "second-quiz"],
        ["sheet", "second-quiz"],
        ["bundle", "--output", "grade.pyz"],
        ["public", "second-quiz", "--keys", "quizzes"],
        ["workbook"],
    ],
    ids=lambda command: command[0],
)
def test_every_command_that_reads_a_quiz_ends_with_its_line(course, make, command):
    root = course({"quizzes/second-quiz.yml": None, "answers.json": '{"quiz": "second-quiz", "answers": {}}'})
    make(root / "quizzes/second-quiz.yml")
    status, out, err = run(root, *command)
    assert (status, out) == (2, "")
    assert any(line.startswith("quizzes/second-quiz.yml:1:1: ") for line in err)
    assert all(":" in line for line in err)


@pytest.mark.parametrize("command", ["check", "build", "upgrade", "serve"])
def test_settings_that_are_not_a_file_are_one_line(course, make, command):
    root = course({"mkdocs.yml": None})
    make(root / "mkdocs.yml")
    status, _, err = run(root, command)
    assert (status, files(err)["mkdocs.yml"]) == (2, 1)


def test_an_upgrade_names_a_pin_that_is_not_a_file(course):
    root = course()
    os.mkfifo(root / "requirements.txt")
    status, _, err = run(root, "upgrade")
    assert (status, files(err)) == (2, Counter(["requirements.txt"]))


def test_answer_files_that_are_not_files_are_a_line_each_and_the_others_are_graded(course, monkeypatch):
    root = course({"answers/good.json": GOOD})
    for name, odd in ODD.items():
        odd(root / "answers" / f"{name.replace(' ', '-')}.json")
        odd(root / "answers" / f"{name.replace(' ', '-')}.jsonl")
    unix_socket(root / "answers" / "socket.json", monkeypatch)
    (root / "answers" / "round").symlink_to("..")
    status, out, err = run(root, "grade", "--format", "json", "answers")
    assert (status, len(out.splitlines())) == (2, 1)
    odd = {path.relative_to(root).as_posix() for path in (root / "answers").iterdir() if path.suffix}
    odd -= {"answers/good.json", "answers/folder.json", "answers/folder.jsonl"}
    assert files(err) == Counter(odd)
    named = sorted({*odd, "answers/good.json"})
    status, out, err = run(root, "grade", "--format", "json", *named)
    assert (status, len(out.splitlines()), files(err)) == (2, 1, Counter(odd))


def test_a_pipe_that_the_shell_has_opened_is_read(course):
    root = course()
    reader, writer = os.pipe()
    os.write(writer, GOOD.encode())
    os.close(writer)
    command = [sys.executable, "-m", "practicum", "grade", f"/dev/fd/{reader}"]
    done = subprocess.run(command, cwd=root, pass_fds=[reader], capture_output=True, text=True, timeout=LIMIT)
    os.close(reader)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("The first quiz")


@pytest.mark.parametrize("command", [["check"], ["build"], ["build", "--engine", "zensical"], ["serve"]])
def test_links_to_folders_around_them_are_named_and_not_followed(course, command):
    root = course()
    (root / "content" / "one" / "up").symlink_to("..")
    (root / "content" / "here").symlink_to(".")
    (root / "content" / "all").symlink_to("/")
    for name, other in (("two", "three"), ("three", "two")):
        (root / "content" / name).mkdir()
        (root / "content" / name / "across").symlink_to(f"../{other}")
    status, _, err = run(root, *command)
    assert status == 2
    assert all("a link to a folder that it is in itself" in line for line in err)
    round_ = ["all", "here", "one/up", "two/across/across", "three/across/across"]
    assert files(err) == Counter(f"content/{name}" for name in round_)


def test_a_linked_folder_of_pages_is_read_as_the_engine_reads_it(course):
    root = course()
    (root / "content" / "one").rename(root / "elsewhere")
    (root / "content" / "one").symlink_to("../elsewhere")
    assert run(root, "check")[0] == 0


def test_the_mark_of_an_editor_that_has_a_page_open_is_no_fault(course):
    root = course()
    (root / "content" / "one" / ".#first.md").symlink_to("someone@machine.1234")
    assert run(root, "check")[0] == 0


def test_links_that_multiply_a_folder_end(course):
    root = course()
    for number in range(20):
        (root / "content" / f"f{number}").mkdir()
        for name in "ab":
            (root / "content" / f"f{number}" / name).symlink_to(f"../f{number + 1}")
    (root / "content" / "f20").mkdir()
    (root / "content" / "f20" / "x.txt").write_text("")
    status, _, err = run(root, "check")
    assert status == 2
    assert "content:1:1: there are more than 50,000 files here." in "\n".join(err)
