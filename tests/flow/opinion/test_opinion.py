"""The machine's proof of every guide in these tests, rule by rule, against the opinion of a solver."""

from __future__ import annotations

import pytest
import z3

from askwell.flow.machine.machine import Machine
from askwell.flow.verify.safety_rules import prove_rules
from tests.flow.opinion.guides import LARGE, NAMES, guides, machine_of, with_rules
from tests.flow.opinion.rules import Opinion
from tests.flow.opinion.sentences import sentences

GUIDES = [pytest.param(name, marks=pytest.mark.long if name in LARGE else (), id=name) for name in NAMES]


EVERY = 10
"""How many of the rules made by rote there are for each that is tried in the short run."""


def opinion_of(machine: Machine) -> Opinion:
    """What the solver makes of the same guide."""
    return Opinion(machine.graph, tuple(machine.entries))


def assert_same(machine: Machine, opinion: Opinion) -> None:
    """The machine and the solver say the same of every rule."""
    for proven in prove_rules(machine):
        assert (proven.finding.code if proven.finding else "") in opinion.of_rule(proven.rule), proven.rule


def assert_reached(machine: Machine, opinion: Opinion) -> None:
    """They say the same of which choices and outcomes can be reached."""
    for each in machine.all:
        reader = opinion.readers[each.entry_key]
        ends = {key for key, end in reader.ends.items() if opinion.possible(each.entry_key, end)}
        made = {
            (question, choice)
            for question, choices in reader.made.items()
            for choice, made in choices.items()
            if opinion.possible(each.entry_key, made)
        }
        assert ends == {state.origin for state in each.states.values() if state.kind == "outcome"}
        assert made == {(state.origin, choice.key) for state in each.states.values() for choice in state.choices}


@pytest.mark.parametrize("name", GUIDES)
def test_every_rule(name: str) -> None:
    machine = machine_of(guides()[name])
    assert_same(machine, opinion_of(machine))


@pytest.mark.parametrize(
    ("name", "part"),
    [
        pytest.param(name, part, marks=pytest.mark.long if part or name in LARGE else ())
        for name in NAMES
        for part in range(2 if name in LARGE else EVERY)
    ],
)
def test_rules_made_by_rote(name: str, part: int) -> None:
    machine = machine_of(guides()[name])
    assert_same(with_rules(machine, list(sentences(machine.graph))[part::EVERY]), opinion_of(machine))


@pytest.mark.parametrize("name", GUIDES)
def test_what_can_be_reached(name: str) -> None:
    machine = machine_of(guides()[name])
    assert_reached(machine, opinion_of(machine))


@pytest.mark.parametrize("name", GUIDES)
def test_every_reader_ends_in_one_outcome(name: str) -> None:
    opinion = opinion_of(machine_of(guides()[name]))
    for entry, reader in opinion.readers.items():
        one = z3.PbEq([(end, 1) for end in reader.ends.values()], 1)
        assert not opinion.possible(entry, z3.Or(z3.Not(one), *reader.stuck, *reader.unclear))
