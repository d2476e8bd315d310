"""Rules about promises that guides set aside: each names something, is needed, and was decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from askwell.checks import guides
from askwell.checks.checked_site import CheckedSite
from askwell.checks.wording import urgency_words
from askwell.diagnostics import Diagnostic, Severity, did_you_mean
from askwell.flow.machine.compile import compile_flow
from askwell.flow.schema.records import Flow
from askwell.flow.verify.invariants import prove_every_guide

_RULES = (
    guides.screens_offer_not_sure,
    urgency_words.emergencies_name_the_call,
    urgency_words.only_emergencies_ask_for_the_call,
    urgency_words.times_fit,
    urgency_words.calls_are_not_taken_back,
    urgency_words.guides_name_the_sites_number,
)
"""The rules outside of the proof that hold a promise."""


def waivers_name_something(_: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """A waiver is about a question, a table, a score or an outcome of its guide (ours)."""
    known = [*flow.questions, *flow.tables, *flow.scores, *flow.outcomes]
    for number, waiver in enumerate(flow.waivers):
        if waiver.at is not None and waiver.at not in known:
            message = f"there is no question, table, score or outcome '{waiver.at}'"
            hint = did_you_mean(waiver.at, known)
            yield Diagnostic(flow.at("waivers", number, "at"), "FLOW058", message, hint)


def waivers_were_decided(site: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """The day of a decision has come (ours)."""
    for number, waiver in enumerate(flow.waivers):
        if waiver.on > site.today:
            message, hint = f"on: {waiver.on} is in the future", f"today is {site.today}"
            yield Diagnostic(flow.at("waivers", number, "on"), "DATE001", message, hint)


def waivers_are_needed(site: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """A promise is set aside only where the guide breaks it: else its readers are told of a gap that is not there
    (ours)."""
    if not flow.waivers or flow.key not in site.machines:
        return
    kept = _found(site, flow)
    for number, waiver in enumerate(flow.waivers):
        others = tuple(one for one in flow.waivers if one is not waiver)
        if _found(site, flow.model_copy(update={"waivers": others})) <= kept:
            message = f"the guide keeps '{waiver.promise}' without this waiver"
            hint = "take it out, or let at: name what it is for"
            place = flow.at("waivers", number, "promise")
            yield Diagnostic(place, "FLOW057", message, hint, Severity.WARNING)


def _found(site: CheckedSite, flow: Flow) -> frozenset[Diagnostic]:
    """What is found in a guide with these waivers."""
    machine, found = compile_flow(flow)
    if machine is None:
        return frozenset(found)
    alone = replace(site, machines={flow.key: machine})
    held = (problem for rule in _RULES for problem in rule(alone, flow))
    return frozenset([*found, *prove_every_guide(machine), *held])
