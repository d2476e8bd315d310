"""The guides on which the machine and the solver must agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from askwell.content.load import load
from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from askwell.flow.schema.records import Flow
from tests.flow.findings.guide import GUIDE
from tests.helpers import FLOWS, read_flow, site_of_flows
from tests.test_flow_docs import reference, written
from tests.test_manual import ROOT

LARGE = ("audit", "lung-screening", "manual", "mass-index", "phq-9")
"""Guides for the long run: they take the solver more than a second."""

NAMES = (
    *sorted(path.stem for path in FLOWS.glob("*.yml")),
    *sorted(path.stem for path in (ROOT / "content" / "flows").glob("*.yml")),
    "findings",
    "manual",
)
"""Test guides, those of the sample site, the one that the tables of findings spoil, and the one of the manual."""


@cache
def guides() -> Mapping[str, Flow]:
    """All of them, by their names."""
    found: dict[str, Flow] = {}
    with TemporaryDirectory() as folder:
        found |= load(site_of_flows(Path(folder) / "tests").root)[0].flows
        site = written(Path(folder) / "manual", reference())
        found["manual"] = load(site.root)[0].flows["test-guide"]
    found |= load(ROOT)[0].flows
    found["findings"] = read_flow(GUIDE)
    return found


def with_rules(machine: Machine, rules: Iterable[str]) -> Machine:
    """The same guide with other safety rules."""
    flow = machine.flow.model_copy(update={"rules": tuple(rules)})
    return replace(machine, graph=replace(machine.graph, flow=flow))


def machine_of(flow: Flow) -> Machine:
    """The machine of a flow that has one."""
    machine, problems = compile_flow(flow)
    assert machine is not None, problems
    return machine
