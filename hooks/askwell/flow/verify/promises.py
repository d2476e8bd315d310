"""Proves what every guide promises about red flags and readers who are not sure, without a rule of its author."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from askwell.diagnostics import Diagnostic
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import State
from askwell.flow.resolve.graph import QuestionNode
from askwell.flow.schema.questions import NOT_SURE, Question
from askwell.flow.schema.waivers import Promise
from askwell.flow.verify import gravity
from askwell.flow.verify.advice import same_urgency
from askwell.flow.verify.monotonicity import Comparison, Reversal
from askwell.flow.verify.signs import signs_are_answered, signs_come_first
from askwell.flow.verify.unsure import unsure_options


def prove_promises(machine: Machine) -> Iterator[Diagnostic]:
    """Every finding on the promises that are not set aside, over the whole guide and its entries. Each tells the
    first of these where it shows, and of that the shortest run of choices."""
    yield from gravity.faults(machine)
    for key, question in _screens(machine):
        yield from _graver_sign(machine, key, question)
        yield from _cautious_when_unsure(machine, key, question)
        yield from signs_come_first(machine, key)
        yield from signs_are_answered(machine, key, question)
    yield from _not_sure_is_offered(machine)


def _screens(machine: Machine) -> Iterator[tuple[str, Question]]:
    """The red-flag questions that some reader is asked."""
    asked = {state.origin for each in machine.all for state in each.states.values()}
    for key in machine.graph.order:
        node = machine.graph.nodes[key]
        if key in asked and isinstance(node, QuestionNode) and node.question.red_flag:
            yield key, node.question


def _graver_sign(machine: Machine, key: str, question: Question) -> Iterator[Diagnostic]:
    """Of two readers who choose alike in all else, the one with the graver sign never comes to milder advice."""
    if machine.flow.waived(Promise.GRAVER_SIGN, key):
        return
    found = _first_reversal(machine, key, list(combinations(gravity.mildest_first(question), 2)))
    if found:
        entered, reversal = found
        message = f"{entered}a graver sign leads to milder advice: {reversal}"
        hint = f"let '{reversal.worse.label}' lead to advice at least as cautious, or swap what the two lead to"
        yield Diagnostic(machine.flow.at("questions", key, key=True), "FLOW050", message, hint, reader=reversal.reader)


def _cautious_when_unsure(machine: Machine, key: str, question: Question) -> Iterator[Diagnostic]:
    """Of two readers who choose alike in all else, the one who is not sure never comes to milder advice than the one
    who knows, whatever that one chooses. Options that say so count as "not sure"."""
    if machine.flow.waived(Promise.CAUTIOUS_WHEN_UNSURE, key):
        return
    known = gravity.known_choices(question)
    for unsure in (*(one for one in unsure_options(question) if one not in known), NOT_SURE):
        found = _first_reversal(machine, key, [(choice, unsure) for choice in known])
        if found:
            entered, reversal = found
            message = f"{entered}a reader who is not sure comes to milder advice: {reversal}"
            hint = f"let '{reversal.worse.label}' lead where the gravest choice leads"
            yield Diagnostic(machine.flow.at(*reversal.worse.loc), "FLOW052", message, hint, reader=reversal.reader)


def _first_reversal(machine: Machine, key: str, ranked: list[tuple[str, str]]) -> tuple[str, Reversal] | None:
    """How its readers came in, in words, and the shortest reversal of the first machine that has one."""
    for each in machine.all:
        reversal = Comparison(each).run(key, ranked).reversal
        if reversal:
            return each.came_in, reversal
    return None


def _not_sure_is_offered(machine: Machine) -> Iterator[Diagnostic]:
    """An ordinary question whose choices can lead to different urgency offers "Not sure", or says why not. Red-flag
    questions must offer it in any case (checks/guides.py)."""
    told: set[str] = set()
    for each in machine.all:
        numbers = same_urgency(each)
        for state in _without_not_sure(each.states.values()):
            key, question = state.origin, machine.flow.questions[state.origin]
            differ = len({numbers[choice.target] for choice in state.choices}) > 1
            if not differ or question.red_flag or question.no_not_sure or key in told:
                continue
            if not machine.flow.waived(Promise.NOT_SURE_OFFERED, key):
                told.add(key)
                yield _no_not_sure(machine, key, question)


def _without_not_sure(states: Iterable[State]) -> Iterator[State]:
    return (state for state in states if state.choices and all(choice.key != NOT_SURE for choice in state.choices))


def _no_not_sure(machine: Machine, key: str, question: Question) -> Diagnostic:
    message = f"the choices of '{key}' can lead to different urgency, and \"Not sure\" is not offered"
    hint = "add not_sure:, or no_not_sure: with the reason why every reader knows"
    if question.not_sure:
        message += " to some readers"
        hint = "give it to: in place of same_as:, since some readers do not see the option that it counts as"
    return Diagnostic(machine.flow.at("questions", key, key=True), "FLOW056", message, hint)
