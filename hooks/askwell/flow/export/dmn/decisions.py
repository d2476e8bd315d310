"""The decisions of a guide: one table of all answers, or a table after each question for a guide that has many ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from askwell.flow.export.dmn.answers import Answers, Asked
from askwell.flow.export.dmn.banding import banding_here
from askwell.flow.export.dmn.feel import ANY, Names, text, texts
from askwell.flow.export.dmn.model import Decision, Output, Rule
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Advice, Choice, State

MAX_ROWS = 100
"""Rows of a single table at most: of more nobody keeps an overview (ours)."""

OUTCOME, ENDING, URGENCY, ADVICE = "outcome", "ending", "urgency", "advice"
"""The decisions of every guide; those of an entry have its key behind them."""


def decisions(machine: Machine, answers: Answers, names: Names) -> Iterator[Decision]:
    """The decisions of a guide, or of one of its entries, each behind those that it looks at."""
    making = _Making(machine, answers, names)
    if _rows(machine) <= MAX_ROWS and not any(asked.varies for asked in making.asked.values()):
        yield making.one_table()
    else:
        yield from making.step_by_step()
    if making.last != making.named(OUTCOME):
        yield making.outcome()
    yield making.urgency()
    yield making.advice()


def fixed_names(machine: Machine) -> Iterator[str]:
    """The names of decisions that every guide has."""
    yield from (_named(base, each) for each in machine.all for base in (OUTCOME, ENDING, URGENCY, ADVICE))


def _named(base: str, machine: Machine) -> str:
    return f"{base}_at_{machine.entry_key.replace('-', '_')}" if machine.entry_key else base


def _rows(machine: Machine) -> int:
    """How many rows one table of all answers has."""
    found: dict[str, int] = {}
    for state in reversed(list(machine.states.values())):
        found[state.key] = sum(found[target] for target in {choice.target for choice in state.choices}) or 1
    return found[machine.start.key]


def _ways_on(state: State) -> Iterator[tuple[str, list[Choice]]]:
    """Where the choices of a state lead, each with all that lead there."""
    found: dict[str, list[Choice]] = {}
    for choice in state.choices:
        found.setdefault(choice.target, []).append(choice)
    yield from found.items()


@dataclass
class _Making:
    """The making of one machine's decisions. `last` is the variable with the key of the state where readers are."""

    machine: Machine
    answers: Answers
    names: Names
    last: str = ""

    def named(self, base: str) -> str:
        """The name of a decision that every guide has."""
        return _named(base, self.machine)

    @cached_property
    def asked(self) -> Mapping[str, Asked]:
        """The questions that its readers may be asked."""
        met = {state.origin for state in self.machine.states.values()}
        return {key: asked for key, asked in self.answers.asked.items() if key in met}

    @cached_property
    def _endings(self) -> list[tuple[State, Advice]]:
        """The outcomes with what they say, in the author's order."""
        found = [(state, state.content) for state in self.machine.states.values() if isinstance(state.content, Advice)]
        outcomes = list(self.machine.flow.outcomes)
        return sorted(found, key=lambda ending: outcomes.index(ending[0].origin))

    @property
    def _whose(self) -> str:
        """For whom the decisions are, as the end of a sentence."""
        entry, given = self.machine.entry, "; ".join(f"{asked} {said}" for asked, said in self.machine.given)
        if entry is None:
            return ""
        return f" For readers who come in by '{entry.title}'{f' (known of them: {given})' if given else ''}."

    def one_table(self) -> Decision:
        """A row for each way, with a column for each question."""
        plain = all(state.key == state.origin for state, _ in self._endings)
        self.last = self.named(OUTCOME if plain else ENDING)
        rules: list[Rule] = []
        waiting: list[tuple[State, dict[str, str]]] = [(self.machine.start, {})]
        while waiting:
            state, tests = waiting.pop()
            if not state.choices:
                rules.append(Rule(tuple(tests.get(key, ANY) for key in self.asked), (text(state.key),)))
            ahead = [
                (self.machine.states[target], {**tests, state.origin: self.answers.test(state, choices)})
                for target, choices in _ways_on(state)
            ]
            waiting += reversed(ahead)
        about = "The answers of readers, with the key of the outcome. A question without a test was not asked, or does "
        looks_at = tuple(asked.seen for asked in self.asked.values())
        output = Output(self.last, values=texts(state.key for state, _ in self._endings))
        return Decision(self.last, self._label("Outcome" if plain else "Ending"), f"{about}not matter.{self._whose}",
                        looks_at, (output,), tuple(rules))  # fmt: skip

    def step_by_step(self) -> Iterator[Decision]:
        """A table for each question: from where a reader stands, and the answer, to where that leads."""
        places = [self.machine.start.key]
        behind = self.machine.graph.behind(self.machine.entry.at if self.machine.entry else "")
        for key in sorted(self.asked, key=lambda k: k in behind):
            band = self.asked[key].band
            if self.asked[key].varies:
                band = band if self.machine.entry is None else self.names.new(f"{band}{self.named('')}")
                yield banding_here(self.machine, self.asked[key], band, self.last)
            decision = self._step(key, places, band or self.asked[key].name)
            places = [place for place in places if self.machine.states[place].origin != key]
            places += dict.fromkeys(c.target for s in self._states(key) for c in s.choices)
            places = list(dict.fromkeys(places))
            self.last = decision.name
            yield decision

    def _states(self, question: str) -> list[State]:
        return [state for state in self.machine.states.values() if state.origin == question]

    def _step(self, question: str, places: Sequence[str], seen: str) -> Decision:
        here, others = self._states(question), [p for p in places if self.machine.states[p].origin != question]
        rows: dict[tuple[str, str], list[str]] = {}
        for state in here:
            for target, choices in _ways_on(state):
                rows.setdefault((self.answers.test(state, choices), target), []).append(state.key)
        standing = [self.last] if self.last else []
        rules = [
            Rule((*([texts(states)] if standing else []), test), (text(target),))
            for (test, target), states in rows.items()
        ]
        if others:
            rules.append(Rule((f"not({texts(state.key for state in here)})", ANY), (self.last,)))
        name = self.names.new(f"after-{question}" + _named("", self.machine).replace("_", "-"))
        about = f"From where a reader stands, and the answer, to where that leads.{self._whose}"
        label = f"After: {self.machine.asks[question]}"
        return Decision(name, label, about, (*standing, seen), (Output(name),), tuple(rules))

    def outcome(self) -> Decision:
        """The key of the outcome, for each ending."""
        rules = self._grouped(lambda state, _: state.origin)
        about = f"The key of the outcome. One that words itself by earlier answers has several endings.{self._whose}"
        return self._of(OUTCOME, "Outcome", about, self.last, rules)

    def urgency(self) -> Decision:
        """How soon to act."""
        ranked = {state.origin: str(advice.urgency) for state, advice in self._endings}
        groups: dict[str, list[str]] = {}
        for outcome, urgency in ranked.items():
            groups.setdefault(urgency, []).append(outcome)
        rules = tuple(Rule((texts(outcomes),), (text(urgency),)) for urgency, outcomes in groups.items())
        return self._of(URGENCY, "Urgency", f"How soon to act.{self._whose}", self.named(OUTCOME), rules)

    def advice(self) -> Decision:
        """What readers are told, with the sums that they are shown."""
        scores = {score.label: key.replace("-", "_") for key, score in self.machine.flow.scores.items() if score.show}
        sums = [name for label, name in scores.items() if any(label in dict(a.sums) for _, a in self._endings)]
        rows = [(state.key, {**_told(advice), **{scores[label]: f"{worth}" for label, worth in advice.sums}})
                for state, advice in self._endings]  # fmt: skip
        used = [name for name in _told(self._endings[0][1]) if any(told[name] != text("") for _, told in rows)]
        outputs = (*(Output(name) for name in used), *(Output(name, "number") for name in sums))
        rules = tuple(
            Rule((text(key),), tuple(told.get(column.name, "null") for column in outputs)) for key, told in rows
        )
        about = f"What readers are told, with the points that they are shown.{self._whose}"
        return Decision(self.named(ADVICE), self._label("Advice"), about, (self.last,), outputs, rules)

    def _grouped(self, value: Callable[[State, Advice], str]) -> tuple[Rule, ...]:
        groups: dict[str, list[str]] = {}
        for state, advice in self._endings:
            groups.setdefault(value(state, advice), []).append(state.key)
        return tuple(Rule((texts(keys),), (text(found),)) for found, keys in groups.items())

    def _of(self, base: str, label: str, about: str, looks_at: str, rules: tuple[Rule, ...]) -> Decision:
        name = self.named(base)
        output = Output(name, values=", ".join(dict.fromkeys(rule.values[0] for rule in rules)))
        return Decision(name, self._label(label), about, (looks_at,), (output,), rules)

    def _label(self, words: str) -> str:
        entry = self.machine.entry
        return f"{words}: {entry.title}" if entry and entry.title else words


def _told(advice: Advice) -> dict[str, str]:
    """What an ending says, by column."""
    said = {
        "called": advice.called,
        "title": advice.title,
        "next_step": advice.next_step,
        "how_soon": advice.how_soon,
        "why": advice.why,
        "would_change": advice.would_change,
        "because": " ".join(advice.because),
        "sources": ", ".join(advice.sources),
    }
    return {name: text(words) for name, words in said.items()}
