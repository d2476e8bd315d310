"""The bands of a question for a number: what they hold, how they are worded, whether they fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from askwell.flow.expr.intervals import INFINITY, End, Interval, after, before
from askwell.flow.schema.questions import Band, Number


def interval(band: Band, number: Number) -> Interval:
    """The numbers in a band that there can be at all."""
    low, high = _ends(band, number.whole)
    domain = limits(number)
    return Interval(max(low, domain.low), min(high, domain.high))


def limits(number: Number) -> Interval:
    """All numbers that there can be."""
    low, high = _ends(Band(at_least=number.least, at_most=number.most), number.whole)
    return Interval(low, high)


def _ends(band: Band, whole: bool) -> tuple[End, End]:
    low, high = (-INFINITY, 0), (INFINITY, 0)
    if band.at_least is not None:
        low = (band.at_least.to_integral_value(ROUND_CEILING) if whole else band.at_least, 0)
    elif band.over is not None:
        low = (band.over.to_integral_value(ROUND_FLOOR) + 1, 0) if whole else (band.over, 1)
    if band.at_most is not None:
        high = (band.at_most.to_integral_value(ROUND_FLOOR) if whole else band.at_most, 0)
    elif band.under is not None:
        high = (band.under.to_integral_value(ROUND_CEILING) - 1, 0) if whole else (band.under, -1)
    return low, high


def worded(band: Band, unit: str | None) -> str:
    """A band in a reader's words: "38 to under 39 °C", "Over 5 years"."""
    low = band.at_least if band.at_least is not None else band.over
    high = band.at_most if band.at_most is not None else band.under
    tail = f" {unit}" if unit else ""
    if low is None and high is None:
        return "Any number"
    if low is None:
        return f"{high}{tail} or less" if band.at_most is not None else f"Under {high}{tail}"
    if high is None:
        return f"{low}{tail} or more" if band.at_least is not None else f"Over {low}{tail}"
    if low == high:
        return f"{low}{tail}"
    start = str(low) if band.at_least is not None else f"Over {low}"
    if band.under is not None:
        return f"{start} to under {high}{tail}"
    return f"{start} to {high}{tail}"


def in_words(band: Band, number: Number, unit: str | None) -> str:
    """A band of a question in a reader's words: as a number, or as a time that is past or has lasted."""
    if not (number.ago or number.lasting):
        return worded(band, unit)
    low = band.at_least if band.at_least is not None else band.over
    high = band.at_most if band.at_most is not None else band.under
    ago = " ago" if number.ago else ""
    if low is None and high is None:
        return "At any time" if ago else "For any time"
    if low is not None and high is not None:
        start = f"{low}" if band.at_least is not None else f"Over {low}"
        middle = "to" if band.at_most is not None else "to under"
        return f"{start} {middle} {_times(high, unit)}{ago}" if low != high else f"{_times(high, unit)}{ago}"
    if high is not None and ago:
        return (
            f"Within the last {_times(high, unit)}"
            if band.at_most is not None
            else f"Less than {_times(high, unit)} ago"
        )
    if high is not None:
        return f"{_times(high, unit)} or less" if band.at_most is not None else f"Less than {_times(high, unit)}"
    assert low is not None
    if ago:
        return f"{_times(low, unit)} ago or more" if band.at_least is not None else f"More than {_times(low, unit)} ago"
    return f"{_times(low, unit)} or longer" if band.at_least is not None else f"Longer than {_times(low, unit)}"


def _times(value: Decimal, unit: str | None) -> str:
    """A number with its unit, which has no plural for one: "1 month", "3 months"."""
    if unit is None:
        return str(value)
    return f"{value} {unit[:-1] if value == 1 and unit.endswith('s') else unit}"


@dataclass(frozen=True, slots=True)
class Misfit:
    """Bands that leave a hole (`key` is the band before or after it) or overlap (`key` and `other`)."""

    hole: bool
    key: str
    other: str
    what: str


def misfits(bands: Mapping[str, Interval], number: Number) -> Iterator[Misfit]:
    """Where the bands of a question, taken together, leave a number without a band or give it two."""
    domain, whole = limits(number), number.whole
    bands = {key: band for key, band in bands.items() if not band.empty}
    in_order = sorted(bands.items(), key=lambda item: item[1].low)
    reached, last = domain.low, ""
    for key, band in in_order:
        if band.low > reached:
            yield Misfit(True, key, last, _stretch(reached, before(band.low, whole)))
        elif band.low < reached and last:
            yield Misfit(False, key, last, _stretch(band.low, min(band.high, before(reached, whole))))
        if after(band.high, whole) > reached:
            reached, last = after(band.high, whole), key
    if reached <= domain.high:
        yield Misfit(True, last, "", _stretch(reached, domain.high))


def _stretch(low: End, high: End) -> str:
    """A stretch of numbers in words."""
    ends: dict[str, Decimal] = {}
    if low[0] != -INFINITY:
        ends["over" if low[1] else "at_least"] = low[0]
    if high[0] != INFINITY:
        ends["under" if high[1] else "at_most"] = high[0]
    words = worded(Band(**ends), None)
    return words[0].lower() + words[1:]


def holding(bands: Mapping[str, Interval], value: Decimal) -> Iterator[str]:
    """The bands with a number in them."""
    return (key for key, band in bands.items() if band.low <= (value, 0) <= band.high)
