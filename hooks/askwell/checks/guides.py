"""Rules about the words of a decision guide. What its ways must hold to is proven (flow/verify/invariants.py)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.diagnostics import Diagnostic, Severity
from askwell.flow.expr.units import measured
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Prompt
from askwell.flow.resolve.resolver import ADVISED
from askwell.flow.schema.questions import NOT_SURE
from askwell.flow.schema.records import Flow
from askwell.flow.schema.waivers import Promise
from askwell.flow.verify.proposals import proposed_rules
from askwell.patterns import regex
from askwell.source.yaml import Loc

DOSE = regex(r"\d[\d.,]*\s?(mg|mcg|\u00b5g|\u03bcg|ml|iu|milligrams?|micrograms?|millilit(re|er)s?)\b", re.IGNORECASE)
CLEARANCE = regex(r"\bsafe for you\b", re.IGNORECASE)


def screens_offer_not_sure(site: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """A screen for red flags has a choice for readers who do not know: nobody may be pressed to say no (ours)."""
    without = [key for key, question in flow.questions.items() if question.red_flag and not question.not_sure]
    hidden = dict.fromkeys(_without_not_sure(site.machines.get(flow.key)))
    unasked = (key for key in [*without, *hidden] if not flow.waived(Promise.NOT_SURE_OFFERED, key))
    for key in dict.fromkeys(unasked):
        place = flow.at("questions", key, key=True)
        hint = "add not_sure:, and below it same_as: with the option that leads to care"
        if key not in without:
            hint = "give it to: in place of same_as:, since some readers do not see the option that it counts as"
        yield Diagnostic(place, "FLOW014", f"the red-flag screen '{key}' has no \"Not sure\"", hint)


def _without_not_sure(machine: Machine | None) -> Iterator[str]:
    """The screens that some readers see without "not sure"."""
    for state in machine.states.values() if machine else ():
        unsure = any(choice.key == NOT_SURE for choice in state.choices)
        if isinstance(state.content, Prompt) and state.content.red_flag and not unsure:
            yield state.origin


def reasons_are_needed(_: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """The reason why "Not sure" is not offered stands only where it is not offered, and not at a screen for red flags,
    which must offer it (ours)."""
    for key, question in flow.questions.items():
        if question.no_not_sure and (question.not_sure or question.red_flag):
            what = "'not_sure' is there" if question.not_sure else 'a screen for red flags must offer "Not sure"'
            place = flow.at("questions", key, "no_not_sure", key=True)
            message = f"'no_not_sure' does not count at '{key}': {what}"
            yield Diagnostic(place, "FLOW059", message, "take the line out", Severity.WARNING)


def measures_are_not_whole(_: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """A temperature or a weight is seldom a whole number: readers between two have no band (ours)."""
    for key, question in flow.questions.items():
        number = question.number
        if number and number.whole and measured(number.unit):
            message = f"with whole: yes, readers between two whole {number.unit} have no band"
            hint = "take whole: yes out, and let each band end where the next begins"
            place = flow.at("questions", key, "number", "whole")
            yield Diagnostic(place, "FLOW063", message, hint, Severity.WARNING)


def no_dose_no_clearance(_: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """An outcome names no dose, and never says "safe for you" (ours)."""
    for loc, text in _advice(flow):
        hint = "leave that to a clinician who knows the reader"
        if DOSE.search(text):
            yield Diagnostic(flow.at(*loc), "FLOW012", "this outcome names a dose", hint)
        if CLEARANCE.search(text):
            yield Diagnostic(flow.at(*loc), "FLOW012", "this says 'safe for you'", hint)


def _advice(flow: Flow) -> Iterator[tuple[Loc, str]]:
    """Every text that an outcome shows, with the way to it."""
    for key, outcome in flow.outcomes.items():
        for name in ADVISED:
            blocks = getattr(outcome, name)
            for number, block in enumerate(blocks):
                for inside, text in block.places(number, alone=len(blocks) == 1):
                    yield ("outcomes", key, name, *inside), text
    for key, table in flow.tables.items():
        for number, row in enumerate(table.rows):
            if row.because:
                yield ("tables", key, "rows", number, "because"), row.because


def says_how_it_was_made(_: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """A guide says whether a language model wrote it (EU AI Act, Article 50(4))."""
    if flow.ai_use is None:
        hint = "add ai_use: and below it model: drafted, assisted or none, and how: in a sentence"
        yield Diagnostic(flow.at(), "FLOW076", "this guide does not say how its text was made", hint)


def sensitive_like_its_parts(_: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """A guide that asks what nobody may learn says so of itself: newsletters then never show its first question
    (ours)."""
    for part in flow.parts if not flow.sensitive else ():
        if part.sensitive:
            message = f"the shared part '{part.key}' asks what nobody may learn, and this guide is not sensitive"
            place = flow.at("use", part.key, key=True)
            yield Diagnostic(place, "PART005", message, "add the line sensitive: yes to the guide")


def has_safety_rules(site: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """A guide says in sentences what must never happen to its readers: then no change can bring it about (ours)."""
    machine = site.machines.get(flow.key) if not flow.rules else None
    if machine is not None:
        proposed = " and ".join(f"'- {sentence}'" for sentence in proposed_rules(machine))
        hint = "write below rules: what a clinician demands" + (f", for example {proposed}" if proposed else "")
        place = flow.at("questions", key=True)
        yield Diagnostic(place, "FLOW074", "this guide has no safety rules", hint, Severity.WARNING)


def approvals_stand(site: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """A guide says what was approved: after a change, a clinician approves it anew (ours)."""
    settings = site.library.settings
    severity = Severity.ERROR if settings and settings.production else Severity.WARNING
    machine = site.machines.get(flow.key) if flow.approval else None
    if machine is None or flow.approval is None:
        return
    if flow.approval.on > site.today:
        message, hint = f"on: {flow.approval.on} is in the future", f"today is {site.today}"
        yield Diagnostic(flow.at("approval", "on"), "DATE001", message, hint)
    if not machine.approval_stands:
        message = f"the approval has lapsed: this guide's proof is now {machine.fingerprint}"
        hint = "`askwell flow diff` shows what changed; let a clinician approve it anew, or remove the approval"
        yield Diagnostic(flow.at("approval", "proof"), "FLOW042", message, hint, severity)


def called_a_guide(_: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """What is not known to meet all criteria of a decision aid is called a guide (IPDAS)."""
    for name in ("title", "purpose", "for_whom"):
        if "decision aid" in getattr(flow, name).casefold():
            hint = "call it a guide: a decision aid must meet criteria that are not checked here"
            yield Diagnostic(flow.at(name), "FLOW013", "this is called a decision aid", hint)
