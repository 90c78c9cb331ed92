"""order: 2 to 7 items in any order but the right one, and by what rule they earn."""

from hypothesis import strategies as st

from draw.choice import letters


@st.composite
def items(draw):
    """Draw the items of a question and its rule."""
    places = range(1, draw(st.integers(2, 7)) + 1)
    mixed = draw(st.permutations(places).filter(lambda order: order != sorted(order)))
    keys = {"items": [{"text": f"Item {n}", "why": "So.", "place": place} for n, place in enumerate(mixed)]}
    rule = draw(st.sampled_from([None, "", "next", "places", "places"]))
    return keys if rule is None else keys | {"credit": rule}


KEYS = items()


def good(question):
    """Draw the letters in any order, as a list or in one text."""
    orders = st.permutations(letters(question["items"]))
    return st.one_of(orders, orders.map(", ".join))
