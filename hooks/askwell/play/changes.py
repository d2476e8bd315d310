"""What a save changed in a guide: its size, what became of its rules, and who comes to other advice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from askwell.diagnostics import errors
from askwell.flow.compare.product import TooFarApart
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.walk import path_count
from askwell.flow.report.diff import Differences, differences
from askwell.flow.report.versions.marks import Mark, Marks, marks
from askwell.flow.verify.invariants import Proof
from askwell.flow.verify.safety_rules import BROKEN, SafetyRuleProof

NO_RULE = "not there"
"""What stands for the verdict on a rule that one of two versions does not have."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of one version and of the next."""

    name: str
    was: int
    now: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """A safety rule of which something else is proven than before."""

    rule: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two versions. `marks` are the differences between the files. `advice` is None if the
    versions differ too much to be compared reader by reader; `untold` then says how."""

    counts: tuple[Count, ...]
    verdicts: tuple[Verdict, ...]
    marks: Marks
    advice: Differences | None
    untold: str = ""

    @property
    def any(self) -> bool:
        """Whether a reader or a clinician would see a difference."""
        told = self.advice
        advice = told is None or told.groups or told.one_sided or told.reworded or told.signs_gone
        return bool(advice or self.verdicts or self.listed or any(count.was != count.now for count in self.counts))

    @property
    def listed(self) -> tuple[Mark, ...]:
        """What differs between the files, in the order of its numbers."""
        return self.marks.shown + self.marks.besides


def changes(old: Proof, new: Proof) -> Changes:
    """Compares two versions of a guide."""
    counts = zip(sizes(old.machine).items(), sizes(new.machine).values(), strict=True)
    try:
        advice, untold = differences(old.machine, new.machine), ""
    except TooFarApart as error:
        advice, untold = None, str(error)
    counted = tuple(Count(name, was, now) for (name, was), now in counts)
    return Changes(counted, tuple(_verdicts(old, new)), marks(old.machine, new.machine), advice, untold)


def sizes(machine: Machine) -> Mapping[str, int]:
    """How large a guide is, entries left out."""
    return {
        "states": len(machine.states),
        "ways through": path_count(machine),
        "questions at most": machine.most_to_come[machine.start.key],
        "outcomes": len({state.origin for state in machine.states.values() if not state.choices}),
    }


def verdict(rule: SafetyRuleProof) -> str:
    """What became of a rule, in words."""
    if rule.finding is None:
        return "holds"
    if not errors([rule.finding]):
        return "never applies"
    return "does not hold" if rule.finding.code in BROKEN else "cannot be proven"


def _verdicts(old: Proof, new: Proof) -> Iterator[Verdict]:
    before, after = ({rule.rule: verdict(rule) for rule in each.rules} for each in (old, new))
    for rule in {**after, **before}:
        was, now = before.get(rule, NO_RULE), after.get(rule, NO_RULE)
        if was != now:
            yield Verdict(rule, was, now)
