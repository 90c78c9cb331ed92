"""Answer keys in a separate folder: it holds the complete assessment, and `quizzes/` holds its public part."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import yaml

from practicum.files.yaml_tree import Items, Table, Text, as_data, parse
from practicum.quiz import kinds
from practicum.quiz.reader import load_quiz
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from practicum.base.problem import Problem
    from practicum.files.yaml_tree import Node
    from practicum.quiz.model import Quiz


def load_keyed(public: Quiz, folder: str) -> Quiz | None:
    """Return the complete quiz whose public part is `public`, from the folder of keys; None if it is not there.

    Raises ProblemsError with every fault of its file.
    """
    path = os.path.join(folder, f"{public.id}.yml")
    return load_quiz(path, path, public.id) if os.path.isfile(path) else None


def differences(public: Quiz, keyed: Quiz) -> Iterator[Problem]:
    """Yield every difference between a complete quiz and the public part that the site shows."""
    fix = say("keys.public-fix", id=public.id)
    if keyed.keyless:
        yield keyed.place.problem("", *message("keys.keyless"))
    shown = {question.id: question.revision for question in public.questions}
    complete = {question.id for question in keyed.questions}
    for question in keyed.questions:
        if shown.get(question.id) != question.revision:
            what = say("keys.question-unlike", id=question.id, file=public.place.file)
            yield question.place.problem("", what, fix)
    for question in public.questions:
        if question.id not in complete:
            what = say("keys.question-missing", id=question.id, file=public.place.file)
            yield keyed.place.problem("questions", what, fix)
    for name in ("lesson", "pass_mark", "mode", "minutes", "confidence", "bank"):
        if getattr(public, name) != getattr(keyed, name):
            key = {"pass_mark": "pass", "bank": "draw"}.get(name, name)
            yield keyed.place.problem(key, say("keys.unlike", file=public.place.file), fix)


def public_part(text: str, file: str) -> str:
    """Return the YAML of a quiz without the answer keys of its questions; raises ProblemsError if it cannot be read."""
    root = parse(text, file)
    plain = {str(key): as_data(value) for key, value in root.items()}
    questions = root.get(Text("questions"))
    if isinstance(questions, Items):
        plain["questions"] = [_without_key(question) for question in questions]
    return str(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=110))


def _without_key(question: Node) -> object:
    """Return a question as plain data without its answer key."""
    if not isinstance(question, Table):
        return as_data(question)
    kind = kinds.find(str(question.get(Text("kind"), "")).strip())
    return as_data(question, kind.secrets if kind else ())
