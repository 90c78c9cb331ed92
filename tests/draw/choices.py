"""choices: 2 to 7 options, each right or not."""

from hypothesis import strategies as st

from draw.choice import letters, options

KEYS = options(st.sampled_from(["0", "1"]))


def good(question):
    """Draw a list of letters, each once."""
    return st.lists(st.sampled_from(letters(question["options"])), unique=True)
