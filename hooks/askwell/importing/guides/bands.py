"""Numbers that an original compares with, as bands: one ends wherever a comparison changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from askwell.importing.guides.drafted import DraftOption, Ends, numbered


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """A place between two numbers: just below `at`, or just above it."""

    at: Decimal
    above: bool = False

    @property
    def sign(self) -> str:
        """The sign between a number below the cut and the number at it."""
        return "<=" if self.above else "<"

    @property
    def before(self) -> str:
        """The number at the cut, with the sign between it and a number above the cut."""
        return f"{shown(self.at)} {'<' if self.above else '<='}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The numbers between two cuts; None is without end."""

    low: Cut | None = None
    high: Cut | None = None

    @property
    def cuts(self) -> tuple[Cut, ...]:
        return tuple(cut for cut in (self.low, self.high) if cut)

    def condition(self, key: str) -> str:
        """The condition that the number asked for at a question is one of these; "" if all are."""
        low, high = self.low, self.high
        if low and high and low.at == high.at:
            return f"{key} = {shown(low.at)}"
        if low and high:
            return f"{low.before} {key} {high.sign} {shown(high.at)}"
        if low:
            return f"{key} {'>' if low.above else '>='} {shown(low.at)}"
        return f"{key} {high.sign} {shown(high.at)}" if high else ""


def shown(number: Decimal) -> str:
    """A number as a flow writes it: no exponent, no zeros behind."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def bands(cuts: Iterable[Cut], whole: bool, least: Decimal | None, most: Decimal | None) -> tuple[DraftOption, ...]:
    """The options between some cuts, the smallest first. Cuts beyond the least and the most number are no ends."""
    given = {_whole(cut) if whole else cut for cut in cuts}
    inside = sorted(
        cut for cut in given if (least is None or cut > Cut(least)) and (most is None or cut < Cut(most, True))
    )
    ends: list[Cut | None] = [None, *inside, None]
    taken: set[str] = set()
    found = []
    for low, high in pairwise(ends):
        fields = _fields(low, high)
        key = next(name for name in numbered(_key(fields)) if name not in taken)
        taken.add(key)
        found.append(DraftOption(key, ends=fields))
    return tuple(found)


def _whole(cut: Cut) -> Cut:
    """The same cut among whole numbers, written below one."""
    down = cut.at.to_integral_value("ROUND_FLOOR")
    return Cut(down + 1) if cut.above or down != cut.at else Cut(down)


def _fields(low: Cut | None, high: Cut | None) -> Ends:
    found: list[tuple[str, str]] = []
    if low:
        found.append(("over" if low.above else "at_least", shown(low.at)))
    if high:
        found.append(("at_most" if high.above else "under", shown(high.at)))
    return tuple(found)


def _key(ends: Ends) -> str:
    words = [f"{name.replace('_', '-')}-{figure.replace('-', 'minus-').replace('.', '-')}" for name, figure in ends]
    return "-".join(words) or "any-number"
