"""Which of the player's files a quiz needs: on its own page and on *Review*."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from practicum import theme

if TYPE_CHECKING:
    from practicum.quiz.model import Quiz

ASSETS = Path(theme.__file__).parent / "assets"
LETTERED = {"choice", "choices"}  # kinds that are in the player itself
TYPED = {"blank", "number", "reflection"}  # kinds that share how typed text is read


def needs(quiz: Quiz, *, alone: bool = False) -> list[str]:
    """Return what a quiz needs besides the player: paths in `assets/`, each of a script `.js` and perhaps a style `.css`.

    A kind comes after what it shares with others. `alone` is on *Review*, where endings are not compared.
    """
    kinds = {question.kind for question in quiz.questions} - LETTERED
    more = quiz.seeded or quiz.confidence or quiz.mode != "practice"
    return [
        *(["quiz/more"] if more else []),
        *(["quiz/typed"] if kinds & TYPED else []),
        *(f"kinds/{kind}" for kind in sorted(kinds)),
        *(["learner/talk"] if compares(quiz) and not alone else []),
    ]


def compares(quiz: Quiz) -> bool:
    """Return whether the page of a quiz compares the endings of conversations."""
    return quiz.mode == "practice" and any(question.kind == "dialogue" for question in quiz.questions)


def has_style(name: str) -> bool:
    """Return whether something that a quiz needs has a style."""
    return (ASSETS / f"{name}.css").is_file()
