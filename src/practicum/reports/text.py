"""Results -> text for people and JSON for programs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from practicum.base.lines import wrapped, wrapped_lines
from practicum.base.text import fold
from practicum.grading.calibration import calibrate
from practicum.grading.mastery import MASTERED, mastery
from practicum.markup.plain import plain
from practicum.quiz.model import Labelled
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from fractions import Fraction

    from practicum.grading.mastery import Mastery
    from practicum.grading.score import Graded, Result
    from practicum.quiz.model import Answer

_MARKS = {
    "correct": "+",
    "partly": "~",
    "wrong": "-",
    "unanswered": "o",
    "unreadable": "?",
    "changed": "!",
    "missing": "!",
    "written": "*",
}


class Heading(NamedTuple):
    """A heading to read again: its `words`, the title of its `lesson` and its `address`; these two are empty if not known."""

    words: str
    lesson: str = ""
    address: str = ""

    def __str__(self) -> str:
        return f"{self.words} ({self.lesson})" if self.lesson else self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What reports show instead of ids: the texts of a course's objectives by id, and its headings by `lesson#heading`.

    An id that is not among them is shown itself. `url` returns the address of a page by its path in `content/`, empty if
    that of the site is not known.
    """

    objectives: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, Heading] = field(default_factory=dict)
    url: Callable[[str], str] = lambda _: ""

    def objective(self, ident: str) -> str:
        """Return the text of an objective, without a full stop."""
        return self.objectives.get(ident, ident).rstrip(".")

    def heading(self, see: str) -> Heading:
        """Return a heading by its `lesson#heading`."""
        return self.headings.get(see) or Heading(see)


NAMELESS = Names()


def as_text(result: Result, threshold: int = MASTERED, width: int = 79, names: Names = NAMELESS) -> str:
    """Return a report for people in lines of at most `width` columns; `threshold` is that of mastery, in per cent."""
    titles = question_titles(result)
    who = f"{result.title} · {result.learner}" if result.learner else result.title
    lines = [
        wrapped(line, width=width) for line in (who, verdict(result), *differences(result), *circumstances(result))
    ]
    lines += [wrapped(line, hang="  ", width=width) for line in calibrated(result)]
    lines.append("")
    for graded in result.in_order():
        title = f"{titles[graded.id]} ({graded.id})" if graded.question else graded.id
        lines.append(question_as_text(graded, title, names, width, stem=True))
    found = mastery(result, threshold)
    if found:
        lines += ["", wrapped(say("report.objectives", threshold=threshold), width=width)]
    for each in found:
        mark = "+" if each.mastered else "-"
        lines.append(wrapped(f"{mark} {names.objective(each.objective)}: {mastered(each)}", hang="  ", width=width))
    return "\n".join(lines) + "\n"


def question_as_text(
    graded: Graded, title: str, names: Names = NAMELESS, width: int = 79, *, stem: bool = False
) -> str:
    """Return the lines of one question in a report for people, with the beginning of its stem if `stem` is true."""
    lines = [wrapped(f"{_MARKS[graded.status]} {title}: {status(graded)}", hang="  ", width=width)]
    if stem and graded.question:
        lines.append(_beginning(graded.question.stem, width))
    lines += _answer_as_text([in_lines(each) for each in graded.chosen], width)
    return "\n".join(lines + [wrapped_lines(in_lines(note), "    ", width) for note in notes(graded, names)])


def _beginning(stem: str, width: int) -> str:
    """Return as much of a stem as fits into one line."""
    first, _, more = stem.partition("\n\n")
    if "```" in first or "~~~" in first:  # a block of code, which may have empty lines
        first, more = stem, ""
    beginning, *rest = wrapped(plain(first)[: 2 * width], "    ", width=width - 2).split("\n")
    return f"{beginning} …" if rest or more else beginning


def _answer_as_text(chosen: list[str], width: int) -> Iterator[str]:
    """Yield the lines of an answer, which begin on the first one if it is one thing."""
    first, *more = chosen[0].split("\n") if len(chosen) == 1 else ["", *chosen]
    if chosen:
        yield wrapped(say("report.answer", answer=first), "    ", "      ", width)
        yield from (wrapped_lines(line, "      ", width) for line in more if line.strip())


def in_lines(shown: Labelled) -> str:
    """Return a label and the plain text of the field behind it; what is not a paragraph begins on a line of its own."""
    text = plain(shown.field)
    between = "\n" if "\n" in text.partition("\n\n")[0] else " "
    return f"{shown.label}{between}{text}".strip()


def verdict(result: Result) -> str:
    """Return the line with the score, and with whether it passes if there is a pass mark."""
    if not result.possible:
        if any(graded.points for graded in result.questions):
            return say("report.nothing")
        return say("report.unscored", written=result.written, all=sum(bool(graded.kind) for graded in result.questions))
    score = say("quiz.score", earned=mixed(result.earned), possible=mixed(result.possible), percent=result.percent)
    if not result.pass_mark:
        return score
    return say("report.score", score=score, verdict=say(_verdict(result), **{"pass": result.pass_mark}))


def _verdict(result: Result) -> str:
    """Return the message on whether a result is passed, and if not, why not."""
    if result.passed:
        return "report.passed"
    if result.held_back:
        return "report.held"
    return "report.not-passed" if result.percent < result.pass_mark else "report.just-missed"


def circumstances(result: Result) -> Iterator[str]:
    """Yield the lines on the attempt and the time, if they are known."""
    if result.attempt:
        yield say("report.attempt", number=result.attempt)
    if result.minutes is not None:
        over = result.limit and result.minutes > result.limit
        ident = "report.minutes-over" if over else "report.minutes"
        yield say(ident, minutes=result.minutes, limit=result.limit)


def differences(result: Result) -> Iterator[str]:
    """Yield the lines on what was not answered as the quiz asks it now, and what follows from that."""
    if result.other_bank:
        yield say("report.other-bank")
    if result.number("missing"):
        yield say("report.missing-number", number=result.number("missing"))
    if result.changed:
        counted = [graded.counts for graded in result.questions if graded.points or not graded.kind]
        left_out = not all(counted) and any(counted)
        numbers = {"counted": sum(counted), "all": len(counted), "number": result.changed}
        yield say("report.counted" if left_out else "report.changed-number", **numbers)
    if result.unreadable:
        yield say("report.unreadable-number", number=len(result.unreadable))
    if result.held_back:
        yield say("report.held-back")


def mastered(found: Mastery) -> str:
    """Return the mastery of one objective as text."""
    ident = "report.mastered" if found.mastered else "report.not-mastered"
    return say(ident, earned=mixed(found.earned), possible=mixed(found.possible))


def question_titles(result: Result) -> dict[str, str]:
    """Return the title of each question by its id: `Question 3 of 9`, as on the learner's page, or the id of a removed one."""
    present = [each.id for each in result.in_order() if each.question]
    titles = {ident: say("page.question", number=number, all=len(present)) for number, ident in enumerate(present, 1)}
    return {each.id: titles.get(each.id, each.id) for each in result.questions}


def heading_of(graded: Graded, names: Names) -> Heading:
    """Return what to read again: without the title of its lesson where that is the lesson of the quiz."""
    found = names.heading(graded.see)
    own = graded.question and "#" not in graded.question.see
    return found._replace(lesson="") if own else found


def calibrated(result: Result) -> list[str]:
    """Return the lines on calibration: where she was sure and not right, and how often she was right."""
    calibration, titles = calibrate(result), question_titles(result)
    again = [titles[ident] for ident in calibration.sure_not_right]
    lines = [f"{say('quiz.sure-not-right')} {', '.join(again)}"] if again else []
    counts = [
        say(f"quiz.when-{confidence}", right=level.right, said=level.said)
        for confidence, level in calibration.levels.items()
        if level.said
    ]
    return [*lines, " · ".join(counts)] if counts else []


def as_data(result: Result, threshold: int = MASTERED) -> dict[str, object]:
    """Return a result as JSON data, as the handbook's `scoring.md` describes it; exact numbers are texts such as `7/2`."""
    calibration = calibrate(result)
    return {
        "quiz": result.quiz,
        "learner": result.learner,
        "earned": str(result.earned),
        "possible": str(result.possible),
        "percent": result.percent,
        "pass": result.pass_mark,
        "passed": result.passed,
        "held_back": result.held_back,
        "other_bank": result.other_bank,
        "attempt": result.attempt or None,
        "minutes": result.minutes,
        "limit": result.limit or None,
        "objectives": [
            {
                "id": each.objective,
                "earned": str(each.earned),
                "possible": str(each.possible),
                "mastered": each.mastered,
            }
            for each in mastery(result, threshold)
        ],
        "calibration": {"sure_not_right": list(calibration.sure_not_right)}
        | {name: {"said": level.said, "right": level.right} for name, level in calibration.levels.items()},
        "questions": [
            {
                "id": graded.id,
                "kind": graded.kind,
                "objective": graded.objective,
                "status": graded.status,
                "credit": str(graded.credit),
                "points": str(graded.points),
                "answer": list(graded.answer) if isinstance(graded.answer, tuple) else graded.answer,
                "accepted": graded.accepted,
                "hints": graded.hints,
                "confidence": graded.confidence,
                "feedback": _feedback(graded),
                "see": graded.see,
            }
            for graded in result.questions
        ],
    }


def as_json(result: Result, threshold: int = MASTERED) -> str:
    """Return a result as one line of JSON."""
    import json  # imported late: the text report does not need it

    return json.dumps(as_data(result, threshold))  # in ASCII: every terminal shows it, and nothing in it controls one


def mixed(number: Fraction) -> str:
    """Return an exact number as people write it: `3`, `1/2`, `3 1/2`."""
    integer, rest = divmod(number.numerator, number.denominator)
    fraction = f"{rest}/{number.denominator}" if rest else ""
    return " ".join(filter(None, (str(integer) if integer or not rest else "", fraction)))


def status(graded: Graded) -> str:
    """Return the status as text, with the points if only part of them was earned."""
    return say(f"report.{graded.status}", earned=mixed(graded.credit * graded.points), possible=mixed(graded.points))


def _feedback(graded: Graded) -> str:
    """Return the reasons as plain text, one a line; or why there is no answer that counts."""
    reasons = (f"{reason.label} {fold(plain(reason.field))}".strip() for reason in graded.reasons)
    return "\n".join(reasons) or graded.fault or _why(graded)


def notes(graded: Graded, names: Names) -> list[Labelled]:
    """Return what is under an answer: the reasons, what was noted, and what to read again."""
    if graded.status in ("changed", "missing"):
        return [Labelled(_why(graded))]
    notes = [graded.fault] if graded.fault else []
    if graded.accepted:
        notes.append(say("report.accepted"))
    if graded.hints:
        notes.append(say("report.hints", number=graded.hints))
    if graded.confidence:
        notes.append(say("report.confidence", confidence=say(f"confidence.{graded.confidence}")))
    if graded.status not in ("correct", "written"):
        notes.append(say("report.see", see=heading_of(graded, names)))
    return [*graded.reasons, *map(Labelled, notes)]


def _why(graded: Graded) -> str:
    """Return the sentence on a question that was changed or is missing; an empty text for any other."""
    if graded.status == "changed":
        return say("report.changed-counts" if graded.counts else "report.changed-why")
    return say("report.missing-why") if graded.status == "missing" else ""


def answered(answer: Answer) -> str:
    """Return an answer as text, as in an answer file: for tables."""
    if isinstance(answer, str):
        return answer
    return ", ".join(answer if isinstance(answer, tuple) else (f"{key}: {value}" for key, value in answer.items()))
