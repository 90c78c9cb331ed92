"""Fixtures of all tests: the small course as files to change, and the options of the test run."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from practicum.words import ENGLISH, speak
from support.course_small import FILES

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform != "win32":
    import resource

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in a job that a shell runs in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)  # the programs that tests interrupt inherit it

FEW = 400  # broken files of a short run
LONGEST = pytest.StashKey[list[tuple[float, str]]]()

settings.register_profile("practicum", deadline=None)
settings.load_profile("practicum")


def pytest_xdist_auto_num_workers():
    """Return how many processes run tests: one more than cores, as browsers and other programs are waited for."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True)
def _english():
    """Let a test that took the words of another language leave English to the next."""
    yield
    speak(ENGLISH)


def pytest_addoption(parser):
    parser.addoption(
        "--parity", type=int, default=300, metavar="N", help="how many drawn quizzes page and Python score"
    )
    parser.addoption("--fields", type=int, default=1000, metavar="N", help="how many drawn fields each engine builds")
    parser.addoption("--fuzz", type=int, default=FEW, metavar="N", help="how many broken files each fuzz test reads")


def pytest_terminal_summary(terminalreporter, config):
    """Say what a long run over broken files took at most."""
    if LONGEST in config.stash and config.getoption("--fuzz") > FEW and sys.platform != "win32":
        seconds, what = max(config.stash[LONGEST])
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
        terminalreporter.write_line(f"longest: {seconds:.2f} s of the processor, {what}; peak memory: {peak} MB")


@pytest.fixture(scope="session")
def longest(request):
    """The list of the longest that each test's broken files took: (seconds of the processor, which)."""
    return request.config.stash.setdefault(LONGEST, [])


@pytest.fixture(scope="session")
def files():
    """Return the small course's texts by path."""
    return dict(FILES)


@pytest.fixture
def course(tmp_path):
    """Return a function that writes the small course with changes (None leaves a file out) and returns its folder."""

    def write(changes=None) -> Path:
        root = tmp_path / "course"
        for path, text in (FILES | (changes or {})).items():
            if text is not None:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(text if isinstance(text, bytes) else text.encode())
        return root

    return write


@pytest.fixture
def edited(course):
    """Return a function that writes the course with texts replaced and returns its folder.

    Each edit is (file, old, new); old is in the file, and its first place is meant.
    """

    def write(*edits) -> Path:
        changed = dict(FILES)
        for file, old, new in edits:
            assert old in changed[file], f"{file} does not hold {old!r}"
            changed[file] = changed[file].replace(old, new, 1)
        return course(changed)

    return write
