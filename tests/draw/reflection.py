"""reflection: 1 to 3 criteria."""

from hypothesis import strategies as st

_CRITERIA = [{"text": f"It does {n}.", "why": "So."} for n in range(3)]
_signs = st.text("ab .\t\n\x1c\x85\xa0\u2028\ufeff😀", max_size=6)

KEYS = st.fixed_dictionaries(
    {"rubric": st.integers(1, 3).map(lambda number: _CRITERIA[:number])},
    optional={"words": st.integers(1, 200), "example": st.just("This.")},
)


def good(question):
    """Draw a text, now and then one just about as long as it may be."""
    long = st.integers(9_990, 10_003).map(lambda number: "😀" * number)
    return st.one_of(_signs, _signs, _signs, long)
