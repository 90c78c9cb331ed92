"""The formulas on examples computed by hand, and against the same formulas written out over lists."""

from collections import Counter
from fractions import Fraction
from math import sqrt
from statistics import correlation, mean, median, variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicum.analysis import statistics as ours

# Four attempts at three questions, each right (1) or wrong (0); the totals are 3, 2, 1 and 0.
GUTTMAN = ((1, 1, 1, 0), (1, 1, 0, 0), (1, 0, 0, 0))


def pairs_of(attempts):
    """Return the pairs of each question of a list of attempts, each a tuple of marks."""
    return [
        Counter((Fraction(attempt[place]), Fraction(sum(attempt))) for attempt in attempts)
        for place in range(len(attempts[0]))
    ]


def marks(*values):
    return Counter(map(Fraction, values))


ATTEMPTS = tuple(zip(*GUTTMAN, strict=True))
ITEMS = pairs_of(ATTEMPTS)
TOTALS = marks(3, 2, 1, 0)
SPREAD = marks(1, 2, 3, 4, 10)  # mean 4; m2 = 10, m3 = 36, m4 = 278.8


def test_mean_median_and_deviation_by_hand():
    assert (ours.mean(SPREAD), ours.median(SPREAD), ours.variance(SPREAD)) == (4, 3, Fraction(25, 2))
    assert ours.deviation(SPREAD) == pytest.approx(3.5355339059)
    assert ours.median(marks(1, 2, 2, 7)) == 2
    assert ours.median(marks(1, 2, 3, 7)) == Fraction(5, 2)


def test_skewness_and_kurtosis_by_hand():
    """k2 = 12.5, k3 = 25 / 12 * 36 = 75, k4 = 25 / 24 * (6 * 278.8 - 12 * 100) = 492.5."""
    assert ours.skewness(SPREAD) == pytest.approx(75 / 12.5**1.5, rel=1e-12)
    assert ours.kurtosis(SPREAD) == pytest.approx(492.5 / 12.5**2, rel=1e-12)


def test_internal_consistency_by_hand():
    """Variances 1/4, 1/3 and 1/4 of the questions, 5/3 of the whole: 3/2 * (1 - 5/6 / (5/3)) = 3/4."""
    alpha = ours.alpha([ours.marginal(item, 0) for item in ITEMS], TOTALS)
    assert alpha == Fraction(3, 4)
    assert ours.error_ratio(alpha) == pytest.approx(0.5)
    assert ours.standard_error(alpha, TOTALS) == pytest.approx(0.5 * sqrt(5 / 3))


def test_discrimination_and_efficiency_by_hand():
    """Question 1: C(x, X) = 1/4, V(x) = 1/4, V(X) = 11/12; its marks are in the order of the rest already.

    Question 3 is right where the rest is 2, and wrong where it is 2, 1 and 0.
    """
    assert ours.discrimination(ITEMS[0]) == pytest.approx(0.25 / sqrt(0.25 * 11 / 12))
    assert ours.efficiency(ITEMS[0]) == 1
    assert ours.efficiency(ITEMS[2]) == 1
    backwards = Counter(
        {(Fraction(1), Fraction(1)): 1, (Fraction(0), Fraction(2)): 1, (Fraction(0), Fraction(1)): 1}
    )  # the best one is wrong
    assert ours.discrimination(backwards) < 0
    assert ours.efficiency(backwards) < 0


def test_effective_weights_by_hand():
    """C(x, T) is 1/2, 2/3 and 1/2."""
    roots = [sqrt(1 / 2), sqrt(2 / 3), sqrt(1 / 2)]
    assert ours.effective_weights(ITEMS) == pytest.approx([root / sum(roots) for root in roots])


def test_a_negative_covariance_has_no_weight_and_adds_nothing():
    against = Counter({(Fraction(1), Fraction(0)): 1, (Fraction(0), Fraction(3)): 1})
    first, second, third = ours.effective_weights([ITEMS[0], against, ITEMS[2]])
    assert second is None
    assert first + third == pytest.approx(1)


def test_a_question_without_variance_or_weight():
    same = Counter({(Fraction(1), Fraction(3)): 1, (Fraction(1), Fraction(1)): 1, (Fraction(1), Fraction(2)): 1})
    assert ours.discrimination(same) is None
    assert ours.efficiency(same) is None
    assert ours.effective_weights([same, ITEMS[0]])[0] == 0
    nothing = Counter({(Fraction(0), Fraction(3)): 1, (Fraction(0), Fraction(1)): 1})
    assert ours.effective_weights([nothing]) == [None]
    assert ours.facility(marks(0, 0), Fraction(0)) is None
    assert ours.upper_lower(nothing, Fraction(0)) is None


def test_no_variance_no_weight_and_a_negative_covariance_in_one_quiz_by_hand():
    """Of four questions the second has no variance, the third is against the rest, and the fourth is worth nothing.

    The whole is 4, 4, 2, 2 of 5: V(T) = 4/3, and C(x, T) is 2, 0, -2/3 and 0. V(x) is 3, 0, 1/3 and 0: alpha is
    4/3 (1 - 10/3 / (4/3)) = -2. For the first, C(x, X) = -1, V(X) = 1/3 and Cmax = 1; for the third, C(x, X) = -1,
    V(X) = 3 and Cmax = 1.
    """
    items = pairs_of([(3, 1, 0, 0), (3, 1, 0, 0), (0, 1, 1, 0), (0, 1, 1, 0)])
    totals = marks(4, 4, 2, 2)
    assert [ours.covariance(item) for item in items] == [2, 0, Fraction(-2, 3), 0]
    assert ours.effective_weights(items) == [1, 0, None, 0]
    assert [ours.discrimination(item) for item in items] == [pytest.approx(-1), None, pytest.approx(-1), None]
    assert [ours.efficiency(item) for item in items] == [-1, None, -1, None]
    own = [ours.marginal(item, 0) for item in items]
    facilities = [ours.facility(item, Fraction(most)) for item, most in zip(own, (3, 1, 1, 0), strict=True)]
    assert facilities == [Fraction(1, 2), 1, Fraction(1, 2), None]
    assert [ours.deviation(item) for item in own] == pytest.approx([sqrt(3), 0, sqrt(1 / 3), 0])
    alpha = ours.alpha(own, totals)
    assert alpha == -2
    assert ours.error_ratio(alpha) == pytest.approx(sqrt(3))
    assert ours.standard_error(alpha, totals) == pytest.approx(2)
    assert ours.skewness(totals) == 0
    assert ours.kurtosis(totals) == pytest.approx(-6)


def test_no_weight_is_defined_where_no_question_has_a_positive_covariance():
    assert ours.effective_weights(pairs_of([(1, 0), (0, 1)])) == [None, None]


@pytest.mark.parametrize(
    ("figure", "least"),
    [(ours.mean, 1), (ours.median, 1), (ours.variance, 2), (ours.skewness, 3), (ours.kurtosis, 4)],
)
def test_fewer_marks_than_a_figure_needs_give_none(figure, least):
    enough = marks(*range(least))
    assert figure(enough) is not None
    assert figure(marks(*range(least - 1))) is None
    assert figure(marks(*[2] * 5)) in (2, 0) or figure(marks(*[2] * 5)) is None


def test_alpha_needs_two_questions_and_totals_that_differ():
    assert ours.alpha([ours.marginal(ITEMS[0], 0)], TOTALS) is None
    assert ours.alpha([marks(1, 1), marks(0, 0)], marks(1, 1)) is None
    assert ours.alpha([], marks()) is None
    assert ours.alpha([marks(1, 0), marks(1, 0)], marks(2, 0)) is None  # two attempts


def test_the_interval_of_a_facility_is_wilsons():
    """7 of 10: (0.7 + 1.9208 / 10 -+ 1.96 sqrt(0.021 + 0.0096)) / (1 + 3.8415 / 10), as Wilson's paper has it."""
    low, high = ours.facility_interval(Fraction(7, 10), 10)
    assert (low, high) == pytest.approx((0.39677, 0.89221), abs=1e-4)
    assert ours.facility_interval(Fraction(0), 20)[0] == 0
    assert ours.facility_interval(Fraction(1), 20)[1] == 1


def test_the_interval_of_alpha_holds_it_and_narrows():
    wide, narrow = (ours.alpha_interval(Fraction(3, 4), 10, number) for number in (20, 2000))
    assert wide.low < narrow.low < 0.75 < narrow.high < wide.high < 1
    assert ours.alpha_interval(Fraction(1), 10, 20) is None
    assert ours.alpha_interval(Fraction(3, 4), 10, 2) is None


def test_thirds_share_the_attempts_at_a_border():
    pairs = Counter(
        {(Fraction(1), Fraction(5)): 2, (Fraction(0), Fraction(5)): 2, (Fraction(1), Fraction(9)): 2}
    )  # four with 5: two thirds of six
    shares = ours.thirds_of(pairs)
    assert shares[Fraction(1), Fraction(5)] == (1, 1, 0)
    assert shares[Fraction(1), Fraction(9)] == (0, 0, 2)
    assert ours.in_thirds(pairs) == (Fraction(1, 2), Fraction(1, 2), 1)
    assert ours.upper_lower(pairs, Fraction(1)) == Fraction(1, 2)


FRACTIONS = st.sampled_from([Fraction(0), Fraction(1, 4), Fraction(1, 3), Fraction(1, 2), Fraction(1)])


@given(st.lists(st.tuples(FRACTIONS, FRACTIONS, FRACTIONS), min_size=4, max_size=12))
def test_counted_pairs_give_what_lists_give(attempts):
    items = pairs_of(attempts)
    totals = [sum(attempt) for attempt in attempts]
    counted = Counter(totals)
    assert ours.mean(counted) == mean(totals)
    assert ours.median(counted) == median(totals)
    assert ours.variance(counted) == variance(totals)
    for place, item in enumerate(items):
        own = [attempt[place] for attempt in attempts]
        others = [total - one for total, one in zip(totals, own, strict=True)]
        found = ours.discrimination(item)
        if len(set(own)) > 1 and len(set(others)) > 1:
            assert found == pytest.approx(correlation([*map(float, own)], [*map(float, others)]), abs=1e-9)
            ordered = correlation(sorted(map(float, own)), sorted(map(float, others)))
            assert ours.efficiency(item) == pytest.approx(found / ordered, abs=1e-9)
        else:
            assert found is None
        assert sum(map(sum, ours.thirds_of(item).values())) == len(attempts)
