"""The finite machine that a flow compiles to: its states, and what can be said of each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from hashlib import sha256

from askwell.flow.explore.evaluate import label_of
from askwell.flow.explore.explorer import explore
from askwell.flow.explore.reachable import Exploration
from askwell.flow.expr.ast import Condition
from askwell.flow.machine.outline import Outline, outline
from askwell.flow.machine.states import Back, Choice, Prompt, State
from askwell.flow.resolve.graph import FlowGraph, QuestionNode
from askwell.flow.schema.records import Entry, Flow

WaysIn = tuple[tuple[State, Choice], ...]


@dataclass(frozen=True)
class Machine:
    """A compiled flow: its states in reading order, questions before what they lead to.

    `entries` has a machine for each place where the guide may be entered from outside, by its key;
    each of those has its key in `entry_key`, and the whole guide None.
    """

    graph: FlowGraph
    states: Mapping[str, State]
    entry_key: str | None = None
    entries: Mapping[str, Machine] = field(default_factory=dict)

    @property
    def flow(self) -> Flow:
        """The record it was compiled from."""
        return self.graph.flow

    @property
    def entry(self) -> Entry | None:
        """The record of the entry that it begins with; None for the whole guide."""
        return None if self.entry_key is None else self.flow.entries[self.entry_key]

    @property
    def came_in(self) -> str:
        """How its readers came in, as the beginning of a message; "" for the whole guide."""
        return f"entered at '{self.entry_key}': " if self.entry else ""

    @property
    def all(self) -> tuple[Machine, ...]:
        """The machine of the whole guide, then those of its entries."""
        return self, *self.entries.values()

    @property
    def given(self) -> tuple[tuple[str, str], ...]:
        """What the entry takes as given, in words: each question with its choice. Of texts in blocks, the first."""
        given = self.entry.given if self.entry else {}
        asked = [(self.graph.nodes[question], choice) for question, choice in given.items()]
        return tuple(
            (node.texts["ask"].blocks[0][0], label_of(node, option, given))
            for node, choice in asked
            if isinstance(node, QuestionNode)
            for option in node.options
            if option.key == choice
        )

    def explore(self, *keep: Condition) -> Exploration:
        """Everything that its readers can reach; what the conditions in `keep` rest on is remembered to the end."""
        if self.entry is None:
            return explore(self.graph, keep)
        return explore(self.graph, keep, self.entry.given, self.entry.at)

    @cached_property
    def outline(self) -> Outline:
        """The guide as its author wrote it, for people."""
        return outline(self.graph, self.states.values())

    @cached_property
    def fingerprint(self) -> str:
        """The first 12 hexadecimal digits of a SHA-256 over all that the guide says, where every choice leads, its
        safety rules, and what its author decided about the proof. Other dates and names, and the order in the file,
        do not matter."""
        flow = self.flow
        said: dict[str, object] = {
            "guide": [flow.title, flow.purpose, flow.for_whom],
            "rules": sorted(flow.rules),
            "machines": {each.entry_key or "": each._meaning() for each in self.all},
            "entries": {key: [entry.title, entry.at] for key, entry in flow.entries.items()},
        }
        said |= {key: found for key, found in self._decided().items() if found}
        return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]

    def _decided(self) -> dict[str, object]:
        """What the proof takes from the author: promises set aside, orders of gravity, reasons for no "Not sure"."""
        asked = {key: self.flow.questions[key] for key in sorted(self.asks)}
        return {
            "waivers": sorted(waiver.model_dump_json() for waiver in self.flow.waivers),
            "gravity": {key: question.gravity for key, question in asked.items() if question.gravity},
            "no_not_sure": {key: question.no_not_sure for key, question in asked.items() if question.no_not_sure},
        }

    def _meaning(self) -> dict[str, object]:
        states = {
            state.key: [asdict(state.content), [[choice.key, choice.label, choice.target] for choice in state.choices]]
            for state in self.states.values()
        }
        return {
            "start": self.start.key,
            "given": self.given,
            "states": states,
            "map": None if self.entry else asdict(self.outline),
        }

    @property
    def approval_stands(self) -> bool:
        """Whether the guide still says what was approved. Raises ValueError if nobody approved it."""
        if self.flow.approval is None:
            raise ValueError(f"nobody approved {self.flow.key}")
        return self.flow.approval.proof == self.fingerprint

    @property
    def start(self) -> State:
        """The first state."""
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
        """The ways back from each state that are right for every reader there; none from the first state.

        A state may have several questions before it. Each reader knows what was chosen last, so a way back for
        each choice is exact, unless the same choice leads here with different memories of what was chosen
        before. Then the way back goes to the last state that all these readers have passed.
        """
        return {key: self._back(ways) for key, ways in self.ways_in.items()}

    def _back(self, ways: WaysIn) -> tuple[Back, ...]:
        before = {state.key: state for state, _ in ways}
        if len(before) == 1:
            return (Back(next(iter(before))),)
        states_of: dict[str, set[str]] = {}
        from_choice: dict[tuple[str, str], set[str]] = {}
        for state, choice in ways:
            states_of.setdefault(state.origin, set()).add(state.key)
            from_choice.setdefault((state.origin, choice.label), set()).add(state.key)
        found: dict[Back, None] = {}
        for (origin, label), keys in from_choice.items():
            target = self._last_passed(keys)
            to = self._ask(target) if target not in keys or len(states_of) > 1 else None
            chosen = label if target in keys and len(states_of[origin]) > 1 else None
            found[Back(target, to, chosen)] = None
        return self._told_apart(found)

    def _told_apart(self, ways: Iterable[Back]) -> tuple[Back, ...]:
        """Ways back that read alike but lead to different states become one, to the last state before them all."""
        alike: dict[tuple[str | None, str | None], list[Back]] = {}
        for way in ways:
            alike.setdefault((way.to, way.chosen), []).append(way)
        found: dict[Back, None] = {}
        for group in alike.values():
            target = self._last_passed(way.target for way in group)
            found[group[0] if len(group) == 1 else Back(target, self._ask(target))] = None
        return tuple(found)

    def _ask(self, key: str) -> str:
        content = self.states[key].content
        return content.ask if isinstance(content, Prompt) else content.title

    def _last_passed(self, keys: Iterable[str]) -> str:
        """The last state that every way to any of some states passes."""
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
    def asks(self) -> Mapping[str, str]:
        """What each question asks, by its key; where that differs from state to state, all of it."""
        asked: dict[str, dict[str, None]] = {}
        for state in self.states.values():
            if isinstance(state.content, Prompt):
                asked.setdefault(state.origin, {})[state.content.ask] = None
        return {key: " / ".join(texts) for key, texts in asked.items()}

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
    """The state where the ways back from some states meet, each followed by dominators."""
    rest = set(keys)
    while len(rest) > 1:
        last = max(rest, key=lambda key: states[key].number)
        rest = rest - {last} | {dominator[last]}
    return rest.pop()
