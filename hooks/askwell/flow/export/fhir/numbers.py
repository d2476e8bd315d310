"""Comparisons of numbers as FHIRPath: which of the cases that there can be are true, worked out here once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from math import prod
from typing import TYPE_CHECKING

from askwell.flow.export.fhir.words import NO, YES, all_of, any_of, is_yes
from askwell.flow.expr.ast import (
    Combined,
    Compare,
    Count,
    Edge,
    Figure,
    Highest,
    Measure,
    Node,
    Quantity,
    Quotient,
    Sum,
    Worth,
    highest,
)
from askwell.flow.expr.intervals import Interval, point

if TYPE_CHECKING:
    from askwell.flow.export.fhir.conditions import Conditions

MAX_CASES = 50_000
"""Cases of a comparison that are tried: some seconds (ours)."""

Read = Measure | Sum | Highest | Count


class TooManyCases(Exception):
    """A comparison has more cases than can be written."""


@dataclass(frozen=True)
class Numbers:
    """A comparison at a place, that holds or that fails."""

    conditions: Conditions
    compare: Compare
    at: str
    wanted: bool

    @property
    def expression(self) -> str:
        """When it surely is so."""
        if plain := self._plain:
            return plain
        if prod(len(cases) for cases in self._cases.values()) > MAX_CASES:
            raise TooManyCases(self.compare.text)
        return self._from(tuple(self._cases), {})

    @property
    def _plain(self) -> str:
        """A sum compared with a figure, as it is written; else ""."""
        left, sign, right = self.compare.left, self.compare.sign, self.compare.right
        if not isinstance(left, Sum | Highest) or not isinstance(right, Figure):
            return ""
        opposite = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}
        sign = sign if self.wanted else opposite[sign]
        return f"{self.conditions.read(left, self.at)} {sign} {right.value.low[0]:f}"

    def _from(self, left: Sequence[Read], known: Mapping[Read, object]) -> str:
        """When it is so, of readers of whom some numbers are known."""
        if not left:
            return YES if self._judged(known) is self.wanted else NO
        first, *rest = left
        alike: dict[str, list[int]] = {}
        for number, case in enumerate(self._cases[first]):
            alike.setdefault(self._from(rest, {**known, first: case}), []).append(number)
        if len(alike) == 1:
            return next(iter(alike))
        return any_of(all_of([self._test(first, cases), then]) for then, cases in alike.items() if then != NO)

    def _judged(self, known: Mapping[Read, object]) -> object:
        memory: dict[str, str | Worth] = {}
        for part, case in known.items():
            if isinstance(part, Measure) and isinstance(case, str):
                memory[part.question] = case
            elif isinstance(part, Sum | Highest) and isinstance(case, int | Decimal):
                memory[part.score if isinstance(part, Sum) else highest(part.score)] = case
        counts = {part: case for part, case in known.items() if isinstance(part, Count)}
        return _with(self.compare, counts).holds(memory)

    @cached_property
    def _cases(self) -> Mapping[Read, Sequence[object]]:
        """Every case of each number: a choice and "" for none; a sum; of a count the fewest and the most."""
        layout = self.conditions.layout
        found: dict[Read, Sequence[object]] = {}
        for part in dict.fromkeys(_read(self.compare)):
            if isinstance(part, Measure):
                choices = dict.fromkeys(option.counts_as for option in layout.options(part.question))
                found[part] = ["", *choices] if part.question in layout.before[self.at] else [""]
            elif isinstance(part, Count):
                every = range(len(part.parts) + 1)
                found[part] = [(least, most) for least in every for most in every if least <= most]
            elif isinstance(part, Sum):
                found[part] = layout.totals(part.score, self.at)
            else:
                found[part] = layout.largest(part.score, self.at)
        return dict(sorted(found.items(), key=lambda item: not isinstance(item[0], Measure)))

    def _test(self, part: Read, numbers: Sequence[int]) -> str:
        """A number is in one of these cases."""
        cases = self._cases[part]
        if isinstance(part, Measure):
            chosen = self.conditions.chose(part.question, [str(cases[number]) for number in numbers if number])
            unasked = f"{is_yes(f'asked.{part.question}')}.not()"
            return any_of([chosen, unasked] if 0 in numbers else [chosen])
        if isinstance(part, Count):
            return self._counted(part, [cases[number] for number in numbers])
        return any_of(self._stretch(part, first, last) for first, last in _runs(numbers))

    def _stretch(self, part: Read, first: int, last: int) -> str:
        """A sum is from one of its cases to another; there are none below the first and above the last."""
        cases, value = self._cases[part], self.conditions.read(part, self.at)
        if first == last:
            return f"{value} = {cases[first]}"
        above = [f"{value} >= {cases[first]}"] if first else []
        return all_of([*above, *([f"{value} <= {cases[last]}"] if last < len(cases) - 1 else [])])

    def _counted(self, part: Count, pairs: Sequence[object]) -> str:
        """So many conditions hold at least, and so many at most."""
        least = self.conditions.read(part, self.at)
        opposite = [self.conditions.fails(one, self.at) for one in part.parts]
        failing = " + ".join(f"iif({one}, 1, 0)" for one in opposite)
        found: dict[tuple[int, ...], list[int]] = {}
        by_least: dict[int, list[int]] = {}
        for low, high in (pair for pair in pairs if isinstance(pair, tuple)):
            by_least.setdefault(low, []).append(len(part.parts) - high)
        for low, fails in by_least.items():
            full = len(fails) == len(part.parts) + 1 - low
            found.setdefault(() if full else tuple(sorted(fails)), []).append(low)
        tests = []
        for failed, lows in found.items():
            few = any_of(
                f"({least}) >= {a}" if b == len(part.parts) else _between(least, a, b) for a, b in _spans(lows)
            )
            many = any_of(_between(failing, a, b) for a, b in _spans(failed)) if failed else YES
            tests.append(all_of([few, many]))
        return any_of(tests)


def _between(number: str, first: int, last: int) -> str:
    if first == last:
        return f"({number}) = {first}"
    return f"(({number}) >= {first} and ({number}) <= {last})"


def _spans(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    return _runs(sorted(numbers))


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Numbers in order as runs, from the first to the last of each."""
    first = last = numbers[0]
    for number in numbers[1:]:
        if number > last + 1:
            yield first, last
            first = number
        last = number
    yield first, last


def _read(node: Node) -> Iterator[Read]:
    """The choices, scores and counts that a comparison reads."""
    if isinstance(node, Measure | Sum | Highest | Count):
        yield node
    elif isinstance(node, Compare):
        yield from (*_read(node.left), *_read(node.right))
    elif isinstance(node, Combined):
        yield from (found for part in node.parts for found in _read(part))
    elif isinstance(node, Quotient):
        yield from (*_read(node.top), *_read(node.bottom))
    elif isinstance(node, Edge):
        yield from _read(node.part)


def _with(compare: Compare, counts: Mapping[Count, object]) -> Compare:
    """A comparison with known numbers in place of its counts."""
    if not counts:
        return compare
    return replace(compare, left=_known(compare.left, counts), right=_known(compare.right, counts))


def _known(quantity: Quantity, counts: Mapping[Count, object]) -> Quantity:
    if isinstance(quantity, Count):
        pair = counts[quantity]
        assert isinstance(pair, tuple)
        return Figure(Interval(point(pair[0]).low, point(pair[1]).low))
    if isinstance(quantity, Combined):
        return replace(quantity, parts=tuple(_known(part, counts) for part in quantity.parts))
    if isinstance(quantity, Quotient):
        return replace(quantity, top=_known(quantity.top, counts), bottom=_known(quantity.bottom, counts))
    return replace(quantity, part=_known(quantity.part, counts)) if isinstance(quantity, Edge) else quantity
