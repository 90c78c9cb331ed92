"""match: 1 to 7 lefts and 2 to 5 rights, which may repeat or be spare."""

from hypothesis import strategies as st

from draw.choice import letters

IDS = ["a", "b", "x-1", "long-one", "12"]


@st.composite
def sides(draw):
    """Draw the rights and the lefts of a question."""
    ids = draw(st.lists(st.sampled_from(IDS), min_size=2, unique=True))
    wanted = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=7))
    return {
        "rights": [{"id": ident, "text": f"Right {ident}"} for ident in ids],
        "lefts": [{"text": f"Left {n}", "right": right, "why": "So."} for n, right in enumerate(wanted)],
    }


KEYS = sides()


def good(question):
    """Draw rights for some of the letters."""
    ids = [right["id"] for right in question["rights"]]
    known = letters(question["lefts"])
    rights = st.sampled_from([*ids, *ids, ids[0].upper(), f" {ids[1]}\t", "", None, "zz"])
    return st.dictionaries(st.sampled_from([*known, *known, known[0].upper(), "z"]), rights)
