"""Results -> what people and programs read."""

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

_SIGNS = {"correct": "+", "partly": "~", "wrong": "-", "unanswered": "o", "changed": "!", "written": "*"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the course calls its objectives and headings, for reports that show more than ids.

    `objectives` gives the text of each by its id; `headings` the words of each and its
    address (empty where the site's is not known) by `lesson#heading`.
    """

    objectives: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def as_text(result: Result, threshold: int = MASTERED, width: int = 79) -> str:
    """Return a report for people, in lines of at most `width` columns; `threshold` is of mastery, in per cent."""
    who = f"{result.title} · {result.learner}" if result.learner else result.title
    lines = [wrapped(line, width=width) for line in (who, verdict(result), *circumstances(result))]
    scored = [graded.status != "changed" for graded in result.questions if graded.points or not graded.kind]
    if 0 < sum(scored) < len(scored):
        lines.append(say("report.counted", counted=sum(scored), all=len(scored)))
    lines += [wrapped(line, hang="  ", width=width) for line in calibrated(calibrate(result))]
    lines.append("")
    lines += [question_as_text(graded, width) for graded in result.questions]
    found = mastery(result, threshold)
    if found:
        lines += ["", wrapped(say("report.objectives", threshold=threshold), width=width)]
    for each in found:
        sign = "+" if each.mastered else "-"
        lines.append(wrapped(f"{sign} {each.objective}: {mastered(each)}", hang="  ", width=width))
    return "\n".join(lines) + "\n"


def question_as_text(graded: Graded, width: int = 79) -> str:
    """Return the lines of one question in a report for people."""
    lines = [wrapped(f"{_SIGNS[graded.status]} {graded.id}: {status(graded)}", hang="  ", width=width)]
    if graded.answer is not None:
        first, *more = answered(graded.answer).splitlines()
        lines.append(wrapped(say("report.answer", answer=first), "    ", "      ", width))
        lines += [_kept(line, "      ", width) for line in more if line.strip()]
    return "\n".join(lines + [_kept(note, "    ", width) for note in notes(graded)])


def _kept(line: str, indent: str, width: int) -> str:
    """Return a line of an author's or a learner's text, indented further where it is indented itself."""
    indent += " " * min(len(line) - len(line.lstrip()), width // 4)
    return wrapped(line, indent, indent, width)


def verdict(result: Result) -> str:
    """Return the line with the score, and whether it passes where there is a pass mark."""
    if not result.possible:
        if any(graded.points for graded in result.questions):
            return say("report.nothing")
        return say("report.unscored", written=result.written, all=sum(bool(graded.kind) for graded in result.questions))
    score = say("quiz.score", earned=mixed(result.earned), possible=mixed(result.possible), percent=result.percent)
    if not result.pass_mark:
        return score
    key = "report.passed" if result.passed else "report.not-passed"
    return say("report.score", score=score, verdict=say(key, **{"pass": result.pass_mark}))


def circumstances(result: Result) -> Iterator[str]:
    """Yield the lines on the attempt and the time, as far as the sheet tells."""
    if result.attempt:
        yield say("report.attempt", number=result.attempt)
    if result.minutes is not None:
        over = result.limit and result.minutes > result.limit
        key = "report.minutes-over" if over else "report.minutes"
        yield say(key, minutes=result.minutes, limit=result.limit)


def mastered(found: Mastery) -> str:
    """Return in words what a result shows of one objective."""
    key = "report.mastered" if found.mastered else "report.not-mastered"
    return say(key, earned=mixed(found.earned), possible=mixed(found.possible))


def calibrated(calibration: Calibration) -> list[str]:
    """Return what the learner should read first, and how often she was right when she said how sure she was."""
    again = calibration.sure_not_right
    lines = [f"{say('quiz.sure-not-right')} {', '.join(again)}"] if again else []
    said = [
        say(f"quiz.when-{confidence}", right=level.right, said=level.said)
        for confidence, level in calibration.levels.items()
        if level.said
    ]
    return [*lines, " · ".join(said)] if said else []


def as_data(result: Result, threshold: int = MASTERED) -> dict[str, object]:
    """Return a result as plain data; exact numbers are strings such as `7/2`."""
    calibration = calibrate(result)
    return {
        "quiz": result.quiz,
        "learner": result.learner,
        "earned": str(result.earned),
        "possible": str(result.possible),
        "percent": result.percent,
        "pass": result.pass_mark,
        "passed": result.passed,
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
                "feedback": graded.feedback or say("report.changed-why") * (graded.status == "changed"),
                "see": graded.see,
            }
            for graded in result.questions
        ],
    }


def as_json(result: Result, threshold: int = MASTERED) -> str:
    """Return a result as one line of JSON."""
    import json  # the text report does not pay for it

    return json.dumps(as_data(result, threshold))  # in ASCII: whole on every terminal, and nothing in it steers one


def mixed(number: Fraction) -> str:
    """Return an exact number as people write it: `3`, `1/2`, `3 1/2`."""
    whole, rest = divmod(number.numerator, number.denominator)
    part = f"{rest}/{number.denominator}" if rest else ""
    return " ".join(filter(None, (str(whole) if whole or not rest else "", part)))


def status(graded: Graded) -> str:
    """Return the status in words, with the points where there are part points."""
    return say(f"report.{graded.status}", earned=mixed(graded.credit * graded.points), possible=mixed(graded.points))


def notes(graded: Graded) -> list[str]:
    """Return the lines under a question's answer: the reasons, and what to read again."""
    if graded.status == "changed":
        return [say("report.changed-why")]
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


def answered(answer: Answer) -> str:
    """Return an answer as a sheet writes it."""
    if isinstance(answer, str):
        return answer
    return ", ".join(answer if isinstance(answer, tuple) else (f"{key}: {value}" for key, value in answer.items()))
