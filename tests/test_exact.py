"""The core's own fractions against those of the standard library."""

from __future__ import annotations

import fractions
import operator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicum.exact import Fraction

WHOLE = st.integers(-(10**20), 10**20) | st.integers(-12, 12)
EXACT = st.builds(fractions.Fraction, WHOLE, WHOLE.filter(bool))
ARITHMETIC = [operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv]
COMPARISONS = [operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge]


def ours(number):
    return Fraction(number.numerator, number.denominator)


def same(found, expected):
    assert (found.numerator, found.denominator) == (expected.numerator, expected.denominator)
    assert (found == expected, expected == found, hash(found)) == (True, True, hash(expected))


@given(WHOLE, WHOLE.filter(bool))
def test_it_is_in_lowest_terms(above, below):
    same(Fraction(above, below), fractions.Fraction(above, below))


@given(EXACT, EXACT | WHOLE)
@pytest.mark.parametrize("act", ARITHMETIC)
def test_arithmetic_with_itself_and_with_whole_numbers(act, one, other):
    given = other if isinstance(other, int) else ours(other)
    if other or act not in (operator.truediv, operator.floordiv):
        same(act(ours(one), given), act(one, other))
    else:
        with pytest.raises(ZeroDivisionError):
            act(ours(one), given)


@given(EXACT, WHOLE)
@pytest.mark.parametrize("act", [operator.add, operator.sub, operator.mul, operator.truediv])
def test_arithmetic_with_a_whole_number_before_it(act, one, whole):
    if one or act is not operator.truediv:
        same(act(whole, ours(one)), act(whole, one))


@given(EXACT, EXACT | WHOLE)
@pytest.mark.parametrize("act", COMPARISONS)
def test_comparisons(act, one, other):
    given = other if isinstance(other, int) else ours(other)
    assert act(ours(one), given) == act(one, other)
    assert act(given, ours(one)) == act(other, one)
    assert act(ours(one), ours(one)) == act(one, one)


@given(EXACT)
def test_what_is_made_of_it(number):
    own = ours(number)
    assert (bool(own), int(own), str(own), f"{own}") == (bool(number), int(number), str(number), f"{number}")
    same(-own, -number)
    same(abs(own), abs(number))
    assert {own: 1}[number] == 1


@given(EXACT)
def test_a_text_is_read_as_it_is_written(number):
    same(Fraction(str(number)), number)


@given(st.from_regex(r"-?[0-9]{1,9}([.][0-9]{1,9})?", fullmatch=True))
def test_a_decimal_is_read_exactly(text):
    same(Fraction(text), fractions.Fraction(text))


def test_a_denominator_without_an_inverse_has_a_hash_all_the_same():
    same(Fraction(1, 2**61 - 1), fractions.Fraction(1, 2**61 - 1))


@pytest.mark.parametrize("text", ["", "x", "1/", "/2", "1.2.3"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match="int"):
        Fraction(text)


def test_it_is_equal_to_numbers_only():
    assert Fraction(1) != "1"
    assert Fraction(1) == 1
    assert (Fraction(1) == None) is False  # noqa: E711
