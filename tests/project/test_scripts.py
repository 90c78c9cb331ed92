"""The scripts with a Python outside their environment, or with one that is too old: one line says what to run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.building import script
from support.paths import ROOT

NEEDED = ("build", "check", "lighthouse", "pictures", "workbook")
ALL = sorted(path.stem for path in (ROOT / "scripts").glob("*.py"))
MODULES = ("hosting", "needs")  # of scripts, and none themselves


def run(name, *flags, folder=ROOT, program=sys.executable):
    """Run a script with a Python; return (status, the lines of err)."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    command = [program, *flags, str(folder / "scripts" / f"{name}.py"), "x"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stderr.splitlines()


@pytest.fixture
def copied(tmp_path):
    """Return a copy of the scripts and the source, without an environment."""
    for name in ("scripts", "src"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.mark.parametrize("name", NEEDED)
def test_a_script_outside_its_environment_says_in_a_line_how_to_run_it(copied, name):
    status, err = run(name, "-S", folder=copied)
    assert (status, len(err)) == (2, 1)
    python = script("needs").PYTHON
    assert err[0].startswith(f"scripts/{name}.py needs ")
    assert err[0].endswith(f"Run: python3 scripts/setup.py, then {python} scripts/{name}.py")
    (copied / python).parent.mkdir(parents=True)
    (copied / python).touch()
    assert run(name, "-S", folder=copied)[1][0].endswith(f"does not have. Run: {python} scripts/{name}.py")


def test_the_grader_outside_its_environment_needs_one_package(copied):
    (copied / "quizzes").mkdir()
    (copied / "x").write_text("quiz: a\n")
    status, err = run("grade", "-S", folder=copied)
    assert (status, len(err)) == (2, 1)


def older():
    """Return a Python 3 before 3.11 that this machine has, or None."""
    roots = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    return next((str(path) for minor in (10, 9, 8) for path in sorted(roots.glob(f"3.{minor}.*/bin/python3"))), None)


@pytest.mark.skipif(older() is None, reason="there is no older Python here")
@pytest.mark.parametrize("name", [name for name in ALL if name not in MODULES])
def test_a_script_with_an_older_python_says_which_it_needs(name):
    status, err = run(name, program=older())
    assert (bool(status), len(err)) == (True, 1)
    assert "needs Python 3.11 or later; this is 3." in err[0]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script takes the place of its Python")
@pytest.mark.parametrize(
    ("options", "commands"),
    [
        ([], [".venv/bin/practicum build", ".venv/bin/practicum serve"]),
        (["--workbook"], [".venv/bin/practicum workbook"]),
        (["--dev"], [".venv/bin/practicum build", ".venv/bin/practicum serve", ".venv/bin/python -m pytest"]),
        (["--no-next"], []),
    ],
)
def test_after_setting_up_one_line_says_what_to_type_next(copied, options, commands):
    (copied / ".venv" / "bin").mkdir(parents=True)
    python = copied / ".venv" / "bin" / "python"
    python.write_text("#!/bin/sh\nexit 0\n", "utf-8")
    python.chmod(0o755)
    command = [sys.executable, str(copied / "scripts" / "setup.py"), *options]
    done = subprocess.run(command, cwd=copied, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    first, *rest = done.stdout.splitlines()
    assert first.startswith("Setting up .venv from requirements")
    assert len(rest) == bool(commands)
    assert [rest[0].count(each) for each in commands] == [1] * len(commands) if rest else not commands


def test_what_goes_on_by_itself_after_setting_up_says_nothing_of_it():
    for name in ("Makefile", "scripts/start.py"):
        called = re.findall(r"\$\(SETUP\) --.*|executable, SETUP.*", (ROOT / name).read_text("utf-8"))
        assert called
        assert not [line for line in called if "--no-next" not in line]
