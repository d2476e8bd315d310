"""The finite machine that a flow means: what readers see at each step, and where each choice leads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from askwell.flow.explore.evaluate import label_of
from askwell.flow.resolve.graph import FlowGraph, QuestionNode
from askwell.flow.schema.records import Flow
from askwell.flow.schema.urgency import Urgency
from askwell.source.yaml import Loc


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question as its readers see it."""

    ask: str
    help: str | None = None
    why_we_ask: str | None = None
    red_flag: bool = False
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """An outcome as its readers see it. `because` has the reasons of the rows that led here, `sums`
    the points of each score that is shown, with its label."""

    urgency: Urgency
    title: str
    next_step: str
    how_soon: str
    why: str
    would_change: str
    sources: tuple[str, ...]
    because: tuple[str, ...] = ()
    sums: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A way on: `key` is the option's, `target` a state's key, `loc` where the target is written."""

    key: str
    label: str
    target: str
    loc: Loc


@dataclass(frozen=True, slots=True)
class State:
    """A question with its choices, or an outcome with none.

    `key` names the state, `origin` the question or outcome that an author wrote: several states share one
    if what was chosen earlier still matters. `number` counts from 1 in reading order.
    """

    key: str
    origin: str
    content: Prompt | Advice
    choices: tuple[Choice, ...] = ()
    number: int = 0

    @property
    def kind(self) -> str:
        """ "question" or "outcome"."""
        return "question" if isinstance(self.content, Prompt) else "outcome"


@dataclass(frozen=True, slots=True)
class Back:
    """A way back from a state: the key of the state it leads to, and its words."""

    target: str
    label: str


WaysIn = tuple[tuple[State, Choice], ...]


@dataclass(frozen=True)
class Machine:
    """A compiled flow: its states in reading order, questions before what they lead to.

    `entries` has a machine for each place where the guide may be entered from outside, by its key;
    each of those has its key in `entry`, and the whole guide None.
    """

    graph: FlowGraph
    states: Mapping[str, State]
    entry: str | None = None
    entries: Mapping[str, Machine] = field(default_factory=dict)

    @property
    def flow(self) -> Flow:
        """The record it was compiled from."""
        return self.graph.flow

    @property
    def all(self) -> tuple[Machine, ...]:
        """The machine of the whole guide, then those of its entries."""
        return self, *self.entries.values()

    @property
    def given(self) -> tuple[tuple[str, str], ...]:
        """What an entry takes as given, in words: each question with the choice; of conditional texts the first."""
        entry = self.flow.entries.get(self.entry or "")
        given = entry.given if entry else {}
        asked = [(self.graph.nodes[question], choice) for question, choice in given.items()]
        return tuple(
            (node.texts["ask"].blocks[0][0], label_of(node, offer, given))
            for node, choice in asked
            if isinstance(node, QuestionNode)
            for offer in node.options
            if offer.key == choice
        )

    @property
    def start(self) -> State:
        """The first question."""
        return next(iter(self.states.values()))

    @cached_property
    def first_of(self) -> Mapping[str, str]:
        """The first state, in reading order, of each question and outcome."""
        found: dict[str, str] = {}
        for state in self.states.values():
            found.setdefault(state.origin, state.key)
        return found

    @cached_property
    def ways_in(self) -> Mapping[str, WaysIn]:
        """For each state, the questions and choices that lead to it."""
        found: dict[str, list[tuple[State, Choice]]] = {key: [] for key in self.states}
        for state in self.states.values():
            for choice in state.choices:
                found[choice.target].append((state, choice))
        return {key: tuple(ways) for key, ways in found.items()}

    @cached_property
    def ways_back(self) -> Mapping[str, tuple[Back, ...]]:
        """For each state (none for the first), the ways back that are right for every reader who stands there.

        A state may have several questions before it. Each reader knows what was chosen last, so a way back for
        each choice is exact, unless the same choice leads here with different memories of what was chosen
        before. Then the way back goes to the last state that all these readers have passed.
        """
        return {key: self._back(ways) for key, ways in self.ways_in.items()}

    def _back(self, ways: WaysIn) -> tuple[Back, ...]:
        before = {state.key: state for state, _ in ways}
        if len(before) == 1:
            return (Back(next(iter(before)), "Back"),)
        states_of: dict[str, set[str]] = {}
        from_choice: dict[tuple[str, str], set[str]] = {}
        for state, choice in ways:
            states_of.setdefault(state.origin, set()).add(state.key)
            from_choice.setdefault((state.origin, choice.label), set()).add(state.key)
        found: dict[Back, None] = {}
        for (origin, label), keys in from_choice.items():
            target = self._last_passed(keys)
            to = f" to “{self._ask(target)}”" if target not in keys or len(states_of) > 1 else ""
            chosen = f": I chose “{label}”" if target in keys and len(states_of[origin]) > 1 else ""
            found[Back(target, f"Back{to}{chosen}")] = None
        return self._told_apart(found)

    def _told_apart(self, ways: Iterable[Back]) -> tuple[Back, ...]:
        """Ways back that read alike but lead to different states become one, to the last state before them all."""
        targets: dict[str, list[str]] = {}
        for way in ways:
            targets.setdefault(way.label, []).append(way.target)
        found: dict[Back, None] = {}
        for label, keys in targets.items():
            target = self._last_passed(keys)
            found[Back(target, label if len(keys) == 1 else f"Back to “{self._ask(target)}”")] = None
        return tuple(found)

    def _ask(self, key: str) -> str:
        content = self.states[key].content
        return content.ask if isinstance(content, Prompt) else content.title

    def _last_passed(self, keys: Iterable[str]) -> str:
        """The last state that is on every way through any of some states."""
        return _meeting(keys, self._dominator, self.states)

    @cached_property
    def _dominator(self) -> Mapping[str, str]:
        """For each state but the first, the last state before it that every way to it passes."""
        found: dict[str, str] = {}
        for key in list(self.states)[1:]:
            found[key] = _meeting({state.key for state, _ in self.ways_in[key]}, found, self.states)
        return found

    @cached_property
    def certain(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """For each state, the choices that every way to it has in common: question key to
        the labels of which one was chosen. A question where any choice leads here is left out."""
        common: dict[str, dict[str, frozenset[str]]] = {}
        for key in self.states:
            histories = [
                common[state.key] | {state.origin: frozenset([choice.label])} for state, choice in self.ways_in[key]
            ]
            shared = set(histories[0]).intersection(*histories) if histories else set()
            common[key] = {q: frozenset().union(*(h[q] for h in histories)) for q in self._asked if q in shared}
        return {key: self._told(found) for key, found in common.items()}

    @cached_property
    def rests_on(self) -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
        """For each state, the choices that every way to it has in common, in words: each question as the
        readers who come here were asked it, with the labels of which they chose one."""
        heard: dict[str, dict[str, dict[str, None]]] = {}
        for key in self.states:
            mine: dict[str, dict[str, None]] = {}
            for state, _ in self.ways_in[key]:
                for question, asked in (*heard[state.key].items(), (state.origin, {self._ask(state.key): None})):
                    mine.setdefault(question, {}).update(asked)
            heard[key] = mine
        return {
            key: tuple((" / ".join(heard[key][question]), labels) for question, labels in found.items())
            for key, found in self.certain.items()
        }

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Each question's words, by its key; where they differ from state to state, all of them."""
        asked: dict[str, dict[str, None]] = {}
        for state in self.states.values():
            if isinstance(state.content, Prompt):
                asked.setdefault(state.origin, {})[state.content.ask] = None
        return {key: " / ".join(words) for key, words in asked.items()}

    @cached_property
    def _asked(self) -> Mapping[str, tuple[str, tuple[str, ...]]]:
        """Each question's words and the labels of all its choices, over all its states."""
        asked: dict[str, str] = {}
        labels: dict[str, dict[str, None]] = {}
        for state in self.states.values():
            if isinstance(state.content, Prompt):
                asked.setdefault(state.origin, state.content.ask)
                labels.setdefault(state.origin, {}).update(dict.fromkeys(choice.label for choice in state.choices))
        return {key: (asked[key], tuple(found)) for key, found in labels.items()}

    def _told(self, found: Mapping[str, frozenset[str]]) -> Mapping[str, tuple[str, ...]]:
        told = {q: tuple(label for label in self._asked[q][1] if label in chosen) for q, chosen in found.items()}
        return {q: labels for q, labels in told.items() if len(labels) < len(self._asked[q][1])}

    @cached_property
    def asked_before(self) -> Mapping[str, tuple[int, int]]:
        """For each state, the fewest and the most questions on a way to it, the state's own left out."""
        found = {self.start.key: (0, 0)}
        for key in list(self.states)[1:]:
            before = [found[state.key] for state, _ in self.ways_in[key]]
            found[key] = (min(few for few, _ in before) + 1, max(many for _, many in before) + 1)
        return found

    @cached_property
    def most_to_come(self) -> Mapping[str, int]:
        """For each state, the most questions on a way from it, its own included."""
        found: dict[str, int] = {}
        for key, state in reversed(list(self.states.items())):
            found[key] = 1 + max(found[choice.target] for choice in state.choices) if state.choices else 0
        return found


def _meeting(keys: Iterable[str], dominator: Mapping[str, str], states: Mapping[str, State]) -> str:
    """Where the ways back from some states, each by its dominator, meet."""
    rest = set(keys)
    while len(rest) > 1:
        last = max(rest, key=lambda key: states[key].number)
        rest = rest - {last} | {dominator[last]}
    return rest.pop()
