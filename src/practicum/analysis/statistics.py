"""The figures of classical test theory, of marks that are counted: exact integers until the last division.

Formulas are those of Moodle's quiz statistics (https://docs.moodle.org/dev/Quiz_statistics_calculations, and
https://docs.moodle.org/dev/Quiz_report_statistics for what they mean), unless a docstring names another source. In
their notation, S is the number of attempts, T the marks of an attempt, x the marks of one question in it, and X = T - x.

A `Marks` says how often each mark occurs, a `Pairs` how often a question's mark occurs together with the mark of the
whole quiz. What cannot be computed is None: too few attempts, or no variance where one is divided by.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from fractions import Fraction
from itertools import accumulate, pairwise
from math import exp, lcm, sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Marks = Mapping[Fraction, int]
    Pairs = Mapping[tuple[Fraction, Fraction], int]

K = TypeVar("K")

CONFIDENCE = 0.95  # of every interval
_Z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
_FOR_ALPHA, _FOR_SKEWNESS, _FOR_KURTOSIS = 3, 3, 4  # attempts that these need at least


class Interval(NamedTuple):
    """The bounds of an interval that holds the true value in 95 of 100 samples."""

    low: float
    high: float


def number(marks: Marks) -> int:
    """Return S, how many marks there are."""
    return sum(marks.values())


def mean(marks: Marks) -> Fraction | None:
    """Return the mean; None without marks."""
    count = number(marks)
    return sum((mark * times for mark, times in marks.items()), Fraction(0)) / count if count else None


def median(marks: Marks) -> Fraction | None:
    """Return the median, between the two in the middle if their number is even; None without marks."""
    count = number(marks)
    if not count:
        return None
    ordered = sorted(marks)
    ends = list(accumulate(marks[mark] for mark in ordered))
    low, high = (ordered[bisect_right(ends, place)] for place in ((count - 1) // 2, count // 2))
    return (low + high) / 2


def variance(marks: Marks) -> Fraction | None:
    """Return V, the variance of a sample: the squared deviations, divided by S - 1; None for fewer than two marks."""
    return covariance({(mark, mark): times for mark, times in marks.items()})


def deviation(marks: Marks) -> float | None:
    """Return the standard deviation, the root of `variance`."""
    found = variance(marks)
    return None if found is None else sqrt(found)


def covariance(pairs: Pairs) -> Fraction | None:
    """Return C, the covariance of a sample, divided by S - 1; None for fewer than two pairs."""
    count = sum(pairs.values())
    if count < 2:  # noqa: PLR2004
        return None
    parts, whole = _in_parts(pairs)
    both = sum(one * other * times for (one, other), times in whole.items())
    ones = sum(one * times for (one, _), times in whole.items())
    others = sum(other * times for (_, other), times in whole.items())
    return Fraction(count * both - ones * others, count * (count - 1) * parts * parts)


def largest_covariance(pairs: Pairs) -> Fraction | None:
    """Return the covariance if the same marks were paired in order, the lowest with the lowest: the largest possible."""
    ones, others = marginal(pairs, 0), marginal(pairs, 1)
    paired: Counter[tuple[Fraction, Fraction]] = Counter()
    first, second = sorted(ones.items()), sorted(others.items())
    at = left = 0
    for mark, times in first:
        wanted = times
        while wanted:
            left = left or second[at][1]
            taken = min(wanted, left)
            paired[mark, second[at][0]] += taken
            wanted -= taken
            left -= taken
            at += not left
    return covariance(paired)


def marginal(pairs: Pairs, which: int) -> Marks:
    """Return how often each of the first (0) or second (1) values of some pairs occurs."""
    found: Counter[Fraction] = Counter()
    for pair, times in pairs.items():
        found[pair[which]] += times
    return found


def rest(pairs: Pairs) -> Pairs:
    """Return a question's marks paired with X, what the attempt earned at the other questions."""
    found: Counter[tuple[Fraction, Fraction]] = Counter()
    for (mark, total), times in pairs.items():
        found[mark, total - mark] += times
    return found


def skewness(marks: Marks) -> float | None:
    """Return k3 / k2^(3/2); None for fewer than three marks, or marks that are all the same."""
    count = number(marks)
    if count < _FOR_SKEWNESS:
        return None
    second, third = (_central(marks, power) for power in (2, 3))
    k2 = Fraction(count, count - 1) * second
    k3 = Fraction(count * count, (count - 1) * (count - 2)) * third
    return float(k3) / float(k2) ** 1.5 if k2 else None


def kurtosis(marks: Marks) -> float | None:
    """Return k4 / k2^2, 0 for a normal distribution; None for fewer than four marks, or marks that are all the same."""
    count = number(marks)
    if count < _FOR_KURTOSIS:
        return None
    second, fourth = (_central(marks, power) for power in (2, 4))
    k2 = Fraction(count, count - 1) * second
    k4 = Fraction(count * count, (count - 1) * (count - 2) * (count - 3)) * (
        (count + 1) * fourth - 3 * (count - 1) * second * second
    )
    return float(k4 / (k2 * k2)) if k2 else None


def facility(marks: Marks, most: Fraction) -> Fraction | None:
    """Return the mean share of the marks of a question, 0 to 1; `most` are its points. None without marks or points."""
    found = mean(marks)
    return None if found is None or not most else found / most


def facility_interval(share: Fraction, count: int) -> Interval:
    """Return Wilson's score interval of a facility of `count` answers (E. B. Wilson, 1927, Journal of the ASA 22).

    It is made for answers that are right or wrong; with credits between, which vary less, it is wider than it must be.
    """
    p, n, z = float(share), count, _Z
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


def discrimination(pairs: Pairs) -> float | None:
    """Return the discrimination index, -1 to 1: the correlation of x and X, C(x, X) / sqrt(V(x) V(X)).

    Others call it the corrected item-total correlation. None if either has no variance.
    """
    others = rest(pairs)
    together = covariance(others)
    spread = [variance(marginal(others, which)) for which in (0, 1)]
    if together is None or not all(spread):
        return None
    return float(together) / sqrt(spread[0] * spread[1])  # type: ignore[operator]


def efficiency(pairs: Pairs) -> float | None:
    """Return the discriminative efficiency, C(x, X) / Cmax(x, X); None if the largest covariance is 0."""
    others = rest(pairs)
    together, most = covariance(others), largest_covariance(others)
    return float(together / most) if together is not None and most else None


def upper_lower(pairs: Pairs, most: Fraction) -> Fraction | None:
    """Return the facility of the upper third less that of the lower, by the marks of the whole quiz, -1 to 1.

    None for fewer than three.
    """
    thirds = in_thirds(pairs)
    return None if thirds is None or not most else (thirds[2] - thirds[0]) / most


def in_thirds(pairs: Pairs) -> tuple[Fraction, Fraction, Fraction] | None:
    """Return the mean mark of a question in the lower, middle and upper third; None for fewer than three attempts."""
    count = sum(pairs.values())
    if count < 3:  # noqa: PLR2004
        return None
    shares = thirds_of(pairs).items()
    low, middle, high = (sum((mark * each[third] for (mark, _), each in shares), Fraction(0)) for third in range(3))
    size = Fraction(count, 3)
    return low / size, middle / size, high / size


def thirds_of(found: Mapping[tuple[K, Fraction], int]) -> dict[tuple[K, Fraction], tuple[Fraction, Fraction, Fraction]]:
    """Return how many of the attempts of each pair are in the lower, middle and upper third, by the second value.

    Where a border falls among attempts with the same value, each of these is in both thirds by its share, so that no
    order is made up.
    """
    totals: Counter[Fraction] = Counter()
    for (_, total), times in found.items():
        totals[total] += times
    count = sum(totals.values())
    borders = [Fraction(count * third, 3) for third in range(4)]
    below = Fraction(0)
    shares = {}
    for total in sorted(totals):
        above = below + totals[total]
        inside = [max(Fraction(0), min(high, above) - max(low, below)) for low, high in pairwise(borders)]
        shares[total] = [each / totals[total] for each in inside]
        below = above
    return {
        pair: (times * shares[pair[1]][0], times * shares[pair[1]][1], times * shares[pair[1]][2])
        for pair, times in found.items()
    }


def effective_weights(pairs: Sequence[Pairs]) -> list[float | None]:
    """Return the share, 0 to 1, that each question has in the spread of the marks: sqrt(C(x, T)), divided by their sum.

    None where the covariance with the whole is negative: a weight is not defined then, and it adds nothing to the sum.
    """
    together = [covariance(each) for each in pairs]
    roots = [None if each is None or each < 0 else sqrt(each) for each in together]
    whole = sum(root for root in roots if root is not None)
    return [None if root is None or not whole else root / whole for root in roots]


def alpha(items: Iterable[Marks], totals: Marks) -> Fraction | None:
    """Return Cronbach's alpha, Moodle's coefficient of internal consistency, at most 1: P/(P-1) (1 - sum V(x) / V(T)).

    P is the number of questions. None for one question, for fewer than three attempts, or if the marks of the whole have
    no variance.
    """
    spreads = [variance(item) for item in items]
    whole = variance(totals)
    if len(spreads) < 2 or number(totals) < _FOR_ALPHA or not whole:  # noqa: PLR2004
        return None
    count = len(spreads)
    return Fraction(count, count - 1) * (1 - sum(filter(None, spreads), Fraction(0)) / whole)


def alpha_interval(found: Fraction, questions: int, attempts: int) -> Interval | None:
    """Return the interval of alpha by D. G. Bonett, 2002, Journal of Educational and Behavioral Statistics 27.

    ln(1 - alpha) is about normal with the variance 2k / ((k - 1) (n - 2)). None for fewer than three attempts, or if
    alpha is 1.
    """
    if attempts < 3 or questions < 2 or found >= 1:  # noqa: PLR2004
        return None
    spread = _Z * sqrt(2 * questions / ((questions - 1) * (attempts - 2)))
    left = float(1 - found)
    return Interval(1 - left * exp(spread), 1 - left * exp(-spread))


def error_ratio(found: Fraction | None) -> float | None:
    """Return sqrt(1 - alpha), the share of the deviation that is chance and not skill; None if alpha is not known."""
    return None if found is None else sqrt(max(Fraction(0), 1 - found))


def standard_error(found: Fraction | None, totals: Marks) -> float | None:
    """Return the standard error in marks: the error ratio times the deviation."""
    ratio, spread = error_ratio(found), deviation(totals)
    return None if ratio is None or spread is None else ratio * spread


def _central(marks: Marks, power: int) -> Fraction:
    """Return m of a power, the mean of the deviations from the mean raised to it."""
    middle = mean(marks)
    if middle is None:
        return Fraction(0)
    return sum(((mark - middle) ** power * times for mark, times in marks.items()), Fraction(0)) / number(marks)


def _in_parts(pairs: Pairs) -> tuple[int, dict[tuple[int, int], int]]:
    """Return how many parts make a mark, and the pairs counted in these parts, as integers."""
    parts = lcm(*(value.denominator for pair in pairs for value in pair))
    return parts, {
        (one.numerator * (parts // one.denominator), other.numerator * (parts // other.denominator)): times
        for (one, other), times in pairs.items()
    }
