"""Two guides, one reader: no reader who answers shared questions alike gets self-care from one guide and an emergency
from the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from askwell.flow.compare.product import NEW, OLD, End, Product, SideChoice, Taken
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Ending
from askwell.flow.schema.urgency import Urgency
from askwell.flow.verify.gravity import mildest_first

MOST_PAIRS = 50_000
"""Pairs of states of two guides at most: each check looks at them, and takes a second or two for so many (ours)."""

APART = {Urgency.EMERGENCY, Urgency.SELF_CARE}


@dataclass(frozen=True, slots=True)
class Conflict:
    """One reader gets an emergency from one guide and self-care from the other.

    `grave` and `mild` are the two machines with their advice, `example` is the shortest run of choices. `by_signs` is
    whether the emergency comes of a sign that only one of the guides asks for.
    """

    grave: tuple[Machine, Ending]
    mild: tuple[Machine, Ending]
    example: Taken
    by_signs: bool

    @property
    def outcomes(self) -> dict[str, str]:
        """The outcomes, by the ids of the guides."""
        return {machine.flow.key: ending.outcome for machine, ending in (self.grave, self.mild)}


@dataclass(frozen=True, slots=True)
class Together:
    """What is proven of two guides: by how many pairs of states their readers come, and where they part."""

    shared: tuple[str, ...]
    pairs: int
    conflicts: tuple[Conflict, ...]


def together(one: Machine, other: Machine, shared: Collection[str]) -> Together:
    """All readers of two guides at once, each with the same choices at the shared questions and any at the others. Of
    advice that parts, the shortest example is told. Raises TooFarApart."""
    sides = one, other
    whole = Product(sides, shared, most=MOST_PAIRS)
    conflicts = {_pair(end): end for end in sorted(whole.ends, key=_length)[::-1] if _apart(end)}
    alone = {_pair(end): end for end in _without_signs(sides, shared) if _apart(end)} if conflicts else {}
    found = [_conflict(sides, alone.get(pair, end), pair not in alone) for pair, end in conflicts.items()]
    both = tuple(key for key in shared if key in one.asks and key in other.asks)
    return Together(both, len(whole.reached), tuple(sorted(found, key=lambda each: (each.by_signs, len(each.example)))))


def _without_signs(sides: tuple[Machine, Machine], shared: Collection[str]) -> list[End]:
    """Where readers end who have none of the signs that only one of the guides asks for."""
    return sorted(Product(sides, shared, frozenset(_signs(sides, shared)), MOST_PAIRS).ends, key=_length)[::-1]


def _signs(sides: tuple[Machine, Machine], shared: Collection[str]) -> Iterator[SideChoice]:
    for side, (mine, its) in enumerate((sides, sides[::-1])):
        for key in mine.asks:
            question = mine.flow.questions[key]
            mildest = mildest_first(question)[:1]
            if not question.red_flag or not mildest or (key in shared and key in its.asks):
                continue
            states = (state for state in mine.states.values() if state.origin == key)
            yield from {SideChoice(side, key, c.key) for s in states for c in s.choices if c.key not in mildest}


def _pair(end: End) -> tuple[str, str]:
    return end.was.origin, end.now.origin


def _apart(end: End) -> bool:
    return {end.was.ending.urgency, end.now.ending.urgency} == APART


def _length(end: End) -> int:
    return len(end.example)


def _conflict(sides: tuple[Machine, Machine], end: End, by_signs: bool) -> Conflict:
    both = (sides[OLD], end.was.ending), (sides[NEW], end.now.ending)
    grave, mild = sorted(both, key=lambda each: -each[1].urgency.caution)
    return Conflict(grave, mild, end.example, by_signs)


def told(conflict: Conflict) -> str:
    """What one reader hears from the two guides, with the shortest run of choices."""
    (grave, call), (mild, rest) = conflict.grave, conflict.mild
    ways = "; ".join(f"{question} {choice}" for question, choice in conflict.example)
    both = f"'{call.title}' ({call.how_urgent}) from '{grave.flow.key}' and '{rest.title}' ({rest.how_urgent})"
    return f"one reader gets {both} from '{mild.flow.key}': {ways}"
