"""A decision on which others rest: its values as terms, each with the condition under which it comes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from askwell.importing.guides.bands import Stretch
from askwell.importing.guides.dmn_inputs import RESTS, Told
from askwell.importing.guides.dmn_model import Decision, Rule
from askwell.importing.guides.drafted import Keys, both, either, opposite
from askwell.importing.guides.feel import CellTest, NotUnderstood, Value, literal, literals, unary_tests, word

HITS = {"UNIQUE": "unique", "FIRST": "first", "ANY": "first", "PRIORITY": "first", "COLLECT SUM": "every"}
"""The hit policies that guides have as well, by what they are called here."""

UNKNOWN = "TODO"
"""The condition of what was not understood: no guide is published with it."""

MAX_WEIGHT = 1_000
"""Words of a condition with all terms in it written out; a check takes long over more (ours)."""

When = Callable[[Decision, Rule], str]
"""The condition of a row; "" if it takes all. Raises NotUnderstood."""


Terms = tuple[tuple[str, str], ...]
"""Terms with their conditions."""


def terms_of(decision: Decision, when: When, keys: Keys) -> tuple[Told, Terms]:
    """What a decision comes to, and the terms for it: none if a part of it was not understood."""
    if decision.hit not in HITS or len(decision.outputs) != 1:
        return Told({}, f"the hit policy {decision.hit} of '{decision.name}', or its outputs"), ()
    try:
        given = _conditions(decision, when)
    except NotUnderstood as error:
        _, rests, cause = str(error).partition(RESTS)
        return Told({}, cause if rests else f"in '{decision.name}', {error}"), ()
    named = {value: keys.new(f"{decision.name} {word(value)}", "term") for value in given}
    terms = tuple((named[value], either(found) if all(found) else UNKNOWN) for value, found in given.items())
    return Told(named), terms


@dataclass
class Weights:
    """How long conditions are once their terms are written out."""

    known: dict[str, int] = field(default_factory=dict)

    def of(self, condition: str) -> int:
        return sum(self.known.get(word, 1) for word in re.findall(r"[a-z0-9.-]+", condition))

    def bear(self, told: Told, terms: Terms, name: str) -> tuple[Told, Terms]:
        """The same, or nothing of it if a condition is too long."""
        found = {key: self.of(condition) for key, condition in terms}
        if any(weight > MAX_WEIGHT for weight in found.values()):
            return Told({}, f"the conditions of '{name}' are too long, with those of all decisions before it"), ()
        self.known.update(found)
        return told, terms


def _conditions(decision: Decision, when: When) -> dict[str | bool, list[str]]:
    """The conditions under which each value comes: a row's own, and that no row before it applies."""
    given: dict[str | bool, list[str]] = {}
    earlier: list[tuple[Rule, str]] = []
    for row in by_rank(decision):
        try:
            value, own = _plain(literal(row.outputs[0] if row.outputs else "")), when(decision, row)
        except NotUnderstood as error:
            raise NotUnderstood(f"row {row.number}: {error}") from None
        before = [] if HITS[decision.hit] == "unique" else [opposite(c) for r, c in earlier if not apart(r, row)]
        given.setdefault(value, []).append(both([own, *before]))
        if not own:
            return given
        earlier.append((row, own))
    if default := decision.outputs[0].default:
        given.setdefault(_plain(literal(default)), []).append(both(opposite(each) for _, each in earlier))
    return given


def apart(one: Rule, other: Rule) -> bool:
    """Whether one input alone shows that two rows never apply at once."""
    return any(_apart(unary_tests(a), unary_tests(b)) for a, b in zip(one.inputs, other.inputs, strict=True))


def _apart(one: CellTest, other: CellTest) -> bool:
    if not one.values or not other.values or (one.denied and other.denied):
        return False
    if one.denied or other.denied:
        denied, given = (one, other) if one.denied else (other, one)
        return set(given.values) <= set(denied.values)
    return not any(_meet(a, b) for a in one.values for b in other.values)


def _meet(one: Value, other: Value) -> bool:
    if not isinstance(one, Stretch) or not isinstance(other, Stretch):
        return type(one) is type(other) and one == other
    return not (
        (one.high is not None and other.low is not None and one.high <= other.low)
        or (other.high is not None and one.low is not None and other.high <= one.low)
    )


def by_rank(decision: Decision) -> list[Rule]:
    """The rows in the order in which they count: with several outputs the first is weighed first."""
    if decision.hit != "PRIORITY" or not decision.outputs:
        return list(decision.rules)
    orders = [literals(output.values) for output in decision.outputs]

    def rank(row: Rule) -> list[int]:
        cells = zip(orders, row.outputs, strict=False)
        return [order.index(value) if (value := _value(cell)) in order else len(order) for order, cell in cells]

    return sorted(decision.rules, key=rank)


def ranked(decision: Decision) -> Iterator[str]:
    """What of a table's order by priority is not known, in sentences."""
    if decision.hit == "PRIORITY":
        orders = [literals(output.values) for output in decision.outputs]
        for row in decision.rules:
            cells = zip(orders, row.outputs, strict=False)
            if len(row.outputs) != len(orders) or any(_value(cell) not in order for order, cell in cells):
                yield f"the original gives no priority to what row {row.number} of '{decision.name}' comes to"


def _value(cell: str) -> str | bool | Decimal | None:
    """The one value of a cell; None if it is worked out."""
    try:
        return literal(cell)
    except NotUnderstood:
        return None


def _plain(value: object) -> str | bool:
    return value if isinstance(value, bool) else f"{value}"
