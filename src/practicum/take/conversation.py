"""A quiz as a conversation: what to say next, and what a typed line means.

Pure: `practicum.take.terminal` reads the lines, shows what is said and keeps the
answers. Nothing here knows single kinds of question.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from practicum.base.lines import wrapped
from practicum.base.text import short, visible
from practicum.grading.score import grade
from practicum.grading.sheet import Sheet
from practicum.quiz.blueprint import asked
from practicum.quiz.model import CONFIDENCES, AnswerError, Quiz
from practicum.reports import text as report
from practicum.take.parse_answer import as_typed, how, read_answer
from practicum.take.wrap import paragraphs
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any, Self

    from practicum.grading.score import Result
    from practicum.quiz.model import Answer, Question

LONGEST_SIGN = 3  # of an option: a letter, or the number of a step
COMMANDS = ("?", "/back", "/show", "/help", "/leave")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """Where a conversation is.

    `asks` says what the next line answers: name, answer, sure (how sure she is),
    end (once more before the report); or that there is none: done, left. `at` is
    the question's index. `attempt` is as a sheet counts it. `at_once` shows the reasons after each answer. With
    `by_line` nobody is there to be asked again: one line stands for each question,
    and neither a name nor how sure she is is asked.
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
    at: int = 0
    asks: str = "answer"

    @property
    def question(self) -> Question:
        """The question that is asked."""
        return self.questions[self.at]

    @property
    def asking(self) -> bool:
        """Whether a line is waited for."""
        return self.asks not in ("done", "left")

    @property
    def many_lines(self) -> bool:
        """Whether the answer may have several lines: a text that people judge, not the program."""
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

    def but(self, **changes: Any) -> Self:
        """Return the same with some fields changed."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What came of a line: where the conversation is now, what to say, and why an answer was refused."""

    taking: Taking
    said: str = ""
    refused: AnswerError | None = None


def begin(quiz: Quiz, kept: Sheet | None, *, at_once: bool, by_line: bool, learner: str = "", seed: int = 0) -> Taking:
    """Return the start of a conversation: at the first question that `kept`, the sheet so far, leaves open.

    Where the quiz follows from a seed, it is that of the sheet, or else `seed`.
    """
    number = (seed if kept is None or kept.seed is None else kept.seed) if quiz.seeded else None
    questions = asked(quiz, number or 0)
    if kept and kept.asked is not None and kept.asked != {question.id for question in questions}:
        questions = kept.questions  # drawn from the bank as it was
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
    )
    if kept is None and not taking.learner and not by_line:
        return taking.but(asks="name")
    return _onward(taking, 0)


def opening(taking: Taking, kept: Sheet | None, file: str) -> str:
    """Return what is said first: the quiz, the ways to answer, and what was found in the file."""
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
        changed = [ident for ident in present if ident in kept.changed]
        removed = sorted(kept.changed.difference(present))
        lines += [say("take.changed", questions=", ".join(changed))] * bool(changed)
        lines += [say("take.removed", questions=", ".join(removed))] * bool(removed)
    return "\n".join(map(wrapped, lines))


def shown(taking: Taking, told: frozenset[str] = frozenset()) -> str:
    """Return what is above the prompt; `told` are the ids of the stimuli that were shown before."""
    if taking.asks == "end":
        return "\n".join(map(wrapped, _ending(taking)))
    if taking.asks != "answer":
        return ""
    question, about = taking.question, taking.question.stimulus
    parts = [say("page.question", number=taking.at + 1, all=len(taking.questions))]
    if about:
        parts.append(wrapped(say("page.about", title=about.title)))
    if about and about.id not in told:
        parts.append(paragraphs(about.text))
    parts += [paragraphs(question.stem), "\n".join(_choices(question))]
    parts.append("\n".join(map(wrapped, _notes(taking))))
    return "\n\n".join(filter(None, parts))


def prompt(taking: Taking) -> str:
    """Return the words right before the line that is typed."""
    if taking.asks == "end" and taking.quiz.mode == "assessment":
        return say("take.close")
    return say(f"take.{taking.asks}")


def completions(taking: Taking) -> list[str]:
    """Return words that a line may begin with: the letters of the options, the levels of sureness, the commands."""
    if taking.asks == "sure":
        return [*CONFIDENCES, *COMMANDS]
    if taking.asks != "answer":
        return list(COMMANDS)
    letters = [line.partition(". ")[0] for line in taking.question.choices_as_text()]
    return [*(letter for letter in letters if letter.isalnum()), *COMMANDS]


def hear(taking: Taking, line: str) -> Heard:
    """Return what comes of a line (without its end)."""
    typed = line.strip()
    if typed in COMMANDS:
        return _obey(taking, typed)
    if visible("".join(typed.split())) != "".join(typed.split()):
        return _refuse(taking, AnswerError(say("take.control"), say("take.control-fix")))
    if taking.asks == "name":
        return Heard(taking=_onward(taking.but(learner=typed), 0))
    if taking.asks == "sure":
        return _sure(taking, typed)
    if taking.asks == "end":
        if typed:
            return _refuse(taking, AnswerError(say("take.sure-not", given=short(typed)), say("take.end-fix")))
        return Heard(taking=taking.but(asks="done"))
    return _answered(taking, typed)


def refuse(taking: Taking, what: str) -> Heard:
    """Return what comes of a line that could not even be read."""
    return _refuse(taking, AnswerError(what, say("take.control-fix")))


def leaving(taking: Taking, file: str, *, written: bool) -> str:
    """Return what is said when the learner leaves before the end."""
    if not written:
        return say("take.left-empty")
    return wrapped(say("take.left", answered=len(taking.answers), all=len(taking.questions), file=file))


def _ways() -> list[str]:
    """Return how to answer, and what else may be typed."""
    return [say("take.ways"), say("take.commands"), say("take.verbatim")]


def _choices(question: Question) -> Iterator[str]:
    """Yield the lines of what there is to choose from; what runs over hangs under its text.

    A text of the learner's own has none: those lines say how a sheet holds it.
    """
    for line in question.choices_as_text() if question.scored else ():
        bare = line.lstrip()
        indent = line[: len(line) - len(bare)]
        sign, dot, _ = bare.partition(". ")
        lettered = dot and sign.isalnum() and len(sign) <= LONGEST_SIGN
        yield wrapped(bare, indent, f"{indent}{' ' * len(sign + dot) if lettered else '  '}")


def _notes(taking: Taking) -> Iterator[str]:
    """Yield the short lines under a question."""
    question = taking.question
    if question.all_or_nothing:
        yield say("page.all-or-nothing")
    if question.scored:
        yield how(question)
    else:
        yield say("take.one-line" if taking.by_line else "take.text")
    left = len(question.hints) - taking.hints.get(question.id, 0)
    if left:
        yield say("take.hints", number=left)
    if question.id in taking.answers:
        yield say("take.present", answer=as_typed(taking.answers[question.id]))


def _ending(taking: Taking) -> Iterator[str]:
    """Yield what is before the report."""
    yield say("take.last")
    skipped = [question.id for question in taking.questions if question.id not in taking.answers]
    if skipped:
        yield say("take.skipped", questions=", ".join(skipped))


def _refuse(taking: Taking, error: AnswerError) -> Heard:
    """Refuse a line: the same is asked again, or by line, the next."""
    after = _onward(taking, taking.at + 1) if taking.by_line else taking
    said = say("take.open") if taking.by_line else wrapped(say("take.refused", what=error.what, fix=error.fix))
    return Heard(taking=after, said=said, refused=error)


def _onward(taking: Taking, start: int) -> Taking:
    """Go to the first question from index `start` on that is not answered, or to the end."""
    for at in range(start, len(taking.questions)):
        if taking.questions[at].id not in taking.answers:
            return taking.but(at=at, asks="answer")
    return taking.but(at=len(taking.questions) - 1, asks="done" if taking.by_line else "end")


def _obey(taking: Taking, command: str) -> Heard:
    """Do what a command says."""
    if command == "/leave":
        return Heard(taking=taking.but(asks="left"))
    if command == "/help":
        return Heard(taking=taking, said="\n".join(map(wrapped, _ways())))
    if command == "/show":
        return Heard(taking=taking, said=shown(taking))
    if command == "?":
        return _hint(taking)
    if taking.asks == "answer" and taking.at:
        return Heard(taking=taking.but(at=taking.at - 1))
    if taking.asks in ("sure", "end"):
        return Heard(taking=taking.but(asks="answer"))
    return Heard(taking=taking, said=say("take.first"))


def _hint(taking: Taking) -> Heard:
    """Unfold the next hint, and count it."""
    question = taking.question
    opened = taking.hints.get(question.id, 0)
    if taking.asks != "answer" or opened >= len(question.hints):
        return Heard(taking=taking, said=say("take.no-hint"))
    title = say("page.hint", number=opened + 1, all=len(question.hints))
    after = taking.but(hints={**taking.hints, question.id: opened + 1})
    return Heard(taking=after, said=f"{title}\n{paragraphs(question.hints[opened])}")


def _answered(taking: Taking, typed: str) -> Heard:
    """Take an answer to the question that is asked."""
    ident = taking.question.id
    if not typed:
        said = say("take.same" if ident in taking.answers else "take.skip")
        return Heard(taking=_onward(taking, taking.at + 1), said=said)
    try:
        answer = read_answer(taking.question, typed)
    except AnswerError as error:
        return _refuse(taking, error)
    answers = {key: value for key, value in taking.answers.items() if key != ident}
    confidence = {key: value for key, value in taking.confidence.items() if key != ident}
    if answer is None:
        after = taking.but(answers=answers, confidence=confidence)
        return Heard(taking=_onward(after, taking.at + 1), said=say("take.cleared"))
    after = taking.but(answers={**answers, ident: answer}, confidence=confidence)
    if taking.quiz.confidence and taking.question.scored and not taking.by_line:
        return Heard(taking=after.but(asks="sure"))
    return _told(after)


def _sure(taking: Taking, typed: str) -> Heard:
    """Take how sure the learner is; the first letters are enough."""
    if not typed:
        return _told(taking)
    said = [level for level in CONFIDENCES if level.startswith(typed.lower())]
    if not said:
        return _refuse(taking, AnswerError(say("take.sure-not", given=short(typed)), say("take.sure-fix")))
    return _told(taking.but(confidence={**taking.confidence, taking.question.id: said[0]}))


def _told(taking: Taking) -> Heard:
    """Say how the answer to the present question did, if that is said at once, and go on."""
    said = say("take.kept")
    if taking.at_once:
        alone = replace(taking.quiz, questions=(taking.question,))
        said = report.question_as_text(taking.but(quiz=alone).result().questions[0])
    return Heard(taking=_onward(taking, taking.at + 1), said=said)
