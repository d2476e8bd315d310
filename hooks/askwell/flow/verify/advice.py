"""What advice can follow each state of a machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Advice
from askwell.flow.schema.urgency import Caution


@dataclass(frozen=True, slots=True)
class Range:
    """The mildest and the gravest advice that readers can still come to."""

    mildest: Caution
    gravest: Caution


def advice_ahead(machine: Machine) -> Mapping[str, Range]:
    """The range of advice ahead of each state, by the state's key."""
    ranges: dict[str, Range] = {}
    for state in reversed(list(machine.states.values())):  # reading order: targets come later
        if isinstance(state.content, Advice):
            caution = state.content.urgency.caution
            ranges[state.key] = Range(caution, caution)
        else:
            ahead = [ranges[choice.target] for choice in state.choices]
            ranges[state.key] = Range(min(r.mildest for r in ahead), max(r.gravest for r in ahead))
    return ranges


def same_urgency(machine: Machine) -> Mapping[str, int]:
    """A number for each state. Two states have the same if readers who choose alike from there come to the same
    urgency: what does not change the urgency is left out."""
    numbers: dict[str, int] = {}
    known: dict[object, int] = {}
    for state in reversed(list(machine.states.values())):
        if isinstance(state.content, Advice):
            meaning: object = state.content.urgency
        else:
            ways = tuple((choice.key, numbers[choice.target]) for choice in state.choices)
            if len({number for _, number in ways}) == 1:
                numbers[state.key] = ways[0][1]
                continue
            meaning = (state.origin, ways)
        numbers[state.key] = known.setdefault(meaning, len(known))
    return numbers
