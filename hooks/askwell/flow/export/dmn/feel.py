"""Names and values as FEEL has them, the language of cells in DMN."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import count

from askwell.flow.expr.intervals import Interval

WORDS = frozenset(
    """and or not in if then else for some every satisfies return between instance of true false null function external
    list context range string number boolean date time duration any all count min max sum mean
    floor ceiling abs modulo sqrt log exp odd even append concatenate contains matches replace split substring length
    product median stddev mode union flatten reverse sort remove sublist now today before after meets overlaps finishes
    includes during starts coincides is decimal""".split()  # noqa: SIM905
)
"""Words of FEEL's own: a variable of that name would be read as something else by one program or another."""

ANY = "-"
"""The cell that every value fits."""


class Names:
    """Gives names to variables, each once: FEEL would read the hyphen in a key as a minus."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {*WORDS, *taken}

    def new(self, key: str) -> str:
        """A name like a key."""
        base = key.replace("-", "_")
        if base in self._taken or base[0].isdigit():
            base = f"answer_{base}"
        name = base if base not in self._taken else next(n for i in count(2) if (n := f"{base}_{i}") not in self._taken)
        self._taken.add(name)
        return name


def text(words: str) -> str:
    """A text as FEEL writes it, on one line."""
    plain = " ".join(words.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def texts(words: Iterable[str]) -> str:
    """Some texts, as a cell that any of them fits."""
    return ", ".join(map(text, words))


def stretches(bands: Iterable[Interval]) -> list[str]:
    """Tests for the numbers in some bands; those that touch are one."""
    found: list[Interval] = []
    for band in sorted(bands, key=lambda band: band.low):
        if found and _touch(found[-1], band):
            found[-1] = Interval(found[-1].low, max(found[-1].high, band.high))
        else:
            found.append(band)
    return [_stretch(band) for band in found]


def full(bands: Iterable[Interval]) -> list[Interval]:
    """Bands of whole numbers, each up to where the next whole number begins."""
    return [Interval(b.low, (b.high[0] + 1, -1)) if b.high[0].is_finite() and not b.high[1] else b for b in bands]


def _touch(one: Interval, other: Interval) -> bool:
    (end, side), (start, begins) = one.high, other.low
    return end == start and begins - side <= 1


def _stretch(band: Interval) -> str:
    (low, above), (high, below) = band.low, band.high
    if not low.is_finite() and not high.is_finite():
        return "? instance of number"
    if not low.is_finite():
        return f"{'<' if below else '<='} {figure(high)}"
    if not high.is_finite():
        return f"{'>' if above else '>='} {figure(low)}"
    if low == high:
        return figure(low)
    return f"{'(' if above else '['}{figure(low)}..{figure(high)}{')' if below else ']'}"


def figure(number: Decimal) -> str:
    """A number without an exponent."""
    return f"{number:f}"
