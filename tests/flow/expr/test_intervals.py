"""Exact stretches of numbers: open and closed ends, decimals, sums, products, comparisons."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askwell.flow.expr.intervals import Interval, compare
from tests.flow.exact import band

SIGNS = ("<", "<=", "=", "!=", ">=", ">")


def truths(left: str, right: str) -> str:
    """What each sign comes to: y for all numbers, n for none, - for some."""
    found = [compare(band(left), sign, band(right)) for sign in SIGNS]
    return " ".join("-" if truth is None else "y" if truth else "n" for truth in found)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [  # <  <= =  != >= >
        ("1", "2", "y y n y n n"),
        ("2", "2", "n y y n y n"),
        ("2.0", "2", "n y y n y n"),
        ("0.1", "0.10000001", "y y n y n n"),
        ("38 to under 39", "39", "y y n y n n"),
        ("38 to 39", "39", "- y - - - n"),
        ("over 38 to 39", "38", "n n n y y y"),
        ("38 to 39", "38", "n - - - y -"),
        ("over 38 to under 39", "38.5", "- - - - - -"),
        ("under 38", "38", "y y n y n n"),
        ("down 38", "38", "- y - - - n"),
        ("38 up", "38", "n - - - y -"),
        ("over 38 up", "38", "n n n y y y"),
        ("all", "0", "- - - - - -"),
        ("over 1 to 2", "under 1", "n n n y y y"),
        ("1 to 2", "down 1", "n - - - y -"),
        ("over 1 to 2", "0 to 1", "n n n y y y"),
        ("0 to under 1", "1 to 2", "y y n y n n"),
        ("0 to 1", "1 to 2", "- y - - - n"),
        ("0 to 2", "1 to 3", "- - - - - -"),
        ("-2 to -1", "-1", "- y - - - n"),
    ],
)
def test_comparisons(left: str, right: str, expected: str) -> None:
    assert truths(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("1", "2", "3"),
        ("1 to 2", "10", "11 to 12"),
        ("over 1 to 2", "10 to under 11", "over 11 to under 13"),
        ("1 to under 2", "1 to 2", "2 to under 4"),
        ("under 38", "1", "under 39"),
        ("38 up", "1 to 2", "39 up"),
        ("down 38", "38 up", "all"),
        ("all", "1", "all"),
        ("0.1", "0.2", "0.3"),
        ("999999999999999999999999.5", "0.000001", "999999999999999999999999.500001"),
        ("999999999.999999", "0.000001", "1000000000.000000"),
    ],
)
def test_sums(left: str, right: str, expected: str) -> None:
    assert band(left) + band(right) == band(right) + band(left) == band(expected)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2", "3", "6"),
        ("1 to 2", "3", "3 to 6"),
        ("1 to 2", "-3", "-6 to -3"),
        ("1 to under 2", "3", "3 to under 6"),
        ("1 to under 2", "-3", "over -6 to -3"),
        ("over 1 to under 2", "over 3 to under 4", "over 3 to under 8"),
        ("-1 to 2", "-3 to 5", "-6 to 10"),
        ("over -1 to under 2", "over -3 to under 5", "over -6 to under 10"),
        ("0 to under 2", "0 to under 3", "0 to under 6"),
        ("over 0 to 2", "over 0 to 3", "over 0 to 6"),
        ("over 0 to 2", "0 to 3", "0 to 6"),
        ("0", "3 up", "0"),
        ("0", "all", "0"),
        ("0 to 1", "3 up", "0 up"),
        ("over 0 to 1", "3 up", "over 0 up"),
        ("under 0", "3 up", "under 0"),
        ("under 0", "under 0", "over 0 up"),
        ("under 2", "3", "under 6"),
        ("all", "2", "all"),
        ("all", "all", "all"),
        ("0.1", "0.2", "0.02"),
        ("999999999.999999", "999999999.999999", "999999999999998000.000000000001"),
        ("0.000001", "0.000001", "0.000000000001"),
    ],
)
def test_products(left: str, right: str, expected: str) -> None:
    assert band(left) * band(right) == band(right) * band(left) == band(expected)


def test_a_product_of_many_long_numbers_is_exact() -> None:
    found, expected = band("1"), Fraction(1)
    for _ in range(20):
        found, expected = found * band("999999999.999999"), expected * Fraction("999999999.999999")
    assert Fraction(found.low[0]) == Fraction(found.high[0]) == expected


ENDS = st.integers(-3, 3)
BANDS = st.builds(
    lambda low, width, opened, closed: (low, low + width, opened and width > 0, closed or width == 0),
    ENDS, st.integers(0, 3), st.booleans(), st.booleans(),
)  # fmt: skip
Drawn = tuple[int, int, bool, bool]


def as_interval(drawn: Drawn) -> Interval:
    low, high, is_open, closed = drawn
    return Interval((Decimal(low), int(is_open)), (Decimal(high), 0 if closed else -1))


def numbers(drawn: Drawn) -> list[Fraction]:
    """Numbers of a stretch: its ends, or numbers close to them where they are left out, and some between."""
    low, high, is_open, closed = drawn
    near = Fraction(1, 10**6)
    ends = [low + (near if is_open else 0), high - (0 if closed else near)]
    return [*map(Fraction, ends), *(Fraction(low) + Fraction(n * (high - low), 7) for n in range(1, 7))]


@settings(derandomize=True, max_examples=200, deadline=None)
@given(BANDS, BANDS, st.sampled_from("+*"), st.integers(-9, 9))
def test_all_that_can_be_reached_and_no_more(one: Drawn, other: Drawn, sign: str, limit: int) -> None:
    reached = [a + b if sign == "+" else a * b for a, b in product(numbers(one), numbers(other))]
    found = as_interval(one) + as_interval(other) if sign == "+" else as_interval(one) * as_interval(other)
    assert all(found.low[0] <= value <= found.high[0] for value in reached)
    assert min(reached) - Fraction(found.low[0]) < Fraction(1, 10**4)
    assert Fraction(found.high[0]) - max(reached) < Fraction(1, 10**4)
    assert (found.low[1] == 0) == (min(reached) == found.low[0])
    assert (found.high[1] == 0) == (max(reached) == found.high[0])
    wanted = {value >= limit for value in reached}
    truth = compare(found, ">=", Interval((Decimal(limit), 0), (Decimal(limit), 0)))
    assert truth == (wanted.pop() if len(wanted) == 1 else None)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("0 to 1", "1 to 2", True),
        ("0 to under 1", "1 to 2", False),
        ("0 to 1", "over 1 to 2", False),
        ("0 to 5", "2 to 3", True),
        ("under 3", "3 up", False),
        ("all", "7", True),
    ],
)
def test_overlaps(one: str, other: str, expected: bool) -> None:
    assert band(one).overlaps(band(other)) == band(other).overlaps(band(one)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1 to 2", False), ("1", False), ("1 to under 1", True), ("over 1 to 1", True), ("2 to 1", True), ("all", False)],
)
def test_empty(text: str, expected: bool) -> None:
    assert band(text).empty == expected
