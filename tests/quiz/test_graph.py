"""Ways through a graph: found, led to, and counted."""

from __future__ import annotations

from itertools import permutations

import pytest

from practicum.quiz.graph import count, leading, reached

DIAMOND = {"a": ["b", "c"], "b": ["d"], "c": ["d", "d"], "d": ["end"]}
ROUND = {"a": ["b", "end"], "b": ["a", "other", "b"]}


def test_what_is_reached_is_named_from_near_to_far():
    assert list(reached(DIAMOND, "a")) == ["a", "b", "c", "d", "end"]
    assert list(reached(DIAMOND, "c")) == ["c", "d", "end"]
    assert list(reached(DIAMOND, "end")) == ["end"]
    assert list(reached(ROUND, "b")) == ["b", "a", "other", "end"]


def test_what_leads_to_a_goal_is_found():
    graph = DIAMOND | {"trap": ["trap"], "c": ["d", "trap"]}
    assert set(leading(graph, ["end"])) == {"end", "a", "b", "c", "d"}
    assert set(leading(graph, ["trap"])) == {"trap", "a", "c"}
    assert set(leading(graph, ["end", "trap", "nowhere"])) == {*graph, "end", "nowhere"}


@pytest.mark.parametrize(
    ("graph", "number", "loops"),
    [
        ({"a": ["end"]}, 1, False),
        ({"a": ["end", "end", "other"]}, 3, False),
        (DIAMOND, 3, False),
        (DIAMOND | {"unseen": ["a", "end"]}, 3, False),
        ({"a": ["a", "end"]}, 1, True),
        (ROUND, 2, True),
        (DIAMOND | {"d": ["end", "a"]}, 3, True),
    ],
)
def test_paths_are_counted(graph, number, loops):
    found = count(graph, "a")
    assert (found.number, found.loops, found.more) == (number, loops, False)


def test_paths_without_loops_are_counted_exactly_however_many_they_are():
    graph = {str(n): [str(n + 1)] * 26 for n in range(200)}
    assert count(graph, "0").number == 26**200


def test_the_walk_round_loops_is_bounded():
    nodes = [str(n) for n in range(60)]
    graph = {node: [*nodes, "end"] for node in nodes}
    found = count(graph, "0")
    assert found.loops
    assert found.more
    assert found.number > 1000
    hidden = graph | dict.fromkeys(nodes, nodes) | {"0": [*nodes, "end", "other"]}
    assert count(hidden, "0").number == 2  # nothing found before the bound, but each end has a path


def test_simple_paths_are_all_walked():
    nodes = "abcde"
    graph = {node: [*(other for other in nodes if other != node), "end"] for node in nodes}
    expected = sum(1 for length in range(5) for _ in permutations("bcde", length))
    assert count(graph, "a").number == expected
