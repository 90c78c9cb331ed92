"""Answer files with a character missing or in the wrong place, in fresh processes of both graders on every Python here."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from practicum.bundle.build import bundle
from support.building import script
from support.paths import ROOT

JSON = '{"quiz": "first-quiz", "learner": "Sam", "answers": {"which-part": "a", "which-names": ["a", "c"]}}'
YAML = "quiz: first-quiz\nlearner: Sam\nanswers:\n  which-part: a\n  which-names: [a, c]\n"
FLOW = '{quiz: first-quiz, learner: Sam, answers: {which-part: "a"}}'
NOT_JSON = {
    "a flow file": FLOW,
    "with a comma at the end": JSON.replace('"a", "which-names": ["a", "c"]}}', '"a"},}'),
}
PLACED = re.compile(r"(?P<file>[^:]+):\d+:\d+[: ] ?\S.*")
DAMAGED = {
    "cut off": JSON[:-20],
    "without a comma": JSON.replace(", ", " ", 1),
    "in curly quotes": JSON.replace('"', "\u201d"),
    "saved by a word processor": r"{\rtf1\ansi\deff0 " + JSON + "}",
    "without an end": "[" * 100_000,
    "empty": "",
}


def pythons():
    """Return a program for each Python from 3.11 on that this machine has, by its minor version."""
    own = sys.version_info.minor
    found = {
        minor: sys.executable if minor == own else script("pythons").find(minor) for minor in script("pythons").MINORS
    }
    return {minor: program for minor, program in found.items() if program}


@pytest.fixture(scope="module")
def yaml_alone(tmp_path_factory):
    """Return a folder with PyYAML and nothing else, for Pythons that have no environment of the tests."""
    folder = tmp_path_factory.mktemp("yaml")
    shutil.copytree(Path(yaml.__file__).parent, folder / "yaml", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.fixture(params=pythons().items(), ids=lambda found: f"3.{found[0]}")
def python(request):
    return request.param[1]


@pytest.fixture(params=["scripts/grade.py", "grade.pyz"])
def grade(request, python, course, yaml_alone, tmp_path):
    """Return a function that grades in a fresh process, and returns (status, out, the lines of err)."""
    root = course()
    command = [python, str(ROOT / "scripts" / "grade.py"), "--course", str(root)]
    if request.param == "grade.pyz":
        (tmp_path / "grade.pyz").write_bytes(bundle(str(root)))
        command = [python, "-I", "-S", str(tmp_path / "grade.pyz")]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"PYTHONPATH": str(yaml_alone), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}

    def call(*arguments, stdin=""):
        done = subprocess.run(
            [*command, *arguments],
            cwd=tmp_path,
            env=environment,
            input=stdin.encode(),
            capture_output=True,
            timeout=300,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode().splitlines()

    call.program = request.param
    return call


def one_change(text):
    """Yield a text without each of its characters in turn, and with each pair of neighbours swapped."""
    for at in range(len(text)):
        yield text[:at] + text[at + 1 :]
    for at in range(len(text) - 1):
        yield text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def without_a_fault(out):
    """Return the results in which every answer could be read: the others are named, as files that are refused."""
    results = [json.loads(line) for line in out.splitlines()]
    assert {result["quiz"] for result in results} == {"first-quiz"}
    return [result for result in results if "unreadable" not in {asked["status"] for asked in result["questions"]}]


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_answer_file_is_one_line_with_its_place_and_the_next_is_graded(grade, tmp_path, text):
    (tmp_path / "bad.json").write_text(text, encoding="utf-8")
    (tmp_path / "good.json").write_text(JSON, encoding="utf-8")
    status, out, err = grade("bad.json", "good.json")
    assert (status, len(err), out.count("Sam")) == (2, 1, 1)
    assert PLACED.fullmatch(err[0])["file"] == "bad.json"
    status, out, err = grade("-", stdin=text)
    assert (status, out, len(err)) == (2, "", 1)
    assert PLACED.fullmatch(err[0])["file"] == "<stdin>"


@pytest.mark.parametrize("text", NOT_JSON.values(), ids=NOT_JSON)
def test_what_is_yaml_is_graded_whatever_its_name_says(grade, tmp_path, text):
    (tmp_path / "flow.json").write_text(text, encoding="utf-8")
    status, out, err = grade("--format", "json", "flow.json")
    assert (status, err) == (1, [])
    assert json.loads(out)["earned"] == "2"


@pytest.mark.parametrize(
    ("suffix", "text"), [("json", JSON), ("yml", YAML), ("json", FLOW)], ids=["json", "yaml", "flow"]
)
def test_an_answer_file_with_one_typing_error_is_graded_or_refused_with_places(grade, tmp_path, suffix, text):
    names = []
    for number, changed in enumerate(one_change(text)):
        names.append(f"{number:03}.{suffix}")
        (tmp_path / names[-1]).write_text(changed, encoding="utf-8")
    status, out, err = grade("--format", "json", *names)
    named = {PLACED.fullmatch(line)["file"] for line in err}
    assert status == 2
    assert named < set(names)
    assert len(without_a_fault(out)) == len(names) - len(named)


def test_lines_with_one_typing_error_are_graded_or_refused_with_places(grade, tmp_path):
    if grade.program == "grade.pyz":
        pytest.skip("it takes no JSON Lines")
    lines = [*one_change(JSON)]
    (tmp_path / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    status, out, err = grade("--format", "json", "all.jsonl")
    named = {int(line.split(":")[1]) for line in err if PLACED.fullmatch(line)}
    assert (status, len(err)) == (2, len([line for line in err if PLACED.fullmatch(line)]))
    assert len(without_a_fault(out)) == len(lines) - len(named) > 0
