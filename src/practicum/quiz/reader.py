"""quizzes/<id>.yml -> Quiz. The only reading of that format: check, site and grader share it."""

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
    from practicum.base.problem import Problem
    from practicum.files.yaml_tree import Node
    from practicum.quiz.model import Question


def load_quiz(path: str, file: str, quiz: str) -> Quiz:
    """Return the quiz of one file; raises ProblemsError with everything that is wrong in it.

    `path` opens the file, `file` names it in messages, `quiz` is its id (the file's stem).
    """
    return read_quiz(read_file(path, file), file, quiz)


def read_quiz(text: str, file: str, quiz: str) -> Quiz:
    """Return the quiz that a YAML text writes; as `load_quiz`."""
    return quiz_from(parse(text, file), file, quiz)


def quiz_from(root: Table, file: str, quiz: str) -> Quiz:
    """Return the quiz that the one mapping of a file holds; as `load_quiz`."""
    problems: list[Problem] = []
    fields = Fields(root, file, problems)
    title = fields.text("title", "fix.quiz-title")
    fix = "fix.quiz-lesson"
    lesson = fields.name("lesson", fix, "")
    pass_mark = fields.whole("pass", 0, 100, 80, "fix.percent")
    confidence = fields.flag("confidence", "fix.quiz-confidence")
    shown = fields.tables("stimuli", "fix.stimuli", 0)
    stimuli = {stimulus.id: stimulus for stimulus in map(_stimulus, shown)}
    mode = fields.choice("mode", MODES, "fix.one-of-them-or-delete", "practice")
    minutes = fields.whole("minutes", 0, 1440, 0, "fix.quiz-minutes")
    if minutes and mode != "assessment":
        fields.note("minutes", *message("quiz-file.minutes"))
    shuffle = fields.flag("shuffle", "fix.quiz-shuffle")
    lines = fields.tables("draw", "fix.quiz-draw", 0)
    draw = tuple(map(_draw, lines))
    readers = fields.tables("questions", "fix.quiz-questions")
    keyless = mode == "assessment" and not any(map(_holds_key, readers))
    questions = tuple(filter(None, (_question(reader, stimuli, lesson, keyless=keyless) for reader in readers)))
    fields.close()
    _note_repeated_ids(readers, "questions")
    _note_repeated_ids(shown, "stimuli")
    wanted = {str(reader.data.get(Text("stimulus"), "")).strip() for reader in readers}
    for reader in shown:
        ident = str(reader.data.get(Text("id"), "")).strip()
        if ident and ident not in wanted:
            reader.note("id", *message("quiz-file.unused-stimulus"))
    if not problems and draw:
        _drawable(draw, lines, questions)
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
    """Read one line of the blueprint."""
    draw = Draw(
        place=fields.place(),
        objective=fields.name("objective", "fix.draw-objective", ""),
        topic=fields.name("topic", "fix.draw-topic", ""),
        levels=fields.choices("levels", LEVELS, "fix.draw-levels", required=False),
        take=fields.whole("take", 1, 1000, None, "fix.draw-take"),
    )
    if not (draw.objective or draw.topic or draw.levels):
        fields.note("take", *message("quiz-file.draw-of"))
    fields.close()
    return draw


def _drawable(draw: tuple[Draw, ...], lines: list[Fields], questions: tuple[Question, ...]) -> None:
    """Note lines that ask for more than there is, and questions that no line or more than one draws from."""
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
    """Read what several questions are about."""
    stimulus = Stimulus(
        place=fields.place(),
        id=fields.name("id", "fix.own-id"),
        title=fields.line("title", "fix.stimulus-title"),
        text=fields.text("text", "fix.stimulus-text"),
    )
    fields.close()
    return stimulus


def _about(fields: Fields, stimuli: dict[str, Stimulus]) -> Stimulus | None:
    """Read what a question is about, if it is about more than itself."""
    ident = fields.name("stimulus", "fix.question-stimulus", "")
    if ident and ident not in stimuli:
        fix = did_you_mean(ident, stimuli, say("fix.stimulus"))
        fields.note("stimulus", say("quiz-file.no-stimulus", id=ident), fix)
    return stimuli.get(ident)


def _holds_key(fields: Fields) -> bool:
    """Return whether a question's file says anything of its key."""
    kind = kinds.find(str(fields.data.get(Text("kind"), "")).strip())
    return kind is None or _holds(fields.data, kind.secrets)


def _holds(node: Node, keys: tuple[str, ...]) -> bool:
    """Return whether one of the keys is in a node, at whatever depth."""
    if isinstance(node, Table):
        return any(key in keys or _holds(value, keys) for key, value in node.items())
    return isinstance(node, Items) and any(_holds(value, keys) for value in node)


def _question(fields: Fields, stimuli: dict[str, Stimulus], lesson: str, *, keyless: bool) -> Question | None:
    """Read one question of any kind; None where even the kind is not known. `lesson` is the quiz's, or empty."""
    ident = fields.name("id", "fix.own-id-forever")
    kind = kinds.find(fields.text("kind", "fix.kind"))
    scored = kind is None or kind.scored
    shared: dict[str, object] = {
        "place": fields.place(),
        "id": ident,
        "objective": fields.name("objective", "fix.question-objective"),
        "topic": fields.name("topic", "fix.question-topic", ""),
        "level": fields.choice("level", LEVELS, "fix.one-of-them-or-delete", ""),
        "reviewed": fields.date("reviewed", "fix.question-reviewed"),
        "points": _points(fields) if scored else _unscored(fields),
        "all_or_nothing": scored and fields.flag("all_or_nothing", "fix.question-whole"),
        "stimulus": _about(fields, stimuli),
        "stem": fields.text("stem", "fix.question-stem"),
        "hints": fields.lines("hints", "fix.question-hints"),
        "see": _see(fields, lesson),
        "rests_on": fields.names("rests_on", "fix.question-points-of-sources"),
    }
    if kind is None:
        if isinstance(fields.data.get(Text("kind")), Text) and fields.data[Text("kind")]:
            fields.choice("kind", kinds.names(), "fix.one-of-them")
        fields.asked |= dict.fromkeys(
            key for key in fields.data if not closest(key, ["kind"])
        )  # its own keys, whatever they are
        fields.close()
        return None
    if keyless:
        fields.secret = kind.secrets
    question = kind.read(fields, shared)
    fields.close()
    return question


def _points(fields: Fields) -> Fraction:
    """Read the weight: above 0, at most 1000."""
    points = fields.number("points", 0, 1000, 1, "fix.question-points")
    if not points:
        fields.note("points", *message("quiz-file.no-points"))
    return points


def _unscored(fields: Fields) -> Fraction:
    """Return no points, noting the keys that only a scored question has."""
    for key in ("points", "all_or_nothing"):
        if Text(key) in fields.data:
            fields.asked[key] = None
            if fields.data[Text(key)] != "":
                fields.note(key, say("quiz-file.unscored"), say("fix.delete-line"))
    return Fraction(0)


def _see(fields: Fields, lesson: str) -> str:
    """Read the heading to re-read: `heading` of the quiz's lesson, or `lesson#heading`."""
    see = fields.text("see", "fix.question-see")
    if see.startswith("#") or see.count("#") > 1 or " " in see:
        fields.note("see", *message("quiz-file.no-heading", given=short(see)))
    elif see and not lesson and not see.partition("#")[1]:
        fix = say("fix.question-see-lesson")
        fields.note("see", say("quiz-file.no-lesson", given=short(see)), fix)
    return see
