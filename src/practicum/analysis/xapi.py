"""Responses -> xAPI statements (IEEE 9274.1.1), which learning record stores take.

A statement says that someone answered a question, and one for each attempt that someone passed or failed a quiz. Ids are
made of those of the course, so that the same answer has the same id in every export.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from practicum.analysis.responses import Response

    Statement = dict[str, Any]

_VERBS = "http://adlnet.gov/expapi/verbs/"
_ACTIVITIES = "http://adlnet.gov/expapi/activities/"
_INTERACTIONS = {  # all others are `other`
    "choice": "choice",
    "choices": "choice",
    "match": "matching",
    "order": "sequencing",
    "blank": "fill-in",
    "number": "numeric",
    "reflection": "long-fill-in",
}
_ANSWERED = ("correct", "partly", "wrong", "written")


def statements(responses: Iterable[Response], site: str = "") -> Iterator[Statement]:
    """Yield a statement for each attempt and each answer that could be read.

    `site` is the address of the course, which says whose names the learners' are.
    """
    for row in responses:
        if row.position == 1:
            yield _attempt(row, site)
        if row.status in _ANSWERED:
            yield _answer(row, site)


def _attempt(row: Response, site: str) -> Statement:
    """Return the statement on a whole attempt."""
    result: Statement = {"success": bool(row.passed), "completion": True}
    if row.possible:
        result["score"] = _score(row.earned, row.possible, row.parts)
    if row.minutes is not None:
        result["duration"] = f"PT{row.minutes}M"
    definition = {"type": f"{_ACTIVITIES}assessment"}
    activity = {"objectType": "Activity", "id": _id(row.course, row.quiz), "definition": definition}
    return _statement(row, site, "passed" if row.passed else "failed", activity, result)


def _answer(row: Response, site: str) -> Statement:
    """Return the statement on one answer."""
    result: Statement = {"completion": True}
    if row.points:
        result["success"] = row.status == "correct"
        result["score"] = _score(row.credit * row.points, row.credit_of * row.points, row.parts * row.credit_of)
    if row.answer:
        result["response"] = response_of(row.answer)
    definition = {"type": f"{_ACTIVITIES}cmi.interaction", "interactionType": _INTERACTIONS.get(row.kind, "other")}
    activity = {"objectType": "Activity", "id": _id(row.course, row.quiz, row.question), "definition": definition}
    return _statement(row, site, "answered", activity, result, parents=[_id(row.course, row.quiz)])


def _statement(
    row: Response, site: str, verb: str, activity: Statement, result: Statement, *, parents: Sequence[str] = ()
) -> Statement:
    """Return a statement with what all have; `parents` are the ids of what the activity is in."""
    own = {"revision": row.revision, "confidence": row.confidence, "hints": row.hints} if parents else {}
    own |= {"attempt": row.attempt, "attempt_number": row.attempt_number}
    activities = {"grouping": [{"objectType": "Activity", "id": _id(row.course)}]}
    if parents:
        activities["parent"] = [{"objectType": "Activity", "id": parent} for parent in parents]
    return {
        "id": str(uuid5(NAMESPACE_URL, f"{activity['id']}#{row.attempt}")),
        "timestamp": f"{row.day}T00:00:00Z",  # the day is what is known
        "actor": {
            "objectType": "Agent",
            "account": {
                "homePage": site or f"https://{quote(row.course, safe='') or 'course'}.invalid/",
                "name": row.learner or row.attempt,
            },
        },
        "verb": {"id": _VERBS + verb, "display": {"en": verb}},
        "object": activity,
        "result": result,
        "context": {
            "contextActivities": activities,
            "extensions": {f"{_id(row.course)}:{key}": value for key, value in own.items()},
        },
    }


def _id(*parts: str) -> str:
    """Return the id of a course, a quiz or a question."""
    return "urn:practicum:" + ":".join(quote(part, safe="") or "-" for part in parts)


def _score(earned: int, possible: int, parts: int) -> Statement:
    """Return marks: points, and the share of those that were possible."""
    return {"scaled": earned / possible, "raw": earned / parts, "min": 0, "max": possible / parts}


def response_of(answer: str) -> str:
    """Return an answer in canonical JSON as xAPI writes it: `a`, `a[,]b`, `a[.]x[,]b[.]y`."""
    given = json.loads(answer)
    if isinstance(given, dict):
        return "[,]".join(f"{source}[.]{target}" for source, target in given.items())
    return "[,]".join(map(str, given)) if isinstance(given, list) else str(given)
