"""Classes that answer by chance, and how often an analysis says something bad of their questions all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.analysis.figures import figures
from practicum.analysis.groups import QuizGroups
from practicum.analysis.remarks import remarks
from practicum.grading.mastery import MASTERED
from practicum.grading.score_cache import Scorer
from practicum.quiz.reader import read_quiz

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

    from practicum.analysis.counts import Counts

QUESTIONS, OPTIONS, CLASS = 12, "abcd", 20
QUIZ = read_quiz(
    "title: Drawn\nlesson: first\npass: 60\nconfidence: true\nquestions:\n"
    + "".join(
        f"  - id: q{number}\n    kind: choice\n    objective: recall-parts\n    stem: Which?\n    see: the-three-parts\n"
        "    options:\n"
        + "".join(
            f"      - text: Option {option}\n        why: So.\n" + ("        credit: 1\n" if option == "a" else "")
            for option in OPTIONS
        )
        for number in range(QUESTIONS)
    ),
    "drawn.yml",
    "drawn",
)

_SCORER = Scorer(QUIZ)


def counts_of(classmates: Iterable[Sequence[str | tuple[str, str]]]) -> Counts:
    """Return the counts of a class: each learner is a list of letters, or of (letter, how sure)."""
    groups = QuizGroups(QUIZ, MASTERED)
    for given in classmates:
        pairs = [each if isinstance(each, tuple) else (each, "") for each in given]
        answers = {f"q{number}": letter for number, (letter, _) in enumerate(pairs) if letter}
        sure = {f"q{number}": how for number, (_, how) in enumerate(pairs) if how}
        groups.add(groups.hold(_SCORER.score({"answers": answers, "confidence": sure})))
    return groups.counts()


def false_alarms(classes: int, random: Random) -> int:
    """Return how many of some classes of `CLASS` learners, who pick by chance, get a remark on a key or on what is too hard."""
    return sum(
        any(
            remark.kind in ("key", "hard")
            for remark in remarks(
                [figures(counts_of([[random.choice(OPTIONS) for _ in range(QUESTIONS)] for _ in range(CLASS)]))]
            )
        )
        for _ in range(classes)
    )
