"""order: 2 to 7 items in any order that earns nothing as it is shown, and by what rule they earn."""

from itertools import pairwise

from hypothesis import strategies as st

from draw.choice import letters


def in_no_place(order):
    """Return whether no item is in its own place."""
    return all(place != number for number, place in enumerate(order, 1))


def without_pairs(order):
    """Return whether no item has the right one behind it."""
    return all(after != place + 1 for place, after in pairwise(order))


@st.composite
def items(draw):
    """Draw the items of a question and its rule."""
    places = range(1, draw(st.integers(2, 7)) + 1)
    rule = draw(st.sampled_from([None, "", "next", "places", "places"]))
    mixed = draw(st.permutations(places).filter(in_no_place if rule == "places" else without_pairs))
    keys = {"items": [{"text": f"Item {n}", "why": "So.", "place": place} for n, place in enumerate(mixed)]}
    return keys if rule is None else keys | {"credit": rule}


KEYS = items()


def good(question):
    """Draw the letters in any order, as a list or in one text."""
    orders = st.permutations(letters(question["items"]))
    return st.one_of(orders, orders.map(", ".join))
