"""Compiles and proves the guides of a site, each text once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from askwell.diagnostics import Diagnostic
from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from askwell.flow.proving import kept
from askwell.flow.proving.meaning import meaning
from askwell.flow.schema.records import Flow
from askwell.flow.verify.invariants import Proof, proof, rules_despite_mistakes
from askwell.flow.verify.safety_rules import SafetyRuleProof
from askwell.processes import processes as as_many
from askwell.processes import shared_out

ENOUGH = 1_000
"""States to be proven at which other processes help, and at which the proof is kept: it then takes half a second
(ours). What takes less is proven anew each time, in this process."""

Made = TypeVar("Made")


class Later(Mapping[str, Made]):
    """Values by their keys, each of them made when it is asked for."""

    def __init__(self, makers: Mapping[str, Callable[[], Made]]) -> None:
        self._makers = makers
        self._made: dict[str, Made] = {}

    def __getitem__(self, key: str) -> Made:
        if key not in self._made:
            self._made[key] = self._makers[key]()
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._makers  # asking for the value would make it

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


@dataclass(frozen=True)
class Proven:
    """The machines of guides, their proofs, and all findings, in the order of the guides."""

    machines: Mapping[str, Machine]
    proofs: Mapping[str, Proof]
    findings: tuple[Diagnostic, ...]


class _Found(NamedTuple):
    """What a proof came to, apart from its machine: that need not travel from process to process."""

    rules: tuple[SafetyRuleProof, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass
class _Guide:
    """One text, and what becomes of it. Of several guides with that text, `flow` is the first. A guide with `states`
    was proven before: it has no findings, and its machine is made when it is asked for."""

    flow: Flow
    states: tuple[int, ...] | None
    wanted: bool = False
    machine: Machine | None = None
    problems: Sequence[Diagnostic] = ()
    found: _Found = field(default=_Found((), ()))

    def compiled(self) -> Machine | None:
        """Its machine; None if it is not clear where its choices lead."""
        if self.machine is None and not self.problems:
            self.machine, self.problems = compile_flow(self.flow)
            if self.states is not None and self.problems:
                raise RuntimeError(f"{kept.FILE} says that {self.flow.path} has no mistakes: delete that file")
        return self.machine

    def machine_of(self, flow: Flow) -> Machine:
        """The machine as that of one of the guides with this text."""
        machine = self.compiled()
        assert machine is not None
        if flow is self.flow:
            return machine
        graph = replace(machine.graph, flow=flow)
        entries = {key: replace(entry, graph=graph) for key, entry in machine.entries.items()}
        return replace(machine, graph=graph, entries=entries)

    def proof_of(self, flow: Flow, machines: Mapping[str, Machine]) -> Proof:
        """The proof, likewise."""
        rules = [replace(rule, finding=rule.finding and self._in(flow, rule.finding)) for rule in self.found.rules]
        found = tuple(self._in(flow, problem) for problem in self.found.diagnostics)
        return Proof(machines[flow.key], tuple(rules), found)

    def problems_of(self, flow: Flow, *, proven: bool) -> Iterator[Diagnostic]:
        """All findings, each with its place in the file of that guide."""
        for problem in (*self.problems, *(self.found.diagnostics if proven else ())):
            yield self._in(flow, problem)

    def _in(self, flow: Flow, problem: Diagnostic) -> Diagnostic:
        """A finding where it stands in another file with the same lines."""
        if flow is self.flow or problem.location.path != self.flow.path:
            return problem
        return replace(problem, location=replace(problem.location, path=flow.path))


def prove_guides(
    flows: Sequence[Flow], root: Path | None = None, only: str | None = None, processes: int | None = None
) -> Proven:
    """Compiles all guides and proves them, or only one. What is proven is kept below the root, if there is one.
    Raises ProcessesError if a process ends before its share is proven."""
    known = kept.read(root) if root else kept.Kept({})
    guides: dict[str, _Guide] = {}
    texts: dict[str, str] = {}
    for flow in flows:
        texts[flow.key] = text = meaning(flow)
        guide = guides.setdefault(text, _Guide(flow, known.states_of(flow, text)))
        guide.wanted = guide.wanted or only in (None, flow.key)
    _prove(list(guides.values()), processes)
    if root and only is None:
        _keep(root, known, guides)
    of = {flow.key: guides[texts[flow.key]] for flow in flows}
    clear = [flow for flow in flows if of[flow.key].states is not None or of[flow.key].machine is not None]
    machines = Later({flow.key: partial(of[flow.key].machine_of, flow) for flow in clear})
    asked = [flow for flow in clear if only in (None, flow.key)]
    proofs = Later({flow.key: partial(of[flow.key].proof_of, flow, machines) for flow in asked})
    told = (of[flow.key].problems_of(flow, proven=only in (None, flow.key)) for flow in flows)
    return Proven(machines, proofs, tuple(problem for problems in told for problem in problems))


def _prove(guides: Sequence[_Guide], processes: int | None) -> None:
    """Proves what was not proven before."""
    new = [guide for guide in guides if guide.states is None]
    for guide in new:
        guide.compiled()
    tasks = [guide for guide in new if guide.wanted]
    if processes is None:
        states = _size(tasks)
        processes = as_many(states, worth=ENOUGH // 2) if states >= ENOUGH else 1
    for guide, found in zip(tasks, shared_out(_proof, tasks, processes), strict=True):
        guide.found = found
    for guide in guides:
        if guide.states is not None:
            rules = zip(guide.flow.rules, guide.states, strict=True)
            guide.found = _Found(tuple(SafetyRuleProof(rule, states) for rule, states in rules), ())


def _proof(guide: _Guide) -> _Found:
    """The proof of a guide, or of what stands of one with mistakes."""
    if guide.machine is None:
        return _Found((), tuple(rules_despite_mistakes(guide.flow)))
    proven = proof(guide.machine)
    return _Found(proven.rules, proven.diagnostics)


def _size(guides: Sequence[_Guide]) -> int:
    """The states of some guides, those of their entries among them."""
    return sum(len(each.states) for guide in guides if guide.machine for each in guide.machine.all)


def _keep(root: Path, known: kept.Kept, guides: Mapping[str, _Guide]) -> None:
    """Keeps which guides were proven, if it took long enough: those without any finding alone."""
    new = [guide for guide in guides.values() if guide.states is None]
    if not known.proven and _size(new) < ENOUGH:
        return
    proven = {
        text: tuple(rule.states for rule in guide.found.rules)
        for text, guide in guides.items()
        if not guide.problems and not guide.found.diagnostics
    }
    if proven != known.proven:
        kept.write(root, proven)
