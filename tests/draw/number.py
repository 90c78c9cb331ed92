"""number: answers with and without places, tolerances, and units; learners write it in many ways."""

from hypothesis import strategies as st

from draw.blank import pasted

UNITS = ["hours", "h", "m²", "Σ", "%", "km/h", "K"]
_parts = st.tuples(st.integers(-2000, 2000), st.sampled_from([1, 2, 4, 10, 1000])).map(lambda p: p[0] / p[1])
_signs = st.text("0123456789,. +-−–ehK%Σςµ'’´\u00a0\u2009\u202f\u200d\u200e/½²１２．％٣٫٬٪۴५", max_size=12)
DIGITS = [0x660, 0x6F0, 0x966, 0xFF10]  # the zeros of other scripts


@st.composite
def _keys(draw):
    keys = {"answer": f"{draw(_parts):.3f}".rstrip("0").rstrip("."), "why": "So."}
    tolerance = draw(st.sampled_from([None, "0", "50", "0.25", "1/3", "4 %", "12.5%"]))
    if tolerance and not (tolerance.endswith("%") and float(keys["answer"]) == 0):
        keys["tolerance"] = tolerance
    units = draw(st.lists(st.sampled_from(UNITS), unique=True, max_size=3))
    if units:
        keys |= {"unit": units[0], "units": units[1:]}
    return keys


KEYS = _keys()


@st.composite
def _written(draw, question):
    """Draw a number near the right one, as people may write it, or as they should not."""
    number = float(question["answer"]) + draw(st.sampled_from([0, 0, 0.25, -0.25, 50, -50, 50.001, 1]))
    text = draw(st.sampled_from(["{:.3f}", "{:g}", "{:,.2f}", "{:+}", "00{}", "{:,}", "{:.20f}"])).format(number)
    text = text.replace(",", draw(st.sampled_from([",", ",", " ", "\u202f", "'", "’", "٬", ". "])))
    text = text.replace("-", draw(st.sampled_from(["-", "−", "–"])))
    if draw(st.integers(0, 3)) == 0:
        zero = draw(st.sampled_from(DIGITS))
        text = text.translate({ord("0") + value: zero + value for value in range(10)})
    unit = draw(st.sampled_from(["", *question.get("units", []), question.get("unit", ""), "H", "ς", "x"]))
    return draw(st.sampled_from(["{0}{1}", "{0} {1}", "{1}{0}", "{1} {0}", " {0}\u00a0{1}\t"])).format(text, unit)


def good(question):
    """Draw a text that may be read as a number."""
    return st.one_of(_written(question), _written(question).flatmap(pasted), _signs)
