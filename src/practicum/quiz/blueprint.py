"""Which questions a learner is asked, and in which order: from a seed, the same in Python and in the browser.

Every question and option has a rank that follows from the seed and its id alone. So an
edit of the bank moves nothing but what it adds or takes away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from practicum.quiz.model import Question, Quiz

SEEDS = 10**9  # so that a seed is a number as every other in these files
_MASK = 0xFFFFFFFF


def rank(seed: int, name: str) -> int:
    """Return the rank of a name, from 0 to 2**32 - 1, for a seed below `SEEDS`.

    FNV-1a (Fowler, Noll and Vo) over the characters of `seed/name`, which are ASCII, with the
    last steps of MurmurHash3 (Appleby), so that near names stand far from each other.
    """
    state = 0x811C9DC5
    for sign in f"{seed}/{name}".encode("ascii"):
        state = ((state ^ sign) * 0x01000193) & _MASK
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        state = ((state ^ (state >> shift)) * factor) & _MASK
    return state ^ (state >> 16)


def asked(quiz: Quiz, seed: int) -> tuple[Question, ...]:
    """Return the questions that a seed asks, in the order in which they are asked.

    Each line of the quiz's blueprint takes those of its questions that rank lowest;
    without a blueprint all are asked. With `shuffle` they come in the order of their
    ranks, those about one stimulus together; else in the file's order.
    """
    chosen = list(quiz.questions)
    if quiz.draw:
        wanted: set[str] = set()
        for take, bank in blueprint(quiz):
            wanted |= set(sorted(bank, key=lambda ident: (rank(seed, ident), ident))[:take])
        chosen = [question for question in chosen if question.id in wanted]
    if quiz.shuffle:
        chosen.sort(key=lambda question: _order(seed, question))
    return tuple(chosen)


def blueprint(quiz: Quiz) -> list[tuple[int, list[str]]]:
    """Return each line of a quiz's blueprint as how many it takes of which questions."""
    return [(line.take, [question.id for question in quiz.questions if line.fits(question)]) for line in quiz.draw]


def _order(seed: int, question: Question) -> tuple[int, str, int, str]:
    """Return what sorts a question: the rank of what it is about, then its own; names decide between equals."""
    about = f"about/{question.stimulus.id}" if question.stimulus else question.id
    return rank(seed, about), about, rank(seed, question.id), question.id
