"""choice: 2 to 7 options, any credits, one of them 1."""

from hypothesis import strategies as st


@st.composite
def options(draw, credit):
    """Draw the options of a question; one at least has credit 1."""
    worths = draw(st.lists(credit, min_size=1, max_size=6))
    worths.insert(draw(st.integers(0, len(worths))), "1")
    return {"options": [{"text": f"Option {n}", "why": "So.", "credit": worth} for n, worth in enumerate(worths)]}


def letters(things):
    """Return the letters of up to seven options, items or whatever has letters."""
    return "abcdefg"[: len(things)]


KEYS = options(st.fractions(0, 1, max_denominator=12).map(str))


def good(question):
    """Draw a letter."""
    return st.sampled_from(letters(question["options"]))
