"""Keys that are kept apart: a complete assessment in a folder of its own, and its public part in `quizzes/`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import yaml

from practicum.files.yaml_tree import Items, Table, Text, parse
from practicum.quiz import kinds
from practicum.quiz.reader import load_quiz
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from practicum.base.problem import Problem
    from practicum.files.yaml_tree import Node
    from practicum.quiz.model import Quiz


def load_keyed(public: Quiz, folder: str) -> Quiz | None:
    """Return the whole quiz of which `public` is a part, from the folder of keys; None if it is not there.

    Raises ProblemsError with everything that is wrong in its file.
    """
    path = os.path.join(folder, f"{public.id}.yml")
    return load_quiz(path, path, public.id) if os.path.isfile(path) else None


def differences(public: Quiz, keyed: Quiz) -> Iterator[Problem]:
    """Yield what keeps a whole quiz from being the one whose public part the site shows."""
    fix = say("keys.public-fix", id=public.id)
    if keyed.keyless:
        yield keyed.place.problem("", *message("keys.keyless"))
    shown = {question.id: question.revision for question in public.questions}
    whole = {question.id: question.revision for question in keyed.questions}
    for question in keyed.questions:
        if shown.get(question.id) != question.revision:
            what = say("keys.question-unlike", id=question.id, file=public.place.file)
            yield question.place.problem("", what, fix)
    for question in public.questions:
        if question.id not in whole:
            what = say("keys.question-gone", id=question.id, file=public.place.file)
            yield keyed.place.problem("questions", what, fix)
    for name in ("lesson", "pass_mark", "mode", "minutes", "confidence", "bank"):
        if getattr(public, name) != getattr(keyed, name):
            key = {"pass_mark": "pass", "bank": "draw"}.get(name, name)
            yield keyed.place.problem(key, say("keys.unlike", file=public.place.file), fix)


def public_part(text: str, file: str) -> str:
    """Return the YAML of a quiz without the keys of its questions; raises ProblemsError if it cannot be read."""
    whole = parse(text, file)
    plain = {str(key): _plain(value) for key, value in whole.items()}
    questions = whole.get(Text("questions"))
    if isinstance(questions, Items):
        plain["questions"] = [_without(question) for question in questions]
    return str(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=110))


def _without(question: Node) -> object:
    """Return a question as plain data without the keys that make up its key."""
    if not isinstance(question, Table):
        return _plain(question)
    kind = kinds.find(str(question.get(Text("kind"), "")).strip())
    return _plain(question, kind.secrets if kind else ())


def _plain(node: Node, secrets: tuple[str, ...] = ()) -> object:
    """Return a node as texts, lists and mappings, without the keys that are secret, at whatever depth."""
    if isinstance(node, Table):
        return {str(key): _plain(value, secrets) for key, value in node.items() if key not in secrets}
    if isinstance(node, Items):
        return [_plain(item, secrets) for item in node]
    return str(node)
