"""blank: 1 to 4 gaps; learners fill them in other case, width and spacing, and with what looks alike."""

from hypothesis import strategies as st

ACCEPTED = [
    "needs",
    "Σίσυφος",
    "İstanbul",
    "don't",
    "co-op",
    "straße",
    "ﬁne  print",
    "½ price",
    "K",
    "a b",
    '"a b"',
    "می‌خواهم",
    "12 %",
]
ODD = [
    "NEEDS",
    "σίσυφοσ",
    "i̇stanbul",
    "don’t",
    "co‑op",
    "STRASSE",
    "fine print",
    "1⁄2 PRICE",
    "K",
    "a\u3000b",
    "Ａ　Ｂ",
    "don´t",
    "don`t",
    "« a b »",
    "„a b“",
    "می‌خواهم",
    "میخواهم",
    "１２ ٪",
]
UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u202a\u2060\ufeff"
_any = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6)


@st.composite
def _keys(draw):
    idents = draw(
        st.lists(st.sampled_from(["a", "b1", "1", "constructor", "x-y"]), min_size=1, max_size=4, unique=True)
    )
    gaps = []
    for ident in idents:
        accept = draw(st.lists(st.sampled_from(ACCEPTED), min_size=1, max_size=3, unique=True))
        gaps.append(
            {"id": ident, "accept": accept, "why": "So.", "case_sensitive": draw(st.sampled_from(["true", "false"]))}
        )
    order = draw(st.permutations(idents))
    return {"text": " and ".join(f"{{{ident}}}" for ident in order), "gaps": gaps}


KEYS = _keys()


@st.composite
def pasted(draw, text):
    """Draw a text with characters in it that nobody sees."""
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.text(UNSEEN, max_size=3)) + text[at:]


@st.composite
def _filled(draw, question):
    filled = {}
    for gap in question["gaps"]:
        if draw(st.integers(0, 4)):
            known = st.sampled_from([*ACCEPTED, *ODD])
            filled[gap["id"]] = draw(st.one_of(st.sampled_from(gap["accept"]), known, known.flatmap(pasted), _any))
    if draw(st.integers(0, 15)) == 0:
        filled[draw(st.sampled_from(["z", "", "A"]))] = draw(st.sampled_from(["x", ""]))
    return filled


def good(question):
    """Draw a text for each of some gaps, or one text where there is one gap."""
    filled = _filled(question)
    return (
        st.one_of(filled, filled, st.sampled_from([*ACCEPTED, *ODD, "x" * 201, " " * 300]))
        if len(question["gaps"]) == 1
        else filled
    )
