"""Two drawn guides walked by one reader, against a slow reading of both: every combined reader, from every entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from askwell.flow.compare.together import together
from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from askwell.flow.verify.gravity import mildest_first
from tests.flow.drawn_extras import Case, cases, written
from tests.flow.slow import Reading
from tests.helpers import read_flow

Guide = tuple[Case, Machine]

Parting = tuple[str, str, str, str]
"""Who calls, with the outcome, and who has self-care, with the outcome."""


Reader = tuple[str, frozenset[tuple[str, str]]]
"""Where a reader ends, with the choices at shared questions."""


def guide(name: str, case: Case) -> Guide | None:
    """A drawn guide under another name; None if it has mistakes."""
    flow = read_flow(written(case.flow))
    flow._key = name
    machine = compile_flow(flow)[0]
    return (case, machine) if machine else None


def fixed(guide: Guide, shared: set[str]) -> Mapping[str, str]:
    """The choices of those who have none of the signs that only this guide asks for."""
    flow, machine = guide[1].flow, guide[1]
    alone = [key for key in machine.asks if flow.questions[key].red_flag and key not in shared]
    return {key: order[0] for key in alone if (order := mildest_first(flow.questions[key]))}


def readers(guide: Guide, shared: set[str], urgency: str, only: Mapping[str, str]) -> Iterator[Reader]:
    """Every reader who ends in advice of an urgency, and makes only these choices where they are asked for."""
    case, machine = guide
    for entry in (None, *machine.entries):
        reading = Reading(case.flow, entry) if entry else case.main
        for end in reading.ends:
            asked = dict(end.history)
            allowed = all(asked.get(question, choice) == choice for question, choice in only.items())
            if allowed and case.flow["outcomes"][end.key]["urgency"] == urgency:
                chosen = {**reading.given, **asked}
                yield end.key, frozenset((question, chosen[question]) for question in shared & chosen.keys())


def fewest(sides: tuple[Guide, Guide], shared: set[str], *, signs: bool) -> dict[Parting, int]:
    """For each parting the fewest choices at shared questions, over all combined readers, or those without signs."""
    found: dict[Parting, int] = {}
    for grave, mild in (sides, sides[::-1]):
        calls = set(readers(grave, shared, "emergency", {} if signs else fixed(grave, shared)))
        rests = set(readers(mild, shared, "self_care", {} if signs else fixed(mild, shared)))
        for (call, here), (rest, there) in product(calls, rests):
            if len(dict(here | there)) == len(here | there):
                parting = (grave[1].flow.key, call, mild[1].flow.key, rest)
                found[parting] = min(found.get(parting, 99), len(here | there))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("draws", [12, pytest.param(1_500, marks=pytest.mark.long)])
def test_all_combined_readers_agree(draws: int) -> None:
    seen: Counter[str] = Counter()

    @settings(
        max_examples=draws, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(cases(), cases(), st.randoms(use_true_random=True))
    def compare(first: Case, second: Case, random: Random) -> None:
        one, other = guide("a", first), guide("b", second)
        if one is None or other is None:
            return
        common = sorted(first.flow["questions"].keys() & second.flow["questions"].keys())
        found = together(one[1], other[1], [key for key in common if random.random() < 0.7])
        shared = set(found.shared)
        every, without = (fewest((one, other), shared, signs=signs) for signs in (True, False))
        told: dict[Parting, tuple[int, bool]] = {}
        for conflict in found.conflicts:
            sides = conflict.grave, conflict.mild
            names = [(side.machine.flow.key, side.ending.outcome) for side in sides]
            told[names[0] + names[1]] = len(conflict.answers), conflict.by_signs
            for side in sides:
                end = side.machine.states[side.way[-1][1].target] if side.way else side.machine.start
                assert end.ending == side.ending
                chosen = {state.origin: choice.key for state, choice in side.way if state.origin in shared}
                assert chosen.items() <= conflict.answers.items()
        assert told == {key: (without.get(key, length), key not in without) for key, length in every.items()}
        seen["parted" if told else "alike"] += 1
        seen["by signs"] += any(by_signs for _, by_signs in told.values())
        seen["entries"] += bool(one[1].entries or other[1].entries)

    compare()
    assert min(seen[name] for name in ("parted", "alike", "by signs", "entries")) > draws / 50
