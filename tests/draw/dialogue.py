"""dialogue: up to 5 nodes and 3 endings, with ways back; a way with full credit passes every node."""

from hypothesis import strategies as st

from practicum.quiz.lettered import LETTERS

CREDITS = st.fractions(0, 1, max_denominator=7).map(str)


@st.composite
def conversations(draw):
    """Draw the nodes and endings of a question."""
    nodes = [f"n{number}" for number in range(draw(st.integers(1, 5)))]
    endings = [f"e{number}" for number in range(draw(st.integers(1, 3)))]
    ways = {node: [(after, "1")] for node, after in zip(nodes, [*nodes[1:], endings[0]], strict=True)}
    more = [*endings[1:], *draw(st.lists(st.sampled_from([*nodes, *endings]), min_size=1, max_size=6))]
    for place in more:
        ways[draw(st.sampled_from(nodes))].append((place, draw(CREDITS)))
    return {
        "nodes": [
            {
                "id": node,
                "says": "Well?",
                "replies": [
                    {"text": f"Reply {number}", "why": "So.", "credit": credit, "next": to}
                    for number, (to, credit) in enumerate(draw(st.permutations(ways[node])))
                ],
            }
            for node in nodes
        ],
        "endings": [{"id": ending, "title": ending, "debrief": "So."} for ending in endings],
    }


KEYS = conversations()


@st.composite
def good(draw, question):
    """Draw replies until an ending, or for a while; rarely one more."""
    nodes = {node["id"]: node["replies"] for node in question["nodes"]}
    here, letters = question["nodes"][0]["id"], []
    for _ in range(draw(st.integers(1, 14))):
        if here not in nodes:
            break
        number = draw(st.integers(0, len(nodes[here]) - 1))
        letters.append(LETTERS[number])
        here = nodes[here][number]["next"]
    letters += draw(st.sampled_from([[]] * 9 + [["a"]]))
    return draw(st.sampled_from([letters, letters, ", ".join(letters)]))
