"""Thought-out readers, followed a choice at a time."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from tests.flow.slow import Finding, Place, Reading
from tests.flow.slow_choices import Data


def played(scenario: Data, loc: tuple[str | int, ...], reading: Reading) -> Iterator[Finding]:
    """What goes wrong when a thought-out reader goes through."""
    spot, choices = reading.start, scenario["choices"]
    while spot and spot.ways:
        given = choices.get(spot.key)
        if given is None:
            yield Finding("FLOW031", Place((*loc, "choices"), key=True))
            return
        way = next((key for key in (given, *_bands(reading, spot.key, given)) if key in spot.ways), None)
        if way is None:
            yield Finding("FLOW031", Place((*loc, "choices", spot.key)))
            return
        spot = spot.ways[way][1]
    assert spot
    for key in choices.keys() - dict(spot.history).keys():
        yield Finding("FLOW031", Place((*loc, "choices", key), key=True))
    if spot.key != scenario["outcome"]:
        yield Finding("FLOW030", Place((*loc, "outcome")), frozenset({spot.told}))


def _bands(reading: Reading, question: str, given: str) -> Iterator[str]:
    if "number" in reading.flow["questions"][question]:
        try:
            number = Fraction(Decimal(given))
        except InvalidOperation:
            return
        yield from (key for key, found in reading.numbers[question].items() if found[0] <= number <= found[-1])
