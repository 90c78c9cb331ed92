"""What the entry points of the grader share: grade one answer file, print faults, return an exit status."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError, reason
from practicum.files.yaml_tree import read_bytes, read_file
from practicum.grading.score import grade
from practicum.grading.sheet import read_sheet
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from practicum.files.fields import Fields
    from practicum.grading.score import Result
    from practicum.quiz.model import Quiz

PASSED, NOT_PASSED, NOT_DONE = 0, 1, 2
_NEEDED = {"yaml": "PyYAML", "markdown": "Markdown", "jinja2": "Jinja2"}


def guarded(run: Callable[[], int], program: str) -> int:
    """Run a program and return its exit status; errors that users can cause are one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # for terminals that lack a character
    try:
        return run()
    except ProblemsError as error:
        complain(error)
    except ModuleNotFoundError as error:
        if error.name not in _NEEDED:
            raise
        needed = _NEEDED[error.name]
        print(say("run.needed", program=program, needed=needed), file=sys.stderr)
    except BrokenPipeError:
        _drop_output()
    except OSError as error:  # such as a full disk
        _drop_output()
        print(say("run.stopped", program=program, why=reason(error)), file=sys.stderr)
    except KeyboardInterrupt:
        print(f"\n{say('run.interrupted', program=program)}", file=sys.stderr)
    return NOT_DONE


def grade_one(
    file: str,
    find_quiz: Callable[[Fields], Quiz | None],
    show: Callable[[Result], str] | None,
    write: Callable[[str], object],
    *,
    accept_changed: bool = False,
) -> int:
    """Grade one answer file (`-`: standard input) and write its report; return its exit status."""
    named = "<stdin>" if file == "-" else file
    try:
        text = read_bytes(sys.stdin.buffer, named) if file == "-" else read_file(file, file)
        result = grade(read_sheet(text, named, find_quiz, accept_changed=accept_changed))
    except ProblemsError as error:
        complain(error)
        return NOT_DONE
    if show:
        write(show(result))
    if result.unreadable:
        complain(ProblemsError(result.unreadable))
    return PASSED if result.passed and not result.unreadable else NOT_PASSED


def complain(error: ProblemsError) -> None:
    """Print every problem to standard error, after flushing standard output."""
    sys.stdout.flush()
    for problem in error.problems:
        print(problem, file=sys.stderr)


def _drop_output() -> None:
    """Discard what standard output has buffered: writing it at the exit would fail again."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
