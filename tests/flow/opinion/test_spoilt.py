"""Guides with mistakes, and guides drawn by chance: the machine and the solver say the same of them, too."""

from __future__ import annotations

from itertools import islice
from random import Random

import pytest
import z3

from askwell.flow.machine.compile import compile_flow
from askwell.flow.resolve.resolver import link
from askwell.flow.schema.records import Flow
from tests.flow.drawn_extras import drawn, written
from tests.flow.opinion.guides import LARGE, NAMES, guides, with_rules
from tests.flow.opinion.mutants import mutants
from tests.flow.opinion.rules import Opinion
from tests.flow.opinion.sentences import sentences
from tests.flow.opinion.test_opinion import assert_reached, assert_same
from tests.helpers import read_flow

UNCLEAR = {"FLOW003", "FLOW018", "FLOW019", "FLOW022", "FLOW023", "FLOW117"}
"""The findings that some reader gets stuck, or that a condition cannot be read for a reader."""

LONG = pytest.mark.long


def agreed(flow: Flow, rules: int, random: Random) -> int:
    """How many rules of a guide were compared: its own, and as many others at most; -1 if it is not clear how its ways
    go."""
    graph, _ = link(flow)
    if graph is None:
        return -1
    machine, problems = compile_flow(flow)
    entries = tuple(machine.entries) if machine else ()
    opinion = Opinion(graph, entries)
    start = opinion.readers[None]
    one = z3.PbEq([(end, 1) for end in start.ends.values()], 1)
    lost = opinion.possible(None, z3.Or(z3.Not(one), *start.stuck, *start.unclear))
    here = [problem for problem in problems if not problem.message.startswith("entered at")]
    assert lost is any(problem.code in UNCLEAR for problem in here)
    if machine is None:
        return 0
    assert_reached(machine, opinion)
    made = list(sentences(graph))
    tried = [*flow.rules, *random.sample(made, min(rules, len(made)))]
    assert_same(with_rules(machine, tried), opinion)
    return len(tried)


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name in ("tetanus", "sore-back") else LONG) for name in NAMES if name not in LARGE],
)
@pytest.mark.parametrize("first", [0, *(pytest.param(n, marks=LONG) for n in range(5, 60, 5))])
def test_guides_spoilt_in_one_place(name: str, first: int) -> None:
    for number, (what, flow) in enumerate(islice(mutants(guides()[name]), first, first + 5)):
        try:
            agreed(flow, 4, Random(number))
        except AssertionError as error:
            raise AssertionError(what) from error


@pytest.mark.parametrize(
    "seed",
    [0, *(pytest.param(seed, marks=LONG) for seed in range(3, 300, 3))],
)
def test_guides_drawn_by_chance(seed: int) -> None:
    for number in range(seed, seed + 3):
        random = Random(number)
        flow = read_flow(written(drawn(random, random.randint(2, 6)).flow))
        agreed(flow, 8, random)
