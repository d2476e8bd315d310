"""Proves the rules that hold for every guide over all states of its machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from askwell.diagnostics import Diagnostic
from askwell.flow.machine.compile import compile_what_stands
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.paths import chosen, in_words, shortest, way_to
from askwell.flow.machine.states import Advice, Choice, Prompt, State
from askwell.flow.schema.questions import NOT_SURE
from askwell.flow.schema.records import Flow
from askwell.flow.schema.urgency import Urgency
from askwell.flow.schema.waivers import Promise
from askwell.flow.verify.advice import Range, advice_ahead
from askwell.flow.verify.points import points_one_way
from askwell.flow.verify.promises import prove_promises
from askwell.flow.verify.safety_rules import SafetyRuleProof, broken_rules, prove_rules
from askwell.flow.verify.scenarios import run_scenarios
from askwell.flow.verify.unsure import unsure_options

Broken = Iterator[tuple[State, Diagnostic]]
"""What breaks a rule of guides, each with a state where that shows."""


@dataclass(frozen=True)
class Proof:
    """A machine with its proven safety rules, and all findings."""

    machine: Machine
    rules: tuple[SafetyRuleProof, ...]
    diagnostics: tuple[Diagnostic, ...]


def prove(machine: Machine) -> list[Diagnostic]:
    """Every finding of the proof of a machine and its entries."""
    return list(proof(machine).diagnostics)


def rules_despite_mistakes(flow: Flow) -> list[Diagnostic]:
    """The safety rules that are broken in what is clear of a flow that has mistakes, and so no machine: a mistake in
    one place hides no broken rule in another."""
    part = compile_what_stands(flow)
    return list(broken_rules(part)) if part else []


def prove_every_guide(machine: Machine) -> list[Diagnostic]:
    """Every finding on what holds for every guide, without the author's own rules and scenarios."""
    found = [*_everywhere(machine)]
    found += [problem for key in machine.entries for problem in _entry_passes_screens(machine, key)]
    unsure = {problem.location for problem in found if problem.code == "FLOW008"}
    found += [p for p in prove_promises(machine) if p.code != "FLOW052" or p.location not in unsure]
    return [*found, *points_one_way(machine)]


def proof(machine: Machine) -> Proof:
    """The proof of the rules for every guide, of the author's safety rules, and of the scenarios."""
    found = prove_every_guide(machine)
    rules = tuple(prove_rules(machine))
    found += [rule.finding for rule in rules if rule.finding]
    found += run_scenarios(machine)
    return Proof(machine, rules, tuple(dict.fromkeys(found)))


def _everywhere(machine: Machine) -> Iterator[Diagnostic]:
    """The findings on rules for every guide, each with the shortest run of choices to it. One that the start has as
    well is not told of an entry."""
    known: set[Diagnostic] = set()
    for each in machine.all:
        for state, problem in _every_guide(each):
            if problem not in known:
                known.add(problem)
                way = () if problem.code == "FLOW007" else way_to(each, state)
                reader = "" if problem.code == "FLOW007" else in_words(way)
                yield replace(problem, message=f"{each.came_in}{problem.message}{reader}", reader=chosen(way))


def _every_guide(machine: Machine) -> Broken:
    ranges = advice_ahead(machine)
    yield from _red_flags_first(machine)
    yield from _real_choices(machine)
    for state in machine.states.values():
        if isinstance(state.content, Prompt):
            yield from _screen_leads_to_care(machine, state, state.content)
            yield from _not_sure_is_cautious(machine, state, state.content, ranges)


def _at(machine: Machine, state: State, code: str, message: str, hint: str) -> tuple[State, Diagnostic]:
    return state, Diagnostic(machine.flow.at("questions", state.origin, key=True), code, message, hint)


def _red_flags_first(machine: Machine) -> Broken:
    start = machine.start.content
    if not (isinstance(start, Prompt) and start.red_flag):
        first = machine.start.origin if isinstance(start, Prompt) else machine.graph.start
        place = machine.flow.at("questions", first, key=True)
        message = "the guide does not begin with a screen for red flags"
        hint = "let the first question ask for signs of an emergency, and give it red_flag: yes"
        screen = next((key for key, question in machine.flow.questions.items() if question.red_flag), "")
        hint = f"{hint}; to begin with '{screen}', write start: {screen}" if screen else hint
        yield machine.start, Diagnostic(place, "FLOW007", message, hint)


def _real_choices(machine: Machine) -> Broken:
    """In at least one state of each question, two choices lead to different states."""
    matters: dict[str, bool] = {}
    first: dict[str, State] = {}
    for state in machine.states.values():
        if state.kind == "question":
            first.setdefault(state.origin, state)
            several = len({choice.target for choice in state.choices}) > 1
            matters[state.origin] = matters.get(state.origin, False) or several
    for origin in (origin for origin, does in matters.items() if not does):
        message = f"every choice of the question '{origin}' leads to the same place"
        hint = "add an option that leads elsewhere, or delete the question"
        yield _at(machine, first[origin], "FLOW009", message, hint)


def _screen_leads_to_care(machine: Machine, state: State, prompt: Prompt) -> Broken:
    """A known choice of each red-flag screen leads straight to urgent care."""
    unsure = (*unsure_options(machine.flow.questions[state.origin]), NOT_SURE)
    targets = [machine.states[choice.target].content for choice in state.choices if choice.key not in unsure]
    urgent = (Urgency.EMERGENCY, Urgency.URGENT)
    if prompt.red_flag and not any(isinstance(t, Advice) and t.urgency in urgent for t in targets):
        message = f"no sign of the red-flag screen '{state.origin}' leads straight to urgent care"
        hint = "let the option for 'yes' lead to an outcome of urgency emergency or urgent"
        yield _at(machine, state, "FLOW010", message, hint)


def _not_sure_is_cautious(machine: Machine, state: State, prompt: Prompt, ranges: Mapping[str, Range]) -> Broken:
    """Readers who choose "not sure" come to no milder advice than those who choose another option (ours).

    Advice is compared by its range: neither the mildest nor the gravest advice ahead may be milder than after any
    other option.
    """
    unsure = next((choice for choice in state.choices if choice.key == NOT_SURE), None)
    if unsure is None or _set_aside(machine, state.origin, prompt):
        return
    mine = ranges[unsure.target]
    for known in state.choices:
        other = ranges[known.target]
        if mine.mildest < other.mildest or mine.gravest < other.gravest:
            yield state, _milder(machine, unsure, known)
            return


def _set_aside(machine: Machine, question: str, prompt: Prompt) -> bool:
    """Whether a guide sets caution aside for readers who are not sure here. A waiver for the whole guide is about its
    red flags: at another question it must name the question."""
    places = (question, None) if prompt.red_flag else (question,)
    return any(w.promise is Promise.CAUTIOUS_WHEN_UNSURE and w.at in places for w in machine.flow.waivers)


def _milder(machine: Machine, unsure: Choice, known: Choice) -> Diagnostic:
    return Diagnostic(
        machine.flow.at(*unsure.loc),
        "FLOW008",
        f"'{unsure.label}' can lead to milder advice than '{known.label}'",
        f"let it lead where '{known.label}' leads, or to something at least as cautious",
    )


def _entry_passes_screens(machine: Machine, key: str) -> Iterator[Diagnostic]:
    """Readers who come in by an entry pass every red-flag screen that all readers from the start pass."""
    record, rank = machine.flow.entries[key], machine.graph.rank
    behind = machine.graph.behind(record.at)
    screens = {s.origin for s in machine.states.values() if isinstance(s.content, Prompt) and s.content.red_flag}

    def entered(state: State) -> bool:
        return state.kind == "question" and state.origin in behind

    if shortest(machine, entered, given=record.given) is None:
        place = machine.flow.at("entries", key, "given", key=True)
        message = f"readers for whom this is given never come to '{record.at}' from the start"
        yield Diagnostic(place, "FLOW044", message, "fix what is given, or where the entry begins")
        return
    for screen in sorted(screen for screen in screens if rank[screen] < rank[record.at]):
        missed = shortest(machine.entries[key], entered, avoid=screen)
        if missed is not None and shortest(machine, entered, avoid=screen, given=record.given) is None:
            place = machine.flow.at("entries", key, "at")
            message = f"the entry '{key}' skips the red-flag screen '{screen}'{in_words(missed)}"
            hint = "ask this screen at the beginning of the guide, or let the entry begin at it or before it"
            yield Diagnostic(place, "FLOW040", message, hint, reader=chosen(missed))
