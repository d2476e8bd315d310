"""Which choices of a red-flag question are graver: known for some kinds, stated by the author for others."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.diagnostics import Diagnostic, did_you_mean
from askwell.flow.machine.machine import Machine
from askwell.flow.resolve.question_kinds import kind_of, options_of
from askwell.flow.schema.questions import ANY, NONE, Question
from askwell.flow.schema.records import Flow
from askwell.flow.verify.unsure import unsure_options

NO, YES = "no", "yes"
"""The keys of two options whose order is known."""

_KNOWN = {"any_of": "checklist", "how_many": "count"}


def known_choices(question: Question) -> tuple[str, ...]:
    """The options that say what the reader knows; all of them if each says that the reader does not know."""
    unsure = unsure_options(question)
    return tuple(key for key in options_of(question) if key not in unsure) or tuple(options_of(question))


def mildest_first(question: Question) -> tuple[str, ...]:
    """The known choices in order: "none" before "any", the numbers of a count, the order that is stated, "no" before
    "yes". Empty where the order is not known and not stated, or stated with a mistake."""
    known, kind = known_choices(question), kind_of(question)
    if kind == "how_many":
        return known
    if kind == "any_of":
        order: tuple[str, ...] = (NONE, ANY)
    elif question.gravity:
        order = question.gravity if next(_mistakes(question), None) is None else ()
    else:
        order = (NO, YES) if {NO, YES} >= set(known) else ()
    return tuple(key for key in order if key in known) or (known if len(known) == 1 else ())


def faults(machine: Machine) -> Iterator[Diagnostic]:
    """An order that is missing or wrong, for each question that readers are asked."""
    flow = machine.flow
    for key in (key for key in machine.graph.order if key in flow.questions):
        question = flow.questions[key]
        if question.gravity:
            yield from _stated(flow, key, question)
        elif question.red_flag and not mildest_first(question):
            message = f"the red-flag question '{key}' does not say which of its choices are graver"
            hint = f"add gravity: [{', '.join(options_of(question))}], with the mildest first"
            yield Diagnostic(flow.at("questions", key, key=True), "FLOW051", message, hint)


def _stated(flow: Flow, key: str, question: Question) -> Iterator[Diagnostic]:
    kind = kind_of(question)
    if kind in _KNOWN:
        place = flow.at("questions", key, "gravity", key=True)
        message = f"'gravity' stands at a {_KNOWN[kind]}, whose order is known"
        yield Diagnostic(place, "FLOW051", message, "take the line out")
        return
    for number, message, hint in _mistakes(question):
        place = flow.at("questions", key, "gravity", *([number] if number >= 0 else []), key=number < 0)
        yield Diagnostic(place, "FLOW051", message, hint)


def _mistakes(question: Question) -> Iterator[tuple[int, str, str]]:
    """What is wrong with a stated order: the number of the item, or -1 for the whole, with message and hint."""
    stated, options = question.gravity, options_of(question)
    for number, key in enumerate(stated):
        if key not in options:
            yield number, f"there is no option '{key}' here", did_you_mean(key, options)
        elif key in stated[:number]:
            yield number, f"'{key}' stands twice in the order", "name each option once"
    missing = [key for key in known_choices(question) if key not in stated]
    if missing:
        yield -1, f"the order leaves out '{missing[0]}'", "name every option once, the mildest first"


def grave_choices(question: Question) -> tuple[str, ...]:
    """The choices that say that a sign is there: of a count all but none, else the gravest."""
    order = mildest_first(question)
    if kind_of(question) == "how_many":
        return tuple(key for key in order if key != "0")
    return order[-1:] if len(order) > 1 or order in ((ANY,), (YES,)) else ()
