"""The terminal's room: reads typed lines, shows what `practicum.take.conversation` says, keeps every answer.

The base is plain: lines are written one after another, nothing is drawn over, so
a screen reader reads them in order. Where prompt_toolkit is installed and the
terminal is one that edits, it reads the lines: with history, completion, and a
refused answer put back to be fixed.
"""

from __future__ import annotations

import os
import sys
from secrets import randbelow
from typing import TYPE_CHECKING

from practicum.base.lines import wrapped
from practicum.base.problem import Problem
from practicum.base.text import visible
from practicum.quiz.blueprint import SEEDS
from practicum.reports import text as report
from practicum.take import conversation as taking
from practicum.take.answer_file import Kept
from practicum.words import grouped, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from practicum.quiz.model import AnswerError, Quiz
    from practicum.take.conversation import Taking

    Read = Callable[[Taking, str], str]

LONGEST_LINE = 100_000
PLAIN = ("NO_COLOR", "ACCESSIBLE")  # set by people who want no drawing, whatever the value


class Unreadable(Exception):
    """A line that is not text, or too long: says why."""


def take(quiz: Quiz, file: str, *, at_once: bool, plain: bool, learner: str, threshold: int) -> bool | None:
    """Ask the questions of a quiz and keep the answers in `file`; go on from those that it holds.

    Return whether the quiz was passed (an assessment: true once it is through), None
    if the learner left before or a line of a pipe was refused. `threshold` is of
    mastery, in per cent. Raises ProblemsError if the file cannot be used; what was
    typed before is then kept.
    """
    piped = sys.stdin is None or not sys.stdin.isatty()
    kept = Kept(file)
    before = kept.read(quiz)
    begun = taking.begin(quiz, before, at_once=at_once, by_line=piped, learner=learner, seed=randbelow(SEEDS))
    sys.stdout.write(f"{taking.opening(begun, before, file)}\n")
    talk = _Talk(begun, kept, _reader(plain=plain or piped, piped=piped))
    try:
        while talk.now.asking:
            talk.turn()
    except (EOFError, KeyboardInterrupt):
        talk.now = talk.now.but(asks="left")
        sys.stdout.write("\n")  # what the prompt is in is not ended
    if talk.now.asks == "left":
        _show(taking.leaving(talk.now, file, written=kept.there))
        return None
    if quiz.mode == "assessment":
        kept.write(talk.now.sheet())  # there is a file to hand in, even if nothing was answered
        _show(wrapped(say("take.hand-in", file=file)))
        return None if talk.refused else True
    result = talk.now.result()
    _show(report.as_text(result, threshold).rstrip("\n"))
    if kept.there:
        _show(wrapped(say("take.keeps", file=file)))
    return None if talk.refused else result.passed


class _Talk:
    """A conversation under way: where it is, and what was shown and refused so far."""

    def __init__(self, begun: Taking, kept: Kept, read: Read) -> None:
        self.now = begun
        self.kept = kept
        self.read = read
        self.refused = 0
        self.lines = 0
        self.draft = ""
        self.place: tuple[int, str] | None = None
        self.told: frozenset[str] = frozenset()

    def turn(self) -> None:
        """Ask, read a line, keep what is new, and say what came of it."""
        now = self.now
        if self.place != (now.at, now.asks):
            self.place = (now.at, now.asks)
            _show(taking.shown(now, self.told))
            about = now.question.stimulus
            self.told |= {about.id} if about and now.asks == "answer" else set()
        self.lines += 1
        try:
            line = self.read(now, self.draft)
            heard = taking.hear(now, line)
        except Unreadable as error:
            line, heard = "", taking.refuse(now, str(error))
        self.draft = line if heard.refused else ""
        if heard.refused and now.by_line:
            self.refused += 1
            _complain(self.lines, now.question.id, heard.refused)
        if _differs(now, heard.taking):
            self.kept.write(heard.taking.sheet())
        self.now = heard.taking
        _show(heard.said)


def _differs(before: Taking, after: Taking) -> bool:
    """Return whether there is something new to keep."""
    return any(getattr(before, name) != getattr(after, name) for name in ("learner", "answers", "hints", "confidence"))


def _show(text: str) -> None:
    """Write an empty line and a paragraph."""
    if text:
        sys.stdout.write(f"\n{text}\n")
    sys.stdout.flush()


def _complain(line: int, path: str, error: AnswerError) -> None:
    """Name a refused line of standard input as a fault in a file is named."""
    problem = Problem(file="<stdin>", line=line, column=1, path=path, what=error.what, fix=error.fix)
    sys.stdout.flush()
    print(problem, file=sys.stderr)


def _reader(*, plain: bool, piped: bool) -> Read:
    """Return what reads lines: prompt_toolkit's editor where it can help, else plain reading."""
    if not plain and sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and not any(map(os.environ.get, PLAIN)):
        try:
            return _editor()
        except ImportError:
            pass  # an extra of its own; plain reading needs nothing
    return _piped if piped else _typed


def _typed(now: Taking, draft: str) -> str:
    """Read what a person types into a terminal as it is."""
    del draft  # a terminal by itself cannot be given a line to fix
    sys.stdout.write(f"\n{taking.prompt(now)}")
    sys.stdout.flush()
    first = _line(sys.stdin.encoding)
    lines = [first]
    while now.many_lines and lines[-1].strip() and first.strip() not in taking.COMMANDS:
        try:
            lines.append(_line(sys.stdin.encoding))
        except EOFError:
            break  # it ends the text; a second one leaves
    return "\n".join(lines)


def _piped(now: Taking, draft: str) -> str:
    """Read a line that no person types here, and write it down: the output is a transcript."""
    del draft
    sys.stdout.write(f"\n{taking.prompt(now)}")
    line = _line("utf-8")
    sys.stdout.write(f"{visible(line)}\n")
    sys.stdout.flush()
    return line


def _line(encoding: str) -> str:
    """Return the next line of standard input; raises EOFError at its end, Unreadable for what is not text."""
    if sys.stdin is None:
        raise EOFError
    source = sys.stdin.buffer
    raw = source.readline(LONGEST_LINE + 2)
    if not raw:
        raise EOFError
    if len(raw.rstrip(b"\r\n")) > LONGEST_LINE:
        while raw and not raw.endswith(b"\n"):
            raw = source.readline(LONGEST_LINE)
        raise Unreadable(say("take.long", limit=grouped(LONGEST_LINE)))
    try:
        return raw.decode(encoding).removeprefix("\ufeff").rstrip("\r\n")
    except UnicodeDecodeError:
        raise Unreadable(say("take.encoding", encoding=encoding.upper())) from None


def _editor() -> Read:
    """Return a reader by prompt_toolkit; raises ImportError if it is not installed."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import WordCompleter
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.shortcuts import CompleteStyle

    keys = KeyBindings()
    session: PromptSession[str] = PromptSession(key_bindings=keys)

    def enter(event: Any) -> None:
        """End the text at an empty line, or at once where one line is wanted."""
        buffer = event.current_buffer
        more = session.multiline and buffer.text.strip() and buffer.text.strip() not in taking.COMMANDS
        if more and buffer.document.current_line.strip():
            buffer.insert_text("\n")
        else:
            buffer.validate_and_handle()

    keys.add("enter")(enter)

    def read(now: Taking, draft: str) -> str:
        sys.stdout.write("\n")
        sys.stdout.flush()
        line: str = session.prompt(
            taking.prompt(now),
            default=draft,
            multiline=now.many_lines,
            completer=WordCompleter(taking.completions(now), WORD=True),
            complete_while_typing=False,  # nothing appears that was not asked for
            complete_style=CompleteStyle.READLINE_LIKE,
        )
        return line

    return read
