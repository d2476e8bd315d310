"""Compiles the record of a flow to its machine.

Exploring finds every state with what it remembers. Minimisation makes one of states that behave alike, and names each
by the author's keys: a new question elsewhere changes no name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from askwell.diagnostics import Diagnostic
from askwell.flow.explore.dead_code import unused
from askwell.flow.explore.evaluate import label_of, meaning_of, signs_of, text_of
from askwell.flow.explore.explorer import MAX_EXPLORED, explore
from askwell.flow.explore.reachable import Exploration, ExploredState
from askwell.flow.explore.shadowed_rows import shadowed_rows
from askwell.flow.explore.worked_out import bands_for
from askwell.flow.expr.ast import Unknown, Worth, highest
from askwell.flow.expr.intervals import Interval
from askwell.flow.machine.limits import MAX_STATES, too_many_states
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Advice, Choice, Prompt, State
from askwell.flow.resolve.graph import FlowGraph, OutcomeNode, QuestionNode, ResolvedOption
from askwell.flow.resolve.resolver import link
from askwell.flow.resolve.standing import what_stands
from askwell.flow.resolve.ways import entry_faults
from askwell.flow.schema.records import Entry, Flow

HARMLESS = frozenset({"FLOW029"})
"""Findings that leave it clear where every choice leads."""


def compile_flow(flow: Flow) -> tuple[Machine | None, list[Diagnostic]]:
    """A flow's machine with those of its entries, and everything that is wrong with the flow. There is a machine, to
    be proven, whenever it is clear where every choice leads, and of the entries those where it is clear."""
    graph, problems = link(flow)
    if graph is None:
        return None, problems
    machine, found = _machine(graph)
    problems += found
    if machine is None:
        return None, problems
    entries: dict[str, Machine] = {}
    for key, entry in flow.entries.items():
        if graph.nodes.keys() >= {entry.at, *entry.given, *entry.asks}:
            amiss = list(entry_faults(graph, key, entry))
            entered, found = (None, amiss) if amiss else _entered(graph, key, entry)
            problems += found
            entries |= {key: entered} if entered else {}
    return replace(machine, entries=entries), problems


def compile_what_stands(flow: Flow) -> Machine | None:
    """A machine of what is clear in a flow that has mistakes, without its entries: all ways in it are ways of the flow,
    and some are missing. None if it is not clear where the guide begins, or the flow is too large."""
    graph = what_stands(flow)
    if graph is None:
        return None
    explored = explore(graph)
    if explored.overflow or not explored.came:
        return None
    minimised = _Minimised(explored, "")
    too_large = len(minimised.states) > MAX_STATES
    return None if too_large else Machine(graph, _in_reading_order(minimised))


def _machine(graph: FlowGraph) -> tuple[Machine | None, list[Diagnostic]]:
    explored = explore(graph)
    machine, problems = _minimise(explored)
    return machine, [*problems, *([*unused(explored), *shadowed_rows(explored)] if machine else ())]


def _entered(graph: FlowGraph, key: str, entry: Entry) -> tuple[Machine | None, list[Diagnostic]]:
    """The machine of an entry, and its findings, which all have the place of the entry."""
    explored = explore(graph, entry=entry)
    machine, found = _minimise(explored, key, entry.at)
    place = graph.flow.at("entries", key, key=True)
    problems = [replace(p, location=place, message=f"entered at '{key}': {p.message}") for p in found]
    hint = "add the question to asks: of the entry, or say below given: what is known of these readers"
    problems = [replace(p, hint=hint) if p.code == "FLOW018" else p for p in problems]
    return machine, [*problems, *_asked_though_given(explored, key, entry.given)]


def _minimise(explored: Exploration, entry: str | None = None, at: str = "") -> tuple[Machine | None, list[Diagnostic]]:
    if explored.overflow:
        return None, [too_many_states(explored, f"more than {MAX_EXPLORED:,}")]
    problems = list(explored.problems.values())
    if any(problem.code not in HARMLESS for problem in problems):
        return None, problems
    minimised = _Minimised(explored, at)
    if len(minimised.states) > MAX_STATES:
        return None, [too_many_states(explored, f"{len(minimised.states):,}")]
    return Machine(explored.graph, _in_reading_order(minimised), entry), problems


def _asked_though_given(explored: Exploration, entry: str, given: Mapping[str, str]) -> Iterator[Diagnostic]:
    """A question that is taken as given is not asked: its points would count twice."""
    asked = {state.node for state in explored.came}
    for question in (question for question in given if question in asked):
        place = explored.graph.flow.at("entries", entry, "given", question, key=True)
        message = f"readers who come in here are asked '{question}', which is taken as given"
        yield Diagnostic(place, "FLOW044", message, "take the line out, or begin after that question")


@dataclass(frozen=True)
class Unmerged:
    """A machine with a state for each that was explored, and the points that readers get at tables on the way from a
    state by a choice, each by its key; those before the first question have no state and no choice."""

    machine: Machine
    gained: Mapping[tuple[str, str], Mapping[str, str | Worth]]


def unmerged(machine: Machine) -> Unmerged:
    """The same guide, or entry, with readers of whom later nothing differs still apart."""
    explored = machine.explore()
    apart = _Minimised(explored, machine.entry.at if machine.entry else "", apart=True)
    key = {state: apart.names[number] for state, number in apart.class_of.items()}
    gained = {(key[way[0]], way[1]) if way else ("", ""): points for way, points in explored.gained.items()}
    return Unmerged(replace(machine, states=_in_reading_order(apart)), gained)


class _Minimised:
    """The states of an explored flow. Explored states that show the same and lead to the same are one, unless they are
    to be kept `apart`."""

    def __init__(self, explored: Exploration, at: str, *, apart: bool = False) -> None:
        self.explored, self.graph, self.apart = explored, explored.graph, apart
        self.class_of: dict[ExploredState, int] = {}
        self.members: list[list[ExploredState]] = []
        self.contents: list[Prompt | Advice] = []
        self.choices: list[tuple[tuple[str, str, int], ...]] = []
        known: dict[object, int] = {}
        rank = self.graph.rank
        behind = self.graph.behind(at)  # the screens before an entry lead to it, wherever else they stand
        for state in sorted(explored.came, key=lambda s: (s.node not in behind and bool(at), -rank[s.node])):
            content, choices = self._content(state), self._choices(state)
            alike = state if apart else (state.node, content, choices)
            number = known.setdefault(alike, len(self.members))
            if number == len(self.members):
                self.members.append([])
                self.contents.append(content)
                self.choices.append(choices)
            self.members[number].append(state)
            self.class_of[state] = number

    def _content(self, state: ExploredState) -> Prompt | Advice:
        node, memory = self.graph.nodes[state.node], dict(state.memory)
        if isinstance(node, QuestionNode):
            said = {name: text_of(text, memory) or None for name, text in node.texts.items()}
            help_, why = said.get("help"), said.get("why_we_ask")
            return Prompt(said["ask"] or "", help_, why, node.question.red_flag, signs_of(node, memory))
        assert isinstance(node, OutcomeNode)
        told = {name: text_of(text, memory) for name, text in node.texts.items()}
        scores = self.graph.flow.scores
        sums = tuple(
            (score.label, _worth(memory[key])) for key, score in scores.items() if score.show and key in memory
        )
        because = tuple(self._reason(via) for via in state.via)
        called = self.graph.flow.urgency_label(node.key)
        return Advice(
            node.outcome.urgency, **told, sources=node.outcome.sources, because=because, sums=sums, called=called
        )

    def _reason(self, via: str) -> str:
        table, _, row = via.rpartition(".")
        return self.graph.flow.tables[table].rows[int(row) - 1].because or ""

    def _choices(self, state: ExploredState) -> tuple[tuple[str, str, int], ...]:
        node, memory = self.graph.nodes[state.node], dict(state.memory)
        if not isinstance(node, QuestionNode):
            return ()
        ways = self.explored.ways_on[state].values()
        return tuple((option.key, label_of(node, option, memory), self.class_of[target]) for option, target in ways)

    def _worked_out(self, state: ExploredState, option: ResolvedOption) -> tuple[str, Interval | None]:
        """What a choice means, and the numbers that it is for, if its question has a formula."""
        node, memory = self.graph.nodes[state.node], dict(state.memory)
        if not (isinstance(node, QuestionNode) and node.formula):
            return "", None
        bands = bands_for(node, memory)
        return meaning_of(node, option, memory), None if isinstance(bands, Unknown) else bands.get(option.key)

    @cached_property
    def names(self) -> list[str]:
        """A name for each state: the author's key, and where several states share it, what all readers in
        a state have in common; where that does not tell the states apart, what the first of them remembers."""
        if self.apart:
            return [f"{members[0].node}.{number}" for number, members in enumerate(self.members)]
        of_node: dict[str, list[int]] = {}
        for number, members in enumerate(self.members):
            of_node.setdefault(members[0].node, []).append(number)
        found = [""] * len(self.members)
        for node, numbers in of_node.items():
            shared = {n: _name(node, self._in_common(self.members[n])) for n in numbers}
            if len(set(shared.values())) < len(numbers):
                firsts = {n: min(self.members[n], key=self._in_authors_order) for n in numbers}
                shared = {n: _name(node, [*first.memory, *first.via]) for n, first in firsts.items()}
            for n, name in shared.items() if len(numbers) > 1 else [(numbers[0], node)]:
                found[n] = name
        if len(set(found)) < len(found):
            raise ValueError(f"two states of {self.graph.flow.key} have one name")
        return found

    def _in_common(self, members: list[ExploredState]) -> list[object]:
        first, rest = members[0], members[1:]
        memory = [item for item in first.memory if all(item in state.memory for state in rest)]
        return [*memory, *(first.via if all(state.via == first.via for state in rest) else ())]

    def _in_authors_order(self, state: ExploredState) -> tuple[object, ...]:
        names, rank = self.graph.names.questions, self.graph.rank
        scores = sorted([*self.graph.flow.scores, *map(highest, self.graph.flow.scores)])
        memory = [
            (0, rank[name], names[name].choices.index(str(value)))
            if name in names
            else (1, scores.index(name), _worth(value))
            for name, value in state.memory
        ]
        return memory, state.via

    @cached_property
    def states(self) -> Mapping[str, State]:
        """All states by name, unnumbered."""
        found: dict[str, State] = {}
        for number, members in enumerate(self.members):
            options = self.explored.ways_on[members[0]]
            choices = tuple(
                Choice(
                    key, label, self.names[target], options[key][0].loc, *self._worked_out(members[0], options[key][0])
                )
                for key, label, target in self.choices[number]
            )
            name = self.names[number]
            found[name] = State(name, members[0].node, self.contents[number], choices)
        return found


def _name(node: str, remembered: Iterable[object]) -> str:
    """A state's name, joined with points: no key has a point in it, and no two memories share a name."""
    parts = [".".join(map(_written, part)) if isinstance(part, tuple) else str(part) for part in remembered]
    return ".".join([node, *parts]).replace(".-", ".minus-")


def _written(value: object) -> str:
    """A part of a state's name; a decimal without a point."""
    return str(value).replace(".", "-point-") if isinstance(value, Decimal) else str(value)


def _worth(value: str | Worth) -> Worth:
    assert not isinstance(value, str)
    return value


def _in_reading_order(minimised: _Minimised) -> Mapping[str, State]:
    """The states, numbered: each comes before all that it leads to, and otherwise in the author's order."""
    states = minimised.states
    start = minimised.names[minimised.class_of[next(iter(minimised.explored.came))]]
    finished: list[str] = []
    path = [start]
    waiting = {start: [choice.target for choice in states[start].choices]}
    while path:
        ahead = waiting[path[-1]]
        if not ahead:
            finished.append(path.pop())
        elif (target := ahead.pop()) not in waiting:
            waiting[target] = [choice.target for choice in states[target].choices]
            path.append(target)
    return {key: replace(states[key], number=n) for n, key in enumerate(reversed(finished), 1)}
