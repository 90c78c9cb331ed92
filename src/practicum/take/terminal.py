"""The terminal: reads typed lines, shows the messages of `practicum.take.conversation`, and keeps every answer.

Lines are written one after another and never overwritten, so that a screen reader reads them in order. If
prompt_toolkit is installed and the terminal can edit, it reads the lines: with history, completion, and a refused
answer to be edited.
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
from practicum.take.answer_file import AnswerFile
from practicum.words import grouped, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from practicum.quiz.model import AnswerError, Quiz
    from practicum.take.conversation import Taking

    Read = Callable[[Taking, str], str]

LONGEST_LINE = 100_000
PLAIN = ("NO_COLOR", "ACCESSIBLE")  # set, to any value, by people who want plain lines


class Unreadable(Exception):
    """A line that is not text or too long; the argument says why."""


def take(
    quiz: Quiz, file: str, *, at_once: bool, plain: bool, learner: str, threshold: int, names: report.Names
) -> bool | None:
    """Ask the questions of a quiz and keep the answers in `file`, beginning after the answers that it has.

    Return whether the quiz was passed (true for a completed assessment); None if the learner left early or a line of
    a pipe was refused. `threshold` is that of mastery, in per cent; `names` are shown instead of ids. Raises ProblemsError if the file cannot be used;
    answers typed before are kept.
    """
    piped = not sys.stdin.isatty()
    kept = AnswerFile(file)
    before = kept.read(quiz)
    seed = randbelow(SEEDS)
    begun = taking.begin(quiz, before, at_once=at_once, by_line=piped, learner=learner, seed=seed, names=names)
    sys.stdout.write(f"{taking.opening(begun, before, file)}\n")
    talk = _Talk(begun, kept, _reader(plain=plain or piped, piped=piped))
    try:
        while talk.now.asking:
            talk.turn()
    except (EOFError, KeyboardInterrupt):
        talk.now = talk.now.replaced(asks="left")
        sys.stdout.write("\n")  # ends the line of the prompt
    if talk.now.asks == "left":
        _show(taking.leaving(talk.now, file, written=kept.exists))
        return None
    if quiz.mode == "assessment":
        kept.write(talk.now.sheet())  # so that there is a file to hand in, even without answers
        _show(wrapped(say("take.hand-in", file=file)))
        return None if talk.refused else True
    result = talk.now.result()
    _show(report.as_text(result, threshold, names=names).rstrip("\n"))
    if kept.exists:
        _show(wrapped(say("take.keeps", file=file)))
    return None if talk.refused else result.passed


class _Talk:
    """A conversation in progress: its state, and what was shown and refused so far."""

    def __init__(self, begun: Taking, kept: AnswerFile, read: Read) -> None:
        self.now = begun
        self.kept = kept
        self.read = read
        self.refused = 0
        self.lines = 0
        self.draft = ""
        self.place: tuple[int, str] | None = None
        self.seen: frozenset[str] = frozenset()

    def turn(self) -> None:
        """Ask, read a line, keep what is new, and show the response."""
        now = self.now
        if self.place != (now.at, now.asks):
            self.place = (now.at, now.asks)
            _show(taking.shown(now, self.seen))
            stimulus = now.question.stimulus
            self.seen |= {stimulus.id} if stimulus and now.asks == "answer" else set()
        self.lines += 1
        try:
            line = self.read(now, self.draft)
            response = taking.respond(now, line)
        except Unreadable as error:
            line, response = "", taking.refuse(now, str(error))
        self.draft = line if response.refused else ""
        if response.refused and now.by_line:
            self.refused += 1
            _complain(self.lines, now.question.id, response.refused)
        if _differs(now, response.taking):
            self.kept.write(response.taking.sheet())
        self.now = response.taking
        _show(response.message)


def _differs(before: Taking, after: Taking) -> bool:
    """Return whether there is something new to keep in the file."""
    return any(getattr(before, name) != getattr(after, name) for name in ("learner", "answers", "hints", "confidence"))


def _show(text: str) -> None:
    """Write an empty line and a paragraph."""
    if text:
        sys.stdout.write(f"\n{text}\n")
    sys.stdout.flush()


def _complain(line: int, path: str, error: AnswerError) -> None:
    """Print why a line of standard input was refused, as a problem of a file."""
    problem = Problem(file="<stdin>", line=line, column=1, path=path, what=error.what, fix=error.fix)
    sys.stdout.flush()
    print(problem, file=sys.stderr)


def _reader(*, plain: bool, piped: bool) -> Read:
    """Return the function that reads lines: prompt_toolkit's editor if it can be used, else plain reading."""
    if not plain and sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and not any(map(os.environ.get, PLAIN)):
        try:
            return _editor()
        except ImportError:
            pass  # prompt_toolkit is optional
    return _piped if piped else _typed


def _typed(now: Taking, draft: str) -> str:
    """Read what a person types into a plain terminal."""
    del draft  # a plain terminal cannot show a line to edit
    sys.stdout.write(f"\n{taking.prompt(now)}")
    sys.stdout.flush()
    first = _line(sys.stdin.encoding)
    lines = [first]
    while now.multiline and lines[-1].strip() and first.strip() not in taking.COMMANDS:
        try:
            lines.append(_line(sys.stdin.encoding))
        except EOFError:
            break  # the first one ends the text, a second one leaves
    return "\n".join(lines)


def _piped(now: Taking, draft: str) -> str:
    """Read a line from a pipe and write it too, so that the output is a transcript."""
    del draft
    sys.stdout.write(f"\n{taking.prompt(now)}")
    line = _line("utf-8")
    sys.stdout.write(f"{visible(line)}\n")
    sys.stdout.flush()
    return line


def _line(encoding: str) -> str:
    """Return the next line of standard input; raises EOFError at the end, Unreadable if it is not text or too long."""
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
        """End the text at an empty line, or at once if the answer is one line."""
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
            multiline=now.multiline,
            completer=WordCompleter(taking.completions(now), WORD=True),
            complete_while_typing=False,  # nothing appears unasked
            complete_style=CompleteStyle.READLINE_LIKE,
        )
        return line

    return read
