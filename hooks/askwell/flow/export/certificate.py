"""What is proven of a guide, to go along with every form of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from askwell.diagnostics import Diagnostic, counted, errors
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.walk import path_count
from askwell.flow.verify.invariants import Proof, proof


@dataclass(frozen=True, slots=True)
class Certificate:
    """A guide's fingerprint and size, each safety rule with what became of it ("holds", "does not hold" or "never
    applies"), how many findings there are, who approved it, and the day on which this was proven."""

    flow: str
    title: str
    fingerprint: str
    states: int
    ways: int
    rules: tuple[tuple[str, str], ...]
    scenarios: int
    findings: int
    approved: str
    proven_on: date

    @property
    def lines(self) -> Iterator[str]:
        """The certificate in words, a line each."""
        yield f"{self.title} ({self.flow})"
        yield f"Fingerprint: {self.fingerprint}"
        yield f"Proven on {self.proven_on.isoformat()}: {self.states:,} states, {self.ways:,} ways"
        yield from (f"{verdict}: {rule}" for rule, verdict in self.rules)
        yield f"{counted(self.scenarios, 'scenario')}, {counted(self.findings, 'finding')}"
        yield self.approved


def certificate(machine: Machine, day: date) -> Certificate:
    """What is proven of a guide on a day."""
    found: Proof = proof(machine)
    rules = tuple((rule.rule, _verdict(rule.finding)) for rule in found.rules)
    flow = machine.flow
    sizes = len(machine.states), path_count(machine)
    return Certificate(
        flow.key, flow.title, machine.fingerprint, *sizes, rules, len(flow.scenarios), len(found.diagnostics),
        _approved(machine), day,
    )  # fmt: skip


def _verdict(finding: Diagnostic | None) -> str:
    if finding is None:
        return "holds"
    return "does not hold" if errors([finding]) else "never applies"


def _approved(machine: Machine) -> str:
    approval = machine.flow.approval
    if approval is None:
        return "Nobody has approved this proof."
    stands = "" if machine.approval_stands else "; the guide has changed since, and the approval has lapsed"
    return f"Approved by {approval.by} on {approval.on.isoformat()}{stands}."
