"""Exact stretches of numbers: what is known of a number when only its band is.

An end is a value with a side: 0 for the value itself, 1 for just above it, -1 for just below.
Ends compare as pairs, so that "over 38" begins after "38 or less" ends, with nothing between.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from functools import lru_cache
from itertools import product

End = tuple[Decimal, int]

INFINITY = Decimal("Infinity")

EXACT = Context(prec=1000)
"""Room for the product of some sixty of the longest numbers that a flow may have."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from one end to another; empty if the ends are the wrong way round."""

    low: End
    high: End

    @property
    def empty(self) -> bool:
        """Whether there is no number in it."""
        return self.low > self.high

    def __add__(self, other: Interval) -> Interval:
        low = _sum(self.low[0], other.low[0], -INFINITY), _side((self.low[1], other.low[1]), -1)
        high = _sum(self.high[0], other.high[0], INFINITY), _side((self.high[1], other.high[1]), 1)
        return Interval(low, high)

    def __mul__(self, other: Interval) -> Interval:
        corners = list(product((self.low, self.high), (other.low, other.high)))
        return Interval(min(_times(a, b, -1) for a, b in corners), max(_times(a, b, 1) for a, b in corners))

    def overlaps(self, other: Interval) -> bool:
        """Whether some number is in both."""
        return max(self.low, other.low) <= min(self.high, other.high)


def _sum(a: Decimal, b: Decimal, unknown: Decimal) -> Decimal:
    """A sum; where an endless value meets its opposite, nothing is known."""
    return unknown if INFINITY in (a, b) and -INFINITY in (a, b) else EXACT.add(a, b)


def _side(sides: tuple[int, ...], doubtful: int) -> int:
    """The side of a result: that of its parts, and if they differ the one that claims less."""
    found = {side for side in sides if side}
    if len(found) == 2:
        return doubtful
    return found.pop() if found else 0


def _times(a: End, b: End, doubtful: int) -> End:
    """The product of two ends. `doubtful` is -1 for the low end of a stretch, 1 for the high one."""
    (x, beside_x), (y, beside_y) = a, b
    if 0 in (x, y):
        other, beside = (y, beside_x) if x == 0 else (x, beside_y)
        side = beside * _sign(other) if other else beside_x * beside_y
        endless = not other.is_finite() and side == doubtful
        return (doubtful * INFINITY, 0) if endless else (Decimal(0), side)
    if not (x.is_finite() and y.is_finite()):
        return x * y, 0
    return EXACT.multiply(x, y), _side((beside_x * _sign(y), beside_y * _sign(x)), doubtful)


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)


EVERYTHING = Interval((-INFINITY, 0), (INFINITY, 0))


@lru_cache(maxsize=4096)  # a proof asks for the same few sums again and again
def point(value: Decimal | int) -> Interval:
    """A number that is known exactly."""
    end = (Decimal(value), 0)
    return Interval(end, end)


def compare(left: Interval, sign: str, right: Interval) -> bool | None:
    """Whether a comparison holds for all numbers of the two, for none (False), or for some only (None)."""
    if sign in ("<", "<="):
        left, right, sign = right, left, {"<": ">", "<=": ">="}[sign]
    if sign in (">", ">="):
        always = left.low >= right.high if sign == ">=" else left.low > right.high
        never = left.high < right.low if sign == ">=" else left.high <= right.low
    else:
        always, never = left.low == left.high == right.low == right.high, not left.overlaps(right)
        if sign == "!=":
            always, never = never, always
    return always if always or never else None


def before(end: End, whole: bool) -> End:
    """The last number before a stretch that begins at `end`."""
    return (end[0] - 1, 0) if whole and end[0].is_finite() else (end[0], end[1] - 1)


def after(end: End, whole: bool) -> End:
    """The first number after a stretch that finishes at `end`."""
    return (end[0] + 1, 0) if whole and end[0].is_finite() else (end[0], end[1] + 1)
