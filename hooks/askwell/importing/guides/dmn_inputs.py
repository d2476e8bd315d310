"""What the inputs of decision tables become: questions, terms of decisions before, or sums."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from askwell.importing.guides.bands import Cut, Stretch, bands, shown
from askwell.importing.guides.dmn_model import Decision, Input, Model
from askwell.importing.guides.dmn_ours import ours
from askwell.importing.guides.drafted import DraftOption, DraftQuestion, Keys, either, key_of, numbered, opposite
from askwell.importing.guides.feel import CellTest, NotUnderstood, Value, literals, unary_tests, word

RESTS = "it rests on a decision of which this was not understood: "
"""How the reason begins that a row was not understood, since a decision before it was not."""


class Meaning(Protocol):
    """What an input stands for."""

    def condition(self, test: CellTest) -> str:
        """The condition that a test holds; "" if it asks for nothing. Raises NotUnderstood."""


def _stretches(key: str, test: CellTest) -> str:
    """The condition that a number is in one of some stretches."""
    found = [value.condition(key) for value in test.values if isinstance(value, Stretch)]
    return opposite(either(found)) if test.denied else either(found)


@dataclass(frozen=True, slots=True)
class Summed:
    """The sum of a table that adds up: a score."""

    key: str

    def condition(self, test: CellTest) -> str:
        if test.values and not isinstance(test.values[0], Stretch):
            raise NotUnderstood("it compares a sum with something that is no number")
        return _stretches(self.key, test) if test.values else ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a decision before came to: a term for each of its values. `unclear` says what of it was not understood."""

    terms: dict[str | bool, str]
    unclear: str = ""

    def condition(self, test: CellTest) -> str:
        if not test.values:
            return ""
        if self.unclear:
            raise NotUnderstood(f"{RESTS}{self.unclear}")
        found = [term for value, term in self.terms.items() if any(_fits(value, each) for each in test.values)]
        if not found:
            raise NotUnderstood("the decision before never comes to this")
        return opposite(either(found)) if test.denied else either(found)


def _fits(value: str | bool, asked: Value) -> bool:
    """Whether a value of a decision is what a test asks for."""
    if not isinstance(asked, Stretch):
        return type(value) is type(asked) and value == asked
    if isinstance(value, bool) or not re.fullmatch(r"-?\d+(\.\d+)?", value, re.A):
        return False
    above_low = asked.low is None or asked.low < Cut(Decimal(value), True)
    return above_low and (asked.high is None or Cut(Decimal(value)) < asked.high)


@dataclass
class Asked:
    """What readers are asked: a question, with all values and ends that tables test for."""

    key: str
    ask: str
    allowed: tuple[str | bool, ...] = ()
    within: Stretch = field(default_factory=Stretch)
    whole: bool = False
    notes: list[str] = field(default_factory=list)
    values: dict[str | bool, str] = field(default_factory=dict)
    """The key of each option, by the value it stands for."""

    cuts: set[Cut] = field(default_factory=set)

    def learn(self, test: CellTest) -> None:
        """Notes the values of a test."""
        for value in test.values:
            if isinstance(value, Stretch):
                self.cuts.update(value.cuts)
            else:
                self.name(value)

    def name(self, value: str | bool) -> None:
        """Gives a value its option."""
        if value not in self.values:
            base = key_of(word(value), "option")
            base = f"{base}-option" if base in ("not-sure", "any", "none") else base
            self.values[value] = next(name for name in numbered(base) if name not in self.values.values())

    @property
    def asks_for_number(self) -> bool:
        return bool(self.cuts or self.within.cuts) and not self.values

    def condition(self, test: CellTest) -> str:
        if not test.values:
            return ""
        if isinstance(test.values[0], Stretch):
            if self.values:
                raise NotUnderstood("other rows compare this input with texts")
            return _stretches(self.key, test)
        keys = [self.values[value] for value in test.values if not isinstance(value, Stretch)]
        listed = f"({', '.join(keys)})"
        if len(keys) == 1:
            return f"{self.key} is {'not ' if test.denied else ''}{keys[0]}"
        return f"{self.key} {'not ' if test.denied else ''}in {listed}"

    def question(self) -> DraftQuestion:
        """The question, with all that was learned."""
        notes = list(self.notes)
        if self.asks_for_number:
            least = self.within.low.at if self.within.low else None
            most = self.within.high.at if self.within.high else None
            lines = [f"{name}: {shown(end)}" for name, end in (("least", least), ("most", most)) if end is not None]
            lines += ["whole: yes"] if self.whole else []
            notes.append("name the unit of this number, if it has one (`unit`)")
            options = bands(self.cuts, self.whole, least, most)
            return DraftQuestion(self.key, self.ask, options, number=tuple(lines), notes=tuple(notes))
        if not self.allowed and not all(isinstance(value, bool) for value in self.values):
            notes.append("the original does not list all values of this input; is a choice missing?")
        if set(self.values) in ({True}, {False}):
            self.name(True)
            self.name(False)
        options = tuple(DraftOption(key, _label(value)) for value, key in self.values.items())
        while len(options) < 2:
            options = (*options, DraftOption(next(n for n in numbered("other") if n not in self.values.values()
                                                  and n not in {o.key for o in options}), "TODO"))  # fmt: skip
        return DraftQuestion(self.key, self.ask, options, notes=tuple(notes))


def _counted(values: Sequence[Value]) -> Stretch | None:
    """The stretch of whole numbers that some values are, one after another."""
    ends = [(value.low, value.high) for value in values if isinstance(value, Stretch)]
    numbers = [low.at for low, high in ends if low and high and low.at == high.at and low.at == int(low.at)]
    if len(numbers) < max(2, len(values)) or numbers != [numbers[0] + more for more in range(len(numbers))]:
        return None
    return Stretch(Cut(numbers[0]), Cut(numbers[-1], above=True))


def _label(value: str | bool) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return value


class Inputs:
    """The inputs of all tables of a file, by what they look at."""

    def __init__(self, model: Model, order: Sequence[Decision], keys: Keys) -> None:
        self._model, self._keys = model, keys
        self.made: dict[str, Meaning] = {}
        self._asked: dict[str, Asked] = {}
        self._tables = {decision.name: decision for decision in model.decisions if decision.hit}
        for decision in order:
            for number, column in enumerate(decision.inputs):
                if column.looks_at not in self._tables:
                    if column.looks_at not in self._asked:
                        self._asked[column.looks_at] = self._new(column)
                    self._learn(
                        self._asked[column.looks_at],
                        [row.inputs[number] for row in decision.rules if number < len(row.inputs)],
                    )

    def named_by(self, decision: Decision) -> Iterator[str]:
        """The decisions at which a table looks, or which it needs otherwise."""
        ids = {each.id: each.name for each in self._model.decisions}
        yield from (column.looks_at for column in decision.inputs if column.looks_at in self._tables)
        yield from (ids[need] for need in decision.needs if need in ids)

    def meaning(self, column: Input) -> Meaning:
        """What a column looks at."""
        return self.made.get(column.looks_at) or self._asked[column.looks_at]

    def questions(self) -> Iterator[DraftQuestion]:
        """In a file of ours in the order of its inputs, which is that of the guide; else as tables look at them."""
        order = list(self._model.typed) if ours(self._model) else list(self._asked)
        named = [name for name in order if name in self._asked]
        yield from (self._asked[name].question() for name in dict.fromkeys([*named, *self._asked]))

    def _new(self, column: Input) -> Asked:
        kind = self._model.typed.get(column.looks_at) or column.type
        allowed = column.values or self._model.ranges.get(kind, "")
        base = (self._model.bases.get(kind) or kind).rpartition(":")[2]
        asked = Asked(self._keys.new(column.looks_at or column.label, "question"), column.label or column.looks_at)
        asked.whole = base in ("integer", "long", "int")
        found = literals(allowed)
        asked.allowed = tuple(value for value in found if isinstance(value, str | bool))
        for value in asked.allowed:
            asked.name(value)
        self._limit(asked, allowed)
        worked_out = {decision.name: decision.worked_out for decision in self._model.decisions}
        if column.looks_at in worked_out:
            asked.notes.append(
                f"in the original nobody is asked this; it is worked out from {worked_out[column.looks_at]}"
            )
        elif column.looks_at not in self._model.typed:
            asked.notes.append(f"the original looks at '{column.looks_at}', which it does not name as an input")
        if base not in ("", "string", "boolean", "number", "integer", "long", "int", "double", "Any"):
            asked.notes.append(f"the type '{base}' of this input is not understood")
        return asked

    def _limit(self, asked: Asked, allowed: str) -> None:
        """Notes the least and the most number that may come."""
        try:
            values = unary_tests(allowed).values
        except NotUnderstood as error:
            asked.notes.append(f"which values are allowed was not understood: {error}. The original says: {allowed}")
            return
        if counted := _counted(values):
            asked.within, asked.whole = counted, True
            return
        if len(values) != 1 or not isinstance(values[0], Stretch):
            asked.cuts.update(cut for value in values if isinstance(value, Stretch) for cut in value.cuts)
            return
        low, high = values[0].low, values[0].high
        if (low and low.above) or (high and not high.above):
            asked.notes.append(f"a range without its own ends was not understood: {allowed}")
            return
        asked.within = values[0]

    def _learn(self, asked: Asked, cells: Sequence[str]) -> None:
        for cell in cells:
            try:
                asked.learn(unary_tests(cell))
            except NotUnderstood:
                continue
