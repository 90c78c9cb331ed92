"""The formats of a course's files, as their own readers ask for them: a recorder for each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from practicum.base.problem import Place
from practicum.course.disagreements import read_tensions
from practicum.course.glossary import read_terms
from practicum.course.load import Needs, read_lesson, read_module, read_source
from practicum.course.page import Page
from practicum.course.read_config import Entry
from practicum.course.read_page import read_title
from practicum.course.rules import read_rules
from practicum.course.vocabulary import Vocabulary, read_vocabulary
from practicum.course.worksheets import read_worksheet
from practicum.grading.sheet import find_only
from practicum.grading.sheet import read as read_answers
from practicum.quiz import kinds
from practicum.quiz.reader import read as read_quiz
from practicum.quiz.reader import read_question
from practicum.schema.record import Recorder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from practicum.quiz.model import Quiz

_PAGE = Page(file="", title="", headings={}, calls=(), words=0)
_ENTRY = Entry(path="", title="", section="", place=Place(file="", line=1, column=1))
# What a page is by its front matter, and the key that says so; a page may be several of them.
PAGES = ("lesson", "module", "worksheet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """What a course's own settings and sources change in its formats."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    needs: Needs = field(default_factory=lambda: Needs(roles=False, points=False))


def quiz() -> Recorder:
    """Return the record of a quiz's file, without what its questions hold."""
    fields = _quiz()[0]
    fields.keys["questions"] = replace(fields.keys["questions"], inner=None)
    return fields


def question(kind: str, *, keyless: bool = False) -> Recorder:
    """Return the record of a question of a kind, with what all kinds share, as in a file without the answer keys if `keyless`."""
    fields = Recorder(kind, kind)
    read_question(fields, None, of_lesson=True, keyless=keyless)
    return fields


def shared() -> Recorder:
    """Return the record of what questions of every kind share."""
    fields = Recorder("question")
    read_question(fields, None, of_lesson=True, keyless=False)
    return fields


def own(kind: str, *, keyless: bool = False) -> Recorder:
    """Return the record of a question of a kind, without what all kinds share in the same way."""
    fields, of_all = question(kind, keyless=keyless), shared().keys
    fields.keys = {
        name: key for name, key in fields.keys.items() if name not in of_all or of_all[name].method != key.method
    }
    return fields


def page(key: str = "", trade: Trade | None = None) -> Recorder:
    """Return the record of the front matter of a page with one of the keys of `PAGES`, or with none."""
    fields = Recorder("page")
    trade = trade or Trade()
    if key == "lesson":
        read_lesson(fields, _PAGE, trade.needs)
    elif key == "module":
        read_module(fields, _PAGE, _ENTRY)
    elif key == "worksheet":
        read_worksheet(fields, _PAGE)
    else:
        read_title(fields)
    return fields


def source(trade: Trade | None = None) -> Recorder:
    """Return the record of a source's file."""
    vocabulary = (trade or Trade()).vocabulary
    relation = vocabulary.relation
    fields = Recorder("source", named=dict.fromkeys((relation.first, relation.second), "party") if relation else None)
    read_source(fields, "", vocabulary)
    return fields


def glossary() -> Recorder:
    """Return the record of the glossary."""
    fields = Recorder("glossary")
    read_terms(fields)
    return fields


def tensions() -> Recorder:
    """Return the record of the file of the disagreements."""
    fields = Recorder("tensions")
    read_tensions(fields)
    return fields


def vocabulary() -> Recorder:
    """Return the record of `extra.vocabulary` of the settings."""
    fields = Recorder("vocabulary")
    read_vocabulary(fields)
    return fields


def rules() -> Recorder:
    """Return the record of `extra.rules` of the settings."""
    fields = Recorder("rules")
    read_rules(fields)
    return fields


def answers() -> Recorder:
    """Return the record of an answer file."""
    fields = Recorder("answers")
    read_answers(fields, partial(find_only, _quiz()[1]))
    return fields


def by_name() -> Mapping[str, Recorder]:
    """Return the record of each format, part and kind by its name, as the handbook's tables ask for them."""
    parts = {kind: own(kind) for kind in kinds.names()}
    pages = {key: page(key) for key in PAGES}
    return {
        "quiz": quiz(),
        "question": shared(),
        "page": page(),
        "source": source(),
        "glossary": glossary(),
        "tensions": tensions(),
        "answers": answers(),
        "vocabulary": vocabulary(),
        "rules": rules(),
        **parts,
        **pages,
    }


def _quiz() -> tuple[Recorder, Quiz]:
    fields = Recorder("quiz")
    return fields, read_quiz(fields, "")
