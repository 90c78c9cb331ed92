"""quizzes/<id>.yml -> Quiz. The only reading of that format: check, site and grader share it."""

from __future__ import annotations

from practicum import kinds
from practicum.exact import Fraction
from practicum.fields import Fields
from practicum.model import LEVELS, MODES, Draw, Quiz, Stimulus
from practicum.problem import ProblemsError, nearest, short
from practicum.tree import Items, Table, Text, parse, read_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from practicum.model import Question
    from practicum.problem import Problem
    from practicum.tree import Node


def load_quiz(path: str, file: str, quiz: str) -> Quiz:
    """Return the quiz of one file; raises ProblemsError with everything that is wrong in it.

    `path` opens the file, `file` names it in messages, `quiz` is its id (the file's stem).
    """
    return read_quiz(read_file(path, file), file, quiz)


def read_quiz(text: str, file: str, quiz: str) -> Quiz:
    """Return the quiz that a text writes; as `load_quiz`."""
    problems: list[Problem] = []
    fields = Fields(parse(text, file), file, problems)
    title = fields.text("title", "Write the quiz's title.")
    mend = "Write the id of the lesson that it belongs to, or delete the line if it belongs to the whole course."
    lesson = fields.name("lesson", mend, "")
    pass_mark = fields.whole("pass", 0, 100, 80, "Write a whole number of per cent, such as 80.")
    confidence = fields.flag("confidence", "Write true if learners say how sure they are, or delete the line.")
    shown = fields.tables("stimuli", "Write each with id, title and text.", 0)
    stimuli = {stimulus.id: stimulus for stimulus in map(_stimulus, shown)}
    mode = fields.choice("mode", MODES, "Write one of them, or delete the line.", "practice")
    minutes = fields.whole("minutes", 0, 1440, 0, "Write how many minutes the learner has, or delete the line.")
    if minutes and mode != "assessment":
        fields.note("minutes", "is for an assessment only.", 'Write "mode: assessment" too, or delete it.')
    shuffle = fields.flag("shuffle", "Write true if each learner sees another order, or delete the line.")
    lines = fields.tables("draw", "Write each with take, and with objective, topic or levels.", 0)
    draw = tuple(map(_draw, lines))
    readers = fields.tables("questions", "Write at least one question.")
    keyless = mode == "assessment" and not any(map(_holds_key, readers))
    questions = tuple(filter(None, (_question(reader, stimuli, lesson, keyless=keyless) for reader in readers)))
    fields.close()
    _unlike(readers, "questions")
    _unlike(shown, "stimuli")
    wanted = {str(reader.data.get(Text("stimulus"), "")).strip() for reader in readers}
    for reader in shown:
        ident = str(reader.data.get(Text("id"), "")).strip()
        if ident and ident not in wanted:
            reader.note("id", "no question is about this.", 'Write "stimulus:" with its id in one, or delete it.')
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


def _unlike(readers: list[Fields], things: str) -> None:
    """Note each id that stands twice."""
    first: dict[str, int] = {}
    for reader in readers:
        ident = reader.data.get(Text("id"))
        if isinstance(ident, Text) and ident in first:
            what = f'"{ident}" stands twice; the first is in line {first[ident]}.'
            reader.note("id", what, f"Give one of the two {things} another id.")
        elif isinstance(ident, Text):
            first[ident] = ident.line


def _draw(fields: Fields) -> Draw:
    """Read one line of the blueprint."""
    draw = Draw(
        place=fields.place(),
        objective=fields.name("objective", "Write the id of an objective, or delete the line.", ""),
        topic=fields.name("topic", "Write the topic of some questions, or delete the line.", ""),
        levels=fields.choices("levels", LEVELS, "Write some of them, or delete the line.", required=False),
        take=fields.whole("take", 1, 1000, None, "Write how many questions to ask, such as 5."),
    )
    if not (draw.objective or draw.topic or draw.levels):
        fields.note("take", "needs an objective, a topic or levels to draw from.", "Write at least one of them.")
    fields.close()
    return draw


def _drawable(draw: tuple[Draw, ...], lines: list[Fields], questions: tuple[Question, ...]) -> None:
    """Note lines that ask for more than there is, and questions that no line or more than one draws from."""
    for line, reader in zip(draw, lines, strict=True):
        there = sum(map(line.fits, questions))
        if there < line.take:
            mend = "Write fewer, or write more questions."
            reader.note("take", f"is {line.take}, but there are {there} such questions.", mend)
    for question in questions:
        number = sum(line.fits(question) for line in draw)
        if number != 1:
            what = f'{"no line" if not number else "more than one line"} of "draw" takes from this question.'
            mend = "Let exactly one line fit its objective, its topic and its level."
            lines[0].problems.append(question.place.problem("id", what, mend))


def _stimulus(fields: Fields) -> Stimulus:
    """Read what several questions are about."""
    stimulus = Stimulus(
        place=fields.place(),
        id=fields.name("id", "Write an id of your own."),
        title=fields.line("title", "Write what it is, such as: An e-mail from Anna."),
        text=fields.text("text", "Write the case, the e-mail or the figure."),
    )
    fields.close()
    return stimulus


def _about(fields: Fields, stimuli: dict[str, Stimulus]) -> Stimulus | None:
    """Read what a question is about, if it is about more than itself."""
    ident = fields.name("stimulus", "Write the id of one of the stimuli, or delete the key.", "")
    if ident and ident not in stimuli:
        mend = nearest(ident, stimuli).strip() or 'Write it under "stimuli:", beside "questions:".'
        fields.note("stimulus", f'there is no stimulus "{ident}".', mend)
    return stimuli.get(ident)


def _holds_key(fields: Fields) -> bool:
    """Return whether a question's file says anything of its key."""
    kind = kinds.find(str(fields.data.get(Text("kind"), "")).strip())
    return kind is None or _holds(fields.data, kind.secrets)


def _holds(node: Node, keys: tuple[str, ...]) -> bool:
    """Return whether one of the keys stands in a node, at whatever depth."""
    if isinstance(node, Table):
        return any(key in keys or _holds(value, keys) for key, value in node.items())
    return isinstance(node, Items) and any(_holds(value, keys) for value in node)


def _question(fields: Fields, stimuli: dict[str, Stimulus], lesson: str, *, keyless: bool) -> Question | None:
    """Read one question of any kind; None where even the kind is not known. `lesson` is the quiz's, or empty."""
    ident = fields.name("id", "Write an id of your own; it never changes again.")
    kind = kinds.find(fields.text("kind", "Write the kind of question, such as choice."))
    scored = kind is None or kind.scored
    shared: dict[str, object] = {
        "place": fields.place(),
        "id": ident,
        "objective": fields.name("objective", "Write the id of the objective that it tests."),
        "topic": fields.name("topic", "Write its topic, such as money, or delete the line.", ""),
        "level": fields.choice("level", LEVELS, "Write one of them, or delete the line.", ""),
        "reviewed": fields.date("reviewed", "Write the day of the review, such as 2026-01-31, or delete the line."),
        "points": _points(fields) if scored else _unscored(fields),
        "all_or_nothing": scored
        and fields.flag("all_or_nothing", "Write true if part of an answer earns nothing, or delete it."),
        "stimulus": _about(fields, stimuli),
        "stem": fields.text("stem", "Write the question that the learner reads."),
        "hints": fields.lines("hints", "Write a list of texts; the first unfolds first."),
        "see": _see(fields, lesson),
        "rests_on": fields.names("rests_on", "Write the source points that it rests on, such as [w01, w02]."),
    }
    if kind is None:
        if isinstance(fields.data.get(Text("kind")), Text) and fields.data[Text("kind")]:
            fields.choice("kind", kinds.names(), "Write one of them.")
        fields.asked |= dict.fromkeys(
            key for key in fields.data if not nearest(key, ["kind"])
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
    points = fields.number("points", 0, 1000, 1, "Write how many points it is worth, such as 1.")
    if not points:
        fields.note("points", "is 0, so the question would not count.", "Write 1, or delete the question.")
    return points


def _unscored(fields: Fields) -> Fraction:
    """Return no points, noting the keys that only a scored question has."""
    for key in ("points", "all_or_nothing"):
        if Text(key) in fields.data:
            fields.asked[key] = None
            if fields.data[Text(key)] != "":
                fields.note(key, "has no place here: a question of this kind is never scored.", "Delete the line.")
    return Fraction(0)


def _see(fields: Fields, lesson: str) -> str:
    """Read the heading to re-read: `heading` of the quiz's lesson, or `lesson#heading`."""
    see = fields.text("see", "Write the heading of the lesson to re-read, such as the-three-parts.")
    if see.startswith("#") or see.count("#") > 1 or " " in see:
        fields.note("see", f'"{short(see)}" is no heading.', "Write it with hyphens, such as the-three-parts.")
    elif see and not lesson and not see.partition("#")[1]:
        mend = 'Write lesson#heading, or name the quiz\'s own lesson with "lesson:" at the top of the file.'
        fields.note("see", f'"{short(see)}" names no lesson, and this quiz belongs to none.', mend)
    return see
