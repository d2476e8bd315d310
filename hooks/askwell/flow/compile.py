"""From a flow's record to the machine it means.

A machine's states are questions and outcomes; its choices are the links between them. What
the author wrote is kept beside them, so that whoever finds a fault can say where it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from askwell.diagnostics import Diagnostic, Location, did_you_mean
from askwell.flow.model import NOT_SURE, Flow, Outcome, Question
from askwell.nodes import Loc


@dataclass(frozen=True, slots=True)
class Choice:
    """A way on: `key` is the option's, `target` a state's key, `loc` where the target is written."""

    key: str
    label: str
    target: str
    loc: Loc


@dataclass(frozen=True, slots=True)
class State:
    """A question with its choices, or an outcome with none. `number` counts from 1 in reading order."""

    key: str
    content: Question | Outcome
    choices: tuple[Choice, ...] = ()
    number: int = 0

    @property
    def kind(self) -> str:
        """ "question" or "outcome"."""
        return "question" if isinstance(self.content, Question) else "outcome"


@dataclass(frozen=True)
class Machine:
    """A compiled flow: its states in reading order, questions before what they lead to."""

    flow: Flow
    states: Mapping[str, State]

    @property
    def start(self) -> State:
        """The first question."""
        return next(iter(self.states.values()))

    @cached_property
    def ways_in(self) -> Mapping[str, tuple[tuple[State, Choice], ...]]:
        """For each state, the questions and choices that lead to it."""
        found: dict[str, list[tuple[State, Choice]]] = {key: [] for key in self.states}
        for state in self.states.values():
            for choice in state.choices:
                found[choice.target].append((state, choice))
        return {key: tuple(ways) for key, ways in found.items()}

    @cached_property
    def certain(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """For each state, the choices that every way to it has in common: question key to
        the labels of which one was chosen. A question where any choice leads here is left out."""
        common: dict[str, dict[str, frozenset[str]]] = {}
        for key in self.states:
            histories = [
                common[state.key] | {state.key: frozenset([choice.key])} for state, choice in self.ways_in[key]
            ]
            shared = set(histories[0]).intersection(*histories) if histories else set()
            common[key] = {q: frozenset().union(*(h[q] for h in histories)) for q in self.states if q in shared}
        return {key: self._labels(found) for key, found in common.items()}

    def _labels(self, found: Mapping[str, frozenset[str]]) -> Mapping[str, tuple[str, ...]]:
        named = {q: tuple(c.label for c in self.states[q].choices if c.key in keys) for q, keys in found.items()}
        return {q: labels for q, labels in named.items() if len(labels) < len(self.states[q].choices)}


def compile_flow(flow: Flow) -> tuple[Machine | None, list[Diagnostic]]:
    """The machine of a flow, or every reason why it has none: unknown target, a key used twice,
    "not sure" without one clear target, a cycle, a state that nothing leads to."""
    problems = [*_shared_keys(flow), *_dead_ends(flow)]
    states = {
        key: State(key, question, tuple(_choices(flow, key, question, problems)))
        for key, question in flow.questions.items()
    }
    states |= {key: State(key, outcome) for key, outcome in flow.outcomes.items() if key not in states}
    problems += [problem for state in states.values() for problem in _unknown_targets(flow, state, states)]
    if problems:
        return None, problems
    order, problems = _reading_order(flow, states)
    problems += [_unreachable(flow, state) for key, state in states.items() if key not in order]
    if problems:
        return None, problems
    numbered = {
        key: State(key, states[key].content, states[key].choices, number) for number, key in enumerate(order, 1)
    }
    return Machine(flow, numbered), []


def place_of(flow: Flow, state: State) -> Location:
    """Where a state's key is written."""
    return flow.at(f"{state.kind}s", state.key, key=True)


def _shared_keys(flow: Flow) -> list[Diagnostic]:
    problems = []
    for key in flow.outcomes.keys() & flow.questions.keys():
        line = flow.at("questions", key, key=True).line
        problems.append(
            Diagnostic(
                flow.at("outcomes", key, key=True),
                "FLOW005",
                f"'{key}' is already the key of the question in line {line}",
                "rename one of the two",
            )
        )
    for key, question in flow.questions.items():
        if NOT_SURE in question.options:
            problems.append(
                Diagnostic(
                    flow.at("questions", key, "options", NOT_SURE, key=True),
                    "FLOW005",
                    f"'{NOT_SURE}' is the key of the choice that the field 'not_sure' adds",
                    "use the field 'not_sure' of the question instead",
                )
            )
    return problems


def _dead_ends(flow: Flow) -> list[Diagnostic]:
    return [
        Diagnostic(
            flow.at("questions", key, key=True),
            "FLOW003",
            f"the question '{key}' has no options: readers get stuck",
            "add options:, each with a label and where it leads",
        )
        for key, question in flow.questions.items()
        if not question.options
    ]


def _choices(flow: Flow, key: str, question: Question, problems: list[Diagnostic]) -> list[Choice]:
    here: Loc = ("questions", key)
    choices = [
        Choice(name, option.label, option.to, (*here, "options", name, "to"))
        for name, option in question.options.items()
    ]
    unsure = question.not_sure
    if unsure is None:
        return choices
    at = (*here, "not_sure")
    if (unsure.same_as is None) == (unsure.to is None):
        problems.append(
            Diagnostic(
                flow.at(*at, key=True),
                "FLOW006",
                "'not_sure' must say where it leads, once",
                "give it either same_as: with an option's key, or to: with a target",
            )
        )
    elif unsure.to is not None:
        choices.append(Choice(NOT_SURE, unsure.label, unsure.to, (*at, "to")))
    elif unsure.same_as not in question.options:
        problems.append(
            Diagnostic(
                flow.at(*at, "same_as"),
                "FLOW001",
                f"there is no option '{unsure.same_as}' here",
                did_you_mean(str(unsure.same_as), question.options),
            )
        )
    else:
        choices.append(Choice(NOT_SURE, unsure.label, question.options[unsure.same_as].to, (*at, "same_as")))
    return choices


def _unknown_targets(flow: Flow, state: State, states: Mapping[str, State]) -> list[Diagnostic]:
    return [
        Diagnostic(
            flow.at(*choice.loc),
            "FLOW001",
            f"there is no question or outcome '{choice.target}'",
            did_you_mean(choice.target, states),
        )
        for choice in state.choices
        if choice.target not in states and choice.loc[-1] == "to"
    ]


def _reading_order(flow: Flow, states: Mapping[str, State]) -> tuple[list[str], list[Diagnostic]]:
    """The states that can be reached, each before all it leads to (a topological order, the
    author's order where that leaves a choice), and an error for each cycle found."""
    finished: list[str] = []
    open_keys: list[str] = []
    problems: list[Diagnostic] = []
    done: set[str] = set()
    stack: list[tuple[str, list[Choice]]] = []

    def enter(key: str) -> None:
        open_keys.append(key)
        stack.append((key, list(states[key].choices)))

    enter(next(iter(flow.questions)))
    while stack:
        key, waiting = stack[-1]
        if not waiting:
            stack.pop()
            done.add(open_keys.pop())
            finished.append(key)
            continue
        choice = waiting.pop()
        if choice.target in open_keys:
            round_trip = " -> ".join([*open_keys[open_keys.index(choice.target) :], choice.target])
            problems.append(
                Diagnostic(
                    flow.at(*choice.loc),
                    "FLOW004",
                    f"readers would go round in a circle: {round_trip}",
                    "let this choice lead on, to a later question or an outcome",
                )
            )
        elif choice.target not in done:
            enter(choice.target)
    return finished[::-1], problems


def _unreachable(flow: Flow, state: State) -> Diagnostic:
    hint = "let a choice lead to it, or delete it"
    return Diagnostic(place_of(flow, state), "FLOW002", f"no choice leads to the {state.kind} '{state.key}'", hint)
