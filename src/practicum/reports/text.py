"""Results -> text for people and JSON for programs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from practicum.base.lines import wrapped
from practicum.grading.calibration import calibrate
from practicum.grading.mastery import MASTERED, mastery
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from practicum.grading.calibration import Calibration
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The texts of a course's objectives and headings, for reports that show more than ids.

    `objectives` is the text by id; `headings` the text and the address by `lesson#heading`. The address is empty if
    that of the site is not known.
    """

    objectives: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def as_text(result: Result, threshold: int = MASTERED, width: int = 79) -> str:
    """Return a report for people in lines of at most `width` columns; `threshold` is that of mastery, in per cent."""
    who = f"{result.title} · {result.learner}" if result.learner else result.title
    lines = [
        wrapped(line, width=width) for line in (who, verdict(result), *differences(result), *circumstances(result))
    ]
    lines += [wrapped(line, hang="  ", width=width) for line in calibrated(calibrate(result))]
    lines.append("")
    lines += [question_as_text(graded, width) for graded in result.questions]
    found = mastery(result, threshold)
    if found:
        lines += ["", wrapped(say("report.objectives", threshold=threshold), width=width)]
    for each in found:
        mark = "+" if each.mastered else "-"
        lines.append(wrapped(f"{mark} {each.objective}: {mastered(each)}", hang="  ", width=width))
    return "\n".join(lines) + "\n"


def question_as_text(graded: Graded, width: int = 79) -> str:
    """Return the lines of one question in a report for people."""
    lines = [wrapped(f"{_MARKS[graded.status]} {graded.id}: {status(graded)}", hang="  ", width=width)]
    if graded.answer is not None:
        first, *more = answered(graded.answer).splitlines()
        lines.append(wrapped(say("report.answer", answer=first), "    ", "      ", width))
        lines += [_kept(line, "      ", width) for line in more if line.strip()]
    return "\n".join(lines + [_kept(note, "    ", width) for note in notes(graded)])


def _kept(line: str, indent: str, width: int) -> str:
    """Return a line of an author's or a learner's text, wrapped, with its own indentation kept."""
    indent += " " * min(len(line) - len(line.lstrip()), width // 4)
    return wrapped(line, indent, indent, width)


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


def calibrated(calibration: Calibration) -> list[str]:
    """Return the lines on calibration: where she was sure and not right, and how often she was right."""
    again = calibration.sure_not_right
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
                "feedback": graded.feedback or _why(graded),
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


def notes(graded: Graded) -> list[str]:
    """Return the lines under an answer: the reasons, what was noted, and what to read again."""
    if graded.status in ("changed", "missing"):
        return [_why(graded)]
    notes = list(filter(None, graded.feedback.split("\n")))
    if graded.accepted:
        notes.append(say("report.accepted"))
    if graded.hints:
        notes.append(say("report.hints", number=graded.hints))
    if graded.confidence:
        notes.append(say("report.confidence", confidence=say(f"confidence.{graded.confidence}")))
    if graded.status not in ("correct", "written"):
        notes.append(say("report.see", see=graded.see))
    return notes


def _why(graded: Graded) -> str:
    """Return the sentence on a question that was changed or is missing; an empty text for any other."""
    if graded.status == "changed":
        return say("report.changed-counts" if graded.counts else "report.changed-why")
    return say("report.missing-why") if graded.status == "missing" else ""


def answered(answer: Answer) -> str:
    """Return an answer as text, as in an answer file."""
    if isinstance(answer, str):
        return answer
    return ", ".join(answer if isinstance(answer, tuple) else (f"{key}: {value}" for key, value in answer.items()))
