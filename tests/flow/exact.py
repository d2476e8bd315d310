"""Stretches of numbers in short."""

from __future__ import annotations

from decimal import Decimal

from askwell.flow.expr.intervals import INFINITY, End, Interval


def band(text: str) -> Interval:
    """A stretch of numbers: "38 to under 39", "over 5 to 7", "under 38", "39 up", "4", "all"."""
    if text == "all":
        return Interval((-INFINITY, 0), (INFINITY, 0))
    low, to, high = text.partition(" to ")
    if text.endswith(" up"):
        return Interval(_low(text.removesuffix(" up")), (INFINITY, 0))
    if not to and (text.startswith("under ") or text.startswith("down ")):
        return Interval((-INFINITY, 0), _high(text.removeprefix("down ")))
    return Interval(_low(low), _high(high if to else low))


def _low(text: str) -> End:
    return (Decimal(text.removeprefix("over ")), 1) if text.startswith("over ") else (Decimal(text), 0)


def _high(text: str) -> End:
    return (Decimal(text.removeprefix("under ")), -1) if text.startswith("under ") else (Decimal(text), 0)
