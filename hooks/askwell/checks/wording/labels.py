"""Rules about the labels of choices: readers can tell them apart, and each says what its key and its band say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from askwell.checks.checked_site import CheckedSite
from askwell.checks.wording.lookalikes import plain, skeleton
from askwell.checks.wording.numbers import contradiction
from askwell.diagnostics import Diagnostic, Severity
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Choice, State
from askwell.flow.schema.questions import ANY, NONE, NOT_SURE
from askwell.flow.schema.records import Flow
from askwell.flow.verify.unsure import unsure_options
from askwell.patterns import regex

_UNSURE = regex(r"(i'?m |i am )?(not (quite |really )?sure|unsure|i (don'?t|do not) know|don'?t know)\b")
_NO_AT_ONCE = (
    r"(no|nope|nil|zero|none|not any|not one|not at all|neither|never|nothing|nobody|false|negative)\b(?! idea)"
)
_YES_AT_ONCE = r"(yes|yeah|yep|any|at least one|one or more|some|all|both|true|positive|certainly|of course)\b"
_EITHER = regex(f"{_NO_AT_ONCE}|{_YES_AT_ONCE}")
_NO = regex(
    rf"{_NO_AT_ONCE}"
    r"|i (do not|don'?t|am not|have not|haven'?t|had not|did not|didn'?t|cannot|can'?t)\b(?! (know|tell|remember))"
    r"|.*\b(none|not one|not any|neither) of (these|them|those)\b"
)
_YES = regex(
    rf"{_YES_AT_ONCE}|(one|two|several|many) of (these|them|those)\b"
    r"|i (do|am|have|had|did|can)\b(?!n'?t| not| no\b| none\b| never\b)"
)
_SAYS = {"yes": _NO, ANY: _NO, "no": _YES, NONE: _YES}
"""The keys whose words are known, each with how a label must not begin, or what it must not say."""

_BEFORE_WORDS = regex(r"^[\W_]+")
_OPPOSITE = "swap the labels, or rename the key"


def labels_differ(site: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """A reader can tell the choices of a question apart, and "not sure" is said with the field that is
    proven to be cautious (ours). Case, spaces, punctuation and letters drawn alike make no difference."""
    for machine, state in _questions(site, flow):
        seen: set[str] = set()
        for choice in state.choices:
            words = skeleton(choice.label)
            if words in seen:
                hint = "give them labels that differ by a word"
                yield _finding(machine, state, choice, "FLOW011", f"two options '{choice.label}' look alike here", hint)
            elif choice.key != NOT_SURE and _UNSURE.match(choice.label.casefold()):
                message = f"'{choice.label}' is not an ordinary option"
                hint = "write it under not_sure:, which is proven to be cautious"
                yield _finding(machine, state, choice, "FLOW011", message, hint)
            elif _means_unsure(machine, state, choice):
                message = f"'{choice.label}' says that its reader is not sure"
                hint = "write it under not_sure:, which is proven to be cautious"
                found = _finding(machine, state, choice, "FLOW053", message, hint)
                yield replace(found, severity=Severity.WARNING)
            seen.add(words)


def _means_unsure(machine: Machine, state: State, choice: Choice) -> bool:
    """Whether an option of an ordinary question says what "not sure" says. At a red-flag question such an option is
    proven to be cautious (flow/verify/promises.py)."""
    question = machine.flow.questions[state.origin]
    option = question.options.get(choice.key)
    beside_bands = option is not None and option.no_number
    return not (question.red_flag or beside_bands) and choice.key in unsure_options(question)


def labels_fit_their_keys(site: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """The label of "yes" does not say no, that of "none" does not say yes, "not sure" says neither, and no option has
    the key of another for its label (ours): rules and scenarios are written with keys, and readers see labels."""
    for machine, state in _questions(site, flow):
        keys = {skeleton(c.key): c.key for c in state.choices if skeleton(c.key) != skeleton(c.label)}
        for choice in state.choices:
            message = _swapped(choice, keys)
            if message:
                yield _finding(machine, state, choice, "FLOW064", message, _OPPOSITE)


def _swapped(choice: Choice, keys: Mapping[str, str]) -> str:
    """What is wrong with a label beside its key; "" if nothing is."""
    words, own = _BEFORE_WORDS.sub("", plain(choice.label)), skeleton(choice.label)
    if choice.key == NOT_SURE:
        says = _EITHER.match(words) and not _UNSURE.search(words)
        return f"\"not sure\" is labelled '{choice.label}'" if says else ""
    if choice.key in _SAYS and _SAYS[choice.key].match(words):
        return f"the option '{choice.key}' is labelled '{choice.label}'"
    if own in keys and keys[own] != choice.key:
        return f"the option '{choice.key}' is labelled '{choice.label}', the key of another option"
    return ""


def labels_fit_their_numbers(site: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """A label with a limit in it gives the limit of its band, and the label of a count its number (ours)."""
    for machine, state in _questions(site, flow):
        question = machine.flow.questions[state.origin]
        for choice in state.choices:
            message = "" if question.bands_of else contradiction(question, choice.key, choice.label)
            if message:
                hint = "let the label say what the band says, or leave the label out: bands word themselves"
                yield _finding(machine, state, choice, "FLOW065", message, hint)


def _questions(site: CheckedSite, flow: Flow) -> Iterator[tuple[Machine, State]]:
    """Each question with each set of choices that readers are offered there, once."""
    machine = site.machines.get(flow.key)
    seen: set[tuple[str, tuple[tuple[str, str], ...]]] = set()
    for state in machine.states.values() if machine is not None else ():
        if machine is not None and state.kind == "question":
            offered = state.origin, tuple((choice.key, choice.label) for choice in state.choices)
            if offered not in seen:
                seen.add(offered)
                yield machine, state


def _finding(machine: Machine, state: State, choice: Choice, code: str, message: str, hint: str) -> Diagnostic:
    way = ("not_sure",) if choice.key == NOT_SURE else ("options", choice.key)
    return Diagnostic(machine.flow.at("questions", state.origin, *way, "label"), code, message, hint)
