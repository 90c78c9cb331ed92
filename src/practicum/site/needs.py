"""Which of the player's files quizzes need: on their own pages and on *Review*."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from practicum.quiz.model import Quiz

CORE = {"choice", "choices"}  # kinds in the smallest script of the player, which scripts/player.py builds


class Needs(NamedTuple):
    """What some quizzes need: `more` than the smallest script, and what only conversations (`talks`) have."""

    more: bool
    talks: bool

    @property
    def styles(self) -> list[str]:
        """The style sheets, as paths in `assets/`."""
        return [
            "quiz/quiz.css",
            *(["quiz/more.css"] if self.more else []),
            *(["learner/talk.css"] if self.talks else []),
        ]


def needs(quizzes: Iterable[Quiz]) -> Needs:
    """Return what the quizzes of a page need, each taken once."""
    more = talks = False
    for quiz in quizzes:
        kinds = {question.kind for question in quiz.questions}
        more |= bool(kinds - CORE) or quiz.seeded or quiz.confidence or quiz.mode != "practice"
        talks |= "dialogue" in kinds
    return Needs(more, talks)
