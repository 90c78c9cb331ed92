"""What an editor says of a file by its schema, and what the check says of it, so that a test can compare both."""

import re
from functools import cache
from string import Formatter

from jsonschema import Draft202012Validator

from practicum.base.problem import ProblemsError
from practicum.files.yaml_tree import parse
from practicum.schema.core import typed
from practicum.schema.formats import Trade
from practicum.schema.json_schema import schemas
from practicum.words.en import aids, course, files

# What no schema can tell, by the ids of the messages: what the check alone refuses.
ONLY_CHECK = {
    # how a scalar is spelled: an editor has its value, such as 5e1 for 50, and a pattern does not divide 7 by 3
    "fields.no-number", "fields.no-whole", "fields.no-flag", "fields.no-id", "fields.fine", "fields.zero",
    # what a text means: Markdown, calendar, numbers, units, headings, braces, characters without a form
    "fields.paragraphs", "fields.no-day", "fields.blank", "fields.no-text", "fields.controls",
    "number-file.no-number", "number-file.no-tolerance", "number-file.of-zero", "number-file.unwritable",
    "number-file.unit-digits", "number-file.unit-long",
    "blank-file.brace", "blank-file.long", "blank-file.place",
    # between keys: ids that are there twice or not at all, texts that are the same, credit, graphs, draws
    "fields.twice", "file.twice", "fields.not-one-of",
    "quiz-file.minutes", "quiz-file.unused-stimulus", "quiz-file.no-stimulus", "quiz-file.no-lesson",
    "quiz-file.draw-of", "quiz-file.draw-most", "quiz-file.drawn-twice", "quiz-file.drawn-never",
    "quiz-file.no-credit", "quiz-file.same-option", "quiz-file.same-reply", "quiz-file.same-right",
    "quiz-file.same-left", "quiz-file.same-item", "reflection-file.same",
    "blank-file.not-there", "blank-file.same", "blank-file.no-gap", "blank-file.gap-twice",
    "dialogue-file.one-way", "dialogue-file.nowhere", "dialogue-file.unreached", "dialogue-file.unreached-ending",
    "dialogue-file.round", "dialogue-file.no-best", "dialogue-file.no-best-round",
    "order-file.place-twice", "order-file.shown-next", "order-file.shown-places",
    "sheet.no-quiz", "sheet.no-question", "worksheet-file.alone",
}  # fmt: skip
# What is between files, in a page's body, or of one answer, and what an engine takes for something else.
BEYOND = ("answer.", "as-written.", "cross.", "ids.", "course-file.", "page-file.", "title.", "links.", "template.")
# Of a question that has changed since, an answer file may say anything: only the check knows which have.
PASSED_OVER = re.compile(r"(?:hints|confidence)\.")


def validators(trade=None):
    """Return what validates data, by the name of the format."""
    return {name: Draft202012Validator(schema) for name, schema in schemas(trade or Trade()).items()}


def as_editors_see(text):
    """Return the data of a text in YAML, or None where it cannot be read."""
    try:
        return typed(parse(text, "f"))
    except ProblemsError:
        return None


def refused(validator, text):
    """Return what an editor says of a text; None where the text is not data."""
    data = as_editors_see(text)
    return None if data is None else [error.message for error in validator.iter_errors(data)]


@cache
def _known():
    texts = {**files.WORDS, **course.WORDS, **aids.WORDS}
    found = []
    for key, text in texts.items():
        try:
            parts = [re.escape(part) + (".*" if name else "") for part, name, _, _ in Formatter().parse(text)]
        except ValueError:  # as written, braces and all
            parts = [re.escape(text)]
        if not key.endswith("-fix") and not key.startswith("fix."):
            found.append((key, re.compile("".join(parts), re.DOTALL)))
    return sorted(found, key=lambda pair: -len(pair[1].pattern))


def message_of(problem):
    """Return the id of the message of a problem, in English."""
    return next((key for key, pattern in _known() if pattern.fullmatch(problem.what)), f"? {problem.what}")


def compare(validator, text, problems):
    """Assert that what the schema refuses the check refuses, and the other way round but for what only it can tell.

    Return whether the schema refuses it; None where it is not data.
    """
    found = refused(validator, text)
    if found is None:
        return None
    assert problems or not found, (found, text)
    told = [problem for problem in problems if not PASSED_OVER.match(problem.path)]
    left = {message_of(problem) for problem in told} - ONLY_CHECK if not found else set()
    left = {each for each in left if not each.startswith(BEYOND)}
    assert not left, (left, text)
    return bool(found)
