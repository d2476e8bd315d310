"""What is found of a rule does not depend on the rules beside it, though all share what was explored."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from askwell.flow.verify.safety_rules import SafetyRuleProof, prove_rules
from tests.flow.drawn_extras import drawn, written
from tests.flow.opinion.guides import LARGE, NAMES, guides, machine_of, with_rules
from tests.flow.opinion.sentences import sentences
from tests.helpers import read_flow


def alone(machine: Machine) -> list[SafetyRuleProof]:
    """The plain way: each rule as the only one of its guide."""
    found = []
    for number, rule in enumerate(machine.flow.rules):
        (proven,) = prove_rules(with_rules(machine, [rule]))
        place = machine.flow.at("rules", number)
        found.append(replace(proven, finding=proven.finding and replace(proven.finding, location=place)))
    return found


def assert_as_alone(machine: Machine) -> None:
    """All is the same but the place, the readers of findings and the states counted among it."""
    for together, by_itself in zip(prove_rules(machine), alone(machine), strict=True):
        place = by_itself.finding.location if by_itself.finding else None
        here = together.finding and replace(together.finding, location=place or together.finding.location)
        assert replace(together, finding=here) == by_itself
        assert together.finding is None or by_itself.finding is None or (
            together.finding.reader == by_itself.finding.reader
        )  # fmt: skip


def tried(machine: Machine, random: Random, number: int) -> Machine:
    """The guide with so many rules made by rote, and twice that for some of their conditions."""
    made = list(sentences(machine.graph))
    rules = [*machine.flow.rules, *random.sample(made, min(number, len(made)))]
    conditions = [rule.partition(" when ")[2] for rule in rules if " when " in rule]
    soon = [f"an emergency is reached within {n} questions when {each}" for each in conditions[:3] for n in (1, 2)]
    return with_rules(machine, [*rules, *soon])


SLOW = pytest.mark.long


@pytest.mark.parametrize("name", [pytest.param(n, marks=() if n in ("sore-back", "tetanus") else SLOW) for n in NAMES])
def test_rules_of_guides(name: str) -> None:
    assert_as_alone(tried(machine_of(guides()[name]), Random(name), 3 if name in LARGE else 20))


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=SLOW) for seed in range(4, 600, 4))])
def test_rules_of_drawn_guides(seed: int) -> None:
    for number in range(seed, seed + 4):
        random = Random(number)
        machine, _ = compile_flow(read_flow(written(drawn(random, random.randint(2, 6)).flow)))
        if machine:
            assert_as_alone(tried(machine, random, 20))
