"""Sums of points in terms of logic: a sum is one of so many numbers, and each of them is true or not."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import z3

from tests.flow.opinion.figures import Term

Sums = Mapping[Fraction, Term]
"""When a sum is which number."""

NONE_YET = Fraction(-(10**12))
"""Stands for the largest points of one choice where no choice has added any."""

ZERO: Sums = {Fraction(0): z3.BoolVal(True)}
NOTHING: Sums = {NONE_YET: z3.BoolVal(True)}


def added(sums: Sums, points: Mapping[Fraction, Term]) -> Sums:
    """Sums after some points are added, at most one of these numbers."""
    ways = [(total, z3.And(so_far, _none_of(points))) for total, so_far in sums.items()]
    ways += [(total + more, z3.And(so_far, who)) for total, so_far in sums.items() for more, who in points.items()]
    return _gathered(ways)


def largest(sums: Sums, points: Mapping[Fraction, Term]) -> Sums:
    """The largest of the points so far and these."""
    ways = [(most, z3.And(so_far, _none_of(points))) for most, so_far in sums.items()]
    ways += [(max(most, more), z3.And(so_far, who)) for most, so_far in sums.items() for more, who in points.items()]
    return _gathered(ways)


def _none_of(points: Mapping[Fraction, Term]) -> Term:
    return z3.Not(z3.Or(*points.values()))


def _gathered(ways: list[tuple[Fraction, Term]]) -> Sums:
    found: dict[Fraction, list[Term]] = {}
    for total, who in ways:
        found.setdefault(total, []).append(who)
    return {total: z3.Or(*found[total]) for total in sorted(found)}


def less(one: Sums, other: Sums) -> Term:
    """One sum is less than another."""
    return z3.Or(*(z3.And(who, z3.Or(*(w for t, w in other.items() if t > total))) for total, who in one.items()))


def equal(one: Sums, other: Sums) -> Term:
    """Two sums are the same."""
    return z3.Or(*(z3.And(who, other[total]) for total, who in one.items() if total in other))


def begun(sums: Sums) -> Sums:
    """The largest points as conditions see them: 0 where no choice has added any."""
    return _gathered([(Fraction(0) if total == NONE_YET else total, who) for total, who in sums.items()])
