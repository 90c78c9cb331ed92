"""Answers to a dialogue -> the ways that learners went: how many reached each turn and ending, and how they went on."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from practicum.analysis.figures import AnswerRow
    from practicum.quiz.kinds.dialogue import Dialogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How many learners went which way through a conversation. A learner counts once, however often they came by.

    `number` is how many there are. `places` says how many reached each turn and ending, by its id in the file's order;
    `steps` how many went from one place to another, and `replies` how many chose a reply, by the turn's id and the
    letter. `commonest` is the way from the first turn to an ending that most of them went, and `went` how many did.
    """

    number: int
    places: Mapping[str, int]
    steps: Mapping[tuple[str, str], int]
    replies: Mapping[tuple[str, str], int]
    commonest: tuple[str, ...]
    went: int

    def share(self, place: str) -> Fraction:
        """Return the share of all learners who reached a place, 0 to 1."""
        return Fraction(self.places[place], self.number) if self.number else Fraction(0)

    def share_of_step(self, here: str, to: str) -> Fraction:
        """Return the share of the learners who reached a place and went on to another at least once, 0 to 1.

        In a conversation with loops the shares of one place may be more than 1 together.
        """
        return Fraction(self.steps[here, to], self.places[here]) if self.places[here] else Fraction(0)

    def layers(self) -> list[list[str]]:
        """Return the places that someone reached by their distance from the first turn, along steps that someone took.

        It is the longest one without steps that lead back, so every other step goes to a later layer.
        """
        if not self.number:
            return []
        graph: dict[str, list[str]] = {}
        for here, to in self.steps:
            graph.setdefault(here, []).append(to)
        first = next(iter(self.places))
        order = _forward(graph, first)
        distance = dict.fromkeys(order, 0)
        rank = {place: index for index, place in enumerate(order)}
        for here in order:
            for to in graph.get(here, ()):
                if rank[to] > rank[here]:
                    distance[to] = max(distance[to], distance[here] + 1)
        layers: list[list[str]] = [[] for _ in range(max(distance.values()) + 1)]
        for place in self.places:
            if place in distance:
                layers[distance[place]].append(place)
        return layers


def ways(question: Dialogue, answers: Iterable[AnswerRow]) -> Ways:
    """Return the ways of the learners who reached an ending; other answers are not in `answers`."""
    following = {node.id: {reply.id: reply.next for reply in node.replies} for node in question.nodes}
    places: Counter[str] = Counter()
    steps: Counter[tuple[str, str]] = Counter()
    replies: Counter[tuple[str, str]] = Counter()
    paths: Counter[tuple[str, ...]] = Counter()
    for row in answers:
        letters = question.answer(json.loads(row.answer)) or ()
        path = [question.nodes[0].id]
        for letter in letters:
            path.append(following[path[-1]][letter])
        for counter, met in (
            (places, path),
            (steps, pairwise(path)),
            (replies, zip(path, letters, strict=False)),
        ):
            for each in dict.fromkeys(met):
                counter[each] += row.number  # type: ignore[index]
        paths[tuple(path)] += row.number
    commonest, went = min(paths.items(), key=lambda each: (-each[1], each[0]), default=((), 0))
    return Ways(
        number=sum(paths.values()),
        places={place: places[place] for place in question.numbers},
        steps=_in_order(steps, [(node.id, reply.next) for node in question.nodes for reply in node.replies]),
        replies=_in_order(replies, [(node.id, reply.id) for node in question.nodes for reply in node.replies]),
        commonest=commonest,
        went=went,
    )


def _in_order(counted: Mapping[tuple[str, str], int], order: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Return what was met, in the order of the file."""
    return {each: counted[each] for each in order if counted[each]}


def _forward(graph: Mapping[str, list[str]], first: str) -> list[str]:
    """Return the places that are reached from the first, in an order in which only steps that close a loop lead back.

    It is the reversed order in which a depth-first search leaves them (Tarjan 1976, https://doi.org/10.1007/BF00268499).
    """
    left: list[str] = []
    met = {first}
    waiting = [(first, iter(graph.get(first, ())))]
    while waiting:
        here, targets = waiting[-1]
        to = next((each for each in targets if each not in met), None)
        if to is None:
            left.append(here)
            waiting.pop()
        else:
            met.add(to)
            waiting.append((to, iter(graph.get(to, ()))))
    return left[::-1]
