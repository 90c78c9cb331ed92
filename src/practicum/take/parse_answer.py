"""A line that a learner types -> an answer, as in an answer file."""

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
    """Return the answer in a typed text in canonical form, None for an empty list; raises AnswerError.

    A text that starts as a list, a mapping or a quotation is read as YAML, any other text as it is. The brackets
    around a list or a mapping may be left out.
    """
    refusal: AnswerError | None = None
    for given in _readings(typed):
        if not given:
            return None  # such as an empty list, which is no answer in an answer file either
        try:
            answer = question.answer(given)
        except AnswerError as error:
            refusal = refusal or error
        else:
            if answer is not None:
                return answer
            refusal = refusal or AnswerError(say("take.unfinished"), how_to_answer(question))
    raise refusal or AnswerError(say("take.how"), "")


def how_to_answer(question: Question) -> str:
    """Return how to answer a question: the message, with its example, for an answer of the wrong type."""
    try:
        question.answer([Items()])  # every kind refuses it
    except AnswerError as error:
        return f"{error.what[:1].upper()}{error.what[1:]} {error.fix}"
    return say("take.how")


def as_typed(answer: Answer) -> str:
    """Return an answer as a learner could type it."""
    if isinstance(answer, str):
        return answer
    if isinstance(answer, tuple):
        return ", ".join(answer)
    return f"{{{', '.join(f'{key}: {value}' for key, value in answer.items())}}}"


def _readings(typed: str) -> Iterator[object]:
    """Yield the values that a typed text may mean, the most likely first."""
    exact = _flow(typed) if typed.startswith(("[", "{", '"', "'")) else None
    yield typed if exact is None else exact
    brackets = () if exact is not None else (("{", "}"),) * (":" in typed) + (("[", "]"),) * ("," in typed)
    yield from filter(None, (_flow(f"{left}{typed}{right}") for left, right in brackets))


def _flow(text: str) -> object | None:
    """Return the value of a text in an answer file, None if it is not one value."""
    try:
        read = parse(f"answer: {text}", "")
    except ProblemsError:
        return None
    return plain(read[Text("answer")]) if len(read) == 1 else None
