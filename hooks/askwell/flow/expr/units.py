"""Two units of one number: how one converts into the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from askwell.flow.schema.questions import Conversion, SecondUnit


@dataclass(frozen=True, slots=True)
class Line:
    """A conversion: so many times a number, plus so much."""

    times: Fraction
    plus: Fraction = Fraction(0)

    def of(self, value: Decimal) -> Fraction:
        """A number of the first unit in the second."""
        return self.times * Fraction(value) + self.plus

    def back(self, value: Decimal) -> Fraction:
        """A number of the second unit in the first."""
        return (Fraction(value) - self.plus) / self.times


SAME = Line(Fraction(1))
"""How a unit converts into itself."""

_TEMPERATURE = {
    "°c|c|deg c|celsius|degrees celsius": ("1", "0"),
    "°f|f|deg f|fahrenheit|degrees fahrenheit": ("5/9", "-160/9"),
}
_WEIGHT = {
    "kg|kilo|kilos|kilogram|kilograms": ("1", "0"),
    "g|gram|grams": ("0.001", "0"),
    "lb|lbs|pound|pounds": ("0.45359237", "0"),
    "st|stone": ("6.35029318", "0"),
}
_LENGTH = {
    "m|metre|metres|meter|meters": ("1", "0"),
    "cm|centimetre|centimetres|centimeter|centimeters": ("0.01", "0"),
    "mm|millimetre|millimetres|millimeter|millimeters": ("0.001", "0"),
    "km|kilometre|kilometres|kilometer|kilometers": ("1000", "0"),
    "in|inch|inches": ("0.0254", "0"),
    "ft|foot|feet": ("0.3048", "0"),
    "mi|mile|miles": ("1609.344", "0"),
}
_TIME = {
    "min|minute|minutes": ("1", "0"),
    "h|hour|hours": ("60", "0"),
    "day|days": ("1440", "0"),
    "week|weeks": ("10080", "0"),
}
_AGE = {"month|months": ("1", "0"), "year|years": ("12", "0")}


def _units(table: Mapping[str, tuple[str, str]]) -> Mapping[str, Line]:
    return {
        sign: Line(Fraction(times), Fraction(plus))
        for signs, (times, plus) in table.items()
        for sign in signs.split("|")
    }


_MEASURES = tuple(map(_units, (_TEMPERATURE, _WEIGHT, _LENGTH, _TIME, _AGE)))
"""The units of each measure, by every way to write them, as lines to one unit of it. Only what is defined once for
all: pints and gallons differ by country, and mmol/L and mg/dL by the substance."""


def known(unit: str | None, other: str) -> Line | None:
    """How one unit converts into another by definition; None if the program does not know."""
    one, two = (_sign(each or "") for each in (unit, other))
    for units in _MEASURES:
        if one in units and two in units:
            first, second = units[one], units[two]
            return Line(first.times / second.times, (first.plus - second.plus) / second.times)
    return None


def measured(unit: str | None) -> bool:
    """Whether a unit is one of temperature, weight or what is in the blood: bodies are seldom at a whole number."""
    return _sign(unit or "") in (*_MEASURES[0], *_MEASURES[1], "mmol/l", "kpa")


def stated(conversion: Conversion) -> Line:
    """The conversion that an author states."""
    return Line(Fraction(conversion.times), Fraction(conversion.plus))


def tolerance(also: SecondUnit, ends: Iterator[Decimal]) -> Fraction:
    """How far two ends may lie apart, in the first unit: as stated, or half of the last digit to which the ends of the
    first unit are written, half of a tenth for whole numbers."""
    if also.tolerance is not None:
        return Fraction(also.tolerance)
    digits = max([1, *(-int(end.as_tuple().exponent) for end in ends)])
    return Fraction(1, 2 * 10**digits)


def shown(value: Fraction) -> str:
    """A number to two digits after the point, as an author would write it."""
    rounded = Decimal(round(value * 100)) / 100
    return f"{rounded.normalize():f}"


def _sign(unit: str) -> str:
    return " ".join(unit.casefold().replace("℃", "°c").replace("℉", "°f").replace("° ", "°").split()).rstrip(".")
