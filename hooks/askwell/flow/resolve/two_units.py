"""Whether the bands of a question for a number mean the same in both of its units."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from askwell.diagnostics import Diagnostic
from askwell.flow.expr.bands import interval, limits
from askwell.flow.expr.intervals import End, Interval
from askwell.flow.expr.units import Line, known, shown, stated, tolerance
from askwell.flow.schema.questions import ENDS, Band, Number, Question, SecondUnit
from askwell.flow.schema.records import Flow
from askwell.flow.schema.waivers import Promise
from askwell.source.yaml import Loc

LOW, HIGH = ENDS[:2], ENDS[2:]


def faults(flow: Flow, here: Loc, question: Question, number: Number, also: SecondUnit) -> Iterator[Diagnostic]:
    """Each end of a band that means another number in the second unit, or belongs to the band in one unit only."""
    if flow.waived(Promise.SAME_IN_BOTH_UNITS, str(here[-1])):
        return
    second = (*here, "number", "also")
    unclear = list(_unclear(flow, second, number, also))
    yield from unclear
    if not unclear:
        line = stated(also.converts) if also.converts else known(number.unit, also.unit)
        assert line is not None
        yield from _Comparison(flow, second, question, number, also, line).faults()


def _unclear(flow: Flow, second: Loc, number: Number, also: SecondUnit) -> Iterator[Diagnostic]:
    """What is wrong with how the units convert, as far as that is stated."""
    one, other = number.unit or "a number without a unit", also.unit
    if known(number.unit, also.unit):
        if also.converts:
            place = flow.at(*second, "converts", key=True)
            yield Diagnostic(place, "FLOW061", f"how {one} converts into {other} is known", "take converts: out")
    elif also.converts is None:
        message = f"how {one} converts into {other} is not known"
        hint = "add converts: with times: and, where zero differs, plus:"
        yield Diagnostic(flow.at(*second, "unit"), "FLOW061", message, hint)
    elif also.converts.times <= 0:
        message = f"'times' must be more than 0, not {also.converts.times}"
        hint = "write how many of the second unit make one of the first"
        yield Diagnostic(flow.at(*second, "converts", "times"), "FLOW061", message, hint)
    if also.tolerance is not None and also.tolerance < 0:
        message = f"'tolerance' must not be less than 0, and is {also.tolerance}"
        yield Diagnostic(flow.at(*second, "tolerance"), "FLOW061", message, "write how far two ends may lie apart")


@dataclass(frozen=True)
class _Comparison:
    """The bands of one question in both units. Ends count as far as there can be such numbers."""

    flow: Flow
    second: Loc
    question: Question
    number: Number
    also: SecondUnit
    line: Line

    def faults(self) -> Iterator[Diagnostic]:
        """Each end that differs."""
        for key, option in self.question.options.items():
            if key not in self.also.bands:
                continue
            band = self.also.bands[key]
            mine, other = self._full(interval(option, self.number)), interval(band, Number())
            if self._differ(mine.low, other.low, max, self._domain.low):
                yield self._fault(key, option, band, LOW)
            if self._differ(mine.high, other.high, min, self._domain.high):
                yield self._fault(key, option, band, HIGH)

    @property
    def _domain(self) -> Interval:
        return self._full(limits(self.number))

    def _full(self, band: Interval) -> Interval:
        """A band of whole numbers goes on to the next: five full years end where six begin."""
        value, _ = band.high
        return Interval(band.low, (value + 1, -1)) if self.number.whole and value.is_finite() else band

    def _differ(self, mine: End, other: End, inner: Callable[..., End], limit: End) -> bool:
        """Whether two ends lie too far apart, or one holds its number and the other does not."""
        if not other[0].is_finite():
            return mine != limit
        value = self.line.back(other[0])
        near = mine[0].is_finite() and abs(value - Fraction(mine[0])) <= self._tolerance
        if near:
            return mine[1] != other[1] and mine != limit
        beyond = limit[0].is_finite() and inner(value, Fraction(limit[0])) == Fraction(limit[0])
        return not (beyond and mine == limit)

    @property
    def _tolerance(self) -> Fraction:
        bands = self.question.options.values()
        return tolerance(self.also, (value for band in bands for value in _values(band)))

    def _fault(self, key: str, band: Band, other: Band, ends: tuple[str, ...]) -> Diagnostic:
        mine, its = (_end(each, ends) for each in (band, other))
        place = (*self.second, "bands", key)
        at = self.flow.at(*place, its) if its else self.flow.at(*place, key=True)
        one, two = _worded(band, mine, self.number.unit, ends), _worded(other, its, self.also.unit, ends)
        unit = f" {self.number.unit}" if self.number.unit else ""
        meant = f" ({shown(self.line.back(getattr(other, its)))}{unit})" if its else ""
        message = f"the band '{key}' {one} in the first unit, and {two}{meant} in the second"
        hint = "take the end out here, or give the first unit one"
        if mine:
            exact = shown(self.line.of(getattr(band, mine)))
            hint = f"write {mine}: {exact} here, or state with tolerance: how far apart the two may lie"
        return Diagnostic(at, "FLOW060", message, hint)


def _values(band: Band) -> Iterator[Decimal]:
    yield from (value for end in ENDS if (value := getattr(band, end)) is not None)


def _end(band: Band, ends: tuple[str, ...]) -> str:
    """The field that holds the lower or the upper end of a band; "" if it has none."""
    return next((end for end in ends if getattr(band, end) is not None), "")


def _worded(band: Band, end: str, unit: str | None, ends: tuple[str, ...]) -> str:
    """One end of a band in words: "begins at 39 °C", "ends below 38 °C"."""
    if not end:
        return "has no lower end" if ends is LOW else "has no upper end"
    words = {"at_least": "begins at", "over": "begins above", "under": "ends below", "at_most": "ends at"}[end]
    return f"{words} {getattr(band, end)}{f' {unit}' if unit else ''}"
