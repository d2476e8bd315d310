"""The compiler and the prover against a slow reading of the same flows: every combination of choices, every finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings

from askwell.diagnostics import Diagnostic
from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Advice, Prompt, State
from askwell.flow.schema.records import Flow
from askwell.flow.verify.invariants import prove
from tests.flow.drawn_extras import Case, cases, written
from tests.flow.slow import Evidence, ExploredState, Finding, Reading
from tests.flow.slow_proof import findings
from tests.helpers import read_flow

DRAWS = [100, pytest.param(2_000, marks=pytest.mark.long)]
"""Flows drawn: the first of the long run are those of the short one."""

BANDS = ("FLOW024", "FLOW025")
"""Their places are compared by the question: which band stands beside a hole is a matter of taste."""

KINDS = {
    "FLOW002", "FLOW003", "FLOW007", "FLOW008", "FLOW009", "FLOW010", "FLOW018", "FLOW019", "FLOW020", "FLOW021",
    "FLOW022", "FLOW023", "FLOW024", "FLOW025", "FLOW029", "FLOW030", "FLOW031", "FLOW033", "FLOW034", "FLOW035",
    "FLOW036", "FLOW037", "FLOW038", "FLOW039", "FLOW040", "FLOW044", "FLOW050", "FLOW051", "FLOW052", "FLOW054",
    "FLOW055", "FLOW056", "FLOW071", "FLOW072", "FLOW092", "FLOW100",
}  # fmt: skip
"""What must be found in some of the flows. All other kinds have to do with the form of a flow, or with its size."""

RARE = 8
"""So many kinds may need more flows than the short run draws."""

Found = tuple[str, str]
"""A kind of finding, and its place."""


@dataclass
class Tally:
    """What the flows drawn were like."""

    flows: int = 0
    compiled: int = 0
    runs: int = 0
    kinds: Counter[str] = field(default_factory=Counter)


@pytest.mark.slow
@pytest.mark.parametrize("draws", DRAWS)
def test_the_compiler_and_the_prover_agree_with_a_slow_reading(draws: int) -> None:
    tally = Tally()

    @settings(
        max_examples=draws, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(cases())
    def compare(case: Case) -> None:
        flow = read_flow(written(case.flow))
        expected = placed(flow, findings(case.flow, case.main))
        machine, problems = compile_flow(flow)
        found = problems + (prove(machine) if machine else [])
        assert {place_of(flow, problem) for problem in found} == set(expected)
        for problem in found:
            assert_shown(problem, expected[place_of(flow, problem)])
        if machine:
            for each in machine.all:
                assert_alike(each, Reading(case.flow, each.entry_key) if each.entry_key else case.main)
        tally.flows += 1
        tally.compiled += machine is not None
        tally.runs += len(case.main.ends)
        tally.kinds.update({problem.code for problem in found})

    compare()
    assert tally.flows >= draws
    assert tally.compiled >= tally.flows / 3
    assert len(KINDS - tally.kinds.keys()) <= (RARE if draws == DRAWS[0] else 0)
    assert tally.kinds.keys() - KINDS == set()


def placed(flow: Flow, expected: list[Finding]) -> dict[Found, list[Finding]]:
    """The findings expected, by kind and place in the file."""
    found: dict[Found, list[Finding]] = {}
    for finding in expected:
        found.setdefault((finding.code, str(flow.at(*finding.place.loc, key=finding.place.key))), []).append(finding)
    return found


def place_of(flow: Flow, problem: Diagnostic) -> Found:
    """The kind and the place of a finding."""
    if problem.code in BANDS:
        for name, question in flow.questions.items():
            bands = [flow.at("questions", name, "options", key, key=True) for key in question.options]
            if problem.location in bands:
                return problem.code, str(flow.at("questions", name, "options", key=True))
    return problem.code, str(problem.location)


def told(run: Evidence) -> str:
    """A run of choices as messages tell it."""
    return f" (a reader who chooses: {'; '.join(run)})" if run else " (every reader, from the start)"


def assert_shown(problem: Diagnostic, expected: list[Finding]) -> None:
    """The counterexample told is a true one, and no other is shorter."""
    for finding in expected:
        shortest = min(map(len, finding.runs), default=0)
        if any(problem.message.endswith(told(run)) for run in finding.runs if len(run) == shortest):
            return
        if problem.code in BANDS and any(problem.message.endswith(told(run)) for run in finding.runs):
            return
        for head, after, before in finding.pairs:
            if len(before) + len(after) == min(len(b) + len(a) for _, a, b in finding.pairs):
                words = problem.message.removesuffix(told(before)).split("; then ")
                if words[0].endswith(head) and {f"then {one}" for one in words[1:]} == after:
                    return
    assert not any(finding.runs or finding.pairs for finding in expected), problem


def assert_alike(machine: Machine, reading: Reading) -> None:
    """Readers see and come to the same, whatever they choose; and no two states are alike."""
    assert reading.start
    assert len(machine.states) == len({spot.meaning for spot in reading.spots})
    for spot, state in together(machine, reading.start, machine.start):
        assert (state.origin, said(state)) == (spot.key, spot.said)
        assert [(c.key, c.label) for c in state.choices] == [(key, label) for key, (label, _) in spot.ways.items()]


def together(machine: Machine, spot: ExploredState, state: State) -> Iterator[tuple[ExploredState, State]]:
    """Every combination of choices, in the slow reading and in the machine."""
    yield spot, state
    for choice in state.choices:
        yield from together(machine, spot.ways[choice.key][1], machine.states[choice.target])


def said(state: State) -> tuple[object, ...]:
    """All that a state says but for its choices."""
    content = state.content
    if isinstance(content, Prompt):
        return content.ask, content.help or "", content.why_we_ask or "", content.red_flag, content.signs
    assert isinstance(content, Advice)
    words = content.title, content.next_step, content.how_soon, content.why, content.would_change
    return str(content.urgency), *words, content.because, content.sums
