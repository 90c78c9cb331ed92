"""A small course in order, for tests to spoil, and the options of the test run."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from practicum.words import ENGLISH, speak

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform != "win32":
    import resource

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in a job that a shell runs in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)  # the programs that tests interrupt inherit it

FEW = 400  # spoilt files of a short run
LONGEST = pytest.StashKey[list[tuple[float, str]]]()

settings.register_profile("practicum", deadline=None)
settings.load_profile("practicum")

FILES = {
    "mkdocs.yml": """\
site_name: Small course
site_url: !ENV [SITE_URL, ""]
nav:
  - index.md
  - Module one:
      - one/index.md
      - one/first.md
      - Second thoughts: one/second.md
  - Sources:
      - sources/article.md
      - Elsewhere: https://example.org/
""",
    "content/index.md": """\
# Small course

{{ syllabus() }}
""",
    "content/one/index.md": """\
---
title: Module one
module:
  id: module-one
  why: Everything else rests on it.
---
# Module one

{{ syllabus("module-one") }}
""",
    "content/one/first.md": """\
---
title: The first lesson
lesson:
  id: first
  minutes: 9
  roles: [salesperson]
  objectives:
    - {id: recall-parts, level: remember, text: Recall the parts.}
  principles:
    - id: name-parts
      text: Name every part.
      why: What has no name is left out.
      points: [w01, w02]
---
# The first lesson

{{ objectives() }}

## The three parts

{{ principle("name-parts") }}

## What to say

{{ quiz("first-quiz") }}
""",
    "content/one/second.md": """\
---
title: The second lesson
lesson:
  id: second
  minutes: 4
  roles: [salesperson, sales-manager]
  objectives:
    - id: judge-drafts
      level: evaluate
      text: Judge a draft by its parts.
---
# The second lesson

## Two drafts

{{ quiz("second-quiz") }}
""",
    "content/sources/article.md": """\
# The article

{{ source("article") }}
""",
    "content/sources/article.yml": """\
name: The article
author: Ada Example
basis: The byline names her.
points:
  - id: w01
    text: Every talk has parts.
    kind: principle
    stance: asserted
    for: [salesperson, sales manager]
  - id: w02
    text: Parts have names.
    kind: distinction
    stance: conceded
    for: [company]
    note: Said in passing.
    owed_by: company
    owed_to: client
""",
    "quizzes/first-quiz.yml": """\
title: The first quiz
lesson: first
pass: 80
questions:
  - id: which-part
    kind: choice
    objective: recall-parts
    points: 2
    stem: |
      Which part comes first?
    options:
      - text: The greeting
        credit: 1
        why: It opens the talk.
      - text: The offer
        credit: 1/2
        why: It comes second.
      - text: The bill
        why: It comes last.
    see: the-three-parts
    rests_on: [w01]
  - id: which-names
    kind: choices
    objective: recall-parts
    stem: Which are names of parts?
    options:
      - text: Greeting
        credit: 1
        why: It is one of the three.
      - text: Weather
        why: It is talk, and no part.
      - text: Offer
        credit: 1
        why: It is one of the three.
    see: first#what-to-say
""",
    "quizzes/second-quiz.yml": """\
title: The second quiz
lesson: second
questions:
  - id: which-draft
    kind: choice
    objective: judge-drafts
    stem: Which draft has every part?
    options:
      - text: The short one
        why: It has no offer.
      - text: The long one
        credit: 1
        why: It has all three.
    see: two-drafts
""",
}


@pytest.fixture(autouse=True)
def _english():
    """Let a test that took the words of another language leave English to the next."""
    yield
    speak(ENGLISH)


def pytest_addoption(parser):
    parser.addoption(
        "--parity", type=int, default=300, metavar="N", help="how many drawn quizzes page and Python score"
    )
    parser.addoption("--fuzz", type=int, default=FEW, metavar="N", help="how many spoilt files each fuzz test reads")


def pytest_terminal_summary(terminalreporter, config):
    """Say what a long run over spoilt files took at most."""
    if LONGEST in config.stash and config.getoption("--fuzz") > FEW and sys.platform != "win32":
        seconds, what = max(config.stash[LONGEST])
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
        terminalreporter.write_line(f"longest: {seconds:.2f} s of the processor, {what}; peak memory: {peak} MB")


@pytest.fixture(scope="session")
def longest(request):
    """The list of the longest that each test's spoilt files took: (seconds of the processor, which)."""
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
def spoil(course):
    """Return a function that writes the course with texts replaced and returns its folder.

    Each edit is (file, old, new); old stands in the file, and its first place is meant.
    """

    def write(*edits) -> Path:
        changed = dict(FILES)
        for file, old, new in edits:
            assert old in changed[file], f"{file} does not hold {old!r}"
            changed[file] = changed[file].replace(old, new, 1)
        return course(changed)

    return write
