"""What must hold for a guide before it may be published, proven over all states of its machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from askwell.diagnostics import Diagnostic
from askwell.flow.compile import Choice, Machine, State, place_of
from askwell.flow.model import NOT_SURE, Caution, Outcome, Question, Urgency


@dataclass(frozen=True, slots=True)
class Range:
    """The mildest and the gravest advice that can still follow."""

    mildest: Caution
    gravest: Caution


def prove(machine: Machine) -> list[Diagnostic]:
    """Everything that breaks a rule of guides; nothing is sampled."""
    ranges = advice_ahead(machine)
    found = [*_red_flags_first(machine)]
    for state in machine.states.values():
        if isinstance(state.content, Question):
            found += _real_choice(machine, state)
            found += _screen_leads_to_care(machine, state, state.content)
            found += _not_sure_is_cautious(machine, state, ranges)
    return found


def advice_ahead(machine: Machine) -> Mapping[str, Range]:
    """For each state, the range of advice that its choices can still lead to."""
    ranges: dict[str, Range] = {}
    for state in reversed(list(machine.states.values())):  # reading order: targets come later
        if isinstance(state.content, Outcome):
            caution = state.content.urgency.caution
            ranges[state.key] = Range(caution, caution)
        else:
            ahead = [ranges[choice.target] for choice in state.choices]
            ranges[state.key] = Range(min(r.mildest for r in ahead), max(r.gravest for r in ahead))
    return ranges


def _red_flags_first(machine: Machine) -> Iterator[Diagnostic]:
    start = machine.start.content
    if not (isinstance(start, Question) and start.red_flag):
        yield Diagnostic(
            place_of(machine.flow, machine.start),
            "FLOW007",
            "the guide does not begin with a screen for red flags",
            "let the first question ask for signs of an emergency, and give it red_flag: yes",
        )


def _real_choice(machine: Machine, state: State) -> Iterator[Diagnostic]:
    if len({choice.target for choice in state.choices}) < 2:
        yield Diagnostic(
            place_of(machine.flow, state),
            "FLOW009",
            f"whatever a reader chooses, the question '{state.key}' leads to the same place",
            "add an option that leads elsewhere, or take the question out",
        )


def _screen_leads_to_care(machine: Machine, state: State, question: Question) -> Iterator[Diagnostic]:
    """A screen is one only if a choice in it leads straight to urgent care."""
    targets = [machine.states[choice.target].content for choice in state.choices]
    urgent = (Urgency.EMERGENCY, Urgency.URGENT)
    if question.red_flag and not any(isinstance(t, Outcome) and t.urgency in urgent for t in targets):
        yield Diagnostic(
            place_of(machine.flow, state),
            "FLOW010",
            f"no choice of the red-flag screen '{state.key}' leads straight to urgent care",
            "let the option for 'yes' lead to an outcome of urgency emergency or urgent",
        )


def _not_sure_is_cautious(machine: Machine, state: State, ranges: Mapping[str, Range]) -> Iterator[Diagnostic]:
    """A reader who does not know is never sent to milder advice than one who does (ours).

    Advice is compared by its range: neither the mildest nor the gravest outcome that can
    follow may be milder than after any option that is known.
    """
    unsure = next((choice for choice in state.choices if choice.key == NOT_SURE), None)
    if unsure is None:
        return
    mine = ranges[unsure.target]
    for known in state.choices:
        other = ranges[known.target]
        if mine.mildest < other.mildest or mine.gravest < other.gravest:
            yield _milder(machine, unsure, known)
            return


def _milder(machine: Machine, unsure: Choice, known: Choice) -> Diagnostic:
    return Diagnostic(
        machine.flow.at(*unsure.loc),
        "FLOW008",
        f"'{unsure.label}' can lead to milder advice than '{known.label}'",
        f"let it lead where '{known.label}' leads, or to something at least as cautious",
    )
