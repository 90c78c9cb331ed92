"""What a learner types -> an answer, as a sheet would read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.files.yaml_tree import Items, Text, parse
from practicum.grading.sheet import plain
from practicum.quiz.model import AnswerError
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from practicum.quiz.model import Answer, Question


def read_answer(question: Question, typed: str) -> Answer | None:
    """Return the answer that a typed text gives, as a sheet would; raises AnswerError.

    What starts as a list, a mapping or a quotation is read as YAML, the rest is
    taken word for word. The brackets around a list or a mapping may be left out.
    """
    refusal: AnswerError | None = None
    for given in _readings(typed):
        if not given:
            return None  # an empty list, say: a sheet takes it as no answer, too
        try:
            answer = question.answer(given)
        except AnswerError as error:
            refusal = refusal or error
        else:
            if answer is not None:
                return answer
            refusal = refusal or AnswerError(say("take.unfinished"), how(question))
    raise refusal or AnswerError(say("take.how"), "")


def how(question: Question) -> str:
    """Return what a question takes, with the example that it gives to those who wrote something else."""
    try:
        question.answer([Items()])  # what no kind takes
    except AnswerError as error:
        return f"{error.what[:1].upper()}{error.what[1:]} {error.fix}"
    return say("take.how")


def as_typed(answer: Answer) -> str:
    """Return an answer as it could have been typed."""
    if isinstance(answer, str):
        return answer
    if isinstance(answer, tuple):
        return ", ".join(answer)
    return f"{{{', '.join(f'{key}: {value}' for key, value in answer.items())}}}"


def _readings(typed: str) -> Iterator[object]:
    """Yield what a typed text may stand for, the likeliest first."""
    exact = _flow(typed) if typed.startswith(("[", "{", '"', "'")) else None
    yield typed if exact is None else exact
    brackets = () if exact is not None else (("{", "}"),) * (":" in typed) + (("[", "]"),) * ("," in typed)
    yield from filter(None, (_flow(f"{left}{typed}{right}") for left, right in brackets))


def _flow(text: str) -> object | None:
    """Return what a text stands for as a value in a sheet, None if it is not one."""
    try:
        read = parse(f"answer: {text}", "")
    except ProblemsError:
        return None
    return plain(read[Text("answer")]) if len(read) == 1 else None
