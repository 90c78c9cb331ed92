"""Paths through a directed graph: what they reach, and how many there are.

A graph maps each node to the targets of its edges; several edges may have one target. A target that is not itself a
node of the graph is an end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Graph = Mapping[str, Sequence[str]]

STEPS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """How many paths lead from a node to an end.

    If `loops` is true, only paths that visit each node at most once are counted. If `more` is true, counting stopped
    early, and there are at least `number` paths.
    """

    number: int
    loops: bool
    more: bool


def reached(graph: Graph, start: str) -> dict[str, None]:
    """Return every node and end that can be reached from a node, itself included, the nearest first."""
    found = {start: None}
    waiting = [start]
    for here in waiting:
        new = [to for to in graph.get(here, ()) if to not in found]
        found |= dict.fromkeys(new)
        waiting += dict.fromkeys(new)
    return found


def leading(graph: Graph, goals: Iterable[str]) -> dict[str, None]:
    """Return every node from which one of the goals can be reached, and the goals themselves."""
    back: dict[str, list[str]] = {}
    for here, ways in graph.items():
        for to in ways:
            back.setdefault(to, []).append(here)
    found: dict[str, None] = {}
    for goal in goals:
        if goal not in found:
            found |= reached(back, goal)
    return found


def count(graph: Graph, start: str, steps: int = STEPS) -> Paths:
    """Return how many paths lead from a node to an end; each edge between two nodes counts as another path.

    Without loops the number is exact, found in one pass in topological order (Kahn 1962,
    https://doi.org/10.1145/368996.369025). With loops each path is walked, for at most `steps` steps.
    """
    order = _order(graph, start)
    if order is None:
        return _walk(graph, start, steps)
    ways = dict.fromkeys(reached(graph, start), 0) | {start: 1}
    for here in order:
        for to in graph[here]:
            ways[to] += ways[here]
    return Paths(number=sum(number for node, number in ways.items() if node not in graph), loops=False, more=False)


def _order(graph: Graph, start: str) -> list[str] | None:
    """Return the reachable nodes in topological order; None if there is a loop."""
    nodes = [here for here in reached(graph, start) if here in graph]
    incoming = dict.fromkeys(nodes, 0)
    for here in nodes:
        for to in graph[here]:
            if to in incoming:
                incoming[to] += 1
    order = [here for here in nodes if not incoming[here]]
    for here in order:
        for to in graph[here]:
            if to in incoming:
                incoming[to] -= 1
                if not incoming[to]:
                    order.append(to)
    return order if len(order) == len(nodes) else None


def _walk(graph: Graph, start: str, steps: int) -> Paths:
    """Return how many paths without repeated nodes were found within `steps` steps."""
    ends = sum(place not in graph for place in reached(graph, start))  # each has at least one path
    found = 0
    path, waiting = [start], [iter(graph[start])]
    for _ in range(steps):
        to = next(waiting[-1], None)
        if to is None:
            waiting.pop()
            path.pop()
            if not waiting:
                return Paths(number=found, loops=True, more=False)
        elif to not in graph:
            found += 1
        elif to not in path:
            path.append(to)
            waiting.append(iter(graph[to]))
    return Paths(number=max(found, ends), loops=True, more=True)
