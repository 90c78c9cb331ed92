"""Which questions a learner is asked, and in which order: from a seed, the same in Python and in the browser.

Every question and option has a rank that follows from the seed and its id alone. So an edit of the bank changes only
the order of what it adds or removes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from practicum.quiz.model import Question, Quiz

SEEDS = 10**9  # a seed has at most nine digits, as every number in these files
_MASK = 0xFFFFFFFF


def rank(seed: int, name: str) -> int:
    """Return the rank of a name, from 0 to 2**32 - 1; `seed` is from 0 to `SEEDS` - 1, `name` is ASCII.

    The 32-bit hash FNV-1a of the text `seed/name` (Fowler, Noll, Vo, http://www.isthe.com/chongo/tech/comp/fnv/), then
    the finalizer of MurmurHash3, `fmix32` (Appleby, https://github.com/aappleby/smhasher), so that similar names
    get very different ranks. Raises UnicodeEncodeError for a name that is not ASCII.
    """
    state = 0x811C9DC5
    for byte in f"{seed}/{name}".encode("ascii"):
        state = ((state ^ byte) * 0x01000193) & _MASK
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        state = ((state ^ (state >> shift)) * factor) & _MASK
    return state ^ (state >> 16)


def asked(quiz: Quiz, seed: int) -> tuple[Question, ...]:
    """Return the questions that a learner with this seed is asked, in the order in which they are asked.

    Without a blueprint every question is asked. With `shuffle` they are mixed; otherwise they keep the file's order.
    """
    chosen = list(quiz.questions)
    if quiz.draw:
        wanted = drawn(quiz, seed)
        chosen = [question for question in chosen if question.id in wanted]
    return in_order(chosen, seed if quiz.shuffle else None)


def in_order(questions: Iterable[Question], seed: int | None) -> tuple[Question, ...]:
    """Return questions that are asked in their order by the seed of a quiz that mixes them; unchanged for None."""
    return tuple(questions if seed is None else sorted(questions, key=lambda question: _sort_key(seed, question)))


def drawn(quiz: Quiz, seed: int, first: Collection[str] = ()) -> set[str]:
    """Return the ids that the lines of a quiz's blueprint take from their banks: those with the lowest ranks.

    Those in `first` are all taken, before any other: the rest fills up what is lacking to a line's number.
    """
    wanted: set[str] = set()
    for take, bank in blueprint(quiz):
        given = [ident for ident in bank if ident in first]
        others = sorted((ident for ident in bank if ident not in first), key=lambda ident: (rank(seed, ident), ident))
        wanted.update(given, others[: max(0, take - len(given))])
    return wanted


def blueprint(quiz: Quiz) -> list[tuple[int, list[str]]]:
    """Return each line of a quiz's blueprint as the number of questions to take and the ids to take them from."""
    return [(line.take, [question.id for question in quiz.questions if line.fits(question)]) for line in quiz.draw]


def _sort_key(seed: int, question: Question) -> tuple[int, str, int, str]:
    """Return the sort key of a question: the rank of its stimulus, then its own; ids decide between equal ranks.

    So questions about one stimulus stay together.
    """
    group = f"about/{question.stimulus.id}" if question.stimulus else question.id
    return rank(seed, group), group, rank(seed, question.id), question.id
