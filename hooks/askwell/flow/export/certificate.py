"""What is proven of a guide, to go along with every form of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from askwell.diagnostics import Diagnostic, counted, errors
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.walk import path_count
from askwell.flow.report.set_aside import set_aside, unlike
from askwell.flow.verify.invariants import Proof, proof


@dataclass(frozen=True, slots=True)
class Certificate:
    """A guide's fingerprint and size, each safety rule with what became of it ("holds", "does not hold" or "never
    applies"), how many findings there are, who approved it, and the day on which this was proven. `besides` are the
    promises that are set aside, and what is to be known of shared parts; `cautions` are the disclaimers that the site
    shows with the guide, each with where it stands."""

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
    besides: tuple[str, ...] = ()
    cautions: tuple[tuple[str, str], ...] = ()

    @property
    def lines(self) -> Iterator[str]:
        """The certificate in words, a line each."""
        yield f"{self.title} ({self.flow})"
        yield f"Fingerprint: {self.fingerprint}"
        yield f"Proven on {self.proven_on.isoformat()}: {self.states:,} states, {self.ways:,} ways"
        yield from (f"{verdict}: {rule}" for rule, verdict in self.rules)
        yield from self.besides
        yield f"{counted(self.scenarios, 'scenario')}, {counted(self.findings, 'finding')}"
        yield self.approved
        yield from (f"The site says {place}: {' '.join(wording.split())}" for place, wording in self.cautions)


def certificate(
    machine: Machine, day: date, cautions: Sequence[tuple[str, str]] = (), proven: Proof | None = None
) -> Certificate:
    """What is proven of a guide on a day, with the cautions of its site; `proven` is its proof, if there is one."""
    found = proven or proof(machine)
    rules = tuple((rule.rule, _verdict(rule.finding)) for rule in found.rules)
    flow = machine.flow
    besides = [f"set aside: {waiver}" for waiver in set_aside(machine)]
    besides += [f"signed: {unlike(machine, one)}" for one in flow.differences]
    besides += [f"shared part {part.key}: {part.stated}" for part in flow.parts if part.stated]
    sizes = len(machine.states), path_count(machine)
    return Certificate(
        flow.key, flow.title, machine.fingerprint, *sizes, rules, len(flow.scenarios), len(found.diagnostics),
        _approved(machine), day, tuple(besides), tuple(cautions),
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
