"""Safety rules that a guide could have: sentences made from its own keys, which hold as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from askwell.flow.machine.machine import Machine
from askwell.flow.schema.questions import NOT_SURE
from askwell.flow.schema.urgency import Caution, Urgency
from askwell.flow.verify.advice import advice_ahead
from askwell.flow.verify.safety_rules import holds

PROPOSED, TRIED = 2, 8
"""Sentences proposed, and tried for that: each is proven, which takes its time in a large guide."""


def proposed_rules(machine: Machine) -> tuple[str, ...]:
    """Up to two rules, those about the gravest choices of red-flag questions first."""
    return tuple(islice((text for text in islice(_candidates(machine), TRIED) if holds(machine, text)), PROPOSED))


def _candidates(machine: Machine) -> Iterator[str]:
    screens = [key for key in machine.graph.order if key in machine.asks and machine.flow.questions[key].red_flag]
    for screen in screens:
        choice, mildest = _gravest(machine, screen)
        if mildest > Caution.SELF_CARE:
            yield f"never milder than {Urgency[mildest.name]} when {screen} is {choice}"
    for screen in screens:
        yield f"every entry passes {screen}"
        if machine.flow.questions[screen].not_sure:
            yield f"not sure at {screen} is never milder than a known choice"
    for screen in screens or machine.asks:
        yield from (f"{screen} is asked before {other}" for other in machine.asks if other != screen)


def _gravest(machine: Machine, question: str) -> tuple[str, Caution]:
    """Of the known choices of a question the one with the most cautious advice behind it, and the mildest of that."""
    mildest: dict[str, Caution] = {}
    for each in machine.all:
        ahead = advice_ahead(each)
        for state in (state for state in each.states.values() if state.origin == question):
            for choice in (choice for choice in state.choices if choice.key != NOT_SURE):
                found = ahead[choice.target].mildest
                mildest[choice.key] = min(found, mildest.get(choice.key, found))
    return max(mildest.items(), key=lambda item: item[1])
