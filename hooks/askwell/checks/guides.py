"""Rules about the words of a decision guide. What its ways must hold to is proven (flow/prove.py)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from askwell.checks.subject import Subject
from askwell.diagnostics import Diagnostic
from askwell.flow.model import NOT_SURE

_UNSURE = re.compile(r"(i'?m |i am )?(not (quite |really )?sure|unsure|i (don'?t|do not) know|don'?t know)\b")
_DOSE = re.compile(r"\d\s?(mg|mcg|\u00b5g|\u03bcg|ml|iu|milligrams?|micrograms?|millilit(re|er)s?)\b", re.IGNORECASE)
_CLEARANCE = re.compile(r"\bsafe for you\b", re.IGNORECASE)


def labels_differ(subject: Subject) -> Iterator[Diagnostic]:
    """A reader can tell the choices of a question apart, and "not sure" is said with the field that is
    proven to be cautious (ours)."""
    for flow in subject.library.flows.values():
        for key, question in flow.questions.items():
            seen: set[str] = set()
            for name, option in question.options.items():
                words = option.label.casefold().rstrip(".!")
                place = flow.at("questions", key, "options", name, "label")
                if words in seen:
                    message, hint = f"there are two choices '{option.label}' here", "give them different labels"
                    yield Diagnostic(place, "FLOW011", message, hint)
                elif name != NOT_SURE and _UNSURE.match(words):
                    message = f"'{option.label}' is no option like others"
                    hint = "use the field not_sure: what it leads to is proven to be cautious"
                    yield Diagnostic(place, "FLOW011", message, hint)
                seen.add(words)


def screens_offer_not_sure(subject: Subject) -> Iterator[Diagnostic]:
    """A screen for red flags has a choice for readers who do not know: nobody may be pressed to say no (ours)."""
    for flow in subject.library.flows.values():
        for key, question in flow.questions.items():
            if question.red_flag and question.not_sure is None:
                place = flow.at("questions", key, key=True)
                hint = "add not_sure:, and below it same_as: with the option that leads to care"
                yield Diagnostic(place, "FLOW014", f"the red-flag screen '{key}' has no \"Not sure\"", hint)


def no_dose_no_clearance(subject: Subject) -> Iterator[Diagnostic]:
    """An outcome names no dose, and never says "safe for you" (ours)."""
    for flow in subject.library.flows.values():
        for key, outcome in flow.outcomes.items():
            for name in ("title", "next_step", "how_soon", "why", "would_change"):
                text = getattr(outcome, name)
                hint = "leave that to a clinician who knows the reader"
                if _DOSE.search(text):
                    yield Diagnostic(flow.at("outcomes", key, name), "FLOW012", "this outcome names a dose", hint)
                if _CLEARANCE.search(text):
                    yield Diagnostic(flow.at("outcomes", key, name), "FLOW012", "this says 'safe for you'", hint)


def called_a_guide(subject: Subject) -> Iterator[Diagnostic]:
    """What is not known to meet all criteria of a decision aid is called a guide (IPDAS)."""
    for flow in subject.library.flows.values():
        for name in ("title", "purpose", "for_whom"):
            if "decision aid" in getattr(flow, name).casefold():
                hint = "call it a guide: a decision aid must meet criteria that are not checked here"
                yield Diagnostic(flow.at(name), "FLOW013", "this is called a decision aid", hint)
