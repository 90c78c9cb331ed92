"""What the entry points of the grader share: grade one answer file, print faults, return an exit status."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError, reason
from practicum.base.stop import StoppedError
from practicum.files.yaml_tree import read_bytes, read_file
from practicum.grading.progress import read_progress
from practicum.grading.score import grade
from practicum.grading.sheet import read_sheet
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from practicum.files.fields import Fields
    from practicum.grading.progress import ProgressFile
    from practicum.grading.score import Result
    from practicum.quiz.model import Quiz

PASSED, NOT_PASSED, NOT_DONE = 0, 1, 2
STOPPED = 128  # and the number of the signal, as shells count
_NEEDED = {"yaml": "PyYAML", "markdown": "Markdown", "jinja2": "Jinja2"} | dict.fromkeys(
    ("starlette", "uvicorn", "watchfiles"), "practicum[serve]"
)


def guarded(run: Callable[[], int], program: str) -> int:
    """Run a program and return its exit status; errors that users can cause are one line on standard error."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by the caller (`>&-`), or a Python without a console
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - until the program ends
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
    except StoppedError as error:
        print(f"\n{say('run.interrupted', program=program)}", file=sys.stderr)
        return STOPPED + error.number
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
    whole: Callable[[ProgressFile, Sequence[Result]], str] | None = None,
    course: Callable[[], str] = str,
    elsewhere: Collection[str] = (),
) -> int:
    """Grade one answer file or progress file (`-`: standard input) and write its report; return its exit status.

    `whole` makes the text before the results of a progress file; `course` and `elsewhere` are those of `read_progress`.
    """
    named = "<stdin>" if file == "-" else file
    try:
        text = read_bytes(sys.stdin.buffer, named) if file == "-" else read_file(file, file)
        progress = read_progress(
            text, named, find_quiz, accept_changed=accept_changed, course=course, elsewhere=elsewhere
        )
        if progress is None:
            results = [grade(read_sheet(text, named, find_quiz, accept_changed=accept_changed))]
        else:
            results = [grade(sheet) for sheet in progress.sheets]
    except ProblemsError as error:
        complain(error)
        return NOT_DONE
    if progress and whole:
        write(whole(progress, results))
    for result in results:
        if show:
            write(show(result))
        if result.unreadable:
            complain(ProblemsError(result.unreadable))
    refused = progress.refused if progress else ()
    for fault in refused:
        complain(fault)
    if refused:
        return NOT_DONE
    return PASSED if all(result.passed and not result.unreadable for result in results) else NOT_PASSED


def complain(error: ProblemsError) -> None:
    """Print every problem to standard error, after flushing standard output."""
    sys.stdout.flush()
    for problem in error.problems:
        print(problem, file=sys.stderr)


def _drop_output() -> None:
    """Discard what standard output has buffered: writing it at the exit would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
