"""quizzes/<id>.yml -> Quiz: the one reader of that format, for check, site and grader."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.base.text import closest, did_you_mean, short
from practicum.files.fields import Fields
from practicum.files.yaml_tree import Items, Table, Text, parse, read_file
from practicum.quiz import kinds
from practicum.quiz.model import LEVELS, MODES, Draw, Quiz, Stimulus
from practicum.words import message, say

if TYPE_CHECKING:
    from practicum.files.yaml_tree import Node
    from practicum.quiz.model import Question


def load_quiz(path: str, file: str, quiz: str) -> Quiz:
    """Return the quiz of one file; raises ProblemsError with every fault in it.

    `path` is where the file is, `file` its name in messages, `quiz` the quiz's id (the file name without `.yml`).
    """
    return read_quiz(read_file(path, file), file, quiz)


def read_quiz(text: str, file: str, quiz: str) -> Quiz:
    """Return the quiz in a YAML text; `file`, `quiz` and what is raised are as in `load_quiz`."""
    return quiz_from(parse(text, file), file, quiz)


def quiz_from(root: Table, file: str, quiz: str) -> Quiz:
    """Return the quiz in the mapping of a file; `file`, `quiz` and what is raised are as in `load_quiz`."""
    return read(Fields(root, file, []), quiz)


def read(fields: Fields, quiz: str) -> Quiz:
    """Return the quiz in the mapping of a reader without problems; `quiz` and what is raised are as in `load_quiz`."""
    problems = fields.problems
    title = fields.text("title", "fix.quiz-title")
    fix = "fix.quiz-lesson"
    lesson = fields.name("lesson", fix, "")
    pass_mark = fields.integer("pass", 0, 100, 80, "fix.percent")
    confidence = fields.flag("confidence", "fix.quiz-confidence")
    stimulus_readers = fields.tables("stimuli", "fix.stimuli", 0)
    stimuli: dict[str, Stimulus] | None = {one.id: one for one in map(_stimulus, stimulus_readers)}
    if fields.misspells("stimuli") or any(reader.misspells("id") for reader in stimulus_readers):
        stimuli = None
    mode = fields.choice("mode", MODES, "fix.one-of-them-or-delete", "practice")
    minutes = fields.integer("minutes", 0, 1440, 0, "fix.quiz-minutes")
    if minutes and mode != "assessment":
        fields.note("minutes", *message("quiz-file.minutes"))
    shuffle = fields.flag("shuffle", "fix.quiz-shuffle")
    lines = fields.tables("draw", "fix.quiz-draw", 0)
    draw = tuple(map(_draw, lines))
    readers = fields.tables("questions", "fix.quiz-questions")
    keyless = mode == "assessment" and not any(map(_has_key, readers))
    own = bool(lesson) or fields.misspells("lesson")
    asked = (read_question(one, stimuli, of_lesson=own, keyless=keyless) for one in readers)
    questions = tuple(filter(None, asked))
    fields.close()
    _note_repeated_ids(readers, "questions")
    _note_repeated_ids(stimulus_readers, "stimuli")
    used = {str(reader.data.get(Text("stimulus"), "")).strip() for reader in readers}
    for reader in stimulus_readers:
        ident = str(reader.data.get(Text("id"), "")).strip()
        if ident and ident not in used:
            reader.note("id", *message("quiz-file.unused-stimulus"))
    if not problems and draw:
        _check_draw(draw, lines, questions)
    if problems:
        raise ProblemsError(problems)
    return Quiz(
        id=quiz,
        place=fields.place(),
        title=title,
        lesson=lesson,
        pass_mark=pass_mark,
        confidence=confidence,
        mode=mode,
        minutes=minutes,
        shuffle=shuffle,
        draw=draw,
        keyless=keyless,
        questions=questions,
    )


def _note_repeated_ids(readers: list[Fields], things: str) -> None:
    """Note each id that appears twice."""
    first: dict[str, int] = {}
    for reader in readers:
        ident = reader.data.get(Text("id"))
        if isinstance(ident, Text) and ident in first:
            what = say("file.twice", id=ident, line=first[ident])
            reader.note("id", what, say(f"quiz-file.twice-{things}-fix"))
        elif isinstance(ident, Text):
            first[ident] = ident.line


def _draw(fields: Fields) -> Draw:
    """Return one line of the blueprint."""
    draw = Draw(
        place=fields.place(),
        objective=fields.name("objective", "fix.draw-objective", ""),
        topic=fields.name("topic", "fix.draw-topic", ""),
        levels=fields.choices("levels", LEVELS, "fix.draw-levels", required=False),
        take=fields.integer("take", 1, 1000, None, "fix.draw-take"),
    )
    if not (draw.objective or draw.topic or draw.levels):
        fields.note("take", *message("quiz-file.draw-of"))
    fields.close()
    return draw


def _check_draw(draw: tuple[Draw, ...], lines: list[Fields], questions: tuple[Question, ...]) -> None:
    """Note lines that take more questions than fit them, and questions that do not fit exactly one line."""
    for line, reader in zip(draw, lines, strict=True):
        there = sum(map(line.fits, questions))
        if there < line.take:
            fix = say("quiz-file.draw-most-fix")
            reader.note("take", say("quiz-file.draw-most", take=line.take, there=there), fix)
    for question in questions:
        number = sum(line.fits(question) for line in draw)
        if number != 1:
            what = say("quiz-file.drawn-twice" if number else "quiz-file.drawn-never")
            fix = say("quiz-file.drawn-fix")
            lines[0].problems.append(question.place.problem("id", what, fix))


def _stimulus(fields: Fields) -> Stimulus:
    """Return one stimulus."""
    stimulus = Stimulus(
        place=fields.place(),
        id=fields.name("id", "fix.own-id"),
        title=fields.line("title", "fix.stimulus-title"),
        text=fields.text("text", "fix.stimulus-text"),
    )
    fields.close()
    return stimulus


def _stimulus_of(fields: Fields, stimuli: dict[str, Stimulus] | None) -> Stimulus | None:
    """Return the stimulus that a question is about, or None; `stimuli` is None if they cannot all be known."""
    ident = fields.name("stimulus", "fix.question-stimulus", "")
    if stimuli is None:
        return None
    if ident and ident not in stimuli:
        fix = did_you_mean(ident, stimuli, say("fix.stimulus"))
        fields.note("stimulus", say("quiz-file.no-stimulus", id=ident), fix)
    return stimuli.get(ident)


def _has_key(fields: Fields) -> bool:
    """Return whether a question in a file has any part of its answer key; true for an unknown kind."""
    kind = kinds.find(str(fields.data.get(Text("kind"), "")).strip())
    return kind is None or _has_any(fields.data, kind.secrets)


def _has_any(node: Node, keys: tuple[str, ...]) -> bool:
    """Return whether a node has one of the mapping keys at any depth."""
    if isinstance(node, Table):
        return any(key in keys or _has_any(value, keys) for key, value in node.items())
    return isinstance(node, Items) and any(_has_any(value, keys) for value in node)


def read_question(
    fields: Fields, stimuli: dict[str, Stimulus] | None, *, of_lesson: bool, keyless: bool
) -> Question | None:
    """Return one question of any kind, None if its kind is unknown. `of_lesson` says whether the quiz has a lesson."""
    ident = fields.name("id", "fix.own-id-forever")
    kind = fields.found("kind", kinds.find, kinds.names, "fix.kind")
    scored = kind is None or kind.scored
    shared: dict[str, object] = {
        "place": fields.place(),
        "id": ident,
        "objective": fields.name("objective", "fix.question-objective"),
        "topic": fields.name("topic", "fix.question-topic", ""),
        "level": fields.choice("level", LEVELS, "fix.one-of-them-or-delete", ""),
        "reviewed": fields.date("reviewed", "fix.question-reviewed"),
        "points": fields.number("points", 0, 1000, 1, "fix.question-points", zero=False)
        if scored
        else _unscored(fields),
        "all_or_nothing": scored and fields.flag("all_or_nothing", "fix.question-whole"),
        "stimulus": _stimulus_of(fields, stimuli),
        "stem": fields.text("stem", "fix.question-stem"),
        "hints": fields.lines("hints", "fix.question-hints"),
        "see": _see(fields, of_lesson=of_lesson),
        "rests_on": fields.names("rests_on", "fix.question-points-of-sources"),
    }
    if kind is None:
        fields.asked |= dict.fromkeys(
            key for key in fields.data if not closest(key.lower(), ["kind"])
        )  # the keys of an unknown kind may all be right
        fields.close()
        return None
    if keyless:
        fields.secret = kind.secrets
    question = kind.read(fields, shared)
    fields.close()
    return question


def _unscored(fields: Fields) -> Fraction:
    """Return 0 points, noting the keys that only a scored question has."""
    for key in ("points", "all_or_nothing"):
        fields.empty(key, "quiz-file.unscored", "fix.delete-line")
    return Fraction(0)


def _see(fields: Fields, *, of_lesson: bool) -> str:
    """Return the heading to re-read: `heading` of the quiz's lesson, or `lesson#heading`.

    Only where the lessons are known, too, can it be said whether there is such a heading, and which one is meant.
    """
    see = fields.text("see", "fix.question-see")
    if see and not of_lesson and not see.lstrip("# ").partition("#")[1]:
        fix = say("fix.question-see-lesson")
        fields.note("see", say("quiz-file.no-lesson", given=short(see)), fix)
    return see
