"""The finite machine that a flow compiles to: its states, and what can be said of each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from hashlib import sha256

from askwell.flow.explore.evaluate import label_of
from askwell.flow.explore.explorer import explore
from askwell.flow.explore.reachable import Exploration
from askwell.flow.expr.ast import Condition
from askwell.flow.machine.outline import Outline, outline
from askwell.flow.machine.states import Advice, Choice, Grounds, Prompt, State
from askwell.flow.resolve.graph import FlowGraph, QuestionNode
from askwell.flow.schema.records import Entry, Flow
from askwell.flow.schema.urgency import Caution

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

    def explore(self, *keep: Condition, places: bool = False) -> Exploration:
        """Everything that its readers can reach; what the conditions in `keep` rest on is remembered to the end."""
        return explore(self.graph, keep, self.entry, places=places)

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
        return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()[:12]

    def _decided(self) -> dict[str, object]:
        """What the proof takes from the author: what terms mean, promises set aside, orders of gravity, reasons for no
        "Not sure"."""
        flow, asked = self.flow, {key: self.flow.questions[key] for key in sorted(self.asks)}
        return {
            "urgency_words": {k: [o.urgency_word, flow.level(k)] for k, o in flow.outcomes.items() if o.urgency_word},
            "ranks": {k: [o.milder_than, o.gives] for k, o in flow.outcomes.items() if o.milder_than or o.gives},
            "device": flow.device.model_dump_json() if flow.device else None,
            "parts": {part.key: part.stated for part in flow.parts if part.stated},
            "terms": {key: [term.when, term.says] for key, term in sorted(flow.terms.items())},
            "differences": sorted(one.model_dump_json() for one in flow.differences),
            "waivers": sorted(waiver.model_dump_json() for waiver in flow.waivers),
            "gravity": {key: question.gravity for key, question in asked.items() if question.gravity},
            "no_not_sure": {key: question.no_not_sure for key, question in asked.items() if question.no_not_sure},
        }

    def _meaning(self) -> dict[str, object]:
        states = {
            state.key: [
                _written(state.content),
                [[choice.key, choice.label, choice.target] for choice in state.choices],
            ]
            for state in self.states.values()
        }
        return {
            "start": self.start.key,
            "given": self.given,
            "states": states,
            "map": None if self.entry else _written(self.outline),
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

    def _ask(self, key: str) -> str:
        content = self.states[key].content
        return content.ask if isinstance(content, Prompt) else content.title

    @cached_property
    def back(self) -> Mapping[str, str]:
        """For each state but the first, the last state before it that every way to it passes (its dominator): a way
        back to it offers no reader a question that was never asked."""
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
                common[state.key] | {state.origin: frozenset([choice.meant])} for state, choice in self.ways_in[key]
            ]
            shared = set(histories[0]).intersection(*histories) if histories else set()
            common[key] = {q: frozenset().union(*(h[q] for h in histories)) for q in self._asked if q in shared}
        return {key: self._told(found) for key, found in common.items()}

    @cached_property
    def rests_on(self) -> Mapping[str, tuple[Grounds, ...]]:
        """For each state, the choices that every way to it has in common, in the order asked."""
        heard: dict[str, dict[str, dict[Prompt, None]]] = {}
        for key in self.states:
            mine: dict[str, dict[Prompt, None]] = {}
            for state, _ in self.ways_in[key]:
                assert isinstance(state.content, Prompt)
                for question, asked in (*heard[state.key].items(), (state.origin, {state.content: None})):
                    mine.setdefault(question, {}).update(asked)
            heard[key] = mine
        return {
            key: tuple(self._grounds(key, question, tuple(heard[key][question]), labels) for question, labels in found)
            for key, found in ((key, found.items()) for key, found in self.certain.items())
        }

    def _grounds(self, key: str, question: str, heard: tuple[Prompt, ...], labels: tuple[str, ...]) -> Grounds:
        signs = tuple(dict.fromkeys(sign for prompt in heard for sign in prompt.signs))
        none = {
            choice.meant
            for state in self.states.values()
            if state.origin == question
            for choice in state.choices
            if choice.key == "none"
        }
        return Grounds(
            asked=" / ".join(dict.fromkeys(prompt.ask for prompt in heard)),
            labels=labels,
            signs=signs,
            none=bool(signs) and set(labels) <= none,
            red_flag=any(prompt.red_flag for prompt in heard),
            at=next((passed for passed in self.passed(key) if self.states[passed].origin == question), None),
        )

    def passed(self, key: str) -> Iterator[str]:
        """The states that every way to a state passes, the last one first."""
        while key in self.back:
            key = self.back[key]
            yield key

    @cached_property
    def walked_to(self) -> frozenset[str]:
        """The outcomes that must not be read alone, by those who came to them by no choice: a routine visit or milder,
        where a sign that the guide asks for on the way leads to something sooner."""
        gravest: dict[str, int] = {}
        for key, state in reversed(list(self.states.items())):
            own = [state.content.urgency.caution] if isinstance(state.content, Advice) else []
            gravest[key] = max([*own, *(gravest[choice.target] for choice in state.choices)])
        risk = {self.start.key: -1}
        for key in list(self.states)[1:]:
            ways = [(risk[state.key], state) for state, _ in self.ways_in[key]]
            flags = [gravest[s.key] for _, s in ways if isinstance(s.content, Prompt) and s.content.red_flag]
            risk[key] = max([*(before for before, _ in ways), *flags])
        return frozenset(
            key
            for key, state in self.states.items()
            if isinstance(state.content, Advice)
            and state.content.urgency.caution <= Caution.ROUTINE
            and state.content.urgency.caution < risk[key]
        )

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
                labels.setdefault(state.origin, {}).update(dict.fromkeys(choice.meant for choice in state.choices))
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

    def number(self, state: State) -> tuple[int, int]:
        """Which question a state is on the longest way to it, and the most questions of the whole guide: along every
        way the first rises, and the second is the same for all."""
        return self.asked_before[state.key][1] + 1, self.most_to_come[self.start.key]

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
        rest = rest - {last := max(rest, key=lambda key: states[key].number)} | {dominator[last]}
    return rest.pop()


def _written(value: Prompt | Advice | Outline) -> dict[str, object]:
    """What a fingerprint covers of a record. Words that a guide does without are left out, so that fingerprints of such
    guides stand."""
    return asdict(value, dict_factory=lambda items: {name: it for name, it in items if name != "called" or it})
