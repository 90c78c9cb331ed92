"""A line that a learner types -> an answer, as in an answer file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.files.yaml_tree import Items, Text, parse
from practicum.grading.sheet import as_given
from practicum.quiz.model import AnswerError
from practicum.words import say

_KEY = re.compile(r"(?:^|,)\s*([\w-]+)\s*:(?=\s|$)")
_QUOTED = re.compile(r"""^(["'])(.*)\1$""", re.DOTALL)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from practicum.quiz.model import Answer, Question


def read_answer(question: Question, typed: str) -> Answer | None:
    """Return the answer in a typed text in canonical form, None for an empty list; raises AnswerError.

    A text that starts as a list, a mapping or a quotation is read as YAML, any other text as it is. The brackets
    around a list or a mapping may be left out, and the texts of a mapping need no quotation marks.
    """
    refusals: list[AnswerError] = []
    for given, is_guess in _readings(typed, literally=not question.scored):
        if not given:
            return None  # such as an empty list, which is no answer in an answer file either
        try:
            answer = question.answer(given)
        except AnswerError as error:
            refusal = error
        else:
            if answer is not None:
                return answer
            refusal = AnswerError(say("take.unfinished"), how_to_answer(question))
        refusals.insert(len(refusals) if is_guess else 0, refusal)
    raise refusals[0] if refusals else AnswerError(say("take.how"), "")


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


def _readings(typed: str, *, literally: bool) -> Iterator[tuple[object, bool]]:
    """Yield the values that a typed text may mean, the most likely first, and whether each is a guess.

    With `literally`, what looks like a mapping may also be a text.
    """
    exact = _flow(typed) if typed.startswith(("[", "{", '"', "'")) else None
    if exact is not None:
        yield exact, False
    elif ":" in typed and (mapping := _flow(f"{{{typed}}}")) is not None:
        yield mapping, True
    pairs = _pairs(typed)
    is_mapping = bool(pairs) and typed.startswith("{")
    if pairs:
        yield pairs, not is_mapping or exact is not None
    if exact is None and (literally or not is_mapping):
        yield typed, False
    if exact is None and "," in typed and (items := _flow(f"[{typed}]")) is not None:
        yield items, True


def _pairs(typed: str) -> dict[str, str] | None:
    """Return the texts by their keys in `{a: x, b: y}`, as they are: YAML takes `#1` for a comment, and `&x` for a name."""
    inside = typed[1:-1] if typed.startswith("{") and typed.endswith("}") else typed
    begun = list(_KEY.finditer(inside))
    if not begun or begun[0].start() > 0:
        return None
    ends = [*(match.start() for match in begun[1:]), len(inside)]
    texts = [inside[match.end() : end].strip() for match, end in zip(begun, ends, strict=True)]
    pairs = {match[1]: _QUOTED.sub(r"\2", text) for match, text in zip(begun, texts, strict=True)}
    return pairs if len(pairs) == len(begun) else None


def _flow(text: str) -> object | None:
    """Return the value of a text in an answer file, None if it is not one value."""
    try:
        read = parse(f"answer: {text}", "")
    except ProblemsError:
        return None
    return as_given(read[Text("answer")]) if len(read) == 1 else None
