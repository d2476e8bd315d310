"""What every guide promises: the machine's findings against the opinion of a solver."""

from __future__ import annotations

from random import Random

import pytest

from askwell.diagnostics import Location
from askwell.flow.machine.compile import compile_flow
from askwell.flow.schema.records import Flow
from askwell.flow.verify.invariants import prove_every_guide
from tests.flow.drawn_extras import drawn, written
from tests.flow.opinion.guides import LARGE, NAMES, guides
from tests.flow.opinion.mutants import mutants
from tests.flow.opinion.promises import broken_promises
from tests.flow.opinion.rules import Opinion
from tests.helpers import read_flow

CODES = {"FLOW040", "FLOW044", "FLOW050", "FLOW052", "FLOW054", "FLOW055", "FLOW056"}

LONG = pytest.mark.long


def place_of(flow: Flow, at: Location) -> str:
    """The question or entry in which a place lies; "" in a flow whose questions stand in several files."""
    if flow.parts:
        return ""
    keys: dict[Location, str] = {
        flow.at(kind, key, key=True): key for kind in ("questions", "entries") for key in getattr(flow, kind)
    }
    before = [place for place in keys if (place.line, place.column) <= (at.line, at.column)]
    return keys[max(before, key=lambda place: (place.line, place.column))]


def assert_agreed(flow: Flow) -> None:
    """The same promises are broken in the same places. FLOW052 may be told as FLOW008, and FLOW056 also where the two
    readers have no choice in common."""
    machine, _ = compile_flow(flow)
    if machine is None:
        return
    told = {(found.code, place_of(flow, found.location)) for found in prove_every_guide(machine)}
    found = broken_promises(Opinion(machine.graph, tuple(machine.entries)))
    expected = {(code, "" if flow.parts else key) for code, key in found}
    expected -= {("FLOW052", place) for code, place in told if code == "FLOW008"} - told
    more = {(code, place) for code, place in told if code in CODES} - expected
    assert expected <= told
    assert {code for code, _ in more} <= {"FLOW056"}


@pytest.mark.parametrize("name", [pytest.param(name, marks=LONG if name in LARGE else ()) for name in NAMES])
def test_promises_of_guides(name: str) -> None:
    assert_agreed(guides()[name])


@pytest.mark.parametrize("name", [pytest.param(name, marks=LONG) for name in NAMES if name not in LARGE])
def test_promises_of_spoilt_guides(name: str) -> None:
    for _, flow in mutants(guides()[name]):
        assert_agreed(flow)


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=LONG) for seed in range(3, 300, 3))])
def test_promises_of_guides_drawn_by_chance(seed: int) -> None:
    for number in range(seed, seed + 3):
        random = Random(number)
        assert_agreed(read_flow(written(drawn(random, random.randint(2, 6)).flow)))
