"""`practicum sheet` and `practicum take`: answer a quiz without a page."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from practicum.base.text import visible
from practicum.cli.arguments import add_quiz
from practicum.cli.run import NOT_DONE, NOT_PASSED, PASSED
from practicum.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from practicum.quiz.model import Quiz


def add_sheet(parser: ArgumentParser) -> None:
    """Add the arguments of `sheet`."""
    add_quiz(parser)
    parser.add_argument("--seed", type=_seed, metavar="N", help=say("cli.seed"))


def add_take(parser: ArgumentParser) -> None:
    """Add the arguments of `take`."""
    add_quiz(parser)
    parser.add_argument("--save", metavar=say("cli.meta-file"), default="", help=say("cli.save"))
    parser.add_argument("--feedback", choices=("now", "end"), default="now", help=say("cli.feedback"))
    parser.add_argument("--learner", metavar=say("cli.meta-name"), default="", help=say("cli.learner"))
    parser.add_argument("--plain", action="store_true", help=say("cli.plain"))


def sheet(course: str | None, quiz: str, seed: int | None) -> int:
    """Print an empty answer file for a quiz, with the stems as comments; return the exit status."""
    from practicum.grading.sheet import empty_sheet

    found = _find(course, quiz)
    if found is None:
        return NOT_DONE
    if seed is None:
        from secrets import randbelow

        from practicum.quiz.blueprint import SEEDS

        seed = randbelow(SEEDS)
    print(empty_sheet(found, seed), end="")
    return PASSED


def take(course: str | None, quiz: str, *, save: str, feedback: str, learner: str, plain: bool) -> int:
    """Ask a quiz in the terminal and keep the answers in a file: exit status 0 passed, 1 not, 2 left before the end."""
    found = _find(course, quiz)
    if found is None:
        return NOT_DONE
    from practicum.course.locate import find_course
    from practicum.course.settings import threshold_of
    from practicum.reports.glance import Glance
    from practicum.take.terminal import take

    folder = find_course(course)
    passed = take(
        found,
        save or f"{quiz}-answers.yml",
        at_once=feedback == "now",
        plain=plain,
        learner=learner,
        threshold=threshold_of(folder),
        names=Glance(folder).of_quizzes([found]),
    )
    return {True: PASSED, False: NOT_PASSED, None: NOT_DONE}[passed]


def _seed(text: str) -> int:
    """Return a seed; raises ValueError if the text is not one."""
    from practicum.quiz.blueprint import SEEDS

    if not (text.isascii() and text.isdigit() and int(text) < SEEDS):
        raise ValueError(text)
    return int(text)


def _find(course: str | None, quiz: str) -> Quiz | None:
    """Return the quiz that a command names; print a message and return None if there is no such quiz."""
    from practicum.course.locate import find_course, one_quiz, quiz_ids
    from practicum.grading.sheet import unknown_quiz

    folder = find_course(course)
    known = quiz_ids(folder)
    if quiz in known:
        return one_quiz(folder, quiz)
    print("practicum:", *map(visible, unknown_quiz(quiz, known)), file=sys.stderr)
    return None
