"""A build that Ctrl+C or SIGTERM stops is a failure, says so, and leaves the last site whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from practicum.base.stop import StoppedError, last_chance, not_within, raise_if_stopped, stoppable
from practicum.build.stage import PREFIX
from practicum.cli.main import main

if sys.platform == "win32":
    pytest.skip("it has no signals to send", allow_module_level=True)

SIGNALS = (signal.SIGINT, signal.SIGTERM)
SAID = "practicum: stopped before the end. No file was written."


def tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def start(root, engine):
    command = [sys.executable, "-m", "practicum", "build", "--engine", engine]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A new course with its site, by engine."""
    courses = {}
    for engine in ("mkdocs", "zensical"):
        root = tmp_path_factory.mktemp(engine) / "course"
        here = Path.cwd()
        os.chdir(root.parent)
        assert main(["new", "course"]) == 0
        os.chdir(here)
        build = start(root, engine)
        said = build.communicate(timeout=120)
        assert build.returncode == 0, said
        courses[engine] = root
    return courses


@pytest.mark.parametrize("number", SIGNALS, ids=["ctrl-c", "sigterm"])
@pytest.mark.parametrize("after", [0, 0.15, 0.3, 0.6, 1.2], ids=lambda after: f"after {after} s")
@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_stopped_build_fails_in_a_line_and_leaves_the_last_site(built, engine, after, number):
    root = built[engine]
    old, page = tree(root / "site"), root / "content" / "index.md"
    edition = f"Edition {after} {number.name}."
    page.write_text(f"{page.read_text('utf-8')}\n{edition}\n", "utf-8")
    build = start(root, engine)
    first = build.stdout.readline()  # of the check: the engine begins
    time.sleep(after)
    build.send_signal(number)
    out, err = build.communicate(timeout=120)
    if edition in (root / "site" / "index.html").read_text("utf-8"):  # it was done before the signal
        assert out.splitlines()[-1].startswith("Built with"), err
        return
    assert build.returncode == 128 + number, (first, out, err)
    assert err.splitlines()[-1] == SAID
    assert "Traceback" not in err
    assert tree(root / "site") == old
    assert not list(root.glob(f"{PREFIX}*"))


def test_a_signal_stops_the_work_once():
    cleared = []

    def work():
        with stoppable():
            try:
                signal.raise_signal(signal.SIGTERM)
            finally:
                signal.raise_signal(signal.SIGTERM)
                cleared.append(True)

    with pytest.raises(StoppedError) as stopped:
        work()
    assert (stopped.value.number, cleared) == (signal.SIGTERM, [True])
    raise_if_stopped()


def test_a_signal_waits_for_what_must_not_meet_it():
    done = []

    def work():
        with stoppable(), not_within():
            signal.raise_signal(signal.SIGINT)
            done.append(True)

    with pytest.raises(StoppedError):
        work()
    assert done


def test_a_signal_that_was_swallowed_is_not_forgotten():
    with stoppable():
        with pytest.raises(StoppedError):
            signal.raise_signal(signal.SIGINT)
        with pytest.raises(StoppedError):
            last_chance()


def test_a_signal_after_the_last_chance_changes_nothing():
    with stoppable():
        last_chance()
        signal.raise_signal(signal.SIGTERM)


def test_a_signal_that_the_program_was_started_to_ignore_stays_ignored():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with stoppable():
            signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)
