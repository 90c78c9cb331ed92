"""A quiz as a conversation: what to say next, and what a typed line means.

Without side effects: `practicum.take.terminal` reads the lines, shows the messages and keeps the answers. Nothing here
depends on the kind of question.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from practicum.base.lines import wrapped, wrapped_lines
from practicum.base.text import short, visible
from practicum.grading.score import grade
from practicum.grading.sheet import Sheet
from practicum.markup.plain import plain
from practicum.quiz.blueprint import asked
from practicum.quiz.model import CONFIDENCES, AnswerError, Quiz
from practicum.reports import text as report
from practicum.take.parse_answer import as_typed, how_to_answer, read_answer
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any, Self

    from practicum.grading.score import Result
    from practicum.quiz.model import Answer, Question

COMMANDS = ("?", "/back", "/show", "/help", "/leave")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """The state of a conversation.

    `asks` says what the next line answers: name, answer, sure (how sure she is), end (before the report); or that
    there is no next line: done, left. `at` is the index of the question. With `at_once`, reasons are shown after each
    answer. With `by_line`, input comes from a pipe: each line answers one question, nothing is asked again, and there
    is no question for a name or for how sure she is. `names` are what reports show instead of ids. The other fields are
    those of `Sheet`.
    """

    quiz: Quiz
    questions: tuple[Question, ...]
    seed: int | None
    bank: str
    learner: str
    answers: Mapping[str, Answer]
    hints: Mapping[str, int]
    confidence: Mapping[str, str]
    attempt: int
    at_once: bool
    by_line: bool
    names: report.Names
    at: int = 0
    asks: str = "answer"

    @property
    def question(self) -> Question:
        """The question that is being asked."""
        return self.questions[self.at]

    @property
    def asking(self) -> bool:
        """Whether the conversation waits for a line."""
        return self.asks not in ("done", "left")

    @property
    def multiline(self) -> bool:
        """Whether the answer may have several lines: it is a text that is not scored."""
        return self.asks == "answer" and not self.by_line and not self.question.scored

    def sheet(self) -> Sheet:
        """Return the answers so far."""
        return Sheet(
            quiz=self.quiz,
            learner=self.learner,
            answers=self.answers,
            changed=frozenset(),
            accepted=frozenset(),
            hints=self.hints,
            confidence=self.confidence,
            attempt=self.attempt,
            seed=self.seed,
            bank=self.bank,
            asked=frozenset(question.id for question in self.questions) if self.quiz.draw else None,
        )

    def result(self) -> Result:
        """Return the answers so far, graded."""
        return grade(self.sheet())

    def replaced(self, **changes: Any) -> Self:
        """Return a copy with some fields changed."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The response to a line: the new state, the message to show, and why the answer was refused, if it was."""

    taking: Taking
    message: str = ""
    refused: AnswerError | None = None


def begin(
    quiz: Quiz,
    kept: Sheet | None,
    *,
    at_once: bool,
    by_line: bool,
    learner: str = "",
    seed: int = 0,
    names: report.Names = report.NAMELESS,
) -> Taking:
    """Return the state at the start: at the first question without an answer in `kept`, the answers so far.

    A quiz with a seed uses that of `kept`, or else `seed` (0 to `SEEDS` - 1).
    """
    number = (seed if kept is None or kept.seed is None else kept.seed) if quiz.seeded else None
    questions = asked(quiz, number or 0)
    if kept and kept.asked is not None and kept.asked != {question.id for question in questions}:
        questions = kept.questions  # drawn from an earlier state of the bank
    taking = Taking(
        quiz=quiz,
        questions=questions,
        seed=number,
        bank=kept.bank if kept else quiz.bank,
        learner=learner or (kept.learner if kept else ""),
        answers=kept.answers if kept else {},
        hints=kept.hints if kept else {},
        confidence=kept.confidence if kept else {},
        attempt=kept.attempt if kept else 0,
        at_once=at_once and quiz.mode == "practice",
        by_line=by_line,
        names=names,
    )
    if kept is None and not taking.learner and not by_line:
        return taking.replaced(asks="name")
    return _next_open(taking, 0)


def opening(taking: Taking, kept: Sheet | None, file: str) -> str:
    """Return the first message: the quiz, how to answer, and what was found in the answer file."""
    quiz = taking.quiz
    lines = [quiz.title, say("take.questions", number=len(taking.questions), **{"pass": quiz.pass_mark}), *_ways()]
    if quiz.mode == "assessment":
        lines.append(say("take.assessment"))
        lines += [say("take.minutes", minutes=quiz.minutes)] * bool(quiz.minutes)
    if kept is None:
        lines.append(say("take.keeps", file=file))
    else:
        lines.append(say("take.going-on", answered=len(kept.answers), all=len(taking.questions), file=file))
        present = [question.id for question in taking.questions]
        changed = [_title(taking, at) for at, ident in enumerate(present) if ident in kept.changed]
        removed = sorted(kept.changed.difference(present))
        lines += [say("take.changed", questions=", ".join(changed))] * bool(changed)
        lines += [say("take.removed", questions=", ".join(removed))] * bool(removed)
    return "\n".join(map(wrapped, lines))


def shown(taking: Taking, seen: frozenset[str] = frozenset()) -> str:
    """Return the text above the prompt; `seen` are the ids of stimuli that were shown before."""
    if taking.asks == "end":
        return "\n".join(map(wrapped, _ending(taking)))
    if taking.asks != "answer":
        return ""
    question, stimulus = taking.question, taking.question.stimulus
    parts = [_title(taking, taking.at)]
    if stimulus:
        parts.append(wrapped(say("page.about", title=stimulus.title)))
    if stimulus and stimulus.id not in seen:
        parts.append(wrapped_lines(plain(stimulus.text)))
    parts.append(wrapped_lines(plain(question.stem)))
    if question.scored:  # else these lines would say how to write a text into an answer file
        parts.append(wrapped_lines("\n".join(question.choices_as_text())))
    parts.append("\n".join(map(wrapped, _notes(taking))))
    return "\n\n".join(filter(None, parts))


def prompt(taking: Taking) -> str:
    """Return the prompt before the line that is typed."""
    if taking.asks == "end" and taking.quiz.mode == "assessment":
        return say("take.close")
    return say(f"take.{taking.asks}")


def completions(taking: Taking) -> list[str]:
    """Return words to complete: the letters of the options or the confidences, and the commands."""
    if taking.asks == "sure":
        return [*CONFIDENCES, *COMMANDS]
    if taking.asks != "answer":
        return list(COMMANDS)
    letters = [line.partition(". ")[0] for line in taking.question.choices_as_text()]
    return [*(letter for letter in letters if letter.isalnum()), *COMMANDS]


def respond(taking: Taking, line: str) -> Response:
    """Return the response to a line (without its line end)."""
    typed = line.strip()
    if typed in COMMANDS:
        return _obey(taking, typed)
    if visible("".join(typed.split())) != "".join(typed.split()):
        return _refuse(taking, AnswerError(say("take.control"), say("take.control-fix")))
    if taking.asks == "name":
        return Response(taking=_next_open(taking.replaced(learner=typed), 0))
    if taking.asks == "sure":
        return _sure(taking, typed)
    if taking.asks == "end":
        if typed:
            return _refuse(taking, AnswerError(say("take.sure-not", given=short(typed)), say("take.end-fix")))
        return Response(taking=taking.replaced(asks="done"))
    return _answered(taking, typed)


def refuse(taking: Taking, what: str) -> Response:
    """Return the response to a line that could not be read; `what` says why."""
    return _refuse(taking, AnswerError(what, say("take.control-fix")))


def leaving(taking: Taking, file: str, *, written: bool) -> str:
    """Return the message when the learner leaves before the end; `written` says whether there is an answer file."""
    if not written:
        return say("take.left-empty")
    return wrapped(say("take.left", answered=len(taking.answers), all=len(taking.questions), file=file))


def _ways() -> list[str]:
    """Return the lines on how to answer, and on the commands."""
    return [say("take.ways"), say("take.commands"), say("take.verbatim")]


def _title(taking: Taking, at: int) -> str:
    """Return the title of the question at an index, as on the page."""
    return say("page.question", number=at + 1, all=len(taking.questions))


def _notes(taking: Taking) -> Iterator[str]:
    """Yield the short lines under a question."""
    question = taking.question
    if question.all_or_nothing:
        yield say("page.all-or-nothing")
    if question.scored:
        yield how_to_answer(question)
    else:
        yield say("take.one-line" if taking.by_line else "take.text")
    left = len(question.hints) - taking.hints.get(question.id, 0)
    if left:
        yield say("take.hints", number=left)
    if question.id in taking.answers:
        yield say("take.present", answer=as_typed(taking.answers[question.id]))


def _ending(taking: Taking) -> Iterator[str]:
    """Yield the lines before the report."""
    yield say("take.last")
    asked_ids = enumerate(question.id for question in taking.questions)
    skipped = [_title(taking, at) for at, ident in asked_ids if ident not in taking.answers]
    if skipped:
        yield say("take.skipped", questions=", ".join(skipped))


def _refuse(taking: Taking, error: AnswerError) -> Response:
    """Refuse a line: the question is asked again, or with `by_line` the next one."""
    after = _next_open(taking, taking.at + 1) if taking.by_line else taking
    message = say("take.open") if taking.by_line else wrapped(say("take.refused", what=error.what, fix=error.fix))
    return Response(taking=after, message=message, refused=error)


def _next_open(taking: Taking, start: int) -> Taking:
    """Return the state at the first unanswered question from index `start` on, or at the end."""
    for at in range(start, len(taking.questions)):
        if taking.questions[at].id not in taking.answers:
            return taking.replaced(at=at, asks="answer")
    return taking.replaced(at=len(taking.questions) - 1, asks="done" if taking.by_line else "end")


def _obey(taking: Taking, command: str) -> Response:
    """Return the response to a command."""
    if command == "/leave":
        return Response(taking=taking.replaced(asks="left"))
    if command == "/help":
        return Response(taking=taking, message="\n".join(map(wrapped, _ways())))
    if command == "/show":
        return Response(taking=taking, message=shown(taking))
    if command == "?":
        return _hint(taking)
    if taking.asks == "answer" and taking.at:
        return Response(taking=taking.replaced(at=taking.at - 1))
    if taking.asks in ("sure", "end"):
        return Response(taking=taking.replaced(asks="answer"))
    return Response(taking=taking, message=say("take.first"))


def _hint(taking: Taking) -> Response:
    """Return the response with the next hint, and count it."""
    question = taking.question
    opened = taking.hints.get(question.id, 0)
    if taking.asks != "answer" or opened >= len(question.hints):
        return Response(taking=taking, message=say("take.no-hint"))
    title = say("page.hint", number=opened + 1, all=len(question.hints))
    after = taking.replaced(hints={**taking.hints, question.id: opened + 1})
    return Response(taking=after, message=f"{title}\n{wrapped_lines(plain(question.hints[opened]))}")


def _answered(taking: Taking, typed: str) -> Response:
    """Return the response to an answer."""
    ident = taking.question.id
    if not typed:
        message = say("take.same" if ident in taking.answers else "take.skip")
        return Response(taking=_next_open(taking, taking.at + 1), message=message)
    try:
        answer = read_answer(taking.question, typed)
    except AnswerError as error:
        return _refuse(taking, error)
    answers = {key: value for key, value in taking.answers.items() if key != ident}
    confidence = {key: value for key, value in taking.confidence.items() if key != ident}
    if answer is None:
        after = taking.replaced(answers=answers, confidence=confidence)
        return Response(taking=_next_open(after, taking.at + 1), message=say("take.cleared"))
    after = taking.replaced(answers={**answers, ident: answer}, confidence=confidence)
    if taking.quiz.confidence and taking.question.scored and not taking.by_line:
        return Response(taking=after.replaced(asks="sure"))
    return _after_answer(after)


def _sure(taking: Taking, typed: str) -> Response:
    """Return the response to how sure the learner is; the first letters are enough."""
    if not typed:
        return _after_answer(taking)
    levels = [level for level in CONFIDENCES if level.startswith(typed.lower())]
    if not levels:
        return _refuse(taking, AnswerError(say("take.sure-not", given=short(typed)), say("take.sure-fix")))
    return _after_answer(taking.replaced(confidence={**taking.confidence, taking.question.id: levels[0]}))


def _after_answer(taking: Taking) -> Response:
    """Return the response after an answer, with its reasons if they are shown at once, at the next question."""
    message = say("take.kept")
    if taking.at_once:
        alone = replace(taking.quiz, questions=(taking.question,))
        graded = taking.replaced(quiz=alone).result().questions[0]
        message = report.question_as_text(graded, _title(taking, taking.at), taking.names)
    return Response(taking=_next_open(taking, taking.at + 1), message=message)
