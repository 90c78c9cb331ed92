"""order: 2 to 7 items in any order but the right one."""

from hypothesis import strategies as st

from draw.choice import letters


@st.composite
def items(draw):
    """Draw the items of a question."""
    places = range(1, draw(st.integers(2, 7)) + 1)
    mixed = draw(st.permutations(places).filter(lambda order: order != sorted(order)))
    return {"items": [{"text": f"Item {n}", "why": "So.", "place": place} for n, place in enumerate(mixed)]}


KEYS = items()


def good(question):
    """Draw the letters in any order, as a list or in one text."""
    orders = st.permutations(letters(question["items"]))
    return st.one_of(orders, orders.map(", ".join))
